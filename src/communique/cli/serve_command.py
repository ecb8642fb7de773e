"""The command that shows a ledger as pages."""

from typing import Any

import click

from communique.cli.ledger_commands import LEDGER
from communique.errors import MissingExtra


@click.command()
@LEDGER
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where it listens. Others reach it only under another address than the default, 0.0.0.0 for all.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On which port.")
@click.option(
    "--edit", is_flag=True, help="Let whoever has the token that is printed say what is right and wrong."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that answer. Two where there are cores for them, one with --edit, if you do not say.",
)
def serve(**options: Any) -> None:  # noqa: ANN401
    """Show a LEDGER as pages: when two sides last spoke, articles with their words, accounts side by side.

    Read-only unless --edit. Needs the extra "web": pip install "communique[web]".

    Exit codes: 0 it was stopped, 2 wrong use, 3 the ledger cannot be read, or the extra is not installed.
    """
    try:
        from communique.web.serve import serve as run  # noqa: PLC0415 - late: --help is to be fast
    except ImportError as err:
        raise MissingExtra('pages need the extra "web": pip install "communique[web]".') from err
    run(**options)
