"""The page the project started from: a call between two ministers of defence, and all that is told around it.

The page belongs to others and lies beside the project, so these tests are skipped where it is missing.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.records import Quote, Reading, Span
from facts import Facts

SHARED = Path(__file__).parent.parent.parent / "shared"
PAGE = SHARED / "seed" / "article.de.txt"
GOLD = SHARED / "gold" / "quotes" / "seed_gold.jsonl"
PUBLISHED = ("2024-04-04", None)

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the page the project started from is not here")

MINISTERS = ["FRA Lecornu", "RUS Schoigu"]
PRESIDENTS = ["FRA Macron", "RUS Putin"]

# Each row is an expectation of facts.py; "date" holds the value with a publication day, then without.
EVENTS: dict[str, dict[str, Any]] = {
    "the call of the ministers of defence": {
        "type": "CONSULT",
        "channel": "phone",
        "status": "actual",
        "parties": MINISTERS,
        "level": "ministers",
        "date": ("2024-04-03", "XXXX-WXX-3"),
    },
    "their call of October 2022": {
        "type": "CONSULT",
        "channel": "phone",
        "status": "historical",
        "parties": MINISTERS,
        "date": ("2022-10", "2022-10"),
    },
    "the attack on the concert hall": {"type": "ASSAULT", "status": "historical", "killed": (144, None)},
    "the exchange that Lecornu is ready for": {
        "type": "COOPERATE",
        "status": "offered",
        "from": ["FRA"],
        "to": ["RUS"],
        "date": ("2024-04-03", "XXXX-WXX-3"),
    },
    "Putin hints at Ukraine": {
        "type": "ACCUSE",
        "mode": "allege",
        "status": "actual",
        "from": ["RUS Putin"],
        "to": ["UKR"],
    },
    "the war": {"type": "ASSAULT", "status": "ongoing", "from": ["RUS"], "to": ["UKR"]},
    "France will go on supporting Ukraine": {
        "type": "SUPPORT",
        "status": "planned",
        "from": ["FRA"],
        "to": ["UKR"],
    },
    "Lecornu demands that Moscow stop": {
        "type": "REQUEST",
        "mode": "change",
        "status": "actual",
        "from": ["FRA"],
        "to": ["RUS"],
        "date": ("2024-04-03", "XXXX-WXX-3"),
    },
    "Lecornu condemns the war": {
        "type": "ACCUSE",
        "mode": "disapprove",
        "status": "actual",
        "from": ["FRA"],
        "to": ["RUS"],
        "date": ("2024-04-03", "XXXX-WXX-3"),
    },
    "the troops that Macron does not rule out": {
        "type": "MOBILIZE",
        "mode": "troops",
        "status": "hypothetical",
        "from": ["FRA Macron"],
    },
    "Macron travels to Moscow": {
        "type": "CONSULT",
        "channel": "in_person",
        "status": "historical",
        "visitor": "FRA Macron",
        "host": "RUS",
        "date": ("2022", "2022"),
    },
    "the cooperation that Paris offered": {
        "type": "COOPERATE",
        "status": "offered",
        "from": ["FRA"],
        "to": ["RUS"],
        "date": ("2024-03", "XXXX-03"),
    },
    "contacts of ministers and technicians to come": {
        "type": "CONSULT",
        "status": "planned",
        "level": "mixed",
    },
    "no direct talks with Putin": {"type": "CONSULT", "status": "negated", "parties": PRESIDENTS},
    "the series of calls of 2022": {
        "type": "CONSULT",
        "channel": "phone",
        "status": "historical",
        "count": "series",
        "parties": PRESIDENTS,
        "initiator": "FRA Macron",
        "date": ("2022", "2022"),
    },
    "the calls after the invasion began": {
        "type": "CONSULT",
        "channel": "phone",
        "status": "historical",
        "count": "series",
        "parties": PRESIDENTS,
        "trigger": "Kontakt",
    },
    "the last call of the presidents": {
        "type": "CONSULT",
        "channel": "phone",
        "status": "historical",
        "parties": PRESIDENTS,
        "level": "heads",
        "date": ("2022-09", "2022-09"),
    },
}
CLAIMS: dict[str, dict[str, Any]] = {
    "first since October 2022": {"kind": "first_since", "between": MINISTERS, "date": "2022-10"},
    "rare": {"kind": "rare", "between": MINISTERS},
    "last in October 2022": {"kind": "last", "between": MINISTERS, "date": "2022-10"},
    "last in September 2022": {"kind": "last", "between": PRESIDENTS, "date": "2022-09"},
}
CITIES = {
    "Angriff in Moskau": "place",
    "sagte Paris": "government",
    "Konzerthalle in Moskau": "place",
    "forderte Moskau": "government",
    "Paris habe": "government",
    "nach Moskau": "place",
}
READINGS: dict[str | None, Reading] = {}
LEFTOVERS = ["Ausgegeben am:", "1 Minute", "source site-27", "Leave a Reply"]


@pytest.fixture(params=PUBLISHED, ids=("published 2024-04-04", "published unknown"))
def facts(request: pytest.FixtureRequest, read: Callable[..., Reading]) -> Facts:
    return Facts(read_once(read, request.param))


def read_once(read: Callable[..., Reading], published: str | None) -> Reading:
    if published not in READINGS:
        READINGS[published] = read(PAGE.read_bytes().decode(), published)
    return READINGS[published]


def wanted(row: dict[str, Any], facts: Facts) -> dict[str, Any]:
    """Choose the date for the publication day of this reading."""
    if "date" not in row:
        return row
    return {**row, "date": row["date"][facts.reading.article.published is None]}


@pytest.mark.parametrize("row", EVENTS.values(), ids=EVENTS.keys())
def test_an_event_is_found_once(row: dict[str, Any], facts: Facts) -> None:
    row = wanted(row, facts)
    found = [event for event in facts.reading.events if facts.is_event(row, event)]
    same_type = [event for event in facts.reading.events if event.type == row["type"]]
    assert len(found) == 1, f"{row}\n  {row['type']} found:{facts.events(same_type)}"


def test_nothing_false_is_found_beside_them(facts: Facts) -> None:
    rows = [wanted(row, facts) for row in EVENTS.values()]
    extra = [e for e in facts.reading.events if not any(facts.is_event(row, e) for row in rows)]
    assert not extra, facts.events(extra)


def test_macron_rejects_nothing(facts: Facts) -> None:
    assert not [event for event in facts.reading.events if event.type == "REJECT"]


@pytest.mark.parametrize("row", CLAIMS.values(), ids=CLAIMS.keys())
def test_a_claim_is_found_once(row: dict[str, Any], facts: Facts) -> None:
    found = [claim for claim in facts.reading.claims if facts.is_claim(row, claim)]
    assert len(found) == 1, f"{row}\n  claims found:{facts.claims()}"


def test_the_attack_is_laid_to_the_islamic_state(facts: Facts) -> None:
    attacks = [e for e in facts.reading.events if facts.is_event(EVENTS["the attack on the concert hall"], e)]
    actors = [facts.party(mention) for event in attacks for mention in event.actors]
    assert any("Islamischer Staat" in actor for actor in actors), actors


@pytest.mark.parametrize(("words", "meant"), CITIES.items(), ids=CITIES.keys())
def test_a_city_is_read_as_its_government_or_as_a_place(words: str, meant: str, facts: Facts) -> None:
    city = next(word for word in words.split() if word in {"Moskau", "Paris"})
    start = facts.reading.article.text.index(words) + words.index(city)
    kinds = {
        "government" if mention.via == "metonym" else "place" if facts.is_place(mention) else mention.rule
        for mention in facts.reading.mentions
        if mention.span.start <= start < mention.span.end and city in facts.reading.text(mention.span)
    }
    assert kinds == {meant}


def test_a_day_that_cannot_be_known_is_doubted(read: Callable[..., Reading]) -> None:
    reading = read_once(read, None)
    wednesday = next(date for date in reading.dates if date.value == "XXXX-WXX-3")
    assert wednesday.earliest is None or wednesday.certainty != "certain"
    doubts = [doubt for doubt in reading.doubts if wednesday.span in [e.span for e in doubt.evidence]]
    assert doubts, [doubt.words for doubt in reading.doubts]


def test_the_page_is_taken_apart(read: Callable[..., Reading]) -> None:
    article = read_once(read, None).article
    left = [article.text[p.span.start : p.span.end] for p in article.parts if p.role == "leftover"]
    assert (article.agency, article.published, article.published_from) == (("AFP",), None, "unknown")
    assert [line for text in left for line in text.splitlines() if line] == LEFTOVERS


def test_eight_dates_and_no_more(facts: Facts) -> None:
    said = [facts.reading.text(date.span) for date in facts.reading.dates]
    assert len(said) == 8, said
    assert not [words for words in said if "Minute" in words]


def test_no_speaker_is_a_particle_or_an_agency(facts: Facts) -> None:
    speakers = [facts.speaker(quote) for quote in facts.reading.quotes]
    assert not [speaker for speaker in speakers if "hinzu" in speaker or "AFP" in speaker]
    assert not [entity for entity in facts.reading.entities if entity.name == "hinzu"]


def gold_quotes() -> list[Any]:
    if not GOLD.exists():
        return []
    (line,) = GOLD.read_text("utf-8").splitlines()
    return [pytest.param(row, id=f"attribution {row['id']}") for row in json.loads(line)["quotes"]]


@pytest.mark.parametrize("row", gold_quotes())
def test_an_attribution_is_found_by_speaker_and_extent(
    row: dict[str, Any], read: Callable[..., Reading]
) -> None:
    facts = Facts(read_once(read, "2024-04-04"))
    found = [
        q for q in facts.reading.quotes if has_extent(row["quote"], q) and has_speaker(row["speaker"], q)
    ]
    assert found, f"{[facts.reading.article.text[a:b] for a, b in row['quote']]}{facts.quotes()}"


def has_extent(gold: list[list[int]], quote: Quote) -> bool:
    """Tell whether the words said are those of the gold, in four of five characters, marks apart."""
    wanted = {i for start, end in gold for i in range(start, end)}
    pieces = [points(quote.spans), *(points([fragment]) for fragment in quote.fragments)]
    return any(len(wanted & piece) >= 0.8 * len(wanted | piece) for piece in pieces)


def has_speaker(gold: list[list[int]], quote: Quote) -> bool:
    if quote.speaker is None:
        return False
    said = points(quote.speaker.spans)
    return any(i in said for start, end in gold for i in range(start, end))


def points(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}
