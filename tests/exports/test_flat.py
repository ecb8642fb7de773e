"""Any table as CSV, tab-separated values, JSON lines and Markdown."""

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import given

from communique.exports.flat import FORMULA, csv_text, jsonl_text, markdown_text, tsv_text
from communique.exports.text import clean, cleaned
from communique.ledger.rows import CLAIMS, EVENTS, QUOTES, Held, Table
from communique.store import Ledger
from exports.hand import HOSTILE, held, hostile_checked, hostile_held, hostile_said


def records(words: str) -> Iterator[tuple[Table[Any], Any]]:
    yield EVENTS, hostile_held(words)
    yield QUOTES, hostile_said(words)
    yield CLAIMS, hostile_checked(words)


def read_csv(pieces: Iterable[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO("".join(pieces), newline=""), strict=True))


def as_cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def test_a_csv_gives_the_rows_of_a_ledger_back(ledger: Ledger) -> None:
    for rows in (ledger.events(limit=None), ledger.quotes(limit=None), ledger.claims(limit=None)):
        table: Table[Any] = rows.table
        wanted = [{name: as_cell(value) for name, value in row.items()} for row in rows.rows()]
        assert rows
        assert read_csv(csv_text(table, rows)) == wanted


@given(HOSTILE)
def test_a_csv_gives_hostile_text_back(words: str) -> None:
    for table, record in records(words):
        pieces = list(csv_text(table, [record]))
        wanted = {name: as_cell(value) for name, value in cleaned(table).row(record).items()}
        assert read_csv(pieces) == [wanted]
        assert all(piece.endswith("\r\n") and piece.encode() for piece in pieces)


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"])
def test_no_cell_of_a_csv_is_a_formula(words: str) -> None:
    (row,) = read_csv(csv_text(EVENTS, [hostile_held(words)]))
    assert row["words"] == f"'{words}"
    assert not any(cell.startswith(FORMULA) for cell in row.values())


@given(HOSTILE)
def test_json_lines_give_hostile_text_back(words: str) -> None:
    for table, record in records(words):
        (line,) = jsonl_text(table, [record])
        assert line.count("\n") == 1
        assert json.loads(line.encode()) == cleaned(table).row(record)


@given(HOSTILE)
def test_tab_separated_lines_have_as_many_cells_as_the_head(words: str) -> None:
    for table, record in records(words):
        lines = list(tsv_text(table, [record]))
        assert {line.count("\t") for line in lines} == {len(table.columns) - 1}
        assert all(len(line.splitlines()) == 1 for line in lines)


@given(HOSTILE)
def test_a_markdown_table_has_as_many_cells_as_the_head(words: str) -> None:
    for table, record in records(words):
        lines = list(markdown_text(table, [record]))
        bars = {bare(line).count("|") for line in lines}
        assert bars == {len(table.columns) + 1}
        assert all(len(line.splitlines()) == 1 and "<" not in line for line in lines)


def bare(line: str) -> str:
    """Leave out what a backslash escapes."""
    letters = iter(line)
    return "".join(letter for letter in letters if letter != "\\" or not next(letters))


@given(HOSTILE)
def test_only_what_no_format_can_carry_is_replaced(words: str) -> None:
    assert clean(words).encode().decode() == clean(words)
    assert clean(clean(words)) == clean(words)
    assert all(mine in {own, "\ufffd"} for mine, own in zip(clean(words), words, strict=True))


@pytest.mark.parametrize("write", [csv_text, tsv_text, jsonl_text, markdown_text])
def test_a_row_is_written_before_the_next_is_asked_for(write: Any) -> None:  # noqa: ANN401
    def endless() -> Iterator[Held]:
        return (held() for _ in count())

    assert len(list(islice(write(EVENTS, endless()), 5))) == 5
