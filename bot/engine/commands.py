"""The words that are heard in every state: help, a human, back, again, language, stop, forget.

Which words they are, the staff say in `dialogs/_words.yaml`. They are heard with a
typo, in Latin letters, in capitals, and typed with the keyboard set to the other
alphabet. A single word inside a long sentence is no command, or a story could not be
told; a cry for help and the phrases for help and a human are, wherever they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.engine.country_names import country_names
from bot.engine.nearness import NEGATION, key, staff_key
from bot.engine.vocabulary import Meaning, Vocabulary, vocabulary_of
from bot.script.folding import fold
from bot.script.model import Choices, Command, Script

SLASHES: dict[str, Meaning] = {
    "help": (Command.HELP, None),
    "sos": (Command.HELP, None),
    "human": (Command.HUMAN, None),
    "operator": (Command.HUMAN, None),
    "back": (Command.BACK, None),
    "restart": (Command.RESTART, None),
    "start": (Command.RESTART, None),
    "language": (Command.LANGUAGE, None),
    "lang": (Command.LANGUAGE, None),
    "lv": (Command.LANGUAGE, "lv"),
    "ru": (Command.LANGUAGE, "ru"),
    "stop": (Command.STOP, None),
    "exit": (Command.STOP, None),
    "forget": (Command.FORGET, None),
    "delete": (Command.FORGET, None),
}
SLASH = re.compile(r"\s*/([a-z]+)(?:@\w+)?\s*", re.IGNORECASE)

CRIES = frozenset(map(key, ("palīgā", "glābiet", "glābjiet", "sos", "помогите", "спасите")))
"""Single words that call for help even in the middle of a sentence."""

PHRASES_OF = frozenset({Command.HELP, Command.HUMAN})
"""The commands whose phrases (two words or more) are heard inside a sentence."""

POLITE = frozenset(
    key(word)
    for words in (
        "lūdzu paldies nu hei labdien sveiki čau robot bot please pls",
        "пожалуйста плиз спасибо ну эй здравствуйте привет бот робот",
    )
    for word in words.split()
)
"""Words around a command that change nothing."""

WANTING = frozenset(
    key(word)
    for words in (
        "es man gribu vēlos vajag vajadzētu varu var vai tūlīt ātri i need want",
        "я мне хочу надо нужно нужна нужен нужны можно срочно быстро",
    )
    for word in words.split()
)
"""Words around a wish. "Gribu atpakaļ" may be said of a country, "gribu cilvēku" may not."""

WISHES = frozenset((Command.HELP, Command.HUMAN, Command.LANGUAGE))

REFUSED = re.compile(rf"(?:^| )(?:{NEGATION.pattern}|ne (?:hoc|hot|nad|nuzn|bud|mog)\w*)$")
"""What makes a refusal of the phrase behind it; "nē, gribu …" is none."""

LONGEST_GUESSED = 60
"""Characters of a key beyond which a text is a story and not a word with a typo."""

EVERYDAY = frozenset(
    key(word)
    for word in (
        *("aizmirsu", "aizmirsa", "aizmirsa mani", "izdzēsa", "izdzēsu", "izdzēsa sarunu"),
        *("dzert", "tērēt", "dalīt", "otri", "sorry", "sākumā", "nosaukumā", "izvēle", "bēgt"),
        *("aizvest", "beidzās", "kravu", "riski", "krievs", "cilvēki", "cilvēkus", "palika"),
        *("дали", "сотни", "ждали", "забыл", "забыла", "удалил", "удалила", "удалили", "смотрите"),
        *("удалили переписку", "удачи", "спасибо удачи", "забить", "острый", "упали", "сдали"),
        *("жесть", "меня", "начали", "закрыта", "русские", "руки", "нажал", "помогли"),
    )
)
"""Words of every day that are a letter away from a command, and tell a story."""

LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
RUSSIAN_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
OTHER_KEYBOARD = str.maketrans(LATIN_KEYS + RUSSIAN_KEYS, RUSSIAN_KEYS + LATIN_KEYS)


def read_clear_command(script: Script, text: str) -> Meaning | None:
    """Return the command that a text is to the letter, or holds as a cry or a phrase."""
    return spoken(script, slashed(text) or worded(script, text))


def read_near_command(script: Script, text: str) -> Meaning | None:
    """Return the command that a text is a typo away from: only where it is nothing else."""
    typed = key(text)
    return spoken(
        script, unless_answer(script, typed, nearest(vocabulary_of(script), typed, text))
    )


def is_whole(text: str) -> bool:
    """Tell whether a command was said in full: with a slash, or with its object."""
    return slashed(text) is not None or len(without(POLITE | WANTING, key(text)).split()) > 1


def spoken(script: Script, meaning: Meaning | None) -> Meaning | None:
    """Return a command; a language that nobody here speaks is none."""
    if meaning is None:
        return None
    command, language = meaning
    return command, language if language in script.languages else None


def slashed(text: str) -> Meaning | None:
    """Return what a command with a slash asks for: `/help`, `/help@this_bot`."""
    slash = SLASH.fullmatch(text)
    return SLASHES.get(slash[1].casefold()) if slash else None


def worded(script: Script, text: str) -> Meaning | None:
    """Return the command that a text is, or holds."""
    typed = key(text)
    known = vocabulary_of(script)
    words = known.meanings
    return (
        words.get(typed)
        or words.get(without(POLITE, typed))
        or wish(words, typed)
        or words.get(key(text[:LONGEST_GUESSED].casefold().translate(OTHER_KEYBOARD)))
        or unless_answer(script, typed, phrase_inside(known, typed))
    )


def without(idle: frozenset[str], typed: str) -> str:
    """Return a key without the words that add nothing to what is asked for."""
    return " ".join(word for word in typed.split() if word not in idle)


def wish(words: Mapping[str, Meaning], typed: str) -> Meaning | None:
    """Return what "I want …" and "I need …" ask for."""
    meaning = words.get(without(POLITE | WANTING, typed))
    return meaning if meaning and meaning[0] in WISHES else None


def phrase_inside(known: Vocabulary, typed: str) -> Meaning | None:
    """Return the cry for help, or the phrase for help or a human, that a sentence holds."""
    if not CRIES.isdisjoint(typed.split()):
        return Command.HELP, None
    said = (phrase for phrase in known.phrases if asked_for(f" {typed} ", phrase))
    meanings = (known.meanings[phrase] for phrase in said)
    return next((meaning for meaning in meanings if meaning[0] in PHRASES_OF), None)


def asked_for(padded: str, phrase: str) -> bool:
    """Tell whether a sentence holds a phrase, and not "I do not want" before it."""
    before, found, _ = padded.partition(f" {phrase} ")
    return bool(found) and not REFUSED.search(before)


def nearest(known: Vocabulary, typed: str, text: str) -> Meaning | None:
    """Return the one command that a text can be with a typo.

    Two letters that changed places can be one sound ("aizmirtsi"): hence both spellings.
    """
    if len(typed) > LONGEST_GUESSED or typed in EVERYDAY:
        return None
    wishes = known.loose.near(without(POLITE | WANTING, typed))
    near = known.loose.near(without(POLITE, typed)) or {
        meaning for meaning in wishes if meaning[0] in WISHES
    }
    near = near or known.folded.near(fold(text))
    return near.pop() if len(near) == 1 else None


def unless_answer(script: Script, typed: str, meaning: Meaning | None) -> Meaning | None:
    """Return what a command was guessed to be, unless something else was said to the letter."""
    if meaning is None or typed in country_names().forms:
        return None
    return None if any(staff_key(said) == typed for said in answers(script)) else meaning


def answers(script: Script) -> Iterable[str]:
    """Yield everything that is an answer somewhere: labels, synonyms, "I don't know"."""
    yield from script.words.skip
    for words in script.words.synonyms.values():
        yield from words
    yield from all_labels(script)


def all_labels(script: Script) -> Iterable[str]:
    """Yield what the buttons of all dialogs say, in every language."""
    for dialog in script.dialogs.values():
        for step in dialog.steps.values():
            options = step.body.options if isinstance(step.body, Choices) else ()
            for option in options:
                for catalog in script.catalogs.values():
                    label = catalog[option.label].fill({}) if option.label in catalog else None
                    yield label or ""
