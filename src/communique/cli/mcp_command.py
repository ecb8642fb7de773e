"""The command that serves a ledger to programs that speak the Model Context Protocol."""

import signal

import click

from communique.cli.ledger_commands import LEDGER


def _address(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Check the address before all permalinks; a wrong one is a usage error."""
    if not value.lower().startswith(("http://", "https://")):
        raise click.BadParameter(f"{value!r} is no address. Write it as http://127.0.0.1:8000.")
    return value.rstrip("/")


@click.command()
@LEDGER
@click.option(
    "--base",
    default="http://127.0.0.1:8000",
    show_default=True,
    callback=_address,
    metavar="ADDRESS",
    help="What permalinks begin with: where the pages of this ledger are served.",
)
def mcp(*, ledger: str, base: str) -> None:
    """Answer questions to a LEDGER over the Model Context Protocol, on standard input and output.

    Read-only; it runs until its input ends. Needs the extra "mcp": pip install "communique[mcp]".

    Exit codes: 0 its input ended, 2 wrong use, 3 the ledger cannot be read, or the extra is not installed.
    """
    from communique.mcp_server.serve import check_extra, serve  # noqa: PLC0415 - late: --help is to be fast
    from communique.store import open_ledger  # noqa: PLC0415 - late, as above

    check_extra()
    with open_ledger(ledger, create=False) as opened:
        # Ctrl-C ends it at once: there is nothing to save, and Python's own way waits for a line of input.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        serve(opened, base)
