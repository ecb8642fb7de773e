"""Which ending is which format, and that each writes the tables it says."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given

from communique.errors import UsageError
from communique.exports import FORMATS, form_of
from communique.ledger.rows import EVENTS, QUOTES, TABLES
from communique.store import Ledger
from exports.hand import HOSTILE, hostile_held
from generate import ROOT


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("out.csv", "csv"),
        ("/tmp/OUT.Parquet", "parquet"),  # noqa: S108 - a name, no file
        ("out.tsv", "tsv"),
        ("out.cameo.tsv", "cameo"),
        ("out.jsonl", "jsonl"),
        ("out.polecat.jsonl", "polecat"),
        ("out.ftm.json", "ftm"),
        ("out.ris", "ris"),
        ("feed.atom", "atom"),
        ("page.md", "md"),
    ],
)
def test_the_ending_says_the_format(path: str, name: str) -> None:
    assert form_of(path).name == name


@pytest.mark.parametrize("path", ["out", "out.xlsx", "out.json", "csv", ""])
def test_an_unknown_ending_is_answered_with_those_known(path: str) -> None:
    with pytest.raises(UsageError, match=r"\.csv, .*\.ftm\.json"):
        form_of(path)


def test_a_table_that_a_format_cannot_write_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"cannot write quotes\. These can: csv, tsv, jsonl, md, parquet"):
        FORMATS["ris"].pieces(QUOTES, [])


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_its_tables_a_piece_at_a_time(name: str, ledger: Ledger) -> None:
    rows: dict[str, Iterable[object]] = {
        "events": ledger.events(limit=None),
        "quotes": ledger.quotes(limit=None),
        "claims": ledger.claims(limit=None),
    }
    for table in FORMATS[name].tables:
        pieces = FORMATS[name].pieces(TABLES[table], iter(rows[table]))
        assert isinstance(pieces, Iterator)
        assert b"".join(pieces)


@pytest.mark.parametrize("name", FORMATS)
def test_twice_gives_the_same_bytes(name: str, ledger: Ledger) -> None:
    events = ledger.events(limit=None)
    once, again = (b"".join(FORMATS[name].pieces(EVENTS, events)) for _ in range(2))
    assert once == again


@given(HOSTILE)
def test_hostile_text_never_breaks_a_format(words: str) -> None:
    for form in FORMATS.values():
        assert all(isinstance(piece, bytes) for piece in form.pieces(EVENTS, [hostile_held(words)]))


def test_every_ending_is_in_the_documents() -> None:
    page = (ROOT / "docs" / "exports.md").read_text("utf-8")
    assert all(f"`{form.ending}`" in page for form in FORMATS.values())
