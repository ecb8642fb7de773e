"""Which of two accounts in different languages is a translation of the other: told in the same order."""

from collections.abc import Sequence

from communique.stories.profile import Profile

ORDER = 0.7
"""Share of the longer telling that stands in the other in the same order. Accounts written apart reach .6."""

FEWEST_SENTENCES = 5
"""Below this two desks hit upon the same order too often."""

LEAST_LENGTH = 0.55
"""A sentence and its translation differ by less, once the languages' own lengths are allowed for."""


def is_translation(a: Profile, b: Profile) -> bool:
    """Say whether two articles say the same sentence by sentence in two languages.

    Meant to err on one side: a translation that was cut or rewritten counts as an account of its own, but two
    accounts do not count as one source.
    """
    if a.language == b.language or len(a.lengths) != len(b.lengths) or len(a.lengths) < FEWEST_SENTENCES:
        return False
    return (
        a.numbers == b.numbers and are_alike(a.lengths, b.lengths) and told_alike(a.order, b.order) >= ORDER
    )


def are_alike(a: Sequence[int], b: Sequence[int]) -> bool:
    """Say whether the sentences of two texts are of the same lengths, in proportion to the whole.

    >>> are_alike((100, 50), (120, 55)), are_alike((100, 50), (50, 100))
    (True, False)
    """
    unit = sum(a) / sum(b)
    return all(
        min(one, other * unit) >= LEAST_LENGTH * max(one, other * unit)
        for one, other in zip(a, b, strict=True)
    )


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
