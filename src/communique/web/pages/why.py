"""Why something is held: rule and its sentence, words, what was ruled out, doubts, corrections."""

from dataclasses import dataclass

from communique.ledger.claims import ClaimCheck
from communique.ledger.corrections import Correction
from communique.ledger.history import Told
from communique.ledger.rows import Checked, Column, Held, Rows, Said, Table
from communique.web.page import Page
from communique.web.site import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of an explanation: of what it speaks (``rule``, ``trigger``, ``doubt`` …), and the words."""

    of: str
    words: str
    is_new: bool
    """Whether a new report begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A record and why it is held; none where a person rejected it."""

    id: str
    record: Told | Said | Checked | Correction | None
    reasons: tuple[Reason, ...]


REASONS: Table[Reason] = Table(
    "reasons",
    "One line of an explanation.",
    (
        Column("of", "string", "What it speaks of.", lambda one: one.of),
        Column("words", "string", "In words.", lambda one: one.words),
    ),
)


def why(site: Here, known: str) -> Why:
    """Explain an event, report, quote, claim or correction, by its id."""
    reasons: list[Reason] = []
    is_new = False
    for line in site.ledger.why(known).splitlines():
        of, colon, words = line.strip().partition(": ")
        if line.strip():
            reasons.append(Reason(of=of if colon else "", words=words if colon else of, is_new=is_new))
        is_new = not line.strip()
    return Why(id=known, record=site.ledger.record(known), reasons=tuple(reasons))


def _shown(found: Why) -> dict[str, object]:
    """Give where the record leads to: the event, or the words in their article."""
    match found.record:
        case Told(event=event):
            return {"event": event, "head": None, "said": None}
        case Said(head=head, quote=said) | Checked(head=head, check=ClaimCheck(claim=said)):
            return {"event": None, "head": head, "said": said}
    return {"event": None, "head": None, "said": None}


def _feed(found: Why) -> tuple[Held, ...]:
    if not isinstance(found.record, Told):
        return ()
    report, heads = found.record.reports[0], {head.id: head for head in found.record.heads}
    return (Held(event=found.record.event, report=report, head=heads[report.article]),)


WHY = Page(
    name="why",
    path="/why/{known}",
    ask=why,
    record=Why,
    rows=lambda found: Rows(REASONS, found.reasons),
    feed=_feed,
    shown=_shown,
)
