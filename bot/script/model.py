"""What the staff wrote, as values: dialogs, steps, signs, facts, words.

The model holds structure and the *names* of texts (`TextId`); the texts themselves
lie in `Script.catalogs`, one catalog a language. So a text can change while a
conversation is under way, and only a change of structure is a new revision.

Nothing here knows YAML, and nothing here is ever changed after it was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.script.conditions import Condition, Expression
from bot.script.desk import DeskPlan
from bot.script.diagnostics import Place
from bot.script.templates import Template

TextId = str
"""Identity of a text, and its msgctxt: `job_offer/fee#choice.debt`, `snippet/goodbye#1`."""

Language = str
"""A language code of gettext: `lv`, `ru`."""

SOURCE: Language = "lv"
"""The language the dialogs are written in."""


class InputKind(StrEnum):
    """What an `ask` step wants to be typed."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    COUNTRY = "country"
    PHONE = "phone"
    PLACE = "place"


class Scope(StrEnum):
    """How long an answer is remembered, and who may see it."""

    SESSION = "session"
    CASE = "case"
    CASE_PRIVATE = "case private"
    NEVER = "never"


class FactKind(StrEnum):
    """What a fact is, and so what a button may do with it."""

    PHONE = "phone"
    LINK = "link"
    COPY = "copy"
    MAP = "map"
    FILE = "file"
    TEXT = "text"
    HOURS = "hours"
    PRICE = "price"
    ADDRESS = "address"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate: where it stands, what it is, and what may stand in it."""

    id: TextId
    source: str
    kind: str  # "say", "button", "retry", "explain", …: for the translator
    place: Place
    limit: int | None = None  # UTF-16 units, where a channel has one
    safety: bool = False  # must be complete before a language goes live
    slots: tuple[str, ...] = ()  # the placeholders the source uses
    note: str = ""  # the question it answers, the tone


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a message. It is left out unless `when` is true.

    One that counts is the text of the category `other`; `plural` names what is counted.
    """

    text: TextId
    when: Condition | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture and the words for those who do not see it."""

    src: str
    alt: TextId


@dataclass(frozen=True, slots=True)
class Option:
    """A button that answers the step."""

    id: str
    label: TextId


@dataclass(frozen=True, slots=True)
class Opener:
    """A button that opens a fact (a phone, a link, …) and leaves the place as it is."""

    id: str
    label: TextId
    kind: FactKind
    fact: str


@dataclass(frozen=True, slots=True)
class Choices:
    """One of the options answers the step; with `many`, any number of them and then "done"."""

    options: tuple[Option, ...]
    many: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """The step is answered by typing. Bounds are inclusive and belong to numbers."""

    kind: InputKind
    low: float | None = None
    high: float | None = None


class ListKind(StrEnum):
    """What a result lists under its text."""

    SIGNS = "signs"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Levels:
    """The step names the level that the signs found so far amount to."""

    risk: str
    needs: tuple[str, ...]  # steps of this dialog that must have been answered, in file order
    say: Mapping[str, tuple[Paragraph, ...]]  # exactly the levels of the risk set
    lists: Mapping[str, ListKind]


@dataclass(frozen=True, slots=True)
class Handoff:
    """The step offers the helpline; it ends in `closed`, `nobody` or `cancelled`."""

    desk: str
    priority: Mapping[str, Condition]
    share: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """Another dialog is run, then this one goes on at `then`."""

    dialog: str
    then: str


@dataclass(frozen=True, slots=True)
class Plain:
    """The step says its text and goes on at once."""


Body = Choices | Ask | Levels | Handoff | Call | Plain


@dataclass(frozen=True, slots=True)
class Timing:
    """What happens when the person falls silent. Minutes."""

    remind_after: int | None = None
    only_if: str | None = None
    expire_after: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A named block of a dialog."""

    id: str
    place: Place
    body: Body
    say: tuple[Paragraph, ...] = ()
    when: Condition | None = None
    go: Mapping[str, str] = field(default_factory=dict)  # option, level, exit or reserved → step
    end: bool = False
    retry: TextId | None = None
    skip: TextId | None = None  # other words for "I'd rather not say"
    never_skip: bool = False  # `skip: never`
    is_question: bool = False  # about the person: the engine offers "I'd rather not say"
    flags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # option → signs
    flag_when: Mapping[str, Condition] = field(default_factory=dict)  # sign → condition
    image: Image | None = None
    openers: tuple[Opener, ...] = ()
    timing: Timing | None = None
    remind: TextId | None = None
    was: str | None = None  # the step's earlier id
    options_were: Mapping[str, str] = field(default_factory=dict)  # new option id → earlier id
    shape: str = ""  # 4 hex characters: hash of kind, options, bounds, exits

    @property
    def takes_several(self) -> bool:
        """Tell whether several options may be ticked before the step is answered."""
        return isinstance(self.body, Choices) and self.body.many

    @property
    def has_signs(self) -> bool:
        """Tell whether an answer here can be a danger sign."""
        return bool(self.flags or self.flag_when)


@dataclass(frozen=True, slots=True)
class Dialog:
    """One file of the staff: steps in the order in which they follow each other."""

    id: str
    place: Place
    title: TextId
    steps: Mapping[str, Step]
    remember: Mapping[str, Scope] = field(default_factory=dict)
    compute: Mapping[str, Expression] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)  # removed step → where to go on
    was: str | None = None

    @property
    def first(self) -> str:
        """Return the id of the step where the dialog begins."""
        return next(iter(self.steps))

    def after(self, step: str) -> str | None:
        """Return the id of the step below this one in the file; None for the last."""
        ids = list(self.steps)
        below = ids.index(step) + 1
        return ids[below] if below < len(ids) else None


@dataclass(frozen=True, slots=True)
class Sign:
    """A danger sign, why it is one, and what to do about it."""

    id: str
    weight: int
    critical: bool
    explain: TextId
    advise: TextId | None = None


@dataclass(frozen=True, slots=True)
class RiskSet:
    """Signs that are weighed together, and the levels they amount to, first match wins."""

    id: str
    signs: Mapping[str, Sign]
    levels: Mapping[str, Condition]
    advice: Mapping[str, tuple[TextId, ...]] = field(default_factory=dict)  # a level's own
    unknown_weight: int = 1  # of each "I don't know" to a question with signs


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, address, link or price: said nowhere else, with its source and its dates."""

    id: str
    kind: FactKind
    values: Mapping[Language, str]  # what is shown
    always: bool = False  # shown although nobody has verified it yet (112, 110, 113, …)
    verified_on: str = ""
    check_by: str = ""
    source: str = ""
    owner: str = ""

    def value(self, language: Language) -> str:
        """Return what is shown in that language; facts without a language have one value."""
        return self.values.get(language) or self.values[SOURCE]


class Command(StrEnum):
    """What a person can ask for in every state."""

    HELP = "help"
    HUMAN = "human"
    BACK = "back"
    RESTART = "restart"
    LANGUAGE = "language"
    STOP = "stop"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Words:
    """What typed words mean, and which the bot itself must not say.

    Every key is folded (see `bot.script.folding`).
    """

    commands: Mapping[str, tuple[Command, Language | None]] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()  # "I don't know", "I'd rather not say"
    synonyms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # Latvian label → words
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # dialog → stems
    danger: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # not folded
    despair: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # not folded
    never_say: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # not folded
    may_say: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # exceptions of it
    avoid: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # jargon, blame
    not_first: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)  # notifications
    abbreviations: tuple[str, ...] = ()  # that everybody knows


@dataclass(frozen=True, slots=True)
class Reply:
    """A sentence that consultants need often; the title is for them alone."""

    id: str
    title: TextId
    text: TextId


@dataclass(frozen=True, slots=True, eq=False)  # itself and no other: what is made of it is kept
class Script:
    """Everything the bot can say and ask, checked as a whole."""

    dialogs: Mapping[str, Dialog]
    risks: Mapping[str, RiskSet] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    moved: Mapping[str, str] = field(default_factory=dict)  # removed dialog → dialog
    units: Mapping[TextId, Unit] = field(default_factory=dict)
    catalogs: Mapping[Language, Mapping[TextId, Template]] = field(default_factory=dict)
    revision: str = ""  # hash of the structure
    desk: DeskPlan = DeskPlan()
    replies: Mapping[str, Reply] = field(default_factory=dict)

    HOME = "home"

    @property
    def languages(self) -> tuple[Language, ...]:
        """Return the languages a person can choose, the source language first."""
        return tuple(self.catalogs)

    def step(self, dialog: str, step: str) -> Step:
        """Return a step; KeyError if there is none."""
        return self.dialogs[dialog].steps[step]
