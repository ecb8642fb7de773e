"""Words → word pieces: how the encoder sees them, in training and in use alike."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from tokenizers import Tokenizer

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
MOST_PIECES = 510
"""The encoder's positions, less one each for begin and end."""
MOST_OF_A_WORD = 12
"""A longer word is known by its first pieces."""

UNSEEN = re.compile("[\u00ad\u0301\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, zero-width characters, and the stress marks of Cyrillic texts (a Latin é is one letter)."""

Pieces = tuple[list[int], list[int], list[int]]
"""Piece ids with begin and end, and each word's first and last piece in them."""


def piece_finder(tokenizer: Tokenizer) -> Callable[[Sequence[str]], Pieces]:
    """Make the function words → pieces; every word has at least one, and all fit the encoder's positions."""

    @lru_cache(maxsize=100_000)
    def of_word(word: str) -> tuple[int, ...]:
        ids = tokenizer.encode(bare(word), add_special_tokens=False).ids
        return tuple(ids[:MOST_OF_A_WORD]) or (UNKNOWN,)

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
