"""Pages over a small ledger, asked without a network."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.store import Ledger, open_ledger
from communique.web import Settings, make_app
from store.told import HISTORY, LECORNU, article, contact, saying
from store.world import Actor

HOSTILE = "<script>alert('1')</script>{{ 7*7 }}\"' onmouseover=alert(1)"
HERE = "http://localhost"
TOKEN = "a token for tests"  # noqa: S105 - no secret
VILLAIN = Actor(id="L:x", kind="person", state="FRA", given_name=HOSTILE)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "ledger.db"
    hostile = article(
        "hostile",
        "2024-05-04",
        contact("2024-05-04", VILLAIN, LECORNU),
        sayings=(saying(VILLAIN, HOSTILE),),
        headline=HOSTILE,
        agency=HOSTILE,
    )
    with open_ledger(path) as ledger:
        list(ledger.add_all((*HISTORY, hostile)))
    return path


@pytest.fixture(scope="session")
def ledger(told: Path) -> Iterator[Ledger]:
    with open_ledger(told) as opened:
        yield opened


@pytest.fixture(scope="session")
def pages(ledger: Ledger) -> TestClient:
    return TestClient(make_app(ledger), base_url=HERE, follow_redirects=False)


@pytest.fixture
def own(told: Path, tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger of one's own, to be changed."""
    with open_ledger(shutil.copy(told, tmp_path)) as opened:
        yield opened


@pytest.fixture
def editor(own: Ledger) -> TestClient:
    """Give a browser that has shown the token."""
    client = TestClient(make_app(own, Settings(token=TOKEN)), base_url=HERE, follow_redirects=False)
    client.headers["origin"] = HERE
    assert client.post("/edit", data={"token": TOKEN}).status_code == 303
    return client
