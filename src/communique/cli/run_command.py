"""The command that reads many articles into tables."""

from pathlib import Path
from typing import Any

import click

from communique.cli.options import QUIET, takes_inputs
from communique.errors import MissingExtra


@click.command()
@takes_inputs
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write the tables there; a run that was interrupted goes on where it stopped.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many read at once. Default: as many as there are CPUs; with Ray one fewer.",
)
@click.option(
    "--runner",
    type=click.Choice(["processes", "in-process", "ray"]),
    default="processes",
    show_default=True,
    help="Who reads: processes of their own, this one, or Ray, on the cluster that RAY_ADDRESS names.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    metavar="N",
    help="Items that are written together: what an interruption costs at most, per worker.",
)
@click.option("--again", is_flag=True, help="Throw away what the folder holds, and write it anew.")
@QUIET
def run(**options: Any) -> None:  # noqa: ANN401
    """Read many articles into a FOLDER of Parquet tables, in parallel.

    One table a kind of record (articles, parts, dates, entities, mentions, quotes, events, claims, doubts),
    one of the words that they rest on (evidence), and what could not be read (errors). The same inputs give
    the same files, whoever reads them. Needs the extra "frames": pip install "communique[frames]"; Ray needs
    the extra "ray".

    Exit codes: 0 done, 1 some items failed, 2 wrong use, 3 nothing was read, or an extra is not installed.
    """
    try:
        import pyarrow as _  # noqa: F401, ICN001, PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra('tables need the extra "frames": pip install "communique[frames]".') from err
    from communique.cli.running import run_all  # noqa: PLC0415 - late: --help must not load the reader

    click.get_current_context().exit(run_all(**options))
