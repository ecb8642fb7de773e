"""Where sentences end in running news text: full stops, abbreviations, ordinals, quote marks."""

import re
from collections.abc import Sequence

MOST_WORDS = 110
"""Longer sentences are cut here or before, at a comma, dash or semicolon where there is one."""

END_MARKS = frozenset({".", "!", "?", "…", "...", "?!", "!?"})
ONLY_OPENS, ONLY_CLOSES = frozenset("„‚([{"), frozenset("”’)]}")
BOTH = frozenset("“\"»«›‹‘'")
SOFT_CUTS = frozenset({",", ";", "–", "—", ":"})
OPENS_SENTENCE = re.compile(r"[A-ZÄÖÜÀ-ÞА-ЯЁІЇЄҐ0-9„“\"»«‚‘'–—(\[•-]")


def split_sentences(words: Sequence[str], *, abbreviations: frozenset[str]) -> list[int]:
    """Give the index of the first word of each sentence of one paragraph, the first always 0.

    ``words`` are a paragraph's tokens without white space. A full stop ends a sentence when no abbreviation
    carries it and the next word may begin one; closing marks belong to the sentence they close.

    >>> split_sentences("Er kam . „ Gut . “ Dann ging er .".split(), abbreviations=frozenset())
    [0, 3, 7]
    >>> split_sentences("„ Gut ! “ , sagte sie .".split(), abbreviations=frozenset())
    [0]
    """
    starts, ended, pending = [0], False, 0
    for i, word in enumerate(words):
        closes = word in ONLY_CLOSES or (word in BOTH and pending > 0)
        if ended and not closes:
            if OPENS_SENTENCE.match(word):
                starts.append(i)
            ended = False
        if word in ONLY_OPENS or word in BOTH or word in ONLY_CLOSES:
            pending = max(0, pending - 1) if closes else pending + 1
        if word in END_MARKS:
            ended = not (i and f"{words[i - 1]}." in abbreviations)
    return _cut_long(starts, words)


def _cut_long(starts: list[int], words: Sequence[str]) -> list[int]:
    """Cut sentences beyond `MOST_WORDS`, at the last soft mark of their second half if there is one."""
    cut: list[int] = []
    for begin, end in zip(starts, [*starts[1:], len(words)], strict=True):
        cut.append(begin)
        while end - cut[-1] > MOST_WORDS:
            latest = cut[-1] + MOST_WORDS
            soft = (k + 1 for k in range(latest - 1, latest - MOST_WORDS // 2, -1) if words[k] in SOFT_CUTS)
            cut.append(next(soft, latest))
    return cut
