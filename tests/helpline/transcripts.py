"""The moments of a hand-off at which a person is told something, as plays to come to them."""

from pathlib import Path

from bot.helpline.desk import Mode
from bot.helpline.events import Called, Calling, Claimed, Ended, HandedOver, Held
from bot.helpline.screens import Word
from bot.script.model import Command
from tests.helpline.play import Play
from tests.helpline.worlds import AWAY, CLOSED, SCRIPT, UNKNOWN


def goes_down(play):
    play.rest = {"mode": Mode.DESK_DOWN}
    return play


def shown_back(language):
    play = Play(SCRIPT, language=language).waits().presses(Word.CALLBACK)
    return play.fills_in(day="tomorrow", code="saule")


def missed(language):
    play = shown_back(language).presses(Word.YES).falls_due().falls_due()
    for _ in range(3):
        play.acts(Calling).acts(Called, outcome="no_answer")
        if play.state == "booked":
            play.falls_due()
    return play


def talk(language):
    return Play(language=language).talks()


MOMENTS = {
    "a human is offered": lambda lang: Play(language=lang).commands(Command.HUMAN),
    "it is closed": lambda lang: Play(CLOSED, language=lang).commands(Command.HUMAN),
    "nobody knows the hours": lambda lang: Play(UNKNOWN, language=lang).waits(),
    "nobody is there": lambda lang: Play(people=(AWAY,), language=lang).waits(),
    "the person waits": lambda lang: Play(language=lang).waits(),
    "the first line while waiting": lambda lang: Play(language=lang).waits().writes("Labdien"),
    "a cry for help while waiting": lambda lang: (
        Play(language=lang).waits().writes("Palīgā, man ir bail")
    ),
    "after a minute": lambda lang: Play(language=lang).waits().falls_due(),
    "after three minutes": lambda lang: Play(language=lang).waits().falls_due().falls_due(),
    "nobody came": lambda lang: Play(UNKNOWN, language=lang).waits().falls_due(late=3600),
    "a consultant has taken the case": lambda lang: Play(language=lang).waits().acts(Claimed),
    "the consultant is silent": lambda lang: (
        talk(lang).writes("Labdien").falls_due().falls_due().falls_due()
    ),
    "the case is handed over": lambda lang: talk(lang).acts(HandedOver, to="b"),
    "the talk is held": lambda lang: talk(lang).acts(Held),
    "the talk is closed, and the bot is back": lambda lang: talk(lang).acts(Ended),
    "the desk is down": lambda lang: goes_down(
        Play(language=lang).commands(Command.HUMAN)
    ).presses(Word.TALK),
    "the call is shown back": shown_back,
    "the call is booked": lambda lang: shown_back(lang).presses(Word.YES),
    "the call was missed": missed,
    "a call would not be safe": lambda lang: (
        Play(SCRIPT, language=lang).waits().presses(Word.CALLBACK).answers("no")
    ),
}


def told(play):
    """Return what stands on the screen: the words, then the buttons in brackets."""
    return "\n\n---\n\n".join(map(shown, play.said))


def shown(message):
    """Return one message; of a screen of the dialogs, which is theirs, only its beginning."""
    if any(choice.id.startswith("1|home|") for choice in message.choices):
        return message.text.partition("\n\n")[0] + "\n\n…"
    buttons = " ".join(f"[{choice.label}]" for choice in message.choices)
    return f"{message.text}\n\n{buttons}".strip()


def heading(name, language):
    return f"=== {name} [{language}]\n"


def written():
    """Return all moments as one text."""
    return "\n\n".join(
        heading(name, language) + told(make(language))
        for name, make in MOMENTS.items()
        for language in ("lv", "ru")
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".txt").write_text(written() + "\n", "utf-8")
