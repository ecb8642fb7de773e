"""The commands that work on a ledger: their options and exit codes."""

import getpass
from pathlib import Path
from typing import Any, get_args

import click

from communique.cli.options import ERRORS, QUIET, Day, takes_inputs, with_options
from communique.records import ClaimKind, EventType, Level, Stage, Status, Verdict

LEDGER = click.argument("ledger", metavar="LEDGER")
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv", "md", "parquet"]),
    help="text: for reading, default on a terminal; else jsonl. The others: for programs and spreadsheets.",
)
SINCE = click.option("--from", "since", type=Day(), metavar="DATE", help="Only from this day on.")
UNTIL = click.option("--until", type=Day(), metavar="DATE", help="Only up to this day.")
LIMIT = click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, help="How many; 0 for all."
)
LEVEL = click.option("--level", type=click.Choice(get_args(Level)), help="Only contacts of this level.")
BETWEEN = click.option(
    "--between",
    metavar="A,B",
    callback=lambda _context, _option, value: _two(value),
    help='Of these two: "FRA,RUS", "Macron,Putin", "French defence minister,Russia".',
)
OF = click.option("--of", metavar="A", help="In which A took part.")
CHANNEL = click.option(
    "--channel",
    type=click.Choice(["phone", "video", "in_person", "letter", "unspecified"]),
    help="Only through this channel.",
)
NARROWED = (BETWEEN, OF, SINCE, UNTIL, CHANNEL, LEVEL, LIMIT, FORMAT)


def _two(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    one, comma, other = value.partition(",")
    if not comma or not one.strip() or not other.strip():
        raise click.BadParameter(f"{value!r} names not two sides. Write them with a comma between: FRA,RUS.")
    return one.strip(), other.strip()


def _exit(code: int) -> None:
    click.get_current_context().exit(code)


@click.command()
@LEDGER
@takes_inputs
@click.option("--again", is_flag=True, help="Read and keep anew what is held already.")
@click.option(
    "--readings", is_flag=True, help="The inputs are readings, as `read` writes them: nothing is read anew."
)
@ERRORS
@QUIET
def add(*, ledger: str, again: bool, readings: bool, **inputs: Any) -> None:  # noqa: ANN401
    """Read articles into a LEDGER: a file, made if there is none, or postgresql://user@host/name.

    What it holds already is not read again, so that a run which was interrupted goes on where it stopped.
    What was counted as added is kept, whatever happens then.

    Exit codes: those of `read`.
    """
    from communique.cli.adding import run_add  # noqa: PLC0415 - late: --help must not load the readers

    _exit(run_add(ledger, inputs, again=again, readings=readings))


@click.command()
@LEDGER
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--before", type=Day(), metavar="DATE", help="Only what was before this day.")
@LEVEL
@FORMAT
def last(*, ledger: str, a: str, b: str, **wanted: Any) -> None:  # noqa: ANN401
    """Say when A and B last dealt with each other, through which channel, and who says so.

    A and B are persons, offices, states or organisations, in any of our languages: Lecornu, "French defence
    minister", Россия, FRA.

    Exit codes: 0 something is held, 2 wrong use, 3 the ledger cannot be read, 4 nothing is held.
    """
    from communique.cli.asking import run_last  # noqa: PLC0415 - late, as above

    _exit(run_last(ledger, a, b, **wanted))


@click.command()
@LEDGER
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@with_options(SINCE, UNTIL, CHANNEL, LEVEL, LIMIT, FORMAT)
def between(*, ledger: str, a: str, b: str, form: str | None, **narrowed: Any) -> None:  # noqa: ANN401
    """List the contacts of A and B, the latest first, with the pauses between them.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_between  # noqa: PLC0415 - late, as above

    _exit(run_between(ledger, a, b, form=form, **narrowed))


@click.command()
@LEDGER
@with_options(*NARROWED)
@click.option(
    "--stage",
    "stages",
    type=click.Choice(get_args(Stage)),
    multiple=True,
    default=["done"],
    show_default=True,
    help="done, ahead (planned, offered, asked for), undone (denied, called off).",
)
def contacts(*, ledger: str, form: str | None, **wanted: Any) -> None:  # noqa: ANN401
    """List contacts, the latest first.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_contacts  # noqa: PLC0415 - late, as above

    _exit(run_contacts(ledger, form=form, **wanted))


@click.command()
@LEDGER
@with_options(*NARROWED)
@click.option(
    "--type", "types", type=click.Choice(get_args(EventType)), multiple=True, help="Only of this PLOVER type."
)
@click.option(
    "--status", "statuses", type=click.Choice(get_args(Status)), multiple=True, help="Only of this status."
)
def events(*, ledger: str, form: str | None, **wanted: Any) -> None:  # noqa: ANN401
    """List events of any type, the latest first.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_events  # noqa: PLC0415 - late, as above

    _exit(run_events(ledger, form=form, **wanted))


@click.command()
@LEDGER
@click.argument("speaker", required=False)
@click.option("--about", metavar="WORDS", help='With all these words: "Minsk", "Istanbul frieden*".')
@with_options(SINCE, UNTIL, LIMIT, FORMAT)
def quotes(*, ledger: str, form: str | None, **wanted: Any) -> None:  # noqa: ANN401
    """List who said what, the latest first: of a SPEAKER, or of all.

    In --about, "…" holds words together and * stands for the rest of a word; accents and case do not count.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_quotes  # noqa: PLC0415 - late, as above

    _exit(run_quotes(ledger, form=form, **wanted))


@click.command()
@LEDGER
@click.option(
    "--kind", "kinds", type=click.Choice(get_args(ClaimKind)), multiple=True, help="Only of this kind."
)
@with_options(SINCE, UNTIL, LIMIT, FORMAT)
def claims(*, ledger: str, form: str | None, **wanted: Any) -> None:  # noqa: ANN401
    """List what articles say of histories ("first since"), each checked against what is held.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_claims  # noqa: PLC0415 - late, as above

    _exit(run_claims(ledger, form=form, **wanted))


@click.command()
@LEDGER
@click.argument("event", metavar="EVENT")
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="text is the default.")
def compare(*, ledger: str, event: str, form: str | None) -> None:
    """Set side by side what each source tells of an EVENT, by its id, fact by fact.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_compare  # noqa: PLC0415 - late, as above

    _exit(run_compare(ledger, event, form=form))


@click.command()
@LEDGER
@click.argument("known", metavar="ID")
def why(*, ledger: str, known: str) -> None:
    """Explain an event, report, quote, claim or correction, by its ID: rules, words, what was ruled out.

    Exit codes: those of `last`.
    """
    from communique.cli.asking import run_why  # noqa: PLC0415 - late, as above

    _exit(run_why(ledger, known))


@click.command()
@LEDGER
@click.argument("about", metavar="ID")
@click.argument("verdict", type=click.Choice(get_args(Verdict)))
@click.option("--why", "why_", metavar="WORDS", required=True, help="Why.")
@click.option("--who", default=getpass.getuser, metavar="NAME", help="Who says so. Default: the user's name.")
@click.option("--other", metavar="ID", help="merge: the event that is the same.")
@click.option(
    "--field", metavar="NAME", help="edit: date, status, channel, level, type, mode, place, speaker."
)
@click.option("--value", metavar="VALUE", help='edit: what it is, dates as EDTF; "" for not told.')
@click.option("--only", is_flag=True, help="Only this report, not all of its event.")
def correct(*, ledger: str, about: str, verdict: Any, why_: str, who: str, **more: Any) -> None:  # noqa: ANN401
    """Say that a record is right or wrong: its ID, and accept, reject, merge, split, edit or undo.

    Nothing is overwritten: who said what, when and why is kept, and what was said last counts.

    Exit codes: 0 done, 2 wrong use, 3 the ledger cannot be written, 4 nothing has this id.
    """
    from communique.cli.asking import run_correct  # noqa: PLC0415 - late, as above

    _exit(run_correct(ledger, about, verdict, who=who, why=why_, **more))


@click.command()
@LEDGER
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--what",
    type=click.Choice(["events", "contacts", "quotes", "claims", "corrections"]),
    default="events",
    show_default=True,
    help="Which records.",
)
@with_options(BETWEEN, OF, SINCE, UNTIL)
def export(*, ledger: str, file: Path, what: str, **wanted: Any) -> None:  # noqa: ANN401
    """Write records to a FILE, in the format that its name ends with.

    .csv .jsonl .parquet .md for any; .cameo.tsv .polecat.jsonl .ftm.json .ris .atom for events. Corrections
    go to .jsonl, each with its text, as cases to test against.

    Exit codes: 0 done, 2 wrong use, 3 the ledger cannot be read.
    """
    from communique.cli.exporting import run_export  # noqa: PLC0415 - late, as above

    _exit(run_export(ledger, file, what, **wanted))


@click.command()
@LEDGER
@click.option("--check", is_flag=True, help="Look through all of it for damage (minutes for a large one).")
def info(*, ledger: str, check: bool) -> None:
    """Say what a ledger holds.

    Exit codes: 0 done, 2 wrong use, 3 it cannot be read, or --check found damage.
    """
    from communique.cli.asking import run_info  # noqa: PLC0415 - late, as above

    _exit(run_info(ledger, check=check))


COMMANDS = (
    add, last, between, contacts, events, quotes, claims, compare, why, correct, export, info,
)  # fmt: skip
"""All of them, as they are listed."""
