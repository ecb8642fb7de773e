"""Rows of any table → CSV, tab-separated values, JSON lines, Markdown: text, a row at a time."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TypeVar

import msgspec

from communique.exports.text import cleaned, one_line
from communique.ledger.rows import Table, Value

Record = TypeVar("Record")

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets take for the start of a formula."""
MARKDOWN = re.compile(r"([\\`*|\[\]])")


def csv_text(table: Table[Record], records: Iterable[Record]) -> Iterator[str]:
    """Write rows as CSV (RFC 4180), a head line first; what is not told is an empty cell.

    Text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    ready = cleaned(table)
    yield _csv_line([column.name for column in ready.columns])
    for record in records:
        yield _csv_line([_harmless(value) for value in ready.row(record).values()])


def _csv_line(cells: Iterable[Value]) -> str:
    line = StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _harmless(value: Value) -> Value:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def tsv_text(table: Table[Record], records: Iterable[Record]) -> Iterator[str]:
    """Write rows as tab-separated values, a head line first; breaks and tabs in a cell become a space."""
    yield _tsv_line(column.name for column in table.columns)
    for record in records:
        yield _tsv_line(table.row(record).values())


def _tsv_line(cells: Iterable[Value]) -> str:
    return "\t".join("" if cell is None else one_line(str(cell)) for cell in cells) + "\n"


def jsonl_text(table: Table[Record], records: Iterable[Record]) -> Iterator[str]:
    """Write rows as JSON lines: one object a row, by the names of the columns, null for what is not told."""
    ready = cleaned(table)
    for record in records:
        yield msgspec.json.encode(ready.row(record)).decode() + "\n"


def markdown_text(table: Table[Record], records: Iterable[Record]) -> Iterator[str]:
    """Write rows as a Markdown table; what Markdown or HTML would take for its own is escaped."""
    yield _markdown_line(column.name for column in table.columns)
    yield "|" + "---|" * len(table.columns) + "\n"
    for record in records:
        yield _markdown_line(table.row(record).values())


def _markdown_line(cells: Iterable[Value]) -> str:
    return "| " + " | ".join("" if cell is None else in_markdown(str(cell)) for cell in cells) + " |\n"


def in_markdown(text: str) -> str:
    r"""Write text as a cell of a Markdown table.

    >>> in_markdown("a|b <c>")
    'a\\|b &lt;c>'
    """
    return MARKDOWN.sub(r"\\\1", one_line(text)).replace("&", "&amp;").replace("<", "&lt;")
