"""Inputs broken in many ways: none may crash the reader, hang it, or cost a character.

``python -m intake.fuzz 20000`` breaks that many; the tests run a short part. Same number, same inputs.
"""

import io
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.errors import CommuniqueError
from communique.intake import Source, Told, read_stream
from communique.intake.decode import decode_page
from communique.intake.page_tree import UNSEEN, parse
from communique.intake.sniff import format_of
from communique.reader import Reader
from intake.samples import samples

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SLOWEST = 20.0
"""Seconds that one broken input may take on a busy machine: the largest are refused far sooner."""

TAGS = (
    b"<div>", b"</div>", b"<p>", b"</p>", b"<table><tr><td>", b"<script>", b"</script>", b"<!--", b"-->",
    b"<![CDATA[", b"]]>", b"<br>", b"<a href='x", b'"', b"'", b">", b"<", b"&#0;", b"&#x10ffff;", b"&nbsp;",
    b"&amp", b"<svg><title>", b"<plaintext>", b"<title>", b"</html>", b"<body hidden>",
    b"<p style='display:none'>", b"<template>", b"<noscript>", b"<textarea>", b"<select><option>",
    b"<frameset>",
    b"<meta charset=utf-16>", b"<meta charset=koi8-r>", b"<base href=//>",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<h1>", b"<time datetime='2024-13-99'>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":[1],"datePublished":{}}</script>',
)  # fmt: skip
ENCODINGS = ("cp1251", "cp1252", "koi8_r", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "shift_jis", "utf-7")
ODD = (
    "\0",
    "\ufeff",
    "\u200b",
    "\u2028",
    "\x85",
    "\x1b",
    "🙂",
    "\U00100000",
    "\ue001",
    "e\u0301",
    "ﬁ",
    "\r",
    "\x0c",
)


@dataclass(frozen=True)
class Broken:
    """An input that something was done to, and what."""

    name: str
    data: bytes
    how: tuple[str, ...]


def broken(number: int, seed: int = 0) -> Iterator[Broken]:
    """Give so many broken inputs; the same for the same numbers."""
    chance = random.Random(seed)  # noqa: S311 - the same inputs each time are what is wanted
    found = samples()
    for _ in range(number):
        name, data = chance.choice(found)
        how = []
        for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
            harm = chance.choice(HARMS)
            data = harm(data, chance)[:3_000_000]
            how.append(harm.__name__)
        yield Broken(name, data, tuple(how))


def flip(data: bytes, chance: random.Random) -> bytes:
    harmed = bytearray(data)
    for _ in range(chance.choice((1, 3, 30))):
        if harmed:
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
    return bytes(harmed)


def cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:]


def end_early(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:end] + data[start:end] * chance.choice((1, 2, 20)) + data[end:]


def tag(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 2, 8))):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(TAGS) + data[place:]
    return data


def nest(data: bytes, chance: random.Random) -> bytes:
    place, depth = chance.randrange(len(data) + 1), chance.choice((10, 200, 300, 5000, 50_000))
    return (
        data[:place] + chance.choice((b"<div>", b"<b>", b"<ul><li>", b"[", b'{"a":')) * depth + data[place:]
    )


def encode(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def oddity(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 5, 50))):
        place = chance.randrange(len(text) + 1)
        text = text[:place] + chance.choice(ODD) + text[place:]
    return text.encode("utf-8", "surrogatepass")


def splice(data: bytes, chance: random.Random) -> bytes:
    _, other = chance.choice(samples())
    place, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:place] + other[start : start + chance.choice((50, 2000, 100_000))]


def spoil_line(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines[chance.randrange(len(lines))] = chance.choice(
        (b"", b"{", b'{"text": 5}', b"\xff\xfe", b"a,b,c,d,e,f,g,h,i", b"x" * 10)
    )
    return b"\n".join(lines)


HARMS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flip, cut, end_early, repeat, tag, tag, nest, encode, oddity, splice, spoil_line,
)  # fmt: skip


def check(item: Broken, reader: Reader) -> tuple[int, int]:
    """Read a broken input to its end; give how many sources and faults came out.

    Raises `AssertionError` where a character is lost or a fault is none of ours, and whatever the reader
    raises.
    """
    started, sources, faults = time.monotonic(), 0, 0
    try:
        for found in read_stream(io.BytesIO(item.data), Told(name=item.name)):
            if isinstance(found, Source):
                check_source(found, item, reader)
                sources += 1
            else:
                assert isinstance(found.error, CommuniqueError), found.error
                assert found.words.strip()
                faults += 1
    except CommuniqueError:
        faults += 1
    taken = time.monotonic() - started
    assert taken < SLOWEST, f"{taken:.1f} s"
    return sources, faults


def check_source(source: Source, item: Broken, reader: Reader) -> None:
    """Check that no character is lost: not between page and text, nor blocks and text, nor parts and text."""
    if source.blocks:
        edges = [0, *(edge for block in source.blocks for edge in (block.start, block.end)), len(source.text)]
        assert edges == sorted(edges)
        gaps = "".join(source.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
        assert not gaps.strip(), f"between blocks: {gaps.strip()[:80]!r}"
    if source.format == "html" and format_of(item.data[:4096], item.name) == "html":
        assert "".join(source.text.split()) == visible_text(item.data, item.name), "page and text differ"
    try:
        article, _ = reader.article(source)
    except CommuniqueError:
        return
    assert "".join(source.text[part.span.start : part.span.end] for part in article.parts) == source.text


def visible_text(data: bytes, name: str) -> str:
    """Give the text that a page shows, white space apart, by another way than the reader's."""
    tree = parse(decode_page(data, Told(name=name)).text.lstrip("\ufeff"), name)
    return "".join("".join(_shown(tree)).split())


def _shown(element: "Element") -> Iterator[str]:
    """Give the text of an element and those in it, but for what no reader sees."""
    is_root = element.tag in {"html", "body"}
    style = (element.get("style") or "").replace(" ", "").lower()
    is_hidden = element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
    if (
        element.tag in UNSEEN
        or (is_hidden and not is_root)
        or (element.tag, element.get("type")) == ("input", "hidden")
    ):
        return
    yield element.text or ""
    for child in element:
        yield from _shown(child)
        yield child.tail or ""


def main() -> None:
    """Break as many inputs as are asked for."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    reader, sources, faults = Reader(), 0, 0
    started = time.monotonic()
    for count, item in enumerate(broken(number), 1):
        try:
            found = check(item, reader)
        except BaseException as err:
            err.add_note(f"input {count} of seed 0: {item.name}, {', '.join(item.how)}")
            raise
        sources, faults = sources + found[0], faults + found[1]
        if count % 1000 == 0:
            sys.stdout.write(
                f"{count} inputs, {sources} sources, {faults} faults, {time.monotonic() - started:.0f} s\n"
            )
            sys.stdout.flush()
    sys.stdout.write(f"{number} broken inputs: no crash, no hang, no character lost.\n")


if __name__ == "__main__":
    main()
