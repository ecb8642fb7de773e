"""Bytes arrive; not one character is lost, and what is no text is refused with the next step."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import EmptyInput, NotText, TooLarge
from communique.intake import read_bytes
from communique.intake.source import MOST_BYTES

TEXT = "Größe in Kyjiw\r\nnoch 🙂\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_text_comes_back_as_it_was_written(text: str) -> None:
    text = f"x{text}"
    assert read_bytes(text.encode()).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_byte_order_mark_tells_the_encoding_and_stays(mark: bytes, encoding: str) -> None:
    source = read_bytes(mark + TEXT.encode(encoding), encoding="cp1252")
    assert (source.text, source.encoding) == ("\ufeff" + TEXT, encoding)


def test_a_named_encoding_is_used() -> None:
    assert read_bytes("Größe".encode("cp1252"), encoding="cp1252").text == "Größe"


def test_an_encoding_that_nobody_names_is_found_and_noted() -> None:
    source = read_bytes("Größe und Maß".encode("cp1252"), name="story.txt")
    assert (source.text, source.encoding) == ("Größe und Maß", "cp1252")
    assert [note.kind for note in source.notes] == ["encoding_guessed"]
    assert "byte 0xf6 at offset 2" in source.notes[0].words


def test_a_named_encoding_that_does_not_fit_is_told() -> None:
    with pytest.raises(NotText, match="is no ascii text: byte 0xc3 at offset 2"):
        read_bytes("Größe".encode(), encoding="ascii")


def test_an_encoding_that_is_none_is_told() -> None:
    with pytest.raises(NotText, match="'klingon' is no encoding"):
        read_bytes(b"x", encoding="klingon")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"PK\x03\x04\x14\x00", b"plain\x00text"],
    ids=["png", "zip", "nul"],
)
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(NotText, match="save the article as plain text"):
        read_bytes(data)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", codecs.BOM_UTF8, b"\r\n" * 10], ids=["empty", "blank", "mark", "lines"]
)
def test_an_input_without_a_visible_character_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="no visible character"):
        read_bytes(data)


def test_fifty_megabytes_of_one_line_are_refused() -> None:
    with pytest.raises(TooLarge, match="larger than 5 MB"):
        read_bytes(b"x" * 50_000_000)


def test_the_largest_input_is_read() -> None:
    assert len(read_bytes(b"x" * MOST_BYTES).text) == MOST_BYTES
