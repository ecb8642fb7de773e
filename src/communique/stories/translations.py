"""Which of two accounts in different languages is a translation of the other: told in the same order."""

from collections.abc import Sequence
from itertools import product

from communique.stories.profile import Profile

ORDER = 0.8
"""Share of the longer telling that stands in the other in the same order; apart written, up to .75."""

FEWEST_SENTENCES = 5
"""Below this two desks hit upon the same order too often."""

LEAST_LENGTH = 0.55
"""A sentence and its translation differ by less, once the languages' own lengths are allowed for."""

BESIDE = ((1, 1), (1, 2), (2, 1))
"""Sentences laid beside each other: a translator joins two at times, and full stops mislead."""


def is_translation(a: Profile, b: Profile) -> bool:
    """Say whether two articles say the same sentence by sentence in two languages.

    Meant to err on one side: a translation that was cut or rewritten counts as an account of its own, but two
    accounts do not count as one source.
    """
    if a.language == b.language or max(len(a.lengths), len(b.lengths)) < FEWEST_SENTENCES:
        return False
    return (
        a.numbers == b.numbers and told_alike(a.order, b.order) >= ORDER and are_alike(a.lengths, b.lengths)
    )


def are_alike(a: Sequence[int], b: Sequence[int]) -> bool:
    """Say whether two texts can be laid side by side, one sentence beside one or two of about its length.

    Lengths are in characters, compared in proportion to the whole: as Gale and Church (1993) align, but for a
    yes or no.

    >>> are_alike((100, 50), (120, 30, 25)), are_alike((100, 50), (50, 100))
    (True, False)
    """
    unit = sum(a) / max(1, sum(b))
    reached = {(0, 0)}
    for i, k in product(range(len(a) + 1), range(len(b) + 1)):
        steps = ((i - di, k - dk) for di, dk in BESIDE if (i - di, k - dk) in reached)
        if any(_is_alike(sum(a[di:i]), sum(b[dk:k]) * unit) for di, dk in steps):
            reached.add((i, k))
    return (len(a), len(b)) in reached


def _is_alike(one: float, other: float) -> bool:
    return min(one, other) >= LEAST_LENGTH * max(one, other)


def told_alike(a: Sequence[str], b: Sequence[str]) -> float:
    """Give the longest common subsequence of two tellings as a share of the longer one.

    >>> told_alike(("FRA", "RUS", "2"), ("FRA", "2"))
    0.6666666666666666
    """
    row = [0] * (len(b) + 1)
    for step in a:
        before = 0
        for i, other in enumerate(b):
            kept = row[i + 1]
            row[i + 1] = before + 1 if step == other else max(row[i], kept)
            before = kept
    return row[-1] / max(len(a), len(b), 1)
