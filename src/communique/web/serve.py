"""A ledger → pages on an address: uvicorn, one process or several."""

import gc
import os
import secrets
import socket
import sys
from asyncio import Transport
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from communique.errors import UsageError
from communique.store import open_ledger
from communique.web.app import make_app
from communique.web.site import HOSTS, Settings

LEDGER, TOKEN, HOST = "COMMUNIQUE_LEDGER", "COMMUNIQUE_TOKEN", "COMMUNIQUE_HOST"
"""How the processes that serve are told what, since each begins anew."""
SWITCH = 0.001
"""Seconds after which a page that is made lets one that is kept be given."""
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - recognised, to be warned of


def serve(ledger: str, *, host: str, port: int, edit: bool, workers: int | None) -> None:
    """Serve a ledger until it is stopped, by so many processes, or as many as is usual.

    Raises `LedgerError` where it cannot be opened, `UsageError` where one cannot listen at that address.
    """
    open_ledger(ledger, create=False).close()
    _check_address(host, port)
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
        http=Prompt,
        host=host,
        port=port,
        workers=workers or usual_workers(cores=os.cpu_count() or 1, edit=edit),
        log_level="warning",
        access_log=False,
        server_header=False,
    )


class Prompt(AutoHTTPProtocol):  # type: ignore[misc,valid-type] # one of uvicorn's two, whichever is installed
    """Sends the head and the body of an answer at once.

    Without this the system keeps back the body, by 40 ms, until the browser's machine has said that the head
    is there (Nagle's algorithm): asyncio switches that off, but not for a socket that processes share.
    """

    def connection_made(self, transport: Transport) -> None:
        """Begin to answer a browser."""
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)


def _check_address(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as err:
        raise UsageError(
            f"{host}:{port}: nothing can listen there ({err.strerror}). If something does already, end it or "
            f"choose another port, such as --port {port + 1}. If it is no address of this machine, choose "
            "another with --host."
        ) from err


ENOUGH = 2
"""Processes that answer where nobody says how many: while one makes a long page or reads a pasted text, the
other answers. Each takes some 90 MB, so that more are for whoever expects a crowd."""


def usual_workers(*, cores: int, edit: bool) -> int:
    """Say how many processes answer: one for those few who judge, whose pages are all made anew."""
    return 1 if edit else min(cores, ENOUGH)


def app() -> FastAPI:
    """Make the application that the environment tells of; for `serve`, and for other servers (ASGI)."""
    host = os.environ.get(HOST, "")
    sys.setswitchinterval(SWITCH)
    settings = Settings(
        token=os.environ.get(TOKEN) or None, hosts=("*",) if host in EVERYWHERE else (*HOSTS, host)
    )
    made = make_app(open_ledger(os.environ[LEDGER], create=False), settings)
    gc.collect()
    gc.freeze()  # the knowledge base and the templates stay: no page waits until they are looked through
    return made
