"""What the pages of the work say around a case: the list, presence, keys, refusals, the shift."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desks.web.words import Words

PANES: Mapping[str, Words] = {
    "pane_board": Words("Kas gaida", "Кто ждёт", "Who waits"),
    "pane_talk": Words("Saruna", "Разговор", "Talk"),
    "pane_card": Words("Karte", "Карточка", "Card"),
    "panes": Words("Daļas", "Части", "Panes"),
    "waiting": Words("Gaida", "Ждут", "Waiting"),
    "mine": Words("Manas sarunas", "Мои разговоры", "My talks"),
    "calls": Words("Zvani", "Звонки", "Calls"),
    "others": Words("Pie kolēģiem", "У коллег", "With colleagues"),
    "over": Words("Noslēgtas", "Завершённые", "Closed"),
    "nobody_waits": Words("Neviens negaida.", "Никто не ждёт.", "Nobody waits."),
    "take": Words("Pieņemt", "Принять", "Take"),
    "take_next": Words("Pieņemt steidzamāko", "Принять самого срочного", "Take the most urgent"),
    "minutes": Words("{count} min", "{count} мин", "{count} min"),
    "unread": Words("jaunas: {count}", "новых: {count}", "new: {count}"),
    "urgent": Words("steidzami", "срочно", "urgent"),
    "minor": Words("nav 18", "нет 18", "under 18"),
    "front": Words("jau gaidīja", "уже ждал человек", "waited before"),
    "in_form": Words("piesaka zvanu", "заказывает звонок", "asks for a call"),
    "level_critical": Words("kritiski", "критично", "critical"),
    "level_high": Words("augsts", "высокий", "high"),
    "level_caution": Words("uzmanību", "внимание", "caution"),
    "level_none": Words("pazīmju nav", "признаков нет", "no signs"),
    "level_unfinished": Words(
        "pārbaude nav pabeigta", "проверка не закончена", "unfinished check"
    ),
    "level_": Words("nav rezultāta", "нет результата", "no result"),
    "speaks_lv": Words("latviski", "по-латышски", "Latvian"),
    "speaks_ru": Words("krieviski", "по-русски", "Russian"),
    "not_spoken": Words("tu šo valodu nenorādīji", "не ваш язык", "not one of your languages"),
    "channel_web": Words("mājaslapa", "сайт", "website"),
    "channel_telegram": Words("Telegram", "Telegram", "Telegram"),
    "state_queued": Words("gaida", "ждёт", "waits"),
    "state_asked": Words("gaida ilgi", "ждёт долго", "has waited long"),
    "state_form": Words("piesaka zvanu", "заказывает звонок", "asks for a call"),
    "state_live": Words("saruna", "разговор", "talk"),
    "state_paused": Words("pauze", "пауза", "paused"),
    "state_wrap_up": Words("jāpieraksta, kā beidzās", "запишите итог", "say how it ended"),
    "state_booked": Words("zvans norunāts", "звонок назначен", "call agreed"),
    "state_trying": Words("zvana", "звонят", "calling"),
    "state_desk_down": Words("čats nestrādā", "чат не работает", "chat is down"),
    "state_closed": Words("noslēgta", "завершён", "closed"),
    "your_turn": Words("tava kārta", "ваш ход", "your turn"),
    "their_turn": Words("gaidām cilvēku", "ждём человека", "waiting for the person"),
    "choose_case": Words(
        "Izvēlies sarunu sarakstā vai nospied t, lai pieņemtu steidzamāko.",
        "Выберите разговор в списке или нажмите t, чтобы принять самый срочный.",
        "Choose a talk in the list, or press t to take the most urgent one.",
    ),
    "come_first": Words(
        "Vispirms nospied “Sāku”: tad cilvēkiem rāda, ka čatā kāds ir.",
        "Сначала нажмите «Начинаю»: тогда людям видно, что в чате кто-то есть.",
        "Press “Start” first: then people are told that somebody is in the chat.",
    ),
    "back_to_board": Words("Uz sarakstu", "К списку", "To the list"),
}
PRESENCE: Mapping[str, Words] = {
    "presence": Words("Klātbūtne", "Присутствие", "Presence"),
    "start": Words("Sāku", "Начинаю", "Start"),
    "pause": Words("Pauze", "Пауза", "Pause"),
    "finish": Words("Beidzu", "Заканчиваю", "Finish"),
    "presence_on": Words("Esi čatā", "Вы в чате", "You are in the chat"),
    "presence_pause": Words("Tev ir pauze", "У вас пауза", "You are on a break"),
    "presence_off": Words("Neesi čatā", "Вы не в чате", "You are not in the chat"),
    "alias": Words(
        "Kā tevi sauc sarunās (ne īstais vārds)",
        "Как вас зовут в разговорах (не настоящее имя)",
        "What people call you (not your real name)",
    ),
    "known_as": Words("Cilvēki redz: {alias}", "Люди видят: {alias}", "People see: {alias}"),
    "cover": Words("Aizsegt", "Закрыть", "Cover"),
    "cover_title": Words("Piezīmes", "Заметки", "Notes"),
    "cover_back": Words("Turpināt", "Продолжить", "Go on"),
    "keys": Words("Taustiņi", "Клавиши", "Keys"),
    "keys_on": Words(
        "Viena taustiņa saīsnes ir ieslēgtas",
        "Быстрые клавиши включены",
        "Single-key shortcuts are on",
    ),
    "close_sheet": Words("Aizvērt", "Закрыть", "Close"),
    "sound_on": Words(
        "Skaņa, kad kāds gaida", "Звук, когда кто-то ждёт", "Sound when somebody waits"
    ),
    "still_there": Words(
        "Vai vēl esi šeit? Nospied jebkuru taustiņu, citādi drīz būs jāieiet vēlreiz.",
        "Вы ещё здесь? Нажмите любую клавишу, иначе скоро придётся войти снова.",
        "Are you still here? Press any key, or you will soon have to sign in again.",
    ),
    "offline": Words(
        "Nav savienojuma. Melnraksts ir saglabāts šajā cilnē, mēģinām vēlreiz.",
        "Нет связи. Черновик сохранён в этой вкладке, пробуем снова.",
        "No connection. Your draft is kept in this tab; we are trying again.",
    ),
    "not_sent": Words(
        "Nav nosūtīts: nav savienojuma. Nospied vēlreiz, divreiz tas neaizies.",
        "Не отправлено: нет связи. Нажмите ещё раз, дважды это не уйдёт.",
        "Not sent: no connection. Press again; it will not go twice.",
    ),
    "shift_ends": Words(
        "Čats šodien strādā līdz {hour}. Nodod vai noslēdz sarunas.",
        "Чат сегодня работает до {hour}. Передайте или завершите разговоры.",
        "The chat closes at {hour}. Hand your talks over or close them.",
    ),
    "shift": Words("Maiņa", "Смена", "Shift"),
}
REFUSED: Mapping[str, Words] = {
    "told_taken": Words("Šo jau pieņēma {who}.", "Уже принято: {who}.", "Already taken by {who}."),
    "told_not_yours": Words(
        "Šī saruna ir pie kolēģa.", "Этот разговор у коллеги.", "A colleague has this talk."
    ),
    "told_over": Words(
        "Saruna jau ir noslēgta.", "Разговор уже завершён.", "The talk is over already."
    ),
    "told_away": Words(
        "Kolēģa tagad nav čatā. Nav nodots.",
        "Коллеги сейчас нет в чате. Не передано.",
        "Your colleague is not there now. Not handed over.",
    ),
    "told_empty": Words("Nav ko sūtīt.", "Нечего отправлять.", "There is nothing to send."),
    "told_no_callback": Words("Zvana te nav.", "Звонка здесь нет.", "There is no call here."),
    "told_not_at_desk": Words(
        "Vispirms nospied “Sāku”.", "Сначала нажмите «Начинаю».", "Press “Start” first."
    ),
    "told_not_calling": Words(
        "Vispirms nospied “Zvanu”.", "Сначала нажмите «Звоню».", "Press “I am calling” first."
    ),
    "told_not_claimed": Words(
        "Vispirms pieņem sarunu.", "Сначала примите разговор.", "Take the talk first."
    ),
    "told_not_in_chat": Words(
        "Šeit runā pa tālruni, ne čatā.",
        "Здесь говорят по телефону, не в чате.",
        "This one is by phone, not in the chat.",
    ),
    "told_not_now": Words(
        "Vēl nav norunātais laiks, vai tas ir pagājis.",
        "Ещё не время звонка, или оно прошло.",
        "It is not the agreed time.",
    ),
    "told_not_over": Words(
        "Saruna vēl nav noslēgta.", "Разговор ещё не завершён.", "The talk is not over yet."
    ),
    "told_not_waiting": Words(
        "Cilvēks vairs negaida.", "Человек больше не ждёт.", "The person does not wait any more."
    ),
    "told_too_soon": Words(
        "Nupat zvanīts. Pagaidi 20 minūtes.",
        "Только что звонили. Подождите 20 минут.",
        "Called just now. Wait 20 minutes.",
    ),
    "told_unknown_outcome": Words(
        "Izvēlies, kā beidzās.", "Выберите, чем закончилось.", "Choose how it ended."
    ),
    "told_no_case": Words(
        "Šīs sarunas vairs nav.", "Этого разговора больше нет.", "This talk is no longer there."
    ),
    "told_gone": Words(
        "Šīs sarunas vairs nav: to pieņēma kolēģis vai cilvēks to izdzēsa.",
        "Этого разговора больше нет: его взял коллега или человек удалил.",
        "This talk is no longer here: a colleague took it, or the person erased it.",
    ),
    "told_failed": Words(
        "Neizdevās. Nekas nav mainīts.",
        "Не получилось. Ничего не изменено.",
        "That failed. Nothing was changed.",
    ),
    "told_wrote_meanwhile": Words(
        "Cilvēks pa to laiku ir rakstījis. Izlasi, pirms sūti.",
        "Человек за это время написал. Прочтите, прежде чем отправлять.",
        "The person has written meanwhile. Read it before you send.",
    ),
    "told_alias": Words(
        "Ieraksti, kā tevi saukt sarunās: tikai burti.",
        "Напишите, как вас называть: только буквы.",
        "Say what people may call you: letters only.",
    ),
    "told_still_talking": Words(
        "Tev vēl ir sarunas: nodod vai noslēdz. "
        "Ja ej tūlīt, tās pēc dažām minūtēm atgriezīsies rindā.",
        "У вас есть разговоры: передайте или завершите. "
        "Если уйти сейчас, через несколько минут они вернутся в очередь.",
        "You still have talks: hand them over or close them. "
        "If you leave now, they return to the queue in some minutes.",
    ),
    "told_reason": Words("Uzraksti iemeslu.", "Напишите причину.", "Say why."),
    "leave_anyway": Words("Tomēr eju", "Всё равно ухожу", "Leave anyway"),
}
KEYS: Mapping[str, Words] = {
    "key_next": Words("nākamā saruna", "следующий разговор", "next talk"),
    "key_previous": Words("iepriekšējā saruna", "предыдущий разговор", "previous talk"),
    "key_send": Words("sūtīt", "отправить", "send"),
    "key_escape": Words("ārā no lauka", "выйти из поля", "leave a field"),
    "key_help": Words("šī lapa", "эта справка", "this sheet"),
    "key_outcome": Words("iznākums pēc kārtas", "итог по порядку", "outcome by its place"),
    "keys_help": Words(
        "Kamēr raksti, saīsnes nedarbojas. Visu var arī ar pogām.",
        "Пока вы пишете, клавиши не действуют. Всё можно и кнопками.",
        "While you type they do nothing. Everything is a button too.",
    ),
}
SHIFT: Mapping[str, Words] = {
    "shift_waits": Words(
        "Gaida {count}, visilgāk {minutes} min",
        "Ждут: {count}, дольше всех {minutes} мин",
        "{count} waiting, the longest {minutes} min",
    ),
    "shift_here": Words("Čatā: {count}", "В чате: {count}", "In the chat: {count}"),
    "shift_silent": Words(
        "Teica “Sāku”, bet lapa vairs neatbild",
        "Сказали «Начинаю», но страница молчит",
        "Said “Start”, but the page gives no sign",
    ),
    "shift_missed": Words(
        "Šodien palaisti garām: {count}", "Сегодня пропущено: {count}", "Missed today: {count}"
    ),
    "shift_outcomes": Words("Šodienas iznākumi", "Итоги дня", "Today's outcomes"),
    "shift_none": Words("Vēl neviena.", "Пока нет.", "None yet."),
    "shift_talks": Words("Notiek", "Идут", "Under way"),
    "switch": Words("Kas nestrādā", "Что не работает", "What is down"),
    "switch_help": Words(
        "Cilvēki to redz uzreiz. Zemāk ir tieši tie vārdi, ko viņi redzēs.",
        "Люди видят это сразу. Ниже именно те слова, которые они увидят.",
        "People see it at once. Below are the very words they will read.",
    ),
    "mode_normal": Words("Viss strādā", "Всё работает", "All works"),
    "mode_desk_down": Words(
        "Čats ar konsultantu nestrādā",
        "Чат с консультантом не работает",
        "The chat with consultants is down",
    ),
    "mode_telegram_down": Words("Telegram nestrādā", "Telegram не работает", "Telegram is down"),
    "mode_read_only": Words(
        "Neko nevar saglabāt", "Ничего нельзя сохранить", "Nothing can be kept"
    ),
    "mode_words_normal": Words(
        "Cilvēki nekā neredz.", "Люди ничего не видят.", "People see nothing."
    ),
    "mode_words_telegram_down": Words(
        "Tas ir zināšanai konsultantiem: "
        "Telegram lietotājiem uzrakstīt nevaram, mājaslapa strādā.",
        "Это для консультантов: в Telegram написать нельзя, сайт работает.",
        "This is for consultants: people on Telegram cannot be written to; the website works.",
    ),
    "mode_now": Words("tagad", "сейчас", "now"),
    "turn": Words("Ieslēgt", "Включить", "Turn on"),
}

WORDS: Mapping[str, Words] = {**PANES, **PRESENCE, **REFUSED, **KEYS, **SHIFT}
