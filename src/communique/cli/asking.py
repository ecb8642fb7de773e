"""The work of the commands that ask a ledger, or correct it: a question in, an answer printed."""

import sys
from collections.abc import Iterable
from typing import Any

import click
import msgspec

from communique.cli import ledger_words as words
from communique.cli.exit_codes import DONE, NOTHING_FOUND, UNREADABLE
from communique.cli.output import emit
from communique.ledger.rows import Checked, Held, Rows, Said
from communique.records import Verdict
from communique.store import Ledger, open_ledger


def run_last(where: str, a: str, b: str, *, form: str | None, **wanted: Any) -> int:  # noqa: ANN401
    """Answer `communique last`; give the exit code."""
    with _open(where) as ledger:
        answer = ledger.last_contact(a, b, **wanted)
    if _chosen(form) == "text":
        _print(words.last_lines(answer))
    else:
        _print_json(answer)
    return NOTHING_FOUND if answer.last is None and not answer.undated else DONE


def run_between(where: str, a: str, b: str, *, form: str | None, **narrowed: Any) -> int:  # noqa: ANN401
    """Answer `communique between`."""
    with _open(where) as ledger:
        found = ledger.contacts((a, b), **_narrowed(narrowed))
        if _chosen(form) != "text":
            return _print_rows(found, form)
        one, other = ledger.pair(a, b)
        _print(
            words.between_lines(
                (one.name, other.name),
                list(found),
                ledger.rhythm(a, b, level=narrowed["level"]),
                ledger.searched(),
            )
        )
    return DONE if len(found) else NOTHING_FOUND


def run_contacts(where: str, *, form: str | None, **wanted: Any) -> int:  # noqa: ANN401
    """Answer `communique contacts`."""
    with _open(where) as ledger:
        return _events(ledger, ledger.contacts(**_narrowed(wanted)), form)


def run_events(where: str, *, form: str | None, **wanted: Any) -> int:  # noqa: ANN401
    """Answer `communique events`."""
    with _open(where) as ledger:
        return _events(ledger, ledger.events(**_narrowed(wanted)), form)


def _events(ledger: Ledger, found: Rows[Held], form: str | None) -> int:
    if _chosen(form) != "text":
        return _print_rows(found, form)
    _print(line for held in found for line in words.held_lines(held))
    return _closed(ledger, len(found))


def run_quotes(where: str, *, form: str | None, **wanted: Any) -> int:  # noqa: ANN401
    """Answer `communique quotes`."""
    with _open(where) as ledger:
        found: Rows[Said] = ledger.quotes(**_narrowed(wanted))
        if _chosen(form) != "text":
            return _print_rows(found, form)
        _print(line for said in found for line in words.said_lines(said))
        return _closed(ledger, len(found))


def run_claims(where: str, *, form: str | None, **wanted: Any) -> int:  # noqa: ANN401
    """Answer `communique claims`."""
    with _open(where) as ledger:
        found: Rows[Checked] = ledger.claims(**_narrowed(wanted))
        if _chosen(form) != "text":
            return _print_rows(found, form)
        _print(line for checked in found for line in words.checked_lines(checked))
        return _closed(ledger, len(found))


def run_compare(where: str, event: str, *, form: str | None) -> int:
    """Answer `communique compare`."""
    with _open(where) as ledger:
        found = ledger.compare(event)
    if form == "json":
        _print_json(found)
    else:
        _print(words.comparison_lines(found))
    return DONE


def run_why(where: str, known: str) -> int:
    """Answer `communique why`."""
    with _open(where) as ledger:
        click.echo(ledger.why(known))
    return DONE


def run_correct(where: str, about: str, verdict: Verdict, *, who: str, why: str, **more: Any) -> int:  # noqa: ANN401
    """Do what `communique correct` says."""
    with _open(where) as ledger:
        made = ledger.correct(about, verdict, who=who, why=why, **more)
    _print(words.correction_lines([made]))
    return DONE


def run_info(where: str, *, check: bool) -> int:
    """Answer `communique info`."""
    with _open(where) as ledger:
        _print(words.info_lines(ledger.info()))
        faults = ledger.check() if check else ()
    for fault in faults:
        click.echo(f"communique: {fault}", err=True)
    if check and not faults:
        click.echo("All is as it was written.")
    return UNREADABLE if faults else DONE


def _open(where: str) -> Ledger:
    return open_ledger(where, create=False)


def _narrowed(wanted: dict[str, Any]) -> dict[str, Any]:
    return {**wanted, "limit": wanted["limit"] or None}


def _chosen(form: str | None) -> str:
    return form or ("text" if sys.stdout.isatty() else "jsonl")


def _closed(ledger: Ledger, count: int) -> int:
    """Say what was searched, and whether anything was found."""
    click.echo(f"{count} found. {words.searched_words(ledger.searched())}", err=True)
    return DONE if count else NOTHING_FOUND


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(answer: object) -> None:
    emit(msgspec.json.encode(answer) + b"\n")


def _print_rows(found: Rows[Any], form: str | None) -> int:
    for piece in _written(found, _chosen(form)):
        emit(piece)
    return DONE if len(found) else NOTHING_FOUND


def _written(found: Rows[Any], form: str) -> Iterable[bytes]:
    if form == "json":
        return [msgspec.json.encode(list(found)) + b"\n"]
    from communique.exports import FORMATS  # noqa: PLC0415 - for rows only

    return FORMATS[form].pieces(found.table, found)
