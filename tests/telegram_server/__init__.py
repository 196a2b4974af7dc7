"""A stand-in for Telegram: strict, in time that can be pushed, with people who write to the bot.

```
async with TelegramServer() as server:
    ...                                   # the bot sets its webhook at server.url, or polls it
    person = server.person(language_code="ru")
    screen = await person.asks("/start")
    screen = await person.chooses(screen.labels[0])
```

By hand: `python -m tests.telegram_server`.
"""

from tests.telegram_server.clock import Clock, FakeClock, RealClock
from tests.telegram_server.server import TOKEN, TelegramServer

__all__ = ["TOKEN", "Clock", "FakeClock", "RealClock", "TelegramServer"]
