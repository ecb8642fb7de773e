"""What is public: the names that `communique` exports, and types for those who use them."""

from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

import communique

ROOT = Path(__file__).parent.parent


def test_public_names_are_those_that_are_promised() -> None:
    assert sorted(communique.__all__) == [
        "Ledger",
        "Reader",
        "Reading",
        "Span",
        "__version__",
        "open_ledger",
        "why",
    ]


def test_every_public_name_is_there_and_documented() -> None:
    for name in communique.__all__:
        assert getattr(communique, name).__doc__, f"{name} says nothing of itself"


def test_the_wheel_holds_what_a_reader_needs() -> None:
    files = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    for name in (
        "py.typed",
        "languages/de/syntax.toml",
        "kb/data/people/RUS.toml",
        "kb/kb.sqlite",
        "models/encoder.int8.onnx",
        "models/README.md",
        "models/LICENSE.txt",
    ):
        assert f"communique/{name}" in files


def test_the_wheel_holds_every_file_that_is_no_byte_code() -> None:
    files = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    source = ROOT / "src"
    there = {
        str(path.relative_to(source))
        for path in (source / "communique").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there <= files
