"""``--errors FILE``: what could not be read, one JSON object a line."""

from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from communique.errors import UsageError
from communique.intake import Fault


class ErrorsFile:
    """A file that each run writes anew: a run tries again what failed before."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        try:
            self._stream: BinaryIO = self._path.open("wb")
        except OSError as err:
            raise UsageError(f"{self._path} cannot be written: {err.strerror}. Name another file.") from err
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()

    def write(self, fault: Fault, words: str) -> None:
        """Add a fault: input, place, kind of error, message, and the language if that was it."""
        row = {
            "input": fault.name,
            "place": fault.place,
            "error": type(fault.error).__name__,
            "message": words,
            "language": getattr(fault.error, "language", None),
        }
        self._stream.write(msgspec.json.encode(_printable(row)) + b"\n")
        self._stream.flush()


def _printable(row: dict[str, str | None]) -> dict[str, str | None]:
    """Replace what no UTF-8 can hold, such as half a character in a file's name."""
    return {key: value and value.encode("utf-8", "replace").decode() for key, value in row.items()}
