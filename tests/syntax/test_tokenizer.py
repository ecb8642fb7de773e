"""Our tokens are those of spaCy's tokenisers, whatever the text: in all texts we have, and in made ones."""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from communique import languages
from communique.errors import BrokenInstallation
from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax import token_rules
from communique.syntax.tokenizer import LONGEST, Tokenizer, Words

TESTS = Path(__file__).parent.parent
SHARED = json.loads((Path(languages.__file__).parent / "tokens.json").read_text("utf-8"))
PIECES = (
    *"aZéßжЇſKИÅ漢0179²½µ.,;:!?…'’`\"„“»«()[]{}<>/\\|-–—‐‑_~*+=^%§$€°№#&@😀",
    *" \t\n\r\xa0\u200b\u200d\u3000\u2028\u0301\u00ad",
    *("..", "...", "--", "  ", "\r\n", "n't", "'s", "’S", "d'", "L’", "-t-il", "-ce", "anti-", "entr'"),
    *("premier-ministre", "aujourd'hui", "z.B.", "т.ч.", "EE. UU.", "д-р техн. наук", ":-)", "8)", "o_O"),
    *("http://", "www.", "riga.lv", "a@b.de", ":8080", "/x?y=1", "192.168.1.1", "8.8.8.8", "3,5", "10.000"),
    *("5km", "9 km/h", "°C.", "US$", "20%", "2022.", "Ende.Dann", "Nord-Ost", "C++"),
)


@cache
def spacy_tokenizer(language: Language) -> spacy.tokenizer.Tokenizer:
    return spacy.blank(language).tokenizer


@cache
def tokenizer(language: Language) -> Tokenizer:
    return Tokenizer(language)


def spacy_words(text: str, language: Language) -> Words:
    doc = spacy_tokenizer(language)(text)
    return [token.text for token in doc], [bool(token.whitespace_) for token in doc]


def assert_same(text: str, language: Language) -> None:
    assert tokenizer(language)(text) == spacy_words(text, language), (language, text)


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a TOML file holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@cache
def texts() -> tuple[str, ...]:
    """Give every text of our tests and examples, and what else is written beside them."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(TESTS.rglob("*.toml"))]
    articles = [path.read_text("utf-8") for path in sorted((TESTS.parent / "examples").glob("*.txt"))]
    trees = "".join(path.read_text("utf-8") for path in sorted(TESTS.rglob("*.conllu")))
    sentences = [
        line.removeprefix("# text = ") for line in trees.splitlines() if line.startswith("# text = ")
    ]
    return tuple(dict.fromkeys([*strings(tables), *articles, *sentences]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_we_have_is_cut_as_by_spacy(language: Language) -> None:
    assert len(texts()) > 10_000
    for text in texts():
        assert_same(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_its_own_is_cut_as_by_spacy_in_any_company(language: Language) -> None:
    for word in spacy_tokenizer(language).rules:
        for text in (word, f"({word})", f"gut{word}", f"{word}gut", f"„{word}.“ {word}{word}"):
            assert_same(text, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_that_are_written_alike_are_cut_alike(language: Language) -> None:
    edges = {letter for edge in SHARED["alike"]["from"] for letter in (chr(ord(edge) - 1), edge)}
    for letter in sorted(edges | {*SHARED["kept"], *map(chr, range(0x20, 0x250))}):
        assert_same(f"{letter} a{letter}. a.{letter} {letter}-{letter} 5{letter}. l'{letter}a", language)
        assert_same(
            f"anti-{letter}x (e{letter}t-ce) x-en-{letter} www.a.{letter}{letter} A{letter}.B", language
        )


@pytest.mark.parametrize("language", LANGUAGES)
@given(
    pieces=st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8") | st.text(max_size=3), max_size=14)
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_cut_as_by_spacy(language: Language, pieces: list[str]) -> None:
    assert_same("".join(pieces), language)


@given(text=st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_and_blanks_joined_are_the_text(text: str) -> None:
    words, spaces = tokenizer("fr")(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(words)


def test_a_part_that_touches_a_longer_one_stays_as_it_was_cut() -> None:
    assert tokenizer("en")("gut:)")[0] == ["gut", ":)"]
    assert tokenizer("en")("gut:) )")[0] == ["gut", ":", ")", ")"]
    assert_same("gut:) )", "en")


def test_no_word_is_longer_than_what_is_looked_at_together() -> None:
    words, spaces = tokenizer("de")("x" * 2 * LONGEST + "“ y")
    assert words == ["x" * LONGEST, "x" * LONGEST, "“", "y"]
    assert spaces == [False, False, True, False]


def test_a_tokenizer_that_has_seen_much_cuts_as_a_new_one() -> None:
    for text in texts()[:200]:
        assert Tokenizer("fr")(text) == tokenizer("fr")(text)


def test_missing_rules_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(token_rules, "FOLDER", tmp_path)
    with pytest.raises(BrokenInstallation, match=r"languages/tokens\.json cannot be read.*install it again"):
        Tokenizer("de")
    (tmp_path / "tokens.json").write_text("{", "utf-8")
    with pytest.raises(BrokenInstallation, match=r"languages/tokens\.json cannot be read"):
        Tokenizer("de")
