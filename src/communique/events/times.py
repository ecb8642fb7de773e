"""The date of an act: the words nearest to it in the tree, never the day of the article."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.events.lexicon import Lexicon
from communique.events.triggers import OCCASION, Trigger, participle_carrier, unquantified
from communique.records import Date
from communique.syntax import Parsed, tree
from communique.syntax.document import Token

FOR_HISTORY = frozenset({"SINCE", "FIRST_SINCE", "UNTIL", "BEFORE", "AFTER"})
"""Relations of dates that bound an act or speak of another one, and so do not date it."""


SHARED = frozenset({"done", "going_on", "ended"})
"""Effects of verbs that carry a noun's act and share its time."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date and the word that heads it."""

    date: Date
    head: Token


def place_dates(parsed: Parsed, dates: Sequence[Date]) -> list[Dated]:
    """Find the heading word of each date."""
    placed = []
    for date in dates:
        words = parsed.doc.touched(date.span.start, date.span.end)
        if words:
            placed.append(Dated(date, words.root))
    return placed


def date_of(
    trigger: Trigger,
    dated: Sequence[Dated],
    stops: frozenset[int],
    lexicon: Lexicon,
    *,
    published: str | None = None,
) -> Date | None:
    """Give the date that hangs on the trigger, its quantifier or the verb that carries or is it.

    ``dated`` are the dates of the trigger's sentence. ``stops`` are the indices of all triggers: a date
    that hangs on another one is that one's. A verb that plans, refuses or denies a noun's act has a date of
    its own ("postponed on Friday his visit"); of such only days to come are the act's.
    """
    own = {trigger.token.i, unquantified(trigger.token, lexicon).i}
    carrying = participle_carrier(trigger.token, lexicon) if trigger.is_noun else None
    own |= {carrying.i} if carrying is not None else set()
    above = set()
    verb = trigger.verb
    is_on = verb if trigger.slot == "subject" else None
    is_told = is_on is not None and is_on.lemma_.lower() in lexicon.words["being"]
    if verb is not None and (not trigger.is_noun or is_told or _shares_time(trigger, lexicon)):
        above.add(verb.i)
    apart = trigger.is_noun and trigger.carrier is not None and trigger.carrier.effect not in SHARED
    candidates = [
        place
        for place in dated
        if place.date.type in {"DATE", "TIME"}
        and place.date.relation not in FOR_HISTORY
        and not place.date.value.startswith("P")
        and (
            _hangs_on(place.head, own, stops)
            or place.head == is_on
            or (
                _hangs_on(place.head, above, stops)
                and not (apart and not _lies_ahead(place, published, lexicon))
            )
        )
    ]
    nearest = min(
        candidates,
        key=lambda place: (is_vague(place.date), abs(place.head.i - trigger.token.i)),
        default=None,
    )
    return nearest.date if nearest is not None else None


def _lies_ahead(place: Dated, published: str | None, lexicon: Lexicon) -> bool:
    """Say whether a date is one that something is set for: a day to come, or "for Friday"."""
    to_come = published is not None and place.date.earliest is not None and place.date.earliest > published
    return to_come or any(
        lexicon.plain(word) in lexicon.words["set_for"] for word in tree.case_words(place.head)
    )


def is_vague(date: Date) -> bool:
    """Say whether a date only points at now, before or later ("soon"), and so dates no act."""
    return date.value.endswith("_REF")


def _shares_time(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Say whether the clause's date is the noun's: carried, or adverbial ("in einem Telefonat")."""
    begins_or_ends = trigger.slot == "subject" and trigger.verb is not None and _is_intransitive(trigger.verb)
    return (
        trigger.carrier is not None
        or begins_or_ends
        or trigger.slot in lexicon.words["adverbial"] | {OCCASION}
        or trigger.slot == "root"
    )


def _is_intransitive(verb: Token) -> bool:
    """Say whether a clause tells what its subject does alone: "Die Gespräche stockten am Montag"."""
    return verb.pos_ == "VERB" and not tree.objects(verb) and not tree.is_passive(verb)


def _hangs_on(head: Token, nodes: set[int], stops: frozenset[int]) -> bool:
    """Climb from a date through noun phrases to one of the nodes, but not past another trigger or verb."""
    while head.head != head:
        head = head.head
        if head.i in nodes:
            return True
        if head.i in stops or head.pos_ in tree.PREDICATES:
            return False
    return False
