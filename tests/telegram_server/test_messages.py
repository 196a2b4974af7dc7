"""Messages: what can be written, changed and deleted, and in which words Telegram refuses."""

import pytest
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def keyboard(*labels, **action):
    action = action or {"callback_data": "x"}
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, **action)] for label in labels])


async def test_a_message_is_returned_and_seen_as_it_was_sent(bot, person):
    entity = MessageEntity("bold", 3, 4)

    sent = await bot.send_message(
        person.id,
        "😀 Labi!",
        entities=[entity],
        reply_markup=keyboard("Jā", "Nē"),
        disable_notification=True,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )

    assert sent.parse_entities() == {entity: "Labi"}
    seen = person.screen
    assert (seen.id, seen.text, seen.labels) == (sent.message_id, "😀 Labi!", ["Jā", "Nē"])
    assert (seen.silent, seen.preview) == (True, False)


async def test_a_message_can_answer_another(bot, person):
    question = person.chat[0].id

    sent = await bot.send_message(person.id, "Jā", reply_parameters=ReplyParameters(question))

    assert sent.reply_to_message.message_id == question


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("a" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
    ],
)
async def test_a_text_that_cannot_be_sent_is_refused(bot, person, text, words):
    with pytest.raises(BadRequest, match=words):
        await bot.send_message(person.id, text)


@pytest.mark.parametrize("text", ["a" * 4096, "😀" * 2048, "."])
async def test_a_text_is_measured_in_utf16(bot, person, text):
    assert (await bot.send_message(person.id, text)).text == text


@pytest.mark.parametrize(
    ("begin", "length", "words"),
    [
        (3, 4, "ends after the end of the text"),
        (1, 2, "begins in a middle of a utf-16 symbol"),
        (0, 1, "ends in a middle of a utf-16 symbol"),
        (-1, 2, "wrong offset or length"),
        (0, 0, "wrong offset or length"),
    ],
)
async def test_an_entity_has_to_fit(bot, person, begin, length, words):
    entity = MessageEntity("bold", begin, length)

    with pytest.raises(BadRequest) as refused:
        await bot.send_message(person.id, "😀 abc", entities=[entity])

    assert words in refused.value.message.lower()


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard("a", callback_data="ž" * 33), "Button_data_invalid"),
        (keyboard("a", callback_data=""), "Button_data_invalid"),
        (keyboard("a", url="tel:+37128612120"), "wrong HTTP URL"),
        (keyboard("a", url="http://localhost/x"), "wrong HTTP URL"),
        (keyboard("a", copy_text=CopyTextButton("a" * 257)), "Button_copy_text_invalid"),
        (keyboard("a", callback_data="x", url="https://a.lv"), "exactly one action"),
        (keyboard(" "), "Button_text_invalid"),
        (keyboard(*["a"] * 101), "Reply markup is too long"),
        (
            InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="x")] * 9]),
            "Reply markup is too long",
        ),
        (ReplyKeyboardRemove(), "stand-in knows no reply_markup"),
    ],
)
async def test_a_keyboard_that_cannot_work_is_refused(bot, person, markup, words):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(person.id, "Teksts", reply_markup=markup)


@pytest.mark.parametrize(
    "markup",
    [
        keyboard("a", callback_data="ž" * 32),
        keyboard("a", url="https://example.org"),
        keyboard("a", url="tg://resolve?domain=telegram"),
        keyboard("a", copy_text=CopyTextButton("+37128612120")),
        keyboard(*["a"] * 100),
    ],
)
async def test_a_keyboard_that_works_comes_back_as_it_was(bot, person, markup):
    sent = await bot.send_message(person.id, "Teksts", reply_markup=markup)

    assert sent.reply_markup == markup


async def test_a_picture_is_shown_with_its_words(bot, person):
    sent = await bot.send_photo(person.id, PNG, caption="Pase atvilktnē")
    again = await bot.send_photo(person.id, sent.photo[0].file_id)

    assert (person.answers[0].text, again.photo) == ("Pase atvilktnē", sent.photo)


@pytest.mark.parametrize(
    ("photo", "caption", "words"),
    [
        (PNG, "a" * 1025, "caption is too long"),
        (b"<svg/>", "", "Image_process_failed"),
        ("nobody-sent-it", "", "wrong file identifier"),
    ],
)
async def test_a_picture_that_cannot_be_shown_is_refused(bot, person, photo, caption, words):
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_photo(person.id, photo, caption=caption)


async def test_a_changed_message_loses_a_keyboard_that_is_not_given_again(bot, person):
    sent = await bot.send_message(person.id, "Viens", reply_markup=keyboard("Jā"))

    await sent.edit_text("Divi")

    assert (person.screen.text, person.screen.labels) == ("Divi", [])
    assert len(person.answers) == 1


async def test_a_change_that_changes_nothing_is_refused(bot, person):
    sent = await bot.send_message(person.id, "Viens", reply_markup=keyboard("Jā"))

    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("Viens", reply_markup=keyboard("Jā"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(keyboard("Jā"))


async def test_a_keyboard_can_be_changed_alone(bot, person):
    sent = await bot.send_message(person.id, "Viens", reply_markup=keyboard("Jā"))

    await sent.edit_text("Viens", reply_markup=keyboard("Nē"))
    assert person.screen.labels == ["Nē"]
    await sent.edit_reply_markup()
    assert person.screen.labels == []


async def test_only_what_the_bot_wrote_and_what_still_stands_can_be_changed(bot, person):
    sent = await bot.send_message(person.id, "Viens")
    await sent.delete()

    with pytest.raises(BadRequest, match="Message to edit not found"):
        await sent.edit_text("Divi")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("Divi", person.id, person.chat[0].id)


async def test_in_a_private_chat_both_sides_can_be_deleted(bot, person):
    await bot.send_message(person.id, "Viens")
    both = [posted.id for posted in person.chat]

    assert await bot.delete_messages(person.id, [*both, 999_999])
    assert person.chat == []


async def test_after_two_days_nothing_can_be_deleted(server, bot, person):
    sent = await bot.send_message(person.id, "Viens")
    await server.pass_by(48 * 3600)

    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await sent.delete()
    with pytest.raises(BadRequest, match="can't be deleted for everyone"):
        await bot.delete_messages(person.id, [sent.message_id])
    assert person.screen.text == "Viens"


async def test_a_hundred_messages_can_be_deleted_at_once(bot, person):
    assert await bot.delete_messages(person.id, range(1000, 1100))

    with pytest.raises(BadRequest, match="(?i)too many message identifiers"):
        await bot.delete_messages(person.id, range(1000, 1101))
    with pytest.raises(BadRequest, match="(?i)identifiers are not specified"):
        await bot.delete_messages(person.id, [])
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(person.id, 1000)


async def test_nobody_is_written_to_who_has_not_begun(server, bot):
    with pytest.raises(Forbidden, match="can't initiate conversation with a user"):
        await bot.send_message(server.person().id, "Sveiki")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(12345, "Sveiki")


async def test_who_blocks_the_bot_or_leaves_hears_nothing(bot, person):
    await person.blocks()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(person.id, "Sveiki")

    await person.unblocks()
    person.leaves_telegram()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(person.id, "Sveiki")


async def test_in_a_group_the_bot_has_to_be_in_it(server, bot, person):
    group = server.group()
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(group.id, "Sveiki")

    await group.takes_in_bot(person)
    await bot.send_message(group.id, "Sveiki")
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden, match="bot is not a member"):
        await bot.send_message(group.id, "Sveiki")

    await group.throws_out_bot(person)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "Sveiki")


async def test_a_group_that_has_moved_says_where_it_is(server, bot, person):
    old, new = server.group(kind="group"), server.group()
    await old.takes_in_bot(person)
    await old.migrates(new, person)

    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old.id, "Sveiki")

    assert moved.value.new_chat_id == new.id


async def test_a_topic_has_to_be_there_and_open(server, bot, person):
    group = server.group(forum=True)
    await group.takes_in_bot(person, as_admin=True)
    topic = await bot.create_forum_topic(group.id, "Saruna 12")
    thread = topic.message_thread_id
    sent = await bot.send_message(group.id, "Gaida", message_thread_id=thread)
    assert sent.message_thread_id == thread

    group.closed_topics.add(thread)
    with pytest.raises(BadRequest, match="(?i)topic_closed"):
        await bot.send_message(group.id, "Gaida", message_thread_id=thread)
    group.loses_topic(thread)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "Gaida", message_thread_id=thread)


async def test_topics_need_a_forum_and_the_right(server, bot, person):
    plain, forum = server.group(), server.group(forum=True)
    await plain.takes_in_bot(person, as_admin=True)
    await forum.takes_in_bot(person)

    with pytest.raises(BadRequest, match="not a forum"):
        await bot.create_forum_topic(plain.id, "Saruna")
    with pytest.raises(BadRequest, match="(?i)not enough rights"):
        await bot.create_forum_topic(forum.id, "Saruna")


async def test_what_this_server_does_not_know_is_refused(bot, person):
    with pytest.raises(InvalidToken):  # the client's word for 404
        await bot.send_dice(person.id)
    with pytest.raises(BadRequest, match="parse_mode"):
        await bot.send_message(person.id, "<b>Sveiki</b>", parse_mode="HTML")


async def test_a_writing_bot_is_seen_to_write(server, bot, person):
    await bot.send_chat_action(person.id, "typing")

    assert server.world.actions == [(person.id, "typing")]
    with pytest.raises(BadRequest, match="(?i)wrong parameter action"):
        await bot.send_chat_action(person.id, "thinking")
