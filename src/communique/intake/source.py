"""What every reader of a format takes and gives: bytes come in, sources and faults go out."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO, Literal

from communique.errors import TooLarge

MOST_BYTES = 5_000_000
"""No article is longer; whole books and archives are refused before they fill the memory."""

MOST_PAGE_BYTES = 30_000_000
"""Saved pages carry their pictures within them: text is a small part of such a file."""

Format = Literal["text", "html", "mhtml", "feed", "jsonl", "csv", "parquet", "warc", "mail"]
"""The formats that are read, by the names that ``--from`` takes."""

StatedField = Literal["title", "summary", "author", "published", "modified", "language", "site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of a source's text that its format sets apart, code points, end exclusive.

    ``origin`` is the page's tag ("p", "h1", "li") or the field ("field:title", "field:text"). ``kept_by``
    says who takes it for the article: the extractor, or what it stands beside; none where nobody does.
    ``links`` is the share of its characters that are links, ``line`` the line of the page that it is from.
    """

    start: int
    end: int
    origin: str
    kept_by: str | None = "format"
    links: float = 0.0
    line: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What something beside the running text says of it, word for word, and who says so.

    ``by`` is the place: "JSON-LD", "meta article:published_time", "feed", "field date". Where it is shown in
    the text too, ``block`` is the number of that block.
    """

    field: StatedField
    value: str
    by: str
    block: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A doubt about what arrived, before there is an article that it could belong to."""

    kind: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article's text as received, and what is known of it.

    ``text`` is never cleaned: all offsets point into it. ``published`` is the caller's ISO day; ``captured``
    the ISO day on which the text was there at the latest; ``stated`` stands strongest first. ``name`` says
    where the text is from, for messages, ``place`` where in it; ``encoding`` is the one that was decoded
    from, none where the text came as text. Without ``blocks`` the text is cut at its lines.
    """

    text: str
    published: str | None = None
    url: str | None = None
    name: str | None = None
    place: str | None = None
    encoding: str | None = None
    format: Format = "text"
    captured: str | None = None
    blocks: tuple[Block, ...] = ()
    stated: tuple[Stated, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text, which its article carries too."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def said(self, name: StatedField) -> Iterator[Stated]:
        """Give what is stated of one thing, strongest first."""
        return (one for one in self.stated if one.field == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One item that could not be read: which input, where in it, and why. The rest goes on.

    An ``error`` that is no `CommuniqueError` is a fault of ours, or of a library that reads the format.
    """

    name: str
    place: str | None
    error: Exception

    @property
    def words(self) -> str:
        """The message, which names its input first."""
        shown = f"{self.name}, {self.place}" if self.place else self.name
        words = str(self.error)
        return words if words.startswith(shown) else f"{shown}: {words.removeprefix(f'{self.name} ')}"


Item = Source | Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the caller says of an input, and what came with it.

    ``name`` is for messages. ``fields`` map ours to those of a table ("text" → "body"). ``is_caller`` is
    false where the encoding was a server's word and not the caller's: then it may be wrong.
    """

    name: str = "input"
    url: str | None = None
    encoding: str | None = None
    is_caller: bool = True
    published: str | None = None
    captured: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


Read = Callable[[BinaryIO, Told], Iterator[Item]]
"""A reader of one format. Raises `InputError` where nothing at all can be read."""


def all_bytes(stream: BinaryIO, told: Told, most: int = MOST_BYTES) -> bytes:
    """Read a stream to its end, never more of it than the limit. Raises `TooLarge`."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise TooLarge(
            f"{told.name} is larger than {most // 1_000_000} MB, more than any article. "
            "The usual cause is a whole archive in one file: cut it into one file an article, or save it "
            "as JSONL, "
            "one line an article."
        )
    return data
