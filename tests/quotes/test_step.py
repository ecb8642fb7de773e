"""Who said what to whom: chains, shared subjects, documents as speakers, and who never speaks."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.records import Quote, Reading, Span

SHARED = Path(__file__).parents[2].parent / "shared"
SEED, GOLD = SHARED / "seed" / "article.de.txt", SHARED / "gold" / "quotes" / "seed_gold.jsonl"
NEVER = {"hinzu", "und", "es", "man", "AFP"}


def said(reading: Reading, quote: Quote) -> str:
    return " … ".join(reading.text(span) for span in quote.spans)


def voice(reading: Reading, quote: Quote) -> str | None:
    return None if quote.speaker is None else " ".join(reading.text(span) for span in quote.speaker.spans)


def told(reading: Reading, quote: Quote) -> str | None:
    return None if quote.addressee is None else " ".join(reading.text(span) for span in quote.addressee.spans)


@pytest.fixture(scope="module")
def seed(read: Callable[..., Reading]) -> Reading:
    if not SEED.exists() or not GOLD.exists():
        pytest.skip("the seed article and its gold stand beside the project, and are not here")
    return read(SEED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def gold(seed: Reading) -> list[dict[str, Any]]:
    attributions: list[dict[str, Any]] = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])[
        "quotes"
    ]
    return attributions


def found(seed: Reading, record: dict[str, Any]) -> Quote | None:
    """Find the quote of a gold record: its spans, or for a verbatim piece the quote it is a fragment of."""
    spans = tuple(Span(start=start, end=end) for start, end in record["quote"])
    speaker = {tuple(pair) for pair in record["speaker"]}
    for quote in seed.quotes:
        whose = {(span.start, span.end) for span in quote.speaker.spans} if quote.speaker else set()
        same_voice = whose == speaker or any(a <= c and d <= b for a, b in whose for c, d in speaker)
        if same_voice and (
            quote.spans == spans or (quote.type == "mixed" and set(spans) <= set(quote.fragments))
        ):
            return quote
    return None


def test_the_seed_has_its_fifteen_attributions(seed: Reading, gold: list[dict[str, Any]]) -> None:
    assert [record["id"] for record in gold if found(seed, record) is None] == []


def test_the_seed_keeps_both_chains_to_the_ministry(seed: Reading, gold: list[dict[str, Any]]) -> None:
    quotes = {record["id"]: found(seed, record) for record in gold}
    chains = {(inner, outer) for inner, outer in ((2, 1), (9, 8), (10, 8))}
    linked = {
        (inner, outer)
        for inner, outer in chains
        if (a := quotes[inner]) is not None and (b := quotes[outer]) is not None and a.parent == b.id
    }
    assert linked == chains


def test_the_seeds_statement_speaks_for_the_ministry_named_before(seed: Reading) -> None:
    names = {entity.id: entity.name for entity in seed.entities}
    voices = [q.speaker for q in seed.quotes if voice(seed, q) == "der Erklärung"]
    assert [(v.via, "Verteidigungsministerium" in names.get(v.entity or "", "")) for v in voices if v] == [
        ("back_reference", True),
        ("back_reference", True),
    ]


def test_the_seeds_condemnation_stands_within_the_statement(seed: Reading) -> None:
    (condemned,) = [q for q in seed.quotes if q.cue is not None and q.cue.cue_class == "condemn"]
    (parent,) = [q for q in seed.quotes if q.id == condemned.parent]
    assert (condemned.type, voice(seed, condemned), voice(seed, parent)) == (
        "reported",
        "Der Minister",
        "der Erklärung",
    )


def test_nobody_speaks_in_the_seed_who_cannot(seed: Reading) -> None:
    voices = {voice(seed, quote) for quote in seed.quotes}
    assert not voices & NEVER
    assert not any("sagte" in name for name in voices if name)


def test_a_separable_verb_gives_two_cue_spans_and_the_day_of_saying(read: Callable[..., Reading]) -> None:
    reading = read("Die Ministerin teilte am Dienstag mit, sie werde nach Kiew reisen.")
    (quote,) = reading.quotes
    assert quote.cue is not None
    assert [reading.text(span) for span in quote.cue.spans] == ["teilte", "mit"]
    assert [reading.text(date.span) for date in reading.dates if date.id == quote.said_on] == ["Dienstag"]


def test_a_duration_after_nach_is_nobodys_word(read: Callable[..., Reading]) -> None:
    reading = read("Nach Angaben des Kremls dauerte das Gespräch eine Stunde; nach einer Stunde endete es.")
    (quote,) = reading.quotes
    assert (voice(reading, quote), said(reading, quote)) == (
        "Angaben des Kremls",
        "dauerte das Gespräch eine Stunde",
    )


def test_who_is_accused_is_spoken_to(read: Callable[..., Reading]) -> None:
    reading = read("Der Botschafter warf Warschau vor, die Gespräche zu verzögern.")
    (quote,) = reading.quotes
    assert (quote.cue.cue_class if quote.cue else None, told(reading, quote)) == ("accuse", "Warschau")


def test_in_a_passive_the_subject_is_spoken_to_and_nobody_speaks(read: Callable[..., Reading]) -> None:
    reading = read("Warschau wird vorgeworfen, die Gespräche zu verzögern.")
    (quote,) = reading.quotes
    assert (quote.speaker, told(reading, quote)) == (None, "Warschau")
    assert "quote_speaker_unknown" in {doubt.kind for doubt in reading.doubts if doubt.about == quote.id}


def test_three_voices_make_a_chain_of_three(read: Callable[..., Reading]) -> None:
    reading = read("Der Sprecher sagte, der Minister habe erklärt, man sei bereit, hieß es in Rom.")
    parents = {quote.id: quote.parent for quote in reading.quotes}
    innermost = next(quote for quote in reading.quotes if said(reading, quote) == "man sei bereit")
    middle = parents[innermost.id]
    assert middle is not None
    assert parents[middle] is not None
    assert parents[parents[middle] or ""] is None


@pytest.mark.parametrize(
    "text", ["„“", "„", "“.", "Sagte.", "Sagte, dass.", "Laut.", "🙂 sagte 🙂: „🙂“.", "Wie, so, nach."]
)
def test_odd_texts_cost_no_article(text: str, read: Callable[..., Reading]) -> None:
    reading = read(f"Die Lage ist ruhig. {text} Der Brief kam an.")
    spans = [span for quote in reading.quotes for span in quote.spans]
    assert all(0 <= span.start < span.end <= len(reading.article.text) for span in spans)
