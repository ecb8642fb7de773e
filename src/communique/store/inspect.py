"""What a ledger holds, and whether it is what was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from communique.errors import LedgerDamaged
from communique.ledger.history import Searched
from communique.store import tables as t
from communique.store.find import searched
from communique.store.prepared import unpack
from communique.store.version import version_of

COUNTED = ("article", "report", "event", "quote", "claim", "actor", "link", "correction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What a ledger holds: rows by table, out between which days, the version of its tables."""

    version: str
    counts: dict[str, int]
    searched: Searched


def info(connection: Connection) -> Info:
    """Count what is held."""
    counts = {
        name: connection.execute(select(func.count()).select_from(t.metadata.tables[name])).scalar_one()
        for name in COUNTED
    }
    return Info(version=version_of(connection) or "", counts=counts, searched=searched(connection))


def faults(connection: Connection) -> Iterator[str]:
    """Give what is wrong: damaged pages, rows that name others that are not there, texts that changed."""
    if connection.dialect.name == "sqlite":
        found = [str(row[0]) for row in connection.execute(text("pragma integrity_check"))]
        yield from (fault for fault in found if fault != "ok")
        for table, row, other, _ in connection.execute(text("pragma foreign_key_check")):
            yield f"row {row} of {table} names a row of {other} that is not there"
    for column, named in t.UNCHECKED:
        asked = select(column).distinct().outerjoin(named.table, named == column).where(named.is_(None))
        for (number,) in connection.execute(asked):
            yield f"a row of {column.table.name} names row {number} of {named.table.name} that is not there"
    asked = select(t.article.c.id, t.article.c.sha256, t.reading.c.data).outerjoin(
        t.reading, t.reading.c.article == t.article.c.num
    )
    for known, sha, data in connection.execution_options(stream_results=True).execute(asked):
        if data is None:
            yield f"article {known}: its reading is missing"
            continue
        try:
            unpack(data, sha, f"article {known}")
        except LedgerDamaged as err:
            yield str(err)
