"""What a human reads in the examples must be in their records: see `<id>.expected.toml`.

A row with `gap` is not found yet and says why; it fails when it is found, so that the gap is taken out.
A contact with `allowed` may be found but need not be; any contact beside the rows is a false one.
"""

from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

from articles.articles import Example, examples
from facts import Facts

EXAMPLES = examples()


def rows(kind: str) -> list[ParameterSet]:
    return [
        pytest.param(example, row, id=f"{example.id}: {row['what']}", marks=gap(row))
        for example in EXAMPLES
        for row in example.expected.get(kind, ())
        if not row.get("allowed")
    ]


def gap(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=row["gap"], strict=True)] if "gap" in row else []


@pytest.mark.parametrize(("example", "row"), rows("contact"))
def test_a_contact_is_found_once(example: Example, row: dict[str, Any]) -> None:
    facts = Facts(example.read())
    contacts = facts.reading.contacts
    found = [contact for contact in contacts if facts.is_event(row, contact)]
    assert len(found) == 1, f"{row}\n  contacts found:{facts.events(contacts)}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_no_contact_is_made_up(example: Example) -> None:
    facts = Facts(example.read())
    rows = example.expected["contact"]
    extra = [c for c in facts.reading.contacts if not any(facts.is_event(row, c) for row in rows)]
    if gap := example.expected.get("more_contacts"):
        assert extra, "nothing false is found any more: take more_contacts out"
        pytest.xfail(gap)
    assert not extra, f"found beside what the article says:{facts.events(extra)}"


@pytest.mark.parametrize(("example", "row"), rows("event"))
def test_an_event_is_found(example: Example, row: dict[str, Any]) -> None:
    facts = Facts(example.read())
    found = [event for event in facts.reading.events if facts.is_event(row, event)]
    assert found, f"{row}\n  events found:{facts.events(facts.reading.events)}"


@pytest.mark.parametrize(("example", "row"), rows("never"))
def test_an_event_that_did_not_happen_is_not_found(example: Example, row: dict[str, Any]) -> None:
    facts = Facts(example.read())
    found = [event for event in facts.reading.events if facts.is_event(row, event)]
    assert not found, f"{row}\n  found:{facts.events(found)}"


@pytest.mark.parametrize(("example", "row"), rows("claim"))
def test_a_claim_is_found_once(example: Example, row: dict[str, Any]) -> None:
    facts = Facts(example.read())
    found = [claim for claim in facts.reading.claims if facts.is_claim(row, claim)]
    assert len(found) == 1, f"{row}\n  claims found:{facts.claims()}"


@pytest.mark.parametrize(("example", "row"), rows("quote"))
def test_words_are_given_to_their_speaker(example: Example, row: dict[str, Any]) -> None:
    facts = Facts(example.read())
    assert any(facts.is_quote(row, quote) for quote in facts.reading.quotes), f"{row}\n{facts.quotes()}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_the_article_is_taken_apart(example: Example) -> None:
    reading, expected = example.read(), example.expected["article"]
    article = reading.article
    leftovers = [part for part in article.parts if part.role == "leftover"]
    found = {
        "published": article.published or "unknown",
        "published_from": article.published_from,
        "agency": list(article.agency),
        "title": article.title,
        "leftover": [line for part in leftovers for line in reading.text(part.span).splitlines() if line],
    }
    assert found == expected
