"""Readings → tables, in one transaction: all of a batch counts, or nothing of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, delete

from communique import __version__
from communique.ledger.corrections import Correction, Judgements, judgements
from communique.store import tables as t
from communique.store.actors import ActorNumbers, next_number
from communique.store.articles import Articles, pack_profile
from communique.store.merging import Merging
from communique.store.nearby import Nearby, Row, row_of
from communique.store.prepared import Prepared, encode
from communique.store.search import folded, index_quotes, unindex_quotes
from communique.store.sql import LISTED, insert_new, insert_rows, rows, rows_in, run_in, update_rows
from communique.stories.profile import ordinal

Done = Literal["added", "held", "renewed"]

DISSOLVING = (
    f"update report set event = null where event {LISTED}",
    f"delete from dyad where event {LISTED}",
    f"delete from part where event {LISTED}",
    f"delete from event where num {LISTED}",
)
"""What takes events away, their reports left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of an article: ``added``, ``held`` already, or ``renewed``: read anew."""

    article: str
    title: str | None
    outcome: Done
    events: int


def keep(connection: Connection, batch: Sequence[Prepared], *, again: bool = False) -> tuple[Added, ...]:
    """Keep a batch of readings within a transaction that may write; give what became of each, in order.

    An article that is held is not touched, unless it came without a day of publication and now has one, or
    ``again`` asks for it: then it is kept as it is read now.
    """
    unique = {one.id: one for one in reversed(batch)}
    held = _held(connection, unique)
    renewed = [unique[one] for one, published in held.items() if again or _knows_more(unique[one], published)]
    new = [one for one in unique.values() if one.id not in held]
    store = _Store(connection)
    store.sight(batch, held)
    left = [number for one in renewed for number in store.forget(one.id)]
    store.add([*reversed(new), *renewed], left)
    outcomes: dict[str, Done] = dict.fromkeys(held, "held")
    outcomes |= dict.fromkeys((one.id for one in renewed), "renewed")
    told: list[Added] = []
    for one in batch:
        outcome: Done = outcomes.get(one.id, "added")
        told.append(
            Added(article=one.id, title=one.reading.article.title, outcome=outcome, events=len(one.events))
        )
        outcomes[one.id] = "held"
    return tuple(told)


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


def _held(connection: Connection, wanted: Mapping[str, Prepared]) -> dict[str, str | None]:
    return dict(rows_in(connection, f"select id, published from article where id {LISTED}", wanted))


def _knows_more(one: Prepared, published: str | None) -> bool:
    return published is None and one.reading.article.published is not None


class _Store:
    """Writes within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._articles = Articles(connection)
        self._actors = ActorNumbers(connection)
        self._seen = now()

    def sight(self, batch: Sequence[Prepared], held: Mapping[str, str | None]) -> None:
        """Note further addresses of held articles."""
        self._sight([one for one in batch if one.id in held])

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
        reports = self._write_reports(new)
        self._write_quotes(new)
        self._write_claims(new)
        self._merge(left, reports)

    def _merge(self, numbers: Sequence[int], new: Sequence[Row] = ()) -> None:
        """Merge reports that are kept, by their numbers, and new ones."""
        near = Nearby(self._connection, all_judgements(self._connection))
        near.know(new)
        near.load(numbers)
        Merging(self._connection, near, self._articles, self._actors).merge()

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
            self._connection, t.reading, [{"article": self._number(o), "data": o.packed} for o in new]
        )
        self._sight(new)
        insert_rows(
            self._connection,
            t.likeness,
            [
                {
                    "article": self._number(one),
                    "body": one.fingerprint.body,
                    "shingles": one.fingerprint.packed,
                    "paragraphs": encode(one.fingerprint.paragraphs),
                    "profile": pack_profile(one.profile),
                }
                for one in new
            ],
        )
        keys = [{"key": key, "article": self._number(one)} for one in new for key in one.keys]
        insert_rows(self._connection, t.copy_key, keys)

    def _article_row(self, one: Prepared) -> dict[str, object]:
        article = one.reading.article
        return {
            "num": self._number(one),
            "id": article.id,
            "sha256": article.sha256,
            "language": article.language,
            "title": article.title,
            "published": article.published,
            "agency": "; ".join(article.agency),
            "url": article.url,
            "added": self._seen,
            "program": __version__,
        }

    def _number(self, one: Prepared) -> int:
        return self._articles.numbers[one.id]

    def _sight(self, articles: Sequence[Prepared]) -> None:
        self._articles.number({one.id for one in articles})
        rows = {
            (self._number(one), url): {"article": self._number(one), "url": url, "seen": self._seen}
            for one in articles
            if (url := one.reading.article.url)
        }
        insert_new(self._connection, t.sighting, list(rows.values()))

    def _write_reports(self, new: Sequence[Prepared]) -> list[Row]:
        begin = next_number(self._connection, t.report.c.num)
        told = (event for one in new for event in one.events)
        kept = [row_of(number, event) for number, event in enumerate(told, begin)]
        rows = [
            {
                "num": row.num,
                "id": row.report.id,
                "article": self._articles.numbers[row.report.article],
                "event": None,
                "type": row.report.type,
                "status": row.report.status,
                "record": encode(row.report),
            }
            for row in kept
        ]
        slots = [{"key": key, "first": first, "report": row.num} for row in kept for key, first in row.slots]
        insert_rows(self._connection, t.report, rows)
        insert_rows(self._connection, t.slot, slots)
        return kept

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
                "published": _day(quote.published),
                "language": quote.language,
                "folded": " ".join(folded(quote.words)),
                "record": encode(quote),
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
                "published": _day(claim.published),
                "record": encode(claim),
            }
            for number, (one, claim) in enumerate(made, begin)
        ]
        insert_rows(self._connection, t.claim, rows)


def _day(published: str | None) -> int:
    return 0 if published is None else ordinal(published)


def merge_anew(connection: Connection, ids: Sequence[str]) -> None:
    """Merge anew the events of some reports, within a transaction that may write."""
    _Store(connection).merge_reports(ids)
