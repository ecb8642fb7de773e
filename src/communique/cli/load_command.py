"""The command that puts the tables of `communique run` into a ledger."""

import os
from collections import Counter
from pathlib import Path

import click

from communique.cli.exit_codes import DONE, SOME_FAILED, UNREADABLE
from communique.cli.ledger_commands import LEDGER
from communique.cli.options import QUIET
from communique.errors import MissingExtra


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@LEDGER
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    metavar="N",
    help="Processes that prepare what one more writes. Default: one less than there are cores.",
)
@QUIET
def load(*, folder: Path, ledger: str, workers: int | None, quiet: bool) -> None:
    """Put the tables that `run` wrote into FOLDER into a LEDGER, as `add` would the same articles.

    LEDGER is a file, made if there is none, or postgresql://user@host/name. Only finished shards are loaded;
    what is held already is not loaded again, so that a run which was interrupted goes on where it stopped.
    What was counted as added is kept, whatever happens then. Needs the extra "frames".

    Exit codes: 0 done, 1 some shards could not be read, 2 wrong use, 3 nothing could be read, or not the
    ledger, 4 no shard is finished.
    """
    try:
        import pyarrow as _  # noqa: F401, ICN001, PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra('tables need the extra "frames": pip install "communique[frames]".') from err
    count = workers or max((os.cpu_count() or 2) - 1, 1)
    click.get_current_context().exit(run_load(folder, ledger, workers=count, quiet=quiet))


def run_load(folder: Path, where: str, *, workers: int, quiet: bool = False) -> int:
    """Load a folder; give the exit code. Raises `UsageError`, `NothingToRead`, `LedgerError`."""
    from communique.cli.progress import Progress  # noqa: PLC0415 - late: --help is to be fast
    from communique.intake import Meter  # noqa: PLC0415 - late, as above
    from communique.scale.load import LeftOut, articles_of, finished, load  # noqa: PLC0415 - late, as above
    from communique.store import open_ledger  # noqa: PLC0415 - late, as above

    manifest = finished(folder)
    lines = manifest.lines.values()
    meter = Meter(total=sum(map(articles_of, lines)))
    outcomes: Counter[str] = Counter()
    left_out = articles = 0
    with open_ledger(where) as ledger, Progress(meter, is_wanted=not quiet) as progress:
        for step in load(folder, lines, ledger, workers=workers):
            if isinstance(step, LeftOut):
                click.echo(f"communique: {step.words}", err=True)
                left_out += 1
                articles += step.articles
            else:
                outcomes.update(step.outcomes)
            meter.done = outcomes.total() + articles
            progress.show(outcomes.total(), articles)
    if not quiet:
        click.echo(_told(where, outcomes, left_out, is_whole=manifest.end is not None), err=True)
    if not left_out:
        return DONE
    return SOME_FAILED if outcomes else UNREADABLE


def _told(where: str, outcomes: Counter[str], left_out: int, *, is_whole: bool) -> str:
    """Say what came of it, in one or two sentences."""
    counts = [f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items())]
    if left_out:
        counts.append(f"{left_out} {'shard' if left_out == 1 else 'shards'} left out")
    told = f"{where}: {', '.join(counts) or 'nothing new'}."
    return told if is_whole else f"{told} The run is not at its end yet: load again when it is."
