"""Atom: well-formed, with the elements that RFC 4287 asks for, newest first."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from lxml import etree

from communique.exports import Feed, atom_text
from communique.exports.atom import NAMESPACE, NEVER
from communique.ledger.rows import Held
from communique.store import Ledger
from exports.hand import EVENT, HEAD, HOSTILE, REPORT, held, hostile_held

ATOM = f"{{{NAMESPACE}}}"
BEFORE_ENTRIES = ["id", "title", "updated", "author"]


def parsed(records: Iterable[Held], feed: Feed | None = None, longest: int = 1000) -> etree._Element:
    text = "".join(atom_text(records, feed, longest=longest))
    return etree.fromstring(text.encode())


def texts(element: etree._Element, tag: str) -> list[str]:
    return [child.text or "" for child in element.findall(ATOM + tag)]


def is_a_time(text: str) -> bool:
    return text.endswith("Z") and datetime.fromisoformat(text).tzinfo is not None


def check(feed: etree._Element) -> list[etree._Element]:
    """Hold a feed against what RFC 4287 requires; give its entries."""
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *entries):
        assert all(len(texts(element, tag)) == 1 for tag in ("id", "title", "updated"))
        assert re.match(r"urn:\w+:\w+", texts(element, "id")[0])
        assert is_a_time(texts(element, "updated")[0])
    assert len(feed.findall(f"{ATOM}author/{ATOM}name")) == 1
    assert all(len(entry.findall(f"{ATOM}content")) == 1 for entry in entries)
    ids = [texts(entry, "id")[0] for entry in entries]
    assert len(set(ids)) == len(ids)
    tags = [etree.QName(child).localname for child in feed]
    assert tags == [*(tag for tag in tags if tag != "entry"), *("entry" for _ in entries)]
    return entries


def test_an_entry_says_who_with_whom() -> None:
    (entry,) = check(parsed([held()]))
    content, link = entry.find(f"{ATOM}content"), entry.find(f"{ATOM}link")
    assert texts(entry, "id") == [f"urn:communique:event:{EVENT.id}"]
    assert texts(entry, "title") == ["Olaf Scholz – Wladimir Putin, phone, 2022-10"]
    assert texts(entry, "updated") == [HEAD.added]
    assert content is not None
    assert content.text == REPORT.words
    assert content.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert link is not None
    assert link.get("href") == "https://example.org/1#:~:text=telefonierten"


def test_the_feed_of_a_ledger_is_valid(ledger: Ledger) -> None:
    events = ledger.events(limit=None)
    entries = check(parsed(events))
    assert len(entries) == len(events)
    updated = [texts(entry, "updated")[0] for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert texts(parsed(events), "updated") == updated[:1]


def test_a_feed_keeps_what_was_learned_last() -> None:
    days = [f"2024-04-{day:02}T00:00:00Z" for day in (3, 9, 1, 5)]
    records = [held(replace(EVENT, id=day), head=replace(HEAD, added=day)) for day in days]
    assert [texts(entry, "updated")[0] for entry in check(parsed(records, longest=2))] == [days[1], days[3]]


def test_a_feed_without_entries_is_valid() -> None:
    feed = parsed([])
    assert check(feed) == []
    assert texts(feed, "updated") == [NEVER]


def test_a_feed_may_have_its_own_name_and_address() -> None:
    feed = parsed(
        [], Feed(id="urn:communique:dyad:FRA:RUS", title="France – Russia", address="https://x.org/a")
    )
    check(feed)
    link = feed.find(f"{ATOM}link")
    assert texts(feed, "title") == ["France – Russia"]
    assert link is not None
    assert (link.get("rel"), link.get("href")) == ("self", "https://x.org/a")


def test_without_an_address_there_is_no_link() -> None:
    (entry,) = check(parsed([held(head=replace(HEAD, url=None))]))
    assert entry.find(f"{ATOM}link") is None


@given(HOSTILE)
def test_hostile_text_stays_text(words: str) -> None:
    (entry,) = check(parsed([hostile_held(words)]))
    assert {etree.QName(child).localname for child in entry} <= {
        "id", "title", "updated", "category", "link", "content",
    }  # fmt: skip
