"""The commands that keep a ledger and ask it, as a user types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articles.articles import EXAMPLES
from communique import Reader
from communique.cli.commands import commands, main
from communique.schema import to_json

CALL = "Lecornu", "Schoigu"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read the four articles on the calls of Lecornu and Shoigu once, into a file of readings."""
    reader = Reader()
    names = (
        "calls-shoigu-october",
        "call-lecornu-shoigu-paris",
        "call-lecornu-shoigu-moscow",
        "call-macron-comment",
    )
    path = tmp_path_factory.mktemp("readings") / "calls.jsonl"
    texts = ((EXAMPLES / f"{name}.txt").read_bytes().decode() for name in names)
    path.write_bytes(b"".join(to_json(reader(text)) + b"\n" for text in texts))
    return path


@pytest.fixture
def run() -> Run:
    """Run a command; what it prints and its exit code come back."""

    def run(*args: str | Path) -> Result:
        runner = CliRunner(env={"NO_COLOR": "1"})
        return runner.invoke(commands, [str(arg) for arg in args], prog_name="communique")

    return run


@pytest.fixture
def held(tmp_path: Path, readings: Path, run: Run) -> Path:
    """Give a ledger that holds the four articles."""
    path = tmp_path / "news.db"
    added = run("add", path, "--readings", readings)
    assert (added.exit_code, added.stderr) == (0, f"{path}: 4 added.\n")
    return path


def event_id(run: Run, held: Path) -> str:
    return str(json.loads(run("last", held, *CALL, "--format", "json").stdout)["last"]["event"]["id"])


def test_what_is_held_is_not_added_twice(held: Path, readings: Path, run: Run) -> None:
    assert run("add", held, "--readings", readings).stderr == f"{held}: 4 held.\n"
    assert run("add", held, "--readings", readings, "--again", "-q").stderr == ""


def test_an_article_is_read_and_added_and_not_read_again(tmp_path: Path, run: Run) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Die Außenminister Polens und Lettlands telefonierten am 3. April 2024.\n", "utf-8")
    ledger = tmp_path / "news.db"
    assert "1 added" in run("add", ledger, article).stderr
    assert "nothing new" in run("add", ledger, article).stderr
    assert "1 renewed" in run("add", ledger, article, "--published", "2024-04-04").stderr


def test_the_last_contact_is_told_with_who_says_so_and_the_claim_checked(held: Path, run: Run) -> None:
    answer = run("last", held, *CALL, "--format", "text")
    assert answer.exit_code == 0
    for words in (
        "Sébastien Lecornu – Sergei Shoigu",
        "Last contact: Wednesday 2024-04-03, by phone (ministers).",
        "3 reports, 3 independent sources",
        "TASS · 2024-04-03 · ru",
        "AGREES: held: 2022-10-23, and none in between.",
        "Before that: Sunday 2022-10-23, by phone (ministers); in between 17 months.",
        "Searched: 4 articles, published 2022-10-23 to 2024-04-04.",
    ):
        assert words in answer.stdout


def test_before_a_day_only_what_was_before_it_counts(held: Path, run: Run) -> None:
    answer = run(
        "last", held, "French defence minister", "Russland", "--before", "2024-04-03", "--format", "text"
    )
    assert "Last contact before 2024-04-03: Sunday 2022-10-23" in answer.stdout


def test_nothing_held_is_an_answer_with_a_code_of_its_own(held: Path, run: Run) -> None:
    answer = run("last", held, "Brazil", "Japan", "--format", "text")
    assert (answer.exit_code, answer.stdout.splitlines()[1]) == (4, "No contact with a day is held.")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md", "parquet"])
@pytest.mark.parametrize("command", ["contacts", "events", "quotes", "claims"])
def test_rows_come_in_every_format(command: str, form: str, held: Path, run: Run) -> None:
    answer = run(command, held, "--format", form)
    assert answer.exit_code == 0
    assert answer.stdout_bytes


def test_lists_are_narrowed(held: Path, run: Run) -> None:
    def count(*args: str) -> int:
        return len(
            list(csv.DictReader(io.StringIO(run(*args[:1], held, *args[1:], "--format", "csv").stdout)))
        )

    assert count("contacts", "--between", "FRA,RUS", "--channel", "phone") == 2
    assert count("contacts", "--of", "Akar") == 1
    assert count("contacts", "--between", "FRA,RUS", "--from", "2024-01-01") == 1
    assert count("quotes", "Shoigu", "--about", "Украину") == 1
    assert count("claims", "--kind", "first_since") == 2
    assert count("events", "--type", "ACCUSE", "--limit", "1") == 1


def test_lists_are_read_on_a_terminal(held: Path, run: Run) -> None:
    between = run("between", held, "France", "Россия", "--format", "text")
    assert "France – Russia" in between.stdout
    assert "┄ 17 months" in between.stdout
    assert "(RUS)" in run("quotes", held, "Shoigu", "--format", "text").stdout
    assert "AGREES" in run("claims", held, "--format", "text").stdout
    assert "ACCUSE" in run("events", held, "--format", "text").stdout


def test_accounts_stand_side_by_side(held: Path, run: Run) -> None:
    answer = run("compare", held, event_id(run, held))
    assert "France, on the word of" in answer.stdout
    assert "Russia, on the word of" in answer.stdout
    assert "INITIATOR" in answer.stdout
    assert json.loads(run("compare", held, event_id(run, held), "--format", "json").stdout)["rows"]


def test_why_gives_rules_and_words(held: Path, run: Run) -> None:
    answer = run("why", held, event_id(run, held))
    assert "one event since" in answer.stdout
    assert "rule: events." in answer.stdout


def test_a_correction_counts_and_can_be_undone(held: Path, tmp_path: Path, run: Run) -> None:
    known = event_id(run, held)
    made = run("correct", held, known, "reject", "--why", "a test", "--who", "ada")
    assert "reject" in made.stdout
    assert event_id(run, held) != known
    assert "a person rejected it" in run("why", held, known).stdout
    cases = tmp_path / "cases.jsonl"
    assert run("export", held, cases, "--what", "corrections").exit_code == 0
    assert {json.loads(line)["correction"]["who"] for line in cases.read_text("utf-8").splitlines()} == {
        "ada"
    }
    run("correct", held, made.stdout.rstrip().rpartition("[")[2].rstrip("]"), "undo", "--why", "it was right")
    assert event_id(run, held) == known


@pytest.mark.parametrize(
    "ending",
    ["csv", "tsv", "jsonl", "md", "parquet", "cameo.tsv", "polecat.jsonl", "ftm.json", "ris", "atom"],
)
def test_a_files_ending_says_its_format(ending: str, held: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / f"out.{ending}"
    assert run("export", held, file).exit_code == 0
    assert file.stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def fails(capsys: pytest.CaptureFixture[str], *args: str | Path) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main([str(arg) for arg in args])
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().err


def test_errors_say_what_to_do(held: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    none, text = tmp_path / "none.db", tmp_path / "text.db"
    text.write_text("no ledger\n" * 200, "utf-8")
    for args, code, words in (
        (("last", none, *CALL), 3, "communique add"),
        (("last", text, *CALL), 3, "no ledger"),
        (("last", held, "Xyzzy", "Putin"), 4, "another spelling"),
        (("why", held, "0000"), 4, "nothing of the id"),
        (("compare", held, "0000"), 4, "no event"),
        (("export", held, tmp_path / "out.xyz"), 2, "xyz"),
        (("export", held, tmp_path / "none" / "out.csv"), 2, "cannot be written"),
        (("contacts", held, "--between", "FRA"), 2, "comma between"),
        (("correct", held, "0000", "accept", "--why", "x"), 4, "no event"),
        (("add", held, "--readings", tmp_path / "none.jsonl"), 3, "cannot be read"),
    ):
        found, said = fails(capsys, *args)
        assert (found, words in said) == (code, True), said


def test_a_line_that_is_no_reading_costs_that_line(tmp_path: Path, readings: Path, run: Run) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"{}\n" + readings.read_bytes())
    added = run("add", tmp_path / "news.db", "--readings", broken)
    assert added.exit_code == 1
    assert "line 1: this is no reading" in added.stderr
    assert "4 added" in added.stderr


def test_info_counts_and_checks(held: Path, run: Run) -> None:
    assert "articles: 4" in run("info", held).stdout
    assert "All is as it was written." in run("info", held, "--check").stdout
