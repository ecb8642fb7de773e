"""How a date stands to what is said: since, for the first time since, last, until, before, after.

Relations are rules of their own: each names the words that it rests on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from communique.dates.found import Found
from communique.dates.words import Line
from communique.records import Relation
from communique.syntax.document import Token
from communique.syntax.tree import MARKS, NOMINALS, ancestors, clause

_FAR = 14
"""How many words may lie between "first" and "since": more are another thought."""
_SIMPLE = ("since", "until", "before", "after")
_BORDERS = frozenset({",", ";", ":", "–", "—", *MARKS})


@dataclass(frozen=True, slots=True)
class Related:
    """A relation and the places of the words that gave it."""

    relation: Relation
    words: tuple[int, ...]


def relate(line: Line, found: Found, others: Sequence[Found] = ()) -> Related | None:
    """Give the relation that a date stands in, if it stands in one; ``others`` are those of its sentence."""
    if found.value.type == "SET" or found.value.reference is not None or found.rule == "dates.measured_word":
        return None
    if (ranged := _ranged(line, found, others)) is not None:
        return ranged
    if (timed := last_time(line, found, others)) is not None:
        return timed
    at = preposition(line, found)
    return next((related for rule in RELATIONS if (related := rule(line, found, at))), None)


def preposition(line: Line, found: Found) -> int | None:
    """Find the word before a date that governs it, past articles, "etwa" and the second half of "bis zum"."""
    i = found.begin - 1
    is_length = found.value.type == "DURATION" or bool(found.prepositions)
    while i >= 0 and (passed := _passed_over(line, i, is_length=is_length)):
        i -= passed
    if i > 0 and line.is_in(i, "contractions"):
        i -= any(line.ended(i - 1, name) for name in ("until", "since"))
    return i if i >= 0 else None


def _passed_over(line: Line, i: int, *, is_length: bool) -> int:
    """Count the words ending here that a preposition looks past to its date: "etwa", "mehr als", "dem"."""
    sizes = (line.ended(i, "determiners"), line.ended(i, "passed_over"))
    modifiers = line.senses_ended(i, "length_mod")
    blurs = (len(one.words) for one in modifiers if is_length or one.fields["mod"] == "APPROX")
    return max(*sizes, *blurs)


def first_since(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "first … since": nothing of the kind between then and now."""
    if at is None or _is_attribute(line, found):
        return None
    is_length = found.value.type == "DURATION" and line.ended(at, "first_since_lengths")
    if not (is_length or line.ended(at, "first_since")):
        return None
    first = first_before(line, at) or _first_after(line, found.end)
    return Related("FIRST_SINCE", (*first, at)) if first else None


def _is_attribute(line: Line, found: Found) -> bool:
    """Say whether the date only belongs to a participle before its noun: "die seit 2022 laufende Hilfe"."""
    head = found.head.head
    is_later: bool = head.i > line.words[found.end - 1].token.i
    return is_later and head.pos_ == "ADJ" and head.dep_ == "amod"


def first_before(line: Line, at: int) -> tuple[int, ...]:
    """Give the place of a "first" before a preposition, with no border between; none where there is none."""
    for i in range(at - 1, max(at - _FAR, -1), -1):
        if line.ended(i, "first_adverbs") or _is_first_noun(line, i):
            return (i,)
        if _is_border(line, i):
            return ()
    return ()


def _first_after(line: Line, end: int) -> tuple[int, ...]:
    for i in range(end, min(end + _FAR, len(line))):
        is_time = line.is_in(i, "first_adjectives") and line.is_in(i + 1, "times_nouns")
        if line.begun(i, "first_adverbs") or is_time:
            return (i,)
        if _is_border(line, i):
            return ()
    return ()


def _is_first_noun(line: Line, i: int) -> bool:
    """Say whether "first" modifies what happened, not a quarter, a day or a rank in words."""
    if not line.is_in(i, "first_adjectives"):
        return False
    is_unit = line.sense(i + 1, "unit") is not None or line.sense(i + 1, "units") is not None
    return not (is_unit or line.is_in(i + 1, "ordinal_units") or line.is_in(i + 1, "ordinal_halves"))


def _is_border(line: Line, i: int) -> bool:
    return line.text(i) in _BORDERS


def last(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "last": none of the kind after it. "The last months" is a stretch of time and none of these."""
    if at is not None and any(line.ended(at, name) for name in ("since", "until", "range_from")):
        return None
    words = _last_adverb(line, found) or _last_noun(line, found)
    return Related("LAST", words) if words else None


def _last_adverb(line: Line, found: Found) -> tuple[int, ...]:
    near = (
        *range(found.begin - 1, max(found.begin - _FAR, -1), -1),
        *range(found.end, min(found.end + _FAR, len(line))),
    )
    for i in near:
        if (_is_last_time(line, i) or _is_last_adverb(line, i)) and not _parted(line, i, found):
            return (i,)
    return ()


def last_time(line: Line, found: Found, others: Sequence[Found]) -> Related | None:
    """Read "the last time that they spoke, was in May": the first date behind, past any comma."""
    for i in range(found.begin - 1, max(found.begin - _FAR, -1), -1):
        if _is_last_time(line, i):
            is_first = all(not i < other.begin < found.begin for other in others)
            is_near = not _parted(line, i, found, by=_BORDERS - {","})
            return Related("LAST", (i,)) if is_first and is_near else None
    return None


def _is_last_time(line: Line, i: int) -> bool:
    """Say whether "the last time" stands here: "Das letzte Mal, dass beide sprachen, war im Mai"."""
    return line.is_in(i, "last_adjectives") and line.is_in(i + 1, "times_nouns")


def _is_last_adverb(line: Line, i: int) -> bool:
    """Say whether "for the last time" ends here; what may be an adjective must be an adverb in the tree."""
    if line.is_in(i, "last_adjectives"):
        word = line.words[i].token
        return bool(
            line.is_in(i, "last_adverbs") and (word.pos_ == "ADV" or word.dep_ not in {"amod", "det"})
        )
    return bool(line.ended(i, "last_adverbs"))


def _last_noun(line: Line, found: Found) -> tuple[int, ...]:
    if found.value.type == "DURATION":
        return ()
    for i in range(found.begin - 1, max(found.begin - _FAR, -1), -1):
        if line.is_in(i, "last_adjectives") and not _parted(line, i, found):
            noun = line.words[i].token.head
            is_near = _is_contact(line, noun) and _is_nearest(noun, found)
            return (i, *_place(line, noun, i)) if is_near else ()
    return ()


def _is_contact(line: Line, noun: Token) -> bool:
    names = line.lexicon.sets["contact_nouns"]
    is_named = noun.lower_.endswith(tuple(names)) or noun.lemma_.lower() in names
    return noun.pos_ in {"NOUN", "PROPN"} and is_named


def _is_nearest(noun: Token, found: Found) -> bool:
    """Say whether the date stands in the clause of the noun, by the tree or by lying right behind it."""
    return clause(noun) == clause(found.head) or noun in ancestors(found.head)


def _place(line: Line, token: Token, i: int) -> tuple[int, ...]:
    near = range(max(i - _FAR, 0), min(i + _FAR, len(line)))
    return tuple(k for k in near if line.words[k].token == token)[:1]


def _parted(line: Line, i: int, found: Found, *, by: frozenset[str] = _BORDERS) -> bool:
    """Say whether a clause border lies between a word and a date."""
    low, high = (i + 1, found.begin) if i < found.begin else (found.end, i)
    return any(line.text(k) in by for k in range(low, high))


def since(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "since" and "from … on"."""
    if at is not None and found.value.type != "DURATION" and _begins_range(line, found, at):
        return Related("SINCE", (at,))
    if at is None or _is_dated_paper(line, found, at) or not _has_case_of_since(line, found):
        return None
    if line.ended(at, "since_with_verbs") and found.head.head.pos_ in NOMINALS:
        return None
    return _simple(line, found, at, "SINCE")


def _has_case_of_since(line: Line, found: Found) -> bool:
    """Say whether a date stands in the case that "since" asks for, where its word means other things too."""
    wanted, case = line.lexicon.sets["since_cases"], found.head.morph.get("Case")
    return not wanted or not case or not wanted.isdisjoint(case)


def _is_dated_paper(line: Line, found: Found, at: int) -> bool:
    """Say whether the day is that of a paper: "указ від 15 листопада" is of that day, not since it."""
    governor = found.head.head
    names = line.lexicon.sets["document_nouns"]
    return bool(line.ended(at, "document_prepositions")) and (
        line.key(at - 1) in names or governor.lower_ in names or governor.lemma_ in names
    )


def _ranged(line: Line, found: Found, others: Sequence[Found]) -> Related | None:
    """Read "del 3 al 5": words that mean "until" only behind the first member of a range."""
    for other in others:
        for first, second in ((found, other), (other, found)):
            size = line.begun(first.end, "range_until")
            if not size or first.end + size != second.begin or not _are_alike(first, second):
                continue
            at = preposition(line, first)
            if at is not None and line.ended(at, "range_from"):
                return Related("SINCE", (at,)) if first is found else Related("UNTIL", (first.end,))
    return None


def _are_alike(first: Found, second: Found) -> bool:
    one, two = first.value, second.value
    return one.type == two.type != "DURATION" and one.unit == two.unit


def _begins_range(line: Line, found: Found, at: int) -> bool:
    return bool(line.ended(at, "range_from")) and bool(line.begun(found.end, "until"))


def until(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "until" a date; before a length it is the upper bound of one."""
    return None if found.value.type == "DURATION" else _simple(line, found, at, "UNTIL")


def before(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "before" a date; before a length it means "ago" and is no relation."""
    is_ago = found.value.type == "DURATION" or found.prepositions
    return None if is_ago else _simple(line, found, at, "BEFORE")


def after(line: Line, found: Found, at: int | None) -> Related | None:
    """Read "after" a date; after a length nothing is dated."""
    return None if found.value.type == "DURATION" else _simple(line, found, at, "AFTER")


def _simple(line: Line, found: Found, at: int | None, relation: Relation) -> Related | None:
    """Give a relation that a preposition says by itself; of "до" and "ещё до" the longer one speaks."""
    if at is None or at in found.prepositions:
        return None
    size = line.ended(at, relation.lower())
    is_longest = size and size == max(line.ended(at, other) for other in _SIMPLE)
    return Related(relation, (at,)) if is_longest else None


RELATIONS: tuple[Callable[[Line, Found, int | None], Related | None], ...] = (
    first_since,
    last,
    since,
    until,
    before,
    after,
)
