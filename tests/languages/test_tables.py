"""A compiled table is what its TOML says, and gives way to a TOML that was edited."""

import tomllib
from pathlib import Path

import pytest

import communique.languages
from communique.errors import BrokenInstallation
from communique.languages import LANGUAGES, table
from communique.languages.compiled.tables import read_table, write_compiled
from communique.records import Language

FOLDER = Path(communique.languages.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_compiled_table_is_what_its_toml_says(language: Language) -> None:
    for path in (FOLDER / language).glob("*.toml"):
        assert table(language, path.stem) == tomllib.loads(path.read_text("utf-8"))


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    """Give a table that was compiled into its own folder."""
    path = tmp_path / "words.toml"
    path.write_text("a = 1", "utf-8")
    write_compiled(path, tmp_path)
    return path


def compiled(toml: Path) -> Path:
    (found,) = toml.parent.glob("*.json")
    return found


def test_a_compiled_table_is_read_instead_of_its_toml(toml: Path) -> None:
    compiled(toml).write_text(compiled(toml).read_text("utf-8").replace('{"a": 1}', '{"a": 2}'), "utf-8")
    assert read_table(toml, toml.parent) == {"a": 2}


def test_a_toml_that_was_edited_is_read_itself(toml: Path) -> None:
    toml.write_text("a = 3", "utf-8")
    assert read_table(toml, toml.parent) == {"a": 3}


def test_a_toml_is_read_where_its_compiled_table_is_damaged(toml: Path) -> None:
    compiled(toml).write_bytes(compiled(toml).read_bytes()[:-3])
    assert read_table(toml, toml.parent) == {"a": 1}


def test_a_missing_table_is_said() -> None:
    with pytest.raises(BrokenInstallation, match=r"languages/de/nothing\.toml cannot be read"):
        table("de", "nothing")
