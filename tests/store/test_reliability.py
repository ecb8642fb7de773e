import os
import resource
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from communique.errors import (
    LedgerBusy,
    LedgerError,
    LedgerFull,
    LedgerNotReached,
    NoLedger,
)
from communique.records import Reading
from communique.store import Ledger, open_ledger
from communique.store.engine import open_engine, writes
from store.contents import articles, events, homes
from store.generated import readings
from store.postgres import Server, server

TOLD = ("Traceback", "sqlalche.me", "[SQL", "psycopg.", "sqlite3.")
"""What no message of ours has in it."""

KILLS = 20
COUNT = 60
SEED = 3


def _adding(where: str, *, seed: int = SEED, count: int = COUNT, batch: int = 2) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "store.adder", where, str(seed), str(count), str(batch)]
    path = os.pathsep.join(each for each in sys.path if each)
    return subprocess.Popen(  # noqa: S603 - our own words
        words, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )


def _undisturbed(folder: Path, *seeds: int) -> str:
    path = str(folder / "undisturbed.db")
    with open_ledger(path) as ledger:
        for seed in seeds:
            list(ledger.add_all(readings(COUNT, seed=seed, years=0.02)))
    return path


def _is_clear(err: LedgerError) -> bool:
    return not any(word in str(err) for word in TOLD)


# ---------------------------------------------------------------------------------------------- killed


def test_what_is_acknowledged_outlives_being_killed(where: str, tmp_path: Path) -> None:
    acknowledged: set[str] = set()
    chance = Random(1)  # noqa: S311 - nothing secret
    kills = 0
    while kills < KILLS:
        adding = _adding(where)
        out = adding.stdout
        assert out is not None
        acknowledged |= {out.readline().strip() for _ in range(min(len(acknowledged) + 1, 40))}
        time.sleep(chance.uniform(0, 0.1))
        adding.kill()
        acknowledged |= {line.strip() for line in out.read().splitlines() if len(line) == len(line.strip())}
        kills += adding.wait() != 0
        assert acknowledged - {""} <= set(articles(where))
    assert _adding(where).wait() == 0
    kept, whole = articles(where), _undisturbed(tmp_path, SEED)
    assert len(kept) == len(set(kept)) == COUNT
    assert homes(where) == homes(whole)
    assert events(where) == events(whole)
    if "://" not in where:
        with sqlite3.connect(where) as connection:
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
            assert connection.execute("pragma foreign_key_check").fetchall() == []
        connection.close()


def test_two_at_once_make_one_ledger(where: str, tmp_path: Path) -> None:
    open_ledger(where).close()
    adding = [_adding(where, seed=seed, batch=5) for seed in (1, 2, 1)]
    assert [each.wait() for each in adding] == [0, 0, 0]
    for each in adding:
        assert each.stdout is not None
        each.stdout.close()
    whole = _undisturbed(tmp_path, 1, 2)
    assert len(articles(where)) == 2 * COUNT
    assert homes(where) == homes(whole)
    assert events(where) == events(whole)


def test_two_at_once_may_make_it(where: str) -> None:
    adding = [_adding(where, seed=seed, count=4) for seed in (1, 2)]
    assert [each.wait() for each in adding] == [0, 0]
    for each in adding:
        assert each.stdout is not None
        each.stdout.close()
    assert len(articles(where)) == 8


# ------------------------------------------------------------------------------------------------ full


@contextmanager
def _no_larger(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _until_full(ledger: Ledger, some: Sequence[Reading]) -> tuple[list[str], LedgerError]:
    kept: list[str] = []
    with pytest.raises(LedgerError) as told:  # noqa: PT012 - what was kept before counts
        for done in ledger.add_all(some, batch=4):
            kept.append(done.article)  # noqa: PERF401 - those before the error
    return kept, told.value


def _goes_on(where: str, kept: Sequence[str], some: Sequence[Reading], folder: Path) -> None:
    assert articles(where)[: len(kept)] == kept
    with open_ledger(where) as ledger:
        list(ledger.add_all(some))
    whole = str(folder / "whole.db")
    with open_ledger(whole) as ledger:
        list(ledger.add_all(some))
    assert events(where) == events(whole)
    with sqlite3.connect(where) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_full_database_is_said_and_goes_on(tmp_path: Path, some: Sequence[Reading]) -> None:
    where = str(tmp_path / "ledger.db")
    with open_ledger(where) as ledger:
        with writes(ledger._engine) as connection:  # noqa: SLF001 - the same connection is used again
            pages = connection.exec_driver_sql("pragma page_count").scalar() or 0
            connection.exec_driver_sql(f"pragma max_page_count = {pages + 200}")
        kept, err = _until_full(ledger, some)
    assert isinstance(err, LedgerFull)
    assert _is_clear(err)
    assert 0 < len(kept) < len(some)
    assert articles(where) == kept
    _goes_on(where, kept, some, tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="a disk of our own needs root")
def test_a_full_disk_is_said_and_goes_on(tmp_path: Path, some: Sequence[Reading]) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    tried = subprocess.run(  # noqa: S603 - our own words
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],  # noqa: S607
        check=False,
        capture_output=True,
    )
    if tried.returncode:
        pytest.skip("no disk of our own can be mounted here")
    where = str(disk / "ledger.db")
    try:
        with open_ledger(where) as ledger:
            kept, err = _until_full(ledger, some)
        assert isinstance(err, LedgerFull)
        assert 0 < len(kept) < len(some)
        subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)  # noqa: S603, S607
        _goes_on(where, kept, some, tmp_path)
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - our own words


def test_a_file_that_may_grow_no_more_is_said_and_goes_on(tmp_path: Path, some: Sequence[Reading]) -> None:
    where = str(tmp_path / "ledger.db")
    with open_ledger(where) as ledger, _no_larger(2_000_000):
        kept, err = _until_full(ledger, some)
    assert _is_clear(err)
    assert 0 < len(kept) < len(some)
    _goes_on(where, kept, some, tmp_path)


# ------------------------------------------------------------------------------------------------ busy


def test_a_writer_that_waits_too_long_is_told(where: str, some: Sequence[Reading]) -> None:
    open_ledger(where).close()
    other = open_engine(where)
    with open_ledger(where, wait=0.3) as ledger:
        with writes(other):
            begin = time.monotonic()
            with pytest.raises(LedgerBusy) as told:
                ledger.add(some[0])
            assert time.monotonic() - begin < 5
            assert len(ledger.events()) == 0
        assert _is_clear(told.value)
        assert ledger.add(some[0]).outcome == "added"
    other.dispose()


# ---------------------------------------------------------------------------------------------- server


def _told(where: str, kind: type[LedgerError]) -> str:
    with pytest.raises(kind) as told:
        open_ledger(where)
    assert _is_clear(told.value)
    return str(told.value)


def test_a_wrong_password_is_said_and_not_shown(postgres: Server) -> None:
    postgres.sql("drop role if exists guarded")
    postgres.sql("create role guarded login password 'the right one'")
    where = postgres.url("postgres", "guarded", "a-secret")
    assert "a-secret" not in _told(where, LedgerNotReached)


def test_a_missing_password_is_said(postgres: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    postgres.sql("drop role if exists guarded")
    postgres.sql("create role guarded login password 'the right one'")
    assert "password" in _told(postgres.url("postgres", "guarded"), LedgerNotReached)


def test_an_unknown_user_is_said(postgres: Server) -> None:
    _told(postgres.url("postgres", "nobody"), LedgerNotReached)


def test_an_unknown_database_is_said(postgres: Server) -> None:
    assert "createdb" in _told(postgres.url("nowhere"), NoLedger)


def test_a_server_that_is_away_is_said() -> None:
    told = _told("postgresql://desk:a-secret@127.0.0.1:1/news", LedgerNotReached)
    assert "a-secret" not in told


def test_a_server_shut_down_while_adding_is_said(some: Sequence[Reading], postgres: Server) -> None:
    with server() as own:
        where = own.fresh()
        with open_ledger(where) as ledger:
            adding = ledger.add_all(some, batch=3)
            kept = [next(adding).article for _ in range(6)]
            own.stop()
            with pytest.raises(LedgerNotReached) as told:
                list(adding)
            assert _is_clear(told.value)
            own.start()
            assert articles(where) == kept
            assert len(list(ledger.add_all(some))) == len(some)


def test_a_server_shut_down_within_a_transaction_is_said(postgres: Server) -> None:
    with server() as own:
        engine = open_engine(own.fresh())
        with pytest.raises(LedgerNotReached) as told, writes(engine) as connection:  # noqa: PT012
            own.stop()
            connection.exec_driver_sql("select 1")
        assert _is_clear(told.value)
        engine.dispose()
