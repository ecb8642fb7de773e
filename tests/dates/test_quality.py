"""No score on our own annotated texts falls below its floor."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from communique.languages import LANGUAGES
from communique.records import Language
from dates.quality import scores
from dates.texts import gold

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_falls_below_its_floor(language: Language) -> None:
    found = scores(language)
    below = {name: (found[name], floor) for name, floor in FLOORS[language].items() if found[name] < floor}
    assert not below, f"{language}: (found, floor) {below}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_texts_enough(language: Language) -> None:
    texts = gold(language)
    assert len(texts) >= 40
    assert sum(not text.expected for text in texts) >= 8, "texts in which nothing may be found"
    assert sum(text.published is None for text in texts) >= 4, "texts without a publication day"


@pytest.mark.parametrize("language", LANGUAGES)
def test_expected_days_exist(language: Language) -> None:
    for text in gold(language):
        for one in text.expected:
            if one.value[:1].isdigit() and len(one.value.partition("T")[0]) == 10 and "W" not in one.value:
                date.fromisoformat(one.value[:10])
