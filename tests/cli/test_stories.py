"""``communique stories``: which of some inputs tell one story, and how many sources it has."""

import json
from pathlib import Path

import pytest

from communique.cli import main

GERMAN = """Scholz telefoniert mit Putin

Bundeskanzler Olaf Scholz hat am Freitag mit dem russischen Präsidenten Wladimir Putin telefoniert.
Das Gespräch dauerte nach Angaben des Regierungssprechers eine Stunde, wie in Berlin mitgeteilt wurde.
"""
COPY = f"{GERMAN}\nAus Moskau gab es dazu zunächst nichts.\n"
FRENCH = """Scholz s'entretient avec Poutine

Le chancelier allemand Olaf Scholz s'est entretenu vendredi au téléphone avec le président russe
Vladimir Poutine.
"""
OTHER = """Macron empfängt Meloni

Emmanuel Macron hat am Freitag in Paris die italienische Ministerpräsidentin Giorgia Meloni empfangen.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("a", GERMAN), ("b", COPY), ("c", FRENCH), ("d", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(capfdbinary: pytest.CaptureFixture[bytes], *args: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(["stories", *map(str, args)])
    out, err = capfdbinary.readouterr()
    return int(str(ended.value.code)), out.decode(), err.decode()


def test_copies_are_one_source_and_another_language_is_one_more(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    code, out, err = run(capfdbinary, folder, "--published", "2024-11-15")
    assert code == 0
    assert "3 reports, 2 independent sources" in out
    assert out.count("same text") == 1
    assert "Meloni" not in out
    assert "Stories of more than one report: 1; of one: 1." in err


def test_each_story_is_a_line_of_json(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, out, err = run(capfdbinary, folder, "--published", "2024-11-15", "--format", "jsonl", "-q")
    stories = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert sorted(len(story["reports"]) for story in stories) == [1, 3]
    assert {link["method"] for story in stories for link in story["links"]} == {"copy", "same_story"}


def test_what_cannot_be_read_costs_the_others_nothing(
    folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (folder / "e.txt").write_bytes(b"\0\1\2")
    code, out, err = run(capfdbinary, folder, "--published", "2024-11-15")
    assert code == 1
    assert "3 reports" in out
    assert "e.txt is no text" in err
