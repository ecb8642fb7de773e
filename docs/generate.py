"""Writes what the documents show but do not make up: `make readme`.

* docs/commands.md: the help of each command;
* docs/records.md: the record types, their fields and what stands in their docstrings;
* docs/codebook.md, docs/codebook.json: the columns of what a ledger exports;
* src/communique/web/floors.toml: the floors of the tests, for the page on quality;
* README.md, docs/knowledge-base.md, docs/quotes.md and docs/events.md: after each line `$ communique …` in a
  console block, its output.

tests/test_docs.py runs the same functions and fails where a document is stale.
"""

import ast
import re
import shlex
import sys
from atexit import register
from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from itertools import dropwhile
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import click
from click.testing import CliRunner

from communique.cli.commands import commands
from communique.exports.codebook import codebook_json, codebook_page
from floors import floors_file

ROOT = Path(__file__).parent.parent
RECORDS = ROOT / "src" / "communique" / "records.py"
LEDGER = "news.db"
"""What the documents call a ledger of the examples."""

WIDTH = 100
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
COMMAND = re.compile(
    r"\$ communique (?P<words>.*?)(?: \| head -n (?P<lines>\d+)| \| sed -n '/\^(?P<first>\w+)/,\$p')?$"
)


def pages() -> dict[Path, str]:
    """Give each document that holds generated text, as it should be."""
    names = ("README.md", "docs/knowledge-base.md", "docs/quotes.md", "docs/events.md")
    shown = [ROOT / name for name in names]
    return {
        ROOT / "docs" / "commands.md": commands_page(),
        ROOT / "docs" / "records.md": records_page(),
        ROOT / "docs" / "codebook.md": codebook_page(),
        ROOT / "docs" / "codebook.json": codebook_json(),
        ROOT / "src" / "communique" / "web" / "floors.toml": floors_file(),
        **{page: with_outputs(page.read_text("utf-8")) for page in shown},
    }


def with_outputs(text: str) -> str:
    """Put the real output under each command of the console blocks."""
    return BLOCK.sub(lambda block: "".join(map(_transcript, _commands_of(block[0]))), text)


def _commands_of(block: str) -> Iterator[str]:
    yield from (line for line in block.splitlines() if line.startswith("$ "))


def _transcript(line: str) -> str:
    """Write a command and what it prints; a command that is not ours stands alone."""
    found = COMMAND.match(line)
    if not found:
        return f"{line}\n"
    printed = output_of(shlex.split(found["words"])).splitlines()
    shown = printed[: int(found["lines"])] if found["lines"] else printed
    if found["first"]:
        shown = list(dropwhile(lambda row: not row.startswith(found["first"]), printed))
    return "".join(f"{row.rstrip()}\n" for row in (line, *shown))


def output_of(arguments: list[str]) -> str:
    """Run the command line and give what it prints on standard output."""
    runner = CliRunner(env={"COLUMNS": str(WIDTH), "NO_COLOR": "1"})
    result = runner.invoke(commands, _from_root(arguments), catch_exceptions=False, prog_name="communique")
    return result.stdout


def _from_root(arguments: list[str]) -> list[str]:
    return [_path_of(word) for word in arguments]


def _path_of(word: str) -> str:
    """Give where a file of the examples lies; the ledger of the documents is made of them."""
    if word == LEDGER:
        return str(_ledger())
    return str(ROOT / word) if (ROOT / word).is_file() else word


@cache
def _ledger() -> Path:
    """Make a ledger of the examples, in a folder that goes when the program ends."""
    folder = Path(mkdtemp())
    register(rmtree, folder)
    examples = sorted(map(str, (ROOT / "examples").glob("*.txt")))
    output_of(["add", str(folder / LEDGER), *examples])
    return folder / LEDGER


def commands_page() -> str:
    """Write the page of commands: the help of each."""
    names = ["", *sorted(commands.commands)]
    helps = (f"## {f'communique {name}'.strip()}\n\n```\n{_help(name)}```\n" for name in names)
    return "# Commands\n\nWritten by `make readme` from the program's own help.\n\n" + "\n".join(helps)


def _help(name: str) -> str:
    context = click.Context(
        commands,
        info_name="communique",
        max_content_width=WIDTH,
        terminal_width=WIDTH,
        **commands.context_settings,
    )
    if name:
        context = click.Context(commands.commands[name], parent=context, info_name=name)
    return f"{context.command.get_help(context)}\n"


def records_page() -> str:
    """Write the page of records, from their source."""
    module = ast.parse(RECORDS.read_text("utf-8"))
    intro = cleandoc(ast.get_docstring(module) or "")
    classes = [node for node in module.body if isinstance(node, ast.ClassDef)]
    head = "# Records\n\nWritten by `make readme` from `src/communique/records.py`.\n\n"
    return head + intro + "\n\n" + "\n".join(map(_record, classes)) + "\n" + _values(module)


def _record(node: ast.ClassDef) -> str:
    fields = [f for f in node.body if isinstance(f, ast.AnnAssign)]
    rows = "".join(
        f"| `{ast.unparse(f.target)}` | `{_escaped(ast.unparse(f.annotation))}` |\n" for f in fields
    )
    words = (ast.get_docstring(node) or "").replace("``", "`")
    return f"## {node.name}\n\n{words}\n\n| field | type |\n|---|---|\n{rows}"


def _values(module: ast.Module) -> str:
    """Write the closed sets of values."""
    rows = "".join(
        _value_row(node.targets[0], node.value.slice)
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and _is_set(node.value)
    )
    return f"## Values\n\n| type | one of |\n|---|---|\n{rows}"


def _value_row(name: ast.expr, values: ast.expr) -> str:
    shown = " ".join(f"`{value}`" for value in ast.literal_eval(values))
    return f"| `{ast.unparse(name)}` | {shown} |\n"


def _is_set(node: ast.Subscript) -> bool:
    return ast.unparse(node.value) == "Literal" and isinstance(node.slice, ast.Tuple)


def _escaped(annotation: str) -> str:
    return annotation.replace("|", "\\|")


def main() -> None:
    """Write all pages."""
    for path, text in pages().items():
        path.write_text(text, "utf-8")
        sys.stdout.write(f"written: {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
