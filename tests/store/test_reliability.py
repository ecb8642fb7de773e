import os
import resource
import sqlite3
import subprocess
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
from communique.store.engine import is_server, open_engine, writes
from store.adder import COUNT, Adders, to_add, told_by
from store.contents import articles, events, homes
from store.postgres import Server, server

TOLD = ("Traceback", "sqlalche.me", "[SQL", "psycopg.", "sqlite3.")
"""What no message of ours has in it."""

KILLS = {"sqlite": 22, "postgresql": 6}
LIFE = 0.12
"""Seconds that one who adds lives at most, until all are killed: in which a few batches are written."""


def _undisturbed(folder: Path, seeds: Sequence[int]) -> str:
    path = str(folder / "undisturbed.db")
    with open_ledger(path) as ledger:
        for seed in seeds:
            list(ledger.add_all(to_add(seed)))
    return path


def _is_clear(err: LedgerError) -> bool:
    return not any(word in str(err) for word in TOLD)


def _is_sound(where: str) -> bool:
    if is_server(where):
        return True
    with sqlite3.connect(where) as connection:
        found = connection.execute("pragma integrity_check").fetchall()
        found += connection.execute("pragma foreign_key_check").fetchall()
    connection.close()
    return found == [("ok",)]


# ---------------------------------------------------------------------------------------------- killed


def test_what_is_acknowledged_outlives_being_killed(
    database: str, where: str, tmp_path: Path, adders: Adders
) -> None:
    chance = Random(1)  # noqa: S311 - nothing secret
    told = tmp_path / "told"
    seeds, kills = [1], 0
    while kills < KILLS[database]:
        adding = adders.start(where, told, seed=seeds[-1])
        time.sleep(chance.uniform(0, LIFE))
        adding.kill()
        ended = adding.wait()
        assert ended in {-9, 0}
        if ended:
            kills += 1
        else:
            seeds.append(seeds[-1] + 1)
        known = told_by(told)
        assert not known or set(known) <= set(articles(where))
    for seed in seeds:
        assert adders.start(where, told, seed=seed).wait() == 0
    kept, whole = articles(where), _undisturbed(tmp_path, seeds)
    assert len(kept) == len(set(kept)) == COUNT * len(seeds)
    assert homes(where) == homes(whole)
    assert events(where) == events(whole)
    assert _is_sound(where)


def test_three_at_once_make_one_ledger(where: str, tmp_path: Path, adders: Adders) -> None:
    open_ledger(where).close()
    adding = [
        adders.start(where, tmp_path / f"told{number}", seed=seed, batch=3)
        for number, seed in enumerate((1, 2, 1))
    ]
    assert [each.wait() for each in adding] == [0, 0, 0]
    whole = _undisturbed(tmp_path, (1, 2))
    assert len(articles(where)) == 2 * COUNT
    assert homes(where) == homes(whole)
    assert events(where) == events(whole)
    assert _is_sound(where)


def test_two_at_once_may_make_it(empty: str, tmp_path: Path, adders: Adders) -> None:
    adding = [adders.start(empty, tmp_path / f"told{seed}", seed=seed, count=4) for seed in (1, 2)]
    assert [each.wait() for each in adding] == [0, 0]
    assert len(articles(empty)) == 8


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


def _goes_on(where: str, kept: Sequence[str], some: Sequence[Reading], whole: Path) -> None:
    assert articles(where) == kept
    with open_ledger(where) as ledger:
        list(ledger.add_all(some))
    assert events(where) == events(str(whole))
    assert _is_sound(where)


def test_a_full_database_is_said_and_goes_on(tmp_path: Path, some: Sequence[Reading], whole: Path) -> None:
    where = str(tmp_path / "ledger.db")
    with open_ledger(where) as ledger:
        with writes(ledger._engine) as connection:  # noqa: SLF001 - the same connection is used again
            pages = connection.exec_driver_sql("pragma page_count").scalar() or 0
            connection.exec_driver_sql(f"pragma max_page_count = {pages + 80}")
        kept, err = _until_full(ledger, some)
    assert isinstance(err, LedgerFull)
    assert _is_clear(err)
    assert 0 < len(kept) < len(some)
    _goes_on(where, kept, some, whole)


@pytest.mark.skipif(os.geteuid() != 0, reason="a disk of our own needs root")
def test_a_full_disk_is_said_and_goes_on(tmp_path: Path, some: Sequence[Reading], whole: Path) -> None:
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
        _goes_on(where, kept, some, whole)
    finally:
        subprocess.run(["umount", str(disk)], check=True)  # noqa: S603, S607 - our own words


def test_a_file_that_may_grow_no_more_is_said_and_goes_on(
    tmp_path: Path, some: Sequence[Reading], whole: Path
) -> None:
    where = str(tmp_path / "ledger.db")
    with open_ledger(where) as ledger, _no_larger(2_000_000):
        kept, err = _until_full(ledger, some)
    assert _is_clear(err)
    assert 0 < len(kept) < len(some)
    _goes_on(where, kept, some, whole)


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


@pytest.fixture(scope="module")
def own(postgres: Server) -> Iterator[Server]:
    """Run a server that may be stopped."""
    with server() as running:
        yield running


def test_a_server_shut_down_while_adding_is_said(some: Sequence[Reading], own: Server) -> None:
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
        assert len(list(ledger.add_all(some[:9]))) == 9
    assert len(articles(where)) == 9


def test_a_server_shut_down_within_a_transaction_is_said(own: Server) -> None:
    engine = open_engine(own.fresh())
    with pytest.raises(LedgerNotReached) as told, writes(engine) as connection:  # noqa: PT012
        own.stop()
        connection.exec_driver_sql("select 1")
    own.start()
    assert _is_clear(told.value)
    engine.dispose()
