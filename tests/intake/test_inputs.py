"""The door: files, folders, packed files, standard input; a broken one costs only itself."""

import gzip
import io
import os
from pathlib import Path

import pytest

from communique.errors import InputError
from communique.intake import Choices, Fault, Item, LeftAlone, Meter, Source, read_inputs
from communique.intake.sniff import format_by_name, format_of
from intake.samples import ATOM, ROWS, TEXT, jsonl, made, mail, mhtml, samples, table

PAGE = made()[0].data


def read(*names: str | Path, stdin: bytes = b"", **choices: object) -> list[Item | LeftAlone]:
    chosen = Choices(**choices)  # type: ignore[arg-type]
    return list(read_inputs([str(name) for name in names], chosen, stdin=io.BytesIO(stdin)))


def kinds(found: list[Item | LeftAlone]) -> list[str]:
    return [item.format if isinstance(item, Source) else type(item).__name__ for item in found]


@pytest.mark.parametrize(
    ("name", "data"), samples()[-12:], ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_format_is_read_from_a_file_of_its_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    found = read(path)
    assert found
    assert all(isinstance(item, Source) for item in found if not name.startswith("feed.xml"))


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (TEXT.encode(), "text"),
        (PAGE, "html"),
        (b"\xef\xbb\xbf\n<!-- x -->\n<HTML>", "html"),
        ("<html><p>x".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0">', "feed"),
        (ATOM, "feed"),
        (jsonl(), "jsonl"),
        (b'[{"text": "x"}]', "jsonl"),
        (mail(), "mail"),
        (mhtml(made()[0]), "mhtml"),
        (b"WARC/1.0\r\n", "warc"),
        (b"PAR1", "parquet"),
        (b"From: Riga\nTo: Wilna\nDay: Wednesday\nThe ministers met.", "text"),
        (b"<p>Die Minister</p>", "text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_format_is_told_by_the_content(data: bytes, form: str) -> None:
    assert format_of(data[:4096], "-") == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.HTM", "html"), ("a.csv.gz", "csv"), ("crawl.warc.gz", "warc"), ("a.jpg", None), ("txt", None)],
)
def test_the_format_is_told_by_the_name(name: str, form: str | None) -> None:
    assert format_by_name(name) == form


def test_a_page_named_as_text_is_a_page_but_text_with_a_json_line_is_text() -> None:
    assert format_of(PAGE[:4096], "a.txt") == "html"
    assert format_of(b'{"a": 1} said the minister', "a.txt") == "text"


def test_a_named_format_goes_before_all(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_bytes(table())
    assert kinds(read(tmp_path / "a.dat", form="csv")) == ["csv", "csv"]
    assert kinds(read("-", stdin=PAGE, form="text")) == ["text"]


def test_standard_input_may_be_of_any_format() -> None:
    assert kinds(read("-", stdin=TEXT.encode())) == ["text"]
    assert kinds(read("-", stdin=gzip.compress(jsonl()))) == ["jsonl", "jsonl"]


def test_a_folder_is_read_in_the_order_of_names_and_a_broken_file_costs_only_itself(tmp_path: Path) -> None:
    for name, data in {
        "b/2.html": PAGE, "a.txt": TEXT.encode(), "c.txt": b"\x00\x01", "d.jsonl": jsonl(), "e.xml": b"<x/>",
        "photo.jpg": b"\xff\xd8", "note.pdf": b"%PDF", ".hidden.txt": b"x", "z.txt": TEXT.encode(),
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    found = read(tmp_path)
    assert kinds(found) == ["text", "Fault", "jsonl", "jsonl", "Fault", "text", "html", "LeftAlone"]
    assert [item.words for item in found if isinstance(item, LeftAlone)] == [
        f"{tmp_path}: other kinds of files were left alone (.jpg 1, .pdf 1)."
    ]


def test_the_parts_of_a_saved_page_are_not_read_as_articles(tmp_path: Path) -> None:
    (tmp_path / "story.html").write_bytes(PAGE)
    (tmp_path / "story_files").mkdir()
    (tmp_path / "story_files" / "frame.html").write_bytes(PAGE)
    (tmp_path / "story_2").mkdir()
    (tmp_path / "story_2" / "other.html").write_bytes(PAGE)
    assert [Path(str(item.name)).name for item in read(tmp_path)] == ["story.html", "other.html"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.txt", "there is no such file"), ("a\0b", "cannot be read"), ("x" * 5000, "cannot be read")],
    ids=["missing", "nul", "long"],
)
def test_what_is_no_file_is_a_fault(tmp_path: Path, name: str, words: str) -> None:
    found = read(f"{tmp_path}/{name}")
    assert kinds(found) == ["Fault"]
    assert words in found[0].words  # type: ignore[union-attr]


def test_an_empty_folder_is_a_fault(tmp_path: Path) -> None:
    (fault,) = read(tmp_path)
    assert isinstance(fault, Fault)
    assert "holds no file that can be read" in fault.words


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    assert "may not be read" in read(path)[0].words  # type: ignore[union-attr]


def test_a_packed_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 60_000_000))
    (fault,) = read(path)
    assert isinstance(fault, Fault)
    assert "swells to more than 200 times its size" in fault.words


def test_a_packed_giant_of_one_article_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    path = tmp_path / "giant.txt.gz"
    path.write_bytes(gzip.compress(b"x" * 50_000_000))
    (fault,) = read(path)
    assert isinstance(fault, Fault)
    assert "swells" in fault.words


def test_a_packed_file_that_was_cut_off_is_a_fault_behind_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    rows = jsonl([{"text": f"Die Minister berieten zum {n}. Mal in Riga."} for n in range(5000)])
    path.write_bytes(gzip.compress(rows)[:-2000])
    found = read(path)
    assert len(found) > 100
    assert "cannot be unpacked" in found[-1].words  # type: ignore[union-attr]


def test_what_the_caller_says_holds_for_every_input(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(jsonl([{"rumpf": ROWS[0]["text"], "published": "2020-01-01"}]))
    found = read(
        tmp_path / "rows.jsonl", "-", stdin=TEXT.encode(), fields={"text": "rumpf"}, published="2024-04-03"
    )
    assert [item.published for item in found if isinstance(item, Source)] == ["2024-04-03", "2024-04-03"]


def test_the_meter_knows_how_much_there_is_and_how_much_was_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.jsonl").write_bytes(jsonl())
    meter = Meter()
    found = list(read_inputs([str(tmp_path)], meter=meter))
    assert len(found) == 3
    assert meter.done == meter.total == len(TEXT.encode()) + len(jsonl())


def test_a_fault_of_a_library_costs_its_input_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("inner")

    monkeypatch.setattr("communique.intake.html.parse", fails)
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.txt").write_bytes(TEXT.encode())
    found = read(tmp_path)
    assert kinds(found) == ["Fault", "text"]
    assert isinstance(found[0], Fault)
    assert not isinstance(found[0].error, InputError)
