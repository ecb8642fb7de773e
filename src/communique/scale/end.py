"""How a worker process ends: with whoever gave it its work, and not by Ctrl-C, which is meant for that."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Thread


def end_after(wait: Callable[[], object]) -> None:
    """End this process when ``wait``, which is called beside its work, gives back or breaks off."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end, args=(wait,), daemon=True).start()


def _end(wait: Callable[[], object]) -> None:
    with suppress(EOFError, OSError):
        wait()
    os._exit(1)
