"""A dictionary in a file answers as the one that it was made of; lemmas are simplemma's, word for word."""

import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simplemma import Lemmatizer
from simplemma.strategies import DefaultDictionaryFactory, DefaultStrategy

from communique.errors import BrokenInstallation
from communique.languages import LANGUAGES
from communique.languages.compiled import compiled_file, lemmas_file
from communique.languages.compiled.dictionary import Dictionary, write_dictionary
from communique.records import Language
from communique.syntax.lemmas import simplemma_on_disk

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)


@given(entries=st.dictionaries(WORDS, WORDS, max_size=100), other=WORDS)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, str], other: str
) -> None:
    path = tmp_path_factory.mktemp("words") / "words"
    write_dictionary(path, entries.items())
    found = Dictionary(path)
    assert dict(found) == entries
    assert len(found) == len(entries)
    assert found.get(other) == entries.get(other)


def test_a_word_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="256"):
        write_dictionary(tmp_path / "words", [("и" * 150, "и")])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: b"", "cannot be read"),
        (lambda data: data[:10], "cannot be read"),
        (lambda data: data[:-1], "is damaged"),
        (lambda data: b"X" + data[1:], "is damaged"),
    ],
    ids=["empty", "a stump", "cut", "another format"],
)
def test_a_damaged_file_is_said(tmp_path: Path, change: Callable[[bytes], bytes], words: str) -> None:
    path = tmp_path / "words"
    write_dictionary(path, [("Gespräche", "Gespräch")])
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(BrokenInstallation, match=words):
        Dictionary(path)


def test_a_missing_file_is_said() -> None:
    with pytest.raises(BrokenInstallation, match=r"xx\.lemmas is missing\. Install the package again"):
        compiled_file("xx.lemmas")


@pytest.mark.parametrize("language", LANGUAGES)
def test_lemmas_are_those_of_simplemma(language: Language) -> None:
    unpacked = DefaultDictionaryFactory()
    theirs = unpacked.get_dictionary(language)
    ours = Dictionary(compiled_file(lemmas_file(language)))
    assert len(ours) == len(theirs)
    drawn = random.Random(1).sample(list(theirs), 20_000)  # noqa: S311 - no secret
    assert [ours.get(word) for word in drawn] == [theirs[word] for word in drawn]

    lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=unpacked))
    asked = [*drawn[:2000], *unknown(drawn[:500])]
    found = {word: simplemma_on_disk().lemmatize(word, language) for word in asked}
    assert found == {word: lemmatizer.lemmatize(word, language) for word in asked}


def unknown(words: list[str]) -> list[str]:
    """Make words that no dictionary has, compounds among them, and words in other letters."""
    pairs = list(pairwise(words))
    return [
        *(f"{one}{other.lower()}" for one, other in pairs),
        *(f"{one}-{other}" for one, other in pairs),
        *(f"{one}’{other}" for one, other in pairs),
        *(word.upper() for word in words),
        *(word.swapcase() for word in words),
        *(f"{word}x" for word in words),
    ]
