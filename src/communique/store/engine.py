"""A file or a server → an engine whose transactions are safe and whose errors say what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from communique.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerNotReached,
    MissingExtra,
    NoLedger,
    UsageError,
)

WAIT = 30
"""Seconds to wait for somebody else's writing to end."""

LOCK = 0x636F6D6D
"""The number under which writers of one PostgreSQL database take turns."""

POSTGRES = ("postgresql", "postgres")
PAGE_CACHE = -64_000
"""SQLite's cache, in KiB as it wants it: negative."""


def is_server(where: str) -> bool:
    """Say whether a ledger's name is a server's address.

    >>> is_server("postgresql://desk@db/news"), is_server("news.db")
    (True, False)
    """
    return "://" in where


def open_engine(where: str, *, wait: float = WAIT) -> Engine:
    """Give the engine of a ledger: a file's name, or ``postgresql://…``. Nothing is opened yet.

    ``wait`` are the seconds after which a writer that another keeps waiting gives up. Raises `UsageError` for
    another kind of database, `MissingExtra` where PostgreSQL's driver is not installed.
    """
    return _server(where, wait) if is_server(where) else _file(Path(where), wait)


def _file(path: Path, wait: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": wait, "check_same_thread": False}
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "foreign_keys = on",
            "journal_mode = wal",
            "synchronous = full",
            f"cache_size = {PAGE_CACHE}",
            "mmap_size = 268435456",
            "temp_store = memory",
        ):
            connection.execute(f"pragma {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("begin immediate" if writes else "begin")

    return engine


def _server(where: str, wait: float) -> Engine:
    try:
        url = make_url(where)
    except ArgumentError as err:
        raise UsageError(
            f"{where!r} is no address of a database. Write it as postgresql://user@host/name."
        ) from err
    if url.drivername.partition("+")[0] not in POSTGRES:
        raise UsageError(
            f"a ledger is kept in a file or in PostgreSQL, not in {url.drivername}. "
            "Name a file, or postgresql://user@host/name."
        )
    try:
        import psycopg  # noqa: F401, PLC0415 - an extra, asked for only by those who use it
    except ImportError as err:
        raise MissingExtra(
            'PostgreSQL needs the extra "postgres": pip install "communique[postgres]".'
        ) from err
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={"connect_timeout": 10, "options": f"-c lock_timeout={int(wait * 1000)}"},
        pool_pre_ping=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.execute(text(f"select pg_advisory_xact_lock({LOCK})"))

    return engine


@contextmanager
def reads(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that reads one state of the ledger. Raises `LedgerError`."""
    with told(engine), engine.begin() as connection:
        yield connection


@contextmanager
def writes(engine: Engine) -> Iterator[Connection]:
    """Open the one transaction that may write; all of it counts, or nothing. Raises `LedgerError`."""
    with told(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


STATES = {"sqlite": "pragma data_version", "postgresql": "select pg_current_wal_insert_lsn()::text"}
"""What differs after anything was written, for one connection that stays open."""


def state_of(connection: Connection) -> str:
    """Give the state of a ledger, as one connection that stays open sees it. Raises `LedgerError`."""
    with told(connection.engine):
        found = connection.exec_driver_sql(STATES[connection.dialect.name]).scalar_one()
        connection.rollback()
    return str(found)


@contextmanager
def told(engine: Engine) -> Iterator[None]:
    """Put a database's errors into ours."""
    name = name_of(engine.url)
    try:
        yield
    except DBAPIError as err:
        raise _ours(name, err.orig or err) from err
    except msgspec.DecodeError as err:
        raise LedgerDamaged(
            f"{name}: a kept record is damaged ({err}). Put back your last copy, or look with "
            f"`communique info {name} --check` which articles are, and add those again with --again."
        ) from err
    except engine.dialect.loaded_dbapi.Error as err:
        raise _ours(name, err) from err


def name_of(url: URL) -> str:
    """Give a ledger's name as it may be shown: without a password."""
    if url.drivername == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def _ours(name: str, err: BaseException) -> LedgerError:
    words = str(err).strip()
    return _sqlite(name, err, words) if isinstance(err, sqlite3.Error) else _postgres(name, err, words)


def _sqlite(name: str, err: sqlite3.Error, words: str) -> LedgerError:
    code = getattr(err, "sqlite_errorcode", 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return LedgerBusy(
            f"{name}: somebody else is writing to it and did not finish in time. Nothing was changed. "
            "Wait until that run ends, or end it, and try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return LedgerFull(
            f"{name}: no room left on its disk. What was not acknowledged was not written. "
            "Make room, and run the same command again: it goes on where it stopped."
        )
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return LedgerDamaged(
            f"{name} is damaged, or no ledger ({words}). If it is one, put back your last copy, or save what "
            f"can be saved with SQLite's own `.recover`, and check it with `communique info {name} --check`."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return NoLedger(
            f"{name} cannot be opened. Check the name, the folder, and whether you may write there."
        )
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError(f"{name} may not be written to. Ask its owner, or copy it where you may write.")
    if code == sqlite3.SQLITE_IOERR:
        return LedgerError(f"{name}: its disk does not answer ({words}). What was acknowledged stands.")
    return LedgerError(f"{name}: {words}. What was acknowledged stands.")


POSTGRES_CODES: dict[str, tuple[type[LedgerError], str]] = {
    "28P01": (LedgerNotReached, "the password is wrong. Name the right one, or put it into ~/.pgpass."),
    "28000": (LedgerNotReached, "the server does not let this user in. Ask who keeps it."),
    "3D000": (NoLedger, "the server has no such database. Create it first: createdb NAME."),
    "42501": (LedgerError, "this user may not do that. Ask who keeps the server for the right."),
    "53100": (
        LedgerFull,
        "the server's disk is full. Nothing was half-written. Make room, and run it again.",
    ),
    "55P03": (LedgerBusy, "somebody else is writing to it and did not finish in time. Try again later."),
    "40P01": (LedgerBusy, "two writers were in each other's way. Nothing was changed. Try again."),
    "57P01": (LedgerNotReached, "the server was shut down. What was acknowledged stands. Try again later."),
    "XX001": (LedgerDamaged, "the server says that its data are damaged. Ask who keeps it."),
    "XX002": (LedgerDamaged, "the server says that an index is damaged. Ask who keeps it."),
}


def _postgres(name: str, err: BaseException, words: str) -> LedgerError:
    state = getattr(err, "sqlstate", None) or ""
    if state in POSTGRES_CODES:
        kind, advice = POSTGRES_CODES[state]
        return kind(f"{name}: {advice}")
    for part, code in (
        ("password authentication failed", "28P01"),
        ("no password supplied", "28P01"),
        ("no pg_hba.conf entry", "28000"),
        ("role ", "28000"),
        ("database ", "3D000"),
    ):
        if part in words and not state and "FATAL" in words:
            kind, advice = POSTGRES_CODES[code]
            return kind(f"{name}: {advice}")
    first = words.splitlines()[0] if words else type(err).__name__
    if not state or state.startswith(("08", "57")):
        return LedgerNotReached(
            f"{name}: the server does not answer ({first}). What was acknowledged stands. "
            "Check its name and port, and that it runs."
        )
    return LedgerError(f"{name}: {first}. What was acknowledged stands.")
