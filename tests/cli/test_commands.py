"""The command line: what goes out where, and with which code it ends."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.cli import main
from communique.cli.commands import commands
from communique.schema import from_json, json_schema

ARTICLE = "Minister telefonieren\n\nDie Außenminister Polens und Lettlands telefonierten am Mittwoch. (AFP)\n"


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Result]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*args: str | Path, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            main([str(arg) for arg in args])
        assert isinstance(ended.value.code, int)
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        assert "Traceback" not in texts[1]
        return Result(ended.value.code, *texts)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(ARTICLE.encode())
    return path


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes], Path]:
    def file(data: bytes) -> Path:
        path = tmp_path / "input.txt"
        path.write_bytes(data)
        return path

    return file


def test_an_article_goes_in_and_its_record_comes_out_as_one_line(run: Run, article: Path) -> None:
    result = run("read", article, "--published", "2024-04-04")
    assert (result.code, result.err, result.out.count("\n")) == (0, "", 1)
    reading = from_json(result.out)
    assert (reading.article.text, reading.article.published) == (ARTICLE, "2024-04-04")


def test_json_is_one_object_with_the_article_in_it(run: Run, article: Path) -> None:
    result = run("read", "--format", "json", "--lang", "de", article)
    assert json.loads(result.out)["article"]["agency"] == ["AFP"]


def test_standard_input_is_read_from_a_dash(run: Run) -> None:
    assert run("read", "-", stdin=ARTICLE.encode()).code == 0


def test_text_is_a_card_without_colour(run: Run, article: Path) -> None:
    result = run("read", "--format", "text", article)
    assert result.out.startswith("Minister telefonieren\nAFP · German · publication day unknown\n")
    assert "\x1b" not in result.out


def test_another_encoding_is_read_when_named(run: Run, file: Callable[[bytes], Path]) -> None:
    assert run("read", file(ARTICLE.encode("cp1252")), "--encoding", "cp1252").code == 0


def test_another_encoding_that_nobody_names_is_found_and_doubted(
    run: Run, file: Callable[[bytes], Path]
) -> None:
    reading = from_json(run("read", file(ARTICLE.encode("cp1252"))).out)
    assert reading.article.text == ARTICLE
    assert "encoding_guessed" in {doubt.kind for doubt in reading.doubts}


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", 3, "is empty"),
        (b" \r\n\xef\xbb\xbf".strip() + b"\n", 3, "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 3, "save the article as plain text"),
        (b"x" * 50_000_000, 3, "larger than 5 MB"),
        (
            b"Ausgegeben am:\n\n1 Minute\n\nKommentar schreiben\n\nArtikel teilen",
            4,
            "no sentence of an article",
        ),
        (b"I ministri dei due stati si sono sentiti al telefono.", 3, "seems to be Italian"),
    ],
    ids=["empty", "mark only", "binary", "50 MB", "only leftovers", "other language"],
)
def test_a_bad_input_has_its_message_and_code(
    run: Run, file: Callable[[bytes], Path], data: bytes, code: int, words: str
) -> None:
    path = file(data)
    result = run("read", path)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(f"communique: {path}")
    assert words in result.err


def test_a_missing_file_has_its_message_and_code(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert result.code == 3
    assert "there is no such file" in result.err


@pytest.mark.parametrize("day", ["2024-13-01", "gestern", "03.04.2024", ""])
def test_a_date_that_is_none_is_wrong_use(run: Run, article: Path, day: str) -> None:
    result = run("read", article, "--published", day)
    assert result.code == 2
    assert "is no day. Write it as year-month-day" in result.err


@pytest.mark.parametrize(
    "args",
    [["read"], ["read", "x", "--lang", "xx"], ["read", "x", "--format", "xml"], ["foo"]],
    ids=lambda args: args[-1],
)
def test_wrong_use_has_code_2(run: Run, args: list[str]) -> None:
    assert run(*args).code == 2


def test_json_of_several_inputs_names_jsonl(run: Run, article: Path) -> None:
    result = run("read", "--format", "json", article, article)
    assert result.code == 2
    assert "--format jsonl" in result.err


def test_one_bad_input_among_good_ones_costs_only_itself(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("read", article, tmp_path / "none.txt", article)
    assert (result.code, result.out.count("\n")) == (1, 2)
    assert "2 of 3 inputs read." in result.err


def test_quiet_keeps_errors_and_drops_the_count(run: Run, article: Path, tmp_path: Path) -> None:
    result = run("read", "-q", article, tmp_path / "none.txt")
    assert result.err.count("\n") == 1


def test_a_fault_of_ours_is_told_without_a_traceback(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("communique.reader.read_parsed", lambda *_: 1 // 0)
    result = run("read", article, "--lang", "de")
    assert result.code == 3
    assert "a fault of communique itself" in result.err
    assert "ZeroDivisionError" in result.err


def test_the_schema_is_printed(run: Run) -> None:
    assert json.loads(run("schema").out) == json_schema()


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("communique 0.")


@pytest.mark.parametrize("command", [None, *commands.commands])
def test_each_command_has_help(run: Run, command: str | None) -> None:
    result = run(*([command] if command else []), "--help")
    assert (result.code, result.err) == (0, "")
    assert "Usage: communique" in result.out


@pytest.mark.parametrize("module", ["spacy", "onnxruntime", "rich", "py3langid", "mcp"])
def test_help_loads_nothing_heavy(module: str) -> None:
    code = f"import communique.cli, sys; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ, check=False).returncode == 0  # noqa: S603


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_a_closed_pipe_is_no_error(article: Path, form: str) -> None:
    command = f"{sys.executable} -m communique read --format {form} " + f"'{article}' " * 3
    shell = f"{command} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["/bin/bash", "-c", shell], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""
