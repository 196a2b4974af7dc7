"""The page on which the bot is tried by hand."""

import re

from aiohttp import ClientSession
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from tests.telegram_server import TelegramServer
from tests.telegram_server.by_hand import add_page


async def test_somebody_comes_writes_and_presses():
    async with (
        TelegramServer(extend=add_page) as server,
        ClientSession(server.url) as browser,
        Bot(server.token, base_url=f"{server.url}/bot") as bot,
    ):
        phone = await browser.post("/people", data={"language": "ru"})
        (number,) = server.people
        await browser.post(f"/people/{number}/write", data={"text": "<b>Sveiki</b>"})
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Jā", callback_data="yes")]])
        bold = MessageEntity("bold", 5, 2)
        sent = await bot.send_message(number, "<😀> Ok?", entities=[bold], reply_markup=keyboard)
        press = {"message": str(sent.message_id), "data": "yes"}
        chat = await (await browser.post(f"/people/{number}/press", data=press)).text()
        updates = await bot.get_updates()

    assert phone.url.path == f"/people/{number}"
    assert "&lt;b&gt;Sveiki" in chat
    assert "&lt;😀&gt; <b>Ok</b>?" in chat
    assert [user.language_code for u in updates if (user := u.effective_user)] == ["ru", "ru"]
    assert [query.data for u in updates if (query := u.callback_query)] == ["yes"]


async def test_there_is_no_phone_of_nobody_and_each_act_works():
    async with TelegramServer(extend=add_page) as server, ClientSession(server.url) as browser:
        nobody = await browser.get("/people/7")
        person = server.person()
        page = await (await browser.get(f"/people/{person.id}")).text()
        acts = re.findall(r'action="([^"]+)"', page)
        statuses = [(await browser.post(act, data={"text": "x"})).status for act in acts]
        everybody = await (await browser.get("/")).text()

    assert nobody.status == 404
    assert len(acts) == 8
    assert set(statuses) == {200}
    assert person.user.full_name in everybody
