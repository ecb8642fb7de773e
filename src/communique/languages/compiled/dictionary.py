"""A dictionary of a million words in a file that is never read whole.

The words stand in the order of their bytes, in blocks. A word says how many bytes it shares with the one
before it and which follow them; its answer, how many bytes of the word to cut and which to add. The first
word of a block shares nothing, so that blocks can be bisected by their first words::

    magic, number of words, number of blocks
    where each block begins, where the last one ends
    blocks, a word in them: shared, number that follow, these, cut, number added, these
"""

import mmap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812 - the module names it like a function

from communique.errors import BrokenInstallation

MAGIC = b"CqWords1"
IN_A_BLOCK = 16
"""Words a block: with fewer the file grows, with more the search in one takes longer."""

HEAD, OFFSET = Struct("<8sII"), Struct("<I")


class Dictionary(Mapping[str, str]):
    """Words and an answer to each, looked up in a file that `write_dictionary` wrote.

    Raises `BrokenInstallation` where the file cannot be read or is damaged.
    """

    _words: int
    _blocks: int

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, self._words, self._blocks = HEAD.unpack_from(self._bytes)
            is_whole = magic == MAGIC and self._start(self._blocks) == len(self._bytes)
        except (OSError, ValueError, StructError) as err:
            raise BrokenInstallation(f"{path} cannot be read ({err}). Install the package again.") from err
        if not is_whole:
            raise BrokenInstallation(f"{path} is damaged. Install the package again.")

    def __getitem__(self, word: str) -> str:
        sought = word.encode()
        block = bisect_right(range(self._blocks), sought, key=self._first_word) - 1
        if block >= 0:
            for found, answer in self._entries(block):
                if found == sought:
                    return answer.decode()
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return (word.decode() for block in range(self._blocks) for word, _ in self._entries(block))

    def __len__(self) -> int:
        return self._words

    def _start(self, block: int) -> int:
        start: int = OFFSET.unpack_from(self._bytes, HEAD.size + block * OFFSET.size)[0]
        return start

    def _first_word(self, block: int) -> bytes:
        start = self._start(block) + 2
        return self._bytes[start : start + self._bytes[start - 1]]

    def _entries(self, block: int) -> Iterator[tuple[bytes, bytes]]:
        """Give the words of a block, each with its answer."""
        data, at, end = self._bytes, self._start(block), self._start(block + 1)
        word = b""
        while at < end:
            shared, added, at = data[at], data[at + 1], at + 2
            word, at = word[:shared] + data[at : at + added], at + added
            cut, added, at = data[at], data[at + 1], at + 2
            answer, at = word[: len(word) - cut] + data[at : at + added], at + added
            yield word, answer


def write_dictionary(path: Path, entries: Iterable[tuple[str, str]]) -> None:
    """Write words and the answer to each for a `Dictionary`; none may have more than 255 bytes."""
    rows = sorted((word.encode(), answer.encode()) for word, answer in entries)
    blocks = [_packed(rows[start : start + IN_A_BLOCK]) for start in range(0, len(rows), IN_A_BLOCK)]
    start = HEAD.size + (len(blocks) + 1) * OFFSET.size
    with path.open("wb") as file:
        file.write(HEAD.pack(MAGIC, len(rows), len(blocks)))
        for block in blocks:
            file.write(OFFSET.pack(start))
            start += len(block)
        file.write(OFFSET.pack(start))
        file.writelines(blocks)


def _packed(rows: Iterable[tuple[bytes, bytes]]) -> bytes:
    packed, before = bytearray(), b""
    for word, answer in rows:
        shared, kept = _shared(before, word), _shared(word, answer)
        packed += bytes((shared, len(word) - shared)) + word[shared:]
        packed += bytes((len(word) - kept, len(answer) - kept)) + answer[kept:]
        before = word
    return bytes(packed)


def _shared(one: bytes, other: bytes) -> int:
    """Count the bytes with which both begin."""
    length = min(len(one), len(other))
    difference = int.from_bytes(one[:length], "big") ^ int.from_bytes(other[:length], "big")
    return length - (difference.bit_length() + 7) // 8
