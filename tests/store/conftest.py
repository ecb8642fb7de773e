"""Ledgers to test with: a file of SQLite, and a database of a PostgreSQL server of our own."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from communique.records import Reading
from communique.store import Ledger, open_ledger
from communique.store.engine import is_server
from store.adder import Adders
from store.generated import readings
from store.postgres import MISSING, Server, programs, server
from store.told import HISTORY


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a server while the tests run."""
    if programs() is None:
        pytest.skip(MISSING)
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def template(postgres: Server) -> str:
    """Give the name of a ledger that holds nothing: its like is made sooner than the next one."""
    return postgres.template()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """Name one after the other of the two databases."""
    return str(request.param)


@pytest.fixture
def empty(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """Give where a ledger can be made."""
    yield from _place(request, database, tmp_path, "template1")


@pytest.fixture
def where(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """Give where a ledger is that holds nothing, or, of a file, can be made."""
    yield from _place(request, database, tmp_path, "template")


@pytest.fixture(scope="session")
def history(
    request: pytest.FixtureRequest, database: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Give where a ledger is that holds `HISTORY`, to be copied."""
    for where in _place(request, database, tmp_path_factory.mktemp("history"), "template"):
        with open_ledger(where) as ledger:
            list(ledger.add_all(HISTORY))
        yield where


@pytest.fixture
def copied(request: pytest.FixtureRequest, history: str, tmp_path: Path) -> Iterator[str]:
    """Give where a ledger is that holds `HISTORY`."""
    yield from _copy(request, history, tmp_path)


@pytest.fixture(scope="module")
def asked(
    request: pytest.FixtureRequest, history: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    """Open a ledger that holds `HISTORY`, not to be changed."""
    for where in _copy(request, history, tmp_path_factory.mktemp("asked")):
        with open_ledger(where) as ledger:
            yield ledger


def _copy(request: pytest.FixtureRequest, where: str, folder: Path) -> Iterator[str]:
    """Copy a ledger that nobody has open."""
    if not is_server(where):
        yield str(shutil.copy(where, folder))
        return
    running: Server = request.getfixturevalue("postgres")
    url = running.fresh(where.rpartition("/")[2])
    yield url
    running.drop(url)


def _place(request: pytest.FixtureRequest, database: str, folder: Path, template: str) -> Iterator[str]:
    if database == "sqlite":
        yield str(folder / "ledger.db")
        return
    running: Server = request.getfixturevalue("postgres")
    if template == "template":
        template = request.getfixturevalue("template")
    url = running.fresh(template)
    yield url
    running.drop(url)


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
