"""Broken text costs no traceback: words shuffled, cut, shouted, of two languages at once."""

import random
from collections.abc import Iterator

import pytest

from communique.errors import CommuniqueError
from communique.kb.sources import read_tables
from communique.languages import LANGUAGES
from communique.reader import Reader
from communique.records import Language

TABLES = read_tables().languages


def sentences(language: Language) -> list[str]:
    tables = TABLES[language]
    return [words.example for group in (tables.roles, tables.bodies) for words in group.values()]


def broken(language: Language, times: int) -> Iterator[str]:
    chance = random.Random(language)  # noqa: S311 (no secret)
    others = [one for other in LANGUAGES for one in sentences(other)]
    for _ in range(times):
        words = " ".join(chance.sample(sentences(language), 3)).split()
        words[chance.randrange(len(words))] = chance.choice(others)
        chance.shuffle(words)
        text = " ".join(word.upper() if chance.random() < 0.1 else word for word in words)
        yield text[: chance.randrange(20, len(text))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_broken_text_is_read_and_its_mentions_lie_in_it(language: Language) -> None:
    reader = Reader(language)
    for text in broken(language, 25):
        try:
            reading = reader(text, published="2024-02-29")
        except CommuniqueError:
            continue
        assert all(reading.text(mention.span).strip() for mention in reading.mentions)
        known = {entity.id for entity in reading.entities}
        assert {mention.entity for mention in reading.mentions} <= known


def test_a_name_in_the_genitive_behind_a_counterpart_without_an_office_is_read() -> None:
    text = "Арарат Мірзоян прийняв запрошення турецького колеги Мевлюта Чавушоглу взяти участь у форумі."
    reading = Reader("uk")(text, published="2022-02-27")
    assert "Q249206" in {mention.entity for mention in reading.mentions}
