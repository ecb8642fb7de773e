"""Readings → tables, in one transaction: all of a batch counts, or nothing of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from sqlalchemy import Connection, delete

from communique import __version__
from communique.ledger.corrections import Correction, Judgements, judgements
from communique.store import tables as t
from communique.store.actors import ActorNumbers, next_number
from communique.store.articles import Articles
from communique.store.merging import Merging
from communique.store.nearby import Nearby, Row, row_of
from communique.store.prepared import Prepared, encode
from communique.store.search import index_quotes, unindex_quotes
from communique.store.sql import (
    LISTED,
    insert_new,
    insert_rows,
    insert_sorted,
    rows,
    rows_in,
    run_in,
    update_rows,
)

Done = Literal["added", "held", "renewed"]

DISSOLVING = (
    f"update report set event = null where event {LISTED}",
    f"delete from dyad where event {LISTED}",
    f"delete from part where event {LISTED}",
    f"delete from event where num {LISTED}",
)
"""What takes events away, their reports left."""

PUBLISHED = f"select id, published from article where id {LISTED}"
SEEN = f"""
    select article.id, sighting.url
    from article join sighting on sighting.article = article.num where article.id {LISTED}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an article: ``added``, ``held`` already, or ``renewed``: read anew."""

    article: str
    title: str | None
    outcome: Done
    events: int


class Heading(NamedTuple):
    """By what an article is known: its id, its day of publication, where it was seen."""

    article: str
    published: str | None
    url: str | None


def keep(connection: Connection, batch: Sequence[Prepared], *, again: bool = False) -> tuple[Added, ...]:
    """Keep a batch of readings within a transaction that may write; give what became of each, in order.

    An article that is held is not touched, unless it came without a day of publication and now has one, or
    ``again`` asks for it: then it is kept as it is read now.
    """
    unique = _unique(batch)
    held = _held(connection, unique)
    renewed = [unique[one] for one, published in held.items() if again or _knows_more(unique[one], published)]
    new = [one for one in unique.values() if one.id not in held]
    store = _Store(connection)
    left = [number for one in renewed for number in store.forget(one.id)]
    store.add([*new, *renewed], left)
    store.sight(batch)
    outcomes: dict[str, Done] = dict.fromkeys(held, "held")
    outcomes |= dict.fromkeys((one.id for one in renewed), "renewed")
    told: list[Added] = []
    for one in batch:
        outcome: Done = outcomes.get(one.id, "added")
        told.append(Added(article=one.id, title=one.title, outcome=outcome, events=len(one.events)))
        outcomes[one.id] = "held"
    return tuple(told)


def has(connection: Connection, articles: Collection[Heading]) -> bool:
    """Say whether adding some articles again would change nothing: all are held, with day and address."""
    held = dict(rows_in(connection, PUBLISHED, {one.article for one in articles}))
    seen = set(map(tuple, rows_in(connection, SEEN, held)))
    return all(
        one.article in held
        and not (held[one.article] is None and one.published is not None)
        and (not one.url or (one.article, one.url) in seen)
        for one in articles
    )


def all_judgements(connection: Connection) -> Judgements:
    """Give what counts of the corrections that a ledger holds."""
    return judgements(corrections_of(connection))


def corrections_of(connection: Connection) -> tuple[Correction, ...]:
    """Give all corrections, in the order in which they were made."""
    asked = "select id, about, verdict, field, value, concerns, who, at, why from correction order by num"
    return tuple(
        Correction(
            id=one,
            about=about,
            verdict=verdict,
            field=field,
            value=value,
            concerns=tuple(concerns.split()),
            who=who,
            at=at,
            why=why,
        )
        for one, about, verdict, field, value, concerns, who, at, why in rows(connection, asked, ())
    )


def now() -> str:
    """Give the time, UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _unique(batch: Sequence[Prepared]) -> dict[str, Prepared]:
    """Give each text once, as it came first, or first with a day of publication."""
    unique: dict[str, Prepared] = {}
    for one in batch:
        if one.id not in unique or _knows_more(one, unique[one.id].published):
            unique[one.id] = one
    return unique


def _held(connection: Connection, wanted: Mapping[str, Prepared]) -> dict[str, str | None]:
    return dict(rows_in(connection, PUBLISHED, wanted))


def _knows_more(one: Prepared, published: str | None) -> bool:
    return published is None and one.published is not None


class _Store:
    """Writes within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._articles = Articles(connection)
        self._actors = ActorNumbers(connection)
        self._seen = now()

    def forget(self, article: str) -> list[int]:
        """Take away what was derived of an article, and its reading; where it was seen stays.

        Give the numbers of the reports that were of one event with its own, and now have none.
        """
        self._articles.number([article])
        number = self._articles.numbers[article]
        reports = rows_in(self._connection, f"select num, event from report where article {LISTED}", [number])
        left = self._dissolve({event for _, event in reports if event is not None})
        numbers = [num for num, _ in reports]
        run_in(self._connection, f"delete from slot where report {LISTED}", numbers)
        run_in(self._connection, f"delete from report where num {LISTED}", numbers)
        unindex_quotes(self._connection, number)
        for table in (t.quote, t.claim, t.copy_key, t.likeness, t.reading):
            self._connection.execute(delete(table).where(table.c.article == number))
        self._connection.execute(delete(t.link).where((t.link.c.one == number) | (t.link.c.other == number)))
        self._articles.forget(article)
        return [num for num in left if num not in numbers]

    def _dissolve(self, events: Collection[int]) -> list[int]:
        """Take events away; give the numbers of their reports, which have none until merged again."""
        left = rows_in(self._connection, f"select num from report where event {LISTED}", events)
        for statement in DISSOLVING:
            run_in(self._connection, statement, events)
        return [num for (num,) in left]

    def add(self, new: Sequence[Prepared], left: Sequence[int] = ()) -> None:
        """Write articles, and merge their events with those held; ``left`` are reports without an event."""
        if not new:
            return
        self._write_articles(new)
        self._articles.link_copies(new)
        parties = (party for one in new for event in one.events for party in event.parties)
        self._actors.name((party.actor, party.name) for party in parties)
        self._actors.name((quote.speaker_id, quote.speaker or "") for one in new for quote in one.quotes)
        self._write_quotes(new)
        self._write_claims(new)
        reports = self._numbered_reports(new)
        self._write_reports(reports, self._merge(left, reports))

    def _merge(self, numbers: Sequence[int], new: Sequence[Row] = ()) -> Mapping[int, int]:
        """Merge reports that are kept, by their numbers, and new ones; give the events of the new."""
        near = Nearby(self._connection, all_judgements(self._connection))
        near.know(new)
        near.load(numbers)
        return Merging(self._connection, near, self._articles, self._actors).merge()

    def merge_reports(self, ids: Sequence[str]) -> None:
        """Merge anew the events of some reports, as after a correction."""
        named = rows_in(self._connection, f"select num, event from report where id {LISTED}", ids)
        left = self._dissolve({event for _, event in named if event is not None})
        self._merge(sorted({*left, *(num for num, _ in named)}))

    def _write_articles(self, new: Sequence[Prepared]) -> None:
        fresh = [one for one in new if one.id not in self._articles.numbers]
        renewed = [one for one in new if one.id in self._articles.numbers]
        for number, one in enumerate(fresh, next_number(self._connection, t.article.c.num)):
            self._articles.add(one, number)
        for one in renewed:
            self._articles.add(one, self._number(one))
        insert_rows(self._connection, t.article, [self._article_row(one) for one in fresh])
        update_rows(self._connection, t.article, [self._article_row(one) for one in renewed])
        insert_rows(
            self._connection, t.reading, [{"article": self._number(o), "data": o.reading} for o in new]
        )
        insert_rows(
            self._connection,
            t.likeness,
            [
                {
                    "article": self._number(one),
                    "body": one.fingerprint.body,
                    "shingles": one.fingerprint.packed,
                    "paragraphs": encode(one.fingerprint.paragraphs),
                    "profile": one.profile,
                }
                for one in new
            ],
        )
        keys = ((key, self._number(one)) for one in new for key in one.keys)
        insert_sorted(self._connection, t.copy_key, keys)

    def _article_row(self, one: Prepared) -> dict[str, object]:
        return {
            "num": self._number(one),
            "id": one.id,
            "sha256": one.sha256,
            "language": one.language,
            "title": one.title,
            "published": one.published,
            "agency": "; ".join(one.agency),
            "url": one.url,
            "added": self._seen,
            "program": __version__,
        }

    def _number(self, one: Prepared) -> int:
        return self._articles.numbers[one.id]

    def sight(self, articles: Sequence[Prepared]) -> None:
        """Note where articles, which are held now, were found."""
        self._articles.number({one.id for one in articles})
        rows = {
            (self._number(one), one.url): {"article": self._number(one), "url": one.url, "seen": self._seen}
            for one in articles
            if one.url
        }
        insert_new(self._connection, t.sighting, list(rows.values()))

    def _numbered_reports(self, new: Sequence[Prepared]) -> list[Row]:
        begin = next_number(self._connection, t.report.c.num)
        told = (event for one in new for event in one.events)
        return [row_of(number, event) for number, event in enumerate(told, begin)]

    def _write_reports(self, new: Sequence[Row], events: Mapping[int, int]) -> None:
        """Write new reports, each with its event, once those stand."""
        rows = [
            {
                "num": row.num,
                "id": row.report.id,
                "article": self._articles.numbers[row.report.article],
                "event": events.get(row.num),
                "type": row.report.type,
                "status": row.report.status,
                "record": encode(row.report),
            }
            for row in new
        ]
        insert_rows(self._connection, t.report, rows)
        insert_sorted(self._connection, t.slot, ((*slot, row.num) for row in new for slot in row.slots))

    def _write_quotes(self, new: Sequence[Prepared]) -> None:
        begin = next_number(self._connection, t.quote.c.num)
        said = [(one, quote) for one in new for quote in one.quotes]
        speakers = self._actors.numbers({quote.speaker_id for _, quote in said if quote.speaker_id})
        rows = [
            {
                "num": number,
                "id": quote.id,
                "article": self._number(one),
                "speaker": speakers.get(quote.speaker_id or ""),
                "published": quote.day,
                "language": quote.language,
                "folded": quote.folded,
                "record": quote.record,
            }
            for number, (one, quote) in enumerate(said, begin)
        ]
        insert_rows(self._connection, t.quote, rows)
        index_quotes(self._connection, rows)

    def _write_claims(self, new: Sequence[Prepared]) -> None:
        begin = next_number(self._connection, t.claim.c.num)
        made = [(one, claim) for one in new for claim in one.claims]
        rows = [
            {
                "num": number,
                "id": claim.id,
                "article": self._number(one),
                "kind": claim.kind,
                "published": claim.day,
                "record": claim.record,
            }
            for number, (one, claim) in enumerate(made, begin)
        ]
        insert_rows(self._connection, t.claim, rows)


def merge_anew(connection: Connection, ids: Sequence[str]) -> None:
    """Merge anew the events of some reports, within a transaction that may write."""
    _Store(connection).merge_reports(ids)
