"""Words are cut as Universal Dependencies cuts them, where the tokens are not."""

import pytest

from communique.records import Language
from communique.syntax.words import word_splitter


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "Im Jahr 2022. Am 3. Mai.", "Im|Jahr|2022|.|Am|3.|Mai|."),
        ("de", "Er kam am 15.", "Er|kam|am|15|."),
        ("de", "Am 15.\nEr kam.", "Am|15.|\n|Er|kam|."),
        ("de", "Der Nord-Ost-Kanal", "Der|Nord-Ost-Kanal"),
        ("en", "the then-minister didn't", "the|then|-|minister|did|n't"),
        ("fr", "Le Royaume-Uni, dit-il, a-t-elle", "Le|Royaume-Uni|,|dit|-il|,|a|-t-elle"),
        ("ru", "Из-за войны пресс-секретарь – нет.", "Из-за|войны|пресс-секретарь|–|нет|."),
        ("uk", "Прем'єр-міністр 24 лютого 2022.", "Прем'єр-міністр|24|лютого|2022|."),
        ("es", "El ex-ministro de EE. UU. en 2022.", "El|ex-ministro|de|EE. UU.|en|2022|."),
    ],
)
def test_words_are_those_of_the_treebanks(language: Language, text: str, words: str) -> None:
    found, spaces = word_splitter(language)(text)
    assert "|".join(found) == words
    assert "".join(word + " " * space for word, space in zip(found, spaces, strict=True)) == text


def test_no_text_has_no_words() -> None:
    assert word_splitter("ru")("") == ([], [])
