"""Stretches of days, as ordinals of the calendar, both ends inclusive: what a report's date allows."""

from datetime import date

from communique.records import EventReport
from communique.stories.profile import ordinal

Days = tuple[int, int]

NARROW = 4
"""Days up to which a stretch counts as one event's day: a weekend, a visit; a month is no day."""

RECENT = 4
"""Days before publication of which a paper tells as news without naming the day."""

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


def iso(number: int) -> str:
    """Give the ISO day of a number."""
    return date.fromordinal(number).isoformat()


def days_told(report: EventReport) -> Days | None:
    """Give the days that a report's date allows, or nothing where it names none.

    What took place did so by the day its article came out, unless it still goes on; an end that is open is
    that day.
    """
    if report.earliest is None and report.latest is None:
        return None
    first = FIRST if report.earliest is None else ordinal(report.earliest)
    last = LAST if report.latest is None else ordinal(report.latest)
    still_on = report.status == "ongoing" and report.latest is not None
    if report.stage == "done" and report.published is not None and not still_on:
        last = min(last, max(first, ordinal(report.published)))
    return (first, max(first, last))


def is_narrow(days: Days) -> bool:
    """Say whether a stretch is short enough to be the day of one event."""
    return days[1] - days[0] < NARROW


def gap(one: Days, other: Days) -> int:
    """Give the days between two stretches, 0 where they meet."""
    return max(one[0] - other[1], other[0] - one[1], 0)


def in_reach(one: Days | None, other: Days | None) -> bool:
    """Say whether two stretches are near enough for a comparison; an unknown one is near its like only."""
    return one is other if one is None or other is None else gap(one, other) <= NARROW


def lies_in(one: Days, other: Days) -> bool:
    """Say whether a stretch lies in another."""
    return other[0] <= one[0] and one[1] <= other[1]


def window(report: EventReport) -> Days | None:
    """Give the days within which other reports of the event are looked for, where there is a telling."""
    told = days_told(report)
    if told is not None:
        return told
    if report.published is None:
        return None
    day = ordinal(report.published)
    return (day - RECENT, day) if report.stage == "done" else (day, day + RECENT)


def may_be_news_of(undated: EventReport, days: Days) -> bool:
    """Say whether an article may tell as news, without naming it, what was on some days."""
    if undated.status == "historical":
        return False
    near = window(undated)
    return near is None or gap(near, days) == 0


def within(tie: object | None) -> int:
    """Give the days that two articles of one undated news may be apart."""
    return 2 if tie is None else RECENT
