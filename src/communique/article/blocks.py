"""Text → blocks: where paragraphs begin and end, hard-wrapped lines joined again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.intake.source import Source
from communique.records import Span

NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"
"""Characters that show nothing and are no white space to Python: a byte order mark, zero-width marks."""

WIDEST_WRAP = 100
"""No one breaks lines of running text at a greater width; longer lines are paragraphs of their own."""

SHORTEST_WRAP = 30
"""A line below this was ended on purpose."""

FIRST_WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.!?…:][\"“”»«’')\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch: begins and ends with a visible character.

    ``origin``, ``kept_by`` and ``links`` are those of the source's block that it is of; see there.
    """

    start: int
    end: int
    text: str
    origin: str = "text"
    kept_by: str | None = "format"
    links: float = 0.0

    @property
    def span(self) -> Span:
        """Give the block's place in the text."""
        return Span(start=self.start, end=self.end)


RUNNING = frozenset(["field:text", "pre", "textarea", "xmp", "listing", "plaintext"])
"""Origins of blocks whose lines are still to be told apart."""


def blocks_of(source: Source, function_words: frozenset[str]) -> tuple[Block, ...]:
    """Give the paragraphs of a source: those that its format sets apart, else those that its lines make."""
    if not source.blocks:
        return find_blocks(source.text, function_words)
    return tuple(_apart(source, function_words))


def _apart(source: Source, function_words: frozenset[str]) -> Iterator[Block]:
    for block in source.blocks:
        span = visible(source.text, block.start, block.end)
        if span is None:
            continue
        inner = source.text[span.start : span.end]
        found = (
            find_blocks(inner, function_words) if block.origin in RUNNING else (Block(0, len(inner), inner),)
        )
        for piece in found:
            yield Block(
                span.start + piece.start,
                span.start + piece.end,
                piece.text,
                origin=block.origin,
                kept_by=block.kept_by,
                links=block.links,
            )


def find_blocks(text: str, function_words: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    r"""Give the paragraphs of a text, in order; what lies between them is white space only.

    A newline ends a paragraph unless the lines were broken at a fixed width, which shows in lines that end
    with a function word or go on with a small letter.

    >>> [block.text for block in find_blocks("Gipfel in Riga\nEs tagten alle.\r\n\r\nEnde")]
    ['Gipfel in Riga', 'Es tagten alle.', 'Ende']
    """
    lines = list(_lines(text))
    runs_on = [_runs_on(text, a, b, function_words) for a, b in pairwise(lines)]
    width = _wrap_width(text, lines) if any(runs_on) else None
    grouped: list[list[Span]] = []
    for line, is_carried in zip(lines, [False, *runs_on], strict=False):
        if grouped and (is_carried or _is_full(text, grouped[-1][-1], line, width)):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return tuple(_block(text, group) for group in grouped)


def visible(text: str, start: int, end: int) -> Span | None:
    """Give the stretch without white space and invisible marks at its edges, or nothing if that is all.

    >>> visible("  Ja. ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return Span(start=start, end=end) if start < end else None


def is_blank(character: str) -> bool:
    """Say whether a character shows nothing."""
    return character.isspace() or character in INVISIBLE


def _lines(text: str) -> Iterator[Span]:
    start = 0
    ends = [(match.start(), match.end()) for match in NEWLINE.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = visible(text, start, end)
        if line is not None:
            yield line
        start = following


def _block(text: str, lines: Sequence[Span]) -> Block:
    start, end = lines[0].start, lines[-1].end
    return Block(start, end, text[start:end])


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Give the width at which lines were broken, or nothing where each line is a paragraph."""
    lengths = [line.end - line.start for line in lines]
    if any(n > WIDEST_WRAP and " " in text[x.start : x.end] for n, x in zip(lengths, lines, strict=True)):
        return None
    return max((n for n in lengths if n <= WIDEST_WRAP), default=None)


def _is_full(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Say whether the next line's first word would not have fitted on this one."""
    length = line.end - line.start
    if width is None or length < SHORTEST_WRAP or not _neighbours(text, line, following):
        return False
    first_word = FIRST_WORD.match(text, following.start, following.end)
    return length + 1 + len(first_word[0] if first_word else "") > width


def _runs_on(text: str, line: Span, following: Span, function_words: frozenset[str]) -> bool:
    """Say whether a sentence evidently runs over the end of a line."""
    if line.end - line.start < SHORTEST_WRAP or not _neighbours(text, line, following):
        return False
    rest, last = (
        text[following.start : following.end],
        text[max(line.start, line.end - 30) : line.end].rsplit(maxsplit=1)[-1],
    )
    is_whole = " " in rest or SENTENCE_END.search(rest)
    if not is_whole or SENTENCE_END.search(last):
        return False
    return rest[0].islower() or last in function_words


def _neighbours(text: str, line: Span, following: Span) -> bool:
    """Say whether nothing but one newline lies between two lines."""
    return len(NEWLINE.findall(text, line.end, following.start)) == 1
