"""No score on our own marked articles falls below its floor."""

import tomllib

import pytest

from events.quality import GOLD, score_file, texts

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))
FILES = sorted(path.stem for path in GOLD.glob("*.toml") if path.stem != "floors")
FEWEST = {"de": 25, "en": 20, "fr": 15}
"""How many articles of a language there are at least."""


@pytest.mark.parametrize("stem", FILES)
def test_no_score_falls_below_its_floor(stem: str) -> None:
    assert score_file(GOLD / f"{stem}.toml").below(FLOORS[stem]) == ""


@pytest.mark.parametrize("language", FEWEST)
def test_there_are_articles_enough_and_enough_of_them_blind(language: str) -> None:
    found = [text for stem in FILES if stem[:2] == language for text in texts(GOLD / f"{stem}.toml")]
    blind = list(texts(GOLD / f"{language}_blind.toml"))
    statuses = {event["status"] for text in found for event in text.events}
    assert len(found) >= FEWEST[language]
    assert len(blind) * 2 >= FEWEST[language]
    assert {"actual", "historical", "planned", "negated", "denied", "offered", "requested"} <= statuses
