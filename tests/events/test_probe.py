"""The behaviour probe of `probe.toml`: what event coders are known to get wrong, in every language coded."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from communique import Reader
from communique.languages import LANGUAGES
from communique.records import Language
from facts import Facts

ROWS = tomllib.loads((Path(__file__).parent / "probe.toml").read_text(encoding="utf-8"))["row"]
CASES = [
    pytest.param(row, language, id=f"{language}-{number}")
    for language in LANGUAGES
    for number, row in enumerate(ROWS, 1)
]


@pytest.mark.parametrize(("row", "language"), CASES)
def test_the_probe_gives_just_the_wanted_events(
    row: Mapping[str, Any], language: Language, readers: Mapping[Language, Reader]
) -> None:
    facts = Facts(readers[language](row[language], published="2024-04-04"))
    events = list(facts.reading.events)
    for wanted in row["wanted"]:
        found = next((event for event in events if facts.is_event(wanted, event)), None)
        assert found is not None, [facts.line(event) for event in facts.reading.events]
        events.remove(found)
    assert not events, [facts.line(event) for event in events]
