"""Work for runners that takes no time, and some that ends its process."""

import os
import signal
from hashlib import sha256
from pathlib import Path
from time import sleep

from communique.errors import InputError
from communique.intake import Source
from communique.scale.folder import Result
from communique.scale.manifest import Line
from communique.scale.shards import Shard, shards_of


def shards(count: int) -> list[Shard]:
    """Make shards of two items each."""
    return list(shards_of((Source(text=f"Text {k}") for k in range(2 * count)), 2))


def noted(shard: Shard) -> Line:
    """Give the line of a shard without reading it."""
    return Line(shard=shard.number, items=len(shard.items), sha256=shard.sha256, tables={})


def writes(shard: Shard, folder: Path) -> Line:
    """Leave a file for a shard."""
    (folder / str(shard.number)).write_bytes(sha256(shard.sha256.encode()).digest())
    return noted(shard)


def dies_once(shard: Shard, folder: Path, number: int) -> Line:
    """Kill the process that does one shard, the first time."""
    mark = folder / f"tried {shard.number}"
    if shard.number == number and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return writes(shard, folder)


def always_dies(shard: Shard, folder: Path, number: int) -> Line:
    """Kill each process that does one shard."""
    if shard.number == number:
        with (folder / "tries").open("a") as stream:
            stream.write(".")
        os.kill(os.getpid(), signal.SIGKILL)
    return writes(shard, folder)


def refuses(shard: Shard) -> Result:
    """Raise what a user is to be told."""
    raise InputError(f"{shard.words} are refused.")


def pid(shard: Shard) -> Line:
    """Say which process does a shard, in the place of its hash."""
    return Line(shard=shard.number, items=os.getpid(), sha256=os.environ["OMP_NUM_THREADS"], tables={})


def sleeps(shard: Shard) -> Line:
    """Say that a shard is begun, and take an hour for it."""
    os.write(1, b"*")
    sleep(3600)
    return noted(shard)
