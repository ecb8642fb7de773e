"""Are two reports of one event? What speaks for it, in words, or what forbids it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.ledger.days import Days, days_told, gap, is_narrow, iso, may_be_news_of, within
from communique.ledger.zones import may_straddle_midnight
from communique.records import EventReport, Party
from communique.stories.link import ONE_TEXT
from communique.stories.profile import ordinal

REMOTE = frozenset({"phone", "video"})
LEVELS = frozenset({"heads", "ministers"})
"""Levels of which the one is never the other."""

WITHOUT_ONE = 0.4
"""Likeness, by parties alone, of a meeting of three and one of two of them: too little to be one."""

ROUND_OF_MORE = 0.8
"""Likeness of a meeting of two and one of the same two with colleagues: one, unless a better is held."""

MANY = 3
"""People in common from which a round of four is the same as one of three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """How likely two reports are of one event, 0 to 1, and why in words."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """What is known of two articles: that they print one text, or tell one story."""

    method: str
    """``exact``, ``copy``, ``translation`` or ``same_story``."""


def conflict(a: EventReport, b: EventReport) -> str | None:
    """Say why two reports of one kind and stage cannot be of one event, or nothing."""
    return next(conflicts(a, b), None)


def conflicts(a: EventReport, b: EventReport) -> Iterator[str]:
    """Give all that forbids two reports to be of one event, in words."""
    if _medium(a) and _medium(b) and _medium(a) != _medium(b):
        yield f"one by {a.channel}, the other by {b.channel}"
    if {a.level, b.level} == LEVELS:
        yield "one of heads, the other of ministers"
    if {a.count, b.count} == {"one", "series"}:
        yield "one is a series"
    if a.type != "CONSULT" and a.mode and b.mode and a.mode != b.mode:
        yield f"one is {a.mode}, the other {b.mode}"
    yield from _parties_against(a, b)
    yield from _places_against(a, b)


def _medium(report: EventReport) -> str | None:
    """Give the channel, call and video link being one; nothing where it is not told."""
    if report.channel in {None, "unspecified"}:
        return None
    return "remote" if report.channel in REMOTE else report.channel


def _parties_against(a: EventReport, b: EventReport) -> Iterator[str]:
    ours, theirs = by_home(a.parties), by_home(b.parties)
    shared = ours.keys() & theirs.keys()
    for home in sorted(shared):
        one, other = persons(ours[home]), persons(theirs[home])
        if one and other and not one & other:
            yield f"other people of {home}"
        elif not (one and other) and _offices_against(ours[home], theirs[home]):
            yield f"other offices of {home}"
    if len(shared) < 2 and len(ours) > 1 and len(theirs) > 1:
        yield "other counterparts"
    if not (ours.keys() <= theirs.keys() or theirs.keys() <= ours.keys()):
        yield "other parties"
    if _duty(a, "visitor") & _duty(b, "host") or _duty(a, "host") & _duty(b, "visitor"):
        yield "visitor and host exchanged"
    if a.type != "CONSULT" and _side(a, "actor").isdisjoint(_side(b, "actor")):
        yield "other actors"


def by_home(parties: Iterable[Party]) -> dict[str, list[Party]]:
    """Group parties by their state, those without one alone."""
    homes: dict[str, list[Party]] = {}
    for party in parties:
        homes.setdefault(party.country or party.actor or party.name, []).append(party)
    return homes


def persons(parties: Iterable[Party]) -> set[str]:
    """Give the persons who are named among some parties."""
    return {party.actor for party in parties if party.kind == "person" and party.actor}


def _offices_against(ours: list[Party], theirs: list[Party]) -> bool:
    """Say whether both sides name offices, none of them the same."""
    one = {party.role for party in ours if party.role}
    other = {party.role for party in theirs if party.role}
    return bool(one and other) and not one & other


def _places_against(a: EventReport, b: EventReport) -> Iterator[str]:
    if a.type == "CONSULT" and "remote" in {_medium(a), _medium(b)}:
        return
    if are_visits(a, b):
        return
    if a.place_country and b.place_country and a.place_country != b.place_country:
        yield f"in {a.place} and in {b.place}"


def _duty(report: EventReport, duty: str) -> set[str]:
    return {party.country for party in report.parties if duty in party.duties and party.country}


def are_visits(a: EventReport, b: EventReport) -> bool:
    """Say whether both reports tell that the same side visited the same."""
    return all(_duty(a, duty) & _duty(b, duty) for duty in ("visitor", "host"))


def _side(report: EventReport, side: str) -> set[str]:
    return {party.country or party.actor or party.name for party in report.parties if party.side == side}


def sameness(a: EventReport, b: EventReport, tie: Tie | None = None) -> Sameness | None:
    """Weigh two reports of one kind and stage that do not contradict each other; none where nothing speaks.

    ``tie`` is what is known of their articles. Parties must be those of one event for both; days must allow
    it: the same day; a day told and news of the days before; a month and a day in it are weighed by
    `merge` alone, which knows how many days of that month are held.
    """
    named = named_in_both(a, b)
    if tie is not None and tie.method in {"exact", "copy"} and a.words == b.words:
        return Sameness(score=0.99, reasons=("the same words in copies of one text",))
    days = _days_for(a, b, tie, named)
    if days is None:
        return None
    reasons = [f"both name {', '.join(sorted(named))}" if named else "the same states", days]
    if tie is not None:
        reasons.append(
            "articles that print one text" if tie.method != "same_story" else "articles of one story"
        )
    if _medium(a) and _medium(a) == _medium(b):
        reasons.append(f"both by {a.channel}" if a.channel != "in_person" else "both in person")
    return Sameness(score=_score(a, b, tie, len(named)), reasons=tuple(reasons))


def _score(a: EventReport, b: EventReport, tie: Tie | None, named: int) -> float:
    """Weigh what two reports have in common, their days aside."""
    if a.type != "CONSULT":
        return 0.6 if tie is None else 0.8
    is_one_text = tie is not None and tie.method in ONE_TEXT
    if by_home(a.parties).keys() != by_home(b.parties).keys() and named < MANY and not is_one_text:
        is_call = tie is not None and "remote" in {_medium(a), _medium(b)}
        is_round = named > 1 and _are_of_one_round(a, b)
        return 0.55 if is_call or is_round else WITHOUT_ONE
    base = {0: 0.55, 1: 0.7}.get(named, 0.9 if _name_as_many(a, b) else ROUND_OF_MORE)
    return base if tie is None else max(base, 0.8)


def _name_as_many(a: EventReport, b: EventReport) -> bool:
    """Say whether two reports name the same people of each state that names any in both."""
    ours, theirs = by_home(a.parties), by_home(b.parties)
    both = ((persons(ours[home]), persons(theirs[home])) for home in ours.keys() & theirs.keys())
    return all(one == other for one, other in both if one and other)


def _are_of_one_round(a: EventReport, b: EventReport) -> bool:
    """Say whether two gatherings, of which one names more, are in one place and neither is a visit."""
    has_visitor = any("visitor" in party.duties for party in (*a.parties, *b.parties))
    return a.place_country is not None and a.place_country == b.place_country and not has_visitor


def named_in_both(a: EventReport, b: EventReport) -> set[str]:
    """Give the names of those who are parties in both: the same persons, or holders of one office."""
    ours, theirs = by_home(a.parties), by_home(b.parties)
    found: set[str] = set()
    for home in ours.keys() & theirs.keys():
        one, other = persons(ours[home]), persons(theirs[home])
        same = {party.name for party in ours[home] if party.actor in one & other}
        if not same and not (one and other):
            offices = {party.role for party in theirs[home] if party.role}
            same = {party.name for party in ours[home] if party.role in offices}
        found |= same
    return found


def _days_for(a: EventReport, b: EventReport, tie: Tie | None, named: set[str]) -> str | None:
    """Say how the days of two reports agree; none where they do not, or nothing says that they do."""
    one, other = days_told(a), days_told(b)
    if one is not None and other is not None:
        if gap(one, other) == 1 and is_narrow(one) and is_narrow(other):
            return _next_days(a, b, tie) if len(named) > 1 else None
        return _told_days(one, other, named)
    if one is None and other is None:
        return _untold_days(a, b, tie, named)
    dated, undated = (a, b) if one is not None else (b, a)
    day = one or other
    if day is None or not is_narrow(day) or not may_be_news_of(undated, day):
        return None
    if tie is not None or len(named) > 1:
        return f"news of {dated.edtf or dated.earliest} in an article of {undated.published or 'that story'}"
    return None


def _told_days(one: Days, other: Days, named: set[str]) -> str | None:
    if not (is_narrow(one) and is_narrow(other)):
        same = one == other and len(named) > 1
        return "both of the same month or year" if same else None
    return f"both on {iso(max(one[0], other[0]))}" if gap(one, other) == 0 else None


def _next_days(a: EventReport, b: EventReport, tie: Tie | None) -> str | None:
    """Say why a contact that two reports tell of days next to each other may be one."""
    if tie is not None and (tie.method in ONE_TEXT or "in_person" in {a.channel, b.channel}):
        return "a day apart, in articles of one story"
    if _medium(a) == _medium(b) == "remote" and may_straddle_midnight(
        {*by_home(a.parties)} & {*by_home(b.parties)}
    ):
        return "a day apart, over time zones"
    return None


def _untold_days(a: EventReport, b: EventReport, tie: Tie | None, named: set[str]) -> str | None:
    """Undated news of two articles is one if they are of a day or two, or of one story, and name the same."""
    if a.status == "historical" or b.status == "historical":
        return None
    if a.published and b.published and abs(ordinal(a.published) - ordinal(b.published)) > within(tie):
        return None
    if tie is not None or (len(named) > 1 and a.published and b.published):
        return "no day told, in articles of the same days"
    return None
