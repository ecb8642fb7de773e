"""Records → rows: pure functions; what nobody keeps, as a text only read, has no article and no permalink."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.cli.ledger_words import claimed, party_name, when
from communique.ledger.claims import ClaimCheck
from communique.mcp_server.rows import ArticleRow, ClaimRow, EventRow, PartyRow, QuoteRow, ReportRow
from communique.records import STAGES, ClaimReport, EventReport, HeldEvent, Party, QuoteReport

ITSELF = "the article itself"
"""Whose word it is where an article names nobody."""

RECALLED = "Only looked back on: no article held tells it as news."


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Where a record is kept: its permalink, its article, and what was doubted of it."""

    permalink: str | None = None
    article: ArticleRow | None = None
    doubts: tuple[str, ...] = ()


NOWHERE = Kept()


def event_row(
    event: HeldEvent | EventReport,
    told: Sequence[ReportRow],
    claims: Sequence[ClaimRow] = (),
    *,
    permalink: str | None = None,
    most: int,
) -> EventRow:
    """Put an event, or one article's telling of it, into a row with at most so many reports and claims."""
    held = event if isinstance(event, HeldEvent) else None
    members = 1 if held is None else len(held.members)
    return EventRow(
        id=event.id,
        permalink=permalink,
        type=event.type,
        mode=event.mode,
        status=event.status,
        stage=STAGES[event.status],
        when=when(event),
        date=event.edtf,
        earliest=event.earliest,
        latest=event.latest,
        channel=event.channel,
        level=event.level,
        place=event.place,
        parties=tuple(map(_party, event.parties)),
        reports=1 if held is None else held.reports,
        sources=1 if held is None else held.sources,
        told=tuple(told[:most]),
        reports_left_out=members - len(told[:most]),
        claims=tuple(claims[:most]),
        claims_left_out=len(claims[most:]),
        judged=None if held is None else held.judged,
        doubts=(RECALLED,) if held is not None and held.known == "recalled" else (),
    )


def _party(party: Party) -> PartyRow:
    return PartyRow(key=party.actor, name=party_name(party), side=party.side, duties=party.duties)


def report_row(report: EventReport, kept: Kept = NOWHERE) -> ReportRow:
    """Put one article's telling of an event into a row."""
    return ReportRow(
        id=report.id,
        permalink=kept.permalink,
        words=report.words,
        language=report.language,
        voices=report.voices or (ITSELF,),
        article=kept.article,
        doubts=kept.doubts,
    )


def quote_row(quote: QuoteReport, kept: Kept = NOWHERE) -> QuoteRow:
    """Put a quote into a row."""
    return QuoteRow(
        id=quote.id,
        permalink=kept.permalink,
        speaker=quote.speaker,
        speaker_key=quote.speaker_id,
        speaker_country=quote.speaker_country,
        addressee=quote.addressee,
        type=quote.type,
        cue=quote.cue,
        said_on=quote.said_on,
        words=quote.words,
        language=quote.language,
        voices=quote.voices or (ITSELF,),
        article=kept.article,
        doubts=kept.doubts,
    )


def claim_row(
    claim: ClaimReport,
    kept: Kept = NOWHERE,
    check: ClaimCheck | None = None,
    held_events: tuple[str, ...] = (),
) -> ClaimRow:
    """Put a claim into a row, with what is held of it where it was checked."""
    return ClaimRow(
        id=claim.id,
        permalink=kept.permalink,
        kind=claim.kind,
        says=claimed(claim),
        between=tuple(map(party_name, claim.between)),
        level=claim.level,
        words=claim.words,
        language=claim.language,
        voices=claim.voices or (ITSELF,),
        article=kept.article,
        verdict=None if check is None else check.verdict,
        held=None if check is None else check.words,
        held_events=held_events,
        doubts=kept.doubts,
    )
