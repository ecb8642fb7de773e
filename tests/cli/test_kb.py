"""`communique kb`: what it covers, what is wrong, what Wikidata would add; and a user's own tables."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.cli.commands import commands
from communique.errors import KnowledgeBaseError
from communique.kb import overlay

ANSWER = Path(__file__).parents[1] / "kb" / "wikidata.json"


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["kb", *arguments])


def test_check_says_what_is_covered() -> None:
    output = ask("check").output
    assert "246 states and territories" in output
    assert "with a source" in output


def test_check_says_what_is_wrong_in_a_users_folder(tmp_path: Path) -> None:
    (tmp_path / "named.csv").write_text(
        "id,qid,kind,country,sector,parent\nNEW,,organisation,,IGO,NIX\n", "utf-8"
    )
    result = ask("check", str(tmp_path))
    assert isinstance(result.exception, KnowledgeBaseError)
    assert "NIX, is in no table" in str(result.exception)


def test_wikidata_proposes_and_writes_nothing() -> None:
    output = ask("wikidata", "minister.defence", str(ANSWER)).output
    assert "Nothing was written." in output


def test_wikidata_without_an_answer_prints_the_query() -> None:
    assert ask("wikidata", "minister.defence").output.startswith("SELECT")


def test_the_users_folder_is_where_settings_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("COMMUNIQUE_KB", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert overlay.folder() is None
    (tmp_path / "communique" / "kb").mkdir(parents=True)
    assert overlay.folder() == tmp_path / "communique" / "kb"


def test_a_users_tables_are_compiled_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    people = tmp_path / "kb" / "people"
    people.mkdir(parents=True)
    (people / "mine.toml").write_text(
        '[[person]]\nid = "P.new"\ngender = "f"\nde = "Klara [Neumann]"\n', "utf-8"
    )
    first = overlay.compiled(tmp_path / "kb")
    made = first.stat().st_mtime_ns
    assert overlay.compiled(tmp_path / "kb") == first
    assert first.stat().st_mtime_ns == made


def test_gaps_of_top_offices_are_listed() -> None:
    lines = ask("gaps", "--since", "2020-01-01").output.splitlines()
    assert lines
    assert not any(line.startswith(("FRA president", "DEU head_of_government")) for line in lines)
