"""What is typed into the search box → what is asked: fields with a colon, words without.

``who:Macron about:Ukraine from:2024-02 lang:fr``. A field that is unknown becomes words, with a hint; nothing
that is typed is an error.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, get_args

from communique.languages import LANGUAGES
from communique.records import Channel, EventType, Language

TOKEN = re.compile(r'(?:(?P<field>\w+):\s*)?(?P<value>"[^"]*"?|[^\s"]+|"[^"]*"?)')
Kind = Literal["quote", "contact", "event"]
KINDS: tuple[str, ...] = (
    *get_args(Kind),
    *get_args(Channel),
    *(name.lower() for name in get_args(EventType)),
)
DAYS = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What was not understood: the key of the words that say so, and what was typed."""

    key: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A question: of whom, to whom, with which words, of which days (ISO), of what kind and language."""

    who: str | None = None
    to: str | None = None
    about: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    language: Language | None = None
    words: str = ""
    hints: tuple[Hint, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was asked."""
        return self == Query(hints=self.hints)


def parsed(typed: str) -> Query:
    """Understand what was typed.

    >>> found = parsed('who:"Le Drian" from:2024-02 grain')
    >>> found.who, found.since, found.words
    ('Le Drian', '2024-02-01', 'grain')
    >>> [hint.key for hint in parsed("wo:Macron lang:xx").hints]
    ['search_unknown', 'search_bad_lang']
    """
    query = Query()
    for found in TOKEN.finditer(typed):
        name, value = found["field"], found["value"].strip('"')
        query = _with_words(query, found["value"]) if name is None else _with(query, name.lower(), value)
    return query


def _with_words(query: Query, words: str) -> Query:
    return replace(query, words=f"{query.words} {words}".strip())


def _with(query: Query, name: str, value: str) -> Query:
    if not value:
        return query
    match name:
        case "who" | "to" | "about":
            return _with_name(query, name, value)
        case "from" | "until":
            day = _day(value, is_last=name == "until")
            if day is None:
                return _hinted(query, "search_bad_day", value)
            return replace(query, since=day) if name == "from" else replace(query, until=day)
        case "kind":
            known = value.lower() in KINDS
            return replace(query, kind=value.lower()) if known else _hinted(query, "search_bad_kind", value)
        case "lang":
            language = next((one for one in LANGUAGES if one == value.lower()), None)
            if language is None:
                return _hinted(query, "search_bad_lang", value)
            return replace(query, language=language)
    return _hinted(_with_words(query, value), "search_unknown", name)


def _with_name(query: Query, name: str, value: str) -> Query:
    match name:
        case "who":
            return replace(query, who=_joined(query.who, value))
        case "to":
            return replace(query, to=_joined(query.to, value))
    return replace(query, about=_joined(query.about, f'"{value}"' if " " in value else value))


def _joined(before: str | None, value: str) -> str:
    return value if before is None else f"{before} {value}"


def _hinted(query: Query, key: str, word: str) -> Query:
    return replace(query, hints=(*query.hints, Hint(key=key, word=word)))


def _day(told: str, *, is_last: bool) -> str | None:
    """Give the first or last day of a day, month or year."""
    found = DAYS.fullmatch(told)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        if day is not None:
            return date(year or 0, month or 0, day).isoformat()
        if not is_last:
            return date(year or 0, month or 1, 1).isoformat()
        following = (
            date((year or 0) + 1, 1, 1) if month in {None, 12} else date(year or 0, (month or 0) + 1, 1)
        )
        return date.fromordinal(following.toordinal() - 1).isoformat()
    except ValueError:
        return None
