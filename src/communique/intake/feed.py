"""RSS and Atom: one article an entry; many feeds hold the beginnings of their articles only."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO
from typing import Any, BinaryIO

from communique.errors import EmptyInput, InputError
from communique.intake.html import BETWEEN, fragment_blocks
from communique.intake.rows import MARKUP
from communique.intake.source import Block, Fault, Item, Note, Source, Stated, Told, all_bytes

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
WITHIN = 10_000
SHORT = 600
"""Characters below which an entry without ``content`` is a teaser."""


def read_feed(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a feed's entries, in its order. Raises `InputError` for what is no feed, or declares entities."""
    data = all_bytes(stream, told)
    if ENTITY.search(data, 0, WITHIN):
        raise InputError(
            f"{told.name} declares entities, which a feed has no need of and which can be made to fill "
            "the memory. "
            "It was not read."
        )
    parsed = _parsed(data, told)
    language = str(parsed["feed"].get("language", ""))
    for number, entry in enumerate(parsed["entries"], 1):
        place = f"entry {number}"
        try:
            yield _entry(entry, told, place, language)
        except InputError as err:
            yield Fault(name=told.name, place=place, error=err)


def _parsed(data: bytes, told: Told) -> Mapping[str, Any]:
    import feedparser  # noqa: PLC0415 - one format among many

    headers = {"content-type": f"application/xml; charset={told.encoding}"} if told.encoding else None
    try:
        parsed: Mapping[str, Any] = feedparser.parse(
            BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as err:
        raise InputError(f"{told.name} cannot be read as a feed: {type(err).__name__} ({err}).") from err
    if not parsed["entries"]:
        why = f" ({parsed['bozo_exception']})" if parsed.get("bozo") else ""
        raise InputError(
            f"{told.name} is no RSS or Atom feed, or has no entry{why}. Check the address or the file."
        )
    return parsed


def _entry(entry: dict[str, Any], told: Told, place: str, language: str) -> Source:
    """Make a source of an entry: its title, and its content, else its summary."""
    title, summary = _plain(entry.get("title", "")), str(entry.get("summary", ""))
    content = max((str(piece.get("value", "")) for piece in entry.get("content", [])), key=len, default="")
    text = ""
    blocks: list[Block] = []
    if title:
        text, blocks = title + BETWEEN, [Block(start=0, end=len(title), origin="field:title")]
    body, found = _body(content or summary, told.name, len(text))
    if not body and not title:
        raise EmptyInput(
            "neither title nor text. The feed holds nothing else of this article: fetch its page."
        )
    return Source(
        text=text + body if body else title,
        published=told.published,
        url=entry.get("link") or told.url,
        name=told.name,
        place=place,
        format="feed",
        captured=told.captured,
        blocks=(*blocks, *found),
        stated=tuple(_stated(entry, title, language)),
        notes=() if content or len(body) >= SHORT else (_TEASER,),
    )


_TEASER = Note(
    kind="teaser_only",
    words="The feed holds the beginning of the article only; what follows it was not read.",
    rule="intake.read_feed",
)


def _body(markup: str, name: str, start: int) -> tuple[str, tuple[Block, ...]]:
    if MARKUP.search(markup) or "<" in markup:
        return fragment_blocks(markup, name, origin="", start=start)
    text = unescape(markup).strip()
    return text, (Block(start=start, end=start + len(text), origin="field:text"),) if text else ()


def _plain(title: str) -> str:
    """Give a title without the tags that it may hold."""
    if MARKUP.search(title) or re.search(r"</?(?:b|i|em|strong)>", title):
        return " ".join(fragment_blocks(title, "title", origin="field:title")[0].split())
    return " ".join(unescape(title).split())


def _stated(entry: dict[str, Any], title: str, language: str) -> Iterator[Stated]:
    """Give what an entry states, in its own words: its day is the one of its own zone."""
    if title:
        yield Stated(field="title", value=title, by="feed")
    for key in ("published", "created"):
        if entry.get(key):
            yield Stated(field="published", value=str(entry[key]), by=f"feed {key}")
    updated = dict.get(entry, "updated")  # its own get() gives the day of publication where there is no other
    if updated:
        yield Stated(field="modified", value=str(updated), by="feed updated")
    if entry.get("author"):
        yield Stated(field="author", value=str(entry["author"]), by="feed author")
    if language:
        yield Stated(field="language", value=language, by="feed language")
