"""A folder of tables becomes the ledger that `add` makes of the same articles, whatever happens."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path
from threading import Thread

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from communique.errors import NothingToRead, UsageError
from communique.records import Reading
from communique.scale.load import Kept, LeftOut, finished, load
from communique.scale.manifest import NAME
from communique.store import Ledger, open_ledger
from store.contents import articles, events, homes, tables
from store.generated import readings
from store.shards import HEAD, write_folder, write_manifest

COUNT, SIZE = 24, 4
WAIT = 60
"""Seconds within which whatever is waited for must come."""


@pytest.fixture(scope="module")
def some() -> Sequence[Reading]:
    """Give readings of some days: copies, vague and undated reports, look-alikes of one day."""
    return tuple(readings(COUNT, seed=7, years=0.01))


@pytest.fixture(scope="module")
def kept(some: Sequence[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of them, not to be changed."""
    return write_folder(tmp_path_factory.mktemp("kept") / "tables", some, SIZE)


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Give a folder of them."""
    return Path(shutil.copytree(kept, tmp_path / "tables"))


@pytest.fixture(scope="module")
def added(some: Sequence[Reading], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a ledger to which all of them were added at once."""
    where = str(tmp_path_factory.mktemp("added") / "ledger.db")
    with open_ledger(where) as ledger:
        list(ledger.add_all(some))
    return where


@pytest.fixture
def where(tmp_path: Path) -> str:
    """Give where a ledger can be made."""
    return str(tmp_path / "ledger.db")


def loading(folder: Path, ledger: Ledger, **more: int) -> Iterator[Kept | LeftOut]:
    return load(folder, finished(folder).lines.values(), ledger, **more)


def outcomes(steps: Sequence[Kept | LeftOut]) -> Counter[str]:
    return sum((Counter(step.outcomes) for step in steps if isinstance(step, Kept)), Counter[str]())


def without_clock(where: str) -> dict[str, list[tuple[object, ...]]]:
    """Give all rows of a ledger but when it learned of them."""
    found = tables(where)
    found["article"] = [(*row[:8], row[9]) for row in found["article"]]
    found["sighting"] = [row[:2] for row in found["sighting"]]
    return found


def test_a_loaded_folder_is_the_ledger_that_adding_makes(folder: Path, where: str, added: str) -> None:
    with open_ledger(where) as ledger:
        assert outcomes(list(loading(folder, ledger))) == {"added": COUNT}
        assert ledger.check() == ()
    assert without_clock(where) == without_clock(added)


def test_batches_and_workers_change_nothing(folder: Path, where: str, added: str) -> None:
    with open_ledger(where) as ledger:
        steps = list(loading(folder, ledger, workers=2, batch=7))
    assert steps == [Kept(outcomes={"added": count}) for count in (7, 7, 7, 3)]
    assert articles(where) == articles(added)
    assert homes(where) == homes(added)
    assert events(where) == events(added)


def test_loading_twice_changes_nothing_and_prepares_nothing(folder: Path, where: str) -> None:
    with open_ledger(where) as ledger:
        list(loading(folder, ledger))
        before = tables(where)
        steps = loading(folder, ledger)
        assert next(steps) == Kept(outcomes={"held": SIZE})
        assert not active_children()
        assert outcomes(list(steps)) == {"held": COUNT - SIZE}
    assert tables(where) == before


def test_what_was_added_by_hand_is_held(folder: Path, where: str, some: Sequence[Reading]) -> None:
    with open_ledger(where) as ledger:
        list(ledger.add_all(some[2:9]))
        assert outcomes(list(loading(folder, ledger))) == {"held": 7, "added": COUNT - 7}


# ---------------------------------------------------------------------------------------------- killed

LOADING = """
import sys
from multiprocessing import active_children
from pathlib import Path
from communique.scale.load import finished, load
from communique.store import open_ledger

if __name__ == "__main__":
    folder, where = Path(sys.argv[1]), sys.argv[2]
    with open_ledger(where) as ledger:
        for step in load(folder, finished(folder).lines.values(), ledger, workers=1, batch=2):
            print(*step.outcomes, *(child.pid for child in active_children()), flush=True)
"""


def is_over(process: int) -> bool:
    """Say whether a process is no more, or waits only to be taken note of."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def waited_for(come: Callable[[], bool]) -> bool:
    end = time.monotonic() + WAIT
    while not (has_come := come()) and time.monotonic() < end:
        time.sleep(0.02)
    return has_come


@pytest.mark.parametrize("told", [1, 7])
def test_a_killed_load_goes_on_where_it_stopped(folder: Path, where: str, added: str, told: int) -> None:
    script = folder.parent / "loading.py"
    script.write_text(LOADING)
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, str(script), str(folder), where], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().split() for _ in range(told)]
        process.kill()
    assert [line[0] for line in lines] == ["added"] * told
    assert waited_for(lambda: all(is_over(int(pid)) for pid in lines[-1][1:]))
    before = articles(where)
    assert COUNT > len(before) >= 2 * told
    assert len(before) % 2 == 0
    with open_ledger(where) as ledger:
        found = outcomes(list(loading(folder, ledger)))
        assert ledger.check() == ()
    assert found == {"held": len(before), "added": COUNT - len(before)}
    assert articles(where) == articles(added)
    assert homes(where) == homes(added)
    assert events(where) == events(added)


def kill_the_first_worker() -> None:
    assert waited_for(lambda: bool(active_children()))
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)


def test_a_killed_worker_is_replaced(folder: Path, where: str, added: str) -> None:
    with open_ledger(where) as ledger:
        killer = Thread(target=kill_the_first_worker)
        killer.start()
        found = list(loading(folder, ledger, workers=1, batch=2))
        killer.join()
    assert outcomes(found) == {"added": COUNT}
    assert events(where) == events(added)


# --------------------------------------------------------------------------------------------- damaged


def test_a_missing_and_a_changed_file_cost_their_shards_alone(folder: Path, where: str) -> None:
    (folder / "events" / "000001.parquet").unlink()
    changed = folder / "quotes" / "000003.parquet"
    data = bytearray(changed.read_bytes())
    data[len(data) // 2] ^= 1
    changed.write_bytes(data)
    with open_ledger(where) as ledger:
        steps = list(loading(folder, ledger))
    missing, other = (step for step in steps if isinstance(step, LeftOut))
    assert (missing.shard, missing.articles) == (1, SIZE)
    assert f"{folder / 'events' / '000001.parquet'} cannot be read: No such file" in missing.words
    assert (other.shard, other.articles) == (3, SIZE)
    assert f"{changed} is not what was written" in other.words
    assert outcomes(steps) == {"added": COUNT - 2 * SIZE}


def test_what_was_left_out_is_loaded_when_it_is_back(
    folder: Path, where: str, kept: Path, added: str
) -> None:
    path = folder / "articles" / "000000.parquet"
    path.unlink()
    with open_ledger(where) as ledger:
        list(loading(folder, ledger))
        shutil.copy(kept / "articles" / "000000.parquet", path)
        assert outcomes(list(loading(folder, ledger))) == {"added": SIZE, "held": COUNT - SIZE}
    assert homes(where) == homes(added)
    assert events(where) == events(added)


def parquet(**columns: Sequence[int]) -> bytes:
    stream = BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("table", "holds", "told"),
    [
        ("claims", b"Minutes of a meeting", "is no Parquet file"),
        ("articles", b"Minutes of a meeting", "is no Parquet file"),
        ("articles", parquet(minutes=[1, 2]), "has other columns"),
        ("claims", None, "there is no table 'claims'"),
        ("articles", None, "there is no table 'articles'"),
    ],
    ids=["no table", "no articles", "other articles", "claims missing", "articles missing"],
)
def test_tables_that_are_none_cost_their_shard(
    folder: Path, where: str, table: str, holds: bytes | None, told: str
) -> None:
    lines = dict(finished(folder).lines)
    written = dict(lines[0].tables)
    if holds is None:
        del written[table]
    else:
        (folder / table / "000000.parquet").write_bytes(holds)
        written[table] = replace(written[table], sha256=sha256(holds).hexdigest())
    write_manifest(folder, [replace(lines[0], tables=written), lines[1]])
    with open_ledger(where) as ledger:
        left_out, *rest = loading(folder, ledger)
    assert isinstance(left_out, LeftOut)
    assert told in left_out.words
    assert rest == [Kept(outcomes={"added": SIZE})]


def test_what_is_no_folder_of_tables_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        finished(tmp_path)
    (tmp_path / NAME).write_text("Minutes of a meeting in Geneva.\n")
    with pytest.raises(UsageError, match="is not what this version"):
        finished(tmp_path)


def test_a_folder_of_a_later_version_is_said(folder: Path) -> None:
    path = folder / NAME
    path.write_text(path.read_text().replace(f'"format":{HEAD.format}', '"format":99', 1))
    with pytest.raises(UsageError, match=r"format 99, and this version of communique reads 1\."):
        finished(folder)


@pytest.mark.parametrize("holds", [b"", b'{"format":1'])
def test_a_run_of_which_nothing_is_finished_is_said(tmp_path: Path, holds: bytes) -> None:
    (tmp_path / NAME).write_bytes(holds)
    with pytest.raises(NothingToRead, match="no finished shard yet"):
        finished(tmp_path)


def test_only_finished_shards_are_loaded(folder: Path, where: str) -> None:
    lines = list(finished(folder).lines.values())
    write_manifest(folder, lines[:2], is_whole=False)
    with (folder / NAME).open("ab") as manifest:
        manifest.write(b'{"shard":2,"it')
    with open_ledger(where) as ledger:
        assert outcomes(list(loading(folder, ledger))) == {"added": 2 * SIZE}
