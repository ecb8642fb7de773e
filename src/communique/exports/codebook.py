"""The codebook: what every column says, as a page to read and as a Data Package for programs."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from communique.exports.dyads import DYADS
from communique.exports.flat import in_markdown
from communique.ledger.claims import Verdict
from communique.ledger.rows import TABLES, Column, Table
from communique.records import (
    Channel,
    ClaimKind,
    CueClass,
    EventType,
    Known,
    Language,
    Level,
    QuoteType,
    Status,
)

EVERY_TABLE = (*TABLES.values(), DYADS)
FILES = {"dyads": "events.cameo.tsv"}
"""Files that do not have the name of their table."""
KEYS = {"dyads": ["event_id", "source", "target"]}
"""What tells the rows of a table apart, where it is not the id."""

VALUES: Mapping[tuple[str, str], Any] = {
    ("events", "type"): EventType,
    ("events", "status"): Status,
    ("events", "known"): Known,
    ("events", "channel"): Channel,
    ("events", "level"): Level,
    ("events", "language"): Language,
    ("quotes", "type"): QuoteType,
    ("quotes", "cue_class"): CueClass,
    ("quotes", "language"): Language,
    ("claims", "kind"): ClaimKind,
    ("claims", "level"): Level,
    ("claims", "verdict"): Verdict,
    ("claims", "language"): Language,
}
"""The closed sets of values, by table and column."""


def codebook_page() -> str:
    """Write the codebook as Markdown."""
    head = (
        "# Codebook\n\nWritten by `make readme` from the tables of `src/communique/ledger/rows.py`; "
        "[codebook.json](codebook.json) says the same to programs, [exports.md](exports.md) which files "
        "there are. An empty cell is not told. Several values in one cell stand between semicolons.\n"
    )
    return head + "".join(f"\n{_section(table)}" for table in EVERY_TABLE)


def codebook_json() -> str:
    """Write the codebook as a Data Package with the Table Schema of each table."""
    package = {
        "profile": "tabular-data-package",
        "name": "communique-ledger",
        "title": "What a ledger of Communiqué holds",
        "resources": [_resource(table) for table in EVERY_TABLE],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def values_of(table: Table[Any], column: Column[Any]) -> tuple[str, ...]:
    """Give the values that a column may have, none where any may stand."""
    return get_args(VALUES.get((table.name, column.name)))


def _section(table: Table[Any]) -> str:
    rows = "".join(
        f"| `{column.name}` | {column.kind} | {in_markdown(column.words)} | {_values(table, column)} |\n"
        for column in table.columns
    )
    head = "| column | type | what it says | one of |\n|---|---|---|---|\n"
    return f"## {table.name}\n{table.words}\n\n{head}{rows}"


def _values(table: Table[Any], column: Column[Any]) -> str:
    return " ".join(f"`{value}`" for value in values_of(table, column))


def _resource(table: Table[Any]) -> dict[str, Any]:
    file = FILES.get(table.name, f"{table.name}.csv")
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file,
        "format": file.rpartition(".")[2],
        "encoding": "utf-8",
        "dialect": {"delimiter": "\t" if file.endswith(".tsv") else ","},
        "description": table.words,
        "schema": {
            "fields": [dict(_field(table, column)) for column in table.columns],
            "missingValues": [""],
            "primaryKey": KEYS.get(table.name, "id"),
        },
    }


def _field(table: Table[Any], column: Column[Any]) -> Iterator[tuple[str, Any]]:
    yield "name", column.name
    yield "type", column.kind
    yield "description", column.words
    if values := values_of(table, column):
        yield "constraints", {"enum": list(values)}
