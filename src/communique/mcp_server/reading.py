"""A text that somebody pastes: read, and not kept."""

from functools import cache
from threading import Lock

from communique import Reader
from communique.cli.phrasing import several
from communique.errors import TooLarge
from communique.ledger.reports import event_reports
from communique.ledger.said import claim_reports, quote_reports
from communique.mcp_server.answers import ReadAnswer
from communique.mcp_server.making import claim_row, event_row, quote_row, report_row
from communique.mcp_server.rows import EventRow
from communique.mcp_server.telling import MOST
from communique.records import EventReport, Language, Reading

LONGEST = 50_000
"""Characters of a text at most: ten pages, more than any article but a dossier."""

ONE_AT_A_TIME = Lock()
"""The model is one for all calls."""


def read_text(text: str, *, language: Language | None = None, published: str | None = None) -> ReadAnswer:
    """Read a text as an article; ``published`` is its ISO day, without which weekdays stay weekdays.

    Raises `TooLarge`, and what `Reader` raises.
    """
    if len(text) > LONGEST:
        raise TooLarge(
            f"the text has {len(text):,} characters, and at most {LONGEST:,} are read. Give it in parts, or "
            "add it to a ledger: communique add."
        )
    with ONE_AT_A_TIME:
        return answer(_reader(language)(text, published=published))


@cache
def _reader(language: Language | None) -> Reader:
    return Reader(language)


def answer(reading: Reading) -> ReadAnswer:
    """Put what was read into an answer: at most 20 of each kind, in text order."""
    contacts = [report for report in event_reports(reading) if report.type == "CONSULT"]
    quotes, claims = quote_reports(reading), claim_reports(reading)
    doubts = tuple(dict.fromkeys(doubt.words for doubt in reading.doubts))
    counts = (several(len(contacts), "contact"), several(len(quotes), "quote"), several(len(claims), "claim"))
    return ReadAnswer(
        answer=f"Read, not kept: {', '.join(counts)}, {several(len(doubts), 'doubt')}. The ledger was not "
        "searched, and what the text says need not be true.",
        language=reading.article.language,
        published=reading.article.published,
        contacts=tuple(map(_contact, contacts[:MOST])),
        quotes=tuple(map(quote_row, quotes[:MOST])),
        claims=tuple(map(claim_row, claims[:MOST])),
        doubts=doubts[:MOST],
        left_out=sum(len(some[MOST:]) for some in (contacts, quotes, claims, doubts)),
    )


def _contact(report: EventReport) -> EventRow:
    return event_row(report, [report_row(report)], most=1)
