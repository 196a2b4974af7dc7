"""Mistakes in how a dialog, a step or a companion file is put together."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence

UNKNOWN_KEY = Mistake(
    "D026",
    Sentence("Atslēgu «{key}» šeit neviens nepazīst.", "The key “{key}” means nothing here."),
    Sentence("Šeit var būt: {known}.", "Here there can be: {known}."),
    "sey: Sveiki",
)
MISSING_KEY = Mistake(
    "D027",
    Sentence("Šeit trūkst atslēgas «{key}».", "The key “{key}” is missing here."),
    Sentence("Pieraksti rindu, kas sākas ar «{key}:».", "Add a line that begins with “{key}:”."),
    "dialog: offer",
)
NOT_A_MAP = Mistake(
    "D028",
    Sentence(
        "Pie «{key}» jābūt pāriem «nosaukums: vērtība».",
        "“{key}” must hold pairs of “name: value”.",
    ),
    Sentence(
        "Raksti katru pāri savā rindā ar atkāpi zem «{key}:». Aiz kola vajag atstarpi.",
        "Write each pair on its own line, indented under “{key}:”. A space follows a colon.",
    ),
    "choices: Jā",
)
NOT_A_LIST = Mistake(
    "D029",
    Sentence("Pie «{key}» jābūt sarakstam.", "“{key}” must hold a list."),
    Sentence(
        "Raksti katru ierakstu savā rindā aiz domuzīmes «- ».",
        "Write each item on its own line after a dash “- ”.",
    ),
    "topics: {other: {darbs: piedāvājums}}",
)
NOT_A_TEXT = Mistake(
    "D030",
    Sentence("Pie «{key}» jābūt vienam vārdam vai tekstam.", "“{key}” must be one word or text."),
    Sentence(
        "Raksti to uzreiz aiz kola. Ja tekstā ir kols, liec tekstu pēdiņās.",
        "Write it right after the colon. A text with a colon in it needs quotes.",
    ),
    "title: [Darbs]",
)
UNKNOWN_EXIT = Mistake(
    "D031",
    Sentence(
        "«{key}» min «{given}», bet šim solim ir tikai: {known}.",
        "“{key}” names “{given}”, but this step has only: {known}.",
    ),
    Sentence(
        "Izlabo nosaukumu vai izdzēs šo ierakstu.", "Correct the name, or delete this entry."
    ),
    "go: {abroud: bye}",
)
NOT_A_NUMBER = Mistake(
    "D032",
    Sentence(
        "Pie «{key}» jābūt veselam skaitlim no {low} līdz {high}.",
        "“{key}” must be a whole number from {low} to {high}.",
    ),
    Sentence("Raksti tikai ciparus.", "Write digits only."),
    "weight: liels",
)
NOT_TRUE = Mistake(
    "D033",
    Sentence("Pie «{key}» jābūt «true» vai «false».", "“{key}” must be “true” or “false”."),
    Sentence(
        "«true» nozīmē jā; ja nē, rindu var izdzēst.",
        "“true” means yes; for no, the line can be deleted.",
    ),
    "end: yes",
)
NOT_ONE_OF = Mistake(
    "D034",
    Sentence(
        "Pie «{key}» nevar būt «{given}».",
        "“{key}” cannot be “{given}”.",
    ),
    Sentence("Var būt: {known}.", "It can be: {known}."),
    "choose: several",
)
BAD_ID = Mistake(
    "D035",
    Sentence("«{given}» neder par nosaukumu.", "“{given}” cannot be a name."),
    Sentence(
        "Lieto tikai mazos burtus a–z, ciparus un _; pirmais ir burts, kopā ne vairāk kā {most}. "
        "Starp nosaukumu, kolu un to, kas seko, ir atstarpe: «nosaukums: teksts».",
        "Use only small letters a–z, digits and _; a letter first, at most {most} in all. "
        "A space follows the colon: “name: text”.",
    ),
    "Hello:",
)
LOOK_ALIKE = Mistake(
    "D036",
    Sentence(
        "Nosaukumā «{given}» ir burts «{letter}», kas tikai izskatās kā latīņu burts.",
        "The name “{given}” has the letter “{letter}”, which only looks like a Latin one.",
    ),
    Sentence(
        "Pārslēdz tastatūru un uzraksti to no jauna.",
        "Switch the keyboard and type the name anew.",
    ),
    "hellо:",
)
RESERVED_ID = Mistake(
    "D037",
    Sentence("Nosaukumu «{given}» bots lieto pats.", "The bot uses the name “{given}” itself."),
    Sentence("Izvēlies citu nosaukumu.", "Choose another name."),
    "skip: Izlaist",
)
TWO_KINDS = Mistake(
    "D038",
    Sentence(
        "Solim ir gan «{first}», gan «{second}», bet tas var būt tikai viens.",
        "The step has both “{first}” and “{second}”, but it can be only one.",
    ),
    Sentence("Sadali to divos soļos.", "Split it into two steps."),
    "ask: text",
)
KEY_OF_ANOTHER_KIND = Mistake(
    "D039",
    Sentence(
        "«{key}» neder kopā ar «{kind}».",
        "“{key}” does not go together with “{kind}”.",
    ),
    Sentence(
        "Izdzēs to vai pārcel uz citu soli. Šeit var būt: {known}.",
        "Delete it or move it to another step. Here there can be: {known}.",
    ),
    "retry: Pamēģini vēlreiz",
)
EMPTY_STEP = Mistake(
    "D040",
    Sentence(
        "Solis «{step}» neko nesaka un neko nedara.", "The step “{step}” says and does nothing."
    ),
    Sentence("Pieraksti «say:» vai izdzēs soli.", "Add “say:”, or delete the step."),
    "bye: {end: true}",
)
BAD_ASK = Mistake(
    "D041",
    Sentence(
        "Bots nezina, kā jautāt «{given}».", "The bot does not know how to ask for “{given}”."
    ),
    Sentence(
        "Var būt: text, number, number 1..100, date, country, phone, place.",
        "It can be: text, number, number 1..100, date, country, phone, place.",
    ),
    "ask: number 10-99",
)
BOUNDS_REVERSED = Mistake(
    "D042",
    Sentence(
        "Mazākais skaitlis {low} ir lielāks par lielāko {high}.",
        "The lower bound {low} is above the upper bound {high}.",
    ),
    Sentence("Raksti mazāko pirmo: number {high}..{low}.", "Write: number {high}..{low}."),
    "ask: number 99..10",
)
BAD_DURATION = Mistake(
    "D043",
    Sentence("«{given}» nav laika ilgums.", "“{given}” is not a length of time."),
    Sentence(
        "Raksti, piemēram, 30 min, 24 h vai 2 d.", "Write, for example, 30 min, 24 h or 2 d."
    ),
    "timing: {expire_after: rīt}",
)
REMINDER_WITHOUT_PERMISSION = Mistake(
    "D044",
    Sentence(
        "Atgādinājumu nedrīkst sūtīt bez cilvēka atļaujas.",
        "A reminder must not be sent without the person's permission.",
    ),
    Sentence("Pieraksti «only_if: allowed_to_write».", "Add “only_if: allowed_to_write”."),
    "timing: {remind_after: 30 min}",
)
HALF_A_REMINDER = Mistake(
    "D045",
    Sentence(
        "Atgādinājumam vajag gan «remind», gan «remind_after», kas ir īsāks par «expire_after».",
        "A reminder needs both “remind” and “remind_after”, which is shorter than “expire_after”.",
    ),
    Sentence(
        "«remind» ir tā teksts, «remind_after» ir laiks pie «timing».",
        "“remind” is its text, “remind_after” its time under “timing”.",
    ),
    "remind: Vari turpināt, kad ir ērti.",
)
MISSING_EXIT = Mistake(
    "D046",
    Sentence(
        "Pie «go» trūkst «{missing}»: kurp doties, ja saruna ar cilvēku tā beidzas?",
        "“go” lacks “{missing}”: where to go if the talk with a human ends so?",
    ),
    Sentence(
        "Solim ar «handoff» ir visas trīs izejas: closed, nobody, cancelled.",
        "A step with “handoff” has all three exits: closed, nobody, cancelled.",
    ),
    "go: {closed: bye, nobody: bye}",
)
MISSING_LEVEL = Mistake(
    "D047",
    Sentence(
        "Pie «say» nav teksta līmenim «{level}».", "“say” has no text for the level “{level}”."
    ),
    Sentence(
        "Pieraksti «{level}:» un tekstu: katram līmenim ir savs.",
        "Add “{level}:” and a text: each level has its own.",
    ),
    "high: Nebrauc.",
)
BAD_OPEN = Mistake(
    "D048",
    Sentence(
        "«{given}» nepasaka, ko poga atver.", "“{given}” does not say what the button opens."
    ),
    Sentence(
        "Raksti veidu un faktu no _facts.yaml, piemēram, «phone helpline». Veidi: {known}.",
        "Write a kind and a fact of _facts.yaml, as in “phone helpline”. Kinds: {known}.",
    ),
    "open: {call_us: helpline}",
)
HALF_A_BUTTON = Mistake(
    "D049",
    Sentence(
        "Poga «{button}» ir pie «{here}», bet nav pie «{there}».",
        "The button “{button}” is under “{here}” but not under “{there}”.",
    ),
    Sentence(
        "Pie «buttons» ir pogas teksts, pie «open» – ko tā atver.",
        "“buttons” holds the button's text, “open” what it opens.",
    ),
    "open: {call_us: phone helpline}",
)
SAY_AND_USE = Mistake(
    "D050",
    Sentence(
        "Solim ir gan «say», gan «use», tāpēc nav zināms, kas jāsaka vispirms.",
        "The step has both “say” and “use”, so it is not known what comes first.",
    ),
    Sentence(
        "Ieraksti «use» kā «say» saraksta rindu: «- use: nosaukums».",
        "Write “use” as an item of “say”: “- use: name”.",
    ),
    "use: goodbye",
)
TWO_WAYS_ON = Mistake(
    "D051",
    Sentence(
        "Solis gan beidz dialogu, gan iet tālāk.", "The step both ends the dialog and goes on."
    ),
    Sentence("Atstāj «end» vai «next».", "Keep “end” or “next”."),
    "end: true",
)
HALF_AN_IMAGE = Mistake(
    "D052",
    Sentence(
        "Attēlam vajag gan «image», gan «alt» – vārdus tiem, kas attēlu neredz.",
        "A picture needs both “image” and “alt”, the words for those who do not see it.",
    ),
    Sentence("Pieraksti, kas attēlā redzams.", "Add what the picture shows."),
    "image: pase.png",
)
BAD_IMAGE = Mistake(
    "D053",
    Sentence("«{given}» nav attēla faila nosaukums.", "“{given}” is not the name of a picture."),
    Sentence(
        "Lieto mazos burtus a–z, ciparus, - un _, beigās .png, .jpg, .webp vai .svg.",
        "Use small letters a–z, digits, - and _, and .png, .jpg, .webp or .svg at the end.",
    ),
    "image: ../pase.png",
)
NOTHING_INSIDE = Mistake(
    "D054",
    Sentence("Pie «{key}» nekā nav.", "There is nothing under “{key}”."),
    Sentence("Pieraksti kaut ko vai izdzēs rindu.", "Add something, or delete the line."),
    "choices: {}",
)
