"""Words cut into pieces, as the encoder was trained with them."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from communique.syntax.pieces import MOST_OF_A_WORD, UNKNOWN, Vocabulary, piece_finder

FOLDER = Path(str(files("communique") / "models"))
FEW = Vocabulary(
    ["<s>", "<pad>", "</s>", "<unk>", "▁", "a", "b", "ab", "▁a"], [0, 0, 0, 0, -3, -2, -2, -3, -4]
)


@cache
def shipped() -> tuple[Vocabulary, list[str]]:
    return Vocabulary.read(FOLDER), (FOLDER / "pieces.txt").read_bytes().decode("utf-8").split("\n")


def test_a_word_is_cut_into_the_likeliest_row_of_pieces() -> None:
    assert FEW.cut("ab") == (4, 7), "-6 either way: the row whose last piece begins sooner"
    assert FEW.cut("abb") == (4, 7, 6)
    assert FEW.cut("aab") == (8, 7)


def test_unknown_letters_in_a_row_are_one_piece() -> None:
    assert FEW.cut("axyb") == (8, UNKNOWN, 6)
    assert FEW.cut("xay") == (4, UNKNOWN, 5, UNKNOWN)


def test_a_word_of_nothing_has_a_piece() -> None:
    assert FEW.cut("") == FEW.cut("\x00") == (4,)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Verteidigungsminister", "▁Verteidigung sminister"),
        ("Außenministeriums", "▁Außen ministeri ums"),
        ("Schoigu", "▁Scho igu"),
        ("l’ambassadeur", "▁l ’ ambassade ur"),
        ("negociaciones", "▁negocia ciones"),
        ("переговоров", "▁переговоров"),
        ("міністр-президентом", "▁міністр - президент ом"),
        ("1.234,56", "▁1.2 34 , 56"),
        ("№", "▁No"),
        ("…", "▁..."),
        ("20 %", "▁20 ▁%"),
    ],
)
def test_the_shipped_pieces_are_those_of_the_training(word: str, pieces: str) -> None:
    vocabulary, texts = shipped()
    assert " ".join(texts[i] for i in vocabulary.cut(word)) == pieces


def test_what_looks_like_a_mark_of_the_model_is_cut_like_any_word() -> None:
    vocabulary, texts = shipped()
    assert "".join(texts[i] for i in vocabulary.cut("<pad>")) == "▁<pad>"


def test_an_endless_word_is_known_by_its_first_pieces() -> None:
    find = piece_finder(shipped()[0])
    (ids, first, last) = find(["x" * 1_000_000, "Paris"])
    assert last[0] - first[0] + 1 == MOST_OF_A_WORD
    assert len(ids) == MOST_OF_A_WORD + 1 + 2
