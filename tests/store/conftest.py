"""Ledgers to test with: a file of SQLite, and a database of a PostgreSQL server of our own."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from communique.records import Reading
from communique.store import Ledger, open_ledger
from store.generated import readings
from store.postgres import MISSING, Server, programs, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """Run a server while the tests run."""
    if programs() is None:
        pytest.skip(MISSING)
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give where an empty ledger can be made."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
        return
    running: Server = request.getfixturevalue("postgres")
    url = running.fresh()
    yield url
    running.drop(url)


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """Open a new ledger."""
    with open_ledger(where) as opened:
        yield opened


@pytest.fixture(scope="session")
def some() -> Sequence[Reading]:
    """Give readings of a fortnight: copies, vague and undated reports, look-alikes of one day."""
    return tuple(readings(60, seed=7, years=0.04))
