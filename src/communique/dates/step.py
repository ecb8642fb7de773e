"""Parsed → Date: the step itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from communique.dates.context import Context, Story, story_of
from communique.dates.doubts import doubts_about
from communique.dates.find import find
from communique.dates.found import Finds, Found
from communique.dates.lexicon import Lexicon, lexicon
from communique.dates.relation import Related, preposition, relate
from communique.dates.resolve import Resolved, faces, resolved_value
from communique.dates.tense import Leaning, is_future, is_plain_present, lean_of, tells_in_present
from communique.dates.unresolved import written
from communique.dates.value import Value
from communique.dates.words import Line
from communique.records import Date, Doubt, Evidence, Relation, Span, record_id
from communique.syntax import Parsed
from communique.syntax.tree import span_of

_LEANING = frozenset({"D", "WE", "M", "S", "Q", "HY"})
_ASIDE = frozenset({"SINCE", "FIRST_SINCE", "LAST"})
_AGES = frozenset({"Y", "DE", "CE"})
_REMEMBERED = 8
_BEHIND = 8
"""How many words further away a day behind a time of the clock counts than one before."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """An expression with all that was read about it, before a publication day is asked for."""

    found: Found
    span: Span
    relation: Relation | None
    evidence: tuple[Evidence, ...]
    told_in_present: bool = False
    is_past_time: bool = False
    is_told_in_present: bool = False


def find_dates(parsed: Parsed) -> tuple[tuple[Date, ...], tuple[Doubt, ...]]:
    """Find what says when, in text order, none overlapping, with doubts about what could not be dated.

    Only ``article.published`` counts as the day of publication; without it, what needs one stays unresolved.
    """
    article = parsed.article
    published = date.fromisoformat(article.published) if article.published else None
    dates: list[Date] = []
    doubts: list[Doubt] = []
    for reading in _read(parsed, lexicon(article.language)):
        resolved = resolved_value(reading.found.value, published)
        dates.append(_record(reading, resolved, article.sha256))
        doubts += doubts_about(dates[-1], resolved, article)
    return tuple(dates), tuple(doubts)


def _read(parsed: Parsed, words: Lexicon) -> Iterator[_Reading]:
    heads = [part.span for part in parsed.article.parts if part.role == "headline"]
    text: list[Value] = []
    paragraphs = _leaning_paragraphs(parsed, words, heads)
    story = story_of(one.found.value for each in paragraphs for row in each for one in row)
    for paragraph in paragraphs:
        earlier: list[Value] = []
        for leaning in paragraph:
            readings = _read_sentence(leaning, text, earlier, story)
            values = [reading.found.value for reading in readings if _may_be_leant_on(reading)]
            earlier = [*earlier[-_REMEMBERED:], *values]
            text = [*text, *(value for value in values if value.unit == "D")][-_REMEMBERED:]
            yield from readings


def _leaning_paragraphs(parsed: Parsed, words: Lexicon, heads: Sequence[Span]) -> list[list[list[_Reading]]]:
    """Read what each sentence says by itself; a headline's present points where the body's tense does."""
    paragraphs: list[list[list[_Reading]]] = []
    ahead: set[_Name] = set()
    for paragraph in parsed.paragraphs:
        is_headline = any(span.start <= paragraph[0].start_char < span.end for span in heads)
        lines = [Line(sentence, words) for sentence in paragraph]
        paragraphs.append(
            [
                [
                    _leaning(line, one, relate(line, one, _around(found, k)), is_headline=is_headline)
                    for k, one in enumerate(found)
                ]
                for line, found in zip(lines, map(find, lines), strict=True)
            ]
        )
        if not is_headline:
            found = [reading.found.value for sentence in paragraphs[-1] for reading in sentence]
            ahead |= {_name(value) for value in found if value.lean == "future"}
    return [[[_as_body(one, ahead) for one in sentence] for sentence in each] for each in paragraphs]


def _around(found: Finds, k: int) -> Finds:
    """Give the findings on both sides of one."""
    return (*found[max(k - _REMEMBERED, 0) : k], *found[k + 1 : k + 2])


_Name = tuple[int | None, int | None, int | None]


def _name(value: Value) -> _Name:
    return value.weekday, value.month, value.day


def _as_body(reading: _Reading, ahead: set[_Name]) -> _Reading:
    """Let a headline's bare weekday or month point ahead where the body's does."""
    if not reading.told_in_present or _name(reading.found.value) not in ahead:
        return reading
    return replace(reading, found=replace(reading.found, value=replace(reading.found.value, lean="future")))


def _read_sentence(
    leaning: Sequence[_Reading], text: Sequence[Value], earlier: Sequence[Value], story: Story | None
) -> list[_Reading]:
    readings = list(leaning)
    before: list[Value] = []
    for k, reading in enumerate(leaning):
        around = [other.found.value for other in _nearest_last(readings, k)]
        near = [one for one in earlier if one.lean != "future"] if reading.is_past_time else earlier
        value = Context(text, near, before[-_REMEMBERED:], around).link(reading.found.value)
        if reading.is_told_in_present and _is_nowadays(value, (*earlier, *before)):
            value = Value(reference="PRESENT_REF")
        if story is not None:
            value = story.told(value, is_aside=reading.relation in {"FIRST_SINCE", "LAST"})
        readings[k] = replace(reading, found=replace(reading.found, value=value))
        if _may_be_leant_on(reading):
            before.append(value)
    return readings


def _is_nowadays(value: Value, before: Sequence[Value]) -> bool:
    """Say whether "today" means these days: set against years long gone ("In the 1990s …; today he is …")."""
    is_today = value.unit == "D" and value.offset == "+0" and value.weekday is None and not value.is_time
    last = before[-1] if before else None
    return is_today and last is not None and (last.unit in _AGES or last.reference == "PAST_REF")


def _nearest_last(readings: Sequence[_Reading], k: int) -> list[_Reading]:
    """Give the other readings of a sentence, the nearest last; one behind must be clearly nearer."""
    own = readings[k].found

    def distance(i: int) -> int:
        other = readings[i].found
        return own.begin - other.end if i < k else other.begin - own.end + _BEHIND

    near = range(max(k - _REMEMBERED, 0), min(k + _REMEMBERED + 1, len(readings)))
    others = sorted((i for i in near if i != k), key=distance, reverse=True)
    return [readings[i] for i in others[-_REMEMBERED:]]


def _may_be_leant_on(reading: _Reading) -> bool:
    """Say whether later expressions may be reckoned from this one: not from "since" and "last" dates."""
    return reading.relation not in _ASIDE


def _leaning(line: Line, found: Found, related: Related | None, *, is_headline: bool) -> _Reading:
    """Let the words before a yearless date, or the tense of its clause, say where it points."""
    if found.value.unit is None and found.value.is_time:
        lean = lean_of(found.head, line.lexicon)
        is_past = lean is not None and lean[0] == "past"
        return replace(_reading(line, found, related, ()), is_past_time=is_past)
    if found.value.offset == "+0" and found.value.unit == "D":
        reading = _reading(line, found, related, ())
        return replace(reading, is_told_in_present=tells_in_present(found.head))
    lean = _lean(line, found, related) if _is_open(found.value) else None
    if is_headline and lean is not None and is_plain_present(lean[1], line.lexicon):
        return replace(_reading(line, found, related, ()), told_in_present=True)
    evidence: tuple[Evidence, ...] = ()
    if lean is not None:
        is_end = related is not None and related.relation == "UNTIL"
        is_bound = (
            is_end and lean[0] == "future" and found.value.unit == "D" and found.value.month is not None
        )
        found = replace(found, value=replace(found.value, lean=lean[0], strict=is_bound))
        evidence = (Evidence(of="tense", span=span_of([lean[1]])),)
    return _reading(line, found, related, evidence)


def _is_open(value: Value) -> bool:
    if value.lean is not None or value.type == "SET" or value.amount is not None:
        return False
    is_spoken_of = value.base == "recent" and value.offset == "+0"
    return is_spoken_of or (value.unit in _LEANING and value.year is None and value.offset is None)


def _lean(line: Line, found: Found, related: Related | None) -> Leaning | None:
    """Ask the preposition, then the clause; what holds "since" then lies behind us, which is the default."""
    if related is not None and related.relation in {"FIRST_SINCE", "LAST"}:
        return None
    at = preposition(line, found)
    if at is not None and line.ended(at, "future_prepositions"):
        return "future", line.words[at].token
    lean = lean_of(found.head, line.lexicon)
    if at is not None and line.ended(at, "first_since"):
        return lean if lean is not None and is_future(lean[1]) and lean[1] == found.head.head else None
    if at is not None and line.ended(at, "ahead_prepositions") and (lean is None or lean[0] != "past"):
        return "future", line.words[at].token
    return None if lean is not None and lean[0] == "past" and found.value.day is None else lean


def _reading(line: Line, found: Found, related: Related | None, evidence: tuple[Evidence, ...]) -> _Reading:
    span = Span(start=line.words[found.begin].start, end=line.words[found.end - 1].end)
    given = [("relation", i) for i in (related.words if related else ())]
    given += [("preposition", i) for i in found.prepositions]
    more = [Evidence(of=of, span=Span(start=line.words[i].start, end=line.words[i].end)) for of, i in given]
    ordered = sorted([Evidence(of="span", span=span), *evidence, *more], key=lambda e: (e.span, e.of))
    return _Reading(found, span, related.relation if related else None, tuple(ordered))


def _record(reading: _Reading, resolved: Resolved, sha256: str) -> Date:
    found, seen = reading.found, faces(resolved)
    return Date(
        id=record_id(sha256, "date", reading.span.start, reading.span.end),
        span=reading.span,
        type=found.value.type,
        value=seen.value,
        mod=found.value.mod,
        edtf=seen.edtf,
        earliest=seen.earliest,
        latest=seen.latest,
        relation=reading.relation,
        anchor=seen.anchor,
        certainty=seen.certainty,
        unresolved=written(found.value),
        evidence=reading.evidence,
        rule=f"{found.rule}/{found.entry}" if found.entry else found.rule,
    )
