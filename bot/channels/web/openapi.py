"""The description of the API, made of the models that read the requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from pydantic.json_schema import models_json_schema

from bot.channels.web.inbound import (
    LARGEST_NUMBER,
    Beginning,
    Choosing,
    Commanding,
    Writing,
)
from bot.channels.web.problems import Problems
from bot.engine.message import BarKind
from bot.script.model import InputKind, Language

SCHEMAS = "#/components/schemas/"
TEXT = {"type": "string"}
NUMBER = {"type": "number"}
ID = {"type": "integer", "minimum": 0, "description": "Grows with each message of a person."}


def describe(languages: Sequence[Language]) -> bytes:
    """Return the OpenAPI document as it is served."""
    return orjson.dumps(document(languages), option=orjson.OPT_INDENT_2)


def document(languages: Sequence[Language]) -> dict[str, Any]:
    """Return the OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Ceļa padoms",
            "version": "1",
            "description": "Scripted consultations, with a human helpline one tap away.",
        },
        "paths": paths(),
        "components": {
            "schemas": schemas(languages),
            "securitySchemes": {"chat": {"type": "http", "scheme": "bearer"}},
        },
    }


def paths() -> dict[str, Any]:
    """Return the calls."""
    return {
        "/api/v1/chats": {"post": begin()},
        "/api/v1/chat/events": {"post": act()},
        "/api/v1/chat/messages": {
            "get": own("What stands on the screen, or what came after a cursor.", looked())
        },
        "/api/v1/chat/stream": {"get": own("What comes, as it comes.", streamed())},
        "/api/v1/chat": {"delete": own("Forget me.", forgotten())},
        "/api/v1/openapi.json": {"get": described()},
    }


def begin() -> dict[str, Any]:
    """Return the call that begins a conversation."""
    return {
        "summary": "Begin a conversation.",
        "requestBody": body("Beginning"),
        "responses": {"201": json_of("Begun", "Begun.")} | refused(400, 413, 415, 422),
    }


def act() -> dict[str, Any]:
    """Return the call that says what happened."""
    return own(
        "Answer an event, once; the same id again brings the same answer.",
        {
            "requestBody": body("Event"),
            "responses": {"200": json_of("Answer", "Answered.") | erasing()}
            | refused(400, 413, 415, 422),
        },
    )


def looked() -> dict[str, Any]:
    """Return the particulars of asking for messages."""
    responses = {"200": json_of("Answer", "The messages.")} | refused(422)
    return {"parameters": [after()], "responses": responses}


def streamed() -> dict[str, Any]:
    """Return the particulars of the stream."""
    event = record({"id": TEXT, "data": TEXT}, {"event": TEXT})
    stream = {
        "description": "The data of each event is a message; its id is the cursor to resume by.",
        "content": {"text/event-stream": {"schema": event}},
    }
    return {"parameters": [after()], "responses": {"200": stream} | refused(422)}


def forgotten() -> dict[str, Any]:
    """Return the particulars of being forgotten."""
    return {"responses": {"204": {"description": "Nothing is kept any more."} | erasing()}}


def described() -> dict[str, Any]:
    """Return the call for this document."""
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "summary": "This description.",
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": content}},
    }


def own(summary: str, particulars: dict[str, Any]) -> dict[str, Any]:
    """Return a call about one's own conversation: another's, or none, is the same 404.

    So the token is not "required" in the sense of the specification, which would be a 401
    that tells a stranger that there is something to be had here.
    """
    responses = particulars["responses"] | refused(404)
    return (
        {"summary": summary, "security": [{"chat": []}, {}]}
        | particulars
        | {"responses": responses}
    )


def after() -> dict[str, Any]:
    """Return the cursor of a query."""
    schema = {"type": "integer", "minimum": 0, "maximum": LARGEST_NUMBER}
    return {"name": "after", "in": "query", "schema": schema}


def body(name: str) -> dict[str, Any]:
    """Return the description of a body."""
    return {"required": True, "content": {"application/json": {"schema": reference(name)}}}


def json_of(name: str, description: str) -> dict[str, Any]:
    """Return the description of an answer."""
    return {
        "description": description,
        "content": {"application/json": {"schema": reference(name)}},
    }


def erasing() -> dict[str, Any]:
    """Return the header that says the conversation is gone."""
    said = "Set when nothing is kept any more: drop the token and what is on the screen."
    schema = {"const": "forgotten"}
    return {"headers": {"Chat": {"description": said, "schema": schema}}}


def refused(*statuses: int) -> dict[str, Any]:
    """Return the problems of a call; those that nobody can help belong to all calls."""
    kinds = {kind.value.status: kind.value for kind in Problems}
    return {
        str(status): {
            "description": kinds[status].title,
            "content": {"application/problem+json": {"schema": reference("Problem")}},
        }
        for status in (*statuses, 429, 500, 503)
    }


def reference(name: str) -> dict[str, str]:
    """Return a pointer to a schema."""
    return {"$ref": SCHEMAS + name}


def schemas(languages: Sequence[Language]) -> dict[str, Any]:
    """Return all schemas: of the requests from their models, of the answers from here."""
    spoken = {"type": "string", "enum": list(languages)}
    bodies = body_schemas(spoken)
    return bodies | {
        "Event": {
            "oneOf": [reference(name) for name in ("Choosing", "Writing", "Commanding")],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {
                    "choose": SCHEMAS + "Choosing",
                    "write": SCHEMAS + "Writing",
                    "command": SCHEMAS + "Commanding",
                },
            },
        },
        "Message": message(),
        "Answer": record({"cursor": ID, "messages": many(reference("Message"))}),
        "Begun": record(
            {
                "token": {
                    "type": "string",
                    "description": "The secret. Never part of an address.",
                },
                "language": spoken,
                "cursor": ID,
                "messages": many(reference("Message")),
            }
        ),
        "Problem": problem(),
    }


def body_schemas(spoken: dict[str, Any]) -> dict[str, Any]:
    """Return the schemas of the bodies, with the languages that are spoken here."""
    models = [(model, "validation") for model in (Beginning, Choosing, Writing, Commanding)]
    _, generated = models_json_schema(models, ref_template=SCHEMAS + "{model}")  # type: ignore[arg-type]  # it wants a Literal
    definitions: dict[str, Any] = generated["$defs"]
    for name in ("Beginning", "Commanding"):
        definitions[name]["properties"]["language"] = {"anyOf": [spoken, {"type": "null"}]}
    return definitions


def message() -> dict[str, Any]:
    """Return the schema of a message."""
    optional = {
        "links": many(record({"kind": TEXT, "label": TEXT, "value": TEXT})),
        "image": record({"src": TEXT, "alt": TEXT}),
        "choices": many(record({"id": TEXT, "label": TEXT}, {"chosen": {"type": "boolean"}})),
        "input": record({"kind": enum(InputKind)}, {"min": NUMBER, "max": NUMBER}),
    }
    required = {
        "id": ID,
        "from": {"enum": ["bot", "human", "person"]},
        "text": {"type": "string", "description": "Plain. Empty lines part the paragraphs."},
        "bar": many(record({"kind": enum(BarKind), "label": TEXT}, {"value": TEXT})),
    }
    return record(required, optional)


def problem() -> dict[str, Any]:
    """Return the schema of a problem."""
    codes = [kind.value.code for kind in Problems]
    required = {"title": TEXT, "status": {"type": "integer"}, "code": {"enum": codes}}
    return record(required, {"detail": TEXT, "messages": many(reference("Message"))})


def record(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the schema of an object that holds nothing else."""
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def many(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


def enum(kinds: type[BarKind] | type[InputKind]) -> dict[str, Any]:
    """Return the schema of one of a closed set."""
    return {"enum": [str(kind) for kind in kinds]}
