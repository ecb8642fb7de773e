"""How well mentions are linked, on texts that we wrote and marked ourselves: `score`.

A text is marked as ``{words|entity|acts for}``, with ``m:`` before the words of a capital or seat, ``c:``
before those of a pronoun, bare title, body, country or counterpart that bring somebody back, and ``d:``
before those of a mere description ("the host", "his elder brother"). An entity is an id of the knowledge
base, a person's
whole English name, several of either joined by ``+``, ``place``, ``local`` (somebody whom only the text
knows) or ``?`` (somebody without a name).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from communique import Reader
from communique.kb import knowledge_base
from communique.records import Language, Mention, Reading
from processor import slack

GOLD = Path(__file__).parent / "gold"
MARK = re.compile(
    r"\{(?:(?P<tag>[mcd]):)?(?P<words>[^|{}]+)\|(?P<entity>[^|{}]+)(?:\|(?P<acts_for>[^|{}]*))?\}"
)
BACK = {"c": "coreference", "d": "description"}
UNLINKED = frozenset({"place", "local", "?"})


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as marked: its place in the plain text, whom it means, for whom they act (``-`` nobody)."""

    start: int
    end: int
    words: str
    tag: str | None
    entities: tuple[str, ...]
    acts_for: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """A text without its marks, the day it was published, and the marks."""

    language: Language
    published: str | None
    text: str
    marks: tuple[Marked, ...]


@dataclass(slots=True)
class Score:
    """Counts by what is measured, right and all; and the misses in words."""

    right: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, what: str, is_right: bool, words: str) -> None:  # noqa: FBT001 (a count of yes and no)
        """Count one case, and keep the words of a miss."""
        self.all[what] += 1
        self.right[what] += is_right
        if not is_right:
            self.misses.append(f"{what}: {words}")

    def share(self, what: str) -> float:
        """Give the share that is right, 0 to 1; 1 where there is nothing."""
        return self.right[what] / self.all[what] if self.all[what] else 1.0

    def below(self, floors: Mapping[str, float]) -> str:
        """Say which shares lie below their floors, with all misses; nothing where none does."""
        low = {name: self.share(name) for name, floor in floors.items() if self.share(name) < floor - slack()}
        return f"{low}\n" + "\n".join(self.misses) if low else ""

    def add(self, other: "Score") -> None:
        """Add another's counts."""
        self.right += other.right
        self.all += other.all
        self.misses += other.misses


def texts(path: Path) -> Iterator[Text]:
    """Read the marked texts of a file; its name begins with the language."""
    language: Language = path.stem[:2]  # type: ignore[assignment]
    for entry in tomllib.loads(path.read_text("utf-8"))["text"]:
        yield _text(language, entry["text"].strip(), entry.get("published"))


def _text(language: Language, marked: str, published: str | None) -> Text:
    plain, marks, last = "", [], 0
    for found in MARK.finditer(marked):
        plain += marked[last : found.start()]
        words = found["words"]
        entities = tuple(entity_id(name) for name in found["entity"].split("+"))
        acts_for = found["acts_for"] or None
        marks.append(Marked(len(plain), len(plain) + len(words), words, found["tag"], entities, acts_for))
        plain += words
        last = found.end()
    return Text(language, published, plain + marked[last:], tuple(marks))


def entity_id(name: str) -> str:
    """Give the id of a marked entity; a person whom the knowledge base lacks is one that cannot be found."""
    kb = knowledge_base()
    home, _, kind = name.partition(".")
    if name in UNLINKED or name in kb.states or name in kb.named or (home in kb.states and kind in kb.bodies):
        return name
    return _people().get(name, f"unknown {name}")


@cache
def _people() -> dict[str, str]:
    people = knowledge_base().people.values()
    return {name: person.id for person in people for name in person.spelling("en").whole}


@cache
def reader(language: Language) -> Reader:
    return Reader(language)


def read(text: Text) -> Reading:
    """Read a text without its marks."""
    return reader(text.language)(text.text, published=text.published)


def score(text: Text, reading: Reading) -> Score:
    """Compare what was read with what is marked."""
    found = Score()
    for mark in text.marks:
        here = [m for m in reading.mentions if _overlap(mark.start, mark.end, m.span.start, m.span.end)]
        _score_mark(found, mark, here)
    for mention in reading.mentions:
        if not mention.entity.startswith(("L:", "place.")):
            _score_mention(found, text, mention)
    return found


def _score_mark(found: Score, mark: Marked, here: list[Mention]) -> None:
    entities = {mention.entity for mention in here}
    said = (
        f"“{mark.words}” is {' + '.join(mark.entities)}, read as {' + '.join(sorted(entities)) or 'nothing'}"
    )
    offices = (mark.acts_for or "").split("+")
    if len(offices) != len(mark.entities):
        offices = [mark.acts_for or ""] * len(mark.entities)
    for entity, office in zip(mark.entities, offices, strict=True):
        if entity == "place":
            if mark.tag == "m":
                found.count("metonym", not entities or all(e.startswith("place.") for e in entities), said)
            continue
        if entity in UNLINKED:
            _score_unlinked(found, mark, here, entity, said)
            continue
        is_right = entity in entities
        found.count("recall", is_right, said)
        if mark.tag == "m":
            found.count("metonym", is_right, said)
        if mark.tag in BACK:
            found.count(BACK[mark.tag], is_right, said)
        if is_right and office:
            (mention, *_) = (m for m in here if m.entity == entity)
            wanted = None if office == "-" else office
            words = f"“{mark.words}” acts for {wanted}, read as {mention.acts_for}"
            found.count("acts_for", mention.acts_for == wanted, words)


def _score_unlinked(found: Score, mark: Marked, here: list[Mention], entity: str, said: str) -> None:
    if mark.tag in BACK:
        found.count(BACK[mark.tag], any(m.entity.startswith("L:") for m in here), said)
    if entity == "?" and mark.acts_for not in {None, "-"}:
        found.count("unnamed", any(m.acts_for == mark.acts_for for m in here), f"{said} for {mark.acts_for}")


def _score_mention(found: Score, text: Text, mention: Mention) -> None:
    over = [m for m in text.marks if _overlap(m.start, m.end, mention.span.start, mention.span.end)]
    words = text.text[mention.span.start : mention.span.end]
    marked = " + ".join(entity for mark in over for entity in mark.entities) or "nothing"
    is_right = any(mention.entity in mark.entities or _is_owner(mention, mark) for mark in over)
    found.count(
        "precision", is_right, f"“{words}” is read as {mention.entity} ({mention.rule}), marked as {marked}"
    )


def _is_owner(mention: Mention, mark: Marked) -> bool:
    """Say whether a mention is only whose the marked phrase around it is: "Canada" in "Canada's mission"."""
    inside = mark.start <= mention.span.start and mention.span.end <= mark.end
    homes = {known.partition(".")[0] for known in (*mark.entities, mark.acts_for or "")}
    return (
        inside and mention.span.end - mention.span.start < mark.end - mark.start and mention.entity in homes
    )


def _overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Say whether two stretches share half of the shorter one."""
    shared = min(end, other_end) - max(start, other_start)
    return 2 * shared >= min(end - start, other_end - other_start) > 0


def score_file(path: Path) -> Score:
    """Score all texts of a file."""
    total = Score()
    for text in texts(path):
        total.add(score(text, read(text)))
    return total
