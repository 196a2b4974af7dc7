"""A command that the running server does for the command line."""

import asyncio
import json
import stat

import pytest

from bot.control import FILE, NobodyThere, Refused, ask, controlled


async def echo(command, arguments):
    """Tell what was asked."""
    return {"command": command, **arguments}


async def refuse(command, arguments):
    """Refuse, as for a name that there is not."""
    raise Refused("There is no such account.")


async def fail(command, arguments):
    """Meet a mistake of our own."""
    raise LookupError("secret")


async def asked(path, command="staff add", **arguments):
    """Ask as a process of its own would."""
    return await asyncio.to_thread(ask, path, command, arguments)


async def test_what_the_server_does_is_told(tmp_path):
    async with controlled(tmp_path / FILE, echo):
        assert await asked(tmp_path / FILE, name="Ļena") == {
            "command": "staff add",
            "name": "Ļena",
        }


async def test_a_refusal_comes_with_its_sentence(tmp_path):
    async with controlled(tmp_path / FILE, refuse):
        with pytest.raises(Refused, match="no such account"):
            await asked(tmp_path / FILE)


async def test_a_mistake_of_ours_is_told_without_what_was_in_it(tmp_path):
    async with controlled(tmp_path / FILE, fail):
        with pytest.raises(Refused) as refused:
            await asked(tmp_path / FILE)

    assert "secret" not in str(refused.value)


async def test_without_a_server_nobody_is_there(tmp_path):
    with pytest.raises(NobodyThere):
        await asked(tmp_path / FILE)


async def test_the_socket_of_a_server_that_was_killed_is_nobodys(tmp_path):
    async with controlled(tmp_path / FILE, echo):
        (tmp_path / FILE).rename(tmp_path / "left behind")

    with pytest.raises(NobodyThere):
        await asked(tmp_path / "left behind")


async def test_a_socket_that_was_left_behind_makes_room(tmp_path):
    (tmp_path / FILE).touch()

    async with controlled(tmp_path / FILE, echo):
        assert await asked(tmp_path / FILE) == {"command": "staff add"}


async def test_only_its_owner_may_open_the_socket(tmp_path):
    async with controlled(tmp_path / FILE, echo):
        assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


async def test_nonsense_gets_no_answer_and_harms_nobody(tmp_path):
    async with controlled(tmp_path / FILE, echo):
        reader, writer = await asyncio.open_unix_connection(tmp_path / FILE)
        writer.write(b"nonsense\n")
        nothing = await reader.read()
        writer.close()

        assert (nothing, await asked(tmp_path / FILE)) == (b"", {"command": "staff add"})


async def test_a_path_that_is_too_long_costs_the_socket_and_not_the_start(tmp_path):
    path = tmp_path / ("x" * 120) / FILE
    path.parent.mkdir()

    async with controlled(path, echo):
        assert not path.exists()


async def test_an_answer_is_one_line_of_json(tmp_path):
    async with controlled(tmp_path / FILE, echo):
        reader, writer = await asyncio.open_unix_connection(tmp_path / FILE)
        writer.write(b'{"command": "a", "arguments": {"b": "c\\nd"}}\n')
        line = await reader.readline()
        writer.close()

    assert json.loads(line) == {"told": {"command": "a", "b": "c\nd"}}
