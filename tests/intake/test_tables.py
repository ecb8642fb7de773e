"""JSONL, CSV and Parquet: which field is the text, and one bad row among good ones."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.errors import InputError
from communique.intake import Fault, Source, Told
from communique.intake.csv_rows import read_csv
from communique.intake.jsonl import read_jsonl
from communique.intake.parquet import read_parquet
from communique.intake.source import MOST_BYTES
from communique.reader import Reader
from intake.samples import ROWS, jsonl, table

TEXT = "Die Minister berieten am Mittwoch in Riga."


def items(read: Callable[..., Any], data: bytes, **told: Any) -> list[Source | Fault]:  # noqa: ANN401 - as Told has
    return list(read(io.BytesIO(data), Told(name="rows", **told)))


def rows(*objects: object, **told: Any) -> list[Source | Fault]:  # noqa: ANN401 - as Told has
    return items(read_jsonl, jsonl(objects), **told)


def one(*objects: object, **told: Any) -> Source:  # noqa: ANN401 - as Told has
    (source,) = rows(*objects, **told)
    assert isinstance(source, Source), source.words
    return source


def faults(found: list[Source | Fault]) -> list[str]:
    return [item.words for item in found if isinstance(item, Fault)]


@pytest.mark.parametrize(
    "read", [(read_jsonl, jsonl()), (read_csv, table()), (read_csv, table(";"))], ids=["jsonl", "csv", ";"]
)
def test_well_known_fields_are_found(read: tuple[Callable[..., Any], bytes]) -> None:
    first, second = items(*read)
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert first.text == f"{ROWS[0]['title']}\n\n{ROWS[0]['text']}"
    assert (first.url, [s.value for s in first.said("published")]) == (
        "https://a.example/1",
        ["2024-04-03T14:05:00+02:00"],
    )
    article, _ = Reader().article(first)
    assert (article.language, article.title, article.published) == (
        "de",
        "Minister beraten in Riga",
        "2024-04-03",
    )


def test_a_parquet_table_is_read(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.Table.from_pylist(list(ROWS)), tmp_path / "rows.parquet")
    found = items(read_parquet, (tmp_path / "rows.parquet").read_bytes())
    assert [item.text for item in found if isinstance(item, Source)] == [
        f"{r['title']}\n\n{r['text']}" for r in ROWS
    ]
    with pytest.raises(InputError, match="damaged, or no Parquet"):
        items(read_parquet, b"PAR1 and no more")


def test_fields_can_be_named() -> None:
    source = one({"kopf": "Gipfel", "rumpf": TEXT, "body": "x"}, fields={"title": "kopf", "text": "rumpf"})
    assert source.text == f"Gipfel\n\n{TEXT}"


def test_a_title_that_the_text_begins_with_is_not_said_twice() -> None:
    assert one({"title": "Gipfel", "text": f"Gipfel\n\n{TEXT}"}).text == f"Gipfel\n\n{TEXT}"


def test_a_summary_that_the_text_does_not_hold_stands_above_it() -> None:
    article, _ = Reader("de").article(one({"title": "Gipfel", "summary": "Es geht um Fische.", "text": TEXT}))
    assert [part.role for part in article.parts if part.role != "blank"] == ["headline", "summary", "body"]
    assert one({"summary": "Die Minister berieten", "text": TEXT}).text == TEXT


def test_a_text_with_tags_is_read_as_a_piece_of_a_page() -> None:
    source = one({"title": "Gipfel", "content": f"<p>{TEXT}</p><p>Danach <b>reisten</b> sie ab.</p>"})
    assert source.text == f"Gipfel\n\n{TEXT}\n\nDanach reisten sie ab."


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-04-03 00:30:00+02:00", "2024-04-03"),
        ("20240403T003000Z", "2024-04-03"),
        ("Wed, 03 Apr 2024 00:30:00 +0200", "2024-04-03"),
        (1712102400, "2024-04-03"),
        (1712102400000, "2024-04-03"),
        ("3. April 2024", "2024-04-03"),
        ("03/04/2024", None),
        ("2024-13-45", None),
        ("gestern", None),
        (True, None),
    ],
    ids=str,
)
def test_a_day_is_read_or_left_unknown(value: object, day: str | None) -> None:
    article, doubts = Reader("de").article(one({"text": TEXT, "published": value}))
    assert article.published == day
    assert bool(doubts) == (day is None)


def test_half_a_character_is_replaced_one_for_one_and_doubted() -> None:
    (source,) = items(read_jsonl, json.dumps({"text": f"{TEXT} \ud83d"}).encode())
    assert isinstance(source, Source)
    assert source.text == f"{TEXT} \ufffd"
    assert [note.kind for note in source.notes] == ["half_characters"]


def test_a_bad_row_costs_only_itself() -> None:
    data = jsonl([ROWS[0]]) + b"{broken\n\n[1]\n" + json.dumps({"no": 1}).encode() + b"\n" + jsonl([ROWS[1]])
    found = items(read_jsonl, data)
    assert [type(item).__name__ for item in found] == ["Source", "Fault", "Fault", "Fault", "Source"]
    broken, no_object, no_text = faults(found)
    assert broken.startswith("rows, line 2: no JSON")
    assert "line 4: a JSON list" in no_object
    assert no_text == "rows, line 5: no field that holds the text. There are: no. Name it: --map text=body."


def test_a_line_beyond_the_limit_costs_only_itself() -> None:
    found = items(read_jsonl, b'{"text": "' + b"x" * (2 * MOST_BYTES) + b'"}\n' + jsonl([ROWS[0]]))
    assert [type(item).__name__ for item in found] == ["Fault", "Source"]
    assert "longer than 5 MB" in faults(found)[0]


@pytest.mark.parametrize("indent", [None, 2], ids=["one line", "many lines"])
def test_a_json_array_is_read_too(indent: int | None) -> None:
    found = items(read_jsonl, json.dumps(ROWS, indent=indent).encode())
    assert [item.place for item in found] == ["item 1", "item 2"]


def test_a_row_with_too_many_cells_costs_only_itself() -> None:
    found = items(read_csv, b"title,text\na,b,c\nGipfel,Die Minister kamen.\n")
    assert [type(item).__name__ for item in found] == ["Fault", "Source"]
    assert faults(found)[0].startswith("rows, line 2: 3 cells under 2 names")


def test_a_table_in_an_old_encoding_is_read() -> None:
    found = items(read_csv, "title;text\nGipfel;Die Größe der Flotte überrascht alle.\n".encode("cp1252"))
    assert isinstance(found[0], Source)
    assert found[0].text == "Gipfel\n\nDie Größe der Flotte überrascht alle."


def test_a_cell_may_be_long_and_the_limit_of_csv_stays_what_it_was() -> None:
    import csv  # noqa: PLC0415 - only here

    before = csv.field_size_limit()
    (source,) = items(read_csv, b'title,text\nGipfel,"' + b"x " * 200_000 + b'"\n')
    assert isinstance(source, Source)
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("read", [read_jsonl, read_csv])
def test_an_empty_table_is_told(read: Callable[..., Any]) -> None:
    with pytest.raises(InputError, match="is empty"):
        items(read, b"")
