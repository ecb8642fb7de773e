"""The door of a ledger: articles go in, the history of who dealt with whom comes out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Self, TypedDict, Unpack

from sqlalchemy import Connection, Engine

from communique.errors import NoLedger, NothingKnown
from communique.ledger.accounts import Comparison
from communique.ledger.corrections import Correction
from communique.ledger.history import Asked, LastContact, Rhythm, Searched, Silence, Stretch, Told, rhythm
from communique.ledger.rows import CLAIMS, EVENTS, QUOTES, Checked, Held, Rows, Said
from communique.records import (
    ArticleHead,
    ClaimKind,
    EventType,
    HeldEvent,
    Level,
    Reading,
    Stage,
    Status,
    Verdict,
)
from communique.store import find
from communique.store.answers import (
    claimed,
    comparison,
    every_claim,
    every_event,
    every_quote,
    gold_cases,
    held,
    last_contact,
    record,
    said,
    told,
)
from communique.store.engine import WAIT, is_server, open_engine, reads, state_of, writes
from communique.store.explain import explain
from communique.store.inspect import Info, faults, info
from communique.store.judge import Judgement, judge
from communique.store.keep import Added, Heading, all_judgements, corrections_of, has, keep
from communique.store.overviews import (
    Day,
    HeldArticle,
    HeldStory,
    held_article,
    held_day,
    held_story,
    silences,
)
from communique.store.prepared import Prepared, prepare
from communique.store.tables import ACT, KINDS
from communique.store.tables import event as event_table
from communique.store.version import bring_up
from communique.store.whom import pair, whom

MANY = 1000
"""Records read at once where all are given."""

BATCH = 256
"""Readings written in one transaction: what is lost, at most, of those not yet acknowledged."""


class Narrowed(TypedDict, total=False):
    """What narrows down events: ISO days that theirs must touch, channel, level, and how many are given.

    ``after`` is the id of the event where the page before ended.
    """

    since: str | None
    until: str | None
    channel: str | None
    level: str | None
    limit: int | None
    after: str | None


class More(TypedDict, total=False):
    """What some corrections need beside the verdict."""

    field: str | None
    value: str | None
    other: str | None
    only: bool


class Ledger:
    """A ledger, open. Use `open_ledger`; close it, or use it as a context manager."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._watch: Connection | None = None
        self._watching = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        if self._watch is not None:
            self._watch.close()
        self._engine.dispose()

    # ------------------------------------------------------------------------------------------ adding

    def add(self, reading: Reading, *, again: bool = False) -> Added:
        """Keep a reading; when this returns, it is kept. What is held already is not kept twice.

        ``again`` keeps it as it is read now, even if it is held. Raises `LedgerError`.
        """
        (done,) = self.add_prepared([prepare(reading)], again=again)
        return done

    def add_all(
        self, readings: Iterable[Reading], *, again: bool = False, batch: int = BATCH
    ) -> Iterator[Added]:
        """Keep many readings, some at a time; what is given back is kept. Raises `LedgerError`."""
        prepared = map(prepare, readings)
        while some := list(islice(prepared, batch)):
            yield from self.add_prepared(some, again=again)

    def add_prepared(self, some: Sequence[Prepared], *, again: bool = False) -> tuple[Added, ...]:
        """Keep readings that were prepared elsewhere, all of them or none; when this returns, they are kept.

        Raises `LedgerError`.
        """
        with writes(self._engine) as connection:
            return keep(connection, some, again=again)

    def has(self, articles: Collection[Heading]) -> bool:
        """Say whether adding some articles again would change nothing. Raises `LedgerError`."""
        with reads(self._engine) as connection:
            return has(connection, articles)

    # ------------------------------------------------------------------------------------------ asking

    def last_contact(
        self, a: str, b: str, *, before: str | None = None, level: Level | None = None
    ) -> LastContact:
        """Say when two sides last dealt with each other: persons, offices, states, organisations.

        ``before`` is an ISO day: only what was before it counts. ``level`` is heads, ministers, officials …
        Raises `NothingKnown` for a name that nobody has, `NotOne` for one that several have.
        """
        with reads(self._engine) as connection:
            return last_contact(connection, pair(connection, a, b), before, level)

    def contacts(
        self,
        between: tuple[str, str] | None = None,
        *,
        of: str | None = None,
        stages: Sequence[Stage] = ("done",),
        **narrowed: Unpack[Narrowed],
    ) -> Rows[Held]:
        """Give contacts of a pair, of one, or all, the latest first; `Narrowed` says which of them.

        ``stages`` are done, ahead (planned, offered, asked for) and undone (denied, called off). Raises
        `NothingKnown`, `NotOne`.
        """
        kinds = tuple(KINDS[stage] for stage in stages)
        with reads(self._engine) as connection:
            wanted = self._wanted(connection, between, of)
            return _held(connection, replace(wanted, kinds=kinds), narrowed)

    def events(
        self,
        between: tuple[str, str] | None = None,
        *,
        of: str | None = None,
        types: Sequence[EventType] = (),
        statuses: Sequence[Status] = (),
        **narrowed: Unpack[Narrowed],
    ) -> Rows[Held]:
        """Give events of whatever type, the latest first; else as `contacts`."""
        with reads(self._engine) as connection:
            wanted = self._wanted(connection, between, of)
            return _held(connection, replace(wanted, types=tuple(types), statuses=tuple(statuses)), narrowed)

    def acts(self, of: str, **narrowed: Unpack[Narrowed]) -> Rows[Held]:
        """Give the acts of one, or done to it, that are no contacts, the latest first; else as `contacts`."""
        with reads(self._engine) as connection:
            return _held(connection, replace(self._wanted(connection, None, of), kinds=(ACT,)), narrowed)

    def held(self, events: Sequence[HeldEvent]) -> tuple[Held, ...]:
        """Give events with the earliest report of each, and the head of its article."""
        with reads(self._engine) as connection:
            return held(connection, events, all_judgements(connection))

    def rhythm(self, a: str, b: str, *, level: str | None = None) -> Rhythm:
        """Say how often two sides dealt with each other."""
        return rhythm(self.timeline(a, b, level=level))

    def _wanted(self, connection: Connection, between: tuple[str, str] | None, of: str | None) -> find.Wanted:
        if between is not None:
            one, other = pair(connection, *between)
            return find.Wanted(between=(one.key, other.key))
        return find.Wanted(of=None if of is None else whom(connection, of).key)

    def head(self, article: str) -> ArticleHead | None:
        """Give the head of an article that is held, by its id, or nothing."""
        with reads(self._engine) as connection:
            return find.heads_of(connection, [article]).get(article)

    def whom(self, words: str) -> Asked:
        """Find whom some words mean. Raises `NothingKnown`, `NotOne`."""
        with reads(self._engine) as connection:
            return whom(connection, words)

    def pair(self, a: str, b: str) -> tuple[Asked, Asked]:
        """Give whom two names mean. Raises `NothingKnown`, `NotOne`."""
        with reads(self._engine) as connection:
            return pair(connection, a, b)

    def timeline(self, a: str, b: str, *, level: str | None = None) -> tuple[Stretch, ...]:
        """Give all contacts of two sides as they stand on a time line, the latest first."""
        with reads(self._engine) as connection:
            wanted = self._wanted(connection, (a, b), None)
            return find.stretches(connection, replace(wanted, kinds=find.DONE, level=level, limit=None))

    def article(self, article: str) -> HeldArticle:
        """Give an article as it was read, with what is made of it. Raises `NothingKnown`, `LedgerDamaged`."""
        with reads(self._engine) as connection:
            return held_article(connection, article)

    def day(self, day: str) -> Day:
        """Give what is held of an ISO day."""
        with reads(self._engine) as connection:
            return held_day(connection, day)

    def story(self, article: str) -> HeldStory:
        """Give the articles that tell the story of one, by its id. Raises `NothingKnown`."""
        with reads(self._engine) as connection:
            return held_story(connection, article)

    def silences(self, limit: int = 10) -> tuple[Silence, ...]:
        """Give the longest silences that the newest contacts broke, the longest first."""
        with reads(self._engine) as connection:
            return silences(connection, limit)

    def told(self, known: str) -> Told:
        """Give an event with its reports, their articles, and the claims made of it, by any report's id.

        Raises `NothingKnown`, for an event that a person rejected too.
        """
        with reads(self._engine) as connection:
            event = find.event_of(connection, known)
            if event is None:
                raise NothingKnown(f"a person rejected the event {known!r}.")
            return next(told(connection, [event], all_judgements(connection)))

    def state(self) -> str:
        """Give what changes whenever anything is written, by whomever; the same state, the same answers."""
        with self._watching:
            if self._watch is None or self._watch.closed:
                self._watch = self._engine.connect()
            return state_of(self._watch)

    def searched(self) -> Searched:
        """Say how much is held, which is what "nothing" rests on."""
        with reads(self._engine) as connection:
            return find.searched(connection)

    def info(self) -> Info:
        """Say what is held: how many articles, events and so on, and which version the tables are of."""
        with reads(self._engine) as connection:
            return info(connection)

    def check(self) -> tuple[str, ...]:
        """Look through all that is held, and give what is wrong with it, in words."""
        with reads(self._engine) as connection:
            return tuple(faults(connection))

    def event(self, known: str) -> HeldEvent | None:
        """Give the event that a report tells, by the id of either; none where a person rejected it.

        Raises `NothingKnown`.
        """
        with reads(self._engine) as connection:
            return find.event_of(connection, known)

    def record(self, known: str) -> Told | Said | Checked | Correction | None:
        """Give what has an id: an event with its reports, a quote, a claim, a correction.

        None where a person rejected it. Raises `NothingKnown`.
        """
        with reads(self._engine) as connection:
            return record(connection, known)

    def quotes(  # noqa: PLR0913 - what can be asked
        self,
        speaker: str | None = None,
        *,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        language: str | None = None,
        limit: int | None = find.PAGE,
    ) -> Rows[Said]:
        """Give quotes: whose, with which words in them, out of articles of which days; the latest first."""
        with reads(self._engine) as connection:
            key = None if speaker is None else whom(connection, speaker).key
            wanted = find.Saying(
                speaker=key, words=about, since=since, until=until, language=language, limit=limit
            )
            return Rows(QUOTES, said(connection, find.quotes(connection, wanted, all_judgements(connection))))

    def claims(
        self,
        *,
        kinds: Sequence[ClaimKind] = (),
        since: str | None = None,
        until: str | None = None,
        limit: int | None = find.PAGE,
    ) -> Rows[Checked]:
        """Give what articles say of histories, each checked against what is held; the latest first."""
        with reads(self._engine) as connection:
            wanted = find.Claimed(kinds=tuple(kinds), since=since, until=until, limit=limit)
            return Rows(CLAIMS, claimed(connection, find.claims(connection, wanted)))

    def every_event(
        self,
        between: tuple[str, str] | None = None,
        *,
        of: str | None = None,
        contacts: bool = False,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[Held]:
        """Give all events, or all contacts of any stage, page by page: they may be many."""
        with reads(self._engine) as connection:
            wanted = self._wanted(connection, between, of)
            kinds = find.CONTACTS if contacts else None
            wanted = replace(wanted, kinds=kinds, since=since, until=until, limit=MANY)
            yield from every_event(connection, wanted)

    def every_quote(self, *, since: str | None = None, until: str | None = None) -> Iterator[Said]:
        """Give all quotes, page by page."""
        with reads(self._engine) as connection:
            yield from every_quote(connection, find.Saying(since=since, until=until, limit=MANY))

    def every_claim(self, *, since: str | None = None, until: str | None = None) -> Iterator[Checked]:
        """Give all claims, checked, page by page."""
        with reads(self._engine) as connection:
            yield from every_claim(connection, find.Claimed(since=since, until=until, limit=MANY))

    def gold_cases(self) -> Iterator[bytes]:
        """Give what people corrected as cases to test against: text, record, verdict, as JSON lines."""
        with reads(self._engine) as connection:
            yield from gold_cases(connection)

    def compare(self, event: str) -> Comparison:
        """Set side by side what each source tells of an event, fact by fact. Raises `NothingKnown`."""
        with reads(self._engine) as connection:
            return comparison(connection, event)

    def why(self, known: str) -> str:
        """Explain an event, report, quote, claim or correction, by its id. Raises `NothingKnown`."""
        with reads(self._engine) as connection:
            return "\n".join(explain(connection, known))

    # ------------------------------------------------------------------------------------- correcting

    def correct(
        self, about: str, verdict: Verdict, *, who: str, why: str, **more: Unpack[More]
    ) -> Correction:
        """Say that a record is right or wrong: accept, reject, merge, split, edit, or undo a correction.

        A word on an event counts for all its reports, with ``only`` for the named one. ``merge`` takes the
        ``other`` event, ``edit`` a ``field`` and its ``value``. Nothing is ever overwritten; what counts is
        what was said last. Raises `NothingKnown`, `UsageError`.
        """
        with writes(self._engine) as connection:
            return judge(connection, about, Judgement(verdict=verdict, who=who, why=why, **more))

    def corrections(self) -> tuple[Correction, ...]:
        """Give all corrections, in the order in which they were made."""
        with reads(self._engine) as connection:
            return corrections_of(connection)

    def reading(self, article: str) -> Reading:
        """Give the whole reading of an article, by its id. Raises `NothingKnown`, `LedgerDamaged`."""
        with reads(self._engine) as connection:
            return find.reading_of(connection, article)


def _held(connection: Connection, wanted: find.Wanted, narrowed: Narrowed) -> Rows[Held]:
    page_end = narrowed.get("after")
    wanted = replace(
        wanted,
        since=narrowed.get("since"),
        until=narrowed.get("until"),
        channel=narrowed.get("channel"),
        level=narrowed.get("level"),
        limit=narrowed.get("limit", find.PAGE),
        after=None if page_end is None else find.place_of(connection, page_end, event_table.c.last),
    )
    found = find.events(connection, wanted)
    return Rows(EVENTS, held(connection, found, all_judgements(connection)))


def open_ledger(where: str | Path, *, create: bool = True, wait: float = WAIT) -> Ledger:
    """Open a ledger: a file, made if there is none (unless ``create`` is false), or ``postgresql://…``.

    One of an older version is brought to the newest. ``wait`` are the seconds that a writer waits for
    another. Raises `NoLedger`, `LedgerNewer` and other `LedgerError`.
    """
    name = str(where)
    if not is_server(name) and not create and not Path(name).is_file():
        raise NoLedger(f"{name}: there is no such file. Put articles into it: communique add {name} FILE…")
    engine = open_engine(name, wait=wait)
    try:
        bring_up(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine)
