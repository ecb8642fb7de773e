"""What each tool answers. `Answer` is what all answers about a ledger have."""

from dataclasses import dataclass
from typing import Literal, TypeVar

from communique.errors import NothingKnown, NotOne
from communique.ledger.accounts import Saying
from communique.ledger.facts import FactKind
from communique.ledger.history import Searched
from communique.mcp_server.rows import ArticleRow, ClaimRow, EventRow, QuoteRow
from communique.mcp_server.wording import SEVERAL, UNKNOWN, searched_words
from communique.records import Language
from communique.store import Ledger

Outcome = Literal["held", "nothing held", "ask again"]
"""``nothing held`` is no "no"; ``ask again``: a name or id that nobody or several have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer. ``answer`` says in our words what is held, or that nothing is; ``searched`` in how much.

    Where ``outcome`` is "ask again", ``help`` says how.
    """

    outcome: Outcome
    answer: str
    searched: Searched
    help: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRow:
    """A side that was asked for. ``key`` names it without doubt in further questions."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastContactAnswer(Answer):
    """When two sides last dealt with each other.

    ``last`` surely is the latest of the contacts with a day, ``earlier`` the one before it, with ``pause``
    between them. Those ``maybe_later`` may have been after it; ``undated`` are told without any day;
    ``planned`` is the next one ahead.
    """

    between: tuple[SideRow, ...] = ()
    permalink: str | None = None
    last: EventRow | None = None
    earlier: EventRow | None = None
    pause: str | None = None
    maybe_later: tuple[EventRow, ...] = ()
    undated: tuple[EventRow, ...] = ()
    planned: EventRow | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsAnswer(Answer):
    """Events between two sides, the latest first, each with the first report of it. ``more``: not all."""

    between: tuple[SideRow, ...] = ()
    permalink: str | None = None
    events: tuple[EventRow, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesAnswer(Answer):
    """Who said what, that of the latest articles first. ``more``: these are not all."""

    quotes: tuple[QuoteRow, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """Whose account: that of a side, by its state, with those on whose word it is; or an article's own."""

    account: str
    side: str | None
    voices: tuple[str, ...]
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactSaid:
    """What one account says of a fact: the value it is compared by, the exact words, whose word it is."""

    account: str
    saying: Saying
    value: str
    words: str
    language: Language
    voice: str
    permalink: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact over all accounts; ``differs`` where two contradict each other. Silence is no denial."""

    fact: FactKind
    about: str
    differs: bool
    said: tuple[FactSaid, ...]
    said_left_out: int
    not_mentioned_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsAnswer(Answer):
    """What each side and each article tells of an event, fact by fact, those in which they differ first."""

    event: EventRow | None = None
    accounts: tuple[AccountRow, ...] = ()
    accounts_left_out: int = 0
    facts: tuple[FactRow, ...] = ()
    facts_left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceAnswer(Answer):
    """What a record rests on. ``explanation`` gives rules, words, what was ruled out, what people said."""

    permalink: str | None = None
    event: EventRow | None = None
    quote: QuoteRow | None = None
    claim: ClaimRow | None = None
    explanation: tuple[str, ...] = ()
    lines_left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InfoAnswer(Answer):
    """How much is held, by kind of record; ``languages`` are those that are read."""

    counts: dict[str, int]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """What was read in a text. Nothing was searched and nothing is kept, so that nothing has a permalink."""

    answer: str
    language: Language
    published: str | None
    contacts: tuple[EventRow, ...]
    quotes: tuple[QuoteRow, ...]
    claims: tuple[ClaimRow, ...]
    doubts: tuple[str, ...]
    left_out: int


Asked = TypeVar("Asked", bound=Answer)


def ask_again(kind: type[Asked], ledger: Ledger, err: NothingKnown | NotOne) -> Asked:
    """Answer a question after somebody or something that nobody or several have."""
    searched = ledger.searched()
    known = SEVERAL if isinstance(err, NotOne) else UNKNOWN
    return kind(
        outcome="ask again",
        answer=f"{known} {searched_words(searched)}",
        searched=searched,
        help=str(err),
    )
