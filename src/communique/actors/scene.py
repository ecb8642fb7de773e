"""What is known of an article while its actors are read: entities, mentions so far, doubts."""

import unicodedata
from dataclasses import dataclass, field

from communique.actors.lexicon import Lexicon
from communique.actors.names import Hit
from communique.records import Date, Doubt, Entity, EntityKind, Evidence, Mention, MentionVia, Span, record_id
from communique.syntax import Parsed
from communique.syntax.document import Doc, Sentence
from communique.syntax.tree import clause

ORGANISATIONS = {"EU": "EUE", "UN": "UNO", "NATO": "NAT"}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A mention in the making, in tokens: ``head`` is the word that stands in the tree for it."""

    start: int
    end: int
    head: int
    entity: str
    via: MentionVia
    rule: str
    name: tuple[int, int] | None = None
    acts_for: str | None = None
    role: str | None = None
    rivals: tuple[str, ...] = ()
    gender: str | None = None
    evidence: tuple[tuple[str, int, int], ...] = ()


def bare_name(
    hit: Hit, entity: str, *, rule: str, via: MentionVia = "name", acts_for: str | None = None
) -> Draft:
    """Mention an entity in the words of its name alone."""
    return Draft(
        start=hit.start,
        end=hit.end,
        head=hit.start,
        entity=entity,
        via=via,
        rule=rule,
        name=(hit.start, hit.end),
        acts_for=acts_for,
    )


@dataclass(slots=True)
class Scene:
    """The article, and what its actors' rules have found so far.

    ``here`` are the mentions of the sentence being read; ``previous`` and ``paragraphs`` go by a sentence's
    first token.
    """

    parsed: Parsed
    lexicon: Lexicon
    drafts: list[Draft] = field(default_factory=list)
    here: list[Draft] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    wholes: dict[str, str] = field(default_factory=dict)
    posts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    held: dict[str, tuple[str, str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    mentioned: dict[str, None] = field(default_factory=dict)
    previous: dict[int, Sentence] = field(default_factory=dict)
    paragraphs: dict[int, int] = field(default_factory=dict)
    dates: dict[int, Date] = field(default_factory=dict)
    names_by_last: dict[int, Hit] = field(default_factory=dict)
    respelled: dict[int, str] = field(default_factory=dict)

    @property
    def doc(self) -> Doc:
        """Give the whole text's tokens."""
        return self.parsed.doc

    @property
    def day(self) -> str | None:
        """Give the day of publication, where it is known."""
        return self.parsed.article.published

    def paragraph_of(self, sentence: Sentence) -> int:
        """Give the place of a sentence's paragraph among all that are read."""
        return self.paragraphs.get(sentence.start, 0)

    def dates_of(self, i: int) -> list[Date]:
        """Give the dates that hang on the predicate of a word's clause: when what it says took place."""
        predicate = clause(self.doc[i])
        found = (
            self.dates.get(word.idx) for child in predicate.children for word in (child, *child.children)
        )
        dates = [date for date in found if date is not None and date.relation is None and date.type == "DATE"]
        return [date for date in dates if not self._belongs_to_noun(date)]

    def _belongs_to_noun(self, date: Date) -> bool:
        """Say whether a date tells of a thing, whatever the tree says: "das Abkommen von 2015"."""
        words = self.doc.touched(date.span.start, date.span.end)
        pieces = [words[0].lower_, self.doc[max(words.start - 1, 0)].lower_]
        return not {*self.lexicon.words["frames"]["of"]}.isdisjoint(pieces)

    def span(self, start: int, end: int) -> Span:
        """Turn tokens into a stretch of the text."""
        last = self.doc[end - 1]
        return Span(start=self.doc[start].idx, end=last.idx + len(last))

    def words(self, start: int, end: int) -> str:
        """Give the words of some tokens as they stand."""
        span = self.span(start, end)
        return self.parsed.article.text[span.start : span.end]

    def local_id(self, *key: object) -> str:
        """Derive the id of an entity that only this article knows."""
        return "L:" + record_id(self.parsed.article.sha256, "entity", *key)

    # ------------------------------------------------------------------------------------------- entities

    def local(
        self,
        name: str,
        kind: EntityKind,
        *,
        country: str | None = None,
        sector: str | None = None,
        at: int | None = None,
    ) -> str:
        """Register an entity known to this article only and give its id; ``at`` keeps namesakes apart."""
        key = self.local_id(kind, name, country or "", at or "")
        self.entities.setdefault(
            key, Entity(id=key, name=name, kind=kind, country=country, sector=sector, qid=None)
        )
        return key

    def register(self, known: str | None) -> None:
        """Make the entity of an id of the knowledge base."""
        if known is not None and known not in self.entities:
            self.entities[known] = self.known_entity(known)

    def known_entity(self, known: str) -> Entity:
        """Build the entity of an id of the knowledge base."""
        kb = self.lexicon.kb
        if known in kb.people:
            return self._person(known)
        if known in kb.states:
            return Entity(
                id=known,
                name=self.named(known),
                kind="state",
                country=known,
                sector="GOV",
                qid=kb.states[known].qid,
            )
        if known in kb.named:
            entry = kb.named[known]
            return Entity(
                id=known,
                name=self.named(known),
                kind=entry.kind,
                country=entry.country,
                sector=entry.sector,
                qid=entry.qid,
            )
        return self._body(known)

    def named(self, known: str) -> str:
        """Give the name that an id of the knowledge base has in the article's language."""
        kb, language = self.lexicon.kb, self.lexicon.language
        return kb.people[known].name(language) if known in kb.people else kb.name(known, language)

    def _person(self, known: str) -> Entity:
        person = self.lexicon.kb.people[known]
        country, sector = self._standing(known)
        return Entity(
            id=known, name=self.named(known), kind="person", country=country, sector=sector, qid=person.qid
        )

    def _standing(self, known: str) -> tuple[str | None, str | None]:
        """Give a person's country and the sector of the office held on the day; ELI out of office."""
        kb = self.lexicon.kb
        offices = kb.people[known].offices
        if not offices:
            return None, None
        day = self.day or kb.as_of
        current = [office for office in offices if office.covers(day)] or list(offices[-1:])
        sector = kb.sector(current[0].role) if current[0].covers(day) or self.day is None else "ELI"
        return home_code(
            kb.named[current[0].country].country if current[0].country in kb.named else current[0].country
        ), sector

    def _body(self, known: str) -> Entity:
        home, _, kind = known.partition(".")
        kb = self.lexicon.kb
        body = kb.bodies.get(kind)
        label = self.named(f".{kind}") if body else kind
        owner = self.named(home) if home in kb.states else home
        return Entity(
            id=known,
            name=f"{label} ({owner})",
            kind="body",
            country=ORGANISATIONS.get(home, home),
            sector=body.sector if body else None,
            qid=None,
        )

    def place(self, name: str, country: str | None) -> str:
        """Register a place and give its id: ``place.moskau``."""
        key = "place." + slug(name)
        self.entities.setdefault(
            key, Entity(id=key, name=name, kind="place", country=country, sector=None, qid=None)
        )
        return key

    # --------------------------------------------------------------------------------------------- doubts

    def doubt(self, kind: str, words: str, at: Draft, *, rule: str) -> None:
        """Note what could not be decided about a mention."""
        span = self.span(at.start, at.end)
        key = record_id(self.parsed.article.sha256, "doubt", kind, span.start, span.end, at.entity)
        self.doubts[key] = Doubt(
            id=key,
            about=self.mention_id(at),
            kind=kind,
            words=words,
            evidence=(Evidence(of="trigger", span=span),),
            rule=rule,
        )

    # ------------------------------------------------------------------------------------------- mentions

    def mention_id(self, draft: Draft) -> str:
        """Derive a mention's id from its words and whom they mean."""
        span = self.span(draft.start, draft.end)
        return record_id(self.parsed.article.sha256, "mention", span.start, span.end, draft.entity)

    def mention(self, draft: Draft) -> Mention:
        """Turn a draft into the record."""
        span = self.span(draft.start, draft.end)
        evidence = [Evidence(of=of, span=self.span(start, end)) for of, start, end in draft.evidence]
        if draft.name is not None:
            evidence.append(Evidence(of="name", span=self.span(*draft.name)))
        return Mention(
            id=self.mention_id(draft),
            span=span,
            name=None if draft.name is None else self.span(*draft.name),
            entity=draft.entity,
            acts_for=draft.acts_for,
            role=draft.role,
            via=draft.via,
            rivals=draft.rivals,
            evidence=tuple(
                sorted(evidence or [Evidence(of="entity", span=span)], key=lambda e: (e.span, e.of))
            ),
            rule=draft.rule,
        )


def home_code(country: str | None) -> str | None:
    """Give the code of a state or of one of the organisations that have one."""
    return ORGANISATIONS.get(country, country) if country else None


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def slug(name: str) -> str:
    """Spell a name with lower-case ASCII letters and hyphens.

    >>> slug("Gaza-Stadt"), slug("Brüssel")
    ('gaza-stadt', 'bruessel')
    """
    parts = unicodedata.normalize("NFKD", name.lower().translate(_UMLAUTS))
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    plain = bare if bare.isascii() else name.lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())
