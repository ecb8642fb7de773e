"""What a user types for somebody → the keys under which the ledger has him, it or them."""

import re
from collections.abc import Iterator
from itertools import product

from communique.kb import forms, knowledge_base, people_named
from communique.kb.bare import bare
from communique.kb.forms import first_letters
from communique.languages import LANGUAGES
from communique.ledger.keys import AT
from communique.records import Language

Senses = tuple[tuple[str, str], ...]
"""Kinds and ids that some words may have."""

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
STATES = frozenset({"state", "capital", "adjective", "demonym"})
ALONE = STATES | {"body", "named", "person", "surname"}
"""Kinds of names that say by themselves who is meant; an office does not."""

LONGEST = 8
"""Words of the longest name that is looked for."""


def meanings(words: str) -> tuple[str, ...]:
    """Give the keys that some words may mean, in any of our languages; none where we do not know them.

    An id of ours, an ISO code, a state or its capital, a body, organisation or person, a surname, or an
    office with its state: "French defence minister", "Außenminister Russlands", ``minister.defence@FRA``.

    >>> meanings("Paris"), meanings("French defence minister"), meanings("министр обороны России")
    (('FRA',), ('minister.defence@FRA',), ('minister.defence@RUS',))
    """
    told = words.strip()
    kb = knowledge_base()
    if told.upper() in kb.states or told in kb.named or told in kb.people or _is_post(told):
        return (told.upper() if told.upper() in kb.states else told,)
    found = tuple(dict.fromkeys(key for language in LANGUAGES for key in _in_language(told, language)))
    exact = tuple(key for key in found if _is_its_name(told, key)) if len(found) > 1 else ()
    return exact if len(exact) == 1 else found or tuple(person.id for person in people_named(told, kb))


def _is_its_name(told: str, key: str) -> bool:
    """Say whether some words are the very name by which a language shows a state or organisation."""
    names = (knowledge_base().names.get((language, key), ("",))[0] for language in LANGUAGES)
    return bare(told) in map(bare, names)


def _is_post(told: str) -> bool:
    role, at, state = told.partition(AT)
    kb = knowledge_base()
    if at:
        return role in kb.roles and state in {*kb.states, *kb.named}
    state, dot, body = told.partition(".")
    return bool(dot) and state in kb.states and body in kb.bodies


def _in_language(told: str, language: Language) -> Iterator[str]:
    """Give the keys of a language's reading of some words, if it knows all of them but the little ones."""
    words = [match[0] for match in WORD.finditer(told)]
    parts = [
        senses if len(words) == 1 else _no_little_surname(senses, word)
        for word, senses in _parts(words, language)
    ]
    known = [senses for senses in parts if senses]
    unknown = sum(not senses for senses in parts)
    if not known or unknown > len(known):
        return
    if len(known) == 1 and not unknown:
        yield from (key for kind, key in known[0] if kind in ALONE)
        return
    for senses in product(*known):
        titles = [key for kind, key in senses if kind == "title"]
        states = [key for kind, key in senses if kind in STATES]
        people = [key for kind, key in senses if kind in {"person", "surname"}]
        if len(people) == 1 and len(people) + len(titles) + len(states) == len(senses):
            yield people[0]
        elif len(titles) == 1 and len(states) == 1 and len(senses) == 2:
            yield f"{titles[0]}{AT}{states[0]}"


def _no_little_surname(senses: Senses, word: str) -> Senses:
    """Leave out surnames where a little word stands beside others: "le président" is not of Mr Le."""
    return senses if len(word) > 3 or word.istitle() else tuple(s for s in senses if s[0] != "surname")


def _parts(words: list[str], language: Language) -> Iterator[tuple[str, Senses]]:
    """Cut words into the longest names that a language knows, each with its senses; others have none."""
    known = forms(language)
    place = 0
    while place < len(words):
        found: dict[int, list[tuple[str, str]]] = {}
        for entry in known.starting(first_letters(words[place])):
            length = len(WORD.findall(entry.text))
            if length <= LONGEST and bare(entry.text) == bare(" ".join(words[place : place + length])):
                found.setdefault(length, []).extend((sense.kind, sense.id) for sense in entry.senses)
        if found:
            longest = max(found)
            yield words[place], tuple(dict.fromkeys(found[longest]))
            place += longest
        else:
            yield words[place], ()
            place += 1
