"""The knowledge base and a language's words, compiled to indices of the forms that stand in text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any, Literal

from communique.kb import KnowledgeBase, Word, knowledge_base
from communique.languages import table
from communique.records import Language

SenseKind = Literal["person", "surname", "state", "capital", "seat", "place", "named", "body"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean: an id in one of the tables (a body's is ``FRA.ministry.defence``)."""

    kind: SenseKind
    id: str


@dataclass(frozen=True, slots=True)
class Title:
    """What a noun says of an office: which, a woman's or not, of which state if none is named."""

    role: str
    feminine: bool
    default: str | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """What a noun says of a body: its type, and the state it belongs to if none is named."""

    type: str
    default: str | None


@dataclass(slots=True)
class Lexicon:
    """Forms → meanings. ``names`` maps a form's first word to its forms, longest first."""

    kb: KnowledgeBase
    words: Mapping[str, Any]
    names: dict[str, list[tuple[tuple[str, ...], tuple[Sense, ...]]]] = field(default_factory=dict)
    titles: dict[str, tuple[Title, ...]] = field(default_factory=dict)
    bodies: dict[str, tuple[BodyNoun, ...]] = field(default_factory=dict)
    adjectives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    city_adjectives: dict[str, str] = field(default_factory=dict)
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    articles: dict[str, str] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    counterparts: dict[str, bool] = field(default_factory=dict)
    epithets: dict[str, bool] = field(default_factory=dict)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Give what a whole name means, nothing for an unknown one."""
        tokens = tuple(name.split())
        for form, senses in self.names.get(tokens[0], ()) if tokens else ():
            if form == tokens:
                return senses
        return ()


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile the indices of a language, once a process."""
    words = table(language, "actors")
    compiled = Lexicon(knowledge_base(), words)
    forms: dict[tuple[str, ...], list[Sense]] = {}
    for name, sense, declined in _names(compiled.kb, language):
        for form in _forms(name, words) if declined else _declensions(name, words):
            senses = forms.setdefault(form, [])
            if sense not in senses:
                senses.append(sense)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        compiled.names.setdefault(form[0], []).append((form, tuple(forms[form])))
    _add_titles(compiled, language)
    _add_bodies(compiled, language)
    _add_peoples(compiled)
    compiled.former = frozenset(_adjective_forms(words["former"], words))
    compiled.coming = frozenset(_adjective_forms(words["coming"], words))
    compiled.never = frozenset(words["never"])
    for word in words["back"]["counterparts"]:
        compiled.counterparts |= dict(_noun_forms(word, words))
    for entry in words["epithets"]["nouns"]:
        compiled.epithets |= dict(_noun_forms(entry["word"], words))
    return compiled


def _names(kb: KnowledgeBase, language: Language) -> Iterator[tuple[str, Sense, bool]]:
    """Give every name with its meaning and whether it takes the genitive of a name."""
    for person in kb.people.values():
        yield from ((name, Sense("person", person.id), True) for name in person.full_names)
        yield from ((name, Sense("surname", person.id), True) for name in person.surname)
    for state in kb.countries.values():
        yield from ((name, Sense("state", state.iso3), True) for name in (state.name, *state.also))
        yield from ((name, Sense("capital", state.iso3), True) for name in state.capitals)
    for entry in kb.named.values():
        yield from ((name, Sense("named", entry.id), True) for name in entry.names)
    for seat in kb.seats:
        for name in seat.names:
            yield from ((name, Sense("seat", reading), True) for reading, _ in seat.readings)
    yield from ((name, Sense("place", name), True) for name in kb.places)
    for kind in kb.bodies.values():
        for word in kind.words.get(language, ()):
            if word.exact:
                yield word.word, Sense("body", f"{word.default}.{kind.id}"), True


def _forms(name: str, words: Mapping[str, Any]) -> set[tuple[str, ...]]:
    """Give a name's forms, the genitive with -s included.

    >>> sorted(_forms("Putin", table("de", "actors")))
    [('Putin',), ('Putins',)]
    """
    forms = _declensions(name, words)
    if not name.endswith((*words["sibilants"], "*", ".")):
        forms |= {(*form[:-1], form[-1] + "s") for form in forms}
    return forms


def _declensions(name: str, words: Mapping[str, Any]) -> set[tuple[str, ...]]:
    return set(product(*(_word_forms(word, words) for word in name.split())))


def _word_forms(word: str, words: Mapping[str, Any]) -> list[str]:
    stem, mark, _ = word.partition("+")
    if mark:
        return [stem + ending for ending in words["adjective_endings"]]
    if word.endswith("*"):
        return [word[:-1], word[:-1] + "s", word[:-1] + "es", word[:-1] + "n"]
    return [word]


def _adjective_forms(stems: Iterable[str], words: Mapping[str, Any]) -> Iterator[str]:
    for stem in stems:
        yield stem
        yield from (stem + ending for ending in words["adjective_endings"])


def _noun_forms(word: str, words: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give a noun's forms and whether each is a woman's."""
    if word.endswith("~"):
        yield from ((word[:-2] + ending, False) for ending in words["adjective_endings"])
        return
    feminine = words["feminine_endings"]
    stem = word.removesuffix("e")
    yield from ((word + ending, False) for ending in words["noun_endings"])
    yield from ((stem + ending, True) for ending in feminine)


def _add_titles(compiled: Lexicon, language: Language) -> None:
    for role in compiled.kb.roles.values():
        for word in role.words.get(language, ()):
            for form, is_feminine in _noun_forms(word.word, compiled.words):
                title = Title(role.id, is_feminine, word.default, word.countries)
                compiled.titles[form] = (*compiled.titles.get(form, ()), title)


def _add_bodies(compiled: Lexicon, language: Language) -> None:
    for kind in compiled.kb.bodies.values():
        for word in kind.words.get(language, ()):
            if word.exact:
                continue
            for form in _body_forms(word, compiled.words):
                noun = BodyNoun(kind.id, word.default)
                compiled.bodies[form] = (*compiled.bodies.get(form, ()), noun)


def _body_forms(word: Word, words: Mapping[str, Any]) -> set[str]:
    return {word.word + ending for ending in words["body_endings"]}


def _add_peoples(compiled: Lexicon) -> None:
    words = compiled.words
    for state in compiled.kb.countries.values():
        for name in (state.name, *state.also):
            if state.article:
                compiled.articles[name] = state.article
        for stem in state.adjectives:
            compiled.stems[stem] = (*compiled.stems.get(stem, ()), state.iso3)
            for form in (stem + ending for ending in words["adjective_endings"]):
                compiled.adjectives[form] = (*compiled.adjectives.get(form, ()), state.iso3)
        for capital in state.capitals:
            for form in _city_adjectives(capital, words):
                compiled.city_adjectives[form] = state.iso3
        for demonym in state.demonyms:
            for form, _ in _noun_forms(demonym, words):
                compiled.demonyms.setdefault(form, ())
                compiled.demonyms[form] = (*compiled.demonyms[form], state.iso3)


def _city_adjectives(city: str, words: Mapping[str, Any]) -> Iterator[str]:
    """Give "Moskauer", "Pariser", "Kiewer", "Ankaraer"; irregular ones stand in the table."""
    ending = words["city_adjective_ending"]
    if " " not in city:
        yield words["city_adjectives"].get(city, city.removesuffix("e") + ending)
