"""``communique read`` on much at a time: every format, errors kept, runs that are gone on with."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import main
from communique.cli.progress import Progress
from communique.cli.reading import Job, wants_progress
from communique.intake import Meter
from communique.schema import from_json
from intake.samples import ROWS, TEXT, jsonl, made

ARTICLES = [
    {
        "title": "Gipfel in Riga",
        "text": f"Die Minister berieten zum {n}. Mal in Riga über Fische.",
        "url": f"https://a.example/{n}",
    }
    for n in range(4)
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*args: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2)]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "stdout", streams[0])
        monkeypatch.setattr(sys, "stderr", streams[1])
        with pytest.raises(SystemExit) as ended:
            main(["read", *map(str, args)])
        out, err = (stream.buffer.getvalue().decode() for stream in streams)
        assert "Traceback" not in err
        return int(str(ended.value.code)), out, err

    return run


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(jsonl(ARTICLES))
    return path


def titles(data: str | bytes) -> list[str | None]:
    return [from_json(line).article.title for line in data.splitlines()]


def urls(data: str | bytes) -> list[str | None]:
    return [from_json(line).article.url for line in data.splitlines()]


def test_a_page_is_read_with_its_day_and_without_what_stands_around_it(run: Run, tmp_path: Path) -> None:
    page = made()[0]
    (tmp_path / "story.html").write_bytes(page.data)
    code, out, _ = run(tmp_path / "story.html")
    article = from_json(out).article
    assert (code, article.language, article.published, article.published_from) == (
        0,
        "de",
        "2024-04-03",
        "metadata",
    )
    assert article.title == next(text for text, role in page.shown if role == "headline" and " " in text)


def test_one_input_may_hold_many_articles(run: Run, rows: Path) -> None:
    code, out, err = run(rows)
    assert (code, urls(out), err) == (0, [row["url"] for row in ARTICLES], "4 of 4 inputs read.\n")


def test_a_folder_with_a_broken_file_among_good_ones_is_read(run: Run, rows: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    (tmp_path / "b.html").write_bytes(b"<script>")
    (tmp_path / "c.eml").write_bytes(b"\x00\x01\x02")
    (tmp_path / "d.png").write_bytes(b"\x89PNG")
    errors = tmp_path / "out" / "errors.jsonl"
    errors.parent.mkdir()
    code, out, err = run(tmp_path, "--errors", errors)
    assert (code, len(titles(out))) == (1, 5)
    assert "5 of 7 inputs read." in err
    assert "other kinds of files were left alone (.png 1)" in err
    found = [json.loads(line) for line in errors.read_bytes().splitlines()]
    assert [(Path(row["input"]).name, row["error"]) for row in found] == [
        ("b.html", "EmptyInput"),
        ("c.eml", "NotText"),
    ]
    assert all(row["message"] in err for row in found)


def test_an_article_in_another_language_is_reported_with_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(jsonl([{"text": "I ministri dei due stati si sono sentiti ieri al telefono."}, ROWS[0]]))
    code, out, _ = run(path, "--errors", tmp_path / "errors.jsonl")
    (row,) = (json.loads(line) for line in (tmp_path / "errors.jsonl").read_bytes().splitlines())
    assert (code, len(titles(out))) == (1, 1)
    assert (row["place"], row["error"], row["language"]) == ("line 1", "LanguageNotRead", "it")
    assert row["message"].startswith(f"{path}, line 1: the text seems to be Italian")


def test_each_run_writes_the_errors_anew(run: Run, tmp_path: Path) -> None:
    errors = tmp_path / "errors.jsonl"
    for _ in range(2):
        assert run(tmp_path / "none.txt", "--errors", errors)[0] == 3
    assert len(errors.read_bytes().splitlines()) == 1


def test_fields_of_a_table_can_be_named(run: Run) -> None:
    data = jsonl([{"kopf": "Gipfel in Riga", "rumpf": ROWS[0]["text"]}])
    code, out, _ = run("-", "--map", "text=rumpf", "--map", "title=kopf", stdin=data)
    assert (code, titles(out)) == (0, ["Gipfel in Riga"])


@pytest.mark.parametrize("pair", ["text", "text=", "texture=a", "=a"])
def test_a_field_that_is_none_of_ours_is_wrong_use(run: Run, rows: Path, pair: str) -> None:
    code, _, err = run(rows, "--map", pair)
    assert code == 2
    assert "OURS=THEIRS" in err


def test_json_refuses_a_second_article(run: Run, rows: Path) -> None:
    code, _, err = run(rows, "--format", "json")
    assert code == 2
    assert "more than one article: use --format jsonl" in err


def test_an_interrupted_run_is_gone_on_with_and_nothing_is_lost_or_doubled(
    run: Run, rows: Path, tmp_path: Path
) -> None:
    whole, torn = tmp_path / "whole.jsonl", tmp_path / "torn.jsonl"
    assert run(rows, "--out", whole)[0] == 0
    data = whole.read_bytes()
    for kept in (0, 1, len(data) // 3, len(data) // 2, len(data) - 1, len(data)):
        torn.write_bytes(data[:kept])
        code, out, err = run(rows, "--out", torn)
        assert (code, out) == (0, "")
        assert sorted(torn.read_bytes().splitlines()) == sorted(data.splitlines())
        assert "4 of 4 inputs read." in err


def test_a_text_that_stands_in_the_inputs_twice_is_written_twice(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "a.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(jsonl([ARTICLES[0], ARTICLES[0], ARTICLES[1]]))
    assert run(path, "--out", out)[0] == 0
    data = out.read_bytes()
    assert len(data.splitlines()) == 3
    out.write_bytes(b"".join(data.splitlines(keepends=True)[:1]))
    assert run(path, "--out", out)[0] == 0
    assert out.read_bytes() == data
    assert run(path, "--out", out)[0] == 0
    assert out.read_bytes() == data


def test_a_file_that_is_no_output_of_a_run_is_left_as_it_is(run: Run, rows: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_bytes(b"my notes\n")
    code, _, err = run(rows, "--out", mine)
    assert (code, mine.read_bytes()) == (2, b"my notes\n")
    assert "this is no reading" in err


def test_a_file_that_cannot_be_written_is_told(run: Run, rows: Path, tmp_path: Path) -> None:
    for option in ("--out", "--errors"):
        code, _, err = run(rows, option, tmp_path / "none" / "a.jsonl")
        assert code == 2
        assert "cannot be written" in err


def test_a_file_that_is_read_is_not_written(run: Run, rows: Path, tmp_path: Path) -> None:
    before = rows.read_bytes()
    assert run(rows, "--out", rows)[0] == run(rows, "--errors", rows)[0] == 2
    assert run(rows, "--out", tmp_path / "a", "--errors", tmp_path / "a")[0] == 2
    assert rows.read_bytes() == before


def test_only_jsonl_can_be_gone_on_with(run: Run, rows: Path, tmp_path: Path) -> None:
    code, _, err = run(rows, "--out", tmp_path / "a", "--format", "text")
    assert code == 2
    assert "use > FILE" in err


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("is_terminal", [True, False])
def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool) -> None:
    stream = Terminal() if is_terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with Progress(Meter(done=50, total=100)) as progress:
        progress.show(7, 1)
    assert ("7 read, 1 failed" in stream.getvalue()) == is_terminal


@pytest.mark.parametrize(
    ("out", "is_terminal", "quiet", "is_wanted"),
    [
        (None, False, False, True),
        (None, True, False, False),
        ("a", True, False, True),
        ("a", False, True, False),
    ],
    ids=["in a pipe", "cards on the terminal", "into a file", "quiet"],
)
def test_progress_leaves_cards_alone(
    monkeypatch: pytest.MonkeyPatch, out: str | None, *, is_terminal: bool, quiet: bool, is_wanted: bool
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal() if is_terminal else io.StringIO())
    job = Job(inputs=("x",), form="jsonl", out=Path(out) if out else None, quiet=quiet)
    assert wants_progress(job) == is_wanted
