"""Reading → QuoteReport, ClaimReport: what was said, and what is said of a history."""

from communique.ledger.reports import Actors, speaker_of, voices_behind, words_of
from communique.records import Claim, ClaimReport, Quote, QuoteReport, Reading, Voice


def quote_reports(reading: Reading) -> tuple[QuoteReport, ...]:
    """Take the quotes of a reading as the ledger keeps them, in text order: a pure function."""
    known = Actors(reading)
    quotes = {quote.id: quote for quote in reading.quotes}
    dates = {date.id: date for date in reading.dates}
    article = reading.article

    def kept(quote: Quote) -> QuoteReport:
        mention = quote.speaker.mention if quote.speaker else None
        said_on = dates.get(quote.said_on or "")
        return QuoteReport(
            id=quote.id,
            article=article.id,
            language=article.language,
            published=article.published,
            type=quote.type,
            speaker=speaker_of(quote.speaker, article, known),
            speaker_id=_actor(quote.speaker, known),
            speaker_for=known.body(mention) if mention else None,
            speaker_country=known.country(mention) if mention else None,
            addressee=speaker_of(quote.addressee, article, known),
            addressee_id=_actor(quote.addressee, known),
            cue=quote.cue.lemma if quote.cue else None,
            cue_class=quote.cue.cue_class if quote.cue else None,
            said_on=said_on.edtf if said_on else None,
            voices=voices_behind((quote.parent,) if quote.parent else (), article, quotes, known),
            words=words_of(article, quote.spans),
            span=min(quote.spans),
        )

    return tuple(kept(quote) for quote in reading.quotes)


def claim_reports(reading: Reading) -> tuple[ClaimReport, ...]:
    """Take the claims of a reading as the ledger keeps them, in text order: a pure function."""
    known = Actors(reading)
    quotes = {quote.id: quote for quote in reading.quotes}
    dates = {date.id: date for date in reading.dates}
    events = {event.id: event for event in reading.events}
    article = reading.article

    def kept(claim: Claim) -> ClaimReport:
        date = dates.get(claim.date or "")
        event = events.get(claim.event or "")
        between = claim.between or (() if event is None else (*event.actors, *event.recipients))
        earliest, latest = (None, None) if date is None else (date.earliest, date.latest)
        return ClaimReport(
            id=claim.id,
            article=article.id,
            language=article.language,
            published=article.published,
            kind=claim.kind,
            between=tuple(
                {p.actor or p.name: p for p in (known.party(m, "actor", ()) for m in between)}.values()
            ),
            level=claim.level,
            event=claim.event,
            edtf=None if date is None else date.edtf,
            earliest=earliest,
            latest=latest,
            is_approximate=date is not None and date.type == "DURATION",
            voices=voices_behind(() if event is None else event.reported_by, article, quotes, known),
            words=words_of(article, (piece.span for piece in claim.evidence)),
            span=min(piece.span for piece in claim.evidence),
        )

    return tuple(kept(claim) for claim in reading.claims)


def _actor(voice: Voice | None, known: Actors) -> str | None:
    if voice is None or voice.entity is None:
        return None
    return known.actor(voice.entity, known.country(voice.mention) if voice.mention else None)
