"""JSONL: one article a line; a JSON array of articles, or one alone, too."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from communique.errors import InputError, TooLarge
from communique.intake.decode import decode
from communique.intake.rows import row_source
from communique.intake.source import MOST_BYTES, MOST_PAGE_BYTES, Fault, Item, Told, all_bytes


def read_jsonl(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a row a line; a line that is none is a fault, and the next goes on."""
    number = 0
    for number, line in enumerate(_lines(stream), 1):
        if number == 1 and line is not None and line.strip()[:1] in {b"[", b"{"} and not _is_row(line):
            yield from _read_whole(line, stream, told)
            return
        if line is None or line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield _item(line, told, f"line {number}")
    if not number:
        raise InputError(f"{told.name} is empty. Check how it was saved.")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give each line; nothing for one beyond the limit, the rest of which is passed over."""
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


def _is_row(line: bytes) -> bool:
    """Say whether a first line is a row; one that only begins an array or object is not."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return line.strip() not in {b"{", b"["} and not line.lstrip().startswith(b"[")


def _read_whole(first: bytes, stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read an array of rows, or one row over several lines."""
    data = first + all_bytes(stream, told, MOST_PAGE_BYTES)
    value = _loaded(data, told)
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, 1):
        try:
            yield row_source(_object(row), told, form="jsonl", place=f"item {number}")
        except InputError as err:
            yield Fault(name=told.name, place=f"item {number}", error=err)


def _item(line: bytes | None, told: Told, place: str) -> Item:
    try:
        if line is None:
            raise TooLarge(f"longer than {MOST_BYTES // 1_000_000} MB, more than any article. Cut it up.")
        return row_source(_object(_loaded(line, told)), told, form="jsonl", place=place)
    except InputError as err:
        return Fault(name=told.name, place=place, error=err)


def _loaded(data: bytes, told: Told) -> Any:  # noqa: ANN401 - any JSON
    text = decode(data, told).text.removeprefix("\ufeff")
    try:
        return json.loads(text, strict=False)
    except RecursionError as err:
        raise InputError("nested too deep for a table of articles. Check how it was made.") from err
    except ValueError as err:
        raise InputError(
            f"no JSON: {err}. The usual cause is a file that was cut off, or is no JSONL."
        ) from err


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    raise InputError(
        f"a JSON {type(value).__name__}, and no object with fields. An article looks like this: "
        '{"title": "…", "text": "…"}.'
    )
