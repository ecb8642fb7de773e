"""A folder of tables holds each shard whole or not at all, and says what is done."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from communique.errors import InputError, UsageError
from communique.intake import Fault
from communique.scale import folder as place
from communique.scale.batch import NAMES
from communique.scale.folder import Record, Undone, do_shard, file_of, open_folder, write_whole
from communique.scale.manifest import NAME, Head, Line, read_manifest
from communique.scale.shards import Shard, shards_of
from communique.scale.tables import KINDS
from communique.scale.versions import versions

HEAD = Head(versions=versions(), language="de", shard_size=2)


def shards(count: int, words: str = "") -> list[Shard]:
    """Make shards of two items each that could not be read: no model is needed for them."""
    faults = (Fault(name=f"{k}.txt", place=None, error=InputError(f"lost{words}.")) for k in range(2 * count))
    return list(shards_of(faults, 2))


def finished(shard: Shard, record: Record) -> Line:
    line = do_shard(shard, record.folder, record.head)
    assert isinstance(line, Line)
    record.add(line)
    return line


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A folder of three finished shards."""
    out = tmp_path / "out"
    with open_folder(out, HEAD) as record:
        for shard in shards(3):
            assert not record.has(shard)
            finished(shard, record)
        record.finish()
    return out


def test_a_shard_has_a_file_in_each_table_and_the_manifest_says_which(full: Path) -> None:
    manifest, size = read_manifest(full / NAME)
    assert manifest is not None
    assert size == (full / NAME).stat().st_size
    assert manifest.head == HEAD
    assert manifest.end is not None
    assert (manifest.end.shards, manifest.end.items, manifest.end.rows["errors"]) == (3, 6, 6)
    for number, line in manifest.lines.items():
        assert set(line.tables) == set(NAMES)
        for name, written in line.tables.items():
            data = file_of(full, name, number).read_bytes()
            assert sha256(data).hexdigest() == written.sha256
            assert written.rows == (2 if name == "errors" else 0)
    assert {path.name for path in full.iterdir()} == {*NAMES, NAME}


def test_tables_of_files_have_our_columns(full: Path) -> None:
    for kind in KINDS:
        assert pq.read_schema(file_of(full, kind.name, 0)).equals(kind.schema)


def test_errors_are_lines_that_people_can_read(full: Path) -> None:
    rows = [json.loads(line) for line in file_of(full, "errors", 1).read_text().splitlines()]
    assert [(row["item"], row["input"], row["message"]) for row in rows] == [
        (2, "2.txt", "2.txt: lost."),
        (3, "3.txt", "3.txt: lost."),
    ]


def test_others_may_read_what_the_user_lets_them(full: Path) -> None:
    usual = full / "usual"
    usual.touch()
    assert file_of(full, "events", 0).stat().st_mode == usual.stat().st_mode


def test_what_is_done_is_not_done_again(full: Path) -> None:
    with open_folder(full, HEAD) as record:
        assert all(record.has(shard) for shard in shards(3))
        assert (record.before, record.total.items) == (6, 6)


def test_the_manifest_is_the_same_in_whatever_order_shards_are_done(full: Path, tmp_path: Path) -> None:
    with open_folder(tmp_path / "other", HEAD) as record:
        for shard in reversed(shards(3)):
            record.has(shard)
            finished(shard, record)
        record.finish()
    assert (tmp_path / "other" / NAME).read_bytes() == (full / NAME).read_bytes()


@pytest.mark.parametrize("cut", [1, 40, 400, 3000])
def test_a_line_that_was_written_half_is_cut_off(full: Path, cut: int) -> None:
    whole = (full / NAME).read_bytes()
    (full / NAME).write_bytes(whole[:-cut])
    with open_folder(full, HEAD) as record:
        assert (full / NAME).read_bytes() == whole[: max(whole.rfind(b"\n", 0, -cut) + 1, 0)]
        for shard in shards(3):
            if not record.has(shard):
                finished(shard, record)
        record.finish()
    assert (full / NAME).read_bytes() == whole


def test_a_manifest_without_a_whole_line_is_begun_anew(full: Path) -> None:
    whole = (full / NAME).read_bytes()
    (full / NAME).write_bytes(whole[:50])
    with open_folder(full, HEAD) as record:
        assert not record.has(shards(1)[0])
    assert whole.startswith((full / NAME).read_bytes())


def test_a_file_that_went_missing_is_written_again(full: Path) -> None:
    gone = file_of(full, "quotes", 1)
    data = gone.read_bytes()
    gone.unlink()
    with open_folder(full, HEAD) as record:
        assert [record.has(shard) for shard in shards(3)] == [True, False, True]
        finished(shards(3)[1], record)
    assert gone.read_bytes() == data


def test_what_was_written_half_is_thrown_away(full: Path) -> None:
    left = [full / "events" / "000001.parquet.0a1b.unfinished", full / f"{NAME}.0a1b.unfinished"]
    for path in left:
        path.write_bytes(b"PAR1")
    with open_folder(full, HEAD):
        assert not any(path.exists() for path in left)


def test_a_file_is_there_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "table" / "000000.parquet"
    write_whole(path, b"first")

    def fails(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"


def test_a_full_disk_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_path: Path, _data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with open_folder(tmp_path / "out", HEAD) as record:
        monkeypatch.setattr(place, "write_whole", fails)
        with pytest.raises(UsageError, match=r"No space left on device.*goes on from there"):
            do_shard(shards(1)[0], record.folder, record.head)


def test_a_fault_of_ours_costs_its_shard_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "read_batch", lambda *_: 1 // 0)
    left = do_shard(shards(1)[0], tmp_path, HEAD)
    assert isinstance(left, Undone)
    assert left.words.startswith("items 0 to 1: a fault of communique itself")


def other_inputs(out: Path) -> None:
    with open_folder(out, HEAD) as record:
        record.has(shards(3, "!")[0])


def fewer_inputs(out: Path) -> None:
    with open_folder(out, HEAD) as record:
        record.has(shards(3)[0])
        record.finish()


def other_settings(out: Path) -> None:
    with open_folder(out, replace(HEAD, shard_size=5)):
        pass


def another_model(out: Path) -> None:
    with open_folder(out, replace(HEAD, versions=replace(HEAD.versions, model="0a1b"))):
        pass


def two_at_once(out: Path) -> None:
    with open_folder(out, HEAD), open_folder(out, HEAD):
        pass


def no_manifest(out: Path) -> None:
    (out / NAME).unlink()
    with open_folder(out, HEAD, again=True):
        pass


def another_manifest(out: Path) -> None:
    (out / NAME).write_text('{"files": 3}\n')
    with open_folder(out, HEAD):
        pass


REFUSED: dict[Callable[[Path], None], str] = {
    other_inputs: "made of other inputs: items 0 to 1 .* --again",
    fewer_inputs: "holds 3 shards, and these are 1",
    other_settings: "shard_size was 2 and is 5 now.* --again",
    another_model: "model was .* and is 0a1b now",
    two_at_once: "another run is writing",
    no_manifest: "is not empty and holds no tables",
    another_manifest: "is no manifest",
}


@pytest.mark.parametrize("use", REFUSED, ids=lambda use: use.__name__)
def test_what_would_mix_two_runs_is_refused(full: Path, use: Callable[[Path], None]) -> None:
    before = {path: path.read_bytes() for path in full.rglob("*.parquet")}
    with pytest.raises(UsageError, match=REFUSED[use]):
        use(full)
    assert {path: path.read_bytes() for path in full.rglob("*.parquet")} == before


def test_a_machine_with_another_version_is_refused(tmp_path: Path) -> None:
    other = replace(HEAD, versions=replace(HEAD.versions, pyarrow="1.0"))
    with pytest.raises(UsageError, match=r"not alike: pyarrow was 1\.0"):
        do_shard(shards(1)[0], tmp_path, other)


def test_again_throws_away_tables_and_nothing_else(full: Path) -> None:
    mine = full / "events" / "notes.parquet"
    mine.write_bytes(b"mine")
    with open_folder(full, replace(HEAD, shard_size=5), again=True) as record:
        assert not record.has(shards(1)[0])
    assert list(full.rglob("*.parquet")) == [mine]
    assert list((full / "errors").iterdir()) == []
