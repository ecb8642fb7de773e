"""What a ledger holds, to compare two of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import insert, select

from communique.store import tables as t
from communique.store.engine import open_engine, reads, writes

Rows = list[tuple[Any, ...]]


def tables(where: str) -> dict[str, Rows]:
    """Give all rows of all tables."""
    engine = open_engine(where)
    with reads(engine) as connection:
        found = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in t.metadata.sorted_tables
        }
    engine.dispose()
    return found


def copy(here: str, there: str) -> None:
    """Copy all rows of a PostgreSQL ledger into one that holds nothing."""
    one, other = open_engine(here), open_engine(there)
    with reads(one) as source, writes(other) as target:
        for table in t.metadata.sorted_tables:
            if rows := [dict(row) for row in source.execute(select(table)).mappings()]:
                target.execute(insert(table), rows)
    one.dispose()
    other.dispose()


def events(where: str) -> dict[str, bytes]:
    """Give the events with their records, whatever their numbers."""
    return {known: bytes(record) for known, record in _asked(where, select(t.event.c.id, t.event.c.record))}


def homes(where: str) -> dict[str, str | None]:
    """Give which event each report is of."""
    asked = (
        select(t.report.c.id, t.event.c.id)
        .select_from(t.report)
        .outerjoin(t.event, t.event.c.num == t.report.c.event)
    )
    return dict(map(tuple, _asked(where, asked)))


def articles(where: str) -> list[str]:
    """Give the ids of all articles, in the order in which they were added."""
    return [known for (known,) in _asked(where, select(t.article.c.id).order_by(t.article.c.num))]


def _asked(where: str, statement: Any) -> Sequence[Any]:  # noqa: ANN401 - of any rows
    engine = open_engine(where)
    with reads(engine) as connection:
        found = connection.execute(statement).all()
    engine.dispose()
    return found
