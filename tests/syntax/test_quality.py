"""The quality gate: the shipped model on our own annotated sentences, against pinned floors."""

import hashlib
import tomllib
from typing import Any

import pytest

from communique.languages import LANGUAGES
from communique.records import Language
from processor import slack
from syntax.quality import GOLD, gold, scores

FLOORS: dict[str, Any] = tomllib.loads((GOLD.parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_falls_below_its_floor(language: Language) -> None:
    found = scores(language)
    floors = {name: floor for name, floor in FLOORS[language].items() if name != "sha256"}
    below = {
        name: (found[name], floor) for name, floor in floors.items() if found[name] < floor - 100 * slack()
    }
    assert not below, f"{language}: (found, floor) {below}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_floors_are_those_of_these_sentences(language: Language) -> None:
    found = hashlib.sha256((GOLD / f"{language}.conllu").read_bytes()).hexdigest()
    assert found == FLOORS[language]["sha256"], "other sentences: measure anew (see floors.toml)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_is_large_enough_to_tell(language: Language) -> None:
    assert len(gold(language)) >= 40
