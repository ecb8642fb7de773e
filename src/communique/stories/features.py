"""What two accounts have in common, as numbers between 0 and 1."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from math import sqrt

from communique.stories.profile import SLACK, Profile
from communique.stories.vectors import cosine

Features = tuple[float, ...]
Days = tuple[date, date]

UNKNOWN = 0.5
"""Where one of two articles says nothing of a kind, this speaks neither for nor against one story."""

NAMES = ("people", "countries", "days", "newest", "apart", "numbers")
"""In the order in which `features` gives them; with vectors ``cosine`` comes last."""


def features(a: Profile, b: Profile) -> Features:
    """Compare two articles: `NAMES`, and the cosine of their vectors where both have one.

    ``people`` and ``countries`` are cosines of how often each is told of, ``places``, ``days`` and ``acts``
    the share of the shorter list that the longer has; ``newest`` and ``apart`` days between the last day told
    of and between the days of publication, in units of three (one where unknown); ``numbers`` and ``quoted``
    grow with how many are shared.
    """
    compared = (
        _cosine(a.people, b.people),
        _cosine(a.countries, b.countries),
        _shared(a.days, b.days),
        _apart(_newest(a), _newest(b)),
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
        return (date.fromisoformat(found.newest),) * 2
    published = _published(found)
    return published and (published[0] - timedelta(1), published[1])


def _published(found: Profile) -> Days | None:
    return None if found.latest is None else (date.fromisoformat(found.latest),) * 2


def _apart(a: Days | None, b: Days | None) -> float:
    """Give the days between two stretches, in units of `SLACK`; one day where a stretch is unknown."""
    if a is None or b is None:
        return 1.0 / SLACK.days
    days = max((a[0] - b[1]).days, (b[0] - a[1]).days, 0)
    return min(days, SLACK.days) / SLACK.days


def _grown(count: int) -> float:
    """Give 0 for none, 1/2 for one, 2/3 for two."""
    return count / (count + 1)
