"""Writing to standard output, where a reader who has seen enough is no error."""

import sys
from typing import Literal

Format = Literal["json", "jsonl", "text", "plover", "cameo"]
"""How a reading is printed."""


class ClosedPipe(Exception):
    """Whoever read our output stopped reading, as ``| head`` does."""


def emit(data: bytes) -> None:
    """Write bytes to standard output at once. Raises `ClosedPipe`."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as err:
        raise ClosedPipe from err
