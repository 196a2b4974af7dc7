"""A page on which somebody can be any person on this Telegram, to try the bot by hand."""

from __future__ import annotations

from html import escape

from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from tests.telegram_server.chats import Posted
from tests.telegram_server.people import Person
from tests.telegram_server.server import TelegramServer
from tests.telegram_server.texts import character_borders

SERVER = web.AppKey("server", TelegramServer)
LANGUAGES = {"lv": "Latviešu", "ru": "Русский", "en": "English"}
TAGS = {"bold": "b", "italic": "i", "underline": "u", "code": "code", "pre": "pre"}

STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 0 auto; max-width: 34rem; padding: 1rem }
#chat { border: 1px solid #999; height: 75vh; overflow: auto; padding: 0 .6rem }
.bot, .person { border-radius: .8rem; margin: .4rem 0; padding: .5rem .8rem; max-width: 85% }
.bot { background: #e8eef5 } .person { background: #dff3dc; margin-left: auto; width: fit-content }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.row { display: flex; flex-wrap: wrap; gap: .3rem }
form { display: contents } .row button, .row a, .row span { flex: 1; margin-top: .3rem }
.row a, .row span { border: 1px solid #999; padding: .1rem .4rem; text-align: center }
input { flex: 1; font: inherit } button { font: inherit } small { color: #555 }
"""
SCRIPT = """
let last = "";
async function look() {
  const news = await (await fetch(location.pathname + "/chat")).text();
  if (news === last) return;
  chat.innerHTML = last = news;
  chat.scrollTop = chat.scrollHeight;
}
look();
setInterval(look, 500);
"""


def add_page(app: web.Application, server: TelegramServer) -> None:
    """Serve the page beside the API."""
    app[SERVER] = server
    app.router.add_get("/", show_people)
    app.router.add_post("/people", add_person)
    app.router.add_get("/people/{id}", show_person)
    app.router.add_get("/people/{id}/chat", show_chat)
    app.router.add_post("/people/{id}/{act}", act)


async def show_people(request: web.Request) -> web.Response:
    """Show who is there, and let somebody new come."""
    people = request.app[SERVER].people.values()
    listed = "".join(
        f'<li><a href="/people/{one.id}">{escape(one.user.full_name)}</a>'
        f" ({escape(one.user.language_code or '')})</li>"
        for one in people
    )
    buttons = "".join(
        f'<button name="language" value="{code}">{name}</button>'
        for code, name in LANGUAGES.items()
    )
    new = f'<form method="post" action="/people">Somebody new: {buttons}</form>'
    return page(f"<h1>Telegram by hand</h1><ul>{listed}</ul>{new}")


async def add_person(request: web.Request) -> web.Response:
    """Let somebody new come."""
    form = await request.post()
    person = request.app[SERVER].person(language_code=str(form.get("language", "lv")))
    raise web.HTTPSeeOther(f"/people/{person.id}")


async def show_person(request: web.Request) -> web.Response:
    """Show one person's phone: the chat, which looks for news by itself, and a field."""
    person = person_of(request)
    at = f"/people/{person.id}"
    return page(
        f'<p><a href="/">Everybody</a></p><div id="chat">{messages(person)}</div>'
        f'<div class="row"><form method="post" action="{at}/write">'
        '<input name="text" value="/start" autofocus><button>Send</button></form></div>'
        f'<div class="row">{acts(at)}</div><script>{SCRIPT}</script>'
    )


def acts(at: str) -> str:
    """Return the buttons for what is neither a text nor a press."""
    return "".join(
        f'<form method="post" action="{at}/{name}"><button>{name}</button></form>' for name in ACTS
    )


async def show_chat(request: web.Request) -> web.Response:
    """Return the messages alone, for the page to look at."""
    return web.Response(text=messages(person_of(request)), content_type="text/html")


def messages(person: Person) -> str:
    """Show everything that stands in the chat."""
    return "".join(shown(person, posted) for posted in person.chat)


def shown(person: Person, posted: Posted) -> str:
    """Show one message."""
    who = "bot" if posted.by_bot else "person"
    kind = ", ".join(name for name in posted.content if name in ("photo", "sticker", "voice"))
    popped = "".join(
        f"<small>pops up: {escape(press.text)}</small>"
        for press in person.presses_of(posted)
        if press.text
    )
    return (
        f'<div class="{who}"><small>{kind}</small><div class="text">{marked(posted)}</div>'
        f"{keyboard(person, posted, posted.keyboard)}{popped}</div>"
    )


def marked(posted: Posted) -> str:
    """Return the text with its bold and italic parts."""
    text = posted.text
    places = {unit: index for index, unit in enumerate(character_borders(text))}
    inserts: list[tuple[int, str]] = []
    for entity in posted.content.get("entities") or posted.content.get("caption_entities") or ():
        begin, end = places[entity.offset], places[entity.offset + entity.length]
        opening, closing = tags(entity)
        inserts += [(begin, opening), (end, closing)]
    parts, last = [], 0
    for place, tag in sorted(inserts, key=lambda insert: insert[0]):
        parts += [escape(text[last:place]), tag]
        last = place
    return "".join(parts) + escape(text[last:])


def tags(entity: MessageEntity) -> tuple[str, str]:
    """Return what stands before and after a marked part."""
    if entity.url:
        return f'<a href="{escape(entity.url)}" target="_blank">', "</a>"
    tag = TAGS.get(entity.type, "span")
    return f"<{tag}>", f"</{tag}>"


def keyboard(person: Person, posted: Posted, markup: InlineKeyboardMarkup | None) -> str:
    """Show the buttons under a message."""
    rows = markup.inline_keyboard if markup else ()
    return "".join(
        f'<div class="row">{"".join(key(person, posted, button) for button in row)}</div>'
        for row in rows
    )


def key(person: Person, posted: Posted, button: InlineKeyboardButton) -> str:
    """Show one button."""
    label = escape(button.text)
    if button.url:
        return f'<a href="{escape(button.url)}" target="_blank">{label}</a>'
    if button.copy_text:
        return f"<span>{label}: {escape(button.copy_text.text)}</span>"
    return (
        f'<form method="post" action="/people/{person.id}/press">'
        f'<input type="hidden" name="message" value="{posted.id}">'
        f'<button name="data" value="{escape(str(button.callback_data))}">{label}</button></form>'
    )


async def act(request: web.Request) -> web.Response:
    """Let the person do something, then show the phone again."""
    person, form = person_of(request), await request.post()
    match request.match_info["act"]:
        case "write" if text := str(form.get("text", "")):
            await person.sends(text)
        case "press":
            posted = person.private.messages[int(str(form["message"]))]
            await person.presses_data(str(form["data"]), posted)
        case name if name in ACTS:
            await ACTS[name](person)
        case _:
            raise web.HTTPNotFound
    raise web.HTTPSeeOther(f"/people/{person.id}")


ACTS = {
    "sticker": Person.sends_sticker,
    "voice": Person.sends_voice,
    "photo": Person.sends_photo,
    "contact": Person.sends_contact,
    "location": Person.sends_location,
    "block": Person.blocks,
    "unblock": Person.unblocks,
}


def person_of(request: web.Request) -> Person:
    """Return whose phone it is."""
    number = request.match_info["id"]
    person = request.app[SERVER].people.get(int(number)) if number.isdecimal() else None
    if person is None:
        raise web.HTTPNotFound
    return person


def page(body: str) -> web.Response:
    """Return a page."""
    text = f'<!doctype html><meta charset="utf-8"><title>Telegram</title><style>{STYLE}</style>'
    return web.Response(text=text + body, content_type="text/html")
