"""Records of a table that meet some conditions, in the order in which they are given, page by page."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from communique.store.search import MATCHES, entry
from communique.store.sql import MARKS, rows
from communique.stories.profile import ordinal

Place = tuple[int, int]
"""Where a page ended: the day of its last record, and that one's number."""

Condition = tuple[str, tuple[str | int, ...]]
"""Words of SQL with a ``?`` for each value, and the values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Where records are looked up, and in which order they stand there: that of days, then of numbers."""

    table: str
    """The table whose records are given."""
    source: str
    """What they are looked up in: that table, or another joined with it."""
    order: tuple[str, ...]
    """The columns that give the order, the latest last."""
    at: Callable[[int, int], tuple[int, ...]] = lambda day, number: (day, number)
    """Day and number → the values of those columns."""

    def than(self, sign: str, day: int, number: int = 0) -> Condition:
        """Compare records with the place of a day and a number."""
        place = self.at(day, number)
        return f"({', '.join(self.order)}) {sign} ({marks(place)})", place

    def between(self, since: str | None, until: str | None) -> Iterator[Condition]:
        """Let through what is of some ISO days."""
        if since is not None:
            yield self.than(">=", ordinal(since))
        if until is not None:
            yield self.than(">=", 1)
            yield self.than("<", ordinal(until) + 1)

    def behind(self, place: Place | None) -> Iterator[Condition]:
        """Let through what comes after the page before."""
        if place is not None:
            yield self.than("<", *place)

    def records(
        self, connection: Connection, told: Sequence[Condition], limit: int | None
    ) -> Iterator[bytes]:
        """Give the records that meet all conditions, as JSON, the latest first."""
        return (record for (record,) in self.rows(connection, f"{self.table}.record", told, limit))

    def rows(
        self, connection: Connection, columns: str, told: Sequence[Condition], limit: int | None
    ) -> list[Any]:
        """Give some columns of what meets all conditions, the latest first."""
        where = f"where {' and '.join(words for words, _ in told)}" if told else ""
        latest_first = ", ".join(f"{column} desc" for column in self.order)
        upto = "" if limit is None else f"limit {int(limit)}"
        asked = f"select {columns} from {self.source} {where} order by {latest_first} {upto}"
        statement = asked.replace("?", MARKS[connection.dialect.name])
        given = tuple(value for _, values in told for value in values)
        return rows(connection, statement, given)


def marks(values: Collection[object]) -> str:
    """Write a mark for each of some values."""
    return ", ".join("?" * len(values))


def by_day(table: str) -> Listing:
    """List a table of what articles hold."""
    return Listing(table=table, source=table, order=("published", "num"))


def by_words(dialect: str) -> tuple[Listing, str]:
    """List the quotes that have some words; give the condition too, with a mark for those."""
    if dialect == "postgresql":
        return by_day("quote"), MATCHES[dialect]
    number = f"quote_words.rowid & {entry(1, 0) - 1}"
    index = Listing(
        table="quote",
        source=f"quote_words cross join quote on quote.num = {number}",
        order=("quote_words.rowid",),
        at=lambda day, num: (entry(day, num),),
    )
    return index, MATCHES[dialect]
