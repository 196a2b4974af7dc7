"""Mistakes in a file before anything in it is understood: letters, YAML, names of files."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

NOT_YAML = Mistake(
    "D001",
    Sentence("Šo vietu nevar izlasīt.", "This place cannot be read."),
    Sentence(
        "Pārbaudi atkāpes, kolus un pēdiņas šajā un iepriekšējā rindā. "
        "Ja teksts sākas ar {{ vai [, liec to pēdiņās.",
        "Check the indentation, colons and quotes of this line and the one above. "
        "A text that begins with {{ or [ needs quotes.",
    ),
    "say: {hourly} eiro stundā",
)
STRAY_COLON = Mistake(
    "D002",
    Sentence("Kols šajā vietā nav saprotams.", "A colon makes no sense here."),
    Sentence(
        "Ja kols ir teksta daļa, liec visu tekstu pēdiņās. Pārus vienā rindā liec iekavās: "
        "«go: {{yes: bye}}». Citādi pārbaudi rindas atkāpi.",
        "If the colon is part of a text, put the whole text in quotes. Pairs on one line "
        "need brackets: “go: {{yes: bye}}”. Otherwise check the indentation of the line.",
    ),
    "say: Atceries: pase ir tava",
)
UNCLOSED_QUOTES = Mistake(
    "D003",
    Sentence(
        "Ar šo pēdiņu sākas teksts, ko nevar izlasīt līdz galam.",
        "The text that begins with this quote cannot be read to its end.",
    ),
    Sentence(
        "Pieliec teksta beigās tādu pašu pēdiņu. Pēdiņas tekstā raksti kā “ ”.",
        "Close it with the same quote. Write quotes inside a text as “ ”.",
    ),
    'say: "Kāds prasa naudu?',
)
UNCLOSED_BRACES = Mistake(
    "D004",
    Sentence(
        "Šeit atvērtā iekava nav aizvērta vai tajā trūkst komata.",
        "The bracket opened here is not closed, or lacks a comma.",
    ),
    Sentence(
        "Aizver to ar }} vai ] tajā pašā rindā un atdali ierakstus ar komatiem.",
        "Close it with }} or ] on the same line, and part the entries by commas.",
    ),
    "go: {yes: bye",
)
STRANGE_START = Mistake(
    "D005",
    Sentence(
        "Ar šo zīmi teksts nevar sākties.",
        "A text cannot begin with this character.",
    ),
    Sentence("Liec visu tekstu pēdiņās.", "Put the whole text in quotes."),
    "say: @ ir pasta adresē",
)
TAB = Mistake(
    "D006",
    Sentence("Šeit ir tabulators.", "There is a tab here."),
    Sentence("Aizstāj to ar atstarpēm.", "Replace it with spaces."),
    "\tsay: Sveiki",
)
DUPLICATE_KEY = Mistake(
    "D007",
    Sentence(
        "«{key}» šeit ir jau otrreiz; pirmoreiz tas ir {first}. rindā.",
        "“{key}” stands here for the second time; the first is on line {first}.",
    ),
    Sentence("Atstāj tikai vienu vai vienu pārdēvē.", "Keep only one of them, or rename one."),
    "say: Viens",
)
ALIAS = Mistake(
    "D008",
    Sentence(
        "«{name}» YAML valodā ir atsauce; dialogos to lietot nevar.",
        "“{name}” is a YAML reference; dialogs cannot use those.",
    ),
    Sentence(
        "Ja tas ir teksts, liec to pēdiņās. Kopīgus tekstus raksti failā _snippets.yaml.",
        "If it is a text, put it in quotes. Shared texts belong in _snippets.yaml.",
    ),
    "say: *svarīgi",
)
TAG = Mistake(
    "D009",
    Sentence(
        "«{name}» YAML valodā ir tipa norāde; dialogos to lietot nevar.",
        "“{name}” is a YAML tag; dialogs cannot use those.",
    ),
    Sentence("Ja tas ir teksts, liec to pēdiņās.", "If it is a text, put it in quotes."),
    "say: !Uzmanies",
)
MERGE_KEY = Mistake(
    "D010",
    Sentence("Atslēgu «<<» dialogos lietot nevar.", "The key “<<” cannot be used in dialogs."),
    Sentence("Uzraksti katru atslēgu atsevišķi.", "Write each key by itself."),
    "<<: {end: true}",
)
SECOND_DOCUMENT = Mistake(
    "D011",
    Sentence(
        "Ar «---» sākas otrs dokuments, bet vienā failā ir tikai viens dialogs.",
        "“---” begins a second document, but a file holds one dialog.",
    ),
    Sentence("Pārcel to uz savu failu.", "Move it to a file of its own."),
    "---",
)
TOO_DEEP = Mistake(
    "D012",
    Sentence(
        "Iekavas vai atkāpes ir dziļākas par {most} līmeņiem.",
        "Brackets or indentation are deeper than {most} levels.",
    ),
    Sentence(
        "Pārbaudi, vai kaut kas nav iekopēts par daudz.", "Check that nothing was pasted twice."
    ),
    "say: [[[[[[[[[[[[[[[[[[[[[Sveiki]]]]]]]]]]]]]]]]]]]]]",
)
TOO_LARGE = Mistake(
    "D013",
    Sentence("Fails ir lielāks par {most} baitiem.", "The file is larger than {most} bytes."),
    Sentence("Sadali to vairākos dialogos.", "Split it into several dialogs."),
    "",
)
TOO_MANY_NODES = Mistake(
    "D014",
    Sentence("Failā ir vairāk nekā {most} ierakstu.", "The file has more than {most} entries."),
    Sentence("Sadali to vairākos dialogos.", "Split it into several dialogs."),
    "",
)
NOT_UTF8 = Mistake(
    "D015",
    Sentence("Fails nav saglabāts UTF-8 kodējumā.", "The file is not saved as UTF-8."),
    Sentence(
        "Redaktorā izvēlies «Saglabāt kā» un kodējumu UTF-8.",
        "In your editor choose “Save as” and the encoding UTF-8.",
    ),
    "",
)
BYTE_ORDER_MARK = Mistake(
    "D016",
    Sentence(
        "Faila sākumā ir neredzama zīme (BOM).",
        "The file begins with an invisible sign (a BOM).",
    ),
    Sentence(
        "Redaktorā izvēlies «Saglabāt kā» un kodējumu «UTF-8 bez BOM».",
        "In your editor choose “Save as” and the encoding “UTF-8 without BOM”.",
    ),
    "",
)
CONTROL_CHARACTER = Mistake(
    "D017",
    Sentence(
        "Šeit ir vadības zīme {character}, kas nav teksts.",
        "There is a control character here, {character}, which is not text.",
    ),
    Sentence("Izdzēs to un uzraksti vietu no jauna.", "Delete it and type this place anew."),
    "",
)
INVISIBLE_CHARACTER = Mistake(
    "D018",
    Sentence(
        "Šeit ir neredzama zīme {character}, kas var paslēpt vai apgriezt tekstu.",
        "There is an invisible sign here, {character}, which can hide or turn text around.",
    ),
    Sentence(
        "Izdzēs to un uzraksti vārdu no jauna, nevis iekopē.",
        "Delete it and type the word anew instead of pasting it.",
    ),
    "",
)
STRANGE_KEY = Mistake(
    "D019",
    Sentence("Pirms kola jābūt vienam vārdam.", "Before the colon there must be one word."),
    Sentence(
        "Uzraksti atslēgu bez iekavām, piemēram, «say:».",
        "Write the key without brackets, for example “say:”.",
    ),
    "? [image, alt]",
)
EMPTY_FILE = Mistake(
    "D020",
    Sentence("Fails ir tukšs.", "The file is empty."),
    Sentence("Ieraksti tajā dialogu vai izdzēs failu.", "Write a dialog in it, or delete it."),
    "",
)
UNKNOWN_COMPANION = Mistake(
    "D021",
    Sentence(
        "Failu «{file}» bots nepazīst; ar _ sākas tikai: {known}.",
        "The bot does not know the file “{file}”; only these begin with _: {known}.",
    ),
    Sentence(
        "Pārdēvē failu. Dialoga faila nosaukums nesākas ar _.",
        "Rename the file. The name of a dialog's file does not begin with _.",
    ),
    "",
)
WRONG_ENDING = Mistake(
    "D022",
    Sentence(
        "Fails «{file}» netiek lasīts, jo tā nosaukums nebeidzas ar .yaml.",
        "The file “{file}” is not read, because its name does not end in .yaml.",
    ),
    Sentence("Pārdēvē to tā, lai tas beigtos ar .yaml.", "Rename it to end in .yaml."),
    "",
)
UNREADABLE_FILE = Mistake(
    "D023",
    Sentence("«{file}» nevar atvērt.", "“{file}” cannot be opened."),
    Sentence(
        "Pārbaudi, vai tas pastāv un vai to drīkst lasīt.",
        "Check that it exists and may be read.",
    ),
    "",
)
SAME_DIALOG = Mistake(
    "D024",
    Sentence(
        "Dialogs «{dialog}» jau ir failā {first}.",
        "The dialog “{dialog}” is already in the file {first}.",
    ),
    Sentence("Dod vienam no abiem citu nosaukumu.", "Give one of the two another name."),
    "dialog: home",
)
NO_HOME = Mistake(
    "D025",
    Sentence(
        "Nav dialoga «home», ar kuru sākas katra saruna.",
        "There is no dialog “home”, with which every conversation begins.",
    ),
    Sentence(
        "Izveido failu home.yaml ar rindu «dialog: home».",
        "Make a file home.yaml with the line “dialog: home”.",
    ),
    "",
)
OTHER_NAME = Mistake(
    "D113",
    Sentence(
        "Failu sauc «{file}», bet dialogu tajā – «{dialog}».",
        "The file is called “{file}”, but the dialog in it “{dialog}”.",
    ),
    Sentence(
        "Pārdēvē failu par {dialog}.yaml, lai to var atrast.",
        "Rename the file to {dialog}.yaml, so that it can be found.",
    ),
    "dialog: season",
    Severity.WARNING,
)
TEXT_AFTER_QUOTES = Mistake(
    "D114",
    Sentence(
        "Aiz pēdiņas, kas beidz tekstu, seko vēl kaut kas.",
        "Something follows the quote that ends the text.",
    ),
    Sentence(
        "Liec pēdiņās visu tekstu. Pēdiņas tekstā raksti kā “ ”.",
        "Put the whole text in quotes. Write quotes inside a text as “ ”.",
    ),
    'say: "Sezonas" darbs',
)
NO_COLON = Mistake(
    "D115",
    Sentence("Aiz «{key}» trūkst kola.", "The colon after “{key}” is missing."),
    Sentence("Raksti «{key}:».", "Write “{key}:”."),
    "choices\n",
)
STRANGE_INDENT = Mistake(
    "D116",
    Sentence(
        "Šīs rindas atkāpe nav tāda kā kādai rindai virs tās.",
        "This line is not indented like any line above it.",
    ),
    Sentence(
        "Sāc to tieši zem rindas, pie kuras tā pieder: katrs līmenis ir divas atstarpes.",
        "Begin it right under the line to which it belongs: each level is two spaces.",
    ),
    "   bye:",
)
MIXED_LIST = Mistake(
    "D117",
    Sentence(
        "Te jaukti saraksts («- teksts») un pāri («nosaukums: teksts»).",
        "A list (“- text”) and pairs (“name: text”) are mixed here.",
    ),
    Sentence(
        "Pie vienas atslēgas raksti tikai vienus. Atbildēm («choices») vajag pārus.",
        "Use only one of them under a key. Answers (“choices”) need pairs.",
    ),
    "- Jā",
)
