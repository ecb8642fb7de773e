"""When the article came out: the caller's word, else its address or a dated byline, else unknown and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.article.days import WrittenDay, find_days
from communique.article.words import Wording, fold
from communique.records import Doubt, Evidence, Part, PublishedFrom, Span, record_id

RULE = "article.publication_day"


@dataclass(frozen=True, slots=True)
class Published:
    """The day, where it is from, and what stands against it."""

    day: str | None
    source: PublishedFrom
    doubts: tuple[Doubt, ...]


Given = tuple[str, PublishedFrom]
"""A day that is known from outside of the text, and from where."""


def given_day(published: str | None, url: str | None) -> Given | None:
    """Take the caller's word, else the day in the address.

    >>> given_day(None, "https://news.example/2024/04/03/ministers-speak")
    ('2024-04-03', 'metadata')
    """
    if published is not None:
        return published, "caller"
    addressed = day_in_address(url or "")
    return None if addressed is None else (addressed, "metadata")


def publication_day(
    text: str, parts: Sequence[Part], wording: Wording, sha256: str, given: Given | None
) -> Published:
    """Find the day of publication; without one, raise the doubt that says why. What is given goes first.

    Example: Minister beraten in Riga ¶ Ausgegeben am: ¶ Die Minister berieten am Mittwoch in Riga.
    """
    days = [day for part in parts if _may_date(part, text, wording) for day in _days(part, text, wording)]
    written = next((day for day in days if day.iso), None)
    if given is not None:
        day, source = given
        return Published(day, source, _rivals(text, days, day, sha256))
    if written is not None:
        rivals = [day for day in days if day.iso and day.iso != written.iso]
        return Published(
            written.iso, "byline", tuple(_conflict(text, day, str(written.iso), sha256) for day in rivals[:1])
        )
    return Published(None, "unknown", (_unknown(text, parts, days, wording, sha256),))


_ADDRESSED = re.compile(r"/((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)(?=[/-]|$)")


def day_in_address(url: str) -> str | None:
    """Give the day that an address holds, as news sites build theirs.

    >>> day_in_address("https://news.example/world/2024/04/03/ministers-speak")
    '2024-04-03'
    """
    found = _ADDRESSED.search(url)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[3]), int(found[4])).isoformat()
    except ValueError:
        return None


def _days(part: Part, text: str, wording: Wording) -> list[WrittenDay]:
    """Give the days of a part, up to where it goes on with that of a change."""
    words = wording.before_change(text[part.span.start : part.span.end])
    return find_days(words, part.span.start, wording.shapes.days)


def _may_date(part: Part, text: str, wording: Wording) -> bool:
    """Say whether a part may name the day of publication: not where it names that of a change."""
    is_byline = part.role == "byline"
    return is_byline and not _is_change(fold(text[part.span.start : part.span.end]), wording)


def _is_change(line: str, wording: Wording) -> bool:
    return any(group.label(line) for group in wording.groups.get("changed", ()))


def _rivals(text: str, days: Sequence[WrittenDay], caller: str, sha256: str) -> tuple[Doubt, ...]:
    against = [day for day in days if day.month_day and (day.iso or caller[:5] + day.month_day) != caller]
    return tuple(_conflict(text, day, caller, sha256) for day in against[:1])


def _conflict(text: str, day: WrittenDay, taken: str, sha256: str) -> Doubt:
    words = text[day.span.start : day.span.end]
    return _doubt(
        sha256,
        "published_conflict",
        f"The article is taken as published on {taken}, but its text says “{words}”.",
        day.span,
    )


def _unknown(
    text: str, parts: Sequence[Part], days: Sequence[WrittenDay], wording: Wording, sha256: str
) -> Doubt:
    kind, unknown = "published_unknown", "The publication day is unknown: "
    if days:
        words = text[days[0].span.start : days[0].span.end]
        why = "names no year" if days[0].month_day else "can be read as two days"
        return _doubt(sha256, kind, f"{unknown}“{words}” {why}.", days[0].span)
    for part in parts:
        words = text[part.span.start : part.span.end]
        if part.reason.startswith("article.label_without_value"):
            return _doubt(sha256, kind, f"{unknown}nothing stands behind “{words}”.", part.span)
        if part.role == "byline" and _is_change(fold(words), wording):
            return _doubt(sha256, kind, f"{unknown}“{words}” is the day of a change.", part.span)
    return _doubt(sha256, kind, f"{unknown}the text names none, and none was given.", None)


def _doubt(sha256: str, kind: str, words: str, span: Span | None) -> Doubt:
    evidence = () if span is None else (Evidence(of="published", span=span),)
    return Doubt(
        id=record_id(sha256, "doubt", kind, span),
        about=None,
        kind=kind,
        words=words,
        evidence=evidence,
        rule=RULE,
    )
