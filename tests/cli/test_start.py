"""What the start of a reading loads, and what it must not: most of the time of one article is its start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOT_FOR_TEXT = frozenset(
    {
        "alembic",
        "fastapi",
        "feedparser",
        "http.client",
        "httpx",
        "jinja2",
        "lxml",
        "multiprocessing",
        "pandas",
    }
    | {"pyarrow", "pydantic", "requests", "rich", "spacy", "sqlalchemy", "ssl", "tomllib", "trafilatura"}
    | {"charset_normalizer", "concurrent.futures.process", "email", "mcp", "urllib.request", "urllib3"}
)
"""Modules for pages, feeds, mails, the web, ledgers, cards and many processes."""

READ = """
import json, lzma, sys
from communique.cli import main

def refuse(*_, **__):
    raise AssertionError("a dictionary or a model is unpacked at the start")

lzma.open = lzma.decompress = refuse
try:
    main()
finally:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Give the modules that are loaded once a German text has been read, its language not told."""
    article = tmp_path_factory.mktemp("start") / "article.txt"
    article.write_text("Bundeskanzler Scholz telefonierte am 3. April 2024 mit Präsident Putin.\n", "utf-8")
    command = [sys.executable, "-c", READ, "read", str(article), "--format", "json"]
    done = subprocess.run(command, capture_output=True, env=os.environ, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["events"]
    return frozenset(json.loads(done.stderr))


def test_a_text_is_read_without_what_pages_and_ledgers_need(loaded: frozenset[str]) -> None:
    assert sorted(loaded & NOT_FOR_TEXT) == []


def test_a_text_loads_only_its_own_reader(loaded: frozenset[str]) -> None:
    readers = {path.stem for path in (Path(__file__).parents[2] / "src/communique/intake").glob("*.py")}
    others = {"address", "csv_rows", "feed", "html", "jsonl", "mail", "parquet", "warc"}
    assert others <= readers
    assert not {f"communique.intake.{name}" for name in others} & loaded
