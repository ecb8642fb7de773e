"""Readings as JSON, straight from the dataclasses in `records`: there is no second set of types."""

from inspect import cleandoc
from typing import Any

import msgspec

from communique.errors import InputError
from communique.records import Reading

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(reading: Reading) -> bytes:
    """Write a reading as one JSON object on one line, UTF-8; the same reading gives the same bytes.

    Raises `InputError` for a text with half a character in it (a lone surrogate), which no UTF-8 can hold.
    """
    try:
        return msgspec.json.encode(reading)
    except UnicodeEncodeError as err:
        raise half_a_character(err) from err


def half_a_character(err: UnicodeEncodeError) -> InputError:
    """Say in words what is wrong with a text that no UTF-8 can hold."""
    return InputError(
        f"the text holds half a character (a lone surrogate) at {err.start}, which JSON cannot carry. "
        "The usual cause is a faulty decoder upstream: decode the bytes again, strictly."
    )


def from_json(data: bytes | str) -> Reading:
    """Read back what `to_json` wrote. Raises `InputError` where it is no reading."""
    try:
        return msgspec.json.decode(data, type=Reading)
    except msgspec.DecodeError as err:
        raise InputError(f"this is no reading as `communique read --format json` writes it: {err}.") from err


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a reading, generated from the records and their docstrings."""
    schema = msgspec.json.schema(Reading)
    for definition in schema["$defs"].values():
        definition["description"] = cleandoc(definition["description"])
    return {"$schema": DIALECT, "title": "Reading", **schema}
