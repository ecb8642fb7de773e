"""A language's words for actors: the forms of the knowledge base, and the words by which rules go."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from communique.kb import Entry, Forms, KnowledgeBase, Sense, forms, knowledge_base
from communique.kb.forms import first_letters
from communique.kb.inflection import Inflection, inflection
from communique.languages import table
from communique.records import Language

NAMES = frozenset({"person", "surname", "state", "capital", "seat", "place", "named", "body"})
"""Kinds of meanings that make a form a name."""

NOUNS = frozenset({"title", "body_noun", "counterpart"})
"""Kinds of meanings that make a form a common noun for somebody."""

POINTING_BACK = (
    "both", "three", "groups", "organisations", "predecessors", "successors", "lands", "them", "itself",
)  # fmt: skip
"""The lists of words that may point back, in a language's table."""


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


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for somebody: the offices, the kinds of bodies that it may mean, or a counterpart."""

    titles: tuple[Title, ...]
    bodies: tuple[BodyNoun, ...]
    is_counterpart: bool
    feminine: bool


@dataclass(slots=True, eq=False)
class Lexicon:
    """The words of a language. ``words`` is its ``actors.toml``, ``frames`` the part of it on phrases.

    ``pointing`` are the words that may point back to somebody by themselves.
    """

    language: Language
    kb: KnowledgeBase
    forms: Forms
    words: Mapping[str, Any]
    frames: Mapping[str, Any]
    own: dict[str, list[Entry]] = field(default_factory=dict)
    city_adjectives: dict[str, str] = field(default_factory=dict)
    former: frozenset[str] = frozenset()
    coming: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    epithets: dict[str, bool] = field(default_factory=dict)
    capitals_tell: bool = False
    """Whether a common noun begins with a capital, as in German."""
    capital_peoples: bool = False
    """Whether adjectives of states begin with a capital, as in English."""

    def names_at(self, text: str, start: int, ends: AbstractSet[int]) -> tuple[int, tuple[Sense, ...]] | None:
        """Give the longest name at an offset: the offset after it and what it means."""
        for end, entry in self.forms.at(text, start, ends):
            senses = tuple(sense for sense in entry.senses if sense.kind in NAMES)
            if senses:
                return end, senses
        return None

    def noun_at(self, text: str, start: int, ends: AbstractSet[int]) -> tuple[int, Noun] | None:
        """Give the longest common noun for somebody at an offset: the offset after it and what it means."""
        found: dict[int, list[Sense]] = {}
        for end, entry in self.forms.at(text, start, ends):
            if any(sense.kind in NOUNS for sense in entry.senses):
                found.setdefault(end, []).extend(entry.senses)
        for entry in self.own.get(first_letters(text, start), ()):
            end = start + len(entry.text)
            if end in ends and entry.stands_at(text, start):
                found.setdefault(end, []).extend(entry.senses)
        return (max(found), _noun(found[max(found)])) if found else None

    def states_at(self, text: str, start: int, ends: AbstractSet[int]) -> tuple[int, tuple[str, ...]] | None:
        """Give the longest adjective of a state at an offset: the offset after it and the states."""
        for end, entry in self.forms.at(text, start, ends):
            states = tuple(sense.id for sense in entry.senses if sense.kind == "adjective")
            if states:
                return end, tuple(dict.fromkeys(states))
        return None

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Give what a whole name means, nothing for an unknown one."""
        return tuple(sense for sense in self.forms.senses(name) if sense.kind in NAMES)

    @lru_cache(maxsize=50_000)  # noqa: B019 - lexicons live as long as the process
    def states_of(self, word: str, kind: str = "adjective") -> tuple[str, ...]:
        """Give the states that a whole word is the adjective or the stem of an adjective of."""
        return tuple(dict.fromkeys(sense.id for sense in self.forms.senses(word) if sense.kind == kind))


def _noun(senses: Iterable[Sense]) -> Noun:
    found = list(dict.fromkeys(senses))
    titles = tuple(
        Title(sense.id, sense.feminine, sense.home, sense.countries)
        for sense in found
        if sense.kind == "title"
    )
    bodies = tuple(BodyNoun(sense.id, sense.home) for sense in found if sense.kind == "body_noun")
    counterparts = [sense for sense in found if sense.kind == "counterpart"]
    feminine = [*(title.feminine for title in titles), *(sense.feminine for sense in counterparts)]
    return Noun(
        titles=tuple(dict.fromkeys(titles)),
        bodies=tuple(dict.fromkeys(bodies)),
        is_counterpart=bool(counterparts),
        feminine=bool(feminine) and all(feminine),
    )


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile the words of a language, once a process."""
    words, endings, kb = table(language, "actors"), inflection(language), knowledge_base()
    compiled = Lexicon(language, kb, forms(language), words, words["frames"])
    compiled.capitals_tell = endings.nouns_are_capital
    compiled.capital_peoples = endings.peoples_are_capital
    compiled.former = frozenset(_adjective_forms(words["former"], endings))
    compiled.coming = frozenset(_adjective_forms(words["coming"], endings))
    compiled.never = frozenset(words["never"])
    compiled.pointing = frozenset(_pointing(words))
    for word in words["back"]["counterparts"]:
        _add_counterpart(compiled, endings, word, feminine=False)
    for word in words["back"].get("counterparts_feminine", ()):
        _add_counterpart(compiled, endings, word, feminine=True)
    for entry in words["epithets"]["nouns"]:
        compiled.epithets |= {
            form.text: feminine
            for form, feminine in endings.noun(entry["word"], feminine=entry.get("feminine", False))
        }
    _add_city_adjectives(compiled)
    return compiled


def _pointing(words: Mapping[str, Any]) -> Iterator[str]:
    for name in ("pronouns", "object_pronouns", "latter"):
        yield from words.get(name, ())
    for name in POINTING_BACK:
        yield from words["back"][name]


def _add_counterpart(compiled: Lexicon, endings: Inflection, word: str, *, feminine: bool) -> None:
    for form, is_feminine in endings.noun(word, feminine=feminine):
        folded = not endings.nouns_are_capital
        text = form.text.casefold() if folded else form.text
        sense = Sense(kind="counterpart", id="", feminine=is_feminine, plural=form.plural)
        entry = Entry(text=text, folded=folded, senses=(sense,))
        compiled.own.setdefault(first_letters(text), []).append(entry)


def _adjective_forms(stems: Iterable[str], endings: Inflection) -> Iterator[str]:
    for stem in stems:
        yield stem
        yield from endings.adjective(stem)


def _add_city_adjectives(compiled: Lexicon) -> None:
    """Add "Moskauer", "Pariser", "Kiewer", "Ankaraer"; irregular ones stand in the table."""
    ending = compiled.words.get("city_adjective_ending")
    if not ending:
        return
    for iso3 in compiled.kb.states:
        for city in compiled.kb.names.get((compiled.language, f"@{iso3}"), ()):
            if " " not in city:
                irregular = compiled.words["city_adjectives"].get(city)
                compiled.city_adjectives[irregular or city.removesuffix("e") + ending] = iso3
