"""A contact keeps the quotes that were said in it."""

from collections.abc import Callable

import pytest

from communique.records import Reading


def said(reading: Reading) -> list[list[str]]:
    """Give for each contact the first words said in it."""
    quotes = {quote.id: reading.text(quote.spans[0]) for quote in reading.quotes}
    return [[quotes[one] for one in event.contact.quotes] for event in reading.contacts if event.contact]


CALL = (
    "Scholz telefonierte am Mittwoch mit Putin. Er forderte Putin auf, die Truppen abzuziehen. "
    "Lawrow sagte, die Lage sei ernst."
)
MEETING = (
    "Macron und Selenskyj trafen sich in Paris. Frankreich stehe fest an der Seite Kiews, "
    "sagte Macron bei dem Treffen."
)
PLANNED = "Scholz wird mit Putin telefonieren. Er sagte zu Putin, die Lage sei ernst."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CALL, [["die Truppen abzuziehen"]]),
        (MEETING, [["Frankreich stehe fest an der Seite Kiews"]]),
        (PLANNED, [[]]),
    ],
)
def test_what_one_side_says_to_the_other_or_at_the_meeting_belongs_to_it(
    text: str, expected: list[list[str]], read: Callable[..., Reading]
) -> None:
    assert said(read(text)) == expected
