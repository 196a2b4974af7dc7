"""What the work page says while the bell in the staff's group does not ring as it should."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desks.web.words import Words

WORDS: Mapping[str, Words] = {
    "bell_out": Words(
        "Telegram grupa neuzzina, kas gaida: bota tajā nav vai grupas numurs nav pareizs; "
        "pievieno botu no jauna.",
        "Группа в Telegram не узнаёт, кто ждёт: бота в ней нет или номер группы неверный; "
        "добавьте бота заново.",
        "The Telegram group does not learn who waits: the bot is not in it, or its number is "
        "wrong; add the bot again.",
    ),
    "bell_public": Words(
        "Telegram grupa neuzzina, kas gaida: to var lasīt ikviens; "
        "padari grupu privātu tās iestatījumos.",
        "Группа в Telegram не узнаёт, кто ждёт: её может читать любой; "
        "сделайте группу закрытой в её настройках.",
        "The Telegram group does not learn who waits: everybody can read it; make it private in "
        "its settings.",
    ),
    "bell_no_group": Words(
        "Telegram grupa neuzzina, kas gaida: norādītais numurs nav grupas numurs; "
        "jāpārbauda BOT_TELEGRAM_STAFF_GROUP.",
        "Группа в Telegram не узнаёт, кто ждёт: указан не номер группы; "
        "нужно проверить BOT_TELEGRAM_STAFF_GROUP.",
        "The Telegram group does not learn who waits: the number is not that of a group; look at "
        "BOT_TELEGRAM_STAFF_GROUP.",
    ),
    "bell_may_not_write": Words(
        "Telegram grupa neuzzina, kas gaida: bots tajā nedrīkst rakstīt; "
        "atļauj to grupas iestatījumos.",
        "Группа в Telegram не узнаёт, кто ждёт: боту нельзя в ней писать; "
        "разрешите это в настройках группы.",
        "The Telegram group does not learn who waits: the bot may not write there; allow it in "
        "the group's permissions.",
    ),
    "bell_may_not_pin": Words(
        "Telegram grupā zvana, bet saraksts nav piesprausts: padari botu par administratoru, "
        "kas drīkst piespraust ziņas.",
        "В группе в Telegram сигналы приходят, но список не закреплён: сделайте бота "
        "администратором, который может закреплять сообщения.",
        "The Telegram group is rung, but the list is not pinned there: make the bot an "
        "administrator that may pin messages.",
    ),
    "bell_token": Words(
        "Telegram grupa neuzzina, kas gaida: Telegram nepieņem bota atslēgu; "
        "jāpārbauda BOT_TELEGRAM_TOKEN_FILE.",
        "Группа в Telegram не узнаёт, кто ждёт: Telegram не принимает ключ бота; "
        "нужно проверить BOT_TELEGRAM_TOKEN_FILE.",
        "The Telegram group does not learn who waits: Telegram refuses the bot's token; look at "
        "BOT_TELEGRAM_TOKEN_FILE.",
    ),
    "bell_away": Words(
        "Telegram grupa neuzzina, kas gaida: Telegram nav sasniedzams; "
        "nekas nav jādara, bots mēģina vēl.",
        "Группа в Telegram не узнаёт, кто ждёт: Telegram недоступен; "
        "делать ничего не нужно, бот пробует снова.",
        "The Telegram group does not learn who waits: Telegram cannot be reached; nothing has to "
        "be done, the bot tries again.",
    ),
}
