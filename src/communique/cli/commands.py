"""The commands, their options and their exit codes."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from communique import __version__
from communique.cli.exit_codes import DONE, INTERRUPTED, exit_code
from communique.cli.ledger_commands import COMMANDS
from communique.cli.load_command import load
from communique.cli.mcp_command import mcp
from communique.cli.options import ERRORS, QUIET, Day, takes_inputs
from communique.cli.output import ClosedPipe, Format, emit
from communique.cli.run_command import run
from communique.cli.serve_command import serve
from communique.errors import CommuniqueError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="communique %(version)s")
def commands() -> None:
    """Read the news and keep the record of diplomacy: who dealt with whom, who said what."""


@commands.command()
@takes_inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "text", "plover", "cameo"]),
    help="json: one object. jsonl: one line an article. text: a card, default on a terminal; else jsonl. "
    "plover, cameo: events as tab-separated rows.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write jsonl there; a run that was interrupted goes on where it stopped.",
)
@ERRORS
@click.option("--why", is_flag=True, help="On a card, say of each event by which rule and words it is there.")
@QUIET
def read(*, form: Format | None, out: Path | None, why: bool, **read: Any) -> None:  # noqa: ANN401
    """Read articles and print their records.

    An INPUT is a file, a folder, an address (http, https), or - for standard input: plain text, saved pages
    (HTML, MHTML), feeds (RSS, Atom), tables (JSONL, CSV, Parquet), mails and WARC archives; each may be
    packed (.gz).

    Exit codes: 0 done, 1 some of several inputs failed, 2 wrong use, 3 input unreadable, 4 no article in it.
    """
    is_shown = out is None and sys.stdout.isatty()
    chosen: Format = form or ("text" if is_shown else "jsonl")
    count = len(read["inputs"])
    if chosen == "json" and count > 1:
        raise click.UsageError(
            f"json is one object for one input, and there are {count}: use --format jsonl."
        )
    if out is not None and chosen != "jsonl":
        raise click.UsageError(f"--out holds jsonl, which can be gone on with: for {chosen}, use > FILE.")
    from communique.cli.reading import Job  # noqa: PLC0415 - late: --help must not load the reader
    from communique.cli.reading import run as run_read  # noqa: PLC0415 - as above

    if why and chosen != "text":
        raise click.UsageError(
            "--why is for cards: use --format text; the other formats hold all of it anyway."
        )
    job = Job(form=chosen, out=out, why=why, **read)
    click.get_current_context().exit(run_read(job))


@commands.command()
@takes_inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text: stories of more than one report. jsonl: one line a story, all of them.",
)
@ERRORS
@QUIET
def stories(**read: Any) -> None:  # noqa: ANN401
    """Read articles and say which of them tell one story, and how many independent sources it has.

    Copies of one text, cut and edited ones too, count as one source; so do translations of it. Accounts in
    other words and in other languages are told by who is named, the days and the numbers, and by sentence
    vectors where the extra "vectors" is installed.

    Exit codes: those of `read`.
    """
    from communique.cli.reading import Job  # noqa: PLC0415 - late, as above
    from communique.cli.stories import run_stories  # noqa: PLC0415 - late, as above

    click.get_current_context().exit(run_stories(Job(**read)))


@commands.command()
@click.argument("name")
@click.option("--on", type=Day(), metavar="DATE", help="Only what they held on this day, e.g. 2024-04-03.")
def who(*, name: str, on: str | None) -> None:
    """Say which office holders have a NAME, or a surname, and what they held when.

    Exit codes: 0 found, 2 wrong use, 4 nobody of that name is known.
    """
    from communique.cli.who import who as answer  # noqa: PLC0415 - late, as above

    _say(answer(name, on))


@commands.group()
def kb() -> None:
    """Compile and check the knowledge base: states, people, offices, and what they are called."""


FOLDERS = click.argument(
    "folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="[FOLDER]..."
)


@kb.command("build")
@FOLDERS
@click.option("--out", type=click.Path(path_type=Path), help="File to write. Default: the package's own.")
def kb_build(*, folders: tuple[Path, ...], out: Path | None) -> None:
    """Compile the tables, and those in FOLDERs over them, into one file.

    Exit codes: 0 done, 2 wrong use, 3 a table is wrong, and every fault is named.
    """
    from communique.cli.kb import build  # noqa: PLC0415 - late, as above

    _say(build(out, folders))


@kb.command("check")
@FOLDERS
def kb_check(*, folders: tuple[Path, ...]) -> None:
    """Say what is wrong with the tables, with those in FOLDERs over them, or what they cover.

    Exit codes: 0 all is well, 2 wrong use, 3 a table is wrong.
    """
    from communique.cli.kb import check  # noqa: PLC0415 - late, as above

    _say(check(folders))


@kb.command("gaps")
@click.option("--since", type=Day(), default="2014-01-01", show_default=True, help="From this day on.")
def kb_gaps(*, since: str) -> None:
    """List the times for which a state's top offices have no holder in the tables."""
    from communique.cli.kb import gaps  # noqa: PLC0415 - late, as above

    _say(gaps(since))


@kb.command("wikidata")
@click.argument("role")
@click.argument("source", required=False)
@click.option("--since", type=Day(), default="2014-01-01", show_default=True, help="Terms that end after it.")
def kb_wikidata(*, role: str, source: str | None, since: str) -> None:
    """Propose additions to the tables from Wikidata (CC0) for an office, e.g. minister.foreign.

    SOURCE is a file with the answer (SPARQL results as JSON) or the address of an endpoint, which is asked;
    without it the query is printed. Nothing is written.

    Exit codes: 0 done, 2 wrong use, 3 no answer.
    """
    from communique.cli.kb import wikidata  # noqa: PLC0415 - late, as above

    _say(wikidata(source, role, since))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


@commands.command()
def schema() -> None:
    """Print the JSON Schema of what `read` prints as JSON."""
    import json  # noqa: PLC0415 - late, as above

    from communique.schema import json_schema  # noqa: PLC0415 - late, as above

    emit(json.dumps(json_schema(), ensure_ascii=False, indent=2).encode() + b"\n")


for command in (*COMMANDS, run, load, serve, mcp):
    commands.add_command(command)


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; no error leaves as a traceback."""
    _be_printable()
    try:
        code = commands.main(
            args=None if args is None else list(args), prog_name="communique", standalone_mode=False
        )
        code = code or DONE
        sys.stdout.flush()
    except click.ClickException as err:
        err.show()
        code = err.exit_code
    except click.Abort:
        code = INTERRUPTED
    except CommuniqueError as err:
        click.echo(f"communique: {err}", err=True)
        code = exit_code(err)
    except (ClosedPipe, BrokenPipeError):
        code = _closed_pipe()
    sys.exit(code)


def _closed_pipe() -> int:
    """Let Python's flush at exit succeed: whoever read our output has seen enough (``| head``)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _be_printable() -> None:
    """Let a terminal without a character show another instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
