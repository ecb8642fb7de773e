"""`communique load` as a user types it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articles.articles import EXAMPLES
from communique.cli.commands import commands, main
from communique.scale.load import finished
from store.contents import events, homes
from store.generated import readings
from store.shards import write_folder, write_manifest

CALLS = tuple(EXAMPLES / f"call-lecornu-shoigu-{side}.txt" for side in ("paris", "moscow"))
COUNT, SIZE = 6, 3
Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """Run a command; what it prints and its exit code come back."""

    def run(*args: str | Path) -> Result:
        runner = CliRunner(env={"NO_COLOR": "1"})
        return runner.invoke(commands, [str(arg) for arg in args], prog_name="communique")

    return run


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of tables, not to be changed."""
    return write_folder(tmp_path_factory.mktemp("kept") / "tables", readings(COUNT, years=0.01), SIZE)


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """Give a folder of tables."""
    return Path(shutil.copytree(kept, tmp_path / "tables"))


def test_run_and_load_make_the_ledger_that_add_makes(tmp_path: Path, run: Run) -> None:
    folder, loaded, added = tmp_path / "tables", tmp_path / "loaded.db", tmp_path / "added.db"
    made = run("run", *CALLS, "--out", folder, "--runner", "in-process", "--shard-size", "1")
    assert made.exit_code == 0
    done = run("load", folder, loaded)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", f"{loaded}: 2 added.\n")
    assert run("add", added, *CALLS).exit_code == 0
    assert events(str(loaded)) == events(str(added))
    assert homes(str(loaded)) == homes(str(added))


def test_the_same_command_again_loads_nothing(folder: Path, tmp_path: Path, run: Run) -> None:
    where = tmp_path / "news.db"
    assert run("load", folder, where, "-q").stderr == ""
    done = run("load", folder, where)
    assert (done.exit_code, done.stderr) == (0, f"{where}: {COUNT} held.\n")


def test_a_lost_shard_is_said_and_the_rest_is_loaded(folder: Path, tmp_path: Path, run: Run) -> None:
    where, lost = tmp_path / "news.db", folder / "dates" / "000000.parquet"
    lost.unlink()
    done = run("load", folder, where)
    told, closing = done.stderr.splitlines()
    assert done.exit_code == 1
    assert told == (
        f"communique: shard 0 is left out: {lost} cannot be read: No such file or directory. Put back the "
        "file, or have `communique run` write the folder anew with --again. Then load again: what is held "
        "stays."
    )
    assert closing == f"{where}: {SIZE} added, 1 shard left out."


def test_nothing_but_lost_shards_is_unreadable(folder: Path, tmp_path: Path, run: Run) -> None:
    shutil.rmtree(folder / "events")
    done = run("load", folder, tmp_path / "news.db")
    assert done.exit_code == 3
    assert done.stderr.endswith("news.db: 2 shards left out.\n")


def test_a_run_that_goes_on_is_said(folder: Path, tmp_path: Path, run: Run) -> None:
    where = tmp_path / "news.db"
    write_manifest(folder, [finished(folder).lines[0]], is_whole=False)
    done = run("load", folder, where)
    assert done.exit_code == 0
    assert done.stderr == f"{where}: {SIZE} added. The run is not at its end yet: load again when it is.\n"


@pytest.mark.parametrize(("manifest", "code"), [(None, 2), ("Minutes of a meeting.\n", 2), ("", 4)])
def test_a_folder_that_holds_no_shard_makes_no_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], manifest: str | None, code: int
) -> None:
    where = tmp_path / "news.db"
    if manifest is not None:
        (tmp_path / "manifest.jsonl").write_text(manifest)
    with pytest.raises(SystemExit) as ended:
        main(["load", str(tmp_path), str(where)])
    assert ended.value.code == code
    assert capsys.readouterr().err.startswith(f"communique: {tmp_path}")
    assert not where.exists()
