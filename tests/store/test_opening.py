import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from communique.errors import LedgerDamaged, LedgerError, LedgerNewer, NoLedger, UsageError
from communique.records import Reading
from communique.store import keep as keeping
from communique.store import open_ledger
from communique.store import tables as t
from communique.store.engine import open_engine, reads, writes
from communique.store.keep import keep
from communique.store.prepared import prepare
from communique.store.version import HEAD, known_versions, upgrade, version_of
from store.contents import tables

WORDS = ("quote_words", "quote_by_words")
"""The index of words, which each database has in its own way."""


def test_a_missing_file_is_made_or_missed(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with pytest.raises(NoLedger, match="no such file"):
        open_ledger(path, create=False)
    assert not path.exists()
    open_ledger(path).close()
    open_ledger(path, create=False).close()


def test_an_empty_database_is_no_ledger_unless_one_may_be_made(empty: str) -> None:
    engine = open_engine(empty)
    with reads(engine):
        pass
    engine.dispose()
    with pytest.raises(NoLedger):
        open_ledger(empty, create=False)
    open_ledger(empty).close()


def test_a_text_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Minutes of a meeting in Geneva.\n" * 100)
    with pytest.raises(LedgerDamaged, match="no ledger"):
        open_ledger(path)
    assert path.read_text().startswith("Minutes")


def test_another_database_is_no_ledger(empty: str) -> None:
    engine = open_engine(empty)
    with writes(engine) as connection:
        connection.execute(text("create table minutes (words text)"))
    with pytest.raises(NoLedger, match="no ledger of ours"):
        open_ledger(empty)
    with reads(engine) as connection:
        assert version_of(connection) is None
    engine.dispose()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened"):
        open_ledger(tmp_path / "nowhere" / "ledger.db")


def test_other_servers_are_none() -> None:
    with pytest.raises(UsageError, match="PostgreSQL"):
        open_ledger("mysql://desk@db/news")


def test_a_later_ledger_is_refused(empty: str) -> None:
    open_ledger(empty).close()
    engine = open_engine(empty)
    with writes(engine) as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    engine.dispose()
    with pytest.raises(LedgerNewer, match="9999"):
        open_ledger(empty)


def test_head_is_the_newest_version() -> None:
    script = ScriptDirectory(str(Path(t.__file__).parent / "migrations"))
    assert script.get_current_head() == HEAD
    assert HEAD in known_versions()


def test_migrations_make_the_tables(empty: str) -> None:
    open_ledger(empty).close()
    engine = open_engine(empty)
    with reads(engine) as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, t.metadata) == []
        assert version_of(connection) == HEAD
    engine.dispose()


def _is_ours(_: object, name: str, *__: object) -> bool:
    return not name.startswith(WORDS)


def test_an_old_ledger_comes_to_the_newest_with_what_it_holds(
    empty: str, some: Sequence[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(empty)
    with writes(engine) as connection:
        upgrade(connection, "0001")
        assert version_of(connection) == "0001"
        with monkeypatch.context() as patch:
            patch.setattr(keeping, "index_quotes", lambda *_: None)
            keep(connection, [prepare(reading) for reading in some[:10]])
    engine.dispose()
    with open_ledger(empty) as ledger:
        assert ledger.reading(some[3].article.id) == some[3]
        for quote in some[3].quotes[:3]:
            words = some[3].text(quote.spans[0])
            assert quote.id in {said.quote.id for said in ledger.quotes(about=words)}


def test_a_ledger_that_comes_to_the_newest_keeps_every_row(empty: str, some: Sequence[Reading]) -> None:
    engine = open_engine(empty)
    with writes(engine) as connection:
        upgrade(connection, "0003")
        keep(connection, [prepare(reading) for reading in some])
    engine.dispose()
    before = tables(empty)
    with open_ledger(empty) as ledger:
        assert ledger.info().version == HEAD
        assert ledger.check() == ()
    assert tables(empty) == before
    assert all(before[table] for table in ("copy_key", "slot", "dyad", "part"))


def test_a_migration_counts_whole_or_not_at_all(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Connection) -> None:
        upgrade(connection)
        raise LedgerError("stopped")

    with monkeypatch.context() as patch:
        patch.setattr("communique.store.version.upgrade", fail)
        with pytest.raises(LedgerError, match="stopped"):
            open_ledger(empty)
    engine = open_engine(empty)
    with reads(engine) as connection:
        assert version_of(connection) is None
    engine.dispose()
    open_ledger(empty).close()


@pytest.fixture
def filled(tmp_path: Path, whole: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path))


def test_a_file_written_over_is_damaged(filled: Path, some: Sequence[Reading]) -> None:
    size = filled.stat().st_size
    with filled.open("r+b") as file:
        file.seek(size // 10)
        file.write(b"\xa5" * (size * 8 // 10))
    with pytest.raises(LedgerDamaged, match="last copy"):
        _read_all(filled, some)


def test_a_file_cut_off_is_damaged(filled: Path, some: Sequence[Reading]) -> None:
    with filled.open("r+b") as file:
        file.truncate(filled.stat().st_size // 2)
    with pytest.raises(LedgerDamaged, match="last copy"):
        _read_all(filled, some)


def _read_all(path: Path, some: Sequence[Reading]) -> None:
    with open_ledger(path) as ledger:
        for reading in some:
            ledger.reading(reading.article.id)


@pytest.mark.parametrize("change", ["x'00'", "substr(data, 1, length(data) / 2)", "x''"])
def test_a_damaged_reading_is_damaged_alone(filled: Path, some: Sequence[Reading], change: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute(f"update reading set data = {change} where article = 1")  # noqa: S608 - ours
    connection.close()
    with open_ledger(filled) as ledger:
        with pytest.raises(LedgerDamaged, match="again"):
            ledger.reading(some[0].article.id)
        assert ledger.reading(some[1].article.id) == some[1]


def test_a_reading_of_another_article_is_damaged(filled: Path, some: Sequence[Reading]) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute(
            "update reading set data = (select data from reading where article = 2) where article = 1"
        )
    connection.close()
    with open_ledger(filled) as ledger, pytest.raises(LedgerDamaged, match="not the one"):
        ledger.reading(some[0].article.id)


@pytest.mark.parametrize("table", ["report", "event", "quote"])
def test_a_damaged_record_is_damaged(filled: Path, table: str) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute(f"update {table} set record = x'7b22'")  # noqa: S608 - ours
    connection.close()
    with open_ledger(filled) as ledger, pytest.raises(LedgerDamaged):
        len(ledger.quotes()) if table == "quote" else len(ledger.events())
