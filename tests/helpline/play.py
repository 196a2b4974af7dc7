"""One conversation with a helpline, played by hand: a person, consultants and a clock."""

from datetime import timedelta

import orjson

from bot.engine.effects import Forget, Say
from bot.engine.events import Chose, Commanded, Started, Wrote
from bot.engine.session import Session
from bot.helpline.case import Case
from bot.helpline.events import Claimed, Ended, FellDue, Replied
from bot.helpline.machine import step
from bot.helpline.screens import Word
from bot.script.model import Command
from tests.helpline.worlds import ANNA, BEATE, NOW, OPEN, desk

AGREED = {
    "safe": "yes",
    "number": "+371 26000047",
    "others": "yes",
    "cover": "library",
    "voicemail": "no",
    "write": "yes",
    "day": "+skip",
    "part": "+skip",
    "language": "+skip",
    "code": "+skip",
}
"""What somebody usually answers in the form of a call-back."""


class Play:
    """A conversation that is kept between two events, as a store would do it."""

    def __init__(self, script=OPEN, people=(ANNA, BEATE), language="lv", **rest):
        self.script, self.people, self.rest = script, people, rest
        self.now = NOW
        self.lines = []
        event = Started("home", language, at=self.now)
        self.keeps(step(script, self.desk, None, None, event))

    @property
    def desk(self):
        """The desk, at which everybody's page gives its sign of life."""
        beat = int(self.now.timestamp())
        return desk(*(person._replace(beat_at=beat) for person in self.people), **self.rest)

    def happens(self, event):
        return self.keeps(step(self.script, self.desk, self.session, self.case, event))

    def keeps(self, decision):
        """Take over what was decided, as it comes back from a store."""
        self.refused, self.effects = decision.refused, decision.effects
        self.said = [effect.message for effect in decision.effects if isinstance(effect, Say)]
        self.lines += decision.lines
        self.session = Session.from_json(again(decision.session.to_json()))
        self.case = decision.case and Case.from_json(again(decision.case.to_json()))
        return self

    def passes(self, seconds=1):
        self.now += timedelta(seconds=seconds)
        return self

    def falls_due(self, late=0):
        """Let the deadline pass, and the timer fire."""
        due_at = self.case.due_at
        self.now = NOW + timedelta(seconds=due_at - int(NOW.timestamp()) + late)
        return self.happens(FellDue(number=self.case.number, at=self.now))

    def presses(self, word):
        label = f"+{word}_"
        shown = [choice.id for message in self.said for choice in message.choices]
        [found] = [choice for choice in shown if label in choice][-1:]
        return self.happens(Chose(found, at=self.now))

    def writes(self, *texts):
        for text in texts:
            self.passes().happens(Wrote(text, at=self.now))
        return self

    def commands(self, command, language=None):
        return self.passes().happens(Commanded(command, language, at=self.now))

    def waits(self):
        """Come to the queue."""
        return self.commands(Command.HUMAN).presses(Word.TALK)

    def fills_in(self, **answers):
        """Answer the whole form."""
        for id, answer in (AGREED | answers).items():
            if self.case and self.case.form and self.case.form.position.step == id:
                self.answers(answer)
        return self

    def answers(self, answer):
        shown = [choice.id for message in self.said for choice in message.choices]
        found = [choice for choice in shown if f"|{answer}|" in choice]
        return self.happens(Chose(found[0], at=self.now)) if found else self.writes(answer)

    def acts(self, event, by="a", **values):
        return self.passes().happens(event(at=self.now, by=by, **values))

    def talks(self):
        """Come to a talk with Anna, in which the person has been answered."""
        return self.waits().acts(Claimed).acts(Replied, text="Sveiki")

    def ends(self):
        return self.acts(Ended)

    @property
    def state(self):
        return self.case and self.case.state.value

    @property
    def text(self):
        return "\n\n".join(message.text for message in self.said)

    @property
    def labels(self):
        return [choice.label for message in self.said for choice in message.choices]

    @property
    def forgets(self):
        return any(isinstance(effect, Forget) for effect in self.effects)

    def read_by_the_desk(self, speaker):
        return [line.text for line in self.lines if line.speaker == speaker]


def again(data):
    """Return what was kept, as it comes back."""
    return orjson.loads(orjson.dumps(data))
