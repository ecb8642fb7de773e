"""Opening what is to be read: unpacked where it is packed, counted as it is read, bombs refused."""

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import Any, BinaryIO, cast

from communique.errors import InputError, TooLarge
from communique.intake.sniff import GZIP, HEAD

MOST_SWELLING = 200
"""How many times its size a packed text may have: news text packs to a quarter, tables of it to a
twentieth."""

FREE = 4_000_000
"""Bytes that are unpacked before anybody counts."""


@dataclass(slots=True)
class Meter:
    """How far a run has come: bytes taken, of those that are known to come; none where nobody knows."""

    done: int = 0
    total: int = 0


class _Counted(io.RawIOBase):
    """A stream that tells a meter what is read of it."""

    def __init__(self, stream: BinaryIO, meter: Meter) -> None:
        self.taken = 0
        self._stream, self._meter = stream, meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever io hands over
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.taken += len(data)
        self._meter.done += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """What is packed in a gzip stream, as long as it does not swell beyond reason."""

    def __init__(self, packed: BinaryIO, counted: _Counted, name: str) -> None:
        self._unpacked = gzip.GzipFile(fileobj=packed)
        self._counted, self._name, self._given = counted, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as above
        try:
            data = self._unpacked.read(len(buffer))
        except (OSError, EOFError, zlib.error) as err:
            raise InputError(
                f"{self._name} cannot be unpacked: {err}. The usual cause is a download that was cut off."
            ) from err
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > FREE and self._given > MOST_SWELLING * self._counted.taken:
            raise TooLarge(
                f"{self._name} swells to more than {MOST_SWELLING} times its size when unpacked, which "
                "no text does. "
                "It was not read further. If it is sound, unpack it yourself."
            )
        return len(data)


def opened(stream: BinaryIO, name: str, meter: Meter) -> tuple[BinaryIO, bytes]:
    """Give a stream, unpacked where it is packed, and the bytes that it begins with, which it still holds.

    Raises `InputError` where it cannot be unpacked.
    """
    counted = _Counted(stream, meter)
    packed = io.BufferedReader(counted, HEAD)
    if packed.peek(2)[:2] != GZIP:
        return cast("BinaryIO", packed), packed.peek(HEAD)[:HEAD]
    unpacked = io.BufferedReader(_Unpacked(cast("BinaryIO", packed), counted, name), HEAD)
    return cast("BinaryIO", unpacked), unpacked.peek(HEAD)[:HEAD]
