"""The words of a language for what is done, compiled once from ``languages/<xx>/events.toml``."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.languages import table
from communique.records import Channel, EventType, Language, Level, Status


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a verb or noun. ``frame`` maps grammatical slots to roles; ``needs`` must be there."""

    lemma: str
    pos: str
    type: EventType
    mode: str | None
    channel: Channel | None
    frame: Mapping[str, str]
    needs: tuple[str, ...]
    status: Status | None
    is_lasting: bool
    is_distinct: bool
    needs_carrier: bool


@dataclass(frozen=True, slots=True)
class Carrier:
    """A verb that carries a noun's act in one of its slots, and what it says of the act."""

    lemma: str
    slots: frozenset[str]
    effect: str
    takes_part: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `find_events` knows of a language."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: tuple[Entry, ...]
    carriers: Mapping[str, tuple[Carrier, ...]]
    embedding: Mapping[str, str]
    noun_effects: Mapping[str, str]
    attribute_effects: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    channels: Mapping[str, Channel]
    levels: Mapping[str, Level]
    office_levels: Mapping[str, Level]
    casualties: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    contexts: Mapping[str, tuple[str, ...]]

    def verb(self, lemma: str) -> tuple[Entry, ...]:
        """Look a verb up, its particle rejoined; ß and ss are one letter."""
        return self.verbs.get(lemma.casefold(), ())

    def noun(self, lemma: str) -> Entry | None:
        """Look a noun up by its last part: Telefonat, Blitzbesuch; the longest entry wins."""
        folded = lemma.lower()
        return next((entry for entry in self.nouns if folded.endswith(entry.lemma.lower())), None)


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's events table."""
    data = table(language, "events")
    verbs: defaultdict[str, list[Entry]] = defaultdict(list)
    for row in data["verb"]:
        verbs[row["lemma"].casefold()].append(_entry(row, "VERB", data["frames"]))
    nouns = [_entry(row, "NOUN", data["frames"]) for row in data["noun"]]
    carriers: defaultdict[str, list[Carrier]] = defaultdict(list)
    for row in data["carrier"]:
        for lemma in row["lemmas"]:
            carriers[lemma].append(
                Carrier(lemma, frozenset(row["slots"]), row["effect"], row.get("takes_part", True))
            )
    return Lexicon(
        verbs={lemma: tuple(entries) for lemma, entries in verbs.items()},
        nouns=tuple(sorted(nouns, key=lambda entry: -len(entry.lemma))),
        carriers={lemma: tuple(found) for lemma, found in carriers.items()},
        embedding=_by_word(data["embedding"]),
        noun_effects=_by_word(data["noun_effects"]),
        attribute_effects=_by_word(data["attribute_effects"]),
        words={name: frozenset(words) for name, words in data["words"].items()},
        channels=_by_word(data["channel_words"]),
        levels=_by_word(data["levels"]),
        office_levels=_by_word(data["office_levels"]),
        casualties={kind: tuple(words) for kind, words in data["casualties"].items()},
        numbers=data["numbers"],
        contexts={context: tuple(words) for context, words in data["contexts"].items()},
    )


def _by_word(groups: Mapping[str, Sequence[str]]) -> Mapping[str, Any]:
    """Turn a table of name → words round, so that a word finds its name."""
    return {word: name for name, words in groups.items() for word in words}


def _entry(row: Mapping[str, Any], pos: str, frames: Mapping[str, Mapping[str, str]]) -> Entry:
    kind, _, mode = row["act"].partition("/")
    frame = row["frame"]
    return Entry(
        lemma=row["lemma"],
        pos=pos,
        type=kind,
        mode=mode or None,
        channel=row.get("channel"),
        frame=frames[frame] if isinstance(frame, str) else frame,
        needs=tuple(row.get("needs", ())),
        status=row.get("status"),
        is_lasting=row.get("lasting", False),
        is_distinct=row.get("distinct", False),
        needs_carrier=row.get("light", False),
    )
