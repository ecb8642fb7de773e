"""Ledgers to open pages of, and a server of them in a thread."""

import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from articles.articles import examples
from communique.store import open_ledger
from communique.web import Settings, make_app

PATIENCE = 20
"""Seconds in which a server has to answer."""


def examples_ledger(folder: Path) -> Path:
    """Make a ledger of the example articles."""
    path = folder / "examples.db"
    with open_ledger(path) as ledger:
        list(ledger.add_all(example.read() for example in examples()))
    return path


def copied(path: Path, name: str) -> Path:
    """Copy a ledger that is closed, to change it."""
    return Path(shutil.copy(path, path.with_name(name)))


@contextmanager
def served(path: Path, token: str | None = None) -> Iterator[str]:
    """Serve the pages of a ledger on this machine only; give their address."""
    with open_ledger(path, create=False) as ledger, _listening() as port:
        app = make_app(ledger, Settings(token=token))
        config = uvicorn.Config(app, log_level="critical", access_log=False, ws="none", lifespan="off")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, args=([port],), daemon=True)
        thread.start()
        begin = time.monotonic()
        while not server.started:
            if time.monotonic() > begin + PATIENCE:
                raise TimeoutError
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def _listening() -> Iterator[socket.socket]:
    """Listen on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        yield made
