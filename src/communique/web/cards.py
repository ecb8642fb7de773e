"""Records of a reading → the cards beside its paragraphs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from communique.ledger.claims import ClaimCheck
from communique.ledger.reports import event_reports
from communique.ledger.said import claim_reports, quote_reports
from communique.records import ClaimReport, Date, Doubt, EventReport, HeldEvent, QuoteReport, Reading
from communique.store.overviews import HeldArticle
from communique.web.marks import Mark, Paragraph, paragraphs

Record = EventReport | QuoteReport | ClaimReport | Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A record as it stands beside the text: its number in the article, what it is, and its doubts.

    ``held`` is what the ledger has of the record: the event that it became, or the claim checked.
    """

    number: int
    mark: Mark
    id: str
    record: Record
    held: HeldEvent | ClaimCheck | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A paragraph and the cards of the records that begin in it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]


def beside(article: HeldArticle) -> tuple[Beside, ...]:
    """Lay an article out: each paragraph with its cards, numbered through."""
    return _laid_out(article.reading, dict(article.events), {one.claim.id: one for one in article.checks})


def beside_reading(reading: Reading) -> tuple[Beside, ...]:
    """Lay out a reading of which nothing is held."""
    return _laid_out(reading, {}, {})


def _laid_out(
    reading: Reading, events: Mapping[str, HeldEvent | None], checks: Mapping[str, ClaimCheck]
) -> tuple[Beside, ...]:
    records = {record.id: (mark, record) for mark, some in _records(reading) for record in some}
    doubts: dict[str | None, list[Doubt]] = {}
    for doubt in reading.doubts:
        doubts.setdefault(doubt.about, []).append(doubt)
    numbers = count(1)

    def card(known: str) -> Card:
        mark, record = records[known]
        return Card(
            number=next(numbers),
            mark=mark,
            id=known,
            record=record,
            held=events.get(known) if mark == "event" else checks.get(known),
            doubts=tuple(doubts.get(known, ())),
        )

    return tuple(
        Beside(paragraph=one, cards=tuple(card(known) for known in one.records if known in records))
        for one in paragraphs(reading)
    )


def _records(reading: Reading) -> Iterator[tuple[Mark, Iterable[Record]]]:
    yield "event", event_reports(reading)
    yield "claim", claim_reports(reading)
    yield "quote", quote_reports(reading)
    yield "date", reading.dates
