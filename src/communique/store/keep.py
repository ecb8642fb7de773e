"""Readings → tables, in one transaction: all of a batch counts, or nothing of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import Connection, delete, select, update

from communique import __version__
from communique.kb.who import bare
from communique.ledger.corrections import Correction, Judgements, judgements
from communique.ledger.days import ordinal
from communique.records import QuoteReport
from communique.store import tables as t
from communique.store.actors import ActorNumbers, next_number
from communique.store.articles import Articles, pack_profile
from communique.store.merging import Merging
from communique.store.nearby import Nearby, slots_of
from communique.store.prepared import Prepared, encode
from communique.store.search import WORD, index_quotes, unindex_quotes
from communique.store.sql import chunks, insert_new, insert_rows, rows

Done = Literal["added", "held", "renewed"]


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
    for one in renewed:
        store.forget(one.id)
    store.add([*reversed(new), *renewed])
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
    asked = select(t.article.c.id, t.article.c.published)
    return {
        one: published
        for some in chunks(list(wanted))
        for one, published in connection.execute(asked.where(t.article.c.id.in_(some)))
    }


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

    def forget(self, article: str) -> None:
        """Take away what was derived of an article, and its reading; where it was seen stays."""
        number = self._connection.execute(
            select(t.article.c.num).where(t.article.c.id == article)
        ).scalar_one()
        reports = [
            tuple(row)
            for row in self._connection.execute(
                select(t.report.c.num, t.report.c.event).where(t.report.c.article == number)
            )
        ]
        numbers = [num for num, _ in reports]
        events = sorted({event for _, event in reports if event is not None})
        self._dissolve(events)
        for some in chunks(numbers):
            self._connection.execute(delete(t.slot).where(t.slot.c.report.in_(some)))
            self._connection.execute(delete(t.report).where(t.report.c.num.in_(some)))
        unindex_quotes(self._connection, number)
        for table in (t.quote, t.claim, t.copy_key, t.likeness, t.reading):
            self._connection.execute(delete(table).where(table.c.article == number))
        self._connection.execute(delete(t.link).where((t.link.c.one == number) | (t.link.c.other == number)))
        self._articles.forget(article)
        self._articles.numbers[article] = number
        self._merge_again(events)

    def _dissolve(self, events: Sequence[int]) -> None:
        """Take events away; their reports have none until they are merged again."""
        self._orphans: list[int] = []
        for some in chunks(events):
            asked = select(t.report.c.num).where(t.report.c.event.in_(some))
            self._orphans += [num for (num,) in self._connection.execute(asked)]
            self._connection.execute(update(t.report).where(t.report.c.event.in_(some)).values(event=None))
            for table in (t.dyad, t.part):
                self._connection.execute(delete(table).where(table.c.event.in_(some)))
            self._connection.execute(delete(t.event).where(t.event.c.num.in_(some)))

    def _merge_again(self, events: Sequence[int]) -> None:
        if not events:
            return
        left = [
            num
            for some in chunks(self._orphans)
            for (num,) in self._connection.execute(select(t.report.c.num).where(t.report.c.num.in_(some)))
        ]
        self._merge(left)

    def add(self, new: Sequence[Prepared]) -> None:
        """Write articles, and merge their events with those held."""
        if not new:
            return
        self._write_articles(new)
        self._articles.link_copies(new)
        parties = (party for one in new for event in one.events for party in event.parties)
        self._actors.name((party.actor, party.name) for party in parties)
        self._actors.name((quote.speaker_id, quote.speaker or "") for one in new for quote in one.quotes)
        numbers = self._write_reports(new)
        self._write_quotes(new)
        self._write_claims(new)
        self._merge(numbers)

    def _merge(self, numbers: Sequence[int]) -> None:
        near = Nearby(self._connection, all_judgements(self._connection))
        Merging(self._connection, near, self._articles, self._actors).merge(numbers)

    def merge_reports(self, ids: Sequence[str]) -> None:
        """Merge anew the events of some reports, as after a correction."""
        asked = select(t.report.c.num, t.report.c.event)
        rows = [
            tuple(row)
            for some in chunks(ids)
            for row in self._connection.execute(asked.where(t.report.c.id.in_(some)))
        ]
        events = sorted({event for _, event in rows if event is not None})
        self._dissolve(events)
        self._merge(sorted({*self._orphans, *(num for num, _ in rows)}))

    def _write_articles(self, new: Sequence[Prepared]) -> None:
        begin = next_number(self._connection, t.article.c.num)
        fresh = [one for one in new if one.id not in self._articles.numbers]
        for number, one in enumerate(fresh, begin):
            self._articles.add(one, number)
        insert_rows(self._connection, t.article, [self._article_row(one) for one in fresh])
        for one in new:
            if one not in fresh:
                number = self._articles.numbers[one.id]
                self._articles.add(one, number)
                changed = self._article_row(one)
                del changed["num"]
                self._connection.execute(update(t.article).where(t.article.c.num == number).values(changed))
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

    def _write_reports(self, new: Sequence[Prepared]) -> list[int]:
        begin = next_number(self._connection, t.report.c.num)
        told = [(one, event) for one in new for event in one.events]
        rows, slots = [], []
        for number, (one, event) in enumerate(told, begin):
            rows.append(
                {
                    "num": number,
                    "id": event.id,
                    "article": self._number(one),
                    "event": None,
                    "type": event.type,
                    "status": event.status,
                    "record": encode(event),
                }
            )
            slots += [{"key": key, "first": first, "report": number} for key, first in slots_of(event)]
        insert_rows(self._connection, t.report, rows)
        insert_rows(self._connection, t.slot, slots)
        return list(range(begin, begin + len(told)))

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
                "folded": folded(quote),
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


def folded(quote: QuoteReport) -> str:
    """Give the words of a quote as they are searched."""
    return " ".join(WORD.findall(bare(quote.words)))


def merge_anew(connection: Connection, ids: Sequence[str]) -> None:
    """Merge anew the events of some reports, within a transaction that may write."""
    _Store(connection).merge_reports(ids)
