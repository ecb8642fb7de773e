"""What reading many articles costs: `make bench-scale`.

Articles are made of our examples (`scale.made` in tests/), with other names and days; those that are timed
have some 400 words. Processor time is taken where one process is measured, the clock where several are.
Ratios are of one run. ``--sizes 100 1000 100000`` measures whether the cost of an article stays what it is
(hours); ``--identity 2000`` adds whether all runners give the same bytes, whatever is killed meanwhile.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep
from typing import TypeVar

from communique.intake import Source
from communique.scale.batch import Settings, read_batch
from communique.scale.folder import do_shard
from communique.scale.manifest import NAME, Head
from communique.scale.shards import shards_of
from communique.scale.versions import versions
from communique.syntax.encoder import Encoder, shipped_encoder
from scale.made import EXAMPLES, articles, examples, write

SIZES = (100, 1000)
SHARD = 50
GOALS = {
    "articles a second of one core": "≥ 10",
    "whole pipeline / bare encoder": "≤ 1.3",
    "two workers / one": "≥ 1.8",
    "MB a worker, shared pages once": "≤ 600",
    "communique read, one article, seconds": "≤ 1.5",
}
Result = TypeVar("Result")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="of how many articles"
    )
    options.add_argument("--articles", type=int, default=400, metavar="N", help="for comparing runners")
    options.add_argument(
        "--identity", type=int, default=0, metavar="N", help="articles to be read with kills"
    )
    told = options.parse_args()
    with TemporaryDirectory() as folder:
        rows = {**one_core(), **start_up(), **growth(told.sizes, Path(folder))}
        rows |= runners(told.articles, Path(folder))
        if told.identity:
            rows |= identity(told.identity, Path(folder))
    print("\n".join(f"{name:<52}{value:<28}{GOALS.get(name, '')}".rstrip() for name, value in rows.items()))


def sources(count: int, *, long: bool = True) -> Iterator[Source]:
    """Make sources of articles of some 400 words."""
    return (Source(text=row["text"], published=row["published"]) for row in articles(count, long=long))


def warm_up() -> None:
    """Load all models, so that no figure has them in it."""
    read_batch(enumerate(sources(2 * len(examples()))), Settings())


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do some work; give its processor seconds, and what it gave."""
    start = process_time()
    result = work()
    return process_time() - start, result


def one_core(count: int = 100, rounds: int = 3) -> dict[str, str]:
    """Measure text to tables, and the encoder alone on the same windows, in turn; the best of each."""
    warm_up()
    some = list(sources(count))
    with windows_of() as windows:
        read_batch(enumerate(some), Settings())
    whole, bare = [], []
    for _ in range(rounds):
        whole.append(timed(lambda: read_batch(enumerate(some), Settings()))[0])
        bare.append(timed(partial(score, windows))[0])
    words = sum(len(source.text.split()) for source in some)
    return {
        "articles, words": f"{count}, {words / count:.0f} each",
        "articles a second of one core": f"{count / min(whole):.1f}",
        "whole pipeline / bare encoder": f"{min(whole) / min(bare):.2f}",
    }


Windows = list[tuple[list[list[str]], tuple[str, ...]]]


@contextmanager
def windows_of() -> Iterator[Windows]:
    """Note which windows of words the encoder is given, and in which conventions."""
    seen: Windows = []
    real = Encoder.in_style

    def noted(encoder: Encoder, windows: Iterator[Sequence[str]], *styles: str) -> Iterator[object]:
        some = [list(window) for window in windows]
        seen.append((some, styles))
        return real(encoder, some, *styles)

    Encoder.in_style = noted  # type: ignore[method-assign, assignment]
    try:
        yield seen
    finally:
        Encoder.in_style = real  # type: ignore[method-assign]


def score(windows: Windows) -> None:
    """Let the encoder score windows, and nothing else."""
    encoder = shipped_encoder()
    for some, styles in windows:
        for _ in encoder.in_style(some, *styles):
            pass


def start_up() -> dict[str, str]:
    """Measure a whole `communique read` of one article: the best of five, clock and processor."""
    path = EXAMPLES / "phone-call-scholz-putin.txt"
    clock, processor = zip(*(_seconds_of("read", str(path)) for _ in range(5)), strict=True)
    return {
        "communique read, one article, seconds": f"{min(clock):.2f} ({min(processor):.2f} of the processor)",
    }


def _seconds_of(*args: str) -> tuple[float, float]:
    before, start = _children(), perf_counter()
    subprocess.run([sys.executable, "-m", "communique", *args], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words
    return perf_counter() - start, _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def growth(sizes: Sequence[int], folder: Path) -> dict[str, str]:
    """Measure what an article costs, from text to files, among the first ones and among later ones."""
    warm_up()
    head = Head(versions=versions(), language=None, shard_size=SHARD)
    shards = shards_of(sources(max(sizes)), SHARD)
    rows, done, total = {}, 0, 0.0
    for size in sorted(sizes):
        some = islice(shards, (size - done + SHARD - 1) // SHARD)
        seconds = sum(timed(partial(do_shard, shard, folder / "growth", head))[0] for shard in some)
        total += seconds
        name = f"milliseconds an article, {done:,} to {size:,}"
        rows[name] = f"{1000 * seconds / (size - done):.1f} ({memory(os.getpid()):.0f} MB)"
        done = size
    hours = total / done * 1e6 / 3600
    rows[f"core-hours a million, extrapolated from {done:,}"] = f"{hours:.0f}"
    return rows


def memory(pid: int) -> float:
    """Give the resident megabytes of a process, what it shares with others counted once (PSS)."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("Pss:")).split()[1]) * 1024 / 1e6


@dataclass(slots=True)
class Course:
    """How a run went: the seconds from its start to its end, and the most memory that a worker took."""

    seconds: float = 0.0
    megabytes: float = 0.0


def runners(count: int, folder: Path) -> dict[str, str]:
    """Compare one worker, two, and one on Ray on the same articles."""
    source = write(folder / "long.jsonl", articles(count, long=True))
    one = course(source, folder / "one", workers=1, runner="processes")
    two = course(source, folder / "two", workers=2, runner="processes")
    ray = course(source, folder / "ray", workers=1, runner="ray")
    return {
        "two workers / one": f"{one.seconds / two.seconds:.2f}",
        "articles a second: one worker, two": f"{count / one.seconds:.1f}, {count / two.seconds:.1f}",
        "MB a worker, shared pages once": f"{two.megabytes:.0f}",
        "Ray, one actor / one worker process": f"{one.seconds / ray.seconds:.2f}",
        "seconds in all: one worker, two, Ray": f"{one.seconds:.0f}, {two.seconds:.0f}, {ray.seconds:.0f}",
        "all of these the same, byte for byte": said(same(folder / "one", folder / "two", folder / "ray")),
    }


def course(source: Path, out: Path, *, workers: int, runner: str) -> Course:
    """Run from beginning to end and watch."""
    found, start = Course(), perf_counter()
    with running(source, out, workers=workers, runner=runner) as process:
        while process.poll() is None:
            found.megabytes = max([found.megabytes, *map(memory, readers(process.pid))])
            sleep(0.5)
    found.seconds = perf_counter() - start
    if process.returncode:
        sys.exit(f"the run of {runner} ended with {process.returncode}")
    return found


@contextmanager
def running(source: Path, out: Path, *, workers: int, runner: str) -> Iterator[subprocess.Popen[bytes]]:
    """Begin a run; whatever is left of it in the end is killed."""
    options = [
        "--out",
        str(out),
        "--workers",
        str(workers),
        "--runner",
        runner,
        "--shard-size",
        str(SHARD),
        "-q",
    ]
    command = [sys.executable, "-m", "communique", "run", str(source), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own words
        try:
            yield process
        finally:
            process.kill()


def lines(folder: Path) -> int:
    """Count the shards that a folder says are done."""
    manifest = folder / NAME
    return max(manifest.read_bytes().count(b'{"shard":'), 0) if manifest.exists() else 0


def readers(pid: int) -> list[int]:
    """Give the worker processes of a run."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = map(int, children.read_text().split()) if children.exists() else ()
    return [child for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def actors(_pid: int) -> list[int]:
    """Give the processes in which Ray does our shards."""
    named = ((path.parent.name, _bytes(path)) for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [int(pid) for pid, name in named if name.startswith(b"ray::MapWorker(MapBatches(_Actor))")]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@dataclass(frozen=True, slots=True)
class Crew:
    """Who reads, and how the processes that do are found."""

    name: str
    runner: str
    workers: int
    processes: Callable[[int], list[int]]


CREWS = (Crew("two workers", "processes", 2, readers), Crew("Ray", "ray", 1, actors))


def identity(count: int, folder: Path) -> dict[str, str]:
    """See that one process, two and Ray give the same tables, though workers and drivers are killed."""
    source = write(folder / "short.jsonl", articles(count))
    whole = folder / "whole"
    course(source, whole, workers=1, runner="in-process")
    rows = {f"{count:,} articles": f"{lines(whole)} shards"}
    for crew in CREWS:
        out = folder / f"killed {crew.runner}"
        left = killed(source, out, crew, shards=lines(whole))
        rows[f"the same by {crew.name}, killed"] = f"{said(same(whole, out))} ({left})"
    return rows


def killed(source: Path, out: Path, crew: Crew, *, shards: int) -> str:
    """Kill a worker after a quarter of the shards, the driver after half of them, and go on; say when."""
    with running(source, out, workers=crew.workers, runner=crew.runner) as process:
        until(lambda: lines(out) > shards // 4, process)
        os.kill(crew.processes(process.pid)[0], signal.SIGKILL)
        until(lambda: lines(out) > shards // 2, process)
    before = lines(out)
    course(source, out, workers=crew.workers, runner=crew.runner)
    return f"driver at shard {before}"


def until(is_so: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    """Wait for something to be so while a process runs."""
    while not is_so():
        if process.poll() is not None:
            sys.exit(f"the run ended too soon, with {process.returncode}")
        sleep(0.02)


def same(first: Path, *others: Path) -> bool:
    """Say whether folders hold the same files."""
    wanted = _files(first)
    return bool(wanted) and all(_files(other) == wanted for other in others)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said(is_so: bool) -> str:  # noqa: FBT001 - what it says is all it takes
    """Say yes or no."""
    return "yes" if is_so else "NO"


if __name__ == "__main__":
    main()
