"""What of an article is kept to know its copies by: about 5 bytes a word, no text."""

from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np

from communique.records import Article
from communique.stories.minhash import Shingles, band_keys, shingles
from communique.stories.words import paragraphs

FLOOR = 20
"""Fewest shingles of the smaller text for half of them to say anything: a flash has them by chance."""

LONG_PARAGRAPH = 12
"""Words from which a paragraph is a key of its own: no two writers hit upon the same twelve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """An article as its copies see it; plain values throughout, so that a store can keep it.

    ``body`` is a hash of all folded words, 32 hex digits. ``packed`` are the shingles: sorted 32-bit numbers,
    little-endian. ``paragraphs`` are hashes of the folded paragraphs, in text order, 0 for those below
    `LONG_PARAGRAPH` words.
    """

    article: str
    body: str
    packed: bytes
    paragraphs: tuple[int, ...]

    @property
    def shingles(self) -> Shingles:
        """The shingles: (n,) uint32, sorted, each once."""
        return np.frombuffer(self.packed, "<u4")


def fingerprint(article: Article) -> Fingerprint:
    """Take an article's fingerprint: a pure function of its summary and body."""
    passages = [passage.words for passage in paragraphs(article)]
    words = tuple(chain.from_iterable(passages))
    return Fingerprint(
        article=article.id,
        body=_hash(words, 16).hex(),
        packed=shingles(words).astype("<u4").tobytes(),
        paragraphs=tuple(
            _number(_hash(words, 8)) if len(words) >= LONG_PARAGRAPH else 0 for words in passages
        ),
    )


def keys(found: Fingerprint) -> tuple[int, ...]:
    """Give the keys of a fingerprint, each once: two articles without one in common need no comparison.

    Signed 64-bit integers, as a table of SQL keeps them: the body, its long paragraphs, and, from `FLOOR`
    shingles on, the bands of its MinHash; some 70 in all.
    """
    bands = band_keys(found.shingles) if len(found.shingles) >= FLOOR else ()
    body = _number(bytes.fromhex(found.body)[:8])
    return tuple(dict.fromkeys((body, *filter(None, found.paragraphs), *bands)))


def _hash(words: tuple[str, ...], size: int) -> bytes:
    return blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=size).digest()


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "little", signed=True)
