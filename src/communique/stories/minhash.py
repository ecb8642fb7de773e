"""Shingles and MinHash: which texts may share half of what the shorter one says, found without comparing all.

A text is the set of its three-word sequences (shingles), each a 32-bit number. Two texts whose sets have the
Jaccard likeness J agree in any one of the `HASHES` least values with probability J (Broder 1997). Bands of
`ROWS` values are keys: two texts meet in at least one of `BANDS` bands with probability 1 - (1 -
J**ROWS)**BANDS (`meeting`). With 64 bands of 2 that is .98 at J = .25 and .998 at J = .3; the usual 16 of 8
would give .001 at J = .3, and miss every copy cut to half, whose J is at most .5.

Written in numpy and not with a library: it is twenty lines, the keys are the same on any machine and in any
version, and they can be kept in a table.
"""

from functools import cache
from hashlib import blake2b
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 3
"""Words in a shingle: five are clearly worse on edited copies, two meet in unrelated texts."""

BANDS, ROWS = 64, 2
HASHES = BANDS * ROWS

CHUNK = 4096
"""Shingles hashed at once: bounds the memory that a text of any length takes to 4 MB."""

Shingles = NDArray[np.uint32]
"""Sorted, each once: (n,)."""


def shingles(words: tuple[str, ...]) -> Shingles:
    """Give the shingles of folded words: (n,) uint32, sorted, each once; none of fewer than three words."""
    if len(words) < SHINGLE:
        return np.empty(0, np.uint32)
    hashed = np.fromiter(
        (crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words)
    )
    mixed = sum(
        (
            hashed[i : len(words) - SHINGLE + 1 + i] * factor
            for i, factor in enumerate(_odd("shingle", SHINGLE))
        ),
        start=np.zeros(len(words) - SHINGLE + 1, np.uint64),
    )
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def band_keys(shingles: Shingles) -> tuple[int, ...]:
    """Give the keys of a set of shingles, one a band: signed 64-bit integers, as SQL keeps them."""
    least = signature(shingles).astype(np.uint64).reshape(BANDS, ROWS)
    mixed = least @ _odd("row", ROWS) + _odd("band", BANDS)
    mixed = (mixed ^ (mixed >> np.uint64(31))) * _odd("last", 1)
    return tuple(mixed.view(np.int64).tolist())


def signature(shingles: Shingles) -> NDArray[np.uint32]:
    """Give the least value of each of `HASHES` hashes over a set that is not empty: (HASHES,) uint32."""
    factors, terms = _odd("factor", HASHES)[:, None], _odd("term", HASHES)[:, None]
    least = np.full(HASHES, np.iinfo(np.uint32).max, np.uint64)
    for begin in range(0, len(shingles), CHUNK):
        hashed = shingles[begin : begin + CHUNK].astype(np.uint64) * factors + terms
        np.minimum(least, hashed.min(axis=1) >> np.uint64(32), out=least)
    return least.astype(np.uint32)


def meeting(jaccard: float, bands: int = BANDS, rows: int = ROWS) -> float:
    """Give the probability that two texts of a Jaccard likeness share a key.

    >>> [round(meeting(j), 3) for j in (0.01, 0.25, 0.3)]
    [0.006, 0.984, 0.998]
    """
    return 1.0 - (1.0 - jaccard**rows) ** bands


@cache
def _odd(name: str, count: int) -> NDArray[np.uint64]:
    """Give odd numbers that look random and are the same everywhere: (count,) uint64."""
    digests = (blake2b(f"{name} {i}".encode(), digest_size=8).digest() for i in range(count))
    return np.array([int.from_bytes(digest, "little") | 1 for digest in digests], np.uint64)
