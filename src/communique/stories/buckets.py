"""Which articles hold a key: a hash table in four flat arrays, a sixth of what a dict of lists takes."""

from array import array
from collections.abc import Iterable, Iterator
from itertools import islice

NONE = -1
FIRST_SIZE = 1 << 12

CROWDED = 500
"""Owners of one key that are looked at, the newest. A key of more is a standing line of some site or a text
that everybody prints; whoever copies that meets copies enough among these."""


class Buckets:
    """Keys (signed 64-bit integers) and their owners (positions from 0 on), several to a key.

    16 bytes an entry and 4 a bucket; there are at least as many buckets as entries.
    """

    def __init__(self) -> None:
        self._heads = array("i", [NONE]) * FIRST_SIZE
        self._keys = array("q")
        self._owners = array("i")
        self._next = array("i")

    def add(self, keys: Iterable[int], owner: int) -> None:
        """Note that each of the keys is an owner's."""
        heads, mask = self._heads, len(self._heads) - 1
        for key in keys:
            bucket = key & mask
            self._keys.append(key)
            self._owners.append(owner)
            self._next.append(heads[bucket])
            heads[bucket] = len(self._keys) - 1
        if len(self._keys) > len(self._heads):
            self._grow()

    def owners(self, keys: Iterable[int]) -> tuple[int, ...]:
        """Give the owners of any of the keys, each once, in the order in which they came."""
        found: set[int] = set()
        mask = len(self._heads) - 1
        for key in keys:
            found.update(islice(self._owners_of(key, self._heads[key & mask]), CROWDED))
        return tuple(sorted(found))

    def _owners_of(self, key: int, entry: int) -> Iterator[int]:
        while entry != NONE:
            if self._keys[entry] == key:
                yield self._owners[entry]
            entry = self._next[entry]

    def _grow(self) -> None:
        size = len(self._heads)
        while size < 2 * len(self._keys):
            size *= 2
        heads, mask = array("i", [NONE]) * size, size - 1
        for entry, key in enumerate(self._keys):
            self._next[entry] = heads[key & mask]
            heads[key & mask] = entry
        self._heads = heads
