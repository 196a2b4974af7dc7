from dataclasses import replace

import pytest

from bot.engine.country_names import names
from bot.script.folding import fold
from bot.script.model import Command
from tests.engine.scripts import asking, commands, read_command, words_of_the_staff

SCRIPT = asking("Vācija | Германия", "Norvēģija | Норвегия", words=words_of_the_staff())

SPELLINGS = {
    "help": """
        palīgā! | Palīgā | PALĪGĀ | paliga | paligaa | pal īgā | palīgā🙏 | «palīgā»
        palīdziba | Palīdzība | palidziba | PALIDZIBA!!! | paliidziiba | palidzba
        palidzbia | palīdzību lūdzu | palīdziet | palidziet | palidziet man | palīdzi
        palidzi | palidzēt | man vajag palīdzību | vajag palidzibu | Gribu palīdzību
        nepieciešama palīdzība | help | HELP | Help!!! | h e l p | help me | help please
        /help | /HELP | /help@cela_padoms_bot | /sos | sos | SOS!! | 112 | „112”
        помощь | ПОМОЩЬ | Помощь! | помош | помощ | помоши | помщь | pomosh | pomoshch
        pomosch | pomow | pomosh' | помогите | Помогите!!! | памогите | помгите
        помогитее | pomogite | pomagite | pomogi | памоги | нужна помощь
        мне нужна помощь | nuzhna pomosh | nuzna pomosch | spasite | спасите | спасите!!
        хелп | /помощь | пoмoгитe | по\u200bмогите | \u202eпомогите\u202c | помо́щь
        gjvjom | gjvjubnt | glābiet | glabiet mani | izsauciet policiju
        вызовите полицию
    """,
    "human": """
        cilvēks | Cilvēku | CILVĒKS | cilveks | cilveeks | cilvks | cilveku ludzu
        gribu cilvēku | gribu runāt ar cilvēku | Gribu runat ar cilveku
        GRIBU RUNĀT AR CILVĒKU!!! | runat ar cilveku | es gribu parunāt ar cilvēku
        grbu runāt ar cilvēku | gribu runaat ar cilveeku | konsultants | konsultantu
        konsultnats | operators | opertors | dzīvs cilvēks | dzivs cilveks | human
        operator | /human | /operator | /HUMAN | talk to a human | человек | ЧЕЛОВЕК
        человека | человк | chelovek | 4elovek | celovek | живой человек
        zhivoj chelovek | zivoy chelovek | хочу поговорить с человеком
        хочу поговорить с человеком!!! | hochu pogovorit s chelovekom
        xochu pogovorit s 4elovekom | khochu pogovorit' s chelovekom
        hocu pogovorit s celovekom | поговорить с человеком | оператор | оператора
        operatora | консультант | konsultant | нужен человек | соедините с оператором
        🙋 оператор | zvanīt | zvanit | gribu piezvanīt | позвонить | хочу позвонить
    """,
    "stop": """
        stop | STOP | Stop. | stop!!! | st op | stopp | /stop | /exit | s t o p
        stop lūdzu | beigt | BEIGT | beigt sarunu | beigt sarnu | pārtraukt | partraukt
        partrukt | iziet | aizvērt | aizvert | pietiek | pitiek | стоп | СТОП | Стоп!
        cтоп | CТОП | cnjg | хватит | hvatit | xvatit | khvatit | хватитт | закрыть
        zakryt | zakrit | закрыт | выход | vyhod | vihod | выхот | выйти | прекратить
        прекратит | exit
    """,
    "forget": """
        aizmirsti | AIZMIRSTI | Aizmirsti! | aizmrsti | aizmirtsi | аizmirsti
        fbpvbhcnb | aizmirsti mani | dzēst | dzest | DZĒST | izdzēs | izdzes
        izdzēs visu | izdzes visu | dzēst sarunu | dzest sarunu | izdzest sarnu
        /forget | /delete | forget | forget me | delete | забудь | ЗАБУДЬ | забуд
        zabud | zabud' | zabudj | забудте | забудьте | удалить | udalit | udalit'
        удалит | удали | удали всё | удали все | udali vse | стереть | steret
        стереть всё | удалить переписку
    """,
    "back": """
        atpakaļ | Atpakaļ | ATPAKAĻ | atpakal | atpakal! | atpkal | atpakalj
        soli atpakaļ | /back | back | BACK | назад | НАЗАД | nazad | nazat | нзад
        обратно | obratno | шаг назад | ⬅️ atpakaļ
    """,
    "restart": """
        sākt no jauna | sakt no jauna | Sākt no jauna. | sakt no jauan | no jauna
        no sākuma | uz sākumu | uz sakumu | sākums | sakums | izvēlne | izvelne
        /restart | /start | restart | menu | заново | zanovo | заного | начать сначала
        nachat snachala | na4at snachala | сначала | в начало | v nachalo | меню
        начать заново
    """,
    "language lv": """
        latviski | Latviski! | LATVISKI | latvski | latviesu valoda | latviešu valodā
        pa latviski | /lv | по-латышски | по латышски | po-latyshski | на латышском
        na latyshskom | латышский
    """,
    "language ru": """
        по-русски | По русски! | ПО-РУССКИ | po russki | po-ruski | porusski | по рсски
        на русском | na russkom | русский | russkij | russkiy | ruskii | русскй
        krieviski | Krieviski | krievski | krievu valoda | krievu valodā | /ru
    """,
    "language": """
        valoda | Valoda | VALODA | valda | vloda | mainīt valodu | mainit valodu | язык
        ЯЗЫК | yazyk | jazik | iazyk | jazyk | сменить язык | smenit yazyk
        поменять язык | language | /language | /lang | lanugage | change language
    """,
}
TABLE = [
    (spelling.strip(), meant)
    for meant, rows in SPELLINGS.items()
    for line in rows.strip().splitlines()
    for spelling in line.split(" | ")
]

NO_COMMANDS = """
    jā | nē | да | нет | 2 | 1800 | nezinu | не знаю | Vācija | Latvija | Кения
    Россия | Krievija | lūdzu | paldies | es | gribu atpakaļ | хочу назад | gribu | хочу | ??? | 🙂
    Viņi man sola palīdzību ar dzīvokli | Šefs teica stop un aizgāja
    Мне сказали назад дороги нет | Viņš ir labs cilvēks un man palīdz
    Es negribu runāt ar cilvēku | Не хочу поговорить с человеком
    gribu atpakaļ uz mājām | хочу вернуться назад домой | nepalīdzēs | gribu runāt
    par valodu nekas nebija teikts | man jābrauc rīt | человеку там платят 2000
    dzēs man visu telefonā tas šefs | slop | hell | stops | man nedraud | мне не угрожают
""".replace("\n", " | ")


EVERYDAY_WORDS = """
    aizmirsu | aizmirsa | izdzēsa | izdzēsu | dzert | tērēt | dalīt | otri | sorry | дали | сотни
    ждали | забыл | удалил | смотрите | удачи | Спасибо, удачи! | забить | острый | упали | сдали
    жесть | izdzēsa sarunu | aizmirsa mani | удалили переписку | меня | начали | sākumā
    nosaukumā | izvēle | bēgt | aizvest | закрыта | beidzās | kravu | riski | krievs | русские
    руки | cilvēki | cilvēkus | palika | помогли | нажал
""".replace("\n", " | ")
"""Words of a story that are a letter or two away from a command."""

ACTS = frozenset(
    {
        Command.FORGET,
        Command.RESTART,
        Command.STOP,
        Command.LANGUAGE,
        Command.HUMAN,
        Command.BACK,
    }
)
"""All commands but the cry for help, which does no harm where it was not meant."""


def meaning_of(text, script=SCRIPT):
    found = read_command(script, text)
    return " ".join(filter(None, found)) if found else None


@pytest.mark.parametrize(("spelling", "meant"), TABLE)
def test_the_words_of_the_safety_bar_are_heard_however_they_are_written(spelling, meant):
    assert meaning_of(spelling) == meant


def test_the_table_of_spellings_is_as_long_as_promised():
    assert len(TABLE) >= 150


@pytest.mark.parametrize(
    "text", [text.strip() for text in NO_COMMANDS.split(" | ") if text.strip()]
)
def test_what_is_no_command_is_taken_for_none(text):
    assert meaning_of(text) is None


@pytest.mark.parametrize(
    "text", [text.strip() for text in EVERYDAY_WORDS.split(" | ") if text.strip()]
)
def test_an_everyday_word_is_no_command_by_a_near_miss(text):
    command, _ = read_command(SCRIPT, text) or (None, None)

    assert command not in ACTS


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Lūdzu, es ļoti gribu runāt ar cilvēku, ja var", "human"),
        ("здравствуйте! я бы хотел поговорить с человеком про работу", "human"),
        ("viņi paņēma pasi, palīgā, ko man darīt", "help"),
        ("помогите пожалуйста я не знаю куда идти", "help"),
    ],
)
def test_a_cry_for_help_is_heard_in_the_middle_of_a_story(sentence, meant):
    assert meaning_of(sentence) == meant


def test_a_button_that_says_just_this_is_no_misspelt_command():
    script = asking("Esmu ārzemēs, vajag palīdzību", "Valsta", words=words_of_the_staff())

    assert [meaning_of(text, script) for text in ("Esmu arzemes vajag palidzibu", "valsta")] == [
        None,
        None,
    ]


def test_between_two_commands_that_are_close_none_is_guessed():
    script = replace(SCRIPT, words=commands(help="darbiba", stop="garbiba"))

    assert meaning_of("barbiba", script) is None


@pytest.mark.parametrize("text", ["nedzēst sarunu", "nepalīdzība", "не удалить всё"])
def test_a_command_that_is_denied_is_no_command(text):
    assert meaning_of(text) is None


def test_no_country_is_taken_for_a_command():
    taken = [name for _, name in names() if meaning_of(name)]

    assert taken == []


def test_no_two_commands_of_the_staff_are_a_typo_apart():
    words = words_of_the_staff().commands
    script = asking("Jā", words=words_of_the_staff())

    unheard = [word for word in words if meaning_of(word, script) is None]
    misheard = [
        word
        for word in words
        for typo in (word[:2] + word[3:], word[:3] + "q" + word[4:])
        if len(word) > 5 and " " not in word
        if (found := read_command(script, typo)) and found[0] is not words[word][0]
    ]
    assert (unheard, misheard) == ([], [])


def test_the_language_asked_for_is_told_and_none_where_none_was_named():
    assert [read_command(SCRIPT, text) for text in ("krieviski", "latviski", "valoda")] == [
        (Command.LANGUAGE, "ru"),
        (Command.LANGUAGE, "lv"),
        (Command.LANGUAGE, None),
    ]


def test_every_word_of_the_staff_is_folded():
    words = words_of_the_staff()

    assert [word for word in (*words.commands, *words.skip) if fold(word) != word] == []
