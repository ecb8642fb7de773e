"""A row of a table → Source: which field holds the text, which the title, the day, the address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from communique.errors import EmptyInput, InputError, UsageError
from communique.intake.html import BETWEEN, fragment_blocks
from communique.intake.source import Block, Format, Note, Source, Stated, StatedField, Told
from communique.intake.text import is_empty

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "body", "content", "article", "full_text", "fulltext", "article_text",
        "articlebody", "plain_text", "content_text", "content_html", "story",
    ),
    "title": ("title", "headline", "heading", "article_title", "name"),
    "summary": ("summary", "description", "abstract", "lead", "standfirst", "subtitle", "teaser", "snippet"),
    "published": (
        "published", "date_publish", "published_at", "date_published", "datepublished", "publish_date",
        "publication_date", "pubdate", "published_date", "publishedat", "pub_date", "date",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "permalink", "uri", "web_url"),
    "author": ("author", "authors", "byline", "creator", "agency"),
    "language": ("language", "lang"),
}  # fmt: skip
"""What tables of news call their fields, the commonest first; case does not matter."""

MARKUP = re.compile(r"</(?:p|div|li|h[1-6]|span|a|strong)>|<(?:p|br)\b[^>]*>", re.IGNORECASE)
SURROGATE = re.compile("[\ud800-\udfff]")
TEXT_ONLY: tuple[StatedField, ...] = ("title", "summary", "author", "language")


@dataclass(frozen=True, slots=True)
class Named:
    """A row's field as the table calls it, and what it holds."""

    name: str
    value: Any


def row_source(row: Mapping[str, Any], told: Told, *, form: Format, place: str) -> Source:
    r"""Make a source of a row: title, summary and text stand in its text one below the other.

    Raises `InputError` where no field holds the text, and says which fields there are.

    >>> row = {"headline": "Gipfel", "body": "Die Minister tagten in Riga.", "date": "2024-04-03"}
    >>> row_source(row, Told(), form="jsonl", place="line 1").text
    'Gipfel\n\nDie Minister tagten in Riga.'
    """
    found = {field: named for field in FIELDS if (named := _find(row, field, told.fields)) is not None}
    _check(row, found, told)
    text, blocks, notes = _joined(found, told.name)
    if is_empty(text):
        raise EmptyInput("it holds no visible character. Check how the table was made.")
    url = found["url"].value if "url" in found else None
    return Source(
        text=text,
        published=told.published,
        url=url.strip() if isinstance(url, str) and url.strip() else told.url,
        name=told.name,
        place=place,
        format=form,
        captured=told.captured,
        blocks=blocks,
        stated=tuple(_stated(found)),
        notes=notes,
    )


def _find(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> Named | None:
    """Give the first field of a row that goes by a known name and holds something."""
    if field in fields:
        value = row.get(fields[field])
        return None if value in (None, "") else Named(fields[field], value)
    names = {str(name).strip().casefold(): str(name) for name in reversed(list(row))}
    known = (names[name] for name in FIELDS[field] if name in names)
    return next((Named(name, row[name]) for name in known if row[name] not in (None, "", [])), None)


def _check(row: Mapping[str, Any], found: Mapping[str, Named], told: Told) -> None:
    unknown = [name for name in told.fields if name not in FIELDS]
    if unknown:
        raise UsageError(
            f"--map names {unknown[0]!r}, which is no field of ours. There are: {', '.join(FIELDS)}."
        )
    if "text" in found and isinstance(found["text"].value, str):
        return
    if "text" in found:
        raise InputError(
            f"the field {found['text'].name!r} holds no text. Name the one that does: --map text=body."
        )
    names = ", ".join(str(name)[:40] for name in list(row)[:12])
    wanted = told.fields.get("text")
    what = f"no field {wanted!r}" if wanted else "no field that holds the text"
    raise InputError(f"{what}. There are: {names}. Name it: --map text=body.")


def _joined(found: Mapping[str, Named], name: str) -> tuple[str, tuple[Block, ...], tuple[Note, ...]]:
    """Join title, summary and text, each once: what the text says itself is not put before it again."""
    main = str(found["text"].value)
    text = ""
    blocks: list[Block] = []
    for field in ("title", "summary"):
        value = str(found[field].value) if field in found and isinstance(found[field].value, str) else ""
        if value.strip() and not _says(main, value, whole=field == "summary"):
            piece, new = _piece(value.strip(), name, f"field:{field}", len(text))
            text, blocks = text + piece + BETWEEN, [*blocks, *new]
    piece, new = _piece(main, name, "field:text", len(text))
    mended = SURROGATE.sub("\ufffd", text + piece)
    notes = () if mended == text + piece else (_HALF,)
    return mended, (*blocks, *new), notes


_HALF = Note(
    kind="half_characters",
    words="The text holds halves of characters (lone surrogates); each is shown as \ufffd.",
    rule="intake.row_source",
)


def _says(text: str, words: str, *, whole: bool) -> bool:
    """Say whether a text begins with some words, or holds them anywhere."""
    folded, sought = " ".join(text[:20_000].casefold().split()), " ".join(words.casefold().split())
    return sought in folded if whole else folded.startswith(sought)


def _piece(value: str, name: str, origin: str, start: int) -> tuple[str, list[Block]]:
    """Give a field's text and blocks; one that is a piece of a page, without its tags."""
    if MARKUP.search(value):
        is_title = origin != "field:text"
        text, blocks = fragment_blocks(value, name, origin=origin if is_title else "", start=start)
        return text, list(blocks)
    return value, [Block(start=start, end=start + len(value), origin=origin)]


def _stated(found: Mapping[str, Named]) -> Iterator[Stated]:
    for field in TEXT_ONLY:
        if field in found:
            named = found[field]
            values = named.value if isinstance(named.value, list) else [named.value]
            yield from (
                Stated(field=field, value=value.strip(), by=f"field {named.name}")
                for value in values
                if isinstance(value, str) and value.strip()
            )
    if "published" in found:
        yield Stated(
            field="published", value=_day(found["published"].value), by=f"field {found['published'].name}"
        )


def _day(value: Any) -> str:  # noqa: ANN401 - any JSON
    """Write a day as words: seconds or milliseconds since 1970 become a day in UTC."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 1e8:
        seconds = value / 1000 if value > 1e11 else value
        try:
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
        except (ValueError, OverflowError, OSError):
            return str(value)
    return str(value).strip()
