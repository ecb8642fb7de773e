"""Addresses that open at the words."""

from urllib.parse import unquote

import pytest
from hypothesis import given

from communique.exports.links import at_words, web_address
from exports.hand import HOSTILE

PAGE = "https://example.org/1"


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        ("telefonierten", "text=telefonierten"),
        ("so - und, so & so", "text=so%20%2D%20und%2C%20so%20%26%20so"),
        ("a b c d e f g h i j k l m n", "text=a%20b%20c%20d,k%20l%20m%20n"),
        ("Mittwoch … am Telefon", "text=am%20Telefon&text=Mittwoch"),
    ],
)
def test_the_words_are_named(words: str, fragment: str) -> None:
    assert at_words(PAGE, words) == f"{PAGE}#:~:{fragment}"


def test_a_place_in_the_page_is_kept() -> None:
    assert at_words(f"{PAGE}#part:~:text=old", "new") == f"{PAGE}#part:~:text=new"


@pytest.mark.parametrize("url", [None, "", "file:///etc/passwd", "javascript:alert(1)", "mail.mbox#3"])
def test_only_pages_of_the_web_have_an_address(url: str | None) -> None:
    assert at_words(url, "words") is None


def test_without_words_the_page_alone_is_named() -> None:
    assert at_words(PAGE, " … ") == PAGE


@given(HOSTILE)
def test_no_text_breaks_an_address(words: str) -> None:
    found = at_words(PAGE, words) or ""
    page, _, fragment = found.partition("#:~:")
    assert page == PAGE
    assert found.isascii()
    assert "-" not in fragment
    assert all(piece.startswith("text=") for piece in fragment.split("&") if fragment)
    assert unquote(web_address(f"{PAGE}?{words}") or "").isprintable() or not words.isprintable()
