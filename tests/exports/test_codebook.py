"""The codebook says every column, and is fresh."""

import json
from typing import TYPE_CHECKING, Any

from communique.exports.codebook import EVERY_TABLE, VALUES, codebook_json, codebook_page, values_of
from communique.store import Ledger
from generate import ROOT

if TYPE_CHECKING:
    from communique.ledger.rows import Table


def test_the_page_and_the_package_are_fresh() -> None:
    assert (ROOT / "docs" / "codebook.md").read_text("utf-8") == codebook_page(), "make readme"
    assert (ROOT / "docs" / "codebook.json").read_text("utf-8") == codebook_json(), "make readme"


def test_every_column_is_described() -> None:
    page, package = codebook_page(), json.loads(codebook_json())
    for table, resource in zip(EVERY_TABLE, package["resources"], strict=True):
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert f"## {table.name}\n" in page
        assert list(fields) == [column.name for column in table.columns]
        assert all(fields[column.name]["description"] == column.words for column in table.columns)
        assert all(f"| `{column.name}` | {column.kind} | " in page for column in table.columns)
        key = resource["schema"]["primaryKey"]
        assert {key} <= fields.keys() if isinstance(key, str) else set(key) <= fields.keys()


def test_closed_sets_are_of_columns_that_exist() -> None:
    columns = {(table.name, column.name) for table in EVERY_TABLE for column in table.columns}
    assert set(VALUES) <= columns


def test_a_ledger_holds_no_other_values(ledger: Ledger) -> None:
    for rows in (ledger.events(limit=None), ledger.quotes(limit=None), ledger.claims(limit=None)):
        table: Table[Any] = rows.table
        for column in table.columns:
            if allowed := values_of(table, column):
                assert {row[column.name] for row in rows.rows()} <= {*allowed, None}
