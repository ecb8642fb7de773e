"""Bytes → Source: what arrived, decoded by us and never altered."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from communique.errors import EmptyInput, InputError, NotText, TooLarge

MOST_BYTES = 5_000_000
"""No article is longer; whole books and archives are refused before they fill the memory."""

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer first where one begins with another. The mark itself stays: it is the text's first character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article's text as received, and what is known of it.

    ``published`` is an ISO day; ``name`` says where the text is from, for messages; ``encoding`` is the one
    that was decoded from, none where the text came as text.
    """

    text: str
    published: str | None = None
    url: str | None = None
    name: str | None = None
    encoding: str | None = None


def read_file(
    path: str | Path, *, encoding: str | None = None, published: str | None = None, url: str | None = None
) -> Source:
    """Read a file. Raises `InputError` where there is none to be read, and what `read_bytes` raises."""
    try:
        with Path(path).open("rb") as stream:
            return read_stream(stream, name=str(path), encoding=encoding, published=published, url=url)
    except FileNotFoundError as err:
        raise InputError(f"{path}: there is no such file. Check the name and the folder.") from err
    except IsADirectoryError as err:
        raise InputError(f"{path} is a folder. Name the files in it: {Path(path) / '*.txt'}") from err
    except PermissionError as err:
        raise InputError(f"{path} may not be read. Ask its owner for permission to read it.") from err
    except (OSError, ValueError) as err:
        raise InputError(f"{path} cannot be read: {err}.") from err


def read_stream(
    stream: BinaryIO,
    *,
    name: str,
    encoding: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Source:
    """Read an open stream of bytes, never more of it than the limit."""
    data = stream.read(MOST_BYTES + 1)
    return read_bytes(data, name=name, encoding=encoding, published=published, url=url)


def read_bytes(
    data: bytes,
    *,
    name: str = "input",
    encoding: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> Source:
    r"""Decode bytes: by their byte order mark, else in the named encoding, else as UTF-8.

    No character is lost or changed, newlines and the mark included.
    Raises `TooLarge`, `NotText` and `EmptyInput`.

    >>> read_bytes(b"Gipfel\r\n").text
    'Gipfel\r\n'
    """
    if len(data) > MOST_BYTES:
        raise TooLarge(
            f"{name} is larger than {MOST_BYTES // 1_000_000} MB, more than any article. "
            "The usual cause is a whole archive in one file: cut it into one file an article."
        )
    marked = next((known for mark, known in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    chosen = marked or encoding or "utf-8"
    text = _decode(data, chosen, name, is_told=bool(marked or encoding))
    if not text.strip("\ufeff \t\r\n\v\f") or text.isspace():
        raise EmptyInput(
            f"{name} is empty: {len(data)} bytes and no visible character. Check how it was saved."
        )
    return Source(text=text, published=published, url=url, name=name, encoding=chosen)


def _decode(data: bytes, encoding: str, name: str, *, is_told: bool) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as err:
        raise NotText(
            f"{encoding!r} is no encoding that is known. Common ones: utf-8, cp1252, latin-1, utf-16."
        ) from err
    except UnicodeError as err:
        raise _not_text(data, encoding, name, err, is_told=is_told) from err
    if "\0" in text:
        raise _binary(name, f"character {text.index(chr(0))} is NUL")
    return text


def _not_text(data: bytes, encoding: str, name: str, err: UnicodeError, *, is_told: bool) -> NotText:
    offset = err.start if isinstance(err, UnicodeDecodeError) else 0
    if b"\0" in data and not is_told:
        return _binary(name, f"byte {data.index(0)} is NUL")
    byte = f"byte 0x{data[offset]:02x} at offset {offset}" if offset < len(data) else "its end"
    if is_told:
        return NotText(
            f"{name} is no {encoding} text: {byte}. Name its encoding with --encoding, or save it as UTF-8."
        )
    return NotText(
        f"{name} is no UTF-8 text: {byte}. The usual cause is Windows-1252 or Latin-1: try "
        "--encoding cp1252, or save it as UTF-8."
    )


def _binary(name: str, what: str) -> NotText:
    return NotText(
        f"{name} is no text: {what}. The usual cause is a program's own format such as PDF or DOCX: "
        "save the article as plain text."
    )
