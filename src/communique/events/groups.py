"""Groups without a name that act or suffer: "Rebels", "die Polizei", "dos campesinos".

They become entities of the article (``L:…``) only where an event has them as a side; the actors step, which
names, leaves them alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from communique.actors import Actors
from communique.languages import table
from communique.records import Entity, EntityKind, Evidence, Language, Mention, record_id
from communique.syntax import Parsed, tree

ARMED = frozenset({"REB", "UAF", "CRM"})
OF_STATES = frozenset({"MIL", "COP", "JUD"})
SUFFERERS = frozenset({"CVL", "REF", "MED", "BUS", "PTY"})
"""Sectors whose people may be the ones something is done to, but do nothing political by themselves."""
RULE = "events.unnamed_group"


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
    found = [unnamed_group(token, words, parsed, actors) for token in _nouns(parsed)]
    return actors.extended([pair for pair in found if pair is not None])


def _nouns(parsed: Parsed) -> Iterator[Token]:
    for sentence in parsed.sentences:
        yield from (t for t in sentence if t.pos_ == "NOUN" or (t.pos_ == "ADJ" and t.dep_ != "amod"))


def unnamed_group(
    token: Token, words: Groups, parsed: Parsed, actors: Actors
) -> tuple[Mention, Entity, Token] | None:
    """Find a group that has no name, by its noun, and whose it is by what stands beside it.

    Example: Rebellen griffen am Montag die syrische Armee an.
    """
    sector = _sector(token, words)
    phrase = tree.phrase(token)
    named = [m for m in actors.within(tree.span_of(phrase)) if actors.is_party(m) and m.via != "adjective"]
    if sector is None or actors.at(token) is not None or any(m.entity[:2] == "G." for m in named):
        return None
    country = next((c for m in actors.within(tree.span_of(phrase)) if (c := actors.country(m))), None)
    acts = sector not in SUFFERERS
    sha = parsed.article.sha256
    entity = Entity(
        id=f"L:{record_id(sha, 'group', token.lemma_.lower(), country or '')}",
        name=parsed.article.text[token.idx : token.idx + len(token)],
        kind=_kind(sector),
        country=country,
        sector=sector,
        qid=None,
    )
    span = tree.span_of(phrase)
    mention = Mention(
        id=record_id(sha, "mention", span.start, span.end, RULE),
        span=span,
        name=None,
        entity=entity.id,
        acts_for=entity.id if acts else None,
        role=None,
        via="role",
        rivals=(),
        evidence=(Evidence(of="noun", span=tree.span_of([token])),),
        rule=RULE,
    )
    return mention, entity, token


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
