"""Every cue word's own sentence is run through the program; those of the rules are in tests/test_rules.py."""

from collections.abc import Iterator
from typing import Any

import pytest

from communique import Reader
from communique.languages import LANGUAGES, table
from communique.quotes.lexicon import Lexicon, lexicon
from communique.records import Language

KINDS = ("verb", "source", "statement")


def cue_entries() -> Iterator[Any]:
    for language in LANGUAGES:
        words = table(language, "quotes")
        for kind in KINDS:
            for row in words[kind]:
                name = f"{language}-{kind}-{row['lemma']}-{row.get('needs', '')}"
                yield pytest.param(language, row["lemma"], row["example"], id=name)


@pytest.mark.parametrize(("language", "lemma", "example"), list(cue_entries()))
def test_the_sentence_of_a_cue_is_found_by_it(
    language: Language, lemma: str, example: str, readers: dict[Language, Reader]
) -> None:
    assert lemma in {quote.rule.partition("/")[2] for quote in readers[language](example).quotes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_list_of_a_language_is_there(language: Language) -> None:
    words = lexicon(language)
    assert isinstance(words, Lexicon)
    assert set(table(language, "quotes")["words"]) == set(table("de", "quotes")["words"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_is_listed_twice(language: Language) -> None:
    words = table(language, "quotes")
    for kind in KINDS:
        names = [(row["lemma"], row.get("needs"), row.get("subject")) for row in words[kind]]
        assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
