"""Options that several commands have."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from communique.languages import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[str]):
    """A day as an option's value, kept as its ISO text."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the day; a wrong one is a usage error."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day. Write it as year-month-day: 2024-04-03.", param, ctx)


def _fields(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> dict[str, str]:
    """Take ``--map text=body`` apart; a wrong one is a usage error."""
    if not pairs:
        return {}
    from communique.intake.rows import FIELDS  # noqa: PLC0415 - late: --help must not load the readers

    named = dict(pair.partition("=")[::2] for pair in pairs)
    for ours, theirs in named.items():
        if ours not in FIELDS or not theirs:
            raise click.BadParameter(
                f"{ours!r} is no field of ours. Write OURS=THEIRS, of {', '.join(FIELDS)}."
            )
    return named


INPUT_OPTIONS = (
    click.argument("inputs", nargs=-1, required=True, metavar="INPUT...|-"),
    click.option(
        "--published",
        type=Day(),
        metavar="DATE",
        help="Day of publication, e.g. 2024-04-03. Over what page, feed and text say.",
    ),
    click.option(
        "--lang",
        "language",
        type=click.Choice(LANGUAGES),
        help="Language of the articles; unnamed, it is found out.",
    ),
    click.option(
        "--encoding", metavar="NAME", help="Encoding of the inputs, e.g. cp1252; unnamed, it is found out."
    ),
    click.option(
        "--from",
        "input_format",
        type=click.Choice(["text", "html", "mhtml", "feed", "jsonl", "csv", "parquet", "warc", "mail"]),
        help="Format of the inputs; unnamed, it is told by their content and name.",
    ),
    click.option(
        "--map",
        "fields",
        multiple=True,
        callback=_fields,
        metavar="OURS=THEIRS",
        help="What a table calls a field: --map text=body --map published=day.",
    ),
    click.option("--allow-private", is_flag=True, help="Fetch addresses of private networks too."),
)
ERRORS = click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write there what could not be read, one JSON object a line.",
)
QUIET = click.option("-q", "--quiet", is_flag=True, help="Errors only, no progress and no closing count.")


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Give what gives a command some options, in that order."""

    def give(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return give


takes_inputs = with_options(*INPUT_OPTIONS)
"""Gives a command the argument and the options that say what is to be read."""
