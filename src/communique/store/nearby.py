"""The kept reports that may be of one event with new ones, loaded once: by kind, states and day."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

import msgspec
from sqlalchemy import Connection

from communique.ledger.corrections import Judgements
from communique.ledger.days import NARROW, Days, days_told, window
from communique.ledger.keys import states_of
from communique.ledger.merge import LONGEST_VAGUE, is_vague
from communique.records import EventReport
from communique.store.sql import LISTED, rows, rows_in

UNKNOWN = 0
"""The first day of a report of which nothing says when it was."""

Slot = tuple[int, int, int]
"""A key and the days between which reports are looked for."""

IN_SLOTS = {
    "sqlite": """
        select distinct slot.report from json_each(?) sought join slot on slot.key = sought.value ->> 0
        and slot.first between sought.value ->> 1 and sought.value ->> 2""",
    "postgresql": """
        select distinct slot.report
        from unnest(%s::bigint[], %s::int[], %s::int[]) as sought (key, low, high)
        join slot on slot.key = sought.key and slot.first between sought.low and sought.high""",
}
BY_NUMBER = f"select num, record, event from report where num {LISTED}"
BY_ID = f"select num, record, event from report where id {LISTED}"
BY_EVENT = f"select num, record, event from report where event {LISTED}"
BY_ARTICLE = f"""
    select report.num, report.record, report.event
    from article join report on report.article = article.num where article.id {LISTED}"""

decode = msgspec.json.Decoder(EventReport).decode


@dataclass(slots=True, frozen=True)
class Row:
    """A kept report: its number, itself as corrected, the number of its event, where it is looked for.

    ``days`` are its `window`, ``day_keys`` those of its kind, stage and states for reports with a day,
    ``month_keys`` for those of a month.
    """

    num: int
    report: EventReport
    event: int | None
    vague: bool
    days: Days | None
    day_keys: tuple[int, ...]
    month_keys: tuple[int, ...]

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys under which it is kept."""
        return self.month_keys if self.vague else self.day_keys

    @property
    def slots(self) -> tuple[tuple[int, int], ...]:
        """Where it is kept: each key of it with the first day."""
        first = UNKNOWN if self.days is None else self.days[0]
        return tuple((key, first) for key in self.keys)


def row_of(num: int, report: EventReport, event: int | None = None) -> Row:
    """Give a report as it is kept."""
    return Row(num, report, event, is_vague(report), window(report), *slot_keys(report))


def slot_keys(report: EventReport) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the keys of a report's kind, stage and states: for reports with a day, and of a month."""
    states = sorted(states_of(report.type, report.parties))
    day, month = (
        tuple(_key(report.type, report.stage, pair, precision) for pair in states)
        for precision in ("day", "month")
    )
    return day, month


@lru_cache(maxsize=20_000)
def _key(*parts: str) -> int:
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


@dataclass(slots=True)
class Nearby:
    """The known reports, by id, key and event; ``unwritten`` are the numbers of those not yet kept."""

    connection: Connection
    judgements: Judgements
    rows: dict[str, Row] = field(default_factory=dict)
    by_key: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_event: dict[int, list[Row]] = field(default_factory=lambda: defaultdict(list))
    by_article: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    unwritten: set[int] = field(default_factory=set)
    _numbers: set[int] = field(default_factory=set)
    _covered: set[Slot] = field(default_factory=set)
    _whole: set[int] = field(default_factory=set)

    def know(self, new: Iterable[Row]) -> None:
        """Know new reports, which are yet to be written."""
        for row in new:
            self._numbers.add(row.num)
            self.unwritten.add(row.num)
            report = self.judgements.of(row.report)
            if report is not None:
                self._keep(row if report is row.report else row_of(row.num, report, row.event))

    def load(self, numbers: Iterable[int]) -> None:
        """Load reports by their numbers."""
        wanted = [number for number in dict.fromkeys(numbers) if number not in self._numbers]
        self._take(rows_in(self.connection, BY_NUMBER, wanted))

    def load_ids(self, ids: Collection[str]) -> None:
        """Load reports by their ids."""
        self._take(rows_in(self.connection, BY_ID, [one for one in ids if one not in self.rows]))

    def load_events(self, events: Collection[int]) -> None:
        """Load all reports of some events."""
        wanted = sorted({*events} - self._whole)
        self._whole.update(wanted)
        self._take(rows_in(self.connection, BY_EVENT, wanted))

    def load_articles(self, articles: Collection[str]) -> None:
        """Load all reports of some articles."""
        self._take(rows_in(self.connection, BY_ARTICLE, sorted(articles)))

    def load_slots(self, slots: Iterable[Slot]) -> None:
        """Load the reports under some keys, of some days."""
        wanted = [slot for slot in dict.fromkeys(slots) if slot not in self._covered]
        self._covered.update(wanted)
        if wanted:
            dialect = self.connection.dialect.name
            given = (
                (json.dumps(wanted),) if dialect == "sqlite" else tuple(map(list, zip(*wanted, strict=True)))
            )
            self.load(number for (number,) in rows(self.connection, IN_SLOTS[dialect], given))

    def _take(self, found: Iterable[tuple[int, bytes, int | None]]) -> None:
        for num, record, event in found:
            if num in self._numbers:
                continue
            self._numbers.add(num)
            report = self.judgements.of(decode(record))
            if report is not None:
                self._keep(row_of(num, report, event))

    def _keep(self, row: Row) -> None:
        self.rows[row.report.id] = row
        for key in row.keys:
            self.by_key[key].append(row)
        self.by_article[row.report.article].append(row)
        if row.event is not None:
            self.by_event[row.event].append(row)


def near_slots(row: Row) -> Iterator[Slot]:
    """Give where reports stand that may be of one event with one that has a day, or is news."""
    first, last = row.days or (UNKNOWN, UNKNOWN)
    yield from ((key, first - 2 * NARROW, last + NARROW) for key in row.day_keys)


def month_slots(row: Row) -> Iterator[Slot]:
    """Give where reports of a month stand that may mean, or may be meant with, a report."""
    days = days_told(row.report)
    if days is not None:
        yield from ((key, days[0] - LONGEST_VAGUE, days[1]) for key in row.month_keys)


def slots_within(row: Row) -> Iterator[Slot]:
    """Give where reports with a day stand that a report of a month may mean."""
    days = days_told(row.report)
    if days is not None and days[1] - days[0] <= LONGEST_VAGUE:
        yield from ((key, *days) for key in row.day_keys)
