"""A folder of tables: FOLDER/<table>/<shard>.parquet, errors as JSON lines, and a manifest.

A file is written beside its place, brought to the disk and renamed: it is there whole or not at all.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

import msgspec
import pyarrow.parquet as pq

from communique.errors import CommuniqueError, UsageError
from communique.intake import Fault
from communique.intake.faults import fault_words
from communique.scale.batch import ERRORS, NAMES, Settings, read_batch
from communique.scale.columns import Arrow
from communique.scale.manifest import (
    NAME,
    End,
    Head,
    Line,
    Written,
    difference,
    end_of,
    read_manifest,
    row_bytes,
)
from communique.scale.shards import Shard
from communique.scale.versions import versions

if sys.platform != "win32":
    import fcntl

UNFINISHED = ".unfinished"
ELSEWHERE = "Name another folder with --out, or write this one anew with --again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A shard that was given up, and why: the others go on."""

    shard: int
    words: str


Result = Line | Undone


def do_shard(shard: Shard, folder: Path, head: Head) -> Result:
    """Read a shard and write its files; give what the manifest is to say of it.

    Raises `UsageError` where this machine has other versions than the one that the run was started on, or
    where the folder cannot be written.
    """
    if told := difference(head, replace(head, versions=versions())):
        raise UsageError(f"the machines of this run are not alike: {told}. Install the same on all of them.")
    try:
        written = _write_all(shard, folder, Settings(language=head.language))
    except CommuniqueError:
        raise
    except Exception as err:  # noqa: BLE001 - a fault of ours costs a shard, not the run
        return Undone(shard=shard.number, words=fault_words(Fault(name=shard.words, place=None, error=err)))
    return Line(shard=shard.number, items=len(shard.items), sha256=shard.sha256, tables=written)


def _write_all(shard: Shard, folder: Path, settings: Settings) -> dict[str, Written]:
    tables = read_batch(shard.numbered, settings)
    return {
        name: _write(file_of(folder, name, shard.number), tables[name])
        for name in NAMES
        if name != ERRORS or tables[name].num_rows
    }


def file_of(folder: Path, table: str, shard: int) -> Path:
    """Give where a shard's rows of a table are."""
    return folder / table / f"{shard:06}.{'jsonl' if table == ERRORS else 'parquet'}"


def _write(path: Path, table: Arrow) -> Written:
    data = _json_lines(table) if path.suffix == ".jsonl" else _parquet(table)
    with _told_if_full(path):
        write_whole(path, data)
    return Written(rows=table.num_rows, sha256=sha256(data).hexdigest())


@contextmanager
def _told_if_full(path: Path) -> Iterator[None]:
    """Say what to do where a file cannot be written."""
    try:
        yield
    except OSError as err:
        raise UsageError(
            f"{path} cannot be written: {err.strerror}. See that there is room and that you may write there; "
            "what is finished stays, and the same command goes on from there."
        ) from err


def _parquet(table: Arrow) -> bytes:
    stream = BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


def _json_lines(table: Arrow) -> bytes:
    return b"".join(msgspec.json.encode(row) + b"\n" for row in table.to_pylist())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{token_hex(8)}{UNFINISHED}")
    with beside.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(path)
    _bring_to_disk(path.parent)


def _bring_to_disk(folder: Path) -> None:
    """Make sure that a folder's names outlive a power failure."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


class Record:
    """What a folder holds of a run: which shards need not be read again, and where finished ones are noted.

    Made by `open_folder`.
    """

    def __init__(self, folder: Path, head: Head, stream: BinaryIO, lines: dict[int, Line]) -> None:
        self.folder, self.head = folder, head
        self._stream, self._lines = stream, lines
        self._seen = 0
        self.before = 0
        """Items of shards that an earlier run finished."""

    def has(self, shard: Shard) -> bool:
        """Say whether a shard is done; raises `UsageError` where another was done under its number."""
        self._seen = max(self._seen, shard.number + 1)
        line = self._lines.get(shard.number)
        if line is None:
            return False
        if line.sha256 != shard.sha256:
            raise UsageError(
                f"{self.folder} was made of other inputs: {shard.words} are not what they were. {ELSEWHERE}"
            )
        is_there = all(file_of(self.folder, table, shard.number).is_file() for table in line.tables)
        self.before += line.items if is_there else 0
        return is_there

    def add(self, line: Line) -> None:
        """Note a finished shard; when this returns, it is kept."""
        self._lines[line.shard] = line
        with _told_if_full(self.folder / NAME):
            _append(self._stream, line)

    @property
    def total(self) -> End:
        """What there is in all so far."""
        return end_of(self._lines.values())

    def finish(self) -> End:
        """Put the manifest in order, so that it is the same however the run went; say what there is in all.

        Raises `UsageError` where the folder holds shards of inputs that went on further.
        """
        if len(self._lines) > self._seen:
            raise UsageError(
                f"{self.folder} was made of more inputs: it holds {len(self._lines)} shards, and these are "
                f"{self._seen}. Name all inputs again, or another folder with --out."
            )
        lines = [self._lines[number] for number in sorted(self._lines)]
        end = self.total
        rows: tuple[Head | Line | End, ...] = (self.head, *lines, end)
        with _told_if_full(self.folder / NAME):
            write_whole(self.folder / NAME, b"".join(map(row_bytes, rows)))
        return end


def _append(stream: BinaryIO, row: Head | Line) -> None:
    stream.write(row_bytes(row))
    stream.flush()
    os.fsync(stream.fileno())


@contextmanager
def open_folder(folder: Path, head: Head, *, again: bool = False) -> Iterator[Record]:
    """Open a folder to write to, made if there is none; ``again`` throws away what it holds.

    Raises `UsageError` for one that holds something else, was made otherwise, or is being written to.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists() and any(folder.iterdir()):
            raise UsageError(
                f"{folder} is not empty and holds no tables of communique. Name an empty or a new folder."
            )
        stream = path.open("r+b" if path.exists() else "w+b")
    except OSError as err:
        raise UsageError(f"{folder} cannot be written: {err.strerror}. Name another folder.") from err
    with stream:
        _lock(stream, folder)
        if again:
            stream.truncate(0)
        _clear(folder, again=again)
        lines = _take_up(stream, path, head)
        yield Record(folder, head, stream, lines)


def _lock(stream: BinaryIO, folder: Path) -> None:
    """Hold a folder as long as this process lives; where its disk knows no locks, trust the user."""
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as err:
        raise UsageError(f"another run is writing to {folder}. Wait for it, or name another folder.") from err
    except OSError:
        return


def _clear(folder: Path, *, again: bool) -> None:
    """Throw away what was written half, or all files of a run but its manifest."""
    mine = [path for table in NAMES for path in (folder / table).glob("[0-9]*.*")]
    unfinished = [path for path in (*folder.glob(f"{NAME}.*"), *mine) if path.suffix == UNFINISHED]
    for path in mine if again else unfinished:
        path.unlink(missing_ok=True)


def _take_up(stream: BinaryIO, path: Path, head: Head) -> dict[int, Line]:
    """Read what is done, cut off what was written half, and begin a manifest where there is none."""
    manifest, whole = read_manifest(path)
    stream.truncate(whole)
    stream.seek(whole)
    if manifest is None:
        _append(stream, head)
        _bring_to_disk(path.parent)
        return {}
    if told := difference(manifest.head, head):
        raise UsageError(f"{path.parent} was made otherwise: {told}. {ELSEWHERE}")
    return manifest.lines
