"""Sentence ends in running news text."""

import pytest

from communique.languages import table
from communique.syntax.sentences import MOST_WORDS, split_sentences

ABBREVIATIONS = frozenset(table("de", "syntax")["abbreviations"])

CASES = {
    "Er kam . Sie ging .": [0, 3],
    "„ Wir kommen . Bald ! “ , sagte er .": [0, 4],
    "„ Wir kommen . “ Dann ging er .": [0, 5],
    "» Wir kommen . « Er ging .": [0, 5],
    '" Ja . " Er ging .': [0, 4],
    "Am 3. April 2024 kam er .": [0],
    "Es waren 2022 . Er kam .": [0, 4],
    "Er kam ( spät . ) Sie ging .": [0, 6],
    "Er kam . und ging": [0],
}


@pytest.mark.parametrize(("text", "starts"), CASES.items(), ids=list(CASES))
def test_sentences_start_where_readers_see_them_start(text: str, starts: list[int]) -> None:
    assert split_sentences(text.split(), abbreviations=ABBREVIATIONS) == starts


def test_a_stop_that_belongs_to_an_abbreviation_ends_no_sentence() -> None:
    words = ["Rund", "5", "Mrd", ".", "Euro", "."]
    assert split_sentences(words, abbreviations=ABBREVIATIONS) == [0]


def test_an_endless_sentence_is_cut_at_a_comma_and_loses_no_word() -> None:
    words = ["wort"] * 90 + [","] + ["wort"] * 300
    starts = split_sentences(words, abbreviations=ABBREVIATIONS)
    assert starts[:2] == [0, 91]
    assert all(b - a <= MOST_WORDS for a, b in zip(starts, [*starts[1:], len(words)], strict=True))
