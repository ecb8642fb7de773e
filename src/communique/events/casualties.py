"""How many people came to harm: numbers beside people, with the bounds that their words set."""

import re
from collections.abc import Iterator

from communique.events.lexicon import Lexicon
from communique.records import Casualties, CasualtyKind, Qualifier
from communique.syntax import tree
from communique.syntax.document import Sentence, Token

APPROXIMATION = 0.1
"""How far "rund 50" may lie off, as a share (house convention: 45 to 55)."""
KINDS: tuple[CasualtyKind, ...] = ("killed", "wounded", "missing", "detained")
NUMBER = re.compile(r"\d{1,3}(?:[.,\s\u202f]\d{3})+|\d+")


def find_casualties(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Token, Casualties]]:
    """Give each count of people harmed and the word that counts them, in text order."""
    for number in sentence:
        if number.pos_ not in {"NUM", "ADJ", "DET"} or _value(number, lexicon) is None:
            continue
        people = number.head if number.head.lemma_ in lexicon.casualties["people"] else None
        kind = _kind(people, lexicon) if people is not None else None
        if people is not None and kind is not None:
            yield number, _count(number, people, kind, lexicon)


def _value(number: Token, lexicon: Lexicon) -> int | None:
    """Read a count in digits or in words."""
    if NUMBER.fullmatch(number.text):
        return int(re.sub(r"\D", "", number.text))
    return lexicon.numbers.get(number.lower_)


def _kind(people: Token, lexicon: Lexicon) -> CasualtyKind | None:
    """Tell what befell them from the noun itself, else from its clause."""
    clause = tree.clause(people)
    near = [people, clause, *clause.children, *people.children]
    for word in near:
        names = {word.lemma_, word.text, tree.lemma(word)}
        kind = next((kind for kind in KINDS if names & set(lexicon.casualties[kind])), None)
        if kind is not None:
            return kind
    return None


def _count(number: Token, people: Token, kind: CasualtyKind, lexicon: Lexicon) -> Casualties:
    value = _value(number, lexicon) or 0
    before = number.doc[max(number.sent.start, number.i - 2) : number.i]
    qualifier: Qualifier = "exact"
    start = number
    for word in before:
        for name in ("at_least", "at_most", "approx"):
            if word.lower_ in lexicon.casualties[name]:
                qualifier, start = name, word
    low, high = _bounds(value, qualifier)
    return Casualties(
        kind=kind, min=low, max=high, qualifier=qualifier, span=tree.span_of([start, number, people])
    )


def _bounds(value: int, qualifier: Qualifier) -> tuple[int | None, int | None]:
    if qualifier == "at_least":
        return value, None
    if qualifier == "at_most":
        return None, value
    if qualifier == "approx":
        return round(value * (1 - APPROXIMATION)), round(value * (1 + APPROXIMATION))
    return value, value
