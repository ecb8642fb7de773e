"""Pages in a real browser: over a ledger of the examples to look at, and over copies of it to be judged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from web.browser.chromium import MISSING, Browser, browser, programs
from web.browser.pages import pages
from web.browser.served import copied, examples_ledger, served
from web.browser.steps import TOKEN, watched


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, and how to mend that."""
    if programs() is None:
        terminalreporter.write_line(f"tests/web/browser: {MISSING}", yellow=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run a browser while the tests run."""
    if programs() is None:
        pytest.skip(MISSING)
    with browser() as running:
        yield running


@pytest.fixture(scope="session")
def examples(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a ledger of the examples, not to be changed."""
    return examples_ledger(tmp_path_factory.mktemp("browser"))


@pytest.fixture(scope="session")
def shown(examples: Path) -> Iterator[str]:
    """Serve it read-only."""
    with served(examples) as base:
        yield base


@pytest.fixture(scope="session")
def known(examples: Path) -> dict[str, str]:
    """Give its pages: a path of each kind."""
    return pages(examples)


@pytest.fixture(scope="session")
def judged(examples: Path) -> Iterator[str]:
    """Serve a copy of it to whoever has the token. Each test judges another report."""
    with served(copied(examples, "judged.db"), TOKEN) as base:
        yield base


@pytest.fixture
def reader(chromium: Browser, shown: str) -> Iterator[Browser]:
    """Give a browser that remembers nothing, at pages that are read-only."""
    yield from watched(chromium, shown)


@pytest.fixture
def editor(chromium: Browser, judged: str) -> Iterator[Browser]:
    """Give a browser that remembers nothing, at pages that take the token."""
    yield from watched(chromium, judged)
