"""Each language's spelling gives the sounds that its own examples say."""

import re

import pytest

from communique.languages import LANGUAGES, table
from communique.names import key
from communique.names.spelling import ANY, LATIN, spelling, ways
from communique.names.tables import data
from communique.records import Language

EXAMPLES = [(language, name) for language in LANGUAGES for name in table(language, "names")["examples"]]
WAYS = [*LANGUAGES, *(way for way in data("orthographies") if way != ANY)]


@pytest.mark.parametrize(("language", "name"), EXAMPLES)
def test_a_language_reads_its_own_examples(language: Language, name: str) -> None:
    assert key(name, language) == table(language, "names")["examples"][name]


@pytest.mark.parametrize("way", WAYS)
def test_every_sound_has_its_costs(way: str) -> None:
    known = {*data("sounds")["sounds"], "-"}
    rows = spelling(way)
    for sounds in (*rows.groups.values(), *rows.soft.values()):
        assert known.issuperset(reading for sound in sounds for reading in sound.split("/")), sounds


def test_pairs_and_folds_are_of_known_sounds() -> None:
    known = set(data("sounds")["sounds"])
    for pair in (*data("sounds")["pairs"], *data("sounds")["folds"].values()):
        assert known.issuperset(pair), pair


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("jarosław kaczyński", "polish"),
        ("péter szijjártó", "hungarian"),
        ("mevlüt çavuşoğlu", "turkish"),
        ("traian băsescu", "romanian"),
        ("zoran đinđić", "south-slavic"),
        ("jiří dienstbier", "czech"),
        ("li keqiang", "pinyin"),
        ("valdis dombrovskis", "baltic"),
    ],
)
def test_foreign_spelling_is_seen_in_any_article(name: str, way: str) -> None:
    for language in LATIN:
        assert way in ways(name, language)


def test_letters_of_one_cyrillic_language_overrule_the_article() -> None:
    assert ways("зеленський", "ru") == ("uk",)
    assert ways("сырский", "uk") == ("ru",)


def test_telling_a_spelling_takes_no_longer_than_the_name_is_long() -> None:
    hostile = "ang" * 5_000 + "!"
    for way in data("orthographies").values():
        re.search(way.get("looks", "$"), hostile)
