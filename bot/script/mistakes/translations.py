"""What can be wrong with a catalog of translations (T…)."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

WARNING = Severity.WARNING

LARGE_CATALOG = Mistake(
    "T001",
    Sentence(
        "Fails ir lielāks par {most} baitiem, tāpēc to nelasu.",
        "The file is larger than {most} bytes, so it is not read.",
    ),
    Sentence(
        "Pārbaudi, vai šis tiešām ir tulkojumu fails.",
        "Check whether this really is the file of translations.",
    ),
    "a file of 10 MB",
)
CATALOG_NOT_UTF8 = Mistake(
    "T002",
    Sentence("Fails nav UTF-8 kodējumā.", "The file is not UTF-8."),
    Sentence("Saglabā to no jauna ar kodējumu UTF-8.", "Save it again with the encoding UTF-8."),
    "a file in Windows-1257",
)
BROKEN_ENTRY = Mistake(
    "T003",
    Sentence(
        "Šo ierakstu nevar izlasīt: vajag msgctxt, msgid un msgstr, katru pēdiņās.",
        "This entry cannot be read: it needs msgctxt, msgid and msgstr, each in quotes.",
    ),
    Sentence(
        'Pārbaudi pēdiņas un slīpsvītras; atļautas ir tikai \\n, \\t, \\r, \\" un \\\\.',
        'Check quotes and backslashes; only \\n, \\t, \\r, \\" and \\\\ are allowed.',
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Здравствуйте!',
)
TRANSLATED_TWICE = Mistake(
    "T004",
    Sentence(
        "Teksts «{id}» failā ir divreiz; derīgs ir pirmais, {first}. rindā.",
        "The text “{id}” is in the file twice; the first one, in line {first}, counts.",
    ),
    Sentence("Atstāj vienu ierakstu.", "Keep one of the entries."),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Здравствуйте!"\n\n'
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Привет!"',
)
FOREIGN_HEADER = Mistake(
    "T005",
    Sentence(
        "Faila galvenē ir «{header}», bet jābūt «{right}». Lietoju pareizo.",
        "The header of the file says “{header}”, but it must be “{right}”, which is used.",
    ),
    Sentence("«texts merge» galveni uzraksta pareizi.", "“texts merge” writes the right header."),
    'msgid ""\nmsgstr ""\n"Language: uk\\n"',
    WARNING,
)
UNKNOWN_LANGUAGE = Mistake(
    "T006",
    Sentence("Valodas ar kodu «{code}» nav.", "There is no language with the code “{code}”."),
    Sentence(
        "Mapes nosaukums ir valodas kods, piemēram, «ru» vai «uk».",
        "The name of the folder is the code of a language, such as “ru” or “uk”.",
    ),
    "locales/rus1/",
)
SOURCE_CATALOG = Mistake(
    "T007",
    Sentence(
        "Latviešu tekstus raksta pašos dialogos, tāpēc šo failu nelasu.",
        "Latvian is written in the dialogs themselves, so this file is not read.",
    ),
    Sentence("Izdzēs failu.", "Delete the file."),
    "locales/lv/LC_MESSAGES/dialogs.po",
    WARNING,
)
NO_IDENTITY = Mistake(
    "T008",
    Sentence(
        "Tulkojumam nav msgctxt, tāpēc nav zināms, kura teksta tulkojums tas ir.",
        "The translation has no msgctxt, so nobody can tell which text it translates.",
    ),
    Sentence(
        "Palaid «texts merge» un ieraksti tulkojumu tā sagatavotajā vietā.",
        "Run “texts merge” and put the translation where it has prepared the place.",
    ),
    'msgid "Sveiki!"\nmsgstr "Здравствуйте!"',
)
OTHER_SLOTS = Mistake(
    "T010",
    Sentence(
        "Tulkojumā «{id}» vietturi nav tie paši, kas latviešu tekstā: {found}.",
        "The translation of “{id}” has other placeholders than the Latvian text: {found}.",
    ),
    Sentence(
        "Pārraksti vietturus tieši tādus, kādi tie ir latviešu tekstā.",
        "Copy the placeholders exactly as they are in the Latvian text.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Zvani {helpline}."\nmsgstr "Звоните {helpine}."',
)
STRAY_FORMAT = Mistake(
    "T011",
    Sentence(
        "Tulkojumā «{id}» ir «{found}», kas nav vietturis.",
        "The translation of “{id}” holds “{found}”, which is no placeholder.",
    ),
    Sentence(
        "Atļauti ir tikai vietturi {{nosaukums}}, bez punktiem, kolu un procentu zīmēm.",
        "Only placeholders such as {{name}} are allowed, without dots, colons, percent signs.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Здравствуйте, %s!"',
)
OTHER_NUMBERS = Mistake(
    "T012",
    Sentence(
        "Tulkojumā «{id}» skaitļi nav tie paši, kas latviešu tekstā: {found}.",
        "The translation of “{id}” has other numbers than the Latvian text: {found}.",
    ),
    Sentence(
        "Skaitļiem abās valodās jābūt vienādiem un rakstītiem ar tiem pašiem cipariem.",
        "Numbers must be the same in both languages, in the same digits.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Vajadzēs 3 minūtes."\nmsgstr "Нужно 30 минут."',
)
HIDDEN_CHARACTER = Mistake(
    "T013",
    Sentence(
        "Tulkojumā «{id}» ir neredzama vai vadības rakstzīme {found}.",
        "The translation of “{id}” holds an invisible or control character, {found}.",
    ),
    Sentence(
        "Izdzēs tekstu un ieraksti to no jauna, nekopējot.",
        "Delete the text and type it anew instead of pasting it.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Здрав\u202eствуйте!"',
)
BLANK_TRANSLATION = Mistake(
    "T014",
    Sentence("Tulkojumā «{id}» ir tikai atstarpes.", "The translation of “{id}” is only spaces."),
    Sentence(
        "Iztulko tekstu vai atstāj to pavisam tukšu.",
        "Translate the text or leave it quite empty.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "   "',
)
CONTACT_IN_TRANSLATION = Mistake(
    "T015",
    Sentence(
        "Tulkojumā «{id}» ir saite vai adrese «{found}», kuras latviešu tekstā nav.",
        "The translation of “{id}” holds a link or address, “{found}”, that the Latvian has not.",
    ),
    Sentence(
        "Saites un adreses stāv tikai failā _facts.yaml. Pēc punkta vajag atstarpi.",
        "Links and addresses stand in _facts.yaml only. A full stop is followed by a space.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Пишите на example.org"',
)
LONG_TRANSLATION = Mistake(
    "T016",
    Sentence(
        "Tulkojumā «{id}» ir {found:zīme|zīmes}, bet drīkst būt {limit}.",
        "The translation of “{id}” has {found:character|characters}, but {limit} are the limit.",
    ),
    Sentence("Pasaki to īsāk.", "Say it shorter."),
    'msgctxt "home/hello#choice.yes"\nmsgid "Jā"\nmsgstr "Да, и притом без всяких сомнений, '
    'так что можете на это полностью рассчитывать"',
    WARNING,
)
MIXED_ALPHABETS = Mistake(
    "T017",
    Sentence(
        "Tulkojumā «{id}» vienā vārdā ir divu alfabētu burti: «{found}».",
        "The translation of “{id}” mixes two alphabets in one word: “{found}”.",
    ),
    Sentence(
        "Uzraksti vārdu no jauna ar vienu tastatūras izkārtojumu.",
        "Type the word anew with one keyboard layout.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Здpавствуйте!"',
    WARNING,
)
FOREIGN_ALPHABET = Mistake(
    "T018",
    Sentence(
        "Tulkojums «{id}» nav šīs valodas alfabētā.",
        "The translation of “{id}” is not in the alphabet of this language.",
    ),
    Sentence("Vai teksts tiešām ir iztulkots?", "Has the text really been translated?"),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Sveiki!"',
    WARNING,
)
HUGE_TRANSLATION = Mistake(
    "T019",
    Sentence(
        "Tulkojumā «{id}» ir {found:zīme|zīmes}, un vienā ziņā tas neietilpst.",
        "The translation of “{id}” has {found:character|characters}, more than a message holds.",
    ),
    Sentence("Pasaki to īsāk.", "Say it shorter."),
    "a translation of 5,000 characters",
)
TRANSLATED_AS_SAFE = Mistake(
    "T024",
    Sentence(
        "Tulkojums «{id}» sola, ka viss būs labi: «{found}». Bots to nevar zināt.",
        "The translation of “{id}” promises that all will be well: “{found}”. "
        "The bot cannot know that.",
    ),
    Sentence(
        "Tulko to, ko saka latviešu teksts. Ja nekas netiek solīts, ieraksti šos vārdus "
        "failā _words.yaml pie «may_say».",
        "Translate what the Latvian text says. If nothing is promised, add these words to "
        "“may_say” in _words.yaml.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Pazīmju nav."\nmsgstr "Всё безопасно."',
)
SAFETY_MISSING = Mistake(
    "T020",
    Sentence(
        "Valodu «{language}» nerādu: {count:drošības tekstam|drošības tekstiem} "
        "nav tulkojuma ({ids}).",
        "The language “{language}” is not shown: "
        "{count:safety text is|safety texts are} untranslated ({ids}).",
    ),
    Sentence(
        "Iztulko, kas trūkst. Pilnu sarakstu rāda «python -m bot texts status».",
        "Translate what is missing. “python -m bot texts status” shows the whole list.",
    ),
    'msgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr ""',
)
SAFETY_STALE = Mistake(
    "T021",
    Sentence(
        "Valodu «{language}» nerādu: {count:drošības tekstam|drošības tekstiem} "
        "tulkojums ir novecojis ({ids}).",
        "The language “{language}” is not shown: "
        "{count:safety text is|safety texts are} out of date ({ids}).",
    ),
    Sentence(
        "Salīdzini tulkojumu ar jauno latviešu tekstu un noņem atzīmi «fuzzy».",
        "Compare the translation with the new Latvian text and take away the mark “fuzzy”.",
    ),
    '#, fuzzy\nmsgctxt "home/hello#say"\nmsgid "Sveiki!"\nmsgstr "Привет!"',
)
ORDINARY_MISSING = Mistake(
    "T022",
    Sentence(
        "Valodā «{language}» {count:tekstam|tekstiem} nav tulkojuma ({ids}); "
        "cilvēki lasīs latviski.",
        "In “{language}” {count:text is|texts are} untranslated ({ids}); "
        "the Latvian is shown instead.",
    ),
    Sentence(
        "Iztulko, kas trūkst. Pilnu sarakstu rāda «python -m bot texts status».",
        "Translate what is missing. “python -m bot texts status” shows the whole list.",
    ),
    'msgctxt "job_offer/pay#skip"\nmsgid "Nezinu"\nmsgstr ""',
    WARNING,
)
ORDINARY_STALE = Mistake(
    "T023",
    Sentence(
        "Valodā «{language}» {count:tekstam|tekstiem} tulkojums ir novecojis ({ids}).",
        "In “{language}” the translations of {count:text are|texts are} out of date ({ids}).",
    ),
    Sentence(
        "Salīdzini tulkojumu ar jauno latviešu tekstu un noņem atzīmi «fuzzy».",
        "Compare the translation with the new Latvian text and take away the mark “fuzzy”.",
    ),
    '#, fuzzy\nmsgctxt "job_offer/pay#skip"\nmsgid "Nezinu"\nmsgstr "Не знаю"',
    WARNING,
)
