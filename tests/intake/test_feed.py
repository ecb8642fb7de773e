"""RSS and Atom: an article an entry, its day in its own words, beginnings told from whole articles."""

import io

import pytest

from communique.errors import InputError
from communique.intake import Fault, Source, Told
from communique.intake.feed import read_feed
from communique.reader import Reader
from intake.samples import ATOM, MAILED, feed, full_item

PARAGRAPHS = ["Die Minister berieten am Mittwoch in Riga.", "Sie wollen im Herbst weiter reden."]


def read(data: bytes) -> list[Source | Fault]:
    return list(read_feed(io.BytesIO(data), Told(name="feed.xml")))


def one(data: bytes) -> Source:
    (source,) = read(data)
    assert isinstance(source, Source)
    return source


def test_title_and_content_are_the_text_of_an_entry() -> None:
    source = one(feed([full_item("Gipfel in Riga", PARAGRAPHS)]))
    assert source.text == "\n\n".join(["Gipfel in Riga", *PARAGRAPHS])
    assert (source.url, source.notes) == ("https://a.example/1", ())
    assert [(s.value, s.by) for s in source.said("published")] == [(MAILED, "feed published")]


def test_the_day_of_an_entry_is_that_of_its_own_zone() -> None:
    article, doubts = Reader("de").article(one(feed([full_item("Gipfel in Riga", PARAGRAPHS)])))
    assert (article.published, article.published_from, doubts) == ("2024-04-03", "metadata", ())
    assert [part.role for part in article.parts if part.role != "blank"] == ["headline", "body", "body"]


def test_an_atom_entry_is_published_before_it_is_updated() -> None:
    source = one(ATOM)
    assert source.text.startswith("Minister beraten in Riga\n\n")
    assert [s.value for s in source.said("published")] == ["2024-04-03T00:30:00+02:00"]
    assert [s.value for s in source.said("modified")] == ["2024-04-05T10:00:00Z"]


def test_an_entry_without_content_is_a_beginning_and_doubted() -> None:
    source = one(
        feed(["<title>Gipfel</title><description>Die Minister berieten &amp;amp; reisten ab.</description>"])
    )
    assert source.text == "Gipfel\n\nDie Minister berieten & reisten ab."
    assert [note.kind for note in source.notes] == ["teaser_only"]


def test_an_entry_without_text_is_a_fault_and_the_next_goes_on() -> None:
    fault, source = read(feed(["<link>https://a.example/0</link>", full_item("Gipfel", PARAGRAPHS)]))
    assert isinstance(fault, Fault)
    assert fault.words.startswith("feed.xml, entry 1: neither title nor text")
    assert isinstance(source, Source)


@pytest.mark.parametrize(
    "data",
    [b"", b"<html><p>x</p></html>", b"<rss></rss>", b"\x89PNG\x00", b"[1, 2]"],
    ids=lambda data: str(data[:12]),
)
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="no RSS or Atom feed"):
        read(data)


def test_a_feed_that_declares_entities_is_refused() -> None:
    entities = b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(InputError, match="declares entities"):
        read(b'<?xml version="1.0"?>' + entities + b"<rss><channel>&b;</channel></rss>")
