"""Words → word pieces: how the encoder sees them, in training and in use alike.

The pieces and the way to cut are those of XLM-RoBERTa: the likeliest row of pieces under a unigram model
(Kudo 2018). The library that is made for it takes 0.3 seconds to read them, which would be half of a start.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
MOST_PIECES = 510
"""The encoder's positions, less one each for begin and end."""
MOST_OF_A_WORD = 12
"""A longer word is known by its first pieces."""
LONGEST_WORD = 400
"""Letters of a word that are looked at: what lies further on is in none of its first pieces."""
MARK = "▁"
"""What stands for a blank in pieces: before each word."""
UNLIKELY = 10
"""By how much an unknown letter is less likely than the least likely piece."""

UNSEEN = re.compile("[\u00ad\u0301\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, zero-width characters, and the stress marks of Cyrillic texts (a Latin é is one letter)."""
BLANKS = re.compile(rf"[\s{MARK}]+")
CONTROLS = {code: None for code in (*range(0x20), 0x7F) if not chr(code).isspace()}
NO_WAY = (float("-inf"), 0, UNKNOWN)

Pieces = tuple[list[int], list[int], list[int]]
"""Piece ids with begin and end, and each word's first and last piece in them."""


class Vocabulary:
    """The pieces by their ids, each with the logarithm of its likelihood."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        self._scores = list(scores)
        self._scores[UNKNOWN] = min(scores) - UNLIKELY
        self._longest = max(map(len, pieces))

    @classmethod
    def read(cls, folder: Path) -> "Vocabulary":
        """Read ``pieces.txt``, one a line, and ``pieces.npy`` with their scores."""
        pieces = (folder / "pieces.txt").read_bytes().decode("utf-8").split("\n")
        return cls(pieces, np.load(folder / "pieces.npy").tolist())

    def cut(self, word: str) -> tuple[int, ...]:
        """Give the likeliest pieces of a word, at least one; unknown letters in a row are one piece."""
        best = self._best(_spelt(word[:LONGEST_WORD]))
        found: list[int] = []
        end = len(best) - 1
        while end:
            _, end, piece = best[end]
            if piece != UNKNOWN or found[-1:] != [UNKNOWN]:
                found.append(piece)
        return tuple(reversed(found))

    def _best(self, text: str) -> list[tuple[float, int, int]]:
        """Give for each place the best row of pieces up to it: its score, its last piece's begin and id."""
        best = [(0.0, 0, BEGIN), *[NO_WAY] * len(text)]
        for begin in range(len(text)):
            so_far = best[begin][0]
            for end in range(begin + 1, min(begin + self._longest, len(text)) + 1):
                piece = self._ids.get(text[begin:end], UNKNOWN)
                if piece != UNKNOWN or end == begin + 1:
                    score = so_far + self._scores[piece]
                    if score > best[end][0]:
                        best[end] = (score, begin, piece)
        return best


def piece_finder(vocabulary: Vocabulary) -> Callable[[Sequence[str]], Pieces]:
    """Make the function words → pieces; every word has at least one, and all fit the encoder's positions."""

    @lru_cache(maxsize=100_000)
    def of_word(word: str) -> tuple[int, ...]:
        return vocabulary.cut(bare(word))[:MOST_OF_A_WORD]

    def pieces(words: Sequence[str]) -> Pieces:
        most = max(1, min(MOST_OF_A_WORD, MOST_PIECES // max(1, len(words))))
        ids, first, last = [BEGIN], [], []
        for word in words:
            first.append(len(ids))
            ids += of_word(word)[:most]
            last.append(len(ids) - 1)
        return [*ids, END], first, last

    return pieces


def bare(word: str) -> str:
    """Give a word without the characters that nobody sees; a word of nothing else stays.

    >>> bare("Ми\u0301нск"), bare("Minis\u00adterium"), bare("e\u0301te\u0301")
    ('Минск', 'Ministerium', 'été')
    """
    return UNSEEN.sub("", unicodedata.normalize("NFC", word)) or word


def _spelt(word: str) -> str:
    """Write a word as the pieces are written: compatible letters as one, blanks as marks, one before it.

    >>> _spelt("№ 5"), _spelt("ﬁnal")
    ('▁No▁5', '▁final')
    """
    plain = unicodedata.normalize("NFKC", word).translate(CONTROLS)
    return MARK + BLANKS.sub(MARK, plain).removeprefix(MARK)
