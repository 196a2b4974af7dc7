"""Mistakes in the plan of the desk: hours and deadlines."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence

BAD_HOURS = Mistake(
    "D150",
    Sentence("«{given}» nav darba laiks.", "“{given}” are no hours."),
    Sentence(
        "Raksti, piemēram, 9.00-17.00; vairākus laikus sarakstā; brīvu dienu kā «closed».",
        "Write, for example, 9.00-17.00; several in a list; a free day as “closed”.",
    ),
    "mon: no rīta",
)
HOURS_REVERSED = Mistake(
    "D151",
    Sentence(
        "Laiks «{given}» beidzas, pirms tas sākas.", "The hours “{given}” end before they begin."
    ),
    Sentence(
        "Maiņu, kas iet pāri pusnaktij, raksti divās dienās: līdz 24.00 un no 0.00.",
        "Write a shift that goes past midnight on two days: until 24.00, and from 0.00.",
    ),
    "fri: 20.00-2.00",
)
SPANS_OVERLAP = Mistake(
    "D152",
    Sentence(
        "Pie «{key}» laiki pārklājas vai nav secībā.",
        "The hours under “{key}” overlap or are not in order.",
    ),
    Sentence(
        "Sakārto tos no agrākā; nākamais sākas, kad iepriekšējais ir beidzies.",
        "Order them from the earliest; the next begins when the one before is over.",
    ),
    "tue: [9.00-13.00, 12.00-17.00]",
)
BAD_LENGTH = Mistake(
    "D153",
    Sentence("«{given}» nav laika ilgums.", "“{given}” is not a length of time."),
    Sentence(
        "Raksti, piemēram, 60 s, 3 min vai 24 h; ne vairāk kā {most} dienas.",
        "Write, for example, 60 s, 3 min or 24 h; at most {most} days.",
    ),
    "last_call: ceturtdaļstunda",
)
URGENT_IS_SLOWER = Mistake(
    "D154",
    Sentence(
        "Pie «{key}» steidzams gadījums gaida ilgāk nekā parasts.",
        "Under “{key}” an urgent case waits longer than a usual one.",
    ),
    Sentence(
        "«urgent» ir tikpat ilgs vai īsāks par «normal».",
        "“urgent” is as long as “normal” or shorter.",
    ),
    "ask: {normal: 3 min, urgent: 4 min}",
)
DEADLINE_TOO_EARLY = Mistake(
    "D155",
    Sentence(
        "«{key}» iestājas, pirms ir pagājis «{first}».",
        "“{key}” comes before “{first}” has passed.",
    ),
    Sentence(
        "Abus skaita no viena brīža, tāpēc «{key}» jābūt ilgākam.",
        "Both are counted from the same moment, so “{key}” must be longer.",
    ),
    "take_back: {normal: 3 min, urgent: 2 min}",
)
HOURS_DIFFER = Mistake(
    "D156",
    Sentence(
        "Fakts «{fact}» sola «{given}», bet failā _desk.yaml laiki ir citi.",
        "The fact “{fact}” promises “{given}”, but _desk.yaml has other hours.",
    ),
    Sentence(
        "Noskaidro, kurš laiks ir pareizs, un izlabo otru.",
        "Find out which hours are right, and correct the others.",
    ),
    "helpline_hours: {kind: hours, value: darbdienās no 9.00 līdz 16.00}",
)
