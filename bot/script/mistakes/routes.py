"""Mistakes in how steps and dialogs follow each other, now and after an edit."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

UNREACHABLE = Mistake(
    "D100",
    Sentence("Solī «{step}» neviens nekad nenonāk.", "Nobody ever gets to the step “{step}”."),
    Sentence(
        "Norādi uz to ar «go» vai izdzēs to (un pieraksti pie «moved»).",
        "Lead there with “go”, or delete it (and name it under “moved”).",
    ),
    "say: Te neviens nav",
)
DEAD_END = Mistake(
    "D101",
    Sentence("Aiz soļa «{step}» nekā vairs nav.", "After the step “{step}” there is nothing."),
    Sentence(
        "Pieraksti «end: true» vai «go: {{next: solis}}».",
        "Add “end: true” or “go: {{next: step}}”.",
    ),
    "say: Uz redzēšanos",
)
TRAP = Mistake(
    "D102",
    Sentence(
        "No soļa «{step}» nevar nonākt līdz beigām vai cilvēkam.",
        "From the step “{step}” one never gets to an end or to a human.",
    ),
    Sentence(
        "Kādam no nākamajiem soļiem vajag «end: true», «handoff» vai «call».",
        "One of the steps that follow needs “end: true”, “handoff” or “call”.",
    ),
    "go: {no: first, yes: first}",
)
LOOP = Mistake(
    "D103",
    Sentence(
        "Šie soļi veido apli, un neviens negaida atbildi: {cycle}.",
        "These steps go round in a circle, and none waits for an answer: {cycle}.",
    ),
    Sentence(
        "Kādā no tiem kaut ko pajautā vai maini «go».",
        "Ask something in one of them, or change “go”.",
    ),
    "go: {next: result}",
)
TOO_MANY_CALLS = Mistake(
    "D104",
    Sentence(
        "Dialogi izsauc cits citu dziļāk par {most} līmeņiem: {path}.",
        "Dialogs call each other deeper than {most} levels: {path}.",
    ),
    Sentence("Apvieno kādus no tiem.", "Join some of them."),
    "",
)
EXIT_NEVER_TAKEN = Mistake(
    "D105",
    Sentence("Izeja «{exit}» šeit nekad nenotiek.", "The exit “{exit}” never happens here."),
    Sentence(
        "Izejai «expire» vajag «expire_after» pie «timing»; "
        "«skip» ir tikai jautājumiem, kurus drīkst izlaist.",
        "“expire” needs “expire_after” under “timing”; "
        "“skip” is for questions that may be skipped.",
    ),
    "go: {expire: bye}",
)
BUTTON_TOO_LONG = Mistake(
    "D106",
    Sentence(
        "Dialoga, soļa un izvēles nosaukumi kopā ir pārāk gari ({length} no {most} baitiem).",
        "The names of dialog, step and choice are too long together ({length} of {most} bytes).",
    ),
    Sentence("Saīsini kādu no šiem nosaukumiem.", "Make one of these names shorter."),
    "",
)
WAS_IS_ALIVE = Mistake(
    "D110",
    Sentence(
        "«{given}» joprojām pastāv, tāpēc tas nevar būt agrākais nosaukums.",
        "“{given}” still exists, so it cannot be an earlier name.",
    ),
    Sentence(
        "Pie «was» un «moved» min tikai to, kā vairs nav.",
        "“was” and “moved” name only what is no longer there.",
    ),
    "was: bye",
)
WAS_TWICE = Mistake(
    "D111",
    Sentence(
        "Agrākais nosaukums «{given}» ir minēts divreiz.",
        "The earlier name “{given}” is given twice.",
    ),
    Sentence(
        "Iesāktās sarunas var turpināt tikai vienā vietā; atstāj vienu.",
        "Conversations under way can go on in one place only; keep one.",
    ),
    "was: money",
)
NOBODY_COMES = Mistake(
    "D112",
    Sentence(
        "Dialogā «{dialog}» neviens nekad nenonāk.", "Nobody ever gets to the dialog “{dialog}”."
    ),
    Sentence(
        "Izsauc to no dialoga «home» ar «call: {dialog}» vai pieraksti failā _words.yaml "
        "pie «topics» vārdus, ar kuriem par to jautā.",
        "Run it from the dialog “home” with “call: {dialog}”, or add the words by which "
        "people ask for it to “topics” in _words.yaml.",
    ),
    "dialog: season",
    Severity.WARNING,
)
