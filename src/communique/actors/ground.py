"""Phrases in the making, and what a sentence offers them: names, nouns for somebody, adjectives of states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.actors.lexicon import BodyNoun, Lexicon, Noun, Title
from communique.actors.names import Hit, spelt, word_ends
from communique.syntax.document import Doc, Sentence, Token


@dataclass(slots=True)
class Home:
    """A state, organisation or group that an office belongs to, and the tokens that say so."""

    id: str
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """An office (``titles``), a body (``bodies``) or a counterpart, with what stands around the noun.

    The noun stands from ``first`` to ``last`` (exclusive), the phrase from ``start`` to ``end``. ``names``
    are the persons named beside it, ``named_before`` the one whom it explains ("Sikorski, Poland's foreign
    minister,"); ``homes`` whose it is; ``body`` the body whose office it is.
    """

    head: int
    start: int
    end: int
    first: int = -1
    last: int = -1
    titles: tuple[Title, ...] = ()
    bodies: tuple[BodyNoun, ...] = ()
    is_counterpart: bool = False
    feminine: bool = False
    homes: list[Home] = field(default_factory=list)
    body: "Phrase | None" = None
    names: list[Hit] = field(default_factory=list)
    named_before: Hit | None = None
    former: bool = False
    coming: bool = False
    deputy: bool = False
    indefinite: bool = False
    definite: bool = False
    possessive: Token | None = None
    plural: bool = False
    master: Hit | None = None


@dataclass(slots=True)
class Ground:
    """What phrases of a sentence are read from: the words, and where names, nouns and adjectives stand."""

    sentence: Sentence
    lexicon: Lexicon
    by_start: dict[int, Hit]
    by_last: dict[int, Hit]
    nouns: dict[int, tuple[int, Noun]] = field(default_factory=dict)
    states: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    states_by_last: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    former: set[int] = field(default_factory=set)

    @property
    def doc(self) -> Doc:
        """Give the whole text's tokens."""
        return self.sentence.doc

    @property
    def frames(self) -> Mapping[str, Any]:
        """Give the language's words for phrases."""
        return self.lexicon.frames


def survey(sentence: Sentence, names: Sequence[Hit], lexicon: Lexicon) -> Ground:
    """Find where the nouns for somebody and the adjectives of states stand."""
    ground = Ground(sentence, lexicon, {h.start: h for h in names}, {h.end - 1: h for h in names})
    text, ends = spelt(sentence.doc), word_ends(sentence)
    for token in sentence:
        states = adjective_states(token, sentence, lexicon, ends)
        if states is not None and not _is_state_name(ground, token):
            ground.states[token.i] = states
            ground.states_by_last[states[0] - 1] = (token.i, states[1])
    for token in sentence:
        noun = _noun_at(ground, token, text, ends)
        if noun is not None:
            ground.nouns[token.i] = noun
            _forget_shorter_name(ground, token.i, noun[0])
    return ground


def _forget_shorter_name(ground: Ground, start: int, end: int) -> None:
    """Let a longer noun win over a name at its start: "Consejo de Seguridad Nacional"."""
    hit = ground.by_start.get(start)
    if hit is not None and hit.senses and hit.end < end and not hit.of("person", "surname"):
        del ground.by_start[start]
        ground.by_last.pop(hit.end - 1, None)


def _is_state_name(ground: Ground, token: Token) -> bool:
    """Say whether a word that could be an adjective is a state's name: "China" in Spanish."""
    hit = ground.by_start.get(token.i)
    return hit is not None and bool(hit.of("state"))


def _noun_at(ground: Ground, token: Token, text: str, ends: dict[int, int]) -> tuple[int, Noun] | None:
    """Find the longest noun for somebody at a word; an adjective may part its first word from the rest."""
    found = ground.lexicon.noun_at(text, token.idx, ends.keys())
    parted = _parted_noun(ground, token, text, ends)
    if parted is not None and (found is None or parted[0] > ends[found[0]]):
        return parted
    if found is not None:
        return ends[found[0]], found[1]
    past = _former_noun(ground, token, text, ends)
    if past is not None:
        ground.former.add(token.i)
        return past
    noun = compound(ground.lexicon, token.text) if ground.lexicon.capitals_tell else None
    return None if noun is None else (token.i + 1, noun)


def _former_noun(ground: Ground, token: Token, text: str, ends: dict[int, int]) -> tuple[int, Noun] | None:
    """Read "ex-président", "expresidente" by what follows the prefix."""
    for prefix in ground.lexicon.words["former_prefixes"]:
        if not ground.lexicon.capitals_tell and token.lower_.startswith(prefix):
            found = ground.lexicon.noun_at(text, token.idx + len(prefix), ends.keys())
            if found is not None:
                return ends[found[0]], found[1]
    return None


def _parted_noun(ground: Ground, token: Token, text: str, ends: dict[int, int]) -> tuple[int, Noun] | None:
    """Read "ministre russe de la Défense" as "ministre de la Défense"."""
    if not ground.frames["adjectives_after"]:
        return None
    after = after_adjectives(ground, token.i + 1)
    if after == token.i + 1 or after >= ground.sentence.end:
        return None
    gap = ground.doc[after].idx - token.idx - len(token) - 1
    closed = token.text + " " + text[ground.doc[after].idx : ground.sentence.end_char]
    moved = {end - token.idx - gap for end in ends if end > ground.doc[after].idx}
    for skip in (0, *(len(p) for p in ground.lexicon.words["former_prefixes"] if token.lower_.startswith(p))):
        found = ground.lexicon.noun_at(closed, skip, moved)
        if found is not None:
            if skip:
                ground.former.add(token.i)
            return ends[found[0] + token.idx + gap], found[1]
    return None


def compound(lexicon: Lexicon, text: str) -> Noun | None:
    """Read "US-Außenminister", "Hamas-Chef", "Bundesinnenminister" by their last part."""
    rest = text.rpartition("-")[2] if "-" in text else ""
    for prefix in (*lexicon.words["prefixes"], *lexicon.words["former_prefixes"]):
        if not rest and not prefix.endswith("-") and text.startswith(prefix):
            rest = text[len(prefix) :]
    if not rest:
        return None
    rest = rest[:1].upper() + rest[1:]
    found = lexicon.noun_at(rest, 0, {len(rest)})
    return None if found is None else found[1]


def after_adjectives(ground: Ground, i: int) -> int:
    """Give the place after the adjectives that stand at a place."""
    while i < ground.sentence.end:
        if i in ground.states:
            i = ground.states[i][0]
        elif _is_adjectival(ground, i) or _goes_on_with_state(ground, i):
            i += 1
        else:
            break
    return i


def _is_adjectival(ground: Ground, i: int) -> bool:
    """Say whether a word behind a noun is an adjective, or a participle used as one: "sortant"."""
    return ground.doc[i].pos_ == "ADJ" or ground.doc[i].lower_ in ground.frames.get("adjectival", ())


def _goes_on_with_state(ground: Ground, i: int) -> bool:
    """Say whether a comma or "and" parts two states: "les ministres polonais, tchèque et slovène"."""
    joins = ground.doc[i].text == "," or ground.doc[i].lower_ in ground.frames["conjunctions"]
    return joins and i - 1 in ground.states_by_last and i + 1 in ground.states


def adjective_states(
    token: Token, sentence: Sentence, lexicon: Lexicon, ends: dict[int, int]
) -> tuple[int, tuple[str, ...]] | None:
    """Give the states that an adjective at a word means and the place after it.

    "russisch", "North Korean", "deutsch-französisch", "Pariser".
    """
    text = token.text
    if text in lexicon.city_adjectives:
        return token.i + 1, (lexicon.city_adjectives[text],)
    if not lexicon.capital_peoples and text.istitle() and token.i != sentence.start:
        return None
    found = lexicon.states_at(spelt(sentence.doc), token.idx, ends.keys())
    if found is not None:
        return ends[found[0]], found[1][:1]
    first, dash, last = text.casefold().partition("-")
    if not dash:
        return None
    combining = lexicon.words.get("combining", {})
    left = (combining[first],) if first in combining else lexicon.states_of(first, "stem")[:1]
    right = lexicon.states_of(last)[:1]
    return (token.i + 1, (*left, *right)) if left and right else None


def owner_id(hit: Hit, lexicon: Lexicon) -> str | None:
    """Give the state, organisation or group that a name can own an office as."""
    for ids in (hit.of("state", "capital"), hit.of("named")):
        for known in ids:
            if known not in lexicon.kb.named or lexicon.kb.named[known].kind != "media":
                return known
    seats = hit.of("seat", "body")
    return seats[0].partition(".")[0] if seats else None


def is_genitive(hit: Hit) -> bool:
    """Say whether a name's form is a genitive."""
    return any(sense.genitive for sense in hit.senses)


def after_conjunction(ground: Ground, i: int) -> int | None:
    """Give the place after a comma or an "and" that stands at a place, nothing where none does."""
    if i >= ground.sentence.end:
        return None
    joins = ground.doc[i].lower_ in ground.frames["conjunctions"] or ground.doc[i].text == ","
    return i + 1 if joins else None


def default_home(body: Phrase) -> list[Home]:
    """Give the state that a body's noun means where none is named, if it means one."""
    default = next((noun.default for noun in body.bodies if noun.default), None)
    return [Home(default, body.head, body.head + 1)] if default else []
