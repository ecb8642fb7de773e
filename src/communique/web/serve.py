"""A ledger → pages on an address: uvicorn, one process or several."""

import os
import secrets
import sys
from pathlib import Path

from fastapi import FastAPI

from communique.store import open_ledger
from communique.web.app import make_app
from communique.web.site import HOSTS, Settings

LEDGER, TOKEN, HOST = "COMMUNIQUE_LEDGER", "COMMUNIQUE_TOKEN", "COMMUNIQUE_HOST"
"""How the processes that serve are told what, since each begins anew."""
SWITCH = 0.001
"""Seconds after which a page that is made lets one that is kept be given."""
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - recognised, to be warned of


def serve(ledger: str, *, host: str, port: int, edit: bool, workers: int) -> None:
    """Serve a ledger until it is stopped. Raises `LedgerError` where it cannot be opened."""
    import uvicorn  # noqa: PLC0415 - by this command only

    open_ledger(ledger, create=False).close()
    os.environ[LEDGER] = ledger if "://" in ledger else str(Path(ledger).resolve())
    os.environ[HOST] = host
    token = secrets.token_urlsafe(18) if edit else ""
    os.environ[TOKEN] = token
    address = f"http://{'127.0.0.1' if host in EVERYWHERE else host}:{port}"
    sys.stdout.write(f"The ledger is at {address}. Ctrl-C ends it.\n")
    if edit:
        sys.stdout.write(f"To correct it: {address}/edit with the token {token}\n")
    sys.stdout.flush()
    uvicorn.run(
        "communique.web.serve:app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def app() -> FastAPI:
    """Make the application that the environment tells of; for `serve`, and for other servers (ASGI)."""
    host = os.environ.get(HOST, "")
    sys.setswitchinterval(SWITCH)
    settings = Settings(
        token=os.environ.get(TOKEN) or None, hosts=("*",) if host in EVERYWHERE else (*HOSTS, host)
    )
    return make_app(open_ledger(os.environ[LEDGER], create=False), settings)
