"""How a date stands to what is said: since, for the first time since, last, until, before, after.

Relations are rules of their own: each names the words that it rests on.
"""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from communique.dates.found import Found
from communique.dates.words import Line
from communique.records import Relation
from communique.syntax.tree import MARKS, clause

_FAR = 12
"""How many words may lie between "first" and "since": more are another thought."""


@dataclass(frozen=True, slots=True)
class Related:
    """A relation and the places of the words that gave it."""

    relation: Relation
    words: tuple[int, ...]


def relate(line: Line, found: Found) -> Related | None:
    """Give the relation that a date stands in, if it stands in one."""
    if found.value.type == "SET" or found.value.reference is not None:
        return None
    return next((related for rule in RELATIONS if (related := rule(line, found))), None)


def preposition(line: Line, found: Found) -> int | None:
    """Find the word before a date that governs it, past articles, "etwa" and the second half of "bis zum"."""
    i = found.begin - 1
    while i >= 0 and (passed := _passed_over(line, i)):
        i -= passed
    if i > 0 and line.is_in(i, "contractions") and (line.is_in(i - 1, "until") or line.is_in(i - 1, "since")):
        i -= 1
    return i if i >= 0 else None


def _passed_over(line: Line, i: int) -> int:
    """Count the words ending here that a preposition looks past to its date: "etwa", "mehr als", "dem"."""
    if line.is_in(i, "determiners"):
        return 1
    return next((size for size in (2, 1) if line.ending_at(i + 1, size)), 0)


def first_since(line: Line, found: Found) -> Related | None:
    """Read "first … since": nothing of the kind between then and now."""
    since = preposition(line, found)
    if since is None or not line.is_in(since, "first_since") or _is_attribute(line, found):
        return None
    first = _first_before(line, since) or _first_after(line, found.end)
    return Related("FIRST_SINCE", (*first, since)) if first else None


def _is_attribute(line: Line, found: Found) -> bool:
    """Say whether the date only belongs to a participle before its noun: "die seit 2022 laufende Hilfe"."""
    head = line.words[found.head].token.head
    is_later: bool = head.i > line.words[found.end - 1].token.i
    return is_later and head.pos_ == "ADJ" and head.dep_ == "amod"


def _first_before(line: Line, since: int) -> tuple[int, ...]:
    for i in range(since - 1, max(since - _FAR, -1), -1):
        if line.is_in(i, "first_adverbs") or _is_first_noun(line, i):
            return (i,)
        if _is_border(line, i):
            return ()
    return ()


def _first_after(line: Line, end: int) -> tuple[int, ...]:
    for i in range(end, min(end + _FAR, len(line))):
        if line.is_in(i, "first_adverbs") or (
            _is_adjective(line, i, "first_adjective") and _before_time(line, i)
        ):
            return (i,)
        if _is_border(line, i):
            return ()
    return ()


def _is_first_noun(line: Line, i: int) -> bool:
    """Say whether "first" modifies what happened, not a quarter, a day or a rank in words."""
    return (
        _is_adjective(line, i, "first_adjective")
        and not line.is_in(i + 1, "ordinal_units")
        and not _is_unit(line, i + 1)
    )


def _is_unit(line: Line, i: int) -> bool:
    return line.sense(i, "unit") is not None


def _is_adjective(line: Line, i: int, name: str) -> bool:
    stem = line.lexicon.stems[name]
    word = line.text(i).lower()
    return word.startswith(stem) and line.lexicon.has_ending(word.removeprefix(stem))


def _before_time(line: Line, i: int) -> bool:
    return line.text(i + 1).lower() in line.lexicon.sets["times_nouns"]


def _is_border(line: Line, i: int) -> bool:
    return line.text(i) in {",", ";", ":", "–"} or line.text(i) in MARKS


def last(line: Line, found: Found) -> Related | None:
    """Read "last": none of the kind after it. "The last months" is a stretch of time and none of these."""
    governing = preposition(line, found)
    if governing is not None and any(
        line.is_in(governing, name) for name in ("since", "until", "range_from")
    ):
        return None
    words = _last_adverb(line, found) or _last_noun(line, found)
    return Related("LAST", words) if words else None


def _last_adverb(line: Line, found: Found) -> tuple[int, ...]:
    for i in (
        *range(found.begin - 1, max(found.begin - _FAR, -1), -1),
        *range(found.end, min(found.end + _FAR, len(line))),
    ):
        is_times = _is_adjective(line, i, "last_adjective") and _before_time(line, i)
        if (line.is_in(i, "last_adverbs") or is_times) and not _parted(line, i, found):
            return (i,)
    return ()


def _last_noun(line: Line, found: Found) -> tuple[int, ...]:
    for i in range(found.begin - 1, max(found.begin - _FAR, -1), -1):
        if _is_adjective(line, i, "last_adjective") and not _parted(line, i, found):
            noun = line.words[i].token.head
            return (
                (i, *_place(line, noun, i)) if _is_contact(line, noun) and _is_nearest(line, i, found) else ()
            )
    return ()


def _is_contact(line: Line, noun: Token) -> bool:
    names = tuple(line.lexicon.sets["contact_nouns"])
    return noun.pos_ in {"NOUN", "PROPN"} and bool(noun.lower_.endswith(names))


def _is_nearest(line: Line, i: int, found: Found) -> bool:
    """Say whether the date stands in the clause of the noun, by the tree or by lying right behind it."""
    noun, dated = line.words[i].token.head, line.words[found.head].token
    return clause(noun) == clause(dated) or noun in dated.ancestors


def _place(line: Line, token: Token, i: int) -> tuple[int, ...]:
    near = range(i + 1, min(i + _FAR, len(line)))
    return tuple(k for k in near if line.words[k].token == token)[:1]


def _parted(line: Line, i: int, found: Found) -> bool:
    """Say whether a clause border lies between a word and a date."""
    low, high = (i + 1, found.begin) if i < found.begin else (found.end, i)
    return any(_is_border(line, k) for k in range(low, high))


def since(line: Line, found: Found) -> Related | None:
    """Read "since" and "from … on"."""
    at = preposition(line, found)
    return _simple(line, found, "since", "SINCE") or (
        Related("SINCE", (at,)) if at is not None and _begins_range(line, found, at) else None
    )


def _begins_range(line: Line, found: Found, at: int) -> bool:
    return line.is_in(at, "range_from") and line.is_in(found.end, "until")


def until(line: Line, found: Found) -> Related | None:
    """Read "until" a date; before a length it is the upper bound of one."""
    return None if found.value.type == "DURATION" else _simple(line, found, "until", "UNTIL")


def before(line: Line, found: Found) -> Related | None:
    """Read "before" a date; before a length it means "ago" and is no relation."""
    return (
        None
        if found.value.type == "DURATION" or found.prepositions
        else _simple(line, found, "before", "BEFORE")
    )


def after(line: Line, found: Found) -> Related | None:
    """Read "after" a date; after a length nothing is dated."""
    return None if found.value.type == "DURATION" else _simple(line, found, "after", "AFTER")


def _simple(line: Line, found: Found, name: str, relation: Relation) -> Related | None:
    at = preposition(line, found)
    if at is None or not line.is_in(at, name) or at in found.prepositions:
        return None
    return Related(relation, (at,))


RELATIONS: tuple[Callable[[Line, Found], Related | None], ...] = (
    first_since,
    last,
    since,
    until,
    before,
    after,
)
