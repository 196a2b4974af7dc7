"""What is said of one case: its talk, its card, its call, how it ended."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desks.web.words import Words

TALK: Mapping[str, Words] = {
    "person": Words("Cilvēks", "Человек", "Person"),
    "bot": Words("Bots teica", "Бот сказал", "The bot said"),
    "unchecked": Words(
        "rakstīts pēc klusuma: tālrunis var būt citās rokās",
        "написано после молчания: телефон может быть в чужих руках",
        "written after a silence: the phone may be in other hands",
    ),
    "lost": Words("nav nonākusi", "не дошло", "not delivered"),
    "canned_as": Words("Tev: {text}", "Для вас: {text}", "For you: {text}"),
    "lines": Words("Sarunas rindas", "Реплики", "Lines of the talk"),
    "reply": Words("Atbilde cilvēkam", "Ответ человеку", "Reply to the person"),
    "reply_in": Words(
        "Cilvēks raksta {language}.", "Человек пишет {language}.", "The person writes {language}."
    ),
    "send": Words("Sūtīt", "Отправить", "Send"),
    "send_anyway": Words("Sūtīt tāpat", "Всё равно отправить", "Send anyway"),
    "canned": Words("Gatavās atbildes", "Готовые ответы", "Canned replies"),
    "find": Words("Meklēt", "Найти", "Find"),
    "canned_none": Words("Nekas neder.", "Ничего не подходит.", "Nothing fits."),
    "canned_chosen": Words("Gatavā atbilde", "Готовый ответ", "Canned reply"),
    "canned_drop": Words("Atcelt", "Отменить", "Drop it"),
    "note": Words("Piezīme kolēģiem", "Заметка для коллег", "Note for colleagues"),
    "note_help": Words(
        "To redz tikai konsultanti. Cilvēkam to nosūtīt nevar.",
        "Это видят только консультанты. Человеку это отправить нельзя.",
        "Only consultants see it. It cannot be sent to the person.",
    ),
    "keep_note": Words("Saglabāt piezīmi", "Сохранить заметку", "Keep the note"),
    "hand_over": Words("Nodot", "Передать", "Hand over"),
    "hand_over_to": Words("Nodot: {alias}", "Передать: {alias}", "Hand over to {alias}"),
    "to_queue": Words("Atpakaļ rindā", "Обратно в очередь", "Back to the queue"),
    "hold": Words("Pauze", "Пауза", "Hold"),
    "close": Words("Noslēgt", "Завершить", "Close"),
    "close_help": Words(
        "Nospied, kā beidzās. Pārējais nav obligāti.",
        "Нажмите, чем закончилось. Остальное не обязательно.",
        "Press how it ended. The rest may be left open.",
    ),
    "block": Words("Liegt čatu", "Закрыть чат", "Block"),
    "block_help": Words(
        "Čatā rakstīt vairs nevarēs, tālruņa numuri paliek redzami.",
        "Писать в чат будет нельзя, номера телефонов останутся видны.",
        "The chat is closed for this person; the phone numbers stay.",
    ),
    "block_1": Words("Uz stundu", "На час", "For an hour"),
    "block_24": Words("Uz diennakti", "На сутки", "For a day"),
    "left_open": Words("nav zināms", "неизвестно", "not known"),
    "look": Words("Skatīt sarunu", "Посмотреть разговор", "Read the talk"),
    "look_help": Words(
        "Šī ir kolēģa saruna. Uzraksti, kāpēc to skati: tas paliks sarunas žurnālā.",
        "Это разговор коллеги. Напишите, зачем вы его смотрите: это останется в журнале.",
        "This is a colleague's talk. Say why you read it: it stays in its log.",
    ),
    "look_reason": Words("Iemesls", "Причина", "Reason"),
}
CARD: Mapping[str, Words] = {
    "signs": Words("Pazīmes", "Признаки", "Signs"),
    "no_signs": Words(
        "Atbildēs pazīmju nav.", "В ответах признаков нет.", "No signs in the answers."
    ),
    "sign_critical": Words("kritiska", "критичный", "critical"),
    "answers": Words("Atbildes", "Ответы", "Answers"),
    "no_answers": Words("Atbilžu nav.", "Ответов нет.", "No answers."),
    "rather_not": Words(
        "negribēja teikt vai nezina", "не знает или не хочет говорить", "would rather not say"
    ),
    "typed": Words("paša vārdiem", "своими словами", "in their own words"),
    "path": Words("Ceļš", "Путь", "Path"),
    "told_shared": Words("Cilvēkam teikts", "Человеку сказано", "The person was told"),
    "call_card": Words("Zvans", "Звонок", "Call"),
    "call_say": Words(
        "Ja atbild cits, saki: «{text}».",
        "Если ответит другой, скажите: «{text}».",
        "If somebody else answers, say: “{text}”.",
    ),
    "call_say_nothing": Words(
        "Ja atbild cits, neko nesaki un noliec.",
        "Если ответит другой, ничего не говорите и положите трубку.",
        "If somebody else answers, say nothing and hang up.",
    ),
    "call_no_voicemail": Words("Ziņu neatstāj.", "Сообщение не оставляйте.", "Leave no message."),
    "call_voicemail": Words(
        "Ziņu atstāt drīkst.", "Сообщение оставить можно.", "A message may be left."
    ),
    "call_others": Words(
        "Var atbildēt cits.", "Может ответить другой.", "Somebody else may answer."
    ),
    "call_alone": Words(
        "Atbild tikai pats cilvēks.", "Отвечает только сам человек.", "Only the person answers."
    ),
    "call_code": Words(
        "Pirmais vārds: «{word}».", "Первое слово: «{word}».", "First word: “{word}”."
    ),
    "call_when": Words("Kad: {begin} – {end}", "Когда: {begin} – {end}", "When: {begin} – {end}"),
    "call_language": Words("Valoda: {language}", "Язык: {language}", "Language: {language}"),
    "call_attempts": Words("Mēģinājumi: {count}", "Попытки: {count}", "Attempts: {count}"),
    "number": Words("Numurs", "Номер", "Number"),
    "show_number": Words("Rādīt numuru", "Показать номер", "Show the number"),
    "call_now": Words("Zvanu", "Звоню", "I am calling"),
    "called_talked": Words("Parunājām", "Поговорили", "We talked"),
    "called_no_answer": Words("Neatbild", "Не отвечает", "No answer"),
    "called_wrong_person": Words("Atbildēja cits", "Ответил другой", "Somebody else"),
    "called_asked_not_to_call": Words("Lūdz nezvanīt", "Просит не звонить", "Asked not to call"),
}
ENDS: Mapping[str, Words] = {
    "outcome_informed": Words("Saņēma padomu", "Получил совет", "Got advice"),
    "outcome_referred": Words("Nodots palīdzībai", "Передан помощи", "Referred to help"),
    "outcome_police": Words("Policija", "Полиция", "Police"),
    "outcome_call_agreed": Words("Norunāts zvans", "Договорились о звонке", "Call agreed"),
    "outcome_broke_off": Words("Aprāvās", "Прервался", "Broke off"),
    "outcome_not_for_us": Words("Cita tēma", "Другая тема", "Not for us"),
    "outcome_misuse": Words("Ļaunprātīgi", "Злоупотребление", "Misuse"),
    "field_reporter": Words("Kas vēršas", "Кто обращается", "Who asks"),
    "reporter_self": Words("par sevi", "о себе", "for oneself"),
    "reporter_relative": Words("tuvinieks", "близкий", "a relative"),
    "reporter_other": Words("cits", "другой", "somebody else"),
    "reporter_institution": Words("iestāde", "учреждение", "an institution"),
    "field_topic": Words("Temats", "Тема", "Topic"),
    "topic_work": Words("darba piedāvājums", "предложение работы", "job offer"),
    "topic_abroad": Words("jau ārzemēs", "уже за границей", "abroad already"),
    "topic_marriage": Words("laulības", "брак", "marriage"),
    "topic_papers": Words("dokumenti", "документы", "papers"),
    "topic_other": Words("cits", "другое", "other"),
    "field_form": Words("Ekspluatācija", "Эксплуатация", "Exploitation"),
    "form_none": Words("nav", "нет", "none"),
    "form_labour": Words("darbs", "труд", "labour"),
    "form_sexual": Words("seksuāla", "сексуальная", "sexual"),
    "form_crime": Words("spiests noziegums", "принуждение к преступлению", "forced crime"),
    "form_marriage": Words("fiktīvas laulības", "фиктивный брак", "sham marriage"),
    "form_begging": Words("ubagošana", "попрошайничество", "begging"),
    "field_identified": Words("Cietušais", "Пострадавший", "Victim"),
    "identified_no": Words("nē", "нет", "no"),
    "identified_maybe": Words("iespējams", "возможно", "perhaps"),
    "identified_yes": Words("jā", "да", "yes"),
    "outcome_cancelled": Words("Cilvēks atcēla", "Человек отменил", "Cancelled by the person"),
    "outcome_nobody": Words("Neviens nepieņēma", "Никто не принял", "Nobody took it"),
    "outcome_missed": Words("Nesazvanīts", "Не дозвонились", "Not reached"),
    "outcome_not_filled": Words("Nav pierakstīts", "Не записано", "Not written down"),
    "outcome_blocked": Words("Liegts čats", "Чат закрыт", "Blocked"),
    "outcome_phone": Words("Parādīts tālrunis", "Показан телефон", "Shown the phone"),
    "outcome_talked": Words("Parunājām pa tālruni", "Поговорили по телефону", "Talked by phone"),
    "outcome_asked_not_to_call": Words(
        "Lūdza nezvanīt", "Просьба не звонить", "Asked not to call"
    ),
}
HAPPENED: Mapping[str, Words] = {
    "seen_assigned": Words("{who} paņēma zvanu", "{who}: звонок взят", "{who} took the call"),
    "seen_back": Words("cilvēks ir atpakaļ", "человек вернулся", "the person is back"),
    "seen_blocked": Words("{who} liedza čatu", "{who}: чат закрыт", "{who} blocked the chat"),
    "seen_booked": Words("norunāts zvans", "назначен звонок", "a call was agreed"),
    "seen_call_now": Words("laiks zvanīt", "пора звонить", "time to call"),
    "seen_call_soon": Words("drīz jāzvana", "скоро звонить", "call soon"),
    "seen_called": Words("{who} piezvanīja", "{who}: звонок сделан", "{who} called"),
    "seen_calling": Words("{who} zvana", "{who} звонит", "{who} is calling"),
    "seen_cancelled": Words("cilvēks atcēla", "человек отменил", "the person cancelled"),
    "seen_claimed": Words("{who} pieņēma sarunu", "{who}: разговор принят", "{who} took the talk"),
    "seen_desk_down": Words("čats nestrādā", "чат не работает", "the chat is down"),
    "seen_edit": Words(
        "cilvēks laboja ziņu; labojumu neredzam",
        "человек изменил сообщение; правка не видна",
        "the person edited a message; we do not see how",
    ),
    "seen_ended": Words(
        "{who} noslēdza sarunu", "{who}: разговор завершён", "{who} ended the talk"
    ),
    "seen_filed": Words(
        "{who} pierakstīja, kā beidzās", "{who}: итог записан", "{who} said how it ended"
    ),
    "seen_form": Words(
        "cilvēks piesaka zvanu", "человек заказывает звонок", "the person asks for a call"
    ),
    "seen_form_left": Words("zvanu nepieteica", "звонок не заказан", "no call was asked for"),
    "seen_given_back": Words(
        "{who} atdeva rindai", "{who}: обратно в очередь", "{who} gave it back to the queue"
    ),
    "seen_handed_over": Words(
        "{who} nodeva kolēģim", "{who}: передано коллеге", "{who} handed it over"
    ),
    "seen_held": Words("{who}: pauze", "{who}: пауза", "{who} holds"),
    "seen_language": Words(
        "cilvēks mainīja valodu", "человек сменил язык", "the person changed language"
    ),
    "seen_looked_into": Words(
        "{who} skatīja šo sarunu: {reason}",
        "{who}: просмотр разговора: {reason}",
        "{who} read this talk: {reason}",
    ),
    "seen_media": Words(
        "cilvēks sūtīja attēlu vai failu; to neatveram",
        "человек прислал картинку или файл; мы их не открываем",
        "the person sent a picture or file; we do not open those",
    ),
    "seen_missed": Words("nesazvanīts", "не дозвонились", "not reached"),
    "seen_nobody_came": Words("neviens nepieņēma", "никто не принял", "nobody took it"),
    "seen_not_delivered": Words(
        "ziņa nav nonākusi", "сообщение не дошло", "a message did not arrive"
    ),
    "seen_not_filed": Words(
        "zvana iznākums nav pierakstīts", "итог звонка не записан", "nobody said how the call went"
    ),
    "seen_not_filled": Words(
        "nav pierakstīts, kā beidzās", "итог не записан", "nobody said how it ended"
    ),
    "seen_not_reached": Words(
        "{who} nesazvanīja", "{who}: дозвониться не удалось", "{who} did not get through"
    ),
    "seen_nudge": Words(
        "cilvēks gaida atbildi", "человек ждёт ответа", "the person waits for an answer"
    ),
    "seen_paused": Words("cilvēks klusē", "человек молчит", "the person is silent"),
    "seen_person_gone": Words(
        "cilvēks neatgriezās", "человек не вернулся", "the person did not come back"
    ),
    "seen_person_left": Words(
        "cilvēks beidza sarunu", "человек завершил разговор", "the person ended the talk"
    ),
    "seen_resumed": Words("saruna turpinās", "разговор продолжается", "the talk goes on"),
    "seen_still_waits": Words("vēl gaida", "всё ещё ждёт", "still waits"),
    "seen_taken_back": Words(
        "atpakaļ rindas sākumā: konsultants klusēja",
        "снова первым в очереди: консультант молчал",
        "first in the queue again: the consultant was silent",
    ),
    "seen_tell_all": Words(
        "ilgi gaida atbildi: redz visi",
        "долго ждёт ответа: видят все",
        "has waited long for an answer: shown to all",
    ),
    "seen_urgent": Words("raksta par briesmām", "пишет об опасности", "writes of danger"),
    "seen_waits": Words("gaida konsultantu", "ждёт консультанта", "waits for a consultant"),
    "seen_waits_long": Words("gaida ilgi", "ждёт долго", "has waited long"),
    "seen_waits_on": Words("gaida tālāk", "ждёт дальше", "waits on"),
}
WORDS: Mapping[str, Words] = {**TALK, **CARD, **ENDS, **HAPPENED}
