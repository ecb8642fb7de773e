"""Processes that add made-up readings and say what is kept, to be killed: forked from one that is warm.

The warm one has imported and read all that they need, but opened no ledger. It is told in lines of JSON what
to do, and answers each with a number: a process that adds is started, or waited for.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from communique.records import Reading
from communique.store import open_ledger
from communique.store.prepared import prepare
from communique.store.version import known_versions
from store.generated import readings

COUNT = 24
YEARS = 0.01
AGAIN = 2
"""Articles that are added again though they were said to be kept."""


@cache
def to_add(seed: int, count: int = COUNT) -> Sequence[Reading]:
    """Give what is added under a seed."""
    return tuple(readings(count, seed=seed, years=YEARS))


class Adders:
    """Starts processes that add."""

    def __enter__(self) -> Self:
        path = os.pathsep.join(each for each in sys.path if each)
        self._warm = subprocess.Popen(
            [sys.executable, "-m", "store.adder"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"},
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._warm.communicate()

    def start(self, where: str, told: Path, *, seed: int, count: int = COUNT, batch: int = 2) -> "Adding":
        """Start one that adds what is not yet ``told`` to be kept: it writes the ids of articles there."""
        return Adding(self, self.ask(where=where, told=str(told), seed=seed, count=count, batch=batch))

    def ask(self, **asked: object) -> int:
        """Tell the warm process what to do; give what it answers."""
        if self._warm.stdin is None or self._warm.stdout is None:
            raise TypeError
        self._warm.stdin.write(f"{json.dumps(asked)}\n")
        self._warm.stdin.flush()
        return int(self._warm.stdout.readline())


@dataclass(frozen=True, slots=True)
class Adding:
    """A process that adds."""

    adders: Adders
    pid: int

    def kill(self) -> None:
        """End it at once, wherever it is."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Wait for its end; give its exit code, or the signal that ended it, negative."""
        return self.adders.ask(wait=self.pid)


def told_by(path: Path) -> list[str]:
    """Give the ids of the articles that were said to be kept."""
    return path.read_text().split() if path.exists() else []


def main() -> None:
    """Do what is asked."""
    prepare(to_add(0)[0])
    known_versions()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["wait"], 0)[1])
        else:
            answer = _fork(**asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _fork(where: str, told: str, seed: int, count: int, batch: int) -> int:
    read = to_add(seed, count)
    known = set(told_by(Path(told))[:-AGAIN])
    if pid := os.fork():
        return pid
    code = 1
    try:
        _add(where, Path(told), [reading for reading in read if reading.article.id not in known], batch)
        code = 0
    except BaseException:  # noqa: BLE001 - what is left is to say so
        traceback.print_exc()
    finally:
        os._exit(code)


def _add(where: str, told: Path, some: Sequence[Reading], batch: int) -> None:
    with told.open("ab", buffering=0) as out, open_ledger(where) as ledger:
        for begin in range(0, len(some), batch):
            done = ledger.add_all(some[begin : begin + batch], batch=batch)
            out.write("".join(f"{one.article}\n" for one in done).encode())


if __name__ == "__main__":
    main()
