"""How well quotes are found, on texts that we wrote and marked ourselves: `score`.

A text has its quotes in order, outer before inner: the exact words said (in pieces where the frame cuts
them), the speaker's words and who that is in English, the cue with its class, the frame, and where there are
some the addressee, the medium, and the number of the quote around it (``parent``). Whoever is accused counts
as addressee for us; the texts do not say, and are not asked.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from actors.quality import Score, entity_id, reader
from communique.records import Language, Quote, Reading, Span, Voice

GOLD = Path(__file__).parent / "gold"
ALIKE = 0.5
"""Quotes are the same where they share at least this part of their characters (intersection over union)."""
VERBATIM = 0.8
"""And this part where users take the words for verbatim: direct speech."""
ENTITIES = frozenset({"person", "body", "state", "organisation", "armed_group", "media"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote as marked; stretches are sets of character offsets.

    ``who`` is an entity's id, of somebody whom the knowledge base lacks "unknown" and the name, else none.
    """

    words: frozenset[int]
    said: str
    type: str
    speaker: frozenset[int]
    who: str | None
    cue: frozenset[int]
    cue_class: str
    addressee: frozenset[int]
    parent: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text, the day it was published, and its quotes."""

    language: Language
    published: str | None
    text: str
    quotes: tuple[Marked, ...] = field(repr=False)


def texts(path: Path) -> Iterator[Text]:
    """Read the marked texts of a file; its name begins with the language."""
    language: Language = path.stem[:2]  # type: ignore[assignment]
    for entry in tomllib.loads(path.read_text("utf-8"))["text"]:
        text = entry["text"].strip()
        quotes = tuple(_marked(text, row) for row in entry.get("quote", ()))
        yield Text(language, entry.get("published"), text, quotes)


def _marked(text: str, row: dict[str, object]) -> Marked:
    words = _in_order(text, row["words"])  # type: ignore[arg-type]
    near = min(words)
    frame = _nearest(text, str(row["frame"]), near)
    inside = Span(start=min(frame), end=max(frame) + 1) if frame else Span(start=0, end=len(text))
    who = str(row["who"])
    return Marked(
        words=words,
        said=" … ".join(row["words"]),  # type: ignore[arg-type]
        type=str(row["type"]),
        speaker=_nearest(text, str(row["speaker"]), near, inside),
        who=None if who == "?" or "+" in who else entity_id(who),
        cue=frozenset().union(*(_nearest(text, cue, near, inside) for cue in row["cue"])),  # type: ignore[attr-defined]
        cue_class=str(row["class"]),
        addressee=_nearest(text, str(row.get("addressee", "")), near, inside),
        parent=row.get("parent"),  # type: ignore[arg-type]
    )


def _in_order(text: str, pieces: Sequence[str]) -> frozenset[int]:
    found: set[int] = set()
    at = 0
    for piece in pieces:
        start = text.index(piece, at)
        at = start + len(piece)
        found |= set(range(start, at))
    return frozenset(found)


def _nearest(text: str, words: str, near: int, inside: Span | None = None) -> frozenset[int]:
    """Give the occurrence of some words in a stretch, else in the text, that is nearest to an offset."""
    if not words:
        return frozenset()
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    if inside is not None:
        starts = [at for at in starts if inside.start <= at < inside.end] or starts
    start = min(starts, key=lambda at: abs(at - near))
    return frozenset(range(start, start + len(words)))


def read(text: Text) -> Reading:
    """Read a text."""
    return reader(text.language)(text.text, published=text.published)


def score(text: Text, reading: Reading) -> Score:
    """Compare the quotes that were read with those marked."""
    found = Score()
    spans = [_offsets(quote.spans) for quote in reading.quotes]
    pairs = _paired(text.quotes, reading.quotes)
    for number, quote in enumerate(reading.quotes):
        words = " … ".join(reading.text(span) for span in quote.spans)
        is_right = number in pairs.values()
        found.count("precision", is_right, f"“{words}” ({quote.rule}) is not marked")
        if quote.type == "direct":
            best = max((share_of(spans[number], mark.words) for mark in text.quotes), default=0.0)
            found.count("direct_precision", best >= VERBATIM, f"“{words}” ({quote.rule}) is not so said")
    for number, mark in enumerate(text.quotes):
        found.count("recall", number in pairs, f"“{mark.said}” ({mark.type})")
        if number in pairs:
            quote = reading.quotes[pairs[number]]
            _score_pair(found, mark, quote, reading)
            if mark.parent is not None:
                around = pairs.get(mark.parent - 1)
                wanted = None if around is None else reading.quotes[around].id
                found.count(
                    "chain", wanted is not None and quote.parent == wanted, f"“{mark.said}” is in another"
                )
    return found


def _score_pair(found: Score, mark: Marked, quote: Quote, reading: Reading) -> None:
    said = f"“{mark.said}” ({quote.rule})"
    speaker = _voice(quote.speaker)
    found.count("type", quote.type == mark.type, f"{said} is {mark.type}, read as {quote.type}")
    is_right = bool(speaker & mark.speaker) if mark.speaker else not speaker
    words = " ".join(reading.text(span) for span in quote.speaker.spans) if quote.speaker else "nobody"
    found.count("speaker", is_right, f"{said} has another speaker than {words}")
    if mark.who is not None:
        entity = (quote.speaker.entity if quote.speaker else None) or "nobody"
        is_known = not mark.who.startswith("unknown ")
        is_right = entity == mark.who if is_known else entity.startswith(("L:", "M.", "G."))
        is_right = is_right or mark.who == f"{entity}.government"
        found.count("entity", is_right, f"{said} is by {mark.who}, read as {words}: {entity}")
    if mark.cue:
        cue = _offsets(quote.cue.spans) if quote.cue else frozenset()
        found.count("cue", bool(cue & mark.cue), f"{said} has another cue")
        kind = quote.cue.cue_class if quote.cue else None
        found.count("class", kind == mark.cue_class, f"{said} is {mark.cue_class}, read as {kind}")
    told = _voice(quote.addressee)
    if mark.addressee:
        found.count("addressee_recall", bool(told & mark.addressee), f"{said} has an addressee")
    if told and mark.cue_class != "accuse":
        found.count("addressee_precision", bool(told & mark.addressee), f"{said} has no such addressee")


def _voice(voice: Voice | None) -> frozenset[int]:
    return _offsets(voice.spans) if voice is not None else frozenset()


def _offsets(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))


def share_of(first: AbstractSet[int], second: AbstractSet[int]) -> float:
    """Give what two sets share of all that either has, 0 to 1."""
    return len(first & second) / len(first | second)


def _paired(marks: Sequence[Marked], quotes: Sequence[Quote]) -> dict[int, int]:
    """Pair marked quotes with read ones, each once: the most alike first, then by their speaker."""
    alike = [
        (share_of(mark.words, _offsets(quote.spans)), bool(_voice(quote.speaker) & mark.speaker), i, j)
        for i, mark in enumerate(marks)
        for j, quote in enumerate(quotes)
    ]
    pairs: dict[int, int] = {}
    for share, _, i, j in sorted(alike, key=lambda row: (-row[0], not row[1], row[2], row[3])):
        if share >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score_file(path: Path) -> Score:
    """Score all texts of a file."""
    total = Score()
    for text in texts(path):
        total.add(score(text, read(text)))
    return total
