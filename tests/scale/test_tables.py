"""Readings go into tables and come out again as they were."""

from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.articles import examples
from communique import Reader
from communique.article import read_article
from communique.errors import InputError
from communique.records import Casualties, Reading, Span
from communique.scale.tables import KINDS, RECORDS, Kind, Tables, readings_of, tables_of
from events import quality as events
from quotes import quality as quotes

GOLD = Path(__file__).parent.parent
NUMBERS = st.integers(-(2**63), 2**63 - 1)
SPANS = st.builds(Span, start=st.integers(0, 50), end=st.integers(0, 50))
HARMED = st.builds(Casualties, min=st.none() | NUMBERS, max=st.none() | NUMBERS, span=SPANS)
st.register_type_strategy(Span, SPANS)
st.register_type_strategy(Casualties, HARMED)


BARE = Reading(
    article=read_article("Minister telefonieren\n\nSie sprachen am Mittwoch.", language="de")[0],
    dates=(),
    entities=(),
    mentions=(),
    quotes=(),
    events=(),
    claims=(),
    doubts=(),
)


def through_files(tables: Tables) -> Tables:
    """Write tables as Parquet and read them."""
    files = {name: BytesIO() for name in tables}
    for name, table in tables.items():
        pq.write_table(table, files[name])
    return {name: pq.read_table(file) for name, file in files.items()}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """Our examples, and texts in which events and quotes are marked."""
    reader = Reader()
    told = [one for name in ("de", "en", "fr") for one in events.texts(GOLD / "events/gold" / f"{name}.toml")]
    said = [one for name in ("es", "ru", "uk") for one in quotes.texts(GOLD / "quotes/gold" / f"{name}.toml")]
    return [
        *(example.read() for example in examples()),
        *(reader(one.text, published=one.published) for one in told[::10]),
        *(reader(one.text, published=one.published) for one in said[::20]),
    ]


def test_readings_come_out_of_files_as_they_went_in(readings: list[Reading]) -> None:
    tables = through_files(tables_of(enumerate(readings, 7)))
    assert list(readings_of(tables)) == readings
    assert all(tables[kind.name].num_rows for kind in KINDS)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=25)
def test_any_record_comes_out_as_it_went_in(kind: Kind, data: st.DataObject) -> None:
    records: Any = data.draw(st.lists(st.from_type(kind.record), max_size=3).map(tuple))
    reading = replace(BARE, **{kind.name: records})
    assert list(readings_of(through_files(tables_of([(0, BARE), (1, reading)])))) == [BARE, reading]


def test_one_text_that_stands_there_twice_stays_two(readings: list[Reading]) -> None:
    tables = tables_of([(3, readings[0]), (5, readings[0])])
    assert tables["articles"]["item"].to_pylist() == [3, 5]
    assert list(readings_of(tables)) == [readings[0], readings[0]]


def test_no_reading_is_a_table_too() -> None:
    assert list(readings_of(through_files(tables_of([])))) == []


def test_evidence_has_the_exact_words(readings: list[Reading]) -> None:
    rows = tables_of(enumerate(readings))["evidence"].to_pylist()
    for row in rows:
        reading = readings[row["item"]]
        record = getattr(reading, row["table"])[row["number"]]
        assert (record.id, reading.article.id) == (row["record"], row["article"])
        assert row["words"] == reading.article.text[row["start"] : row["end"]]
    grounded = (record for reading in readings for kind in RECORDS for record in kind.of(reading))
    assert len(rows) == sum(len(getattr(record, "evidence", ())) for record in grounded)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_a_table_has_every_field_of_its_record(kind: Kind) -> None:
    columns = kind.schema.names
    assert columns[:2] == ["item", "article"]
    assert {field.name for field in fields(kind.record)} - {"evidence"} == set(columns[2:])


SPOILED: dict[str, tuple[Callable[[Tables], Tables], str]] = {
    "missing": (
        lambda tables: {name: tables[name] for name in tables if name != "dates"},
        "no table 'dates'",
    ),
    "columns": (lambda tables: {**tables, "parts": tables["parts"].drop_columns(["role"])}, "other columns"),
    "strays": (lambda tables: {**tables, "articles": tables["articles"].slice(1)}, "article 0, which is not"),
    "twice": (
        lambda tables: {**tables, "articles": pa.concat_tables([tables["articles"]] * 2)},
        "more than one run",
    ),
}


@pytest.mark.parametrize("name", SPOILED)
def test_tables_that_do_not_belong_together_are_refused(name: str, readings: list[Reading]) -> None:
    spoil, words = SPOILED[name]
    with pytest.raises(InputError, match=words):
        list(readings_of(spoil(tables_of(enumerate(readings[:2])))))


def test_what_no_table_can_hold_is_an_error(readings: list[Reading]) -> None:
    article = replace(readings[0].article, text="Ein halbes Zeichen: \ud800")
    with pytest.raises(UnicodeEncodeError):
        tables_of([(0, replace(readings[0], article=article))])
