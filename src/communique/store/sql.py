"""Small helpers for SQL that both databases understand."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

Item = TypeVar("Item")

MOST = 9000
"""Values in one statement: both databases take 32,000, and a plan is made for each."""


def chunks(items: Collection[Item], width: int = 1) -> Iterator[list[Item]]:
    """Cut a list into pieces that fit a statement; ``width`` values an item. An empty list has none."""
    listed, size = list(items), MOST // width
    for begin in range(0, len(listed), size):
        yield listed[begin : begin + size]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those rows whose key is not there yet."""
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(table).on_conflict_do_nothing(), rows)


def update_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows anew, each known by its ``num``."""
    if rows:
        columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "num"}
        renewed = update(table).where(table.c.num == bindparam("new_num")).values(columns)
        connection.execute(renewed, [{f"new_{name}": value for name, value in row.items()} for row in rows])
