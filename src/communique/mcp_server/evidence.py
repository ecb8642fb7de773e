"""One record and all that it rests on."""

from typing import TypedDict

from communique.errors import NothingKnown
from communique.exports.permalinks import why_path
from communique.ledger.corrections import Correction
from communique.ledger.history import Told
from communique.ledger.rows import Checked, Said
from communique.mcp_server.answers import EvidenceAnswer, ask_again
from communique.mcp_server.rows import ClaimRow, EventRow, QuoteRow
from communique.mcp_server.telling import MOST, Telling
from communique.mcp_server.wording import searched_words
from communique.store import Ledger

LINES = 200
"""Lines of an explanation at most: about twenty reports."""

REJECTED = "A person rejected this record: it counts for nothing."


class Rows(TypedDict, total=False):
    """The record itself, in the field of its kind."""

    event: EventRow
    quote: QuoteRow
    claim: ClaimRow


def evidence(ledger: Ledger, base: str, known: str) -> EvidenceAnswer:
    """Give a record by its id with its exact words, and explain it: rules, words, what was ruled out.

    Raises `LedgerError`.
    """
    try:
        lines, record = ledger.why(known).splitlines(), ledger.record(known)
    except NothingKnown as err:
        return ask_again(EvidenceAnswer, ledger, err)
    telling, searched = Telling(ledger, base), ledger.searched()
    return EvidenceAnswer(
        outcome="held",
        answer=f"{_kind(record)} {searched_words(searched)}",
        searched=searched,
        permalink=telling.link(why_path(known)),
        explanation=tuple(line for line in lines[:LINES] if line),
        lines_left_out=len(lines[LINES:]),
        **_rows(record, telling, known),
    )


def _kind(record: Told | Said | Checked | Correction | None) -> str:
    match record:
        case Told():
            return "Held: an event."
        case Said():
            return "Held: a quote."
        case Checked():
            return "Held: a claim; `held` is what the ledger says to it."
        case Correction():
            return "Held: a person's correction of a record."
        case None:
            return REJECTED


def _rows(record: Told | Said | Checked | Correction | None, telling: Telling, known: str) -> Rows:
    match record:
        case Told():
            return {"event": telling.told(record, most=MOST, first=known)}
        case Said():
            return {"quote": telling.quote(record)}
        case Checked():
            return {"claim": telling.claim(record.check, record.head)}
        case _:
            return {}
