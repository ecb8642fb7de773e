"""What is known of kept articles: which are copies, which tell one story, how many speak for themselves."""

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import msgspec
from sqlalchemy import Connection, select

from communique.ledger.same import Tie
from communique.records import EventReport
from communique.store import tables as t
from communique.store.prepared import Prepared, encode
from communique.store.sql import chunks, insert_new
from communique.stories import (
    Fingerprint,
    Link,
    Profile,
    Report,
    compare_accounts,
    compare_copies,
    independent,
)

COMPARED = 30
"""Articles of one event up to which translations among them are looked for."""

BY_WORDS = frozenset({"exact", "copy", "person"})
"""Links that do not depend on what was compared before."""


@dataclass(slots=True)
class Articles:
    """Articles by their ids, within one transaction; what is asked for is loaded once."""

    connection: Connection
    numbers: dict[str, int] = field(default_factory=dict)
    _ids: dict[int, str] = field(default_factory=dict)
    _links: dict[frozenset[str], Link] = field(default_factory=dict)
    _linked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _asked: set[str] = field(default_factory=set)
    _none: set[frozenset[str]] = field(default_factory=set)
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _heads: dict[str, Report] = field(default_factory=dict)
    _reports: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def know(self, report: EventReport) -> None:
        """Remember which article a report is of."""
        self._reports[report.article].append(report.id)

    def reports_of(self, article: str) -> Collection[str]:
        """Give the ids of an article's reports as far as they were loaded."""
        return self._reports.get(article, ())

    def forget(self, article: str) -> None:
        """Know nothing more of an article but its number."""
        for other in self._linked.pop(article, set()):
            self._linked[other].discard(article)
            del self._links[frozenset((article, other))]
        self._none = {edge for edge in self._none if article not in edge}
        for known in (self._reports, self._profiles, self._heads):
            known.pop(article, None)

    # ------------------------------------------------------------------------------------------- copies

    def link_copies(self, new: Collection[Prepared]) -> None:
        """Find the copies of new articles, whose keys are kept already, and keep the links."""
        mine = {self.numbers[one.id]: one for one in new}
        meet: dict[int, set[int]] = defaultdict(set)
        keys = {key for one in new for key in one.keys}
        owners: dict[int, list[int]] = defaultdict(list)
        asked = select(t.copy_key.c.key, t.copy_key.c.article)
        for some in chunks(keys):
            for key, article in self.connection.execute(asked.where(t.copy_key.c.key.in_(some))):
                owners[key].append(article)
        for article, one in mine.items():
            meet[article] = {other for key in one.keys for other in owners[key]} - {article}
        prints = self._prints({other for others in meet.values() for other in others} - mine.keys())
        prints |= {article: one.fingerprint for article, one in mine.items()}
        found = (
            compare_copies(prints[article], prints[other])
            for article, others in meet.items()
            for other in sorted(others)
        )
        self._keep_links([link for link in found if link is not None])

    def _prints(self, articles: Collection[int]) -> dict[int, Fingerprint]:
        asked = select(
            t.article.c.num, t.article.c.id, t.likeness.c.body, t.likeness.c.shingles, t.likeness.c.paragraphs
        ).join(t.likeness, t.likeness.c.article == t.article.c.num)
        return {
            num: Fingerprint(
                article=one, body=body, packed=shingles, paragraphs=tuple(msgspec.json.decode(paragraphs))
            )
            for some in chunks(articles)
            for num, one, body, shingles, paragraphs in self.connection.execute(
                asked.where(t.article.c.num.in_(some))
            )
        }

    def _keep_links(self, links: Iterable[Link]) -> None:
        best: dict[frozenset[str], Link] = {}
        for link in links:
            edge = frozenset((link.one, link.other))
            if edge not in self._links:
                best[edge] = link
        self._number({one for edge in best for one in edge})
        for edge, link in best.items():
            self._remember(edge, link)
        insert_new(self.connection, t.link, [self._row(link) for link in best.values()])

    def _remember(self, edge: frozenset[str], link: Link) -> None:
        self._links[edge] = link
        self._linked[link.one].add(link.other)
        self._linked[link.other].add(link.one)

    def _row(self, link: Link) -> Mapping[str, object]:
        one, other = sorted((self.numbers[link.one], self.numbers[link.other]))
        return {
            "one": one,
            "other": other,
            "method": link.method,
            "score": link.score,
            "record": encode(link),
        }

    def _number(self, ids: Collection[str]) -> None:
        asked = select(t.article.c.id, t.article.c.num)
        for some in chunks([one for one in ids if one not in self.numbers]):
            for one, num in self.connection.execute(asked.where(t.article.c.id.in_(some))):
                self.numbers[one] = num

    # -------------------------------------------------------------------------------------------- links

    def ask(self, articles: Collection[str]) -> None:
        """Load the links of some articles."""
        wanted = {*articles} - self._asked
        if not wanted:
            return
        self._asked |= wanted
        self._number(wanted)
        numbers = [self.numbers[one] for one in wanted if one in self.numbers]
        for some in chunks(numbers):
            for column in (t.link.c.one, t.link.c.other):
                for (record,) in self.connection.execute(select(t.link.c.record).where(column.in_(some))):
                    link = msgspec.json.decode(record, type=Link)
                    self._remember(frozenset((link.one, link.other)), link)

    def copies_of(self, article: str) -> list[str]:
        """Give the articles that are linked to one in whatever way, by their ids."""
        self.ask([article])
        return sorted(
            other
            for other in self._linked.get(article, ())
            if self._links[frozenset((article, other))].method in BY_WORDS
        )

    def copies(self, one: str, other: str) -> Tie | None:
        """Say how two articles are linked, as far as it is known."""
        self.ask([one])
        link = self._links.get(frozenset((one, other)))
        return None if link is None or link.method not in BY_WORDS else Tie(link.method)

    def stories(self, one: str, other: str) -> Tie | None:
        """Compare two articles as accounts of one story; what is found is kept."""
        self.ask([one])
        edge = frozenset((one, other))
        known = self._links.get(edge)
        if known is not None or edge in self._none:
            return None if known is None else Tie(known.method)
        self._load_profiles(edge)
        link = compare_accounts(self._profiles[one], self._profiles[other])
        if link is None:
            self._none.add(edge)
            return None
        self._keep_links([link])
        return Tie(link.method)

    def add(self, one: Prepared, number: int) -> None:
        """Know a new article without asking for it."""
        self.numbers[one.id] = number
        self._profiles[one.id] = one.profile

    def _load_profiles(self, articles: Collection[str]) -> None:
        wanted = [one for one in articles if one not in self._profiles]
        asked = select(t.article.c.id, t.likeness.c.profile).join(
            t.likeness, t.likeness.c.article == t.article.c.num
        )
        for some in chunks(wanted):
            for one, packed in self.connection.execute(asked.where(t.article.c.id.in_(some))):
                self._profiles[one] = unpack_profile(packed)

    # ------------------------------------------------------------------------------------------ sources

    def independent(self, articles: Collection[str]) -> int:
        """Count those of some articles that speak for themselves."""
        if len(articles) == 1:
            return 1
        self.ask(articles)
        self._load_heads(articles)
        if len(articles) <= COMPARED:
            for one, other in combinations(sorted(articles), 2):
                if self._heads[one].language != self._heads[other].language:
                    self.stories(one, other)
        links = [
            link
            for edge in map(frozenset, combinations(articles, 2))
            if (link := self._links.get(edge)) is not None
        ]
        return independent([self._heads[one] for one in sorted(articles)], links)

    def _load_heads(self, articles: Collection[str]) -> None:
        asked = select(t.article.c.id, t.article.c.language, t.article.c.published, t.article.c.agency)
        for some in chunks([one for one in articles if one not in self._heads]):
            for one, language, published, agency in self.connection.execute(
                asked.where(t.article.c.id.in_(some))
            ):
                self._heads[one] = Report(
                    article=one,
                    language=language,
                    published=published,
                    agency=tuple(agency.split("; ")) if agency else (),
                    words=0,
                )


def pack_profile(profile: Profile) -> bytes:
    """Write a profile as it is kept."""
    return zlib.compress(encode(profile), 1)


def unpack_profile(packed: bytes) -> Profile:
    """Give back a kept profile."""
    return msgspec.json.decode(zlib.decompress(packed), type=Profile)
