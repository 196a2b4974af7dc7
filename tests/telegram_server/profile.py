"""What the bot says about itself, by language: name, descriptions, commands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from telegram import BotCommand
from telegram.constants import BotCommandLimit, BotDescriptionLimit, BotNameLimit

from tests.telegram_server.parameters import Parameters
from tests.telegram_server.refusals import bad_request

COMMAND = re.compile(r"[a-z0-9_]+")
LANGUAGE = re.compile(r"[a-z]{2}")
LONGEST = {
    "name": BotNameLimit.MAX_NAME_LENGTH,
    "description": BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
    "short_description": BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
}


@dataclass
class Profile:
    """Texts by (field, language), commands by (scope, language); "" is for everybody else."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[BotCommand]] = field(default_factory=dict)

    def set_text(self, name: str, parameters: Parameters) -> bool:
        """Set a text for one language; an empty one removes it."""
        text, language = parameters.text(name), language_of(parameters)
        if len(text) > LONGEST[name]:
            raise bad_request(f"{name.upper()}_TOO_LONG")
        self.texts[name, language] = text
        return True

    def text(self, name: str, language: str) -> str:
        """Return the text that somebody with this language sees."""
        return self.texts.get((name, language)) or self.texts.get((name, ""), "")

    def set_commands(self, parameters: Parameters) -> bool:
        """Set the commands of one scope and language."""
        commands = [checked_command(command) for command in parameters.array("commands")]
        if not parameters.has("commands") or len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self.commands[scope_of(parameters), language_of(parameters)] = commands
        return True

    def get_commands(self, parameters: Parameters) -> list[dict[str, Any]]:
        """Return the commands of exactly this scope and language."""
        key = scope_of(parameters), language_of(parameters)
        return [command.to_dict() for command in self.commands.get(key, [])]

    def delete_commands(self, parameters: Parameters) -> bool:
        """Remove the commands of one scope and language."""
        self.commands.pop((scope_of(parameters), language_of(parameters)), None)
        return True


def language_of(parameters: Parameters) -> str:
    """Return the language a text is for."""
    language = parameters.text("language_code")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def scope_of(parameters: Parameters) -> str:
    """Return the kind of scope; scopes of one chat are not modelled."""
    kind = str(parameters.mapping("scope").get("type", "default"))
    if not kind.startswith(("default", "all_")):
        raise bad_request("the stand-in knows no scope of one chat")
    return kind


def checked_command(command: Any) -> BotCommand:
    """Return a command that Telegram would take."""
    name, description = command.get("command", ""), command.get("description", "")
    if not COMMAND.fullmatch(name) or len(name) > BotCommandLimit.MAX_COMMAND:
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= BotCommandLimit.MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return BotCommand(name, description)
