"""No score on our own annotated texts falls below its floor."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from communique.dates import find_dates, resolve
from communique.languages import LANGUAGES
from communique.records import Language
from dates.quality import scores
from dates.texts import gold, parse_all
from processor import slack

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_falls_below_its_floor(language: Language) -> None:
    found = scores(language)
    below = {
        name: (found[name], floor)
        for name, floor in FLOORS[language].items()
        if found[name] < floor - slack()
    }
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_resolving_later_equals_reading_with_that_day_at_once(language: Language) -> None:
    texts = [text for text in gold(language) if text.published is not None]
    unknown = parse_all(language, [(text.text, None) for text in texts])
    known = parse_all(language, [(text.text, text.published) for text in texts])
    for text, early, late in zip(texts, unknown, known, strict=True):
        later = [resolve(one, text.published) for one in find_dates(early)[0]]
        assert later == list(find_dates(late)[0]), text.text
