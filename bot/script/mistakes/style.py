"""What should be said in other words (S…): warnings all, because only a human can judge."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

WARNING = Severity.WARNING

OTHER_ADDRESS = Mistake(
    "S001",
    Sentence(
        "Tekstā «{id}» cilvēku uzrunā ar «{found}».",
        "The text “{id}” addresses people with “{found}”.",
    ),
    Sentence(
        "Latviski rakstām «tu», krieviski «вы».",
        "We write «tu» in Latvian, and «вы» in Russian.",
    ),
    "lv: Vai jums ir līgums?",
    WARNING,
)
LONG_SENTENCE = Mistake(
    "S002",
    Sentence(
        "Tekstā «{id}» teikumā ir {found:vārds|vārdi}.",
        "A sentence of the text “{id}” has {found:word|words}.",
    ),
    Sentence(
        "Sadali to: satrauktam cilvēkam vieglāk lasīt īsus teikumus.",
        "Split it: somebody who is upset reads short sentences more easily.",
    ),
    "lv: Ja tev kāds zvana un saka ka tev tūlīt jābrauc un jāmaksā un neko nedrīkst stāstīt tad "
    "apstājies un padomā vai tas tiešām ir tas ko tu gribi",
    WARNING,
)
HARD_TO_READ = Mistake(
    "S003",
    Sentence(
        "Tekstu «{id}» grūti lasīt: LIX ir {found}.",
        "The text “{id}” is hard to read: its LIX is {found}.",
    ),
    Sentence("Lieto īsākus vārdus un teikumus.", "Use shorter words and sentences."),
    "lv: Nodarbinātības starptautiskās ekspluatācijas novēršanas koordinācijas struktūrvienības "
    "darbinieki informēs cietušos pilsoņus nekavējoties",
    WARNING,
)
AVOIDED = Mistake(
    "S004",
    Sentence(
        "Tekstā «{id}» ir «{found}», ko esam nolēmuši nelietot.",
        "The text “{id}” has “{found}”, which we have decided not to use.",
    ),
    Sentence(
        "Pasaki to vienkārši un bez pārmetuma. Vārdu saraksts: «avoid» failā _words.yaml.",
        "Say it plainly and without blame. The list is “avoid” in _words.yaml.",
    ),
    "lv: Esi upuris.",
    WARNING,
)
GENDERED = Mistake(
    "S005",
    Sentence(
        "Tekstā «{id}» vārdi «{found}» cilvēkam piedēvē dzimumu.",
        "The words “{found}” of the text “{id}” give the person a gender.",
    ),
    Sentence(
        "Saki to tagadnē vai bez personas: «Есть ли у вас договор?».",
        "Say it in the present or without a person: «Есть ли у вас договор?».",
    ),
    "ru: Вы получил(а) договор?",
    WARNING,
)
ABBREVIATION = Mistake(
    "S006",
    Sentence(
        "Tekstā «{id}» ir saīsinājums «{found}».",
        "The text “{id}” has the abbreviation “{found}”.",
    ),
    Sentence(
        "Izraksti to vai, ja to zina visi, ieraksti to pie «abbreviations» failā _words.yaml.",
        "Write it out; or, if everybody knows it, add it to “abbreviations” in _words.yaml.",
    ),
    "lv: Zvani VDI.",
    WARNING,
)
TWO_ALPHABETS = Mistake(
    "S007",
    Sentence(
        "Tekstā «{id}» vienā vārdā ir divu alfabētu burti: «{found}».",
        "The text “{id}” mixes two alphabets in one word: “{found}”.",
    ),
    Sentence(
        "Uzraksti vārdu no jauna ar vienu tastatūras izkārtojumu.",
        "Type the word anew with one keyboard layout.",
    ),
    "lv: Zvаni.",
    WARNING,
)
QUOTES = Mistake(
    "S008",
    Sentence(
        "Tekstā «{id}» ir pēdiņa {found}.",
        "The text “{id}” has the quotation mark {found}.",
    ),
    Sentence("Latviski rakstām “ ”, krieviski « ».", "We write “ ” in Latvian, « » in Russian."),
    'lv: Spied "Sākam".',
    WARNING,
)
SPACES = Mistake(
    "S009",
    Sentence(
        "Tekstā «{id}» ir lieka atstarpe: «{found}».",
        "The text “{id}” has a needless space: “{found}”.",
    ),
    Sentence("Izdzēs to.", "Delete it."),
    "lv: Zvani  mums.",
    WARNING,
)
NO_YO = Mistake(
    "S010",
    Sentence(
        "Tekstā «{id}» vārdā «{found}» trūkst burta ё.",
        "The word “{found}” of the text “{id}” lacks the letter ё.",
    ),
    Sentence("Krieviski rakstām ё visur.", "In Russian we write ё everywhere."),
    "ru: Что еще?",
    WARNING,
)
NOT_NEUTRAL = Mistake(
    "S011",
    Sentence(
        "Ziņas «{id}» sākumā ir «{found}», un to rāda paziņojums telefona ekrānā.",
        "The message “{id}” begins with “{found}”, which a notification shows on the phone.",
    ),
    Sentence(
        "Sāc ar neitrālu teikumu: pirmās 80 zīmes var izlasīt arī kāds cits. "
        "Vārdu saraksts: «not_first» failā _words.yaml.",
        "Begin with a neutral sentence: others may read the first 80 characters. "
        "The list is “not_first” in _words.yaml.",
    ),
    "",
    WARNING,
)
LONG_MESSAGE = Mistake(
    "S012",
    Sentence(
        "Ziņā «{id}» ar garākajām vērtībām ir {found} zīmes; Telegram ziņā ietilpst {most}.",
        "With its longest values “{id}” has {found} characters; a message takes {most}.",
    ),
    Sentence("Sadali to vairākos soļos.", "Split it into several steps."),
    "",
    WARNING,
)
