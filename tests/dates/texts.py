"""Texts of any language as the dates step gets them, and our own annotated ones."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communique.reader import parser
from communique.records import Article, Language, Part, Span
from communique.syntax import Parsed

GOLD = Path(__file__).parent / "gold"
PUBLISHED = "2024-04-04"
"""A Thursday; what examples are read with."""
_BRACKETS = re.compile(r"\[([^\]]*)\]|[^\[]+")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True)
class Expected:
    """What one annotated expression must come out as; ``mod`` and ``relation`` are none where it has none."""

    span: Span
    type: str
    value: str
    mod: str | None
    relation: str | None


@dataclass(frozen=True)
class Text:
    """An annotated text."""

    text: str
    published: str | None
    expected: tuple[Expected, ...]


def article(text: str, language: Language, published: str | None) -> Article:
    """Make an article of nothing but body, a part a paragraph."""
    starts = [found.start() for found in _PARAGRAPH.finditer(text)]
    bounds = zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
    return Article(
        id="text",
        language=language,
        title=None,
        published=published,
        published_from="caller" if published else "unknown",
        agency=(),
        url=None,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        parts=tuple(Part(span=Span(start=a, end=b), role="body", reason="test") for a, b in bounds),
        foreign=(),
    )


def parse(text: str, language: Language, published: str | None = PUBLISHED) -> Parsed:
    """Parse a text that is all body."""
    return parser(language)(article(text, language, published))


def parse_all(language: Language, texts: Sequence[tuple[str, str | None]]) -> Iterator[Parsed]:
    """Parse many texts, each with its publication day, in their order."""
    return parser(language).pipe(article(text, language, published) for text, published in texts)


@cache
def gold(language: Language) -> tuple[Text, ...]:
    """Read our annotated texts of a language: ``gold/<language>.toml``.

    Brackets in a text mark its expressions; ``dates`` holds for each its type, value, and where it has them
    ``mod=…`` and a relation.
    """
    table = tomllib.loads((GOLD / f"{language}.toml").read_text(encoding="utf-8"))
    return tuple(_text(row["text"], row.get("published"), row["dates"]) for row in table["texts"])


def _text(marked: str, published: str | None, dates: Sequence[str]) -> Text:
    plain, spans = "", []
    for found in _BRACKETS.finditer(marked):
        words = found[0] if found[1] is None else found[1]
        if found[1] is not None:
            spans.append(Span(start=len(plain), end=len(plain) + len(words)))
        plain += words
    expected = (_expected(span, row) for span, row in zip(spans, dates, strict=True))
    return Text(plain, published, tuple(expected))


def _expected(span: Span, row: str) -> Expected:
    kind, value, *more = row.split()
    mods = [word.removeprefix("mod=") for word in more if word.startswith("mod=")]
    relations = [word for word in more if not word.startswith("mod=")]
    return Expected(span, kind, value, next(iter(mods), None), next(iter(relations), None))
