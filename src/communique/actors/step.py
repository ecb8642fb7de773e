"""The step itself: names and offices first, then who is meant by words that point back."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from communique.actors import offices, places, titles
from communique.actors.back import resolve_back
from communique.actors.compounds import compound
from communique.actors.ground import Phrase
from communique.actors.known import doubt_spellings, link_name, survey_names
from communique.actors.lexicon import lexicon
from communique.actors.names import Hit, find_names, word_ends
from communique.actors.nationals import is_national
from communique.actors.phrases import find_phrases
from communique.actors.scene import Draft, Scene
from communique.actors.spellings import respelled
from communique.records import Date, Doubt, Entity, Mention, Span
from communique.syntax import Parsed
from communique.syntax.document import Sentence, Token

PARTIES = frozenset({"state", "body", "organisation", "armed_group"})


@dataclass(frozen=True, slots=True)
class Actors:
    """Who is meant in an article, in text order, longer mentions first; and the questions later steps ask."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    doubts: tuple[Doubt, ...]
    _covering: Mapping[int, tuple[Mention, ...]] = field(default_factory=dict, repr=False, compare=False)
    _by_id: Mapping[str, Entity] = field(default_factory=dict, repr=False, compare=False)

    def at(self, token: Token) -> Mention | None:
        """Give the mention that a word belongs to: the one whose head or name it is, else the narrowest."""
        return next(iter(self._covering.get(token.idx, ())), None)

    def all_at(self, token: Token) -> tuple[Mention, ...]:
        """Give all mentions that share the words of `at`: both of "die Minister Polens und Italiens"."""
        covering = self._covering.get(token.idx, ())
        return tuple(mention for mention in covering if mention.span == covering[0].span)

    def extended(self, found: Sequence[tuple[Mention, Entity, Token]]) -> "Actors":
        """Give a copy that knows further mentions too, each with its entity and the word that heads it."""
        covering = {**self._covering, **{token.idx: (mention,) for mention, _, token in found}}
        mentions = sorted(
            (*self.mentions, *(mention for mention, _, _ in found)), key=lambda m: (m.span.start, -m.span.end)
        )
        entities = {entity.id: entity for _, entity, _ in found}
        return Actors(
            mentions=tuple(mentions),
            entities=(*self.entities, *entities.values()),
            doubts=self.doubts,
            _covering=covering,
            _by_id={**self._by_id, **entities},
        )

    def within(self, span: Span) -> tuple[Mention, ...]:
        """Give the mentions that lie wholly in a stretch of the text, in text order."""
        return tuple(m for m in self.mentions if span.start <= m.span.start and m.span.end <= span.end)

    def entity(self, entity_id: str) -> Entity:
        """Give an entity by its id. Raises `KeyError` for one that the article does not speak of."""
        return self._by_id[entity_id]

    def country(self, mention: Mention) -> str | None:
        """Give the state (or EUE, UNO, NAT) that a mention acts for or belongs to."""
        for known in (mention.acts_for, mention.entity):
            entity = self._by_id.get(known) if known else None
            if entity is not None and entity.country is not None:
                return entity.country
        return None

    def party(self, mention: Mention) -> str | None:
        """Give the id to compare parties by: a person's own, else whom the mention acts for."""
        if self._by_id[mention.entity].kind == "person":
            return mention.entity
        return mention.acts_for or mention.entity

    def is_party(self, mention: Mention) -> bool:
        """Say whether a mention can be a party of an event: no medium, no mere place, no private person."""
        entity = self._by_id[mention.entity]
        if entity.kind == "person":
            return not mention.entity.startswith("L:") or mention.acts_for is not None
        if entity.kind == "state":
            return mention.acts_for is not None
        return entity.kind in PARTIES


def find_actors(parsed: Parsed, dates: Sequence[Date]) -> Actors:
    """Find who is meant in an article, and for whom they act on its day.

    Names come first, whole ones before bare surnames; then offices, bodies, states and seats; then the words
    that point back to them. What cannot be decided has rivals or a doubt.
    """
    scene = Scene(parsed, lexicon(parsed.article.language))
    seen = _names_by_sentence(parsed)
    read = [(one, find_names(one, seen.get(one.start, ()), scene.lexicon)) for one in parsed.sentences]
    scene.previous = _previous_sentences(parsed)
    scene.paragraphs = {one.start: k for k, ones in enumerate(parsed.paragraphs) for one in ones}
    scene.dates = {token.idx: date for date in dates for token in _words_of(parsed, date)}
    read = [
        (one, [respelled(scene, hit) for hit in hits if not _is_in_date(scene, hit)]) for one, hits in read
    ]
    scene.names_by_last = {hit.end - 1: hit for _, hits in read for hit in hits}
    survey_names(scene, [hit for _, hits in read for hit in hits])
    phrased = [(sentence, hits, find_phrases(sentence, hits, scene.lexicon)) for sentence, hits in read]
    for _, _, phrases in phrased:
        for phrase in phrases:
            if phrase.titles:
                titles.settle_master(scene, phrase)
                titles.choose_titles(scene, phrase)
                offices.survey(scene, phrase)
    for sentence, hits, phrases in phrased:
        _read_sentence(scene, sentence, hits, phrases)
    doubt_spellings(scene)
    return _actors(scene)


def _is_in_date(scene: Scene, hit: Hit) -> bool:
    """Say whether a name is a word of a date: "since May 2020"."""
    words = scene.doc[hit.start : hit.end]
    return not hit.of("state", "named") and all(word.idx in scene.dates for word in words)


def _names_by_sentence(parsed: Parsed) -> dict[int, list[Sentence]]:
    """Group the encoder's names by sentence in one pass; asking each sentence takes one pass each."""
    starts = [sentence.start for sentence in parsed.sentences]
    grouped: dict[int, list[Sentence]] = {}
    for name in parsed.doc.ents:
        grouped.setdefault(starts[bisect(starts, name.start) - 1], []).append(name)
    return grouped


def _words_of(parsed: Parsed, date: Date) -> Sequence[Token]:
    return parsed.doc.within(date.span.start, date.span.end).tokens


def _previous_sentences(parsed: Parsed) -> dict[int, Sentence]:
    sentences = list(parsed.sentences)
    return {later.start: earlier for earlier, later in pairwise(sentences)}


def _read_sentence(scene: Scene, sentence: Sentence, hits: list[Hit], phrases: list[Phrase]) -> None:
    """Add the drafts of a sentence, in text order; each word is used once."""
    taken: set[int] = set()
    drafts: list[Draft] = []
    for phrase in phrases:
        found = _link_phrase(scene, phrase)
        drafts += found
        for draft in found:
            taken.update(range(draft.start, draft.end))
    nouns = [range(phrase.first, phrase.last) for phrase in phrases]
    for hit in hits:
        is_opened = not hit.senses and hit.end - hit.start == 1 and compound(scene, scene.doc[hit.start])
        if is_opened or any(hit.start in noun and hit.end - 1 in noun for noun in nouns):
            continue
        if not taken.intersection(range(hit.start, hit.end)):
            linked = link_name(scene, hit)
            start = min((draft.start for draft in linked), default=hit.start)
            drafts = [draft for draft in drafts if not start <= draft.start < hit.start] + linked
            taken.update(range(start, hit.end))
    drafts += _loose_words(scene, sentence, taken)
    back = resolve_back(scene, sentence, phrases, drafts, taken)
    drafts = [draft for draft in drafts if not any(_holds(wider, draft) for wider in back)] + back
    scene.drafts += sorted(drafts, key=lambda draft: (draft.start, -draft.end))


def _holds(wider: Draft, draft: Draft) -> bool:
    return wider.start <= draft.start and draft.end <= wider.end


def _link_phrase(scene: Scene, phrase: Phrase) -> list[Draft]:
    if phrase.titles:
        return offices.role_phrase(scene, phrase)
    return offices.body(scene, phrase) if phrase.bodies else []


def _loose_words(scene: Scene, sentence: Sentence, taken: set[int]) -> list[Draft]:
    """Read the adjectives and peoples that no phrase has used."""
    drafts, ends = [], word_ends(sentence)
    for token in sentence:
        if token.i in taken or is_national(scene, token):
            continue
        found = places.adjective(scene, token, ends)
        if not found and places.is_people(scene, token):
            found = [places.people_of(scene, token)]
        found = found or compound(scene, token)
        drafts += found
        taken.update(draft.start for draft in found)
    return drafts


def _actors(scene: Scene) -> Actors:
    pairs = [(draft, scene.mention(draft)) for draft in scene.drafts]
    unique = {mention.id: (draft, mention) for draft, mention in pairs}
    ordered = sorted(unique.values(), key=lambda pair: (pair[1].span.start, -pair[1].span.end))
    used = [
        known
        for _, mention in ordered
        for known in (mention.entity, mention.acts_for, *mention.rivals)
        if known is not None
    ]
    for known in used:
        if not known.startswith("L:") and known not in scene.entities:
            scene.register(known)
    entities = {known: scene.entities[known] for known in used}
    ids = {mention.id for _, mention in ordered}
    doubts = [doubt for doubt in scene.doubts.values() if doubt.about in ids]
    return Actors(
        mentions=tuple(mention for _, mention in ordered),
        entities=tuple(entities.values()),
        doubts=tuple(sorted(doubts, key=lambda doubt: (doubt.evidence[0].span, doubt.id))),
        _covering=_cover(scene, ordered),
        _by_id=entities,
    )


def _cover(scene: Scene, ordered: list[tuple[Draft, Mention]]) -> dict[int, tuple[Mention, ...]]:
    """Index mentions by the offset of each word that they cover, the most telling first."""
    covering: dict[int, list[tuple[bool, int, int, Mention]]] = {}
    for position, (draft, mention) in enumerate(ordered):
        name = range(*draft.name) if draft.name else ()
        for i in range(draft.start, draft.end):
            is_core = i == draft.head or i in name
            rank = (not is_core, draft.end - draft.start, position, mention)
            covering.setdefault(scene.doc[i].idx, []).append(rank)
    return {
        offset: tuple(m for *_, m in sorted(ranks, key=lambda r: r[:3])) for offset, ranks in covering.items()
    }
