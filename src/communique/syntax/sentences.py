"""Where sentences end in running news text: marks, abbreviations, and what the encoder makes of it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MOST_WORDS = 100
"""A window of text holds no more; a longer sentence is cut, at a comma, dash or semicolon if it has one."""
MOST_PIECES = 250
"""Nor does it hold more word pieces, but for a single sentence of long words."""

END_MARKS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
ONLY_OPENS, ONLY_CLOSES = frozenset("„‚([{¿¡"), frozenset("”’)]}")
BOTH = frozenset("“\"»«›‹‘'")
SOFT_CUTS = frozenset({",", ";", "–", "—", ":"})
OPENS_SENTENCE = re.compile(r"[^\W_a-zß-öø-ÿа-яёіїєґ]|[„“\"»«‚‘'–—(\[•¿¡-]")
UNLIKELY, LIKELY = -3.0, 2.0
"""Log-odds of a sentence's start: below the first a mark does not end a sentence, beyond the other none is
needed. Chosen on development parts of treebanks and on news: web texts gain from 0, but news loses."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words from ``begin`` to ``end`` that go through the encoder together.

    ``continues`` says that it begins in the middle of a sentence that was too long.
    """

    begin: int
    end: int
    continues: bool = False


def split_sentences(
    words: Sequence[str], *, abbreviations: frozenset[str], likely: Sequence[float] | None = None
) -> list[int]:
    """Give the index of the first word of each sentence of one stretch of text, the first always 0.

    ``words`` are tokens without white space. A full stop ends a sentence when no abbreviation carries it and
    the next word may begin one; closing marks belong to the sentence they close. ``likely`` are the encoder's
    log-odds that a word begins a sentence: it may overrule the marks where it is sure.

    >>> split_sentences("Er kam . „ Gut . “ Dann ging er .".split(), abbreviations=frozenset())
    [0, 3, 7]
    >>> split_sentences("„ Gut ! “ , sagte sie .".split(), abbreviations=frozenset())
    [0]
    """
    marked = set(_after_marks(words, abbreviations))
    if likely is None:
        return sorted(marked)
    starts = {i for i in marked if i == 0 or likely[i] > UNLIKELY}
    return sorted(
        starts | {i for i, odds in enumerate(likely) if odds > LIKELY and _may_begin(i, words, starts)}
    )


def _may_begin(i: int, words: Sequence[str], starts: set[int]) -> bool:
    """Say whether a sentence may begin at a word without a mark before it.

    Never beside another start, nor behind a comma or colon.
    """
    return (
        i > 0
        and not {i - 1, i + 1} & starts
        and words[i - 1] not in {",", ":"}
        and words[i] not in END_MARKS | ONLY_CLOSES | SOFT_CUTS
    )


def _after_marks(words: Sequence[str], abbreviations: frozenset[str]) -> Iterator[int]:
    yield 0
    ended, pending = False, 0
    for i, word in enumerate(words):
        closes = word in ONLY_CLOSES or (word in BOTH and pending > 0)
        if ended and not closes:
            if OPENS_SENTENCE.match(word):
                yield i
            ended = False
        if word in ONLY_OPENS or word in BOTH or word in ONLY_CLOSES:
            pending = max(0, pending - 1) if closes else pending + 1
        if word in END_MARKS:
            ended = not (i and f"{words[i - 1]}." in abbreviations)


def stretches(
    words: Sequence[str], *, abbreviations: frozenset[str], size: Callable[[Sequence[str]], int]
) -> list[Stretch]:
    """Cut a paragraph's words into stretches that the encoder can take, at the ends of sentences.

    ``size`` counts word pieces. Nothing is lost: the stretches joined are the words.
    """
    if len(words) <= MOST_WORDS and size(words) <= MOST_PIECES:
        return [Stretch(0, len(words))]
    made: list[Stretch] = []
    for part in _cut_long(split_sentences(words, abbreviations=abbreviations), words):
        last = made[-1] if made else None
        if last and not part.continues and _fits(words[last.begin : part.end], size):
            made[-1] = Stretch(last.begin, part.end, last.continues)
        else:
            made.append(part)
    return made


def _fits(words: Sequence[str], size: Callable[[Sequence[str]], int]) -> bool:
    return len(words) <= MOST_WORDS and size(words) <= MOST_PIECES


def _cut_long(starts: list[int], words: Sequence[str]) -> Iterator[Stretch]:
    """Cut sentences beyond `MOST_WORDS`, at the last soft mark of their second half if there is one."""
    for first, end in zip(starts, [*starts[1:], len(words)], strict=True):
        begin = first
        while end - begin > MOST_WORDS:
            latest = begin + MOST_WORDS
            soft = (k + 1 for k in range(latest - 1, latest - MOST_WORDS // 2, -1) if words[k] in SOFT_CUTS)
            cut = next(soft, latest)
            yield Stretch(begin, cut, continues=begin != first)
            begin = cut
        yield Stretch(begin, end, continues=begin != first)
