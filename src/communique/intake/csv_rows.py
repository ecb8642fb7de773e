"""CSV and TSV: a head that names the fields, then one article a row."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.errors import InputError, NotText
from communique.intake.decode import EXAMINED, Decoded, decode, marked_encoding
from communique.intake.rows import row_source
from communique.intake.source import MOST_BYTES, Fault, Item, Told

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = ",;\t|"


def read_csv(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a row at a time; one that is none is a fault, and the next goes on.

    Raises `InputError` for a table without a head, `NotText` for what is no text.
    """
    head = stream.read(EXAMINED)
    encoding = _encoding(head, told)
    lines = io.TextIOWrapper(
        io.BufferedReader(_Joined(head, stream)), encoding=encoding, errors="replace", newline=""
    )
    rows = csv.reader(lines, delimiter=_delimiter(head.decode(encoding, "replace")))
    names = [name.strip().removeprefix("\ufeff") for name in _next(rows) or []]
    if not any(names):
        raise InputError(f"{told.name} is empty. Its first line must name the fields: title,text,url.")
    if told.fields.get("text", names[0]) not in names:
        raise InputError(
            f"{told.name}: no field {told.fields['text']!r}. There are: {', '.join(names)[:400]}."
        )
    while True:
        place = f"line {rows.line_num + 1}"
        try:
            row = _next(rows)
            if row is None:
                return
            if any(cell.strip() for cell in row):
                yield row_source(_named(names, row), told, form="csv", place=place)
        except InputError as err:
            yield Fault(name=told.name, place=place, error=err)


def _named(names: list[str], row: list[str]) -> dict[str, Any]:
    if len(row) > len(names):
        raise InputError(
            f"{len(row)} cells under {len(names)} names. The usual cause is a text with commas that "
            "lacks its quotes."
        )
    return dict(zip(names, row, strict=False))


def _next(rows: "Reader") -> list[str] | None:
    """Give the next row. The limit of a cell is csv's own global: it is set for this call only."""
    before = csv.field_size_limit(MOST_BYTES)
    try:
        return next(rows, None)
    except csv.Error as err:
        raise InputError(f"no row: {err}. The usual cause is a quote without its partner.") from err
    finally:
        csv.field_size_limit(before)


def _encoding(head: bytes, told: Told) -> str:
    """Tell the encoding by the first bytes, cut at a line's end."""
    whole = head[: head.rfind(b"\n") + 1] or head
    decoded: Decoded = decode(whole, told)
    if decoded.encoding == "utf-8" and marked_encoding(head):
        return "utf-8-sig"
    if "\0" in decoded.text:
        raise NotText(f"{told.name} is no text. Save the table as CSV.")
    return decoded.encoding


def _delimiter(head: str) -> str:
    """Give the sign that parts the cells: the one that the first line has most of."""
    first = head.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


class _Joined(io.RawIOBase):
    """The bytes that were looked at, and then the rest of their stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever io hands over
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(data) :] if self._head else b""
        buffer[: len(data)] = data
        return len(data)
