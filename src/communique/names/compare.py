"""Two spellings → how likely they are one person's name."""

from typing import NamedTuple

from communique.names.given import are_alike, are_one, bare, is_given
from communique.names.keys import usual_key, word_keys
from communique.names.parts import Given, Name, parts, turned
from communique.names.sounds import COSTS, NEAR_START, closeness
from communique.names.spelling import read, usual_way, ways
from communique.records import Language

THRESHOLD = 0.78
"""From here on two spellings are called one name: few pairs of ours lie near it (tests/names/pairs.csv)."""
SURE = 0.93
"""Likeness of words by their usual readings from which other readings are not tried."""
FAR_APART = 0.3
"""Likeness of words by their usual readings below which no other reading makes them one."""
HOPELESS = 0.3
"""Likeness of surnames below which given names are not looked at."""
EQUIVALENT = 0.97
"""Likeness of given names that stand for one another: Wladimir and Volodymyr."""
INITIAL = 0.85
"""Likeness of an initial and a given name that begins so."""
LISTED_APART = 0.7
"""The most for two given names of the list that do not stand for one another: Mahmud and Mohammed."""
LISTED_NEAR = 0.9
"""Likeness from which two given names of the list may yet be one."""
ALONE = 2.0
"""How much more a difference counts between surnames that stand alone."""
BARE = 0.75
"""Share of its likeness that a surname keeps that meets a full name: fitting is not the same."""
TURNED = 0.93
"""Share that is kept where surname and given name stand in the other order without a comma."""
LETTERS = 0.45
"""Weight of differing letters where both spellings are of one language, which has one spelling for a name."""


class Both(NamedTuple):
    """The two names as they stand, and their languages: what tells how they are spelled."""

    a: str
    lang_a: Language | None
    b: str
    lang_b: Language | None


def likeness(a: str, b: str, lang_a: Language | None, lang_b: Language | None) -> float:
    """Give how likely two spellings are one person's name, 0 to 1.

    Surname meets surname, given names meet in order; particles, patronymics and initials may be lacking.
    Names go by sound, given names by `given` too. The worst word weighs half: one wrong word makes another
    person. A surname alone stays below the threshold where a full name meets it.

    >>> likeness("Chodorkowski", "Jodorkovski", "de", "es") >= THRESHOLD
    True
    >>> likeness("Fidel Castro", "Рауль Кастро", "en", "uk") < THRESHOLD / 2
    True
    """
    one, other = parts(a), parts(b)
    if one is None or other is None or _numbers_differ(one, other):
        return 0.0
    if one.words == other.words:
        return 1.0
    both = Both(one.text, lang_a, other.text, lang_b)
    straight = _aligned(one, other, both)
    if straight >= THRESHOLD or not _may_be_turned(one, other, both):
        return straight
    return max(straight, TURNED * _aligned(one, turned(other), both))


def _numbers_differ(one: Name, other: Name) -> bool:
    return bool(one.number and other.number and one.number != other.number)


def _may_be_turned(one: Name, other: Name, both: Both) -> bool:
    """Say whether surname and given name may stand in the other order: each begins like its counterpart."""
    if len(one.core) != len(other.core) or not one.given or _is_all_given(one) or _is_all_given(other):
        return False
    return _begin_alike(one.surname, other.words[0][0], both) and _begin_alike(
        one.words[0][0], other.words[1][0], both
    )


def _is_all_given(name: Name) -> bool:
    return all(is_given(word) for word, _ in name.words)


def _begin_alike(one: str, other: str, both: Both) -> bool:
    first = read(one, usual_way(both.a, both.lang_a))[:1]
    second = read(other, usual_way(both.b, both.lang_b))[:1]
    return bool(first and second) and COSTS[first[0]][second[0]] <= NEAR_START


def _aligned(one: Name, other: Name, both: Both) -> float:
    """Compare surname with surname, given names with given names."""
    if not one.given and not other.given:
        return _alone(one, other, both)
    surname = _word(one.surname, other.surname, both)
    if surname < HOPELESS or not one.given or not other.given:
        return BARE * surname
    given = _given_names(one.given, other.given, both)
    found = (min(surname, given) + (surname + given) / 2) / 2
    return found if len(one.core) > 1 and len(other.core) > 1 else max(found, BARE * surname)


def _alone(one: Name, other: Name, both: Both) -> float:
    """Compare surnames that stand alone, or the given names of kings and popes."""
    if are_one(one.surname, other.surname):
        return EQUIVALENT
    return max(0.0, 1.0 - ALONE * (1.0 - _word(one.surname, other.surname, both)))


def _given_names(one: Given, other: Given, both: Both) -> float:
    """Compare what stands before the surnames, in order; also written together where the numbers differ."""
    if len(one) == len(other) == 1:
        return _given(one[0][0], other[0][0], both)
    aligned = _in_order(one, other, both)
    if len(one) == len(other) or aligned >= THRESHOLD:
        return aligned
    return max(aligned, _word("".join(word for word, _ in one), "".join(word for word, _ in other), both))


def _in_order(one: Given, other: Given, both: Both) -> float:
    """Give the mean likeness of the best pairing of given names in order, less what the lacking ones cost."""
    best: dict[tuple[int, int], _Pairing] = {(0, 0): _Pairing(0.0, 0, 0.0)}
    for i, (word, lax) in enumerate((("", 0.0), *one)):
        for j, (across, lax_across) in enumerate((("", 0.0), *other)):
            found = []
            if i:
                found.append(best[i - 1, j].lacking(lax))
            if j:
                found.append(best[i, j - 1].lacking(lax_across))
            if i and j:
                found.append(best[i - 1, j - 1].paired(_given(word, across, both)))
            if found:
                best[i, j] = max(found, key=_Pairing.worth)
    return max(0.0, best[len(one), len(other)].worth())


class _Pairing(NamedTuple):
    """Given names paired so far: the sum of their likeness, how many, what the lacking ones cost."""

    total: float
    number: int
    cost: float

    def lacking(self, cost: float) -> "_Pairing":
        return _Pairing(self.total, self.number, self.cost + cost)

    def paired(self, likeness: float) -> "_Pairing":
        return _Pairing(self.total + likeness, self.number + 1, self.cost)

    def worth(self) -> float:
        return (self.total / self.number if self.number else 0.0) - self.cost


def _given(one: str, other: str, both: Both) -> float:
    if one == other:
        return 1.0
    if are_alike(one, other):
        return EQUIVALENT
    if len(one) == 1 or len(other) == 1:
        return INITIAL if _begin_alike(one, other, both) else 0.0
    found = _word(one, other, both)
    return min(found, LISTED_APART) if found < LISTED_NEAR and is_given(one) and is_given(other) else found


def _word(one: str, other: str, both: Both) -> float:
    """Compare two words by sound: in the usual way to spell, in the others where that does not decide."""
    if one == other:
        return 1.0
    if bare(one) == bare(other):
        return EQUIVALENT
    way, way_across = usual_way(both.a, both.lang_a), usual_way(both.b, both.lang_b)
    best = closeness(read(one, way), read(other, way_across))
    if FAR_APART < best < SURE:
        for x in {read(one, way) for way in ways(both.a, both.lang_a)}:
            for y in {read(other, way) for way in ways(both.b, both.lang_b)}:
                best = max(best, closeness(x, y))
    return max(0.0, best - LETTERS * _differing(one, other)) if way == way_across else best


def _differing(one: str, other: str) -> float:
    """Give the share of letters that differ: edits by the longer word's length."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        diagonal, row[0] = row[0], i
        for j, across in enumerate(other, 1):
            up = row[j]
            row[j] = diagonal if letter == across else 1 + min(diagonal, up, row[j - 1])
            diagonal = up
    return row[-1] / max(len(one), len(other))


def same_key(a: str, b: str, lang_a: Language | None, lang_b: Language | None) -> bool:
    """Say whether two spellings are one name beyond reasonable doubt: all words pair, each on an equal key.

    Given names may be forms of one in two languages. Within one language only usual readings count.

    >>> same_key("Nikita Chruschtschow", "Микита Хрущов", "de", "uk")
    True
    >>> same_key("Heiko Maas", "Heiko Haas", "de", "de")
    False
    """
    one, other = parts(a), parts(b)
    if one is None or other is None or one.number != other.number or len(one.core) != len(other.core):
        return False
    ways_a, ways_b = ways(one.text, lang_a), ways(other.text, lang_b)
    given = zip(one.core[:-1], other.core[:-1], strict=True)
    return _same_word(one.surname, other.surname, ways_a, ways_b) and all(
        _same_word(x, y, ways_a, ways_b) or are_one(x, y) for x, y in given
    )


def _same_word(one: str, other: str, ways_a: tuple[str, ...], ways_b: tuple[str, ...]) -> bool:
    if one == other:
        return True
    if ways_a[0] == ways_b[0]:
        return usual_key(one, ways_a[0]) == usual_key(other, ways_a[0]) != ""
    return not word_keys(one, ways_a).isdisjoint(word_keys(other, ways_b))
