"""Mistakes in conditions, and names of things that are not there."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

UNREADABLE_CONDITION = Mistake(
    "D071",
    Sentence(
        "Šo nosacījumu nevar izlasīt no vietas «{given}».",
        "This condition cannot be read from “{given}” on.",
    ),
    Sentence(
        "Raksti, piemēram: fee is debt, pay is known, has minor, age < 18, "
        "un savieno ar and, or, not.",
        "Write, for example: fee is debt, pay is known, has minor, age < 18, "
        "joined by and, or, not.",
    ),
    "when: pay = 100",
)
UNREADABLE_SUM = Mistake(
    "D072",
    Sentence(
        "Šo aprēķinu nevar izlasīt no vietas «{given}».",
        "This sum cannot be read from “{given}” on.",
    ),
    Sentence(
        "Raksti, piemēram: round(pay / (hours * 4.33), 1). Decimālzīme ir punkts.",
        "Write, for example: round(pay / (hours * 4.33), 1).",
    ),
    'compute: {weekly: "pay / 4,33"}',
)
NO_OTHERWISE = Mistake(
    "D073",
    Sentence(
        "Pie «{key}» pēdējais nosacījums nav «otherwise», tāpēc var gadīties, ka neder neviens.",
        "The last condition of “{key}” is not “otherwise”, so it may be that none fits.",
    ),
    Sentence("Pēdējam raksti «otherwise».", "Write “otherwise” for the last one."),
    "priority: {urgent: fee is yes}",
)
OTHERWISE_TOO_EARLY = Mistake(
    "D074",
    Sentence(
        "Aiz «otherwise» nekas vairs netiek skatīts.", "Nothing after “otherwise” is looked at."
    ),
    Sentence("Pārcel «otherwise» uz beigām.", "Move “otherwise” to the end."),
    "priority: {normal: otherwise, urgent: fee is yes}",
)
UNKNOWN_ANSWER = Mistake(
    "D075",
    Sentence(
        "Nosacījumā minēts «{given}», bet tādas atbildes šeit nav.",
        "The condition names “{given}”, but there is no such answer here.",
    ),
    Sentence("Šeit ir zināms: {known}.", "Known here: {known}."),
    "when: pey is known",
)
UNKNOWN_OPTION = Mistake(
    "D076",
    Sentence(
        "Solim «{step}» nav atbildes «{given}».", "The step “{step}” has no answer “{given}”."
    ),
    Sentence("Tam ir: {known}.", "It has: {known}."),
    "when: fee is maybe",
)
NOT_A_CHOICE = Mistake(
    "D077",
    Sentence(
        "«{given}» nav jautājums ar izvēlēm, tāpēc «is» te neder.",
        "“{given}” is not a question with choices, so “is” does not fit.",
    ),
    Sentence(
        "Skaitļus salīdzina ar <, >, ==; vai kas zināms, jautā ar «{given} is known».",
        "Compare numbers with <, >, ==; ask whether it is known with “{given} is known”.",
    ),
    "when: pay is low",
)
NOT_NUMERIC = Mistake(
    "D078",
    Sentence("«{given}» nav skaitlis.", "“{given}” is not a number."),
    Sentence(
        "Rēķināt un salīdzināt var skaitļus («ask: number») un aprēķinus («compute»).",
        "Numbers (“ask: number”) and computed values can be calculated with and compared.",
    ),
    "when: fee > 3",
)
UNKNOWN_SIGN = Mistake(
    "D079",
    Sentence(
        "Pazīmes «{given}» nav failā _risk.yaml.", "There is no sign “{given}” in _risk.yaml."
    ),
    Sentence("Ir: {known}.", "There are: {known}."),
    "flags: {yes: fees}",
)
UNKNOWN_LEVEL = Mistake(
    "D080",
    Sentence("Nav līmeņa «{given}».", "There is no level “{given}”."),
    Sentence("Ir: {known}.", "There are: {known}."),
    "when: level is medium",
)
CIRCULAR_SUM = Mistake(
    "D081",
    Sentence(
        "Aprēķini veido apli: {cycle}.", "The computed values go round in a circle: {cycle}."
    ),
    Sentence("Vienam no tiem jābūt bez pārējiem.", "One of them has to do without the others."),
    'compute: {a: "b + 1", b: "a + pay"}',
)
UNKNOWN_STEP = Mistake(
    "D082",
    Sentence("Šajā dialogā nav soļa «{given}».", "There is no step “{given}” in this dialog."),
    Sentence(
        "Izlabo nosaukumu. Uz citu dialogu ved «call».",
        "Correct the name. “call” leads to another dialog.",
    ),
    "go: {yes: by}",
)
UNKNOWN_DIALOG = Mistake(
    "D083",
    Sentence("Nav dialoga «{given}».", "There is no dialog “{given}”."),
    Sentence("Ir: {known}.", "There are: {known}."),
    "call: othr",
)
UNKNOWN_RISK = Mistake(
    "D084",
    Sentence("Failā _risk.yaml nav kopas «{given}».", "There is no set “{given}” in _risk.yaml."),
    Sentence("Ir: {known}.", "There are: {known}."),
    "levels: ofer",
)
UNKNOWN_FACT = Mistake(
    "D085",
    Sentence(
        "Failā _facts.yaml nav fakta «{given}».", "There is no fact “{given}” in _facts.yaml."
    ),
    Sentence("Ir: {known}.", "There are: {known}."),
    "open: {call_us: phone helplin}",
)
UNKNOWN_SNIPPET = Mistake(
    "D086",
    Sentence(
        "Failā _snippets.yaml nav teksta «{given}».",
        "There is no text “{given}” in _snippets.yaml.",
    ),
    Sentence("Ir: {known}.", "There are: {known}."),
    "use: godbye",
)
WRONG_FACT_KIND = Mistake(
    "D087",
    Sentence(
        "Fakts «{fact}» ir «{is_kind}», nevis «{given}».",
        "The fact “{fact}” is a “{is_kind}”, not a “{given}”.",
    ),
    Sentence("Raksti «{is_kind} {fact}».", "Write “{is_kind} {fact}”."),
    "open: {call_us: link helpline}",
)
NOT_REMEMBERED = Mistake(
    "D088",
    Sentence(
        "Jautājums «{step}» nav minēts pie «remember».",
        "The question “{step}” is not named under “remember”.",
    ),
    Sentence(
        "Izlem, cik ilgi atbildi glabāt: session, case, case private vai never, "
        "un ieraksti dialoga sākumā, piemēram, «remember: {{{step}: session}}».",
        "Decide how long the answer is kept: session, case, case private or never, "
        "and write at the head of the dialog, for example, “remember: {{{step}: session}}”.",
    ),
    "ask: text",
)
REMEMBERS_NOTHING = Mistake(
    "D089",
    Sentence(
        "«remember» min «{given}», bet tāda jautājuma dialogā nav.",
        "“remember” names “{given}”, but the dialog has no such question.",
    ),
    Sentence("Izlabo nosaukumu vai izdzēs to.", "Correct the name, or delete it."),
    "remember: {age: session, agge: session}",
)
CANNOT_BE_SHARED = Mistake(
    "D090",
    Sentence(
        "«{given}» nevar nodot konsultantam.", "“{given}” cannot be shown to the consultant."
    ),
    Sentence(
        "Var nodot signs, level un atbildes, ko dialogs atceras: {known}.",
        "What can be shown: signs, level, and answers the dialog remembers: {known}.",
    ),
    "share: [signs, story]",
)
NEEDS_NO_QUESTION = Mistake(
    "D091",
    Sentence(
        "«needs» min «{given}», bet šis solis neko nejautā.",
        "“needs” names “{given}”, but this step asks nothing.",
    ),
    Sentence("Mini soļus ar «choices» vai «ask».", "Name steps with “choices” or “ask”."),
    "needs: [bye]",
)
SIGN_TWICE = Mistake(
    "D092",
    Sentence(
        "Pazīme «{sign}» jau ir kopā «{first}».", "The sign “{sign}” is already in “{first}”."
    ),
    Sentence("Dod vienai no abām citu nosaukumu.", "Give one of the two another name."),
    "fee:",
)
WORD_TWICE = Mistake(
    "D093",
    Sentence(
        "Vārds «{word}» nozīmē gan «{first}», gan «{second}».",
        "The word “{word}” means both “{first}” and “{second}”.",
    ),
    Sentence("Atstāj to vienā vietā.", "Keep it in one place."),
    "stop: {lv: [palidziba]}",
)
SYNONYM_OF_NOTHING = Mistake(
    "D094",
    Sentence(
        "Nevienai izvēlei nav teksta «{given}», tāpēc šie vārdi neko nenozīmē.",
        "No choice has the text “{given}”, so these words mean nothing.",
    ),
    Sentence("Pārraksti pogas tekstu precīzi.", "Copy the button's text exactly."),
    "synonyms: {Turpinātt: [tālāk]}",
    Severity.WARNING,
)
