"""Documents say what is so: commands exist, outputs are real, links lead somewhere, docstrings run."""

import doctest
import re
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from communique.cli.commands import commands
from generate import ROOT, commands_page, pages, records_page

SOURCE = ROOT / "src"
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted(ROOT.glob("*/README.md")),
]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_a_generated_part_is_fresh(path: Path) -> None:
    shown = path.read_text("utf-8")
    real = fresh().get(path, shown)
    difference = unified_diff(shown.splitlines(), real.splitlines(), "shown", "real", lineterm="", n=1)
    if text := "\n".join(difference):
        pytest.fail(f"{text}\n\nTo write it anew: make readme", pytrace=False)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_make_target_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", path.read_text("utf-8")))
    named |= set(re.findall(r"^(?:\$ )?make ([a-z-]+)", path.read_text("utf-8"), re.MULTILINE))
    assert named <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
    lost = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert not lost


def test_the_readme_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_the_checks_run_what_everybody_runs() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_every_command_and_option_is_described() -> None:
    page = commands_page()
    for name, command in commands.commands.items():
        assert f"communique {name}" in page
        assert command.help
        for parameter in command.params:
            assert all(option in page for option in parameter.opts if option.startswith("-"))


def test_every_record_is_described() -> None:
    page = records_page()
    assert all(f"## {name}\n" in page for name in ("Article", "Date", "Event", "Contact", "Claim", "Doubt"))


def modules() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if ">>>" in path.read_text("utf-8"):
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@pytest.mark.parametrize("name", list(modules()))
def test_the_examples_in_docstrings_run(name: str) -> None:
    result = doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_the_python_shown_in_the_readme_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    for block in blocks:
        runner.run(doctest.DocTestParser().get_doctest(block, {}, "README.md", "README.md", 0))
    assert blocks
    assert runner.summarize(verbose=False).failed == 0


@cache
def fresh() -> dict[Path, str]:
    return pages()
