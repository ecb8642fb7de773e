"""Where a form of a known name or noun stands in a text."""

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from communique.records import Language

LETTERS = re.compile(r"[^\W_]+")

SenseKind = Literal[
    "person",
    "surname",
    "state",
    "capital",
    "seat",
    "place",
    "named",
    "body",
    "title",
    "body_noun",
    "adjective",
    "stem",
    "demonym",
    "counterpart",
]


SHORTEST_IN_CAPITALS = 4
"""Names of so many letters are known in capitals too ("ANTIOQUIA"); shorter ones may be abbreviations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a form may mean: an id in one of the tables (a body's is ``FRA.ministry.defence``).

    Of titles and bodies ``home`` is the state they mean where none is named, ``countries`` the only ones of
    which they mean this at all; of capitals ``home`` is the city's name.
    """

    kind: SenseKind
    id: str
    genitive: bool = False
    plural: bool = False
    feminine: bool = False
    home: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A form and its meanings; a ``folded`` one stands in small letters and is found in any."""

    text: str
    folded: bool
    senses: tuple[Sense, ...]

    def stands_at(self, text: str, start: int) -> bool:
        """Say whether the form stands in a text from an offset on."""
        found = text[start : start + len(self.text)]
        if (
            found.isupper()
            and len(found) >= SHORTEST_IN_CAPITALS
            and found.casefold() == self.text.casefold()
        ):
            return True
        return (found.casefold() if self.folded else found) == self.text


def forms_of(language: Language) -> str:
    """Give the name of the compiled table of a language's forms."""
    return f"form_{language}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """A language's forms, one a process. ``starting`` gives those with some first letters, the longest first.

    ``articles`` is the gender of names of states that are used with one; ``places`` the state of a place.
    """

    language: Language
    starting: Callable[[str], tuple[Entry, ...]]
    articles: Mapping[str, str]
    places: Mapping[str, str | None]

    def at(self, text: str, start: int, ends: AbstractSet[int]) -> Iterator[tuple[int, Entry]]:
        """Give the forms that stand at an offset, each with the offset after it, the longest first.

        ``ends`` are the offsets where a word ends: a form that ends inside of one does not count.
        """
        for entry in self._beginning(text, start):
            end = start + len(entry.text)
            if end in ends and entry.stands_at(text, start):
                yield end, entry

    @lru_cache(maxsize=1000)  # noqa: B019 - forms live as long as the process
    def _beginning(self, text: str, start: int) -> tuple[Entry, ...]:
        """Give the forms that may stand at an offset; every word is asked for several times."""
        return self.starting(first_letters(text, start))

    @lru_cache(maxsize=50_000)  # noqa: B019 - as above
    def senses(self, name: str) -> tuple[Sense, ...]:
        """Give what a whole name means, nothing for an unknown one."""
        found = (entry.senses for _, entry in self.at(name, 0, {len(name)})) if name else ()
        return tuple(sense for senses in found for sense in senses)


def first_letters(text: str, start: int = 0) -> str:
    """Give what a form is found by: its letters and digits up to the first other sign, in small letters.

    >>> first_letters("Al-Qaida"), first_letters("am Quai d'Orsay", 3)
    ('al', 'quai')
    """
    run = LETTERS.match(text, start)
    return (run[0] if run else text[start : start + 1]).casefold()
