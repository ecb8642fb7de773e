"""Why an event is there: rule and sentence, words, what was ruled out."""

from collections.abc import Mapping

import pytest

from communique import Reader, why
from communique.records import Language


def explained(language: Language, text: str, readers: Mapping[Language, Reader]) -> str:
    reading = readers[language](text, published="2024-04-04")
    return "\n".join(why(reading, event.id) for event in reading.events)


def test_the_rule_comes_with_its_sentence(readers: Mapping[Language, Reader]) -> None:
    assert explained("de", "Israel griff den Iran an.", readers).startswith(
        "rule: events.verb/angreifen (“Der Iran griff Israel an.”)"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Olaf Scholz spoke with Vladimir Putin on Tuesday about Ukraine.",
            "ruled out as party: “Ukraine”, is what it was about",
        ),
        (
            "Olaf Scholz telephoned Vladimir Putin, for the first time since October 2022.",
            "ruled out as date: “October 2022”, bounds the act or tells of another one",
        ),
        (
            "Emmanuel Macron said he would visit Kyiv.",
            "ruled out as status: “would”, not hypothetical: in reported speech this form is no condition",
        ),
    ],
)
def test_what_was_ruled_out_is_told(text: str, wanted: str, readers: Mapping[Language, Reader]) -> None:
    assert wanted in explained("en", text, readers).splitlines()


def test_an_id_that_is_no_event_is_an_error(readers: Mapping[Language, Reader]) -> None:
    with pytest.raises(KeyError):
        why(readers["en"]("Nothing happened here today."), "0")
