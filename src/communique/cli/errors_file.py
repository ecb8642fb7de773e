"""``--errors FILE``: what could not be read, one JSON object a line."""

from pathlib import Path
from typing import BinaryIO, Self

from communique.errors import UsageError
from communique.intake import Fault
from communique.intake.faults import error_line, error_row


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

    def write(self, fault: Fault) -> None:
        """Add a fault."""
        self._stream.write(error_line(error_row(fault)))
        self._stream.flush()
