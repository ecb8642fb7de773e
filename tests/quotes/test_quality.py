"""No score on our own marked texts falls below its floor."""

import tomllib

import pytest

from quotes.quality import GOLD, score_file, texts

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
FILES = sorted(path.stem for path in GOLD.glob("*.toml") if path.stem != "floors")


@pytest.mark.parametrize("stem", FILES)
def test_no_score_falls_below_its_floor(stem: str) -> None:
    assert score_file(GOLD / f"{stem}.toml").below(FLOORS[stem]) == ""


@pytest.mark.parametrize(("language", "fewest"), [("en", 30), ("fr", 30), ("es", 15), ("ru", 15), ("uk", 15)])
def test_there_are_texts_and_kinds_of_quotes_enough(language: str, fewest: int) -> None:
    found = [text for stem in FILES if stem[:2] == language for text in texts(GOLD / f"{stem}.toml")]
    types = {mark.type for text in found for mark in text.quotes}
    assert len(found) >= fewest
    assert types == {"direct", "indirect", "mixed", "reported"}
    assert any(mark.parent is not None for text in found for mark in text.quotes)
