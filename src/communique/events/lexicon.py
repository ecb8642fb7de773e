"""The words of a language for what is done, compiled once from ``languages/<xx>/events.toml``."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.languages import table
from communique.records import Channel, EventType, Language, Level, Status
from communique.syntax import tree
from communique.syntax.document import Token

REFLEXIVE = ("{}se", "se {}")
"""How a table of carriers or embedding verbs names a reflexive verb: negarse, se refuser."""

SHORTEST_PART = 3
"""Parts of compounds are at least so long: "Preise" is no Reise."""
WHOLE_LISTS = "@"
"""Before the name of a list of words in an entry's ``having``: ``@troops``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a verb or noun.

    ``frame`` maps grammatical slots to roles. ``needs`` are slots or roles that must hold a party, ``having``
    slots and the words one of which must head them, ``lacks`` slots that must be empty: all of them tell the
    senses of a word apart. ``name`` tells them apart in the rule that a record carries. ``cameo`` is the code
    of the act where it is finer than what type and mode give; only the exports look at it.
    """

    lemma: str
    name: str
    pos: str
    type: EventType
    mode: str | None
    channel: Channel | None
    frame: Mapping[str, str]
    needs: tuple[str, ...]
    having: Mapping[str, frozenset[str]]
    lacks: tuple[str, ...]
    status: Status | None
    is_reflexive: bool
    is_lasting: bool
    is_distinct: bool
    needs_carrier: bool
    cameo: str | None


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that carries a noun's act in one of its slots, and what it says of the act."""

    lemma: str
    slots: frozenset[str]
    effect: str
    takes_part: bool


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the engine must know of a language beside its words.

    ``compounds``: the last part of a noun says what it is (Krisengespräch); ``verb_last``: participles and
    infinitives close the clause; ``oblique_endings``, ``dative_endings``: of articles that no subject, only a
    dative has; ``conditional_in_reports``: what a bare conditional says in reported speech ("said he would
    go": ``planned``), or nothing; ``conditional_endings``: of forms that taggers take for the future
    ("condamnerait"); ``hearsay_conditional``: a past conditional tells hearsay ("aurait appelé");
    ``negative_concord``: several words of negation are one; ``drops_subject``: a finite verb may stand
    without its subject.
    """

    compounds: bool = False
    verb_last: bool = False
    oblique_endings: tuple[str, ...] = ()
    dative_endings: tuple[str, ...] = ()
    conditional_in_reports: Status | None = None
    conditional_endings: tuple[str, ...] = ()
    hearsay_conditional: bool = False
    negative_concord: bool = False
    drops_subject: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `find_events` knows of a language."""

    language: Language
    grammar: Grammar
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    carriers: Mapping[str, tuple[Carrier, ...]]
    embedding: Mapping[str, str]
    noun_effects: Mapping[str, str]
    attribute_effects: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    fused: Mapping[str, str]
    channels: Mapping[str, Channel]
    levels: Mapping[str, Level]
    casualties: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    contexts: Mapping[str, tuple[str, ...]]

    def verb(self, token: Token) -> tuple[Entry, ...]:
        """Look a verb up, its particle rejoined; entries of reflexive verbs want their pronoun."""
        names = verb_names(token)
        if tree.particle(token) is not None and not self.grammar.verb_last:
            names.append(token.lemma_.casefold())
        found = {id(entry): entry for name in names for entry in self.verbs.get(name, ())}.values()
        return tuple(entry for entry in found if not entry.is_reflexive or is_reflexive(token))

    def noun(self, token: Token) -> tuple[Entry, ...]:
        """Look a noun up, in languages of compounds by its last part: Blitzbesuch; the longest entry wins."""
        for name in dict.fromkeys((token.lemma_.casefold(), token.lower_.casefold())):
            cuts = (0, *range(SHORTEST_PART, len(name) - SHORTEST_PART)) if self.grammar.compounds else (0,)
            found = next((self.nouns[name[cut:]] for cut in cuts if name[cut:] in self.nouns), None)
            if found is not None:
                return found
        return ()

    def plain(self, preposition: str) -> str:
        """Take the article out of a fused preposition: "zum" is zu, "du" is de."""
        return self.fused.get(preposition, preposition)


def verb_names(token: Token) -> list[str]:
    """Give the names that a verb may have in the lexicon, with its particle: anrufen, "call off"."""
    behind = [child.lower_ for child in tree.children(token, "compound", "advmod") if child.i == token.i + 1]
    apart = tree.particle(token)
    particles = dict.fromkeys([*([apart.lower_] if apart is not None else []), *behind])
    names = [f"{token.lemma_} {particle}" for particle in particles]
    own = [tree.lemma(token)] if apart is not None else [token.lemma_, token.lower_]
    if is_reflexive(token):
        own += [form.format(name) for name in own for form in REFLEXIVE]
    return [name.casefold() for name in (*names, *reversed(own))]


def is_reflexive(verb: Token) -> bool:
    """Say whether a verb has a reflexive pronoun, or is one word with it ("reunirse", "встретиться")."""
    own = verb.morph.get("Reflex") == ["Yes"] or verb.morph.get("Voice") == ["Mid"]
    return own or any(child.morph.get("Reflex") == ["Yes"] for child in verb.children)


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's events table."""
    data = table(language, "events")
    words = {name: frozenset(listed) for name, listed in data["words"].items()}

    carriers: defaultdict[str, list[Carrier]] = defaultdict(list)
    for row in data["carrier"]:
        for lemma in row["lemmas"]:
            carriers[lemma.casefold()].append(
                Carrier(lemma, frozenset(row["slots"]), row["effect"], row.get("takes_part", True))
            )
    return Lexicon(
        language=language,
        grammar=_grammar(data["grammar"]),
        verbs=_entries(data["verb"], "VERB", data["frames"], words),
        nouns=_entries(data["noun"], "NOUN", data["frames"], words),
        carriers={lemma: tuple(found) for lemma, found in carriers.items()},
        embedding=_by_word(data["embedding"]),
        noun_effects=_by_word(data["noun_effects"]),
        attribute_effects=_by_word(data["attribute_effects"]),
        words=words,
        fused=data["fused"],
        channels=_by_word(data["channel_words"]),
        levels=_by_word(data["levels"]),
        casualties={kind: tuple(listed) for kind, listed in data["casualties"].items()},
        numbers=data["numbers"],
        contexts={context: tuple(stems) for context, stems in data["contexts"].items()},
    )


def _grammar(switches: Mapping[str, Any]) -> Grammar:
    read: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in switches.items()
    }
    return Grammar(**read)


def _by_word(groups: Mapping[str, Sequence[str]]) -> Mapping[str, Any]:
    """Turn a table of name → words round, so that a word finds its name."""
    return {word: name for name, words in groups.items() for word in words}


def _entries(
    rows: Sequence[Mapping[str, Any]],
    pos: str,
    frames: Mapping[str, Mapping[str, str]],
    words: Mapping[str, frozenset[str]],
) -> Mapping[str, tuple[Entry, ...]]:
    """Compile entries under their lemma and the other forms that taggers give for it, in the data's order."""
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in rows:
        entry = _entry(row, pos, frames, words)
        for name in (row["lemma"], *row.get("also", ())):
            found[name.casefold()].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _entry(
    row: Mapping[str, Any],
    pos: str,
    frames: Mapping[str, Mapping[str, str]],
    words: Mapping[str, frozenset[str]],
) -> Entry:
    kind, _, mode = row["act"].partition("/")
    frame = row["frame"]
    return Entry(
        lemma=row["lemma"],
        name=row.get("name", row["lemma"]),
        pos=pos,
        type=kind,
        mode=mode or None,
        channel=row.get("channel"),
        frame=frames[frame] if isinstance(frame, str) else frame,
        needs=tuple(row.get("needs", ())),
        having={slot: _listed(listed, words) for slot, listed in row.get("having", {}).items()},
        lacks=tuple(row.get("lacks", ())),
        status=row.get("status"),
        is_reflexive=row.get("reflexive", False),
        is_lasting=row.get("lasting", False),
        is_distinct=row.get("distinct", False),
        needs_carrier=row.get("light", False),
        cameo=row.get("cameo"),
    )


def _listed(listed: Sequence[str], words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Put the words of named lists in the place of their names."""
    found: set[str] = set()
    for word in listed:
        found |= words[word[1:]] if word.startswith(WHOLE_LISTS) else {word}
    return frozenset(found)
