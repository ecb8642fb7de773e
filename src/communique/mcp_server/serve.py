"""Starts the server; the protocol's library is an extra and loaded only here."""

from communique.errors import MissingExtra
from communique.store import Ledger


def serve(ledger: Ledger, base: str) -> None:
    """Answer on standard input and output until that closes; ``base`` is the address before all paths.

    Raises `MissingExtra`.
    """
    check_extra()
    from communique.mcp_server.wiring import wired  # noqa: PLC0415 - needs the extra

    wired(ledger, base).run()


def check_extra() -> None:
    """Say if the protocol's library is missing. Raises `MissingExtra`."""
    try:
        import mcp.server.mcpserver  # noqa: F401, PLC0415 - an extra, asked for only by those who use it
    except ImportError as err:
        raise MissingExtra('this server needs the extra "mcp": pip install "communique[mcp]".') from err
