"""`staff`: the accounts of those who answer, write and publish."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from typing import Any

import click

from bot.commands.using import WrongUse
from bot.control import FILE, NobodyThere, Refused, ask
from bot.ports import StoreUnavailable
from bot.settings import Settings
from bot.staff.accounts import LANGUAGES, StaffError
from bot.staff.console import Console
from bot.staff.office import Office
from bot.staff.roles import Role
from bot.stores.errors import CannotOpen
from bot.storing import opened_store
from bot.vault import VaultError

INVITED = """\
Give {name} this link, by a way nobody else reads. It opens once, until {until}:

  {link}

It asks for a password, and shows a picture for the phone's authenticator app."""

json_option = click.option("--json", "as_json", is_flag=True, help="For programs.")
role_option = click.option(
    "--role", type=click.Choice([role.value for role in Role]), required=True
)


@click.group()
def staff() -> None:
    """Make, change and end the accounts of the staff; see who did what."""


@staff.command()
@click.argument("name")
@role_option
@click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    default=["lv"],
    help="What she speaks; as often as needed.",
)
@json_option
@click.pass_obj
def add(
    settings: Settings, name: str, role: str, languages: tuple[str, ...], *, as_json: bool
) -> None:
    """Make an account, and a link by which its owner sets it up."""
    told = perform(settings, "add", name=name, role=role, languages=list(languages))
    show_invitation(settings, told, as_json=as_json)


@staff.command()
@click.argument("name")
@json_option
@click.pass_obj
def reset(settings: Settings, name: str, *, as_json: bool) -> None:
    """Begin an account anew: its phone, its password or both are lost."""
    show_invitation(settings, perform(settings, "reset", name=name), as_json=as_json)


@staff.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.pass_obj
def give_role(settings: Settings, name: str, role: str) -> None:
    """Give an account another role; whoever is in has to sign in again."""
    perform(settings, "role", name=name, role=role)
    click.echo(f"{name} is {role} now.")


@staff.command()
@click.argument("name")
@click.pass_obj
def revoke(settings: Settings, name: str) -> None:
    """End every session of an account within a second, wherever it is open."""
    told = perform(settings, "revoke", name=name)
    click.echo(f"{told['sessions']} sessions of {name} ended.")


@staff.command()
@click.argument("name")
@click.pass_obj
def remove(settings: Settings, name: str) -> None:
    """Delete an account and end its sessions. What it did stays in the audit for a year."""
    perform(settings, "remove", name=name)
    click.echo(f"{name} is removed.")


@staff.command("list")
@json_option
@click.pass_obj
def show_accounts(settings: Settings, *, as_json: bool) -> None:
    """Show the accounts, when each last signed in, and where it is open."""
    accounts = perform(settings, "list")["accounts"]
    if as_json:
        click.echo(json.dumps(accounts, ensure_ascii=False))
        return
    for account in accounts:
        click.echo(line_of(account))


@staff.command()
@json_option
@click.pass_obj
def audit(settings: Settings, *, as_json: bool) -> None:
    """Show who did what, and whether anything in it was changed (exit status 1)."""
    told = perform(settings, "audit")
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for entry in told["entries"]:
            click.echo("{number:>6}  {hour}  {who:<16} {what} {object}".format(**entry).rstrip())
        click.echo(judgement(told))
    sys.exit(1 if told["broken"] else 0)


def judgement(told: dict[str, Any]) -> str:
    """Say whether the audit is whole."""
    if told["broken"]:
        numbers = ", ".join(map(str, told["broken"]))
        return f"Changed, or something missing before: {numbers}."
    newest = f" The newest digest is {told['digest']}." if told["digest"] else ""
    return f"{len(told['entries'])} entries, none changed or missing.{newest}"


def line_of(account: dict[str, Any]) -> str:
    """Show an account in one line."""
    seen = account["last_hour"] or ("never" if account["active"] else "invited")
    languages = ",".join(account["languages"])
    return (
        f"{account['name']:<20} {account['role']:<12} {languages:<9} "
        f"last: {seen:<20} open: {account['sessions']}"
    )


def show_invitation(settings: Settings, told: dict[str, Any], *, as_json: bool) -> None:
    """Show the link of an invitation; its code stands behind the #, so no server logs it."""
    base = settings.public_url or f"http://{settings.host}:{settings.port}"
    told |= {"link": f"{base}/desk/welcome#{told.pop('code')}"}
    click.echo(json.dumps(told, ensure_ascii=False) if as_json else INVITED.format(**told))


def perform(settings: Settings, command: str, **arguments: Any) -> dict[str, Any]:
    """Have the running server do it, or do it here where none runs or all may write."""
    try:
        if not settings.database_url.get_secret_value():
            return ask(settings.data_dir / FILE, f"staff {command}", arguments)
    except NobodyThere:
        pass
    except Refused as refused:
        raise WrongUse(str(refused)) from None
    return perform_here(settings, f"staff {command}", arguments)


def perform_here(settings: Settings, command: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Do it in this process, which then owns the database, if it is SQLite."""
    try:
        return asyncio.run(with_store(settings, command, arguments))
    except StoreUnavailable:
        raise WrongUse("The database does not answer; look at it, and try again.") from None
    except (StaffError, ValueError, VaultError, CannotOpen) as error:
        raise WrongUse(str(error)) from None


async def with_store(
    settings: Settings, command: str, arguments: dict[str, Any]
) -> dict[str, Any]:
    """Open the store, and do it there."""
    async with opened_store(settings) as store:
        return await Console(Office(store.staff, now)).perform(command, arguments)


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)
