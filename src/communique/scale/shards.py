"""A stream of items, cut into shards that are known by what is in them."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from communique.intake import Item, Source
from communique.intake.faults import ErrorRow, error_row
from communique.scale.batch import Numbered

SIZE = 200
"""Items of a shard: some twenty seconds of work, which is what a killed worker costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Items that are read together, and written together or not at all.

    ``first`` is the place of the first in the whole input; ``sha256`` is over all of them as received, with
    what is known of them.
    """

    number: int
    first: int
    items: tuple[Source | ErrorRow, ...]
    sha256: str

    @property
    def numbered(self) -> Iterator[Numbered]:
        """The items with their places."""
        return iter(enumerate(self.items, self.first))

    @property
    def words(self) -> str:
        """Which items they are, for messages."""
        return f"items {self.first} to {self.first + len(self.items) - 1}"


def shards_of(items: Iterable[Item], size: int = SIZE) -> Iterator[Shard]:
    """Cut a stream into shards of ``size`` items, the last one of what is left; none is held but the next."""
    rows = (item if isinstance(item, Source) else error_row(item) for item in items)
    number = 0
    while some := tuple(islice(rows, size)):
        yield Shard(number=number, first=number * size, items=some, sha256=_sha256(some))
        number += 1


def _sha256(items: Iterable[Source | ErrorRow]) -> str:
    seen = hashlib.sha256()
    for item in items:
        # ascii() spells out every field, half characters too, in the same way everywhere.
        seen.update(ascii(item).encode())
    return seen.hexdigest()
