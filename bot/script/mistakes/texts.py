"""Mistakes in what the bot says."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

EMPTY_TEXT = Mistake(
    "D055",
    Sentence("Pie «{key}» nav teksta.", "There is no text under “{key}”."),
    Sentence(
        "Uzraksti tekstu aiz kola. Ja teksts sākas ar #, liec to pēdiņās.",
        "Write the text after the colon. A text that begins with # needs quotes.",
    ),
    "say:",
)
TEXT_IN_BRACES = Mistake(
    "D056",
    Sentence(
        "Teksts «{key}» stāv iekavās {{ }} vai [ ], kur komats to pārgriež.",
        "The text “{key}” stands inside {{ }} or [ ], where a comma cuts it.",
    ),
    Sentence(
        "Raksti tekstu savā rindā: «{key}: teksts».",
        "Write the text on a line of its own: “{key}: text”.",
    ),
    "- {text: Sveiki}",
)
CUT_TEXT = Mistake(
    "D057",
    Sentence(
        "Aiz # rakstītais ir piezīme, un cilvēks to neredzēs.",
        "What follows # is a comment, and nobody will see it.",
    ),
    Sentence(
        "Ja # ir teksta daļa, liec tekstu pēdiņās. Piezīmi raksti savā rindā virs teksta.",
        "If # is part of the text, use quotes. Write a comment on a line above the text.",
    ),
    "say: Zvani #1",
)
LIST_IN_TEXT = Mistake(
    "D058",
    Sentence(
        "Nākamā rinda sākas ar domuzīmi, bet šis ir viens teksts, nevis saraksts.",
        "The next line begins with a dash, but this is one text and not a list.",
    ),
    Sentence(
        "Arī pirmo teksta rindu raksti zem atslēgas aiz «- ».",
        "Write the first line under the key as well, after “- ”.",
    ),
    "say: Pirmais teikums",
)
STRAY_BRACE = Mistake(
    "D059",
    Sentence(
        "Tekstā ir iekava {{ vai }}, kas neietver nosaukumu.",
        "The text has a brace {{ or }} that holds no name.",
    ),
    Sentence(
        "Lai ievietotu vērtību, raksti tās nosaukumu, piemēram, {{helpline}}. Citur lieto ( ).",
        "To put a value in, write its name, as in {{helpline}}. Elsewhere use ( ).",
    ),
    'say: "Sola {hourly:.2f} monētas"',
)
UNKNOWN_SLOT = Mistake(
    "D060",
    Sentence(
        "Tekstā ir {{{name}}}, bet tādas vērtības šeit nav.",
        "The text has {{{name}}}, but there is no such value here.",
    ),
    Sentence("Šeit var būt: {known}.", "Here there can be: {known}."),
    'say: "Zvani {helplin}"',
)
PHONE_IN_TEXT = Mistake(
    "D061",
    Sentence("Tekstā ir tālruņa numurs «{given}».", "The text has a phone number, “{given}”."),
    Sentence(
        "Ieraksti to failā _facts.yaml un tekstā liec tā nosaukumu, piemēram, {{helpline}}.",
        "Put it in _facts.yaml and its name in the text, as in {{helpline}}.",
    ),
    "say: Briesmās zvani 112",
)
LINK_IN_TEXT = Mistake(
    "D062",
    Sentence("Tekstā ir saite vai konts «{given}».", "The text has a link or account, “{given}”."),
    Sentence(
        "Ieraksti to failā _facts.yaml un lieto pogu («buttons» un «open») "
        "vai tās nosaukumu tekstā.",
        "Put it in _facts.yaml and use a button (“buttons” and “open”), or its name in the text.",
    ),
    "say: Skaties www.example.lv",
)
EMAIL_IN_TEXT = Mistake(
    "D063",
    Sentence("Tekstā ir e-pasta adrese «{given}».", "The text has an e-mail address, “{given}”."),
    Sentence(
        "Ieraksti to failā _facts.yaml un tekstā liec tās nosaukumu.",
        "Put it in _facts.yaml and its name in the text.",
    ),
    "say: Raksti uz anna@example.lv",
)
TIME_IN_TEXT = Mistake(
    "D064",
    Sentence("Tekstā ir pulksteņa laiks «{given}».", "The text has a clock time, “{given}”."),
    Sentence(
        "Ieraksti darba laiku failā _facts.yaml un tekstā liec tā nosaukumu.",
        "Put the hours in _facts.yaml and their name in the text.",
    ),
    'say: "Strādājam no 9:00"',
)
PRICE_IN_TEXT = Mistake(
    "D065",
    Sentence("Tekstā ir cena «{given}».", "The text has a price, “{given}”."),
    Sentence(
        "Ieraksti to failā _facts.yaml un tekstā liec tās nosaukumu.",
        "Put it in _facts.yaml and its name in the text.",
    ),
    "say: Biļete maksā 50 eiro",
)
TEXT_TOO_LONG = Mistake(
    "D066",
    Sentence(
        "Solis saka {length:zīmi|zīmes}, bet vienā ziņā ietilpst {most}.",
        "The step says {length:character|characters}, but a message holds {most}.",
    ),
    Sentence("Sadali to vairākos soļos.", "Split it into several steps."),
    "",
)
LABEL_TOO_LONG = Mistake(
    "D067",
    Sentence(
        "Pogas teksts ir {length:zīmi|zīmes} garš; tālrunī redz apmēram {most}.",
        "The button's text has {length:character|characters}; a phone shows about {most}.",
    ),
    Sentence("Saīsini to.", "Make it shorter."),
    "yes: Jā, man jau ir paziņojuši, ka tas būs jāmaksā uzreiz",
    Severity.WARNING,
)
SAME_LABEL = Mistake(
    "D068",
    Sentence(
        "Divām pogām ir viens teksts «{label}».", "Two buttons have the same text, “{label}”."
    ),
    Sentence(
        "Cilvēks tās nevarēs atšķirt; maini vienu.",
        "Nobody could tell them apart; change one.",
    ),
    "no: Jā!",
)
SILENT_QUESTION = Mistake(
    "D069",
    Sentence(
        "Solis gaida atbildi, bet var gadīties, ka tas neko nejautā.",
        "The step waits for an answer, but it may be that it asks nothing.",
    ),
    Sentence(
        "Pieraksti pie «say» vismaz vienu tekstu bez «when».",
        "Give “say” at least one text without “when”.",
    ),
    "yes: Jā",
)
SAYS_SAFE = Mistake(
    "D131",
    Sentence(
        "Vārdi «{given}» sola, ka viss būs labi, bet bots to nevar zināt.",
        "The words “{given}” promise that all will be well, which the bot cannot know.",
    ),
    Sentence(
        "Saki, ko rāda atbildes un ko darīt tālāk. Ja teksts neko nesola, "
        "ieraksti šos vārdus failā _words.yaml pie «may_say».",
        "Say what the answers show, and what to do next. If the text promises nothing, "
        "add these words to “may_say” in _words.yaml.",
    ),
    "say: Šis darbs ir pilnīgi drošs.",
)
NO_NEVER_SAY = Mistake(
    "D132",
    Sentence(
        "Neviens nesargā, lai rezultāts nesauktu darbu par drošu: failā _words.yaml nav «{key}».",
        "Nothing keeps this result from calling an offer safe: _words.yaml has no “{key}”.",
    ),
    Sentence(
        "Pieraksti vārdus, ko bots nedrīkst teikt, piemēram, «never_say: {{lv: [drošs, droši]}}».",
        "Add the words that the bot must not say, as in “never_say: {{lv: [drošs, droši]}}”.",
    ),
    "levels: offer",
    Severity.WARNING,
)
UNVERIFIED_ONLY = Mistake(
    "D070",
    Sentence(
        "Ja fakts «{fact}» nav pārbaudīts, šeit nepaliek neviena teksta.",
        "If the fact “{fact}” is not verified, no text is left here.",
    ),
    Sentence(
        "Pieraksti tekstu bez šī fakta vai pārbaudi faktu un ieraksti «verified_on».",
        "Add a text without it, or verify the fact and fill in “verified_on”.",
    ),
    'say: "Raksti uz {office_email}"',
)
