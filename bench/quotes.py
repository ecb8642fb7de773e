"""How well quotes are found."""

from collections.abc import Iterable, Sequence
from typing import Any

from communique.records import Quote, Span

TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "mixed": "Indirect",
    "reported": "Reported",
    "konjunktiv": "IndirectFreeIndirect",
}
UNCUED = frozenset({"reported", "konjunktiv"})
"""Types that the annotation gives neither cue nor frame."""
FEWEST_WORDS = 3
"""Shorter stretches in marks within a quote are rarely annotated as quotes of their own."""

CALLING = "quotes.marked_words/"
"""Words in marks behind a verb of calling ("nannte es „einen Fehler“") are annotated alone."""

Annotation = dict[str, Any]


def annotation(text: str, quotes: Sequence[Quote]) -> list[Annotation]:
    """Give quotes in the shape and by the conventions of the German news quotation annotation."""
    return [row for quote in quotes for row in _rows(text, quote)]


def _rows(text: str, quote: Quote) -> Iterable[Annotation]:
    roles = {
        "speaker": _pairs(quote.speaker.spans if quote.speaker else ()),
        "cue": _pairs(quote.cue.spans if quote.cue else ()),
        "frame": _pairs(item.span for item in quote.evidence if item.of == "frame"),
        "addressee": _pairs(quote.addressee.spans if quote.addressee else ()),
    }
    if quote.rule.startswith(CALLING):
        yield from ({"type": "Direct", "quote": _pairs([words]), **roles} for words in quote.fragments)
        return
    if quote.type in UNCUED:
        roles |= {"cue": [], "frame": []}
    kind = TYPES[quote.type]
    if quote.type == "konjunktiv" and quote.hedge is not None:
        kind = "FreeIndirect"
    yield {"type": kind, "quote": _pairs(quote.spans), **roles}
    for fragment in quote.fragments:
        if len(text[fragment.start : fragment.end].split()) >= FEWEST_WORDS:
            yield {"type": "Direct", "quote": _pairs([fragment]), **roles, "addressee": []}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
