"""Records of a reading → the cards beside its paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.ledger.claims import ClaimCheck
from communique.ledger.reports import event_reports
from communique.ledger.said import claim_reports, quote_reports
from communique.records import ClaimReport, Date, Doubt, EventReport, HeldEvent, QuoteReport, Reading
from communique.store.overviews import HeldArticle
from communique.web.marks import Mark, Paragraph, paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A record as it stands beside the text: its number in the article, what it is, and its doubts.

    ``record`` is an `EventReport`, `QuoteReport`, `ClaimReport` or `Date`; ``held`` what the ledger has of
    it: the event that it became, or the claim checked.
    """

    number: int
    mark: Mark
    id: str
    record: EventReport | QuoteReport | ClaimReport | Date
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
    reading: Reading, events: dict[str, HeldEvent | None], checks: dict[str, ClaimCheck]
) -> tuple[Beside, ...]:
    known = {card.id: card for card in _cards(reading, events, checks)}
    laid: list[Beside] = []
    number = 0
    for paragraph in paragraphs(reading):
        cards = []
        for record in paragraph.records:
            if record in known:
                number += 1
                cards.append(replace(known[record], number=number))
        laid.append(Beside(paragraph=paragraph, cards=tuple(cards)))
    return tuple(laid)


def _cards(
    reading: Reading, events: dict[str, HeldEvent | None], checks: dict[str, ClaimCheck]
) -> Iterator[Card]:
    doubts: dict[str, list[Doubt]] = {}
    for doubt in reading.doubts:
        doubts.setdefault(doubt.about or "", []).append(doubt)

    def card(mark: Mark, record: EventReport | QuoteReport | ClaimReport | Date) -> Card:
        held = events.get(record.id) if mark == "event" else checks.get(record.id)
        return Card(
            number=0,
            mark=mark,
            id=record.id,
            record=record,
            held=held,
            doubts=tuple(doubts.get(record.id, ())),
        )

    yield from (card("event", report) for report in event_reports(reading))
    yield from (card("claim", report) for report in claim_reports(reading))
    yield from (card("quote", report) for report in quote_reports(reading))
    yield from (card("date", date) for date in reading.dates)
