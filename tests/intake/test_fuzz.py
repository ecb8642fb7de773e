"""A short part of what `make fuzz` does: inputs broken in many ways cost no crash, no hang, no character."""

import pytest

from communique.reader import Reader
from intake.fuzz import Broken, broken, check

SHORT = 300


def test_no_broken_input_costs_a_character_or_the_run() -> None:
    reader, sources, faults = Reader(), 0, 0
    for item in broken(SHORT, seed=1):
        try:
            found = check(item, reader)
        except Exception as err:
            err.add_note(f"{item.name}: {', '.join(item.how)}")
            raise
        sources, faults = sources + found[0], faults + found[1]
    assert sources > SHORT // 3
    assert faults > 10


@pytest.mark.parametrize(
    "data",
    [
        b"<html>" + b"<div>" * 100_000,
        b"<html>" + b"<p>" * 200_000,
        b"<html><table>" + b"<tr><td>x" * 20_000,
        b"<html><a href='" + b"x" * 3_000_000,
        b"<html><p>" + b"&amp;" * 500_000,
        b"<html><!--" * 100_000,
        b"<html>" + b"<b><i>" * 30_000 + b"x",
        b"<html><p>" + b"x " * 2_000_000,
        b"<html>" + b"<p>Die Minister berieten am Mittwoch in Riga.</p>" * 20_000,
    ],
    ids=[
        "deep",
        "many",
        "table",
        "attribute",
        "entities",
        "comments",
        "unclosed",
        "one paragraph",
        "paragraphs",
    ],
)
def test_a_page_made_to_keep_a_reader_busy_does_not(data: bytes) -> None:
    check(Broken("bomb.html", data, ()), Reader("de"))
