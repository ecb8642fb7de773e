"""How well accounts of one story are told from others, on articles that we wrote: `account_pairs`, `scores`.

`fitted` are the texts that the coefficients were fitted on: ``gold/fit.toml`` and those of tests/events,
grouped by ``gold/events.toml``. `held` are those of ``held.toml``, ``hard.toml`` and ``blind.toml`` there.

A pair is two articles that may have come out within three days of each other. Across languages, ``acc@1`` is
how often the likeliest article of another language is of the same story, of those that have one there;
``stories`` is F1 of the pairs that stand in one story in the end, in whatever languages.
"""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path

from communique.reader import Reader
from communique.records import Language, Reading
from communique.stories import compare_accounts, find_stories, report
from communique.stories.candidates import are_candidates
from communique.stories.likeness import THRESHOLD, likelihood
from communique.stories.profile import Profile, may_be_of_one_day, profile
from communique.stories.vectors import vector
from events.quality import GOLD as EVENTS
from events.quality import texts

GOLD = Path(__file__).parent / "gold"


@dataclass(frozen=True, slots=True)
class Account:
    """An article, its story, and the topic that the story is of."""

    story: str
    topic: str
    reading: Reading
    profile: Profile


@dataclass(frozen=True, slots=True)
class Pair:
    """Two accounts that are close in time, and whether they tell one story."""

    a: Account
    b: Account
    same: bool

    @property
    def is_across(self) -> bool:
        """Whether the two are in different languages."""
        return self.a.profile.language != self.b.profile.language


def held(name: str = "held", *, with_vectors: bool) -> tuple[Account, ...]:
    """Read the articles of a file that nothing was fitted on: ``held``, ``hard`` or ``blind``."""
    return tuple(_accounts(name, with_vectors=with_vectors))


def fitted(*, with_vectors: bool) -> tuple[Account, ...]:
    """Read the articles that the coefficients were fitted on."""
    return (*_accounts("fit", with_vectors=with_vectors), *_event_accounts(with_vectors=with_vectors))


def account_pairs(accounts: Sequence[Account]) -> tuple[Pair, ...]:
    """Give the pairs that are close in time, but for those that nobody could judge."""
    unsure = {frozenset(pair) for pair in _groups()["unsure"]}
    return tuple(
        Pair(a, b, a.story == b.story)
        for a, b in combinations(accounts, 2)
        if may_be_of_one_day(a.profile, b.profile) and frozenset((a.story, b.story)) not in unsure
    )


def moved(found: Profile, days: int) -> Profile:
    """Give an article as it would be had all that it tells happened so many days later."""
    return replace(
        found,
        earliest=_later(found.earliest, days),
        latest=_later(found.latest, days),
        days=tuple(str(_later(day, days)) for day in found.days),
        newest=_later(found.newest, days),
    )


def into_one_week(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """Move every topic so that its first day is the same: a week as busy as all of ours together."""
    firsts: dict[str, date] = {}
    for account in accounts:
        day = date.fromisoformat(account.profile.newest or account.profile.latest or "2024-01-01")
        firsts[account.topic] = min(day, firsts.get(account.topic, day))
    monday = date(2024, 1, 1)
    return tuple(
        replace(account, profile=moved(account.profile, (monday - firsts[account.topic]).days))
        for account in accounts
    )


def _later(day: str | None, days: int) -> str | None:
    return None if day is None else (date.fromisoformat(day) + timedelta(days)).isoformat()


def scores(pairs: Sequence[Pair], found: Sequence[float], threshold: float) -> dict[str, float]:
    """Give precision, recall and F1 of the pairs across languages, and acc@1 there."""
    across = [(pair, value) for pair, value in zip(pairs, found, strict=True) if pair.is_across]
    right = sum(pair.same for pair, value in across if value >= threshold)
    taken = sum(value >= threshold for _, value in across)
    same = sum(pair.same for pair, _ in across)
    precision, recall = right / max(1, taken), right / max(1, same)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(1e-9, precision + recall),
        "acc@1": _first(across),
    }


def _first(across: Sequence[tuple[Pair, float]]) -> float:
    others: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for pair, value in across:
        for account in (pair.a, pair.b):
            others[account.profile.article].append((value, pair.same))
    asked = [found for found in others.values() if any(same for _, same in found)]
    return sum(max(found, key=lambda one: (one[0], not one[1]))[1] for found in asked) / max(1, len(asked))


def measured(accounts: Sequence[Account]) -> dict[str, float]:
    """Give the scores of pairs across languages, and F1 of all pairs that stand in one story in the end."""
    pairs = account_pairs(accounts)
    links = {link for pair in pairs if (link := compare_accounts(pair.a.profile, pair.b.profile)) is not None}
    found = [_chance(pair.a.profile, pair.b.profile) for pair in pairs]
    stories = find_stories((report(each.reading.article) for each in accounts), links)
    place = {article: story.id for story in stories for article in story.reports}
    together = [place[pair.a.profile.article] == place[pair.b.profile.article] for pair in pairs]
    right = sum(pair.same for pair, is_one in zip(pairs, together, strict=True) if is_one)
    grouped = 2 * right / max(1, sum(together) + sum(pair.same for pair in pairs))
    return {**scores(pairs, found, THRESHOLD), "stories": grouped}


def _chance(a: Profile, b: Profile) -> float:
    return likelihood(a, b) if are_candidates(a, b) else 0.0


SETS: Mapping[str, Callable[[bool], Sequence[Account]]] = {
    "held": lambda with_vectors: held(with_vectors=with_vectors),
    "held, in one week": lambda with_vectors: into_one_week(held(with_vectors=with_vectors)),
    "hard": lambda with_vectors: held("hard", with_vectors=with_vectors),
    "blind": lambda with_vectors: held("blind", with_vectors=with_vectors),
    "fitted": lambda with_vectors: fitted(with_vectors=with_vectors),
}
"""The sets that are measured, each with vectors or without."""


def _accounts(name: str, *, with_vectors: bool) -> Iterator[Account]:
    for row in tomllib.loads((GOLD / f"{name}.toml").read_text("utf-8"))["text"]:
        topic = row["story"].rpartition("-")[0]
        reading = read(row["language"], row["text"].strip(), row.get("published"))
        yield _account(row["story"], topic, reading, with_vectors=with_vectors)


def _event_accounts(*, with_vectors: bool) -> Iterator[Account]:
    groups = {name: names[0] for names in _groups()["stories"] for name in names}
    for path in sorted(EVENTS.glob("*.toml")):
        if path.stem != "floors":
            for text in texts(path):
                name = f"{path.stem}: {text.text.partition(chr(10))[0]}"
                story = groups.get(name, name)
                reading = read(text.language, text.text, text.published)
                yield _account(story, story, reading, with_vectors=with_vectors)


def _account(story: str, topic: str, reading: Reading, *, with_vectors: bool) -> Account:
    seen = vector(reading.article) if with_vectors else None
    return Account(story, topic, reading, profile(reading, vector=seen))


@cache
def read(language: Language, text: str, published: str | None) -> Reading:
    """Read an article once a process."""
    return Reader(language)(text, published=published)


@cache
def _groups() -> dict[str, list[list[str]]]:
    return tomllib.loads((GOLD / "events.toml").read_text("utf-8"))
