"""What two accounts have in common, as numbers between 0 and 1."""

from collections.abc import Collection, Mapping
from math import sqrt

from communique.stories.profile import SLACK, Profile, ordinal
from communique.stories.vectors import cosine

Features = tuple[float, ...]
Days = tuple[int, int]
"""The first and the last of a stretch of days, as `ordinal` numbers them."""

UNKNOWN = 0.5
"""Where one of two articles says nothing of a kind, this speaks neither for nor against one story."""

NAMES = ("people", "countries", "days", "newest", "dayless", "apart", "numbers")
"""In the order in which `features` gives them; with vectors ``cosine`` comes last."""


def features(a: Profile, b: Profile) -> Features:
    """Compare two articles: `NAMES`, and the cosine of their vectors where both have one.

    ``people`` and ``countries`` are cosines of how often each is told of, ``days`` the share of the shorter
    list that the longer has. ``newest`` and ``apart`` are days between the last day told of and between the
    days of publication, in units of `SLACK`; ``dayless`` is 1 where one of the articles tells no day that its
    news may be of. ``numbers`` grows with how many are shared.
    """
    newest, others = _newest(a), _newest(b)
    compared = (
        _cosine(a.people, b.people),
        _cosine(a.countries, b.countries),
        _shared(a.days, b.days),
        _apart(newest, others),
        float(newest is None or others is None),
        _apart(_published(a), _published(b)),
        _grown(len({*a.numbers} & {*b.numbers})),
    )
    if a.vector is None or b.vector is None:
        return compared
    return (*compared, cosine(a.vector, b.vector))


def _cosine(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """Compare counts: 1 for the same proportions, 0 for nothing in common, a half where there are none."""
    if not a or not b:
        return UNKNOWN
    shared = sum(a[name] * b[name] for name in a.keys() & b.keys())
    return shared / sqrt(_square(a) * _square(b)) if shared else 0.0


def _square(counts: Mapping[str, int]) -> int:
    return sum(count * count for count in counts.values())


def _shared(a: Collection[str], b: Collection[str]) -> float:
    """Give the share of the shorter list that the longer has, a half where there are none."""
    return len({*a} & {*b}) / min(len(a), len(b)) if a and b else UNKNOWN


def _newest(found: Profile) -> Days | None:
    """Give the days that the news may be of: the last that is told, else that of publication or the eve."""
    if found.newest is not None:
        return (ordinal(found.newest), ordinal(found.newest))
    published = _published(found)
    return published and (published[0] - 1, published[1])


def _published(found: Profile) -> Days | None:
    return None if found.latest is None else (ordinal(found.latest), ordinal(found.latest))


def _apart(a: Days | None, b: Days | None) -> float:
    """Give the days between two stretches, in units of `SLACK`; none where one is unknown."""
    if a is None or b is None:
        return 0.0
    return min(max(a[0] - b[1], b[0] - a[1], 0), SLACK) / SLACK


def _grown(count: int) -> float:
    """Give 0 for none, 1/2 for one, 2/3 for two."""
    return count / (count + 1)
