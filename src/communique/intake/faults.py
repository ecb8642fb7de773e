"""What is said of an item that could not be read: the message, and the row of a file of errors."""

import traceback
from dataclasses import dataclass
from pathlib import Path

import msgspec

from communique.errors import CommuniqueError
from communique.intake.source import Fault

PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRow:
    """A fault as files of errors have it; ``language`` is the article's, if that was what was wrong."""

    input: str
    place: str | None
    error: str
    message: str
    language: str | None


def error_row(fault: Fault) -> ErrorRow:
    """Write a fault as a row, in text that UTF-8 can hold."""
    language = getattr(fault.error, "language", None)
    return ErrorRow(
        input=_printable(fault.name),
        place=fault.place and _printable(fault.place),
        error=type(fault.error).__name__,
        message=_printable(fault_words(fault)),
        language=language and _printable(language),
    )


def error_line(row: ErrorRow) -> bytes:
    """Write a row as a line of JSON."""
    return msgspec.json.encode(row) + b"\n"


def fault_words(fault: Fault) -> str:
    """Tell of a fault; of one of ours in words that help to report it."""
    if isinstance(fault.error, CommuniqueError):
        return fault.words
    where = f"{fault.name}, {fault.place}" if fault.place else fault.name
    return (
        f"{where}: a fault of communique itself, not of your text: {type(fault.error).__name__} in "
        f"{_line(fault.error)} ({fault.error}). Please report it with the text."
    )


def _line(err: Exception) -> str:
    """Give the last line of ours that an error came through."""
    frames = traceback.extract_tb(err.__traceback__)
    ours = [frame for frame in frames if PACKAGE in Path(frame.filename).parents]
    if not ours:
        return "an unknown place"
    return f"{Path(ours[-1].filename).relative_to(PACKAGE)}:{ours[-1].lineno}"


def _printable(text: str) -> str:
    """Replace what no UTF-8 can hold, such as half a character in a file's name."""
    return text.encode("utf-8", "replace").decode()
