"""What is built is built whole, once for each version of what it is made of."""

import json
from pathlib import Path

import pytest

from communique.languages.compiled import build as building
from communique.languages.compiled import compiled_file
from communique.languages.compiled.build import MADE_OF, build


def test_files_of_the_same_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    made_of = compiled_file(MADE_OF).read_text("utf-8")
    (folder / MADE_OF).write_text(made_of, "utf-8")
    monkeypatch.setattr(building, "_write_others", lambda *_: pytest.fail("made again"))
    build(folder)
    assert (folder / "de.events.json").is_file()


def test_files_of_another_version_are_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / MADE_OF).write_text('{"simplemma": "0.1"}', "utf-8")
    (folder / "de.lemmas").write_bytes(b"old")
    written: list[str] = []
    monkeypatch.setattr(building, "_write_lemmas", lambda _: written.append("lemmas"))
    monkeypatch.setattr(building, "_write_identifier", lambda _: written.append("identifier"))
    build(folder)
    assert written == ["lemmas", "identifier"]
    assert not (folder / "de.lemmas").exists()
    assert json.loads((folder / MADE_OF).read_text("utf-8")) == json.loads(
        compiled_file(MADE_OF).read_text("utf-8")
    )


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "de.lemmas").write_bytes(b"old")

    def fail(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, "_write_lemmas", fail)
    with pytest.raises(OSError, match="No space left"):
        build(folder)
    assert (folder / "de.lemmas").read_bytes() == b"old"
