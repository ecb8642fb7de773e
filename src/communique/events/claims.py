"""What the article says of a contact's history: the first since, the last, the first ever, rare."""

from collections.abc import Callable, Iterator, Sequence

from communique.events.draft import Draft, Found
from communique.events.lexicon import Lexicon
from communique.events.times import Dated
from communique.records import Date
from communique.syntax import tree
from communique.syntax.document import Token

ClaimRule = Callable[[Draft, Sequence[Dated], Lexicon], Found | None]


def claims_of(draft: Draft, dated: Sequence[Dated], lexicon: Lexicon) -> Iterator[Found]:
    """Give the claims that the words around a contact's trigger make; ``dated``: its sentence's dates."""
    for rule in CLAIM_RULES:
        found = rule(draft, dated, lexicon)
        if found is not None:
            yield found


def rare(draft: Draft, _dated: Sequence[Dated], lexicon: Lexicon) -> Found | None:
    """Find that a contact is called rare.

    Example: Emmanuel Macron führte am Mittwoch ein seltenes Telefonat mit Wladimir Putin.
    """
    words = tuple(word for word in _near(draft) if word.lower_ in lexicon.words["rare"])
    return ("rare", None, words[:1]) if words else None


def first_since(draft: Draft, dated: Sequence[Dated], lexicon: Lexicon) -> Found | None:
    """Find that a contact is the first since a date, or since something that happened.

    Example: Erstmals seit Dezember 2022 telefonierten am Freitag Olaf Scholz und Wladimir Putin.
    """
    for place in dated:
        if place.date.relation == "FIRST_SINCE" and _is_about(place, draft):
            return "first_since", place.date, _relation_words(place.date, draft.token)
    first = _first_words(draft, lexicon)
    since = _since(draft, lexicon) if first else []
    if not since:
        return None
    inside = [p.date for p in dated if any(word in {p.head, *tree.ancestors(p.head)} for word in since)]
    return "first_since", next(iter(inside), None), (*first, *since)


def _since(draft: Draft, lexicon: Lexicon) -> list[Token]:
    """Give what a contact is the first since: the head of a phrase or clause ("since Russia invaded …")."""
    found = [word for slot in lexicon.words["since"] for word in draft.slots.get(slot, ())]
    verb = draft.trigger.verb
    for head in (draft.token, *([verb] if verb is not None else ())):
        for below in head.subtree:
            marks = tree.children(below, "mark", "case", "advmod")
            if any(mark.lower_ in lexicon.words["since"] for mark in marks):
                found.append(below)
    return list(dict.fromkeys(found))


def last(draft: Draft, dated: Sequence[Dated], _lexicon: Lexicon) -> Found | None:
    """Find that a contact was the last one, or that there was none since a day.

    Example: Zuletzt hatten Olaf Scholz und Wladimir Putin im Dezember 2022 telefoniert.
    """
    if draft.status == "negated":
        since = [place.date for place in dated if place.date.relation == "SINCE" and _is_about(place, draft)]
        return ("last", since[0], draft.status_cues) if since else None
    if draft.when is None or draft.when.relation != "LAST":
        return None
    return "last", draft.when, _relation_words(draft.when, draft.token)


def first_ever(draft: Draft, dated: Sequence[Dated], lexicon: Lexicon) -> Found | None:
    """Find that a contact is the first there ever was.

    Example: Am Montag trafen sich Joe Biden und Xi Jinping erstmals.
    """
    words = _first_words(draft, lexicon)
    if not words or first_since(draft, dated, lexicon) is not None:
        return None
    return "first_ever", None, words[:1]


def _first_words(draft: Draft, lexicon: Lexicon) -> tuple[Token, ...]:
    """Give "erstmals", the "erstes" of the noun, or the "first" of "was the first", "for the first time"."""
    first = lexicon.words["first_adjective"]
    above = draft.trigger.verb
    told = [above] if above is not None and above.lemma_.lower() in first and draft.trigger.is_noun else []
    adverbs = [word for word in _near(draft) if word.lower_ in lexicon.words["first"]]
    ordinals = [w for w in draft.slots.get("adjective", ()) if w.lemma_.lower() in first]
    times = [
        word
        for time in _near(draft)
        if time.lemma_.lower() in lexicon.words["times"]
        for word in tree.children(time, "amod", "nummod")
        if word.lemma_.lower() in first or word.lower_ in first
    ]
    return tuple(adverbs or ordinals or times or told)


def _near(draft: Draft) -> Iterator[Token]:
    yield from draft.token.children
    yield from draft.slots.get("adjective", ())
    if draft.trigger.verb is not None and (not draft.trigger.is_noun or draft.trigger.carrier is not None):
        yield from draft.trigger.verb.children


def _is_about(place: Dated, draft: Draft) -> bool:
    """Say whether a "first since" in the sentence speaks of this contact: same clause, or hanging on it."""
    if draft.when is place.date:
        return False
    own = draft.trigger.verb if draft.trigger.verb is not None else draft.token
    return tree.clause(place.head) == tree.clause(own) or draft.token in tree.ancestors(place.head)


def _relation_words(date: Date, near: Token) -> tuple[Token, ...]:
    """Give the words that made a date's relation, as tokens."""
    words: list[Token] = []
    for evidence in date.evidence:
        if evidence.of == "relation":
            words += near.doc.touched(evidence.span.start, evidence.span.end)
    return tuple(words)


CLAIM_RULES: tuple[ClaimRule, ...] = (rare, first_since, last, first_ever)
