"""Any table as Parquet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import count
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from communique.errors import InputError
from communique.exports.parquet import parquet_bytes
from communique.exports.text import cleaned
from communique.ledger.rows import EVENTS, QUOTES, Column, Held, Table
from communique.store import Ledger
from exports.hand import HEAD, HOSTILE, held, hostile_held


def read(pieces: Iterator[bytes]) -> pq.ParquetFile:
    return pq.ParquetFile(BytesIO(b"".join(pieces)))


def rows_in(pieces: Iterator[bytes]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(pieces).read(use_threads=False).to_pylist()
    return found


def as_cells(table: Table[Any], row: dict[str, Any]) -> dict[str, Any]:
    return {column.name: as_cell(column, row[column.name]) for column in table.columns}


def as_cell(column: Column[Any], value: str | int | None) -> str | int | date | None:
    return date.fromisoformat(str(value)) if column.kind == "date" and value is not None else value


def test_parquet_gives_the_rows_of_a_ledger_back(ledger: Ledger) -> None:
    for rows in (ledger.events(limit=None), ledger.quotes(limit=None), ledger.claims(limit=None)):
        table: Table[Any] = rows.table
        wanted = [as_cells(table, row) for row in rows.rows()]
        written = list(parquet_bytes(table, rows, row_group=10))
        assert rows_in(iter(written)) == wanted
        assert pl.read_parquet(b"".join(written)).to_dicts() == wanted


def test_rows_go_in_groups(ledger: Ledger) -> None:
    rows = ledger.quotes(limit=None)
    file = read(parquet_bytes(QUOTES, rows, row_group=10))
    assert file.metadata.num_row_groups == -(-len(rows) // 10)


def test_columns_say_what_they_hold() -> None:
    schema = read(parquet_bytes(EVENTS, [])).schema_arrow
    described = {field.name: field.metadata[b"description"].decode() for field in schema}
    assert described == {column.name: column.words for column in EVENTS.columns}


@given(HOSTILE)
def test_hostile_text_is_given_back(words: str) -> None:
    record = hostile_held(words)
    assert rows_in(parquet_bytes(EVENTS, [record])) == [as_cells(EVENTS, cleaned(EVENTS).row(record))]


def test_a_day_that_is_none_is_a_clear_error() -> None:
    with pytest.raises(InputError, match="no day"):
        list(parquet_bytes(EVENTS, [held(head=replace(HEAD, published="2024-02-31"))]))


def test_a_group_is_written_before_the_next_is_asked_for() -> None:
    def endless() -> Iterator[Held]:
        return (held() for _ in count())

    assert next(parquet_bytes(EVENTS, endless(), row_group=3)).startswith(b"PAR1")
