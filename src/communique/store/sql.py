"""SQL that is run thousands of times a batch, in the words of each database: no statement is built anew."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table

LISTED = "IN_LIST"
"""Stands in a statement for "is one of the listed"."""

LISTS = {"sqlite": "in (select value from json_each(?))", "postgresql": "= any(%s)"}
MARKS = {"sqlite": "?", "postgresql": "%s"}


def rows_in(connection: Connection, statement: str, listed: Collection[Any]) -> list[Any]:
    """Run a statement with one `LISTED` and give its rows; none for an empty list."""
    return rows(connection, *_with_list(connection, statement, listed)) if listed else []


def rows(connection: Connection, statement: str, given: tuple[Any, ...]) -> list[Any]:
    """Run a statement in the database's own words and give its rows, as plain tuples."""
    with _cursor(connection) as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def run_in(connection: Connection, statement: str, listed: Collection[Any]) -> None:
    """Run a statement with one `LISTED` that gives no rows; nothing for an empty list."""
    if listed:
        words, given = _with_list(connection, statement, listed)
        run_many(connection, words, [given])


def _with_list(
    connection: Connection, statement: str, listed: Collection[Any]
) -> tuple[str, tuple[str | list[Any]]]:
    """Write a statement with its list in the database's own words, which take it whole."""
    dialect = connection.dialect.name
    values = list(listed)
    given = json.dumps(values) if dialect == "sqlite" else values
    return statement.replace(LISTED, LISTS[dialect]), (given,)


def run_many(connection: Connection, statement: str, given: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement, in the database's own words, for each of some values."""
    with _cursor(connection) as cursor:
        cursor.executemany(statement, given)


@contextmanager
def _cursor(connection: Connection) -> Iterator[Any]:
    """Open a cursor of the driver: what it raises, `engine.told` puts into words."""
    cursor = connection.connection.cursor()
    try:
        yield cursor
    finally:
        cursor.close()


def insert_rows(connection: Connection, table: Table, new: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any; all have the same columns in one order."""
    if new:
        _write(connection, table.name, tuple(new[0]), [tuple(row.values()) for row in new])


def insert_sorted(connection: Connection, table: Table, new: Iterable[tuple[int, ...]]) -> None:
    """Insert rows of numbers: all columns, in the table's order.

    They go in as the table is sorted, so that each of its pages is gone to once.
    """
    values = sorted(new)
    if values:
        _write(connection, table.name, tuple(table.columns.keys()), values)


def _write(
    connection: Connection, table: str, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]
) -> None:
    if connection.dialect.name == "postgresql":
        _copy(connection, f"copy {table} ({', '.join(columns)}) from stdin", values)
    else:
        run_many(connection, _insert(table, columns, "sqlite"), values)


def _copy(connection: Connection, statement: str, new: Sequence[tuple[Any, ...]]) -> None:
    with _cursor(connection) as cursor, cursor.copy(statement) as copy:
        for row in new:
            copy.write_row(row)


def insert_new(connection: Connection, table: Table, new: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose key is not there yet."""
    if new:
        statement = _insert(table.name, tuple(new[0]), connection.dialect.name)
        values = [tuple(row.values()) for row in new]
        run_many(connection, f"{statement} on conflict do nothing", values)


@cache
def _insert(table: str, columns: tuple[str, ...], dialect: str) -> str:
    marks = ", ".join([MARKS[dialect]] * len(columns))
    return f"insert into {table} ({', '.join(columns)}) values ({marks})"


def update_rows(connection: Connection, table: Table, changed: Sequence[Mapping[str, Any]]) -> None:
    """Write rows anew, each known by its ``num``."""
    if changed:
        mark = MARKS[connection.dialect.name]
        names = [name for name in changed[0] if name != "num"]
        new = ", ".join(f"{name} = {mark}" for name in names)
        statement = f"update {table.name} set {new} where num = {mark}"
        values = [(*(row[name] for name in names), row["num"]) for row in changed]
        run_many(connection, statement, values)
