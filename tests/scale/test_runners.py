"""Runners do every shard, whatever ends their processes meanwhile."""

import os
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from communique.errors import InputError
from communique.scale.folder import Undone
from communique.scale.manifest import Line
from communique.scale.runners import MOST_TRIES, Runner, in_process, processes
from communique.scale.shards import Shard
from scale.work import always_dies, dies_once, noted, pid, refuses, shards, writes

TESTS = Path(__file__).parent.parent
RUNNERS = pytest.mark.parametrize("runner", [in_process, processes], ids=["in_process", "processes"])


def numbers(results: list[Line | Undone]) -> list[int]:
    return sorted(result.shard for result in results)


@RUNNERS
def test_each_shard_is_done_once(runner: Runner, tmp_path: Path) -> None:
    results = list(runner(shards(7), partial(writes, folder=tmp_path), 2))
    assert numbers(results) == list(range(7))
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(7))


@RUNNERS
def test_nothing_to_do_is_done(runner: Runner) -> None:
    assert list(runner([], noted, 2)) == []


@RUNNERS
def test_what_the_work_raises_is_raised(runner: Runner) -> None:
    with pytest.raises(InputError, match=r"items \d to \d are refused"):
        list(runner(shards(3), refuses, 2))


@RUNNERS
def test_what_the_input_raises_is_raised(runner: Runner) -> None:
    with pytest.raises(ZeroDivisionError):
        list(runner((one for one in shards(2) if 1 / one.number), noted, 2))


def test_workers_share_the_shards_and_keep_to_one_thread_each() -> None:
    results = list(processes(shards(12), pid, 2))
    assert all(isinstance(result, Line) and result.sha256 == "1" for result in results)
    assert len({result.items for result in results if isinstance(result, Line)}) == 2


def test_a_shard_whose_worker_is_killed_is_done_by_another(tmp_path: Path) -> None:
    results = list(processes(shards(6), partial(dies_once, folder=tmp_path, number=2), 2))
    assert numbers(results) == list(range(6))
    assert all(isinstance(result, Line) for result in results)
    assert (tmp_path / "tried 2").exists()


def test_a_shard_that_ends_each_worker_is_left_and_the_rest_goes_on(tmp_path: Path) -> None:
    results = list(processes(shards(5), partial(always_dies, folder=tmp_path, number=1), 2))
    (left,) = (result for result in results if isinstance(result, Undone))
    assert (left.shard, numbers(results)) == (1, list(range(5)))
    assert left.words.startswith("items 2 to 3 were left undone")
    assert (tmp_path / "tries").read_text() == "." * MOST_TRIES


def test_few_shards_are_in_hand_at_a_time() -> None:
    given: list[int] = []

    def watched() -> Iterator[Shard]:
        for shard in shards(40):
            given.append(shard.number)
            yield shard

    with closing(cast("Generator[object]", processes(watched(), noted, 2))) as results:
        next(results)
        assert len(given) <= 8


DRIVER = """
import sys
from pathlib import Path
from typing import cast
from scale.work import shards, sleeps
from communique.scale.shards import Shard
from communique.scale.runners import processes

if __name__ == "__main__":
    list(processes(shards(2), sleeps, 2))
"""


@pytest.mark.parametrize("with_what", [signal.SIGKILL, signal.SIGINT], ids=["kill -9", "Ctrl-C"])
def test_workers_end_with_who_gave_them_their_work(with_what: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen([sys.executable, "-c", DRIVER], stdout=subprocess.PIPE, env=environment) as driver:  # noqa: S603 - our own words
        assert driver.stdout is not None
        assert driver.stdout.read(2) == b"**"  # both are at work, for an hour each
        driver.send_signal(with_what)
        driver.communicate(timeout=30)  # its end of the pipe is closed when all who hold it have ended
