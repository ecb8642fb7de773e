"""The words by which a language attributes, compiled from its ``quotes.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.languages import table
from communique.records import CueClass, Language


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb of saying.

    ``takes`` are the shapes of what is said: ``clause``, ``infinitive``, ``object``, or the preposition of a
    topic. ``addressee`` is the case or the prepositions that mark who is spoken to; ``needs`` a word without
    which the verb says nothing ("bekannt" of *bekannt geben*).
    """

    lemma: str
    cue_class: CueClass
    takes: frozenset[str]
    addressee: frozenset[str]
    needs: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun in a cue: "Angaben", "Vorwurf", "Erklärung"."""

    lemma: str
    cue_class: CueClass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cue words of a language.

    ``clause_comma``: a clause that is said always stands behind a comma; ``subject_first_aside``: a frame
    behind what is said may begin with its subject ("…, the ministry said"); ``aside_in_marks``: a frame may
    cut speech within its marks (« …, a-t-il dit, … »); ``drops_subject``: a finite verb may stand without its
    subject.
    """

    clause_comma: bool
    subject_first_aside: bool
    aside_in_marks: bool
    drops_subject: bool
    verbs: Mapping[str, tuple[VerbCue, ...]]
    sources: Mapping[str, NounCue]
    statements: Mapping[str, NounCue]
    documents: frozenset[str]
    prepositions: frozenset[str]
    bare_prepositions: frozenset[str]
    postpositions: frozenset[str]
    according: frozenset[str]
    as_words: frozenset[str]
    that_words: frozenset[str]
    question_words: frozenset[str]
    addressing: frozenset[str]
    by_words: frozenset[str]
    of_words: frozenset[str]
    medium_words: frozenset[str]
    medium_prepositions: frozenset[str]
    occasions: frozenset[str]
    voiceless: frozenset[str]
    hearsay: frozenset[str]
    reported_forms: frozenset[str]
    plural_forms: frozenset[str]
    hedge_modals: frozenset[str]
    hedge_words: frozenset[str]
    perfect_infinitives: frozenset[str]
    quoting: frozenset[str]
    reliance: frozenset[str]
    reliance_prepositions: frozenset[str]
    reliance_on: frozenset[str]
    accordingly: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    negations: frozenset[str]
    own_voice: frozenset[str]
    speakers: frozenset[str]
    victims: frozenset[str]
    pointing: frozenset[str]
    relatives: frozenset[str]
    purpose: frozenset[str]
    conditionals: frozenset[str]
    silent: frozenset[str]
    opening: frozenset[str]
    out_of: frozenset[str]

    def source(self, noun: str) -> NounCue | None:
        """Look a source noun up, as it stands or as the end of a compound: "Polizeiangaben"."""
        found = self.sources.get(noun) or self.sources.get(noun.removesuffix("n"))
        if found is not None:
            return found
        noun = noun.rpartition("-")[2].removesuffix("n")
        ends = (self.sources.get(noun[cut:].capitalize()) for cut in range(len(noun) - 3))
        return next((end for end in ends if end is not None), None)

    def is_speaker_noun(self, noun: str) -> bool:
        """Say whether a noun names somebody who can speak: by its end, "Außenminister", "Bundesregierung"."""
        return noun.lower().endswith(tuple(self.speakers))


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile the cue words of a language, once a process."""
    words = table(language, "quotes")
    lists = {name: frozenset(words["words"][name]) for name in words["words"]}
    grammar: Mapping[str, bool] = words["grammar"]
    return Lexicon(
        clause_comma=grammar["clause_comma"],
        subject_first_aside=grammar["subject_first_aside"],
        aside_in_marks=grammar["aside_in_marks"],
        drops_subject=grammar["drops_subject"],
        verbs=_verbs(words["verb"]),
        sources={entry["lemma"]: _noun(entry) for entry in words["source"]},
        statements={entry["lemma"]: _noun(entry) for entry in words["statement"]},
        **lists,
    )


def _verbs(entries: list[dict[str, Any]]) -> dict[str, tuple[VerbCue, ...]]:
    verbs: dict[str, tuple[VerbCue, ...]] = {}
    for entry in entries:
        verbs[entry["lemma"]] = (*verbs.get(entry["lemma"], ()), _verb(entry))
    return verbs


def _verb(entry: dict[str, Any]) -> VerbCue:
    return VerbCue(
        lemma=entry["lemma"],
        cue_class=entry["class"],
        takes=frozenset(entry.get("takes", ["clause"])),
        addressee=frozenset(entry.get("addressee", ())),
        needs=entry.get("needs"),
        subject=entry.get("subject"),
    )


def _noun(entry: dict[str, Any]) -> NounCue:
    return NounCue(entry["lemma"], entry["class"])
