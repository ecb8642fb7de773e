"""Every entry of the events table is run on its own example sentence."""

from collections.abc import Callable

import pytest

from communique.languages import CODED, table
from communique.records import Reading

ENTRIES = [
    pytest.param(row, id=f"{language}-{row['lemma']}")
    for language in CODED
    for kind in ("verb", "noun")
    for row in table(language, "events")[kind]
]


@pytest.mark.parametrize("row", ENTRIES)
def test_an_entry_finds_its_event_in_its_example(row: dict[str, str], read: Callable[..., Reading]) -> None:
    events = read(row["example"]).events
    found = [event for event in events if event.rule.partition("/")[2] == row["lemma"]]
    assert found, [event.rule for event in events]
    assert found[0].type == row["act"].partition("/")[0]
