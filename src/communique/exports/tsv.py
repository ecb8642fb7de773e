"""Rows of an export as tab-separated lines, a head line first; what is not told is an empty cell."""

from collections.abc import Iterable, Iterator, Mapping

from communique.exports.cameo import cameo_actor, cameo_rows
from communique.exports.plover import plover_rows
from communique.records import Reading

COLUMNS = {
    "plover": (
        "event_date", "report_date", "type", "mode", "contexts", "status", "actors", "recipients", "event",
    ),
    "cameo": ("event_date", "report_date", "source", "target", "code", "event"),
}  # fmt: skip
HEADS: Mapping[str, str] = {form: "\t".join(columns) + "\n" for form, columns in COLUMNS.items()}
"""The head line of each export."""


def tsv_lines(reading: Reading, form: str) -> Iterator[str]:
    """Give the rows of a reading in a form, ``plover`` or ``cameo``, each with its line's end."""
    rows = _plover(reading) if form == "plover" else _cameo(reading)
    yield from ("\t".join(cell or "" for cell in row) + "\n" for row in rows)


def _plover(reading: Reading) -> Iterator[Iterable[str | None]]:
    for row in plover_rows(reading):
        sides = (";".join(dict.fromkeys(map(cameo_actor, side))) for side in (row.actors, row.recipients))
        yield (
            row.date,
            row.reported,
            row.type,
            row.mode,
            ";".join(row.contexts),
            row.status,
            *sides,
            row.event,
        )


def _cameo(reading: Reading) -> Iterator[Iterable[str | None]]:
    for row in cameo_rows(reading):
        yield (row.date, row.reported, row.source, row.target, row.code, row.event)
