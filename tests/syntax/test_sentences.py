"""Sentence ends in running news text."""

import pytest

from communique.languages import table
from communique.syntax.sentences import MOST_PIECES, MOST_WORDS, Stretch, split_sentences, stretches

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


def cut(words: list[str], pieces: int = 1) -> list[Stretch]:
    return stretches(words, abbreviations=ABBREVIATIONS, size=lambda some: pieces * len(some))


def test_an_endless_sentence_is_cut_at_a_comma_and_loses_no_word() -> None:
    words = ["wort"] * 90 + [","] + ["wort"] * 300
    made = cut(words)
    assert made[0] == Stretch(0, 91)
    assert all(stretch.continues for stretch in made[1:])
    assert [stretch.end for stretch in made[:-1]] == [stretch.begin for stretch in made[1:]]
    assert made[-1].end == len(words)
    assert all(stretch.end - stretch.begin <= MOST_WORDS for stretch in made)


def test_a_short_paragraph_is_one_stretch() -> None:
    assert cut(["Er", "kam", ".", "Sie", "ging", "."]) == [Stretch(0, 6)]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    words = (["Wort"] * 39 + ["."]) * 6
    assert [(s.begin, s.end, s.continues) for s in cut(words)] == [
        (0, 80, False), (80, 160, False), (160, 240, False),
    ]  # fmt: skip


def test_long_words_make_short_stretches() -> None:
    words = (["Wort"] * 19 + ["."]) * 4
    assert [s.end - s.begin for s in cut(words, pieces=MOST_PIECES // 40)] == [40, 40]


def test_the_encoder_may_overrule_the_marks() -> None:
    words = ["Er", "kam", ".", "Dann", "ging", "er", "Sie", "blieb"]
    odds = [9.0, -9.0, -9.0, -9.0, -9.0, -9.0, 9.0, -9.0]
    assert split_sentences(words, abbreviations=ABBREVIATIONS, likely=odds) == [0, 6]
