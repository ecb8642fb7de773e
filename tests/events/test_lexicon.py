"""Every entry of the events tables is run on its own example sentence."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from communique import Reader, events
from communique.languages import LANGUAGES, table
from communique.records import Language

ENTRIES = [
    pytest.param(language, kind, row, id=f"{language}-{kind}-{row.get('name', row['lemma'])}")
    for language in LANGUAGES
    for kind in ("verb", "noun")
    for row in table(language, "events")[kind]
]


@pytest.mark.parametrize(("language", "kind", "row"), ENTRIES)
def test_an_entry_finds_its_event_in_its_example(
    language: Language, kind: str, row: Mapping[str, Any], readers: Mapping[Language, Reader]
) -> None:
    found_events = readers[language](row["example"], published="2024-04-04").events
    rule = f"events.{kind}/{row.get('name', row['lemma'])}"
    found = [event for event in found_events if event.rule == rule]
    assert found, [event.rule for event in found_events]
    assert found[0].type == row["act"].partition("/")[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_senses_of_a_word_have_names_of_their_own(language: Language) -> None:
    for kind in ("verb", "noun"):
        names = [row.get("name", row["lemma"]) for row in table(language, "events")[kind]]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_list_of_words_that_the_engine_asks_for(language: Language) -> None:
    sources = (path.read_text("utf-8") for path in Path(events.__file__).parent.glob("*.py"))
    asked = {name for source in sources for name in re.findall(r'words\["(\w+)"\]', source)}
    assert asked
    assert asked - table(language, "events")["words"].keys() == set()
