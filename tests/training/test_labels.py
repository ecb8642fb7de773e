"""Lemma scripts: what training makes, the reader applies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.syntax.lemmas import apply_script
from training.labels import script

WORD = st.text("abcdeABCDEäÄéßдД", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("ging", "gehen"),
        ("Sagte", "sagen"),
        ("UNO", "UNO"),
        ("berlins", "Berlin"),
        ("NATO", "nato"),
        ("a", "un"),
    ],
)
def test_a_script_gives_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_script(form, script(form, lemma)) == lemma


@given(WORD, WORD)
def test_every_pair_has_a_script(form: str, lemma: str) -> None:
    assert apply_script(form, script(form, lemma)) == lemma
