"""Which formats there are, how their files end, which tables each can write, and by which function."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any

from communique.errors import UsageError
from communique.exports.atom import atom_text
from communique.exports.dyads import dyads_text
from communique.exports.flat import csv_text, jsonl_text, markdown_text, tsv_text
from communique.exports.ftm import ftm_text
from communique.exports.parquet import parquet_bytes
from communique.exports.polecat import polecat_text
from communique.exports.ris import ris_text
from communique.ledger.rows import TABLES, Table

Write = Callable[[Table[Any], Iterable[Any]], Iterator[str] | Iterator[bytes]]
EVENTS_ONLY = ("events",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A format: its name, how its files end, what it is, and the names of the tables that it can write."""

    name: str
    ending: str
    words: str
    tables: tuple[str, ...]
    write: Write

    def pieces(self, table: Table[Any], records: Iterable[Any]) -> Iterator[bytes]:
        """Write the records of a table, a piece at a time.

        Raises `UsageError` for a table that the format cannot write, `MissingExtra`, `InputError`.
        """
        if table.name not in self.tables:
            able = ", ".join(form.name for form in FORMATS.values() if table.name in form.tables)
            raise UsageError(f"{self.name} cannot write {table.name}. These can: {able}.")
        return (piece.encode() if isinstance(piece, str) else piece for piece in self.write(table, records))


def _of_events(write: Callable[[Iterable[Any]], Iterator[str]]) -> Write:
    return lambda _, records: write(records)


def _any(name: str, words: str, write: Write) -> Form:
    return Form(name=name, ending=f".{name}", words=words, tables=tuple(TABLES), write=write)


def _events(name: str, ending: str, words: str, write: Callable[[Iterable[Any]], Iterator[str]]) -> Form:
    return Form(name=name, ending=ending, words=words, tables=EVENTS_ONLY, write=_of_events(write))


FORMATS: Mapping[str, Form] = {
    form.name: form
    for form in (
        _any("csv", "comma-separated values, for spreadsheets and statistics", csv_text),
        _any("tsv", "tab-separated values", tsv_text),
        _any("jsonl", "JSON lines, a row each", jsonl_text),
        _any("md", "a Markdown table", markdown_text),
        _any("parquet", "Parquet, for pandas, polars, DuckDB, R", parquet_bytes),
        _events("cameo", ".cameo.tsv", "CAMEO codes as directed pairs, as ICEWS has them", dyads_text),
        _events(
            "polecat", ".polecat.jsonl", "PLOVER events after reduction, as POLECAT has them", polecat_text
        ),
        _events("ftm", ".ftm.json", "FollowTheMoney entities, for Aleph and others", ftm_text),
        _events("ris", ".ris", "the articles of the events, for reference managers", ris_text),
        _events("atom", ".atom", "a feed of what was learned last", atom_text),
    )
}
"""The formats by name."""


def form_of(path: str | PathLike[str]) -> Form:
    """Give the format of a file by its ending, the longest that fits. Raises `UsageError`.

    >>> form_of("out.cameo.tsv").name, form_of("OUT.TSV").name
    ('cameo', 'tsv')
    """
    name = fspath(path)
    fitting = [form for form in FORMATS.values() if name.lower().endswith(form.ending)]
    if not fitting:
        known = ", ".join(form.ending for form in FORMATS.values())
        raise UsageError(f"{name}: no format has this ending. Those known: {known}.")
    return max(fitting, key=lambda form: len(form.ending))
