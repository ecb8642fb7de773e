"""Groups without a name that act or suffer: "Rebels", "die Polizei", "dos campesinos".

They become entities of the article (``L:…``) only where an event has them as a side; the actors step, which
names, leaves them alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique.actors import Actors
from communique.events.draft import Draft
from communique.languages import table
from communique.records import Entity, EntityKind, Evidence, Language, Mention, record_id
from communique.syntax import Parsed, tree
from communique.syntax.document import Token

ARMED = frozenset({"REB", "UAF", "CRM"})
OF_STATES = frozenset({"MIL", "COP", "JUD"})
SUFFERERS = frozenset({"CVL", "AGR", "REF", "MED", "BUS", "PTY", "GOV"})
"""Sectors whose people may be the ones something is done to, but do nothing political by themselves."""
RULE = "events.unnamed_group"
PLACED = "country"
"""The evidence of a place that says whose a group is."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The nouns of a language for groups, by sector; an ``armed`` band of men is an armed group."""

    sectors: Mapping[str, str]
    armed: frozenset[str]
    bands: frozenset[str]


@cache
def groups(language: Language) -> Groups:
    """Compile a language's table of groups."""
    data = table(language, "groups")
    sectors = {noun.lower(): sector for sector, nouns in data["sectors"].items() for noun in nouns}
    return Groups(sectors, frozenset(data["armed"]), frozenset(word.lower() for word in data["bands"]))


def with_groups(parsed: Parsed, actors: Actors) -> Actors:
    """Add the groups without a name that the article speaks of."""
    words = groups(parsed.article.language)
    home = _only_country(actors)
    found = [unnamed_group(token, words, parsed, actors, home) for token in _nouns(parsed)]
    return actors.extended([pair for pair in found if pair is not None])


def _only_country(actors: Actors) -> Mention | None:
    """Give a place, if all states and places that the article names are of its country."""
    placed = [m for m in actors.mentions if actors.country(m) is not None]
    places = [m for m in placed if m.acts_for is None]
    return places[0] if places and len({actors.country(m) for m in placed}) == 1 else None


def _nouns(parsed: Parsed) -> Iterator[Token]:
    for sentence in parsed.sentences:
        yield from (t for t in sentence if t.pos_ == "NOUN" or (t.pos_ == "ADJ" and t.dep_ != "amod"))


def unnamed_group(
    token: Token, words: Groups, parsed: Parsed, actors: Actors, home: Mention | None
) -> tuple[Mention, Entity, Token] | None:
    """Find a group that has no name, by its noun, and whose it is by what stands beside it.

    Of an armed group or a force without a word on whose it is, ``home`` says it: a place of the only country
    that the article names.

    Example: Rebellen griffen am Montag die syrische Armee an.
    """
    sector = _sector(token, words)
    if sector is None or actors.at(token) is not None:
        return None
    span = tree.span_of(own_words(token))
    inside = actors.within(span)
    if any(m.entity.startswith("G.") for m in inside):
        return None
    country = next((c for m in inside if (c := actors.country(m))), None)
    evidence = [Evidence(of="noun", span=tree.span_of([token]))]
    if country is None and home is not None and sector in ARMED | OF_STATES:
        country = actors.country(home)
        evidence.append(Evidence(of=PLACED, span=home.span))
    sha = parsed.article.sha256
    entity = Entity(
        id=f"L:{record_id(sha, 'group', token.lemma_.lower(), country or '')}",
        name=token.text,
        kind=_kind(sector),
        country=country,
        sector=sector,
        qid=None,
    )
    mention = Mention(
        id=record_id(sha, "mention", span.start, span.end, RULE),
        span=span,
        name=None,
        entity=entity.id,
        acts_for=entity.id if sector not in SUFFERERS else None,
        role=None,
        via="role",
        rivals=(),
        evidence=tuple(evidence),
        rule=RULE,
    )
    return mention, entity, token


def own_words(token: Token) -> list[Token]:
    """Give the words of a group's phrase, without what only stands beside it behind a comma."""
    beside = {word.i for child in tree.children(token, "appos") for word in child.subtree}
    commas = [word.i for word in tree.phrase(token) if word.text == "," and word.i > token.i]
    end = min(commas, default=len(token.doc))
    return [word for word in tree.phrase(token) if word.i not in beside and word.i < end] or [token]


def group_placed(draft: Draft) -> None:
    """Say that whose group it is was taken from the only country that the article names.

    Example: Die Polizei nahm am Montag in Kairo zwanzig Demonstranten fest.
    """
    if any(item.of == PLACED for side in draft.parties for item in side.evidence):
        draft.doubt(
            "group_placed",
            "whose group it is is not said; taken to be of the only country that is named",
            "events.group_placed",
        )


def is_unnamed(mention: Mention) -> bool:
    """Say whether a mention means a group without a name."""
    return mention.rule == RULE


def _sector(token: Token, words: Groups) -> str | None:
    """Give the sector of a group's noun; a band is one only if it is armed."""
    names = (token.lemma_.lower(), token.lower_)
    if any(name in words.bands for name in names):
        attributes = {word.lemma_.lower() for word in tree.children(token, "amod", "acl")}
        if attributes & words.armed:
            return "UAF"
    return next((words.sectors[name] for name in names if name in words.sectors), None)


def _kind(sector: str) -> EntityKind:
    if sector in ARMED:
        return "armed_group"
    if sector in OF_STATES:
        return "body"
    return "person" if sector in SUFFERERS else "organisation"
