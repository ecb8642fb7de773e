"""What answers are made of: one row a record, with its exact words, whose word it is, and where it is shown.

Programs read these docstrings too: they stand in the schemas of the tools.
"""

from dataclasses import dataclass

from communique.ledger.claims import Verdict
from communique.records import (
    Channel,
    ClaimKind,
    Duty,
    EventType,
    Language,
    Level,
    QuoteType,
    Side,
    Stage,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """The article that words are from. ``url`` opens it at the words, ``permalink`` in this ledger."""

    id: str
    permalink: str
    title: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """Somebody who takes part. ``key`` names it without doubt in further questions."""

    key: str | None
    name: str
    side: Side
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One article's telling of an event.

    ``words`` are its exact words in their ``language``, " … " where some are left out; ``voices`` say whose
    word it is, innermost first.
    """

    id: str
    permalink: str | None
    words: str
    language: Language
    voices: tuple[str, ...]
    article: ArticleRow | None
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What an article says of a history, and, beside it, what is held.

    ``verdict`` and ``held`` are the ledger's word on it, ``held_events`` where the events are shown that it
    rests on; none where it was not checked.
    """

    id: str
    permalink: str | None
    kind: ClaimKind
    says: str
    between: tuple[str, ...]
    level: Level
    words: str
    language: Language
    voices: tuple[str, ...]
    article: ArticleRow | None
    verdict: Verdict | None
    held: str | None
    held_events: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """Who said what to whom: the exact words in their ``language``, and through whom they are known."""

    id: str
    permalink: str | None
    speaker: str | None
    speaker_key: str | None
    speaker_country: str | None
    addressee: str | None
    type: QuoteType
    cue: str | None
    said_on: str | None
    words: str
    language: Language
    voices: tuple[str, ...]
    article: ArticleRow | None
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event: who did what to whom, when; contacts are of type CONSULT.

    ``stage`` says whether it is told as done, as ahead (planned, offered, asked for), or as undone (denied,
    called off); ``date`` is EDTF, the act's and never the article's. ``reports`` counts the articles that
    tell it, ``sources`` those of them that speak for themselves. ``told`` are the first of the reports.
    ``judged`` is what a person said of it.
    """

    id: str
    permalink: str | None
    type: EventType
    mode: str | None
    status: Status
    stage: Stage
    when: str
    date: str | None
    earliest: str | None
    latest: str | None
    channel: Channel | None
    level: Level
    place: str | None
    parties: tuple[PartyRow, ...]
    reports: int
    sources: int
    told: tuple[ReportRow, ...]
    reports_left_out: int
    claims: tuple[ClaimRow, ...]
    claims_left_out: int
    judged: str | None
    doubts: tuple[str, ...]
