"""Quote marks, paired over the whole article before anything else is asked of them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from communique.records import READABLE, Article, Span

CLOSERS: dict[str, frozenset[str]] = {
    "„": frozenset('“”"‟'),
    "“": frozenset('”"'),
    "”": frozenset("”"),
    "»": frozenset("«"),
    "«": frozenset("»"),
    '"': frozenset('"“”'),
    "‚": frozenset("‘’'"),
    "‘": frozenset("’"),
    "›": frozenset("‹"),
    "‹": frozenset("›"),
    "'": frozenset("'"),
}
"""What may close each opening mark. A typist's „…" is as good as a typesetter's „…“."""

MARKS = frozenset(CLOSERS) | frozenset().union(*CLOSERS.values())
APOSTROPHES = frozenset("'’‘‹›")
DEEPEST = 8
"""Nesting beyond this is no text, and looking no deeper keeps the walk linear."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch in marks, both marks inside ``span``."""

    span: Span

    def holds(self, offset: int) -> bool:
        """Say whether an offset lies in the stretch, marks included."""
        return self.span.start <= offset < self.span.end


@dataclass(frozen=True, slots=True)
class Marks:
    """The pairs in text order, outer before inner, and the marks left without a partner.

    ``continued``: where speech runs over paragraphs, each opening it anew, the start of a paragraph's pair
    and the end of the pair before that it goes on from.
    """

    pairs: tuple[Pair, ...]
    unpaired: tuple[int, ...]
    continued: Mapping[int, int]
    _starts: tuple[int, ...] = field(repr=False)
    _around: tuple[int, ...] = field(repr=False)
    _closing: dict[int, Pair] = field(repr=False)
    _open_ends: frozenset[int] = field(repr=False)

    def innermost(self, offset: int) -> Pair | None:
        """Give the narrowest pair around an offset."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and not self.pairs[index].holds(offset):
            index = self._around[index]
        return self.pairs[index] if index >= 0 else None

    def outermost(self, offset: int) -> Pair | None:
        """Give the widest pair around an offset."""
        index, found = bisect_right(self._starts, offset) - 1, -1
        while index >= 0:
            found = index if self.pairs[index].holds(offset) else found
            index = self._around[index]
        return self.pairs[found] if found >= 0 else None

    def opened_at(self, offset: int) -> Pair | None:
        """Give the pair that a mark opens."""
        index = bisect_right(self._starts, offset) - 1
        return self.pairs[index] if index >= 0 and self._starts[index] == offset else None

    def closed_at(self, offset: int) -> Pair | None:
        """Give the pair that a mark closes."""
        return self._closing.get(offset)

    def runs_over(self, pair: Pair) -> bool:
        """Say whether a pair holds a part of speech that runs over paragraphs."""
        return pair.span.start in self.continued or pair.span.end in self._open_ends

    def opened_in(self, span: Span) -> Iterator[Pair]:
        """Give the pairs that open in a stretch, in text order."""
        index = bisect_right(self._starts, span.start - 1)
        while index < len(self.pairs) and self._starts[index] < span.end:
            yield self.pairs[index]
            index += 1

    def within(self, span: Span) -> Iterator[Pair]:
        """Give the pairs that lie in a stretch, in text order."""
        return (pair for pair in self.opened_in(span) if pair.span.end <= span.end)


def pair_marks(article: Article) -> Marks:
    """Pair the marks of the parts that are read; a part's end closes nothing and opens nothing.

    Linear in the text. An apostrophe is no mark; an opening mark without a partner is listed as unpaired.
    """
    pairs: list[Pair] = []
    unpaired: list[int] = []
    continued: dict[int, int] = {}
    readable = [part.span for part in article.parts if part.role in READABLE]
    for part, following in zip_longest(readable, readable[1:]):
        waiting = _pair_part(article.text, part, pairs, unpaired)
        goes_on = following is not None and _goes_on(article.text, waiting, following)
        if goes_on:
            first = waiting.pop(0)
            pairs.append(Pair(Span(start=first, end=_end(article.text, part))))
            continued[following.start + _indent(article.text, following)] = pairs[-1].span.end
        unpaired += [stray for stray in waiting if article.text[stray] not in APOSTROPHES]
    return _marks(pairs, unpaired, continued)


def _goes_on(text: str, waiting: Sequence[int], following: Span) -> bool:
    """Say whether the next paragraph opens the speech again that this one does not close."""
    opening = following.start + _indent(text, following)
    return bool(waiting) and opening < following.end and text[opening] == text[waiting[0]]


def _indent(text: str, part: Span) -> int:
    return len(text[part.start : part.end]) - len(text[part.start : part.end].lstrip())


def _end(text: str, part: Span) -> int:
    return part.start + len(text[part.start : part.end].rstrip())


def _marks(found: Iterable[Pair], unpaired: list[int], continued: Mapping[int, int]) -> Marks:
    pairs = sorted(found, key=lambda pair: (pair.span.start, -pair.span.end))
    around: list[int] = []
    open_pairs: list[int] = []
    for index, pair in enumerate(pairs):
        while open_pairs and pairs[open_pairs[-1]].span.end <= pair.span.start:
            open_pairs.pop()
        around.append(open_pairs[-1] if open_pairs else -1)
        open_pairs.append(index)
    starts = tuple(pair.span.start for pair in pairs)
    closing = {pair.span.end - 1: pair for pair in pairs}
    ends = frozenset(continued.values())
    return Marks(tuple(pairs), tuple(sorted(unpaired)), continued, starts, tuple(around), closing, ends)


def _pair_part(text: str, part: Span, pairs: list[Pair], unpaired: list[int]) -> list[int]:
    """Pair the marks of a paragraph; give the opening marks that are left waiting at its end."""
    waiting: list[int] = []
    for offset in range(part.start, part.end):
        mark = text[offset]
        if mark not in MARKS or _is_apostrophe(text, offset, part, waiting):
            continue
        partner = _partner(text, offset, part, waiting)
        if partner is not None:
            unpaired += [stray for stray in waiting[partner + 1 :] if text[stray] not in APOSTROPHES]
            pairs.append(Pair(Span(start=waiting[partner], end=offset + 1)))
            del waiting[partner:]
        elif _may_open(text, offset, part):
            waiting.append(offset)
        elif mark not in APOSTROPHES and not _after_digit(text, offset, part):
            unpaired.append(offset)
    return waiting


def _partner(text: str, offset: int, part: Span, waiting: list[int]) -> int | None:
    """Give the place in ``waiting`` of the opening mark that this one closes."""
    if _looks_opening(text, offset, part):
        return None
    for index in range(len(waiting) - 1, max(-1, len(waiting) - 1 - DEEPEST), -1):
        if text[offset] in CLOSERS[text[waiting[index]]]:
            return index
    return None


def _looks_opening(text: str, offset: int, part: Span) -> bool:
    before = text[offset - 1] if offset > part.start else " "
    after = text[offset + 1] if offset + 1 < part.end else " "
    free = before.isspace() or before in "([{–—-/" or (before in MARKS and not after.isspace())
    return text[offset] in CLOSERS and free and not after.isspace() and after not in ",.;:!?)"


def _may_open(text: str, offset: int, part: Span) -> bool:
    if text[offset] not in CLOSERS:
        return False
    before = text[offset - 1] if offset > part.start else " "
    if text[offset] in APOSTROPHES:
        return _looks_opening(text, offset, part)
    return text[offset] == "„" or not before.isalnum()


def _is_apostrophe(text: str, offset: int, part: Span, waiting: list[int]) -> bool:
    """Say whether this is the apostrophe of "geht's", or a genitive's with nothing to close."""
    if text[offset] not in "'’‘":
        return False
    before = text[offset - 1] if offset > part.start else " "
    after = text[offset + 1] if offset + 1 < part.end else " "
    closable = any(text[offset] in CLOSERS[text[opener]] for opener in waiting[-DEEPEST:])
    return before.isalnum() and (after.isalnum() or not closable)


def _after_digit(text: str, offset: int, part: Span) -> bool:
    return offset > part.start and text[offset - 1].isdigit() and text[offset] == '"'
