"""What was doubted of a record, in words."""

from collections.abc import Iterator

from communique.records import Claim, Event, Quote, Reading


def doubts_on(reading: Reading, known: str) -> tuple[str, ...]:
    """Give what was doubted of a record, of the dates and parties that it names, and of its whole article."""
    about = {None, known, *_named(reading, known)}
    return tuple(dict.fromkeys(doubt.words for doubt in reading.doubts if doubt.about in about))


def _named(reading: Reading, known: str) -> Iterator[str | None]:
    for event in reading.events:
        if event.id == known:
            yield from _of_event(event)
    for quote in reading.quotes:
        if quote.id == known:
            yield from _of_quote(quote)
    for claim in reading.claims:
        if claim.id == known:
            yield from _of_claim(claim)


def _of_event(event: Event) -> Iterator[str | None]:
    yield from (event.date, event.place, *event.actors, *event.recipients, *event.reported_by)


def _of_quote(quote: Quote) -> Iterator[str | None]:
    yield quote.said_on
    yield from (voice.mention for voice in (quote.speaker, quote.addressee) if voice is not None)


def _of_claim(claim: Claim) -> Iterator[str | None]:
    yield from (claim.date, claim.event, *claim.between)
