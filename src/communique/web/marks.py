"""A text and the spans of its records → pieces that carry the records they belong to.

Spans nest and cross (a date in a claim in a quote), so the text is cut at every end of one, and each piece
names all records it is part of.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeVar

from communique.records import READABLE, Part, Passage, Reading, Span

Mark = Literal["event", "claim", "quote", "date"]
Named = TypeVar("Named", bound=str)


@dataclass(frozen=True, slots=True)
class Marked:
    """A span that a record rests on."""

    span: Span
    mark: Mark
    record: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: its part of the article, its marks, of which records, and whose begin here."""

    text: str
    part: Part
    marks: tuple[Mark, ...]
    records: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Parts of an article that stand on one line, in pieces; ``part`` is the first that is read, if one is.

    ``language`` is named where it is another than the article's; ``records`` are those that begin in it.
    """

    part: Part
    language: str | None
    pieces: tuple[Piece, ...]
    records: tuple[str, ...]


def marked(reading: Reading) -> tuple[Marked, ...]:
    """Give the spans that a reader sees marked: what events, claims, quotes and dates rest on."""
    return tuple(_marked(reading))


def _marked(reading: Reading) -> Iterator[Marked]:
    for event in reading.events:
        triggers = [piece.span for piece in event.evidence if piece.of == "trigger"]
        for span in triggers or [piece.span for piece in event.evidence[:1]]:
            yield Marked(span, "event", event.id)
    for claim in reading.claims:
        yield from (Marked(piece.span, "claim", claim.id) for piece in claim.evidence)
    for quote in reading.quotes:
        yield from (Marked(span, "quote", quote.id) for span in quote.spans)
    for date in reading.dates:
        yield Marked(date.span, "date", date.id)


def paragraphs(reading: Reading) -> tuple[Paragraph, ...]:
    """Cut an article into its paragraphs, in text order; what is blank is left out."""
    every = marked(reading)
    first: dict[str, int] = {}
    for one in every:
        first[one.record] = min(first.get(one.record, one.span.start), one.span.start)
    return tuple(_paragraph(reading, parts, every, first) for parts in _lines(reading))


def _lines(reading: Reading) -> Iterator[list[Part]]:
    """Put parts together between which no line ends; what is blank is left out."""
    line: list[Part] = []
    for part in reading.article.parts:
        text = reading.text(part.span)
        ends = text.endswith("\n") or (part.role == "blank" and "\n" in text)
        if part.role != "blank" or not ends:
            line.append(part)
        if ends:
            if any(one.role != "blank" for one in line):
                yield line
            line = []
    if any(one.role != "blank" for one in line):
        yield line


def _paragraph(
    reading: Reading, parts: Sequence[Part], every: Sequence[Marked], first: Mapping[str, int]
) -> Paragraph:
    whole = Span(start=parts[0].span.start, end=parts[-1].span.end)
    inside = [one for one in every if one.span.start < whole.end and whole.start < one.span.end]
    told = [part for part in parts if part.role != "blank"]
    begun = {one.record for one in inside if whole.start <= first[one.record] < whole.end}
    return Paragraph(
        part=next((part for part in told if part.role in READABLE), told[0]),
        language=_foreign(whole, reading.article.foreign),
        pieces=tuple(piece for part in parts for piece in _pieces(reading, part, inside, first)),
        records=tuple(sorted(begun, key=lambda record: (first[record], record))),
    )


def _pieces(
    reading: Reading, part: Part, inside: Sequence[Marked], first: Mapping[str, int]
) -> Iterator[Piece]:
    cuts = {part.span.start, part.span.end}
    for one in inside:
        cuts |= {end for end in (one.span.start, one.span.end) if part.span.start < end < part.span.end}
    for start, end in pairwise(sorted(cuts)):
        here = [one for one in inside if one.span.start <= start and end <= one.span.end]
        records = _once([one.record for one in here])
        yield Piece(
            text=reading.article.text[start:end],
            part=part,
            marks=_once([one.mark for one in here]),
            records=records,
            begins=tuple([record for record in records if first[record] == start]),
        )


def _once(some: Sequence[Named]) -> tuple[Named, ...]:
    """Give what differs, in order."""
    return tuple(some) if len(some) < 2 else tuple(dict.fromkeys(some))


def _foreign(whole: Span, foreign: Iterable[Passage]) -> str | None:
    inside = (one for one in foreign if one.span.start < whole.end and whole.start < one.span.end)
    return next((one.language for one in inside), None)
