"""People: what they do reaches the bot as Telegram would tell it, and they see what they would."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

KEYBOARD = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("Jā", callback_data="yes"),
            InlineKeyboardButton("Nē", url="https://a.lv"),
        ]
    ]
)


@pytest.fixture
async def taken(bot):
    """Return the updates that came since the last time."""
    offset = 0

    async def take():
        nonlocal offset
        updates = await bot.get_updates(offset=offset)
        offset = updates[-1].update_id + 1 if updates else offset
        return updates

    return take


async def test_a_command_is_marked_as_one(person, taken):
    (update,) = await taken()

    assert update.message.parse_entities(["bot_command"]).popitem()[1] == "/start"
    assert update.message.from_user.language_code == "lv"


async def test_a_service_message_says_only_what_it_is(server, person):
    assert "group_chat_created" not in server.updates.made[0].body["message"]


async def test_a_press_is_answered_once_and_in_time(server, bot, person, taken):
    await bot.send_message(person.id, "Vai tā?", reply_markup=KEYBOARD)
    press = await person.presses("Jā")
    query = (await taken())[-1].callback_query

    await query.answer("Labi")

    assert (query.data, query.message.message_id) == ("yes", person.screen.id)
    assert (press.answered, press.text) == (True, "Labi")
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()


async def test_a_press_that_is_too_old_cannot_be_answered(server, bot, person):
    await bot.send_message(person.id, "Vai tā?", reply_markup=KEYBOARD)
    press = await person.presses("Jā")
    await server.pass_by(151)

    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(press.id)


async def test_a_press_under_a_message_that_is_gone_says_only_where_it_was(bot, person, taken):
    sent = await bot.send_message(person.id, "Vai tā?", reply_markup=KEYBOARD)
    screen = person.screen
    await sent.delete()

    await person.presses("Jā", on=screen)

    message = (await taken())[-1].callback_query.message
    assert (message.is_accessible, message.message_id) == (False, sent.message_id)


async def test_there_is_no_button_that_is_not_there(bot, person):
    await bot.send_message(person.id, "Vai tā?", reply_markup=KEYBOARD)

    with pytest.raises(LookupError, match=r"\['Jā', 'Nē'\]"):
        await person.presses("Varbūt")


async def test_what_is_read_is_what_came_since_the_last_act(bot, person):
    await bot.send_message(person.id, "Pirmais", reply_markup=KEYBOARD)
    await person.reads("Pirmais")
    await bot.send_message(person.id, "Otrais")

    assert (await person.reads()).text == "Otrais"
    with pytest.raises(AssertionError, match="nothing new"):
        await person.reads(within=0.01)


async def test_what_came_before_an_act_is_no_answer_to_it(bot, person):
    await bot.send_message(person.id, "Pirmais", reply_markup=KEYBOARD)
    await person.presses("Jā")

    with pytest.raises(AssertionError, match="nothing new"):
        await person.reads(within=0.01)


async def test_each_kind_of_message_is_what_it_is(person, taken):
    await person.sends_sticker()
    await person.sends_voice()
    await person.sends_photo("Vārdi")
    await person.sends_contact()
    await person.sends_location()
    await person.edits(person.chat[0], "citādi")

    updates = (await taken())[1:]

    kinds = ["sticker", "voice", "photo", "contact", "location"]
    assert all(getattr(u.message, kind) for u, kind in zip(updates, kinds, strict=False))
    assert updates[-1].edited_message.text == "citādi"
    assert updates[-1].edited_message.edit_date


async def test_who_blocks_the_bot_is_a_changed_member(person, taken):
    await person.blocks()
    await person.unblocks()

    changes = [update.my_chat_member for update in (await taken())[1:]]

    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_in_a_group_the_bot_hears_commands_and_as_an_admin_everything(server, person, taken):
    group = server.group()
    await group.takes_in_bot(person)
    await person.posts(group, "Sveiki visi")
    await person.posts(group, "/start")
    await group.takes_in_bot(person, as_admin=True)
    await person.posts(group, "Vai dzirdi?")

    updates = (await taken())[1:]

    assert [update.message.text for update in updates if update.message] == [
        "/start",
        "Vai dzirdi?",
    ]
    statuses = [u.my_chat_member.new_chat_member.status for u in updates if u.my_chat_member]
    assert statuses == ["member", "administrator"]


async def test_a_post_in_a_channel_has_no_sender(server, person, taken):
    channel = server.channel()
    await channel.takes_in_bot(person, as_admin=True)
    await channel.posts("Ziņa")

    post = (await taken())[-1].channel_post

    assert (post.text, post.from_user, post.chat.type) == ("Ziņa", None, "channel")


async def test_names_that_must_not_be_found_anywhere_are_in_the_update(server, person):
    told = repr(server.updates.made[0].body)

    assert all(trace in told for trace in person.traces)
    assert len(person.traces) == 4


async def test_a_chat_can_be_asked_for(bot, person):
    assert (await bot.get_chat(person.id)).first_name == person.user.first_name
