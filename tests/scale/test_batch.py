"""A batch of sources becomes tables, and what cannot be read a row of errors."""

from dataclasses import replace

import pytest

from communique import Reader
from communique.errors import BrokenInstallation, InputError, LanguageNotRead
from communique.intake import Fault, Source
from communique.intake.faults import error_row
from communique.records import Reading
from communique.scale import batch, tables
from communique.scale.batch import NAMES, Settings, read_batch
from communique.scale.tables import readings_of

GOOD = Source(text="Die Minister telefonierten am Mittwoch.", published="2024-04-04", name="good.txt")
ITALIAN = Source(
    text="I ministri dei due stati si sono sentiti ieri al telefono.", name="it.txt", place="line 2"
)
HALF = Source(text="Die Minister telefonierten \ud800 am Mittwoch.", name="half.txt")
LOST = error_row(Fault(name="lost.txt", place=None, error=InputError("lost.txt: there is no such file.")))
GERMAN = Settings(language="de")


def test_each_item_is_read_or_a_row_of_errors() -> None:
    read = read_batch([(4, GOOD), (5, ITALIAN), (6, LOST), (7, HALF), (8, GOOD)], Settings())
    assert tuple(read) == NAMES
    assert read["articles"]["item"].to_pylist() == [4, 8]
    assert list(readings_of(read)) == [Reader()(GOOD.text, published=GOOD.published)] * 2
    rows = read["errors"].to_pylist()
    assert [(row["item"], row["input"], row["place"], row["error"], row["language"]) for row in rows] == [
        (5, "it.txt", "line 2", "LanguageNotRead", "it"),
        (6, "lost.txt", None, "InputError", None),
        (7, "half.txt", None, "InputError", None),
    ]
    assert rows[0]["message"].startswith("it.txt, line 2: the text seems to be Italian")
    assert "half a character" in rows[2]["message"]


def test_the_same_batch_gives_the_same_tables() -> None:
    items = [(0, GOOD), (1, ITALIAN)]
    assert read_batch(items, Settings()) == read_batch(items, Settings())


def test_a_fault_of_ours_costs_its_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Reader._read  # noqa: SLF001 - the seam where a step would fail

    def fails(reader: Reader, source: Source) -> Reading:
        if source.name == "bad.txt":
            raise ZeroDivisionError("nothing to divide by")
        return real(reader, source)

    monkeypatch.setattr(Reader, "_read", fails)
    read = read_batch([(0, replace(GOOD, name="bad.txt")), (1, GOOD)], GERMAN)
    (row,) = read["errors"].to_pylist()
    assert read["articles"]["item"].to_pylist() == [1]
    assert row["message"].startswith(
        "bad.txt: a fault of communique itself, not of your text: ZeroDivisionError"
    )


def test_a_number_that_no_table_holds_costs_its_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    real = tables.tables_of

    def too_large(readings: list[tuple[int, Reading]]) -> tables.Tables:
        if any(reading.article.url == "huge" for _, reading in readings):
            raise OverflowError("int too big to convert")
        return real(readings)

    monkeypatch.setattr(batch, "tables_of", too_large)
    read = read_batch([(0, replace(GOOD, url="huge")), (1, GOOD)], GERMAN)
    assert read["articles"]["item"].to_pylist() == [1]
    assert [row["error"] for row in read["errors"].to_pylist()] == ["OverflowError"]


def test_a_broken_installation_ends_the_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_reader: Reader, _source: Source) -> Reading:
        raise BrokenInstallation("the model is missing.")

    monkeypatch.setattr(Reader, "_read", broken)
    with pytest.raises(BrokenInstallation):
        read_batch([(0, GOOD)], GERMAN)


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(LanguageNotRead):
        read_batch([], Settings(language="tlh"))
