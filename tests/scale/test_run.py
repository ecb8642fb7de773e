"""``communique run``: the same tables whoever reads, and nothing lost or doubled whatever is killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from socket import socket
from time import monotonic, sleep

import polars as pl
import pyarrow.parquet as pq
import pytest

from communique import Reader
from communique.cli import main
from communique.intake import Source, read_inputs
from communique.scale.manifest import NAME
from communique.scale.tables import KINDS, Tables, readings_of
from scale.made import article, write

ROWS = [article(number) for number in range(16) if number % 10 > 2]
"""Ten articles, all German: with one language a process is ready soon."""

COUNT, SIZE = len(ROWS), 2
PATIENCE = 120
"""Seconds after which a process counts as hung: a busy machine is no failure."""


def command(*args: str | Path | int) -> list[str]:
    return [sys.executable, "-m", "communique", "run", *map(str, args)]


def run(*args: str | Path | int) -> tuple[int, str]:
    """Run to the end; give the exit code and what was told."""
    done = subprocess.run(command(*args), capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - our own words
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert done.stdout == b""
    return done.returncode, told


@contextmanager
def running(*args: str | Path | int) -> Iterator[subprocess.Popen[bytes]]:
    """Run beside the test; what is left of it at the end is killed."""
    with subprocess.Popen(command(*args), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:  # noqa: S603 - as above
        try:
            yield process
        finally:
            process.kill()


def until(is_so: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    """Wait for something to be so while a run is at it."""
    limit = monotonic() + PATIENCE
    while not is_so():
        assert process.poll() is None, "the run ended too soon"
        assert monotonic() < limit, "waited too long"
        sleep(0.01)


def lines(folder: Path) -> int:
    """Count the shards that a folder says are done."""
    manifest = folder / NAME
    return max(manifest.read_bytes().count(b"\n") - 1, 0) if manifest.exists() else 0


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """Give the worker processes of a run, as far as they are spawned by it and read."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [pid for pid in map(int, found) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def tables(folder: Path, shard: int) -> Tables:
    return {kind.name: pq.read_table(folder / kind.name / f"{shard:06}.parquet") for kind in KINDS}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = write(tmp_path_factory.mktemp("in") / "news.jsonl", ROWS)
    with path.open("a") as stream:
        stream.write('{"text": "I ministri dei due stati si sono sentiti ieri al telefono."}\n{"text": \n')
    return path


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run gives that nothing interrupts, in one process."""
    out = tmp_path_factory.mktemp("whole") / "out"
    code, told = run(source, "--out", out, "--shard-size", SIZE, "--runner", "in-process")
    assert (code, told) == (1, f"{COUNT} of {COUNT + 2} inputs read. Why not: {out}/errors.\n")
    return files(out)


def test_tables_hold_what_the_reader_reads(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in whole.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = [reading for shard in range(COUNT // SIZE) for reading in readings_of(tables(tmp_path, shard))]
    sources = [item for item in read_inputs([str(source)]) if isinstance(item, Source)]
    assert found[:4] == list(Reader().pipe(sources[:4]))
    assert [reading.article.url for reading in found] == [row["url"] for row in ROWS]
    events = pl.scan_parquet(tmp_path / "events" / "*.parquet").filter(pl.col("type") == "CONSULT").collect()
    assert events.height == len([one for reading in found for one in reading.contacts])


def test_two_workers_give_the_same_bytes(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    assert run(source, "--out", tmp_path / "out", "--shard-size", SIZE, "--workers", 2)[0] == 1
    assert files(tmp_path / "out") == whole


def test_a_run_whose_workers_and_driver_are_killed_goes_on(
    source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    options = (source, "--out", out, "--shard-size", SIZE, "--workers", 2)
    with running(*options) as process:
        until(lambda: lines(out) >= 1, process)
        os.kill(children(process)[0], signal.SIGKILL)
        until(lambda: lines(out) >= 3, process)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE)  # the workers hold its other end: they have ended too
    done = lines(out)
    assert 3 <= done < COUNT // SIZE + 1
    code, told = run(*options)
    assert code == 1
    assert f"{done * SIZE} of them by an earlier run." in told
    assert files(out) == whole


def test_ctrl_c_ends_a_run_which_goes_on_later(source: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = (source, "--out", out, "--shard-size", SIZE, "--workers", 1)
    with running(*options) as process:
        until(lambda: lines(out) >= 1, process)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=PATIENCE)
    assert (process.returncode, b"Traceback" in told) == (130, False)
    assert run(*options)[0] == 1
    assert files(out) == whole


@pytest.mark.skipif(find_spec("ray") is None, reason='the extra "ray" is not installed')
def test_ray_gives_the_same_bytes_though_an_actor_is_killed(
    source: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with running(source, "--out", out, "--shard-size", SIZE, "--runner", "ray", "--workers", 1) as process:
        until(lambda: lines(out) >= 1, process)
        for pid in actors():
            os.kill(pid, signal.SIGKILL)
        _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, told
    assert files(out) == whole


def actors() -> list[int]:
    """Give the processes in which Ray does our shards."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            is_ours = path.read_bytes().startswith(b"ray::MapWorker(MapBatches(_Actor))")
        except OSError:
            continue
        if is_ours:
            found.append(int(path.parent.name))
    return found


@pytest.mark.parametrize(("library", "extra"), [("pyarrow", "frames"), ("ray", "ray")])
def test_an_extra_that_is_missing_is_named(
    library: str,
    extra: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(SystemExit) as ended:
        main(["run", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out"), "--runner", "ray"])
    assert ended.value.code == 3
    assert f'pip install "communique[{extra}]"' in capsys.readouterr().err


@pytest.mark.skipif(find_spec("ray") is None, reason='the extra "ray" is not installed')
def test_a_cluster_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nobody listens there
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        monkeypatch.setenv("RAY_ADDRESS", address)
        code, told = run(tmp_path / "in.jsonl", "--out", tmp_path / "out", "--runner", "ray")
    assert (code, f"no Ray answers at {address}" in told) == (3, True)


def test_what_is_written_is_not_read(source: Path, tmp_path: Path) -> None:
    for out in (source.parent / "out", source.parent):
        code, told = run(source.parent, "--out", out)
        assert (code, "one lies in the other" in told) == (2, True)


def test_an_input_that_is_not_there_is_an_error_row(tmp_path: Path) -> None:
    code, told = run(tmp_path / "none.jsonl", "--out", tmp_path / "out", "--runner", "in-process")
    assert (code, told) == (3, f"0 of 1 inputs read. Why not: {tmp_path}/out/errors.\n")
    assert "there is no such file" in (tmp_path / "out" / "errors" / "000000.jsonl").read_text()
