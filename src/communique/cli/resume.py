"""``--out FILE``: readings in a file, so that a run which was interrupted goes on where it stopped."""

from collections import Counter
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from communique.errors import UsageError
from communique.intake import Source
from communique.records import Reading
from communique.schema import to_json


class _Article(msgspec.Struct):
    sha256: str
    url: str | None


class _Line(msgspec.Struct):
    article: _Article


Key = tuple[str, str | None]
"""By what a reading and its source are known to be the same: the text's hash and the address."""


class ReadingsFile:
    """A file of readings, one a line, which a run adds to.

    What it holds when the run begins is not read again, each line standing for one source: a text that stands
    in the inputs twice is in the file twice. A last line that was cut off is cut away, and its source read
    again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done: Counter[Key] = Counter()

    def __enter__(self) -> Self:
        try:
            self._stream: BinaryIO = self._path.open("r+b" if self._path.exists() else "w+b")
        except OSError as err:
            raise UsageError(f"{self._path} cannot be written: {err.strerror}. Name another file.") from err
        try:
            self._take_stock()
        except BaseException:
            self._stream.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def _take_stock(self) -> None:
        """Learn what the file holds, and cut away what an interrupted run wrote half."""
        whole = 0
        for number, line in enumerate(self._stream, 1):
            if not line.endswith(b"\n"):
                break
            self._done[self._key(line, number)] += 1
            whole += len(line)
        self._stream.truncate(whole)
        self._stream.seek(whole)

    def _key(self, line: bytes, number: int) -> Key:
        try:
            article = msgspec.json.decode(line, type=_Line).article
        except msgspec.DecodeError as err:
            raise UsageError(
                f"{self._path}, line {number}: this is no reading, so the file was not written by an "
                "earlier run. "
                "Name another file, or delete this one."
            ) from err
        return article.sha256, article.url

    def has(self, source: Source) -> bool:
        """Say whether an earlier run wrote this source; each line counts for one."""
        key = (source.sha256, source.url)
        if self._done[key] <= 0:
            return False
        self._done[key] -= 1
        return True

    def write(self, reading: Reading) -> None:
        """Add a reading."""
        self._stream.write(to_json(reading) + b"\n")
        self._stream.flush()
