"""No score on our own marked texts falls below its floor."""

import tomllib

import pytest

from actors.quality import GOLD, score_file, texts

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
FILES = sorted(path.stem for path in GOLD.glob("*.toml") if path.stem != "floors")


@pytest.mark.parametrize("stem", FILES)
def test_no_score_falls_below_its_floor(stem: str) -> None:
    assert score_file(GOLD / f"{stem}.toml").below(FLOORS[stem]) == ""


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_there_are_texts_and_cases_enough(language: str) -> None:
    found = [text for stem in FILES if stem[:2] == language for text in texts(GOLD / f"{stem}.toml")]
    tags = [mark.tag for text in found for mark in text.marks]
    assert len(found) >= 20
    assert tags.count("m") >= 30
    assert tags.count("c") >= 40
    assert any(text.published is None for text in found)
