"""Plain text: one article a file, its characters as they came."""

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from communique.errors import EmptyInput
from communique.intake.decode import decode
from communique.intake.source import Item, Source, Told, all_bytes


def read_text(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a stream of bytes as one article. Raises what `read_bytes` raises."""
    yield text_source(all_bytes(stream, told), told)


def read_bytes(
    data: bytes,
    *,
    name: str = "input",
    encoding: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Source:
    r"""Decode bytes: by their byte order mark, else in the named encoding, else as UTF-8, else as what fits.

    No character is lost or changed, newlines and the mark included.
    Raises `TooLarge`, `NotText` and `EmptyInput`.

    >>> read_bytes(b"Gipfel\r\n").text
    'Gipfel\r\n'
    """
    told = Told(name=name, encoding=encoding, published=published, url=url)
    return text_source(all_bytes(BytesIO(data), told), told)


def text_source(data: bytes, told: Told) -> Source:
    """Make a source of a plain text's bytes."""
    decoded = decode(data, told)
    if is_empty(decoded.text):
        raise EmptyInput(
            f"{told.name} is empty: {len(data)} bytes and no visible character. Check how it was saved."
        )
    return Source(
        text=decoded.text,
        published=told.published,
        url=told.url,
        name=told.name,
        encoding=decoded.encoding,
        captured=told.captured,
        notes=decoded.notes,
    )


def is_empty(text: str) -> bool:
    """Say whether a text shows nothing."""
    return not text.strip("\ufeff \t\r\n\v\f") or text.isspace()
