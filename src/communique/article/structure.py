"""Headline, summary, body: what the article itself is made of. Whatever no rule knows stays body."""

import re
from collections.abc import Callable

from communique.article.credits import match_dateline
from communique.article.page import Page, Rule, Verdict
from communique.article.words import WORD
from communique.records import Part

Verdicts = dict[int, tuple[str, Verdict]]
"""What has been decided: by index of the block, the rule's name and what it says."""

MOST_HEADLINE_WORDS = 20
MOST_KICKER_WORDS = 4
FINAL_STOP = re.compile(r"[.:;,][\"“”»«’']*$")
BULLETS = frozenset("•·-–—*▪■►")
OPENS_BODY = frozenset(
    {"label_without_value", "reading_time", "byline", "dated_line", "value_below", "agency_line"}
)
"""Rules whose lines stand between a summary and the body."""


def headline(page: Page, decided: Verdicts) -> int | None:
    """Take the first line of the article for its headline if it is short and has no full stop.

    Example: Minister beraten in Riga ¶ Die Minister berieten am Mittwoch in Riga.
    """
    free = [i for i in range(len(page.blocks)) if i not in decided]
    if len(free) < 2 or not _is_titular(page, free[0]) or not any(page.is_sentence[i] for i in free[1:]):
        return None
    return free[0]


def stated_headline(page: Page, i: int) -> Verdict | None:
    """Take the block that the page, or the field of a table, names as its title for the headline.

    Example: <nav>Politik</nav><h1>Gipfel in Riga</h1><p>Die Minister berieten am Mittwoch in Riga.</p>
    """
    is_title = page.blocks[i].kept_by == "title" or page.is_field(i, "title")
    return Verdict("headline") if is_title else None


def stated_kicker(page: Page, i: int) -> Verdict | None:
    """Take the line that stands right above the headline, in one box with it, for its kicker.

    Example: <header><p>Kommentar</p><h1>Gipfel</h1></header><p>Die Minister berieten am Mittwoch in Riga.</p>
    """
    return Verdict("headline") if page.blocks[i].kept_by == "heading" else None


def stated_summary(page: Page, i: int) -> Verdict | None:
    """Take the lead that a page describes itself with, or the field of a table, for the summary.

    Example: <meta name="description" content="Es geht um Fische."><h1>Gipfel</h1><div>Es geht um
       Fische.</div> <p>Die Minister berieten am Mittwoch in Riga.</p><p>Sie wollen im Herbst weiter
       reden.</p>
    """
    return (
        Verdict("summary") if page.blocks[i].kept_by == "description" or page.is_field(i, "summary") else None
    )


STATED: tuple[Rule, ...] = (stated_headline, stated_kicker, stated_summary)
"""What the format itself says of a block; it goes before what the rules make of its words."""


def kicker(page: Page, decided: Verdicts, first: int) -> int | None:
    """Take a few words above the headline for its kicker; the headline then is the line below.

    Example: Ostsee ¶ Die Minister der Anrainer beraten in Riga ¶ Die Minister berieten am Mittwoch in Riga.
    """
    below = first + 1
    if below in decided or below + 1 >= len(page.blocks) or not _is_titular(page, below):
        return None
    is_short = len(page.words[first]) <= MOST_KICKER_WORDS < len(page.words[below])
    return first if is_short else None


def summary(page: Page, decided: Verdicts, title: int) -> list[int]:
    """Take one or two sentences between the headline and a byline, label or dateline for the summary.

    Example: Gipfel ¶ Die Minister berieten in Riga. ¶ Von Erika Beispiel ¶ Es ging um die Fischerei.
    """
    found: list[int] = []
    for i in range(title + 1, len(page.blocks)):
        if i in decided:
            if not page.is_kept(i) and decided[i][1].role == "leftover":
                continue
            is_closed = decided[i][0] in OPENS_BODY
            has_body = any(page.is_sentence[k] and k not in decided for k in range(i + 1, len(page.blocks)))
            return found if is_closed and has_body else []
        if match_dateline(page.blocks[i].text, page.wording, is_first=False):
            return found
        if not page.is_sentence[i] or len(found) == 2:
            return []
        found.append(i)
    return []


def above_headline(page: Page, i: int, title: int) -> bool:
    """Take a line above a stated headline that is too long for a kicker for the page's and not the article's.

    Example: <article><h3>Mehr aus der Politik vom Tage</h3><p>x</p><h1>Gipfel</h1><p>Die Minister berieten in
       Riga.</p> <p>Sie wollen im Herbst weiter reden.</p></article>
    """
    return i < title and not page.is_sentence[i]


def linked_title(page: Page, decided: Verdicts, i: int) -> bool:
    """Take a line that is no sentence, below a pointer to other articles, for the title of one.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Mehr zum Thema ¶ Neuer Streit um die Fischerei
    """
    above = decided.get(i - 1)
    is_below = above is not None and above[0] in {"related_link", "linked_title"}
    return is_below and page.is_tail(i) and not page.is_sentence[i]


def subhead(page: Page, i: int) -> bool:
    """Take a short line without a full stop between paragraphs for a subhead, which is body.

    Example: Die Minister berieten am Mittwoch in Riga. ¶ Streit um Fische ¶ Sie gingen uneins auseinander.
    """
    is_between = 0 < i < len(page.blocks) - 1 and page.lines[i][0] not in BULLETS
    return is_between and page.is_label_like(i) and not FINAL_STOP.search(page.lines[i])


def paragraph(page: Page, i: int) -> bool:
    """Take a block with a full sentence for body.

    Example: Die Minister berieten am Mittwoch in Riga.
    """
    return page.is_sentence[i]


def unsure() -> bool:
    """Take what no rule knows for body: noise costs less than a lost fact.

    Example: Frage: Und nun?
    """
    return True


def decide_structure(page: Page, decided: Verdicts) -> int | None:
    """Decide every block that is left; give the index of the headline's block."""
    title = _stated_title(page, decided)
    if title is None:
        title = _first_title(page, decided)
    else:
        _decide_above(page, decided, title)
    for i in summary(page, decided, -1 if title is None else title) if title is not None else ():
        decided[i] = ("summary", Verdict("summary"))
    for i in range(len(page.blocks)):
        if i not in decided:
            decided[i] = _rest(page, decided, i)
    return title


def _stated_title(page: Page, decided: Verdicts) -> int | None:
    return next((i for i in range(len(page.blocks)) if decided.get(i, ("",))[0] == "stated_headline"), None)


def _first_title(page: Page, decided: Verdicts) -> int | None:
    """Decide headline and kicker of a text that states none."""
    title = first = headline(page, decided)
    if first is not None:
        if kicker(page, decided, first) is not None:
            decided[first] = ("kicker", Verdict("headline"))
            title = first + 1
        decided[title if title is not None else first] = ("headline", Verdict("headline"))
    return title


def _decide_above(page: Page, decided: Verdicts, title: int) -> None:
    """Decide what stands above a stated headline: its kicker, else nothing of the article."""
    for i in range(title):
        if i not in decided and above_headline(page, i, title):
            has_number = any(map(str.isdigit, page.lines[i]))
            is_kicker = i >= title - 2 and len(page.words[i]) <= MOST_KICKER_WORDS and not has_number
            decided[i] = (
                ("kicker", Verdict("headline")) if is_kicker else ("above_headline", Verdict("leftover"))
            )


def is_told(part: Part, text: str) -> bool:
    """Say whether a readable part says anything: ends like a sentence, or has four words."""
    words = WORD.findall(text[part.span.start : part.span.start + 400])
    return len(words) > 3 or (len(words) > 1 and text[part.span.end - 1] in "'\"!.?…”“»«")


STRUCTURE: tuple[Callable[..., object], ...] = (
    stated_headline,
    stated_kicker,
    stated_summary,
    headline,
    above_headline,
    kicker,
    summary,
    linked_title,
    subhead,
    paragraph,
    unsure,
)
"""The rules of this file."""


def _rest(page: Page, decided: Verdicts, i: int) -> tuple[str, Verdict]:
    if linked_title(page, decided, i):
        return "linked_title", Verdict("leftover")
    name = "paragraph" if paragraph(page, i) else "subhead" if subhead(page, i) else "unsure"
    return name, Verdict("body")


def _is_titular(page: Page, i: int) -> bool:
    return len(page.words[i]) <= MOST_HEADLINE_WORDS and not FINAL_STOP.search(page.lines[i])
