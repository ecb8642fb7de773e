"""Encodings are found where nobody names them, and a doubt says so."""

import tomllib
from pathlib import Path

import pytest

from communique.errors import NotText
from communique.intake.decode import declared_encoding, decode
from communique.intake.source import Told

PAGES = Path(__file__).parent / "pages"
OLD = {
    "de": ["cp1252", "latin-1"],
    "fr": ["cp1252"],
    "es": ["cp1252"],
    "ru": ["cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic"],
    "uk": ["cp1251", "koi8_u"],
}


def article(language: str) -> str:
    words = tomllib.loads((PAGES / f"{language}.toml").read_text(encoding="utf-8"))
    return "\n\n".join(words["article"][0]["body"])


@pytest.mark.parametrize(
    ("language", "encoding"), [(language, encoding) for language, names in OLD.items() for encoding in names]
)
def test_the_old_encodings_of_our_languages_are_told_apart(language: str, encoding: str) -> None:
    data = article(language).encode(encoding, "ignore")
    found = decode(data, Told())
    assert found.text == data.decode(encoding)
    assert [note.kind for note in found.notes] == ["encoding_guessed"]


def test_a_server_that_names_the_wrong_encoding_is_doubted() -> None:
    found = decode(article("ru").encode(), Told(encoding="windows-1251", is_caller=False))
    assert found.text == article("ru")
    assert [note.kind for note in found.notes] == ["encoding_contradicted"]


def test_a_caller_who_names_the_wrong_encoding_is_told() -> None:
    with pytest.raises(NotText, match="is no ascii text"):
        decode(article("ru").encode(), Told(encoding="ascii"))


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", ""])
def test_a_server_that_names_no_encoding_at_all_is_passed_over(name: str) -> None:
    assert decode(article("de").encode(), Told(encoding=name, is_caller=False)).text == article("de")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="utf-8">', "utf-8"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        (b"<p>charset=utf-8", None),
        (b" " * 5000 + b"<meta charset=utf-8>", None),
    ],
)
def test_what_a_page_names_is_found_in_its_head(head: bytes, encoding: str | None) -> None:
    assert declared_encoding(head) == encoding
