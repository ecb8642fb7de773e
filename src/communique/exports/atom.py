"""Events of a ledger → an Atom feed (RFC 4287): what was learned last stands first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from xml.etree.ElementTree import Element, SubElement, tostring

from communique.exports.links import at_words, web_address
from communique.exports.text import clean
from communique.exports.titles import title_of
from communique.ledger.rows import Held

NAMESPACE = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONGEST = 1000
"""Entries of a feed at most: those that the ledger learned of last."""
NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was last changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says of itself: a lasting id (an IRI), a title, and its own address if it has one."""

    id: str = "urn:communique:events"
    title: str = "Communiqué: events"
    address: str | None = None


def atom_text(records: Iterable[Held], feed: Feed | None = None, *, longest: int = LONGEST) -> Iterator[str]:
    """Write the events that the ledger learned of last, at most ``longest``, as a feed."""
    newest = nlargest(longest, records, key=lambda held: held.head.added)
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{NAMESPACE}">\n'
    yield from map(_written, _head(feed or Feed(), newest[0].head.added if newest else NEVER))
    yield from (_written(_entry(held)) for held in newest)
    yield "</feed>\n"


def _head(feed: Feed, updated: str) -> Iterator[Element]:
    yield _element("id", feed.id)
    yield _element("title", feed.title)
    yield _element("updated", updated)
    author = Element("author")
    author.append(_element("name", "Communiqué"))
    yield author
    address = web_address(feed.address)
    if address is not None:
        yield Element("link", rel="self", type="application/atom+xml", href=address)


def _entry(held: Held) -> Element:
    event, report, head = held.event, held.report, held.head
    entry = Element("entry")
    entry.append(_element("id", f"urn:communique:event:{event.id}"))
    entry.append(_element("title", title_of(event)))
    entry.append(_element("updated", head.added))
    SubElement(entry, "category", term=event.type)
    address = at_words(head.url, report.words)
    if address is not None:
        SubElement(entry, "link", rel="alternate", href=address)
    content = _element("content", report.words)
    content.attrib |= {"type": "text", XML_LANG: head.language}
    entry.append(content)
    return entry


def _element(tag: str, words: str) -> Element:
    element = Element(tag)
    element.text = clean(words)
    return element


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode") + "\n"
