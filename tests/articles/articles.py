"""The example articles, each with what must be true of it (`<id>.expected.toml`)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from communique import Reader
from communique.records import Reading

HERE = Path(__file__).parent
EXAMPLES = HERE.parent.parent / "examples"


@dataclass(frozen=True, slots=True)
class Example:
    """An article of ours and what a human says of it."""

    id: str
    expected: dict[str, Any]

    @property
    def text(self) -> str:
        """The article as received."""
        return (EXAMPLES / f"{self.id}.txt").read_bytes().decode()

    @property
    def golden(self) -> Path:
        """Where its expected record lies."""
        return HERE / f"{self.id}.reading.json"

    def read(self) -> Reading:
        """Read it, with the publication day that the expectation hands over."""
        return _read(self.text, self.expected.get("published"))


@cache
def _reader() -> Reader:
    return Reader()


@cache
def _read(text: str, published: str | None) -> Reading:
    return _reader()(text, published=published)


def examples() -> list[Example]:
    """Give all examples, by name."""
    return [
        Example(path.stem, tomllib.loads((HERE / f"{path.stem}.expected.toml").read_text("utf-8")))
        for path in sorted(EXAMPLES.glob("*.txt"))
    ]
