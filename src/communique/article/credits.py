"""Who brought the article: bylines, agency lines, datelines, credits behind the last sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from communique.article.agencies import credit_at_end, is_credit
from communique.article.blocks import visible
from communique.article.days import WrittenDay, find_days
from communique.article.page import Page, Rule, Verdict, listed
from communique.article.words import LONGEST_LABEL, WORD, Group, Wording, fold
from communique.records import Part, Role, Span

EXAMINED = 40
"""Blocks in which a chronicle must have shown itself."""

WORDS_OF_TIME = 6
"""Words that may stand between a day and an author: "at 2:05 p.m. EDT by"."""

OPENING = 160
"""Characters in which a dateline must have ended."""


def agency_line(page: Page, i: int) -> Verdict | None:
    """Take a line of nothing but agencies, and initials beside them, for a credit.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ (AFP/dpa)
    """
    return (
        Verdict("agency") if page.is_label_like(i) and is_credit(page.blocks[i].text, page.wording) else None
    )


def byline(page: Page, i: int) -> Verdict | None:
    """Take a line that begins with "Von" and goes on with names for the author's.

    Example: Minister beraten in Riga ¶ Von Erika Beispiel ¶ Die Minister berieten am Mittwoch in Riga.
    """
    if i == 0 or not _is_short(page, i) or not (page.is_head(i) or page.is_tail(i)):
        return None
    for group in page.groups("byline"):
        if any(_is_signed(line, group, page.wording) for line in _undated(page, i)):
            return Verdict("byline", group.entry)
    return None


def _is_short(page: Page, i: int) -> bool:
    """Say whether a line is short enough for an author's, beside whom a day and its time may stand."""
    most = LONGEST_LABEL
    if most < len(page.words[i]) <= most + page.wording.shapes.dated_words:
        most += page.wording.shapes.dated_words * bool(
            find_days(page.blocks[i].text, 0, page.wording.shapes.days)
        )
    return not page.is_sentence[i] and len(page.words[i]) <= most


def dated_line(page: Page, i: int) -> Verdict | None:
    """Take a short line near the head that holds a day, and at most labels and names, for the article's date.

    Example: Minister beraten ¶ Veröffentlicht am 3. April 2024, 14:05 Uhr ¶ Die Minister berieten in Riga.
    """
    shapes = page.wording.shapes
    is_short = not page.is_sentence[i] and len(page.words[i]) <= shapes.dated_words
    if not is_short or not find_days(page.blocks[i].text, 0, shapes.days):
        return None
    for group in (*page.groups("published"), *page.groups("changed")):
        if group.label(page.lines[i]):
            return Verdict("byline", group.entry)
    if not (page.is_head(i) and is_dated(page.blocks[i].text, page)):
        return None
    return None if is_chronicle(page) or _is_below_pointer(page, i) else Verdict("byline")


def _is_below_pointer(page: Page, i: int) -> bool:
    """Say whether a line stands among the titles of other articles, below "read also"."""
    above = takewhile(lambda k: not page.is_sentence[k], range(i - 1, -1, -1))
    return any(listed(page, k, "related_link") for k in above)


def value_below(page: Page, i: int) -> Verdict | None:
    """Take a label for the line below it where that line is the day it announces.

    Example: Minister beraten ¶ Veröffentlicht am: ¶ 3. April 2024 ¶ Die Minister berieten in Riga.
    """
    if (
        not page.is_label_like(i)
        or i + 1 == len(page.blocks)
        or not is_only_a_day(page.blocks[i + 1].text, page)
    ):
        return None
    for group in (*page.groups("published"), *page.groups("changed")):
        if page.lines[i].strip(" :") in (*group.begins, *group.labels):
            return Verdict("byline", group.entry)
    return None


CREDITS: tuple[Rule, ...] = (agency_line, value_below, dated_line, byline)


def dateline(part: Part, text: str, wording: Wording, *, is_first: bool) -> Iterator[Part]:
    """Split the dateline off a paragraph: place and day are its byline, the agency its credit.

    A place alone before a dash counts only in the first paragraph, where a function word follows.

    Example: RIGA, 3. April (AFP) – Die Minister berieten am Mittwoch über die Fischerei.
    """
    match = match_dateline(text[part.span.start : part.span.end], wording, is_first=is_first)
    if match is None:
        yield part
        return
    start, end = part.span.start, part.span.start + match.end()
    credit = (start + match.start("agency"), start + match.end("agency")) if match["agency"] else (end, end)
    pieces: tuple[tuple[int, int, Role], ...] = (
        (start, credit[0], "byline"),
        (*credit, "agency"),
        (credit[1], end, "byline"),
    )
    for begin, finish, role in pieces:
        span = visible(text, begin, finish)
        if span is not None:
            yield Part(span=span, role=role, reason="article.dateline")
    yield Part(span=Span(start=end, end=part.span.end), role=part.role, reason=part.reason)


def closing_credit(part: Part, text: str, wording: Wording) -> Iterator[Part]:
    """Split an agency's credit off the end of a paragraph.

    Example: Die Minister berieten am Mittwoch in Riga über die Fischerei. (AFP)
    """
    credit = credit_at_end(text[part.span.start : part.span.end], wording)
    before = None if credit is None else visible(text, part.span.start, part.span.start + credit.start)
    if credit is None or before is None:
        yield part
        return
    yield Part(span=before, role=part.role, reason=part.reason)
    span = Span(start=part.span.start + credit.start, end=part.span.end)
    yield Part(span=span, role="agency", reason="article.closing_credit")


def is_only_a_day(text: str, page: Page) -> bool:
    """Say whether a line is a day with nothing beside it but a time, a weekday, an agency or initials."""
    days = find_days(text, 0, page.wording.shapes.days)
    if len(days) != 1:
        return False
    rest = text[: days[0].span.start] + " | " + text[days[0].span.end :]
    words = re.findall(r"[^\W\d_]+", rest)
    allowed = {word for group in page.groups("date_line") for word in group.words}
    return all(word.casefold() in allowed or fold(word) in page.wording.agencies for word in words)


def is_dated(text: str, page: Page) -> bool:
    """Say whether a line is nothing but a day, or a place and a day where a language writes such lines."""
    is_place_line = any(pattern.fullmatch(text) for pattern in page.wording.shapes.place_lines)
    return is_place_line or is_only_a_day(page.wording.before_change(text), page)


def is_chronicle(page: Page) -> bool:
    """Say whether days head the paragraphs of a chronicle, so that none of them is the article's own."""
    blocks = [block for block in page.blocks[page.top : page.top + EXAMINED] if block.kept_by]
    days = {fold(block.text) for block in blocks if len(block.text) <= 40 and is_dated(block.text, page)}
    return len(days) > 1


def match_dateline(paragraph: str, wording: Wording, *, is_first: bool) -> re.Match[str] | None:
    """Match the dateline that a paragraph begins with, if it does."""
    opening = paragraph[:OPENING]
    for pattern in wording.shapes.datelines:
        match = pattern.match(opening)
        if match is None or (match.end() == len(opening) and len(opening) < OPENING):
            continue
        if _is_dateline(match, opening, wording, is_first=is_first):
            return match
    return None


def _is_dateline(match: re.Match[str], opening: str, wording: Wording, *, is_first: bool) -> bool:
    if match["agency"] and (is_credit(match["names"], wording) or not match["day"]):
        return is_credit(match["names"], wording)
    if not match["place"] or match["dash"] in {None, ":", "."}:
        return False
    if match["day"]:
        return bool(find_days(match["day"], 0, wording.shapes.days))
    following = re.match(r"\w+", opening[match.end() :])
    is_place = match["place"].isupper() or len(match["place"].split()) <= 2
    is_opening = (
        following is not None and following[0].istitle() and following[0].lower() in wording.function_words
    )
    return is_first and is_place and is_opening


def _undated(page: Page, i: int) -> Iterator[str]:
    """Give what a block says beside its days: all of it, or what stands before or behind them."""
    text = page.blocks[i].text
    days = find_days(text, 0, page.wording.shapes.days)
    if not days:
        yield text
        return
    yield text[: days[0].span.start]
    yield " ".join(text[a:b] for a, b in _between(text, days))
    words = text[days[-1].span.end :].split()
    yield from (" ".join(words[k:]) for k in range(min(len(words), WORDS_OF_TIME)))


def _between(text: str, days: Sequence[WrittenDay]) -> Iterator[tuple[int, int]]:
    edges = [0, *(edge for day in days for edge in (day.span.start, day.span.end)), len(text)]
    return zip(edges[::2], edges[1::2], strict=True)


def _is_signed(line: str, group: Group, wording: Wording) -> bool:
    """Say whether a line begins with a byline's label and goes on with names."""
    label = group.label(fold(line))
    if not label:
        return False
    words = WORD.findall(line)[len(label.split()) :]
    while words and words[-1].islower():
        words.pop()
    return _are_names(words, wording)


def _are_names(words: Sequence[str], wording: Wording) -> bool:
    passed = wording.agencies.keys() | wording.shapes.beside
    named = [word for word in words if fold(word) not in passed]
    are_names = 0 < len(named) <= 10 and all(wording.shapes.name.fullmatch(word) for word in named)
    return are_names and not named[-1].islower()
