"""When the article came out: as the caller, the page, its address or a byline say, else unknown and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.article.days import WrittenDay, find_days
from communique.article.words import Wording, fold
from communique.intake.mail_day import mail_day
from communique.intake.source import Source, Stated
from communique.records import Doubt, Evidence, Part, PublishedFrom, Span, record_id

RULE = "article.publication_day"

APART = timedelta(days=1)
"""Two places that name days no further apart than this agree: a zone or a night lies between them."""


@dataclass(frozen=True, slots=True)
class Published:
    """The day, where it is from, and what stands against it."""

    day: str | None
    source: PublishedFrom
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A day that is known from outside of the text, from where, and in whose words."""

    day: str
    source: PublishedFrom
    by: str
    words: str


def publication_day(source: Source, parts: Sequence[Part], wording: Wording, sha256: str) -> Published:
    """Find the day of publication; without one, raise the doubt that says why. What is given goes first.

    The caller's word, then what page, feed or table state, then the address, then the text's byline or
    dateline. Whatever else names a day more than one away is told in a doubt.

    Example: Minister beraten in Riga ¶ Ausgegeben am: ¶ Die Minister berieten am Mittwoch in Riga.
    """
    text = source.text
    days = [day for part in parts if _may_date(part, text, wording) for day in _days(part, text, wording)]
    given = list(_given(source, parts, wording))
    if given:
        taken = given[0]
        against = [*_rivals(given, sha256), *_written_rivals(text, days, taken.day, sha256)]
        return Published(taken.day, taken.source, (*against[:1], *_too_late(source, taken.day, sha256)))
    written = next((day.iso for day in days if day.iso), None)
    if written is not None:
        dated = [day for day in days if day.iso]
        against = list(_written_rivals(text, dated, written, sha256))
        return Published(written, "byline", (*against[:1], *_too_late(source, written, sha256)))
    return Published(None, "unknown", (_unknown(source, parts, days, wording, sha256),))


def stated_day(value: str, wording: Wording) -> str | None:
    """Read the day that a page, feed or table states; in its own zone, which is the reader's.

    >>> from communique.article.words import wording
    >>> stated_day("Wed, 03 Apr 2024 00:30:00 +0200", wording("de")), stated_day("gestern", wording("de"))
    ('2024-04-03', None)
    """
    if found := _MACHINE.match(value.strip()):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if _MAIL.search(value) and (sent := mail_day(value)):
        return sent
    days = {day.iso for day in find_days(value, 0, wording.shapes.days)}
    return days.pop() if len(days) == 1 else None


_MACHINE = re.compile(r"((?:19|20)\d\d)[-/.]?(\d\d)[-/.]?(\d\d)(?!\d)")
_MAIL = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4}")
"""What tells a date as mail and feeds write it from other words: "Wed, 03 Apr 2024 …"."""

_ADDRESSED = (
    re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)"),
    re.compile(r"-((?:19|20)\d\d)-(\d\d)-(\d\d)/?$"),
)
"""A day as folders, and at the end of the last one; within a title it may be any day."""


def day_in_address(url: str) -> str | None:
    """Give the day that an address holds, as news sites build theirs.

    >>> day_in_address("https://news.example/world/2024/04/03/ministers-speak")
    '2024-04-03'
    """
    path = url.partition("?")[0].partition("#")[0]
    found = next((found for pattern in _ADDRESSED if (found := pattern.search(path))), None)
    return None if found is None else _iso(int(found[1]), int(found[2]), int(found[3]))


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _given(source: Source, parts: Sequence[Part], wording: Wording) -> Iterator[Given]:
    """Give the days from outside of the text, strongest first."""
    if source.published is not None:
        yield Given(source.published, "caller", "the caller", source.published)
    for one in source.said("published"):
        day = stated_day(one.value, wording)
        if day is not None and not _is_of_change(one, source, parts, wording):
            yield Given(day, "metadata", one.by, one.value)
    addressed = day_in_address(source.url or "")
    if addressed is not None:
        yield Given(addressed, "metadata", "its address", str(source.url))


def _is_of_change(stated: Stated, source: Source, parts: Sequence[Part], wording: Wording) -> bool:
    """Say whether a day that the page shows stands behind the label of a change."""
    if stated.block is None:
        return False
    block = source.blocks[stated.block]
    line = source.text[block.start : block.end]
    return _is_change(fold(line), wording) or any(
        part.role == "leftover" and "related" in part.reason
        for part in parts
        if part.span.start == block.start
    )


def _rivals(given: Sequence[Given], sha256: str) -> Iterator[Doubt]:
    taken = given[0]
    for other in given[1:]:
        if _are_apart(taken.day, other.day):
            words = (
                f"The article is taken as published on {taken.day}, as {taken.by} says, but {other.by} says "
            )
            yield _doubt(sha256, "published_conflict", f"{words}“{other.words}”.", None)


def _written_rivals(text: str, days: Sequence[WrittenDay], taken: str, sha256: str) -> Iterator[Doubt]:
    for day in days:
        years = [int(taken[:4]) + i for i in (-1, 0, 1)]
        means = [day.iso] if day.iso else [f"{year}-{day.month_day}" for year in years if day.month_day]
        if means and all(_are_apart(taken, one) for one in means):
            yield _conflict(text, day, taken, sha256)


def _are_apart(day: str, other: str) -> bool:
    try:
        return abs(date.fromisoformat(day) - date.fromisoformat(other)) > APART
    except ValueError:
        return True


def _too_late(source: Source, day: str, sha256: str) -> Iterator[Doubt]:
    """Doubt a day after the one on which the text was there already."""
    if source.captured and day > source.captured and _are_apart(day, source.captured):
        words = f"The article is taken as published on {day}, but it was there on {source.captured} already."
        yield _doubt(sha256, "published_after_capture", words, None)


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


def _conflict(text: str, day: WrittenDay, taken: str, sha256: str) -> Doubt:
    words = text[day.span.start : day.span.end]
    return _doubt(
        sha256,
        "published_conflict",
        f"The article is taken as published on {taken}, but its text says “{words}”.",
        day.span,
    )


def _unknown(
    source: Source, parts: Sequence[Part], days: Sequence[WrittenDay], wording: Wording, sha256: str
) -> Doubt:
    why, span = _reason(source, parts, days, wording)
    latest = f" It was there on {source.captured}, so it is no later." if source.captured else ""
    return _doubt(sha256, "published_unknown", f"The publication day is unknown: {why}.{latest}", span)


def _reason(
    source: Source, parts: Sequence[Part], days: Sequence[WrittenDay], wording: Wording
) -> tuple[str, Span | None]:
    """Say why no day of publication is known, and which words show it."""
    text = source.text
    if days:
        words = text[days[0].span.start : days[0].span.end]
        return f"“{words}” {'names no year' if days[0].month_day else 'can be read as two days'}", days[
            0
        ].span
    for part in parts:
        words = text[part.span.start : part.span.end]
        if part.reason.startswith("article.label_without_value"):
            return f"nothing stands behind “{words}”", part.span
        if part.role == "byline" and _is_change(fold(words), wording):
            return f"“{words}” is the day of a change", part.span
    unreadable = next(
        (one for one in source.said("published") if stated_day(one.value, wording) is None), None
    )
    if unreadable is not None:
        return f"“{unreadable.value[:60]}”, as {unreadable.by} says, cannot be read as one day", None
    return "the text names none, and none was given", None


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
