"""What of a reading is kept to know the same news by, in any language: who, where, when, how much."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from communique.names import key
from communique.records import Date, Entity, Language, Reading, Status
from communique.stories.numbers import numbers
from communique.stories.words import sentence_spans

SLACK = 3
"""Days within which two papers print one news."""

RECENT = 7
"""Days after which one told of is what the news reminds of, not the news."""

IN_HEADLINE = 3
"""Mentions that one in the headline counts for: it says who of many the news is of."""

Name = Callable[[Entity, Language], str | None]

AWAITED: frozenset[Status] = frozenset({"planned", "requested", "offered", "hypothetical"})

BY_SOUND = "~"
"""What the name of somebody begins with whom only the sound of it tells."""

LONGEST_ORDER = 200
"""Steps of the telling, and sentences, that are compared: some 600 words and more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An article as other accounts of its story see it; plain values throughout, so that a store can keep it.

    ``earliest`` and ``latest`` are the ISO days between which it came out, both inclusive: one day where that
    is known; else from the last day it tells of, with no end; both ``None`` where it tells of none.
    ``people`` (and organisations) and ``countries`` count mentions by the ids of the knowledge base, people
    who are not in it by the sound of their names (`names.key`). ``days`` are the days that it dates something
    to; ``newest`` is the last of them that may be its news. ``order`` gives actors, countries, days
    and numbers in the order of telling, ``lengths`` the characters of each sentence. ``vector`` are 512
    float16, little-endian, or ``None`` where the encoder was not asked.
    """

    article: str
    language: Language
    earliest: str | None
    latest: str | None
    agency: tuple[str, ...]
    people: Mapping[str, int]
    countries: Mapping[str, int]
    days: tuple[str, ...]
    newest: str | None
    numbers: tuple[str, ...]
    order: tuple[str, ...]
    lengths: tuple[int, ...]
    vector: bytes | None

    @property
    def actors(self) -> frozenset[str]:
        """People and countries: what two accounts must share two of to be compared without vectors."""
        return frozenset((*self.people, *self.countries))


def profile(reading: Reading, *, vector: bytes | None = None) -> Profile:
    """Take a reading's profile: a pure function of it and of the vector that `vectors.vector` gave."""
    article = reading.article
    days = tuple(sorted({day for day in map(_one_day, reading.dates) if day is not None}))
    newest = _newest(reading)
    return Profile(
        article=article.id,
        language=article.language,
        earliest=article.published or newest,
        latest=article.published,
        agency=article.agency,
        people=_counted(reading, _actor),
        countries=_counted(reading, _country),
        days=days,
        newest=newest,
        numbers=tuple(sorted({number for _, number in numbers(reading)})),
        order=_order(reading)[:LONGEST_ORDER],
        lengths=tuple(span.end - span.start for span in islice(sentence_spans(article), LONGEST_ORDER)),
        vector=vector,
    )


def may_be_of_one_day(a: Profile, b: Profile) -> bool:
    """Say whether two articles may have come out within three days of each other.

    One without a day of publication is never left out: it came out on the last day it tells of, or later.
    """
    return _begins(a) <= _ends(b) + SLACK and _begins(b) <= _ends(a) + SLACK


@lru_cache(maxsize=20_000)
def ordinal(day: str) -> int:
    """Give the number of an ISO day, to reckon with: days since the year 1.

    >>> ordinal("2024-03-01") - ordinal("2024-02-28")
    2
    """
    return date.fromisoformat(day).toordinal()


def _begins(found: Profile) -> int:
    return ordinal(found.earliest) if found.earliest else date.min.toordinal()


def _ends(found: Profile) -> int:
    return ordinal(found.latest) if found.latest else date.max.toordinal()


def _one_day(found: Date) -> str | None:
    return found.earliest if found.earliest is not None and found.earliest == found.latest else None


def _newest(reading: Reading) -> str | None:
    """Give the last day told of before the article came out, a week at most, but for what is yet to come."""
    awaited = {event.date for event in reading.events if event.status in AWAITED}
    awaited -= {event.date for event in reading.events if event.status not in AWAITED}
    days = (_one_day(found) for found in reading.dates if found.id not in awaited)
    published = reading.article.published
    return max((day for day in days if day is not None and _may_be_news(day, published)), default=None)


def _may_be_news(day: str, published: str | None) -> bool:
    return published is None or 0 <= ordinal(published) - ordinal(day) <= RECENT


def _counted(reading: Reading, name: Name) -> Mapping[str, int]:
    """Count mentions by what a naming function calls them, those of the headline `IN_HEADLINE` times."""
    article = reading.article
    entities = {entity.id: entity for entity in reading.entities}
    headline = max((part.span.end for part in article.parts if part.role == "headline"), default=0)
    counts: Counter[str] = Counter()
    for mention in reading.mentions:
        found = name(entities[mention.entity], article.language)
        if found is not None:
            counts[found] += IN_HEADLINE if mention.span.start < headline else 1
    return dict(sorted(counts.items()))


def _actor(entity: Entity, language: Language) -> str | None:
    """Name a person, organisation or armed group; states and their bodies count as countries."""
    if entity.kind not in {"person", "organisation", "armed_group"}:
        return None
    if not entity.id.startswith("L:"):
        return entity.id
    sound = key(entity.name, language) if entity.kind == "person" else ""
    return f"{BY_SOUND}{sound}" if " " in sound else None


def _country(entity: Entity, _: Language) -> str | None:
    return entity.country


def _order(reading: Reading) -> tuple[str, ...]:
    """Give actors, countries, days and numbers in the order of telling, none twice running."""
    entities = {entity.id: entity for entity in reading.entities}
    language = reading.article.language
    steps: list[tuple[int, str]] = list(numbers(reading))
    for mention in reading.mentions:
        entity = entities[mention.entity]
        name = _actor(entity, language) or entity.country
        if name is not None:
            steps.append((mention.span.start, name))
    steps += [(found.span.start, day) for found in reading.dates if (day := _one_day(found)) is not None]
    names = [name for _, name in sorted(steps)]
    return tuple(name for name, before in zip(names, [None, *names], strict=False) if name != before)
