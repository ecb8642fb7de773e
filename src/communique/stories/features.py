"""What two accounts have in common, as numbers between 0 and 1."""

from collections.abc import Collection, Mapping
from math import sqrt

from communique.stories.profile import BY_SOUND, SLACK, Profile, ordinal
from communique.stories.vectors import cosine

Features = tuple[float, ...]
Days = tuple[int, int]
"""The first and the last of a stretch of days, as `ordinal` numbers them."""

UNKNOWN = 0.5
"""Where one of two articles says nothing of a kind, this speaks neither for nor against one story."""

UKRAINIAN = 1.25
"""Mean cosine of our accounts of one story: .68; of .545 where one is Ukrainian, which the encoder lacks."""

NAMES = ("people", "countries", "days", "newest", "apart", "numbers")
"""In the order in which `features` gives them."""

SENSE = ("lacking", "sense", "alike")
"""What comes behind them where both articles have vectors."""

ALIKE = 0.7
"""Cosine from which two articles say the same, not only things alike."""


def features(a: Profile, b: Profile) -> Features:
    """Compare two articles: `NAMES`, and `SENSE` where both have vectors.

    ``people`` and ``countries`` are cosines of how often each is told of, ``days`` the share of the shorter
    list that the longer has. ``newest`` and ``apart`` are days between the last day told of and between the
    days of publication, in units of `SLACK`. ``numbers`` grows with how many are shared.

    ``lacking`` is 1 where one of the two names nobody whom we know, or tells no day; only then ``sense`` is
    the cosine of their vectors, else 0: who and when speak louder than how alike two texts are. ``alike`` is
    what the cosine has above `ALIKE`, as a share of what it could.
    """
    newest, others = _newest(a), _newest(b)
    people, folk = _known(a, b), _known(b, a)
    compared = (
        _cosine(people, folk),
        _cosine(a.countries, b.countries),
        _shared(a.days, b.days),
        _apart(newest, others),
        _apart(_published(a), _published(b)),
        _grown(len({*a.numbers} & {*b.numbers})),
    )
    near = nearness(a, b)
    if near is None:
        return compared
    lacking = float(newest is None or others is None or not people or not folk)
    return (*compared, lacking, lacking * near, max(0.0, near - ALIKE) / (1.0 - ALIKE))


def nearness(a: Profile, b: Profile) -> float | None:
    """Give the cosine of two vectors; between Ukrainian and another language `UKRAINIAN` times as much."""
    if a.vector is None or b.vector is None:
        return None
    is_mixed = (a.language == "uk") != (b.language == "uk")
    return min(1.0, cosine(a.vector, b.vector) * (UKRAINIAN if is_mixed else 1.0))


def _known(a: Profile, b: Profile) -> Mapping[str, int]:
    """Give the people of an article, those whom only their sound tells where the other has them too.

    One name is spelt in so many ways that sounds which differ do not tell two people apart.
    """
    return {
        name: count for name, count in a.people.items() if name in b.people or not name.startswith(BY_SOUND)
    }


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
