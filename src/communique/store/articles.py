"""What is known of kept articles: which are copies, which tell one story, how many speak for themselves."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import msgspec
from sqlalchemy import Connection

from communique.ledger.same import Tie
from communique.store import tables as t
from communique.store.prepared import Prepared, encode, unpack_profile
from communique.store.sql import LISTED, insert_new, rows_in
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


OWNERS = f"select key, article from copy_key where key {LISTED}"
NUMBERS = f"select id, num from article where id {LISTED}"
HEADS = f"select id, language, published, agency from article where id {LISTED}"
LINKS = tuple(f"select record from link where {end} {LISTED}" for end in ("one", "other"))
PRINTS = f"""
    select article.num, article.id, body, shingles, paragraphs
    from article join likeness on likeness.article = article.num where article.num {LISTED}"""
PROFILES = f"""
    select article.id, profile
    from article join likeness on likeness.article = article.num where article.id {LISTED}"""


@dataclass(slots=True)
class Articles:
    """Articles by their ids, within one transaction; what is asked for is loaded once."""

    connection: Connection
    numbers: dict[str, int] = field(default_factory=dict)
    _links: dict[frozenset[str], Link] = field(default_factory=dict)
    _linked: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _asked: set[str] = field(default_factory=set)
    _none: set[frozenset[str]] = field(default_factory=set)
    _packed: dict[str, bytes] = field(default_factory=dict)
    _profiles: dict[str, Profile] = field(default_factory=dict)
    _heads: dict[str, Report] = field(default_factory=dict)

    def know_all(self, articles: Collection[str]) -> None:
        """Load at once what `independent` asks of some articles."""
        self.ask(articles)
        self._load_heads(articles)

    def forget(self, article: str) -> None:
        """Know nothing more of an article but its number."""
        for other in self._linked.pop(article, set()):
            self._linked[other].discard(article)
            del self._links[frozenset((article, other))]
        self._none = {edge for edge in self._none if article not in edge}
        self._packed.pop(article, None)
        self._profiles.pop(article, None)
        self._heads.pop(article, None)

    # ------------------------------------------------------------------------------------------- copies

    def link_copies(self, new: Collection[Prepared]) -> None:
        """Find the copies of new articles, whose keys are kept already, and keep the links."""
        mine = {self.numbers[one.id]: one for one in new}
        meet: dict[int, set[int]] = defaultdict(set)
        keys = {key for one in new for key in one.keys}
        owners: dict[int, list[int]] = defaultdict(list)
        for key, article in rows_in(self.connection, OWNERS, keys):
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
        return {
            num: Fingerprint(
                article=one,
                body=body,
                packed=bytes(shingles),
                paragraphs=tuple(msgspec.json.decode(paragraphs)),
            )
            for num, one, body, shingles, paragraphs in rows_in(self.connection, PRINTS, sorted(articles))
        }

    def _keep_links(self, links: Iterable[Link]) -> None:
        best: dict[frozenset[str], Link] = {}
        for link in links:
            edge = frozenset((link.one, link.other))
            if edge not in self._links:
                best[edge] = link
        self.number({one for edge in best for one in edge})
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

    def number(self, ids: Collection[str]) -> None:
        """Learn the numbers of some articles."""
        unknown = [one for one in ids if one not in self.numbers]
        self.numbers.update((one, num) for one, num in rows_in(self.connection, NUMBERS, unknown))

    # -------------------------------------------------------------------------------------------- links

    def ask(self, articles: Collection[str]) -> None:
        """Load the links of some articles."""
        wanted = {*articles} - self._asked
        self._asked |= wanted
        self.number(wanted)
        numbers = [self.numbers[one] for one in sorted(wanted) if one in self.numbers]
        for asked in LINKS:
            for (record,) in rows_in(self.connection, asked, numbers):
                link = msgspec.json.decode(record, type=Link)
                self._remember(frozenset((link.one, link.other)), link)

    def copies_of(self, article: str) -> list[str]:
        """Give the copies of an article that was asked for, by their ids."""
        linked = self._linked.get(article)
        if not linked:
            return []
        return sorted(one for one in linked if self._links[frozenset((article, one))].method in BY_WORDS)

    def copies(self, one: str, other: str) -> Tie | None:
        """Say whether one of two articles, of which one was asked for, is a copy of the other."""
        link = self._links.get(frozenset((one, other)))
        return None if link is None or link.method not in BY_WORDS else Tie(link.method)

    def stories(self, one: str, other: str) -> Tie | None:
        """Compare two articles as accounts of one story; what is found is kept."""
        edge = frozenset((one, other))
        link = self._links.get(edge)
        if link is None and edge not in self._none:
            self._load_profiles(edge)
            link = compare_accounts(self._profiles[one], self._profiles[other])
            if link is None:
                self._none.add(edge)
            else:
                self._keep_links([link])
        return None if link is None else Tie(link.method)

    def add(self, one: Prepared, number: int) -> None:
        """Know a new article without asking for it."""
        self.numbers[one.id] = number
        self._packed[one.id] = one.profile

    def _load_profiles(self, articles: Collection[str]) -> None:
        wanted = [one for one in articles if one not in self._profiles]
        unknown = [one for one in wanted if one not in self._packed]
        self._packed.update(map(tuple, rows_in(self.connection, PROFILES, unknown)))
        self._profiles.update((one, unpack_profile(self._packed[one])) for one in wanted)

    # ------------------------------------------------------------------------------------------ sources

    def independent(self, articles: Collection[str]) -> int:
        """Count those of some articles that speak for themselves."""
        if len(articles) == 1:
            return 1
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
        wanted = [one for one in articles if one not in self._heads]
        for one, language, published, agency in rows_in(self.connection, HEADS, wanted):
            self._heads[one] = Report(
                article=one,
                language=language,
                published=published,
                agency=tuple(agency.split("; ")) if agency else (),
                words=0,
            )
