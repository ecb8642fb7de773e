"""Every record type of the project: what a step makes, what JSON says, what a ledger keeps.

Offsets are Unicode code points into the text as received, end exclusive; no text is ever rewritten.
Every record except `Span` and the parts of an article carries

* ``id``: derived from the text and the words it rests on, the same on every machine (`record_id`);
* ``evidence``: the words behind each field, in text order;
* ``rule``: which rule found it, ``step.function`` or ``step.function/entry`` with a dictionary's entry.

Records name each other by ``id``. ``None`` means *not there*; where something is there but could not be
decided, the field is ``None`` too and a `Doubt` says why.
"""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

Language = Literal["de", "en", "fr", "es", "ru", "uk"]
"""ISO 639-1 codes of the languages we read."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of the text as received: code points, end exclusive, never empty in a record."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words one field of a record rests on. ``of`` is the field's name, or ``trigger``, ``frame``."""

    of: str
    span: Span


# --------------------------------------------------------------------------------------------- article

Role = Literal["headline", "summary", "body", "byline", "agency", "leftover", "blank"]
READABLE: frozenset[Role] = frozenset({"headline", "summary", "body"})
"""The roles that later steps read; the others are kept and shown, but nothing is drawn from them."""

PublishedFrom = Literal["caller", "metadata", "byline", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the article that plays one role. ``reason`` is the rule that says so."""

    span: Span
    role: Role
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph in another language than its article's: ISO 639-1, not only those that we read."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text as received and what each of its characters is for.

    ``parts`` are in text order and leave no character out. ``published`` is an ISO 8601 day.
    ``agency`` holds the credited agencies (``"AFP"``), outermost voice of every attribution.
    ``foreign`` are the paragraphs in other languages, which were read like the rest, with a doubt.
    """

    id: str
    language: Language
    title: str | None
    published: str | None
    published_from: PublishedFrom
    agency: tuple[str, ...]
    url: str | None
    sha256: str
    text: str
    parts: tuple[Part, ...]
    foreign: tuple[Passage, ...]


# ----------------------------------------------------------------------------------------------- dates

DateType = Literal["DATE", "TIME", "DURATION", "SET"]
Mod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "LESS_THAN", "MORE_THAN",
    "EQUAL_OR_LESS", "EQUAL_OR_MORE", "ON_OR_BEFORE", "ON_OR_AFTER",
]  # fmt: skip
Relation = Literal["SINCE", "FIRST_SINCE", "LAST", "UNTIL", "BEFORE", "AFTER"]
Anchor = Literal["dct", "previous", "same_sentence", "none"]
Certainty = Literal["certain", "likely", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A temporal expression (TIMEX3): the words, their value, and the days they may mean.

    ``value`` is TIMEX3, ``edtf`` EDTF level 1; ``earliest`` and ``latest`` are ISO days, both inclusive,
    and absent when no day can be named. ``unresolved`` is the value free of any anchor, from which
    `dates.resolve` makes ``value`` again when a publication date arrives. ``anchor`` is what the value was
    reckoned from.
    """

    id: str
    span: Span
    type: DateType
    value: str
    mod: Mod | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    relation: Relation | None
    anchor: Anchor
    certainty: Certainty
    unresolved: str
    evidence: tuple[Evidence, ...]
    rule: str


# ---------------------------------------------------------------------------------------------- actors

EntityKind = Literal["person", "state", "body", "organisation", "armed_group", "place", "media"]
MentionVia = Literal["name", "role", "metonym", "adjective", "coreference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Who or what is meant. ``id`` is the knowledge base's, or ``L:…`` for one known to this article only.

    ``country`` is ISO 3166-1 alpha-3 (or EUE, UNO, NAT); ``sector`` a PLOVER sector (GOV, MIL, UAF …);
    ``qid`` the Wikidata id.
    """

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    qid: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that mean an entity, and for whom that entity acts there.

    ``span`` is the whole noun phrase with title and name, ``name`` the bare name in it. ``acts_for`` is the
    id of the state, body or organisation on whose behalf the entity acts (a minister's ministry, a capital's
    government), none for a mere place. ``role`` is an office (``minister.defence``). ``rivals`` are the ids
    of entities that the words could also mean.
    """

    id: str
    span: Span
    name: Span | None
    entity: str
    acts_for: str | None
    role: str | None
    via: MentionVia
    rivals: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    rule: str


# ---------------------------------------------------------------------------------------------- quotes

QuoteType = Literal["direct", "indirect", "mixed", "reported", "konjunktiv"]
CueClass = Literal[
    "say", "demand", "deny", "accuse", "condemn", "promise", "threaten", "announce", "confirm", "concede",
    "offer", "believe",
]  # fmt: skip
VoiceVia = Literal["same_sentence", "shared_subject", "back_reference", "coreference"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks or is spoken to: the words, and the mention and entity they mean, where known."""

    spans: tuple[Span, ...]
    mention: str | None
    entity: str | None
    via: VoiceVia


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute: two spans where a separable verb is split ("teilte … mit")."""

    spans: tuple[Span, ...]
    lemma: str
    cue_class: CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Who said what to whom. ``parent`` is the id of the attribution around this one: the chain.

    ``spans`` are the words said, in pieces where the frame cuts them; ``fragments`` the stretches in quote
    marks (marks inside) within them. ``said_on`` is the id of the date in the frame; ``hedge`` the words
    that mark hearsay.
    """

    id: str
    type: QuoteType
    spans: tuple[Span, ...]
    fragments: tuple[Span, ...]
    speaker: Voice | None
    cue: Cue | None
    addressee: Voice | None
    medium: Span | None
    said_on: str | None
    hedge: Span | None
    parent: str | None
    evidence: tuple[Evidence, ...]
    rule: str


# ---------------------------------------------------------------------------------------------- events

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "actual", "historical", "ongoing", "planned", "requested", "offered", "hypothetical", "denied", "negated"
]
Channel = Literal["phone", "video", "in_person", "letter", "unspecified"]
Qualifier = Literal["exact", "at_least", "at_most", "approx", "unknown"]
CasualtyKind = Literal["killed", "wounded", "missing", "detained"]
Format = Literal["bilateral", "third_party", "multilateral"]
Level = Literal["heads", "ministers", "officials", "technical", "mixed", "unknown"]
Count = Literal["one", "series", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """How many people came to harm, with bounds; ``max`` is absent for "at least"."""

    kind: CasualtyKind
    min: int | None
    max: int | None
    qualifier: Qualifier
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What a CONSULT event has beside the rest. Parties are ids of mentions; all may be absent.

    ``quotes`` are the ids of the quotes that were said in the contact.
    """

    initiator: str | None
    visitor: str | None
    host: str | None
    mediator: str | None
    format: Format | None
    level: Level
    count: Count
    topics: tuple[Span, ...]
    claims: tuple[str, ...]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuledOut:
    """What else an event's words could have meant, and why it was not taken.

    ``of`` is the field that it could have been (``sense``, ``status``, ``date``, ``party``), ``span`` the
    words that were set aside, ``reason`` plain English.
    """

    of: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A PLOVER event: the act itself, whatever became of it (``status``).

    ``actors`` and ``recipients`` are ids of mentions; the parties of a contact are all actors unless one
    visits another (visitor actor, host recipient). ``date`` is the id of the date of the act, never the
    article's. ``place`` is the id of a mention. ``reported_by`` are ids of quotes, innermost first; empty
    where the article itself asserts the event. ``rule`` names the entry of the language's table that found
    it; ``ruled_out`` says what else was weighed.
    """

    id: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    date: str | None
    place: str | None
    channel: Channel | None
    casualties: tuple[Casualties, ...]
    reported_by: tuple[str, ...]
    contact: Contact | None
    evidence: tuple[Evidence, ...]
    ruled_out: tuple[RuledOut, ...]
    rule: str


ClaimKind = Literal["first_since", "last", "first_ever", "rare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the article says of a history: "their first such contact since October 2022".

    ``between`` are ids of mentions, ``event`` the contact it is said of, ``date`` the id of the date named.
    """

    id: str
    kind: ClaimKind
    between: tuple[str, ...]
    level: Level
    date: str | None
    event: str | None
    evidence: tuple[Evidence, ...]
    rule: str


# ---------------------------------------------------------------------------------------------- doubts


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What could not be decided, in plain words for an editor.

    ``about`` is the id of the record in doubt, none for the whole article; ``kind`` a name for programs.
    """

    id: str
    about: str | None
    kind: str
    words: str
    evidence: tuple[Evidence, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one article, each list in text order."""

    article: Article
    dates: tuple[Date, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]

    @property
    def contacts(self) -> tuple[Event, ...]:
        """The CONSULT events: who dealt with whom."""
        return tuple(event for event in self.events if event.type == "CONSULT")

    def text(self, span: Span) -> str:
        """Give the exact words of a span."""
        return self.article.text[span.start : span.end]


# ---------------------------------------------------------------------------------------------- ledger

Side = Literal["actor", "recipient"]
Duty = Literal["initiator", "visitor", "host", "mediator"]
Stage = Literal["done", "ahead", "undone"]
"""Whether an act took place, may yet, or did not: reports of different stages never are one event."""
Verdict = Literal["accept", "reject", "merge", "split", "edit", "undo"]
"""What a person says of a record; ``undo`` takes back what was said before."""
Known = Literal["reported", "recalled"]
"""``reported``: as news. ``recalled``: only looked back on, by somebody who tells of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part in an act, the same over all articles.

    ``actor`` is the id of the knowledge base; for a person it does not hold ``~``, the sound of the whole
    name and the country; none for who is not named. ``body`` is what it acts for, ``role`` an office, both as
    of that day. ``duties`` are what it does in a contact.
    """

    actor: str | None
    name: str
    kind: EntityKind
    country: str | None
    role: str | None
    body: str | None
    side: Side
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One article's telling of an event, as the ledger keeps it. ``id`` is that of the article's `Event`.

    ``earliest`` and ``latest`` are ISO days, both inclusive: the act's, as told, never the article's.
    ``published`` is the article's day. ``voices`` say whose word it is, innermost first, the agency last.
    ``words`` are the exact words it rests on, ``span`` where the first of them stand.
    """

    id: str
    article: str
    language: Language
    published: str | None
    type: EventType
    mode: str | None
    status: Status
    channel: Channel | None
    level: Level
    count: Count
    parties: tuple[Party, ...]
    place: str | None
    place_country: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    voices: tuple[str, ...]
    words: str
    span: Span

    @property
    def stage(self) -> Stage:
        """Whether it took place, may yet, or did not."""
        return STAGES[self.status]


STAGES: dict[Status, Stage] = {
    "actual": "done",
    "historical": "done",
    "ongoing": "done",
    "planned": "ahead",
    "requested": "ahead",
    "offered": "ahead",
    "hypothetical": "ahead",
    "denied": "undone",
    "negated": "undone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """An article as the ledger lists it. ``added`` is when the ledger learned of it: UTC, ISO 8601."""

    id: str
    title: str | None
    language: Language
    published: str | None
    agency: tuple[str, ...]
    url: str | None
    sha256: str
    added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteReport:
    """Who said what, as the ledger keeps it. ``id`` is that of the article's `Quote`.

    ``speaker`` and ``addressee`` are names as the article gives them, ``speaker_id`` and ``addressee_id`` as
    in `Party.actor`. ``voices`` say through whom it is known, innermost first, the agency last. ``said_on``
    is EDTF. ``words`` are the exact words, ``span`` where the first of them stand.
    """

    id: str
    article: str
    language: Language
    published: str | None
    type: QuoteType
    speaker: str | None
    speaker_id: str | None
    speaker_for: str | None
    speaker_country: str | None
    addressee: str | None
    addressee_id: str | None
    cue: str | None
    cue_class: CueClass | None
    said_on: str | None
    voices: tuple[str, ...]
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReport:
    """What an article says of a history, as the ledger keeps it. ``id`` is that of the article's `Claim`.

    ``event`` is the id of the `EventReport` of which it is said, ``earliest`` and ``latest`` the days of the
    date it names, ``is_approximate`` whether that is a length of time ("in two years").
    """

    id: str
    article: str
    language: Language
    published: str | None
    kind: ClaimKind
    between: tuple[Party, ...]
    level: Level
    event: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    is_approximate: bool
    voices: tuple[str, ...]
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEvent:
    """An event as the ledger holds it: what all its reports say together.

    ``id`` is the least of its reports' ids; each of them leads to it. ``earliest`` and ``latest`` are the
    days that all dated reports allow; ``dated_by`` the report that gives them. ``members`` are
    the ids of its reports, ``articles`` those of the articles that tell it, ``reports`` their number;
    ``sources`` counts those that speak for themselves: copies of one text, and texts of one
    agency alone, count once. ``reasons`` say in words why the reports are one event. ``judged`` is what a
    person said of it.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    channel: Channel | None
    level: Level
    count: Count
    known: Known
    parties: tuple[Party, ...]
    place: str | None
    edtf: str | None
    earliest: str | None
    latest: str | None
    dated_by: str | None
    members: tuple[str, ...]
    articles: tuple[str, ...]
    reports: int
    sources: int
    reasons: tuple[str, ...]
    judged: str | None


def record_id(sha256: str, kind: str, *parts: object) -> str:
    """Derive a record's id from the text's hash, the record's kind and what it rests on: 16 hex digits.

    >>> record_id("ab12", "date", 100, 108) == record_id("ab12", "date", 100, 108)
    True
    """
    key = "\x1f".join((sha256, kind, *map(str, parts)))
    return blake2b(key.encode(), digest_size=8).hexdigest()
