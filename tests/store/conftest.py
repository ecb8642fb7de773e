"""Ledgers to test with: a file of SQLite, and a database of a PostgreSQL server of our own."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from communique.records import Reading
from communique.store import Ledger, open_ledger
from store.adder import Adders
from store.contents import copy
from store.generated import readings
from store.postgres import MISSING, Server, programs, server
from store.told import HISTORY


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and how to mend that."""
    if programs() is None:
        terminalreporter.write_line(f"tests/store: {MISSING}", yellow=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a server while the tests run."""
    if programs() is None:
        pytest.skip(MISSING)
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def bare(postgres: Server) -> str:
    """Give a database without tables, to be left so."""
    return postgres.fresh()


@pytest.fixture(scope="session")
def cleared(postgres: Server) -> str:
    """Give a database of a ledger that holds nothing, to be left so."""
    url = postgres.fresh()
    open_ledger(url).close()
    return url


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Name one after the other of the two databases."""
    return str(request.param)


@pytest.fixture
def empty(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """Give where a ledger can be made."""
    if database == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    running: Server = request.getfixturevalue("postgres")
    url: str = request.getfixturevalue("bare")
    yield url
    running.bare(url)


@pytest.fixture
def where(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """Give where a ledger is that holds nothing, or, of a file, can be made."""
    if database == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    running: Server = request.getfixturevalue("postgres")
    url: str = request.getfixturevalue("cleared")
    yield url
    running.clear(url)


@pytest.fixture(scope="session")
def history(request: pytest.FixtureRequest, database: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give where a ledger is that holds `HISTORY`, not to be changed."""
    if database == "sqlite":
        where = str(tmp_path_factory.mktemp("history") / "ledger.db")
    else:
        where = request.getfixturevalue("postgres").fresh()
    with open_ledger(where) as ledger:
        list(ledger.add_all(HISTORY))
    return where


@pytest.fixture
def copied(history: str, database: str, where: str) -> str:
    """Give where a ledger is that holds `HISTORY`."""
    if database == "sqlite":
        return str(shutil.copy(history, where))
    copy(history, where)
    return where


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """Open a ledger that holds nothing."""
    with open_ledger(where) as opened:
        yield opened


@pytest.fixture(scope="session")
def some() -> Sequence[Reading]:
    """Give readings of some days: copies, vague and undated reports, look-alikes of one day."""
    return tuple(readings(24, seed=7, years=0.01))


@pytest.fixture(scope="session")
def few(some: Sequence[Reading]) -> Sequence[Reading]:
    """Give the first of them, where more would tell no more."""
    return some[:10]


@pytest.fixture(scope="session")
def whole(some: Sequence[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a file to which all of them were added at once. Copy it to change it."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    with open_ledger(path) as ledger:
        list(ledger.add_all(some))
    return path


@pytest.fixture(scope="session")
def adders() -> Iterator[Adders]:
    """Keep a process warm that starts those who add."""
    with Adders() as ready:
        yield ready
