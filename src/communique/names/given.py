"""Given names that stand for one another: Wladimir and Volodymyr, Bill and William."""

import unicodedata
from functools import cache, lru_cache

from communique.names.spelling import CACHED, IN_CYRILLIC
from communique.names.tables import data


@cache
def _sets(kind: str) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(data("given")[kind]):
        for form in line.split():
            plain = bare(form.replace("'", "").casefold())
            found[plain] = found.get(plain, frozenset()) | {number}
    return found


@lru_cache(maxsize=CACHED)
def bare(word: str) -> str:
    """Take the accents off a word in Latin letters."""
    if word.isascii() or IN_CYRILLIC.search(word):
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def is_given(word: str) -> bool:
    """Say whether a word in small letters is in the list."""
    return bare(word) in _sets("same") or bare(word) in _sets("short")


def are_one(one: str, other: str) -> bool:
    """Say whether two words in small letters are forms of one name in two languages.

    >>> are_one("wladimir", "володимир"), are_one("bill", "william")
    (True, False)
    """
    return _share("same", one, other)


def are_alike(one: str, other: str) -> bool:
    """Say whether two words are forms of one name, or a short form and the full one.

    >>> are_alike("bill", "william")
    True
    """
    return _share("same", one, other) or _share("short", one, other)


def _share(kind: str, one: str, other: str) -> bool:
    sets = _sets(kind)
    return not sets.get(bare(one), frozenset()).isdisjoint(sets.get(bare(other), ()))
