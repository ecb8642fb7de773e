"""How far two words are apart by their sounds: an edit distance with the costs of ``names/sounds.toml``.

The costs follow how the six languages render one another's sounds: German "ch", Spanish "j" and Russian "х"
are one, "z" and "s" near; whatever has no row is as good as another name.
"""

from functools import cache
from typing import Final

from communique.names.spelling import Sounds
from communique.names.tables import data

VOWELS = frozenset("aeiouyöü")
SILENT = "-"
OTHER_READING = 0.08
"""What a reading costs that is not a group's usual one."""
OTHER_START = 0.3
"""What words cost beside that begin differently: the first sound is the one that spellings keep."""
NEAR_START = 0.15
WEAK_STARTS = frozenset("jh-")
"""Sounds that a spelling may lack at the start: Jelzin and Eltsine, Hollande and Олланд."""
OTHER_GENDER = 0.45
"""What words cost beside of which only one ends in -a after a consonant: Iwanow and Iwanowa."""


class _Row(dict[str, float]):
    """What each sound costs in the place of one."""

    __slots__ = ("sound",)

    def __init__(self, sound: str) -> None:
        self.sound: Final = sound

    def __missing__(self, other: str) -> float:
        cost = self[other] = _cost(self.sound, other)
        return cost


class _Costs(dict[str, _Row]):
    """What sounds cost in the place of others, reckoned when first asked for."""

    def __missing__(self, sound: str) -> _Row:
        row = self[sound] = _Row(sound)
        return row


COSTS = _Costs()


def _cost(one: str, other: str) -> float:
    """Give what it costs that one sound stands for another, by their nearest readings."""
    if one == other:
        return 0.0
    apart = _apart()
    first, *others = [apart[a, b] for a in one.split("/") for b in other.split("/")]
    return min(first, OTHER_READING + min(others)) if others and first > OTHER_READING else first


@cache
def _apart() -> dict[tuple[str, str], float]:
    """Give what each sound costs in the place of each."""
    table = data("sounds")
    near, other = table["pairs"], table["other"]
    unlike = other["consonants"], other["mixed"], other["vowels"]
    apart = {
        (a, b): near.get(a + b) or near.get(b + a) or unlike[(a in VOWELS) + (b in VOWELS)]
        for a in table["sounds"]
        for b in table["sounds"]
    }
    for sound in table["sounds"]:
        apart[sound, SILENT] = apart[SILENT, sound] = missing(sound)
    return apart | {(sound, sound): 0.0 for sound in (*table["sounds"], SILENT)}


@cache
def missing(sound: str) -> float:
    """Give what it costs that a spelling lacks a sound: its share of a word."""
    costs = data("sounds")["missing"]
    return float(costs.get(sound, costs["vowel" if sound in VOWELS else "consonant"]))


@cache
def _share(sound: str) -> float:
    """Give a sound's share of a word; half of it where the sound may be silent."""
    first, *others = sound.split("/")
    if first == SILENT:
        return missing(others[0]) / 2 if others else 0.0
    return missing(first)


def closeness(one: Sounds, other: Sounds) -> float:
    """Give how alike two words sound, 0 to 1; nothing is like a word in letters that no table has.

    >>> closeness(("š/ž", "m", "i", "t"), ("š", "m", "y", "d", "t"))
    0.745
    """
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    size = (sum(map(_share, one)) + sum(map(_share, other))) / 2
    distance = _distance(one, other) + _ends(one, other)
    return max(0.0, 1.0 - distance / max(size, 0.5))


def _ends(one: Sounds, other: Sounds) -> float:
    """Give what the first and last sounds cost beside."""
    cost = 0.0
    first, second = one[0], other[0]
    if first[-1] not in WEAK_STARTS and second[-1] not in WEAK_STARTS and COSTS[first][second] > NEAR_START:
        cost += OTHER_START
    last, end = one[-1][0], other[-1][0]
    if (last == "a" and end not in VOWELS) or (end == "a" and last not in VOWELS):
        cost += OTHER_GENDER
    return cost


def _distance(one: Sounds, other: Sounds) -> float:
    """Give the least cost of turning one row of sounds into the other."""
    start, end, end_other = 0, len(one), len(other)
    while start < end and start < end_other and one[start] == other[start]:
        start += 1
    while start < end and start < end_other and one[end - 1] == other[end_other - 1]:
        end -= 1
        end_other -= 1
    gone = [COSTS[sound][SILENT] for sound in other[start:end_other]]
    rest = tuple(zip(other[start:end_other], gone, strict=True))
    row = [0.0]
    for cost in gone:
        row.append(row[-1] + cost)
    for sound in one[start:end]:
        costs = COSTS[sound]
        lost = costs[SILENT]
        diagonal = row[0]
        left = row[0] = diagonal + lost
        for j, (across, added) in enumerate(rest, 1):
            up = row[j]
            best = diagonal + costs[across]
            if up + lost < best:  # noqa: PLR1730 - min() would take half the time of the whole comparison
                best = up + lost
            if left + added < best:  # noqa: PLR1730 - the same
                best = left + added
            diagonal = up
            left = row[j] = best
    return row[-1]
