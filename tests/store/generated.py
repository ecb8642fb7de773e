"""Readings without a reader: articles of ten years in order of publication, as papers print them.

Of one deed there are one to six reports; some articles are copies of others, some tell no day, some but a
month or "since 2014", some recall what was long ago. Words are those of our annotated texts, as often as
there. What an article holds (ten quotes, eight events, thirty mentions) is what the reader finds in one of
200 words.
"""

import re
import tomllib
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Literal

from communique.records import Language, Reading, Status
from store.page import page
from store.world import BEGIN, Actor, Deed, World, days_after

GOLD = Path(__file__).parent.parent
LANGUAGES: tuple[Language, ...] = ("de", "de", "de", "de", "en", "en", "fr", "es", "ru", "uk")
AGENCIES = ("dpa", "AFP", "Reuters", "AP", "TASS", "Ukrinform")
ACTS = 8
QUOTES = 10
YEARS = 10
COPIED = 0.15
RECALLED = 0.25
UNPUBLISHED = 0.01
HELD_BACK = 400
"""Deeds that may still be reported, and articles that may still be copied."""

When = Literal["day", "month", "since", "none"]
WHENS: tuple[When, ...] = ("day",) * 7 + ("none",) * 12 + ("month", "since")
RECALLED_WHENS: tuple[When, ...] = ("day", "month", "month", "none", "since")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A sentence that tells a deed, with the words between and after the names."""

    deed: Deed
    status: Status
    when: When
    words: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A sentence that says who said what, and whom of."""

    speaker: Actor
    about: Actor | None
    words: str
    is_direct: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What stands in an article; ``since`` is a month since which its first contact is the first."""

    key: str
    language: Language
    published: date | None
    agency: tuple[str, ...]
    url: str | None
    headline: str
    acts: tuple[Act, ...]
    sayings: tuple[Saying, ...]
    since: date | None


def readings(count: int, *, seed: int = 1, years: float = YEARS) -> Iterator[Reading]:
    """Give some readings in order of publication, spread evenly over the years."""
    return map(page, plans(count, seed=seed, years=years))


def plans(count: int, *, seed: int = 1, years: float = YEARS) -> Iterator[Plan]:
    """Give what stands in some articles."""
    paper = Papers(seed)
    for number in range(count):
        day = days_after(BEGIN, int(number * years * 365 / count))
        yield paper.plan(f"{seed}.{number}", day)


class Papers:
    """Draws articles on what goes on in a `World`."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)  # noqa: S311 - nothing secret
        self.world = World(self.chance)
        self._news: deque[tuple[Deed, int]] = deque(maxlen=HELD_BACK)
        self._printed: deque[Plan] = deque(maxlen=HELD_BACK)
        self._past: dict[frozenset[str], deque[Deed]] = defaultdict(lambda: deque(maxlen=50))

    def plan(self, key: str, day: date) -> Plan:
        """Draw an article of a day: a copy of one of these days, or one of its own."""
        self._forget_before(days_after(day, -2))
        if self._printed and self.chance.random() < COPIED:
            return self._copy(self.chance.choice(self._printed), key, day)
        made = self._own(key, day)
        self._printed.append(made)
        return made

    def _forget_before(self, day: date) -> None:
        while self._news and self._news[0][0].day < day:
            self._news.popleft()
        while self._printed and (self._printed[0].published or day) < day:
            self._printed.popleft()

    def _copy(self, plan: Plan, key: str, day: date) -> Plan:
        """Print a text again: another headline, another address, mostly without the end."""
        cut = self.chance.randrange(3)
        return replace(
            plan,
            key=key,
            published=None if plan.published is None else day,
            url=self._url(key),
            headline=words(self.chance, plan.language, 6),
            acts=plan.acts[: ACTS - cut],
            sayings=plan.sayings[: QUOTES - cut],
        )

    def _own(self, key: str, day: date) -> Plan:
        language = self.chance.choice(LANGUAGES)
        main = self._told(day)
        deeds = [main, *(self._beside(main, day) for _ in range(ACTS - 1))]
        acts = tuple(self._act(deed, language, day) for deed in deeds)
        is_first = main.type == "CONSULT" and self.chance.random() < 0.5
        return Plan(
            key=key,
            language=language,
            published=None if self.chance.random() < UNPUBLISHED else day,
            agency=(self.chance.choice(AGENCIES),) if self.chance.random() < 0.6 else (),
            url=self._url(key),
            headline=words(self.chance, language, 6),
            acts=acts,
            sayings=tuple(self._saying(acts, language) for _ in range(QUOTES)),
            since=days_after(day, -self.chance.randrange(60, 900)) if is_first else None,
        )

    def _told(self, day: date) -> Deed:
        """Draw a deed that is in the news already, or a new one that others will report too."""
        while self._news and self.chance.random() < 0.6:
            place = self.chance.randrange(len(self._news))
            deed, left = self._news[place]
            if left:
                self._news[place] = deed, left - 1
                return deed
            del self._news[place]
        return self._new(day, None)

    def _new(self, day: date, between: tuple[str, str] | None) -> Deed:
        deed = self.world.deed(days_after(day, -self.chance.choice((0, 0, 1, 1, 2))), between)
        if deed.status in {"planned", "requested"}:
            deed = replace(deed, day=days_after(day, self.chance.randrange(1, 30)))
        self._news.append((deed, self.chance.choice((0, 0, 1, 2, 3, 5))))
        self._past[_pair(deed)].append(deed)
        return deed

    def _beside(self, main: Deed, day: date) -> Deed:
        """Draw what else an article tells: of the same two, of one of them with others, or other news."""
        drawn = self.chance.random()
        past = self._past[_pair(main)]
        if drawn < RECALLED and past:
            return self.chance.choice(past)
        if drawn < 0.5:
            return self._new(day, self.world.pair(self.chance.choice(main.sides).state))
        if drawn < 0.7:
            return self._new(day, (main.sides[0].state, main.sides[1].state))
        return self._told(day)

    def _act(self, deed: Deed, language: Language, day: date) -> Act:
        is_recalled = deed.status == "actual" and deed.day < days_after(day, -7)
        return Act(
            deed=deed if self.chance.random() < 0.6 else deed.of_states(),
            status="historical" if is_recalled else deed.status,
            when=self.chance.choice(RECALLED_WHENS if is_recalled else WHENS),
            words=(words(self.chance, language, 4), words(self.chance, language, 5)),
        )

    def _saying(self, acts: tuple[Act, ...], language: Language) -> Saying:
        speaker, about = self.chance.sample(self.chance.choice(acts).deed.sides, 2)
        if self.chance.random() < 0.2:
            speaker = self.world.unknown(speaker.state, language)
        return Saying(
            speaker=speaker,
            about=about if self.chance.random() < 0.5 else None,
            words=words(self.chance, language, self.chance.randrange(6, 20)),
            is_direct=self.chance.random() < 0.5,
        )

    def _url(self, key: str) -> str | None:
        return f"https://news.example/{key}" if self.chance.random() < 0.9 else None


def _pair(deed: Deed) -> frozenset[str]:
    return frozenset(side.state for side in deed.sides)


def words(chance: Random, language: Language, count: int) -> str:
    """Draw words of a language, as often as its texts have them."""
    known, weights = vocabulary(language)
    return " ".join(chance.choices(known, cum_weights=weights, k=count))


@cache
def vocabulary(language: Language) -> tuple[list[str], list[int]]:
    """Give the words of our annotated texts in a language, the most frequent first, and running counts."""
    found: Counter[str] = Counter()
    for path in sorted(GOLD.glob(f"*/gold/{language}*.toml")):
        texts = tomllib.loads(path.read_text("utf-8")).get("text", [])
        for each in texts:
            found.update(re.findall(r"[^\W\d_]+", each["text"]))
    known = [word for word, _ in sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))]
    return known, list(accumulate(found[word] for word in known))
