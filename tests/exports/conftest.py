"""A small ledger of our example articles, and records made by hand for what no article holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique import Reader
from communique.store import Ledger, open_ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    reader = Reader("de")
    with open_ledger(tmp_path_factory.mktemp("ledger") / "examples.db") as opened:
        for path in sorted(EXAMPLES.glob("*.txt")):
            address = f"https://example.org/news/{path.stem}?a=1&b=2"
            opened.add(reader(path.read_text("utf-8"), published="2024-04-04", url=address))
        yield opened
