"""JSON: the same records out and in, and a schema that real output keeps to."""

import json
from collections.abc import Callable

import pytest

from communique.errors import InputError
from communique.records import Reading
from communique.schema import from_json, json_schema, to_json

TEXT = "Der Minister sagte am Mittwoch in Riga, man werde mit Polen telefonieren. Das sei 🙂 wichtig."


def test_a_reading_comes_back_as_it_was(read: Callable[..., Reading]) -> None:
    reading = read(TEXT)
    assert from_json(to_json(reading)) == reading


def test_the_same_text_gives_the_same_bytes(read: Callable[..., Reading]) -> None:
    assert to_json(read(TEXT)) == to_json(read(TEXT))


def test_real_output_keeps_to_the_schema(read: Callable[..., Reading]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(to_json(read(TEXT))))


def test_every_record_type_is_described_in_the_schema() -> None:
    definitions = json_schema()["$defs"]
    assert {"Reading", "Article", "Date", "Mention", "Quote", "Event", "Claim", "Doubt", "Span"} <= set(
        definitions
    )
    assert all(definition["description"] for definition in definitions.values())


@pytest.mark.parametrize("data", ["", "{}", "[1]", '{"article": 3}'])
def test_what_is_no_reading_is_told(data: str) -> None:
    with pytest.raises(InputError, match="no reading"):
        from_json(data)
