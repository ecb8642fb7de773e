"""A folder of tables → a ledger: worker processes prepare whole shards, this one writes them, in order."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from communique.errors import InputError, NothingToRead, UsageError
from communique.scale.crew import Crew, collecting_seldom
from communique.scale.folder import file_of
from communique.scale.manifest import FORMAT, NAME, Line, Manifest, read_manifest
from communique.scale.prepared_shard import ShardFile, headings
from communique.scale.tables import ARTICLES, KINDS
from communique.store import Ledger
from communique.store.keep import Done
from communique.store.prepared import Prepared, from_message

BATCH = 1024
"""Readings written in one transaction: what is lost, at most, of those not yet acknowledged."""

AHEAD = 3 * BATCH
"""Readings that are prepared ahead of what is written: some 50 MB, so that nobody waits for anybody."""

MOST_TRIES = 3
"""So often may a process that prepares a shard be ended before the shard is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of some articles, counted by outcome; all of it is kept."""

    outcomes: Mapping[Done, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A shard of which nothing was kept, of how many articles it is, and why."""

    shard: int
    articles: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A shard that is being prepared."""

    line: Line
    future: Future[bytes]


def finished(folder: Path) -> Manifest:
    """Give what is finished of a folder that `communique run` writes.

    Raises `UsageError` for a folder that is none of those, or of another version, and `NothingToRead` where
    no shard is finished.
    """
    try:
        manifest, _ = read_manifest(folder / NAME)
    except OSError as err:
        raise UsageError(
            f"{folder / NAME} cannot be read: {err.strerror}. Name a folder that `communique run` wrote."
        ) from err
    except UsageError as err:
        raise UsageError(
            f"{folder / NAME} is not what this version of `communique run` writes. Name a folder that it "
            "wrote, or have it write this one anew with --again."
        ) from err
    if manifest is None or not manifest.lines:
        raise NothingToRead(f"{folder} holds no finished shard yet. Let `communique run` go on first.")
    if manifest.head.format != FORMAT:
        raise UsageError(
            f"{folder} is laid out in format {manifest.head.format}, and this version of communique reads "
            f"{FORMAT}. Load it with the version that wrote it: {manifest.head.versions.communique}."
        )
    return manifest


def articles_of(line: Line) -> int:
    """Give how many articles a finished shard holds."""
    written = line.tables.get(ARTICLES.name)
    return 0 if written is None else written.rows


def load(
    folder: Path, lines: Iterable[Line], ledger: Ledger, *, workers: int = 1, batch: int = BATCH
) -> Iterator[Kept | LeftOut]:
    """Load finished shards of a folder into a ledger, in order; say what became of each batch and shard.

    A shard that the ledger holds already is not prepared again, one that cannot be read is left out. What is
    given back is kept. Raises `LedgerError`.
    """
    waiting: list[Prepared] = []
    for one in _prepared(folder, lines, ledger, workers):
        if isinstance(one, Kept | LeftOut):
            yield one
            continue
        waiting += one
        while len(waiting) >= batch:
            yield _kept(ledger, waiting[:batch])
            del waiting[:batch]
    if waiting:
        yield _kept(ledger, waiting)


def _kept(ledger: Ledger, some: list[Prepared]) -> Kept:
    with collecting_seldom():
        return Kept(outcomes=Counter(done.outcome for done in ledger.add_prepared(some)))


def _prepared(
    folder: Path, lines: Iterable[Line], ledger: Ledger, workers: int
) -> Iterator[list[Prepared] | Kept | LeftOut]:
    """Prepare shards in worker processes, some ahead of what is taken; give them in order."""
    crew = Crew(workers)
    tasks: deque[_Task] = deque()
    ahead = 0
    try:
        for line in lines:
            files = _files(folder, line)
            if (known := headings(files)) and ledger.has(known):
                yield Kept(outcomes={"held": len(known)})
                continue
            tasks.append(_Task(line=line, future=crew.begin(files)))
            ahead += articles_of(line)
            while ahead > AHEAD and len(tasks) > workers:
                ahead -= articles_of(tasks[0].line)
                yield _result(folder, tasks.popleft(), crew)
        while tasks:
            yield _result(folder, tasks.popleft(), crew)
    finally:
        crew.end()


def _files(folder: Path, line: Line) -> dict[str, ShardFile]:
    return {
        kind.name: ShardFile(
            path=file_of(folder, kind.name, line.shard), sha256=line.tables[kind.name].sha256
        )
        for kind in KINDS
        if kind.name in line.tables
    }


def _result(folder: Path, task: _Task, crew: Crew) -> list[Prepared] | LeftOut:
    """Wait for a shard; where its process was ended, have it prepared anew."""
    for attempt in range(MOST_TRIES):
        future = crew.begin(_files(folder, task.line)) if attempt else task.future
        try:
            return from_message(future.result())
        except InputError as err:
            return _left_out(
                task.line,
                f"{err} Put back the file, or have `communique run` write the folder anew with --again.",
            )
        except BrokenProcessPool:
            continue
    return _left_out(
        task.line,
        f"the process that prepares it was ended {MOST_TRIES} times. The usual cause is too little memory: "
        "take fewer --workers.",
    )


def _left_out(line: Line, words: str) -> LeftOut:
    told = f"shard {line.shard} is left out: {words} Then load again: what is held stays."
    return LeftOut(shard=line.shard, articles=articles_of(line), words=told)
