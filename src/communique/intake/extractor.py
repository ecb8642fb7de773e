"""Which blocks of a page are its article: what trafilatura keeps, and what belongs to that.

Nothing is dropped here: a block that nobody keeps has ``kept_by`` none, and the article step says what it is.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from communique.intake.page_tree import HEADINGS, Draft

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FIRST_MARK, MARKS = 0x100000, 0xFFFE
"""Private characters, one a block, by which it is known again in what trafilatura keeps: no letters, of a
plane that no font of icons uses."""

MARK = re.compile(f"[{chr(FIRST_MARK)}-{chr(FIRST_MARK + MARKS - 1)}]")
MOST_LINKED = 0.5
"""Share of links from which on a paragraph beside the article is a list of others."""

HEAD_ABOVE = 4
"""Blocks above the headline that may belong to it: kicker, day, section."""

HEAD_BELOW = 16
"""Blocks below the headline in which the article's head must have ended."""

TAIL = 4
"""Blocks below the last paragraph that may name author, agency and day."""

SENTENCE = re.compile(r"[.!?…:][\"“”»«’')\]]*$")
FURNITURE = frozenset(["nav", "footer", "aside", "form", "dialog"])


def keepers(
    tree: "HtmlElement", drafts: Sequence[Draft], titles: Sequence[str], leads: Sequence[str]
) -> list[str | None]:
    """Say of each block who takes it for the article; ``titles`` and ``leads`` are what the page states.

    The tree is used up.
    """
    kept: list[str | None] = [None] * len(drafts)
    for i in _by_trafilatura(tree, drafts):
        kept[i] = "trafilatura"
    _keep_neighbours(drafts, kept)
    _keep_prose_at_least(drafts, kept)
    title = _title(drafts, kept, titles)
    if title is not None:
        kept[title] = "title"
        _keep_head(drafts, kept, title, {fold(lead) for lead in leads})
    _keep_tail(drafts, kept)
    return kept


def fold(text: str) -> str:
    """Make texts alike for comparing: case and white space."""
    return " ".join(text.casefold().split())


def _by_trafilatura(tree: "HtmlElement", drafts: Sequence[Draft]) -> Iterator[int]:
    """Mark each block, let trafilatura take the article out, and see which marks are in it."""
    for i, draft in enumerate(drafts[:MARKS]):
        _mark(draft, chr(FIRST_MARK + i))
    kept = "".join(_extracted(tree))
    return (i for mark in MARK.findall(kept) if (i := ord(mark) - FIRST_MARK) < len(drafts))


def _mark(draft: Draft, mark: str) -> None:
    """Put a mark before the first character that a block shows."""
    if draft.first is None:
        return
    element, is_tail = draft.first
    text = (element.tail if is_tail else element.text) or ""
    shown = text.lstrip(" \t\n\r\f")
    marked = text[: len(text) - len(shown)] + mark + shown
    if is_tail:
        element.tail = marked
    else:
        element.text = marked


def _extracted(tree: "HtmlElement") -> Iterator[str]:
    """Give the text of what trafilatura takes for the article; nothing where it finds none or stumbles."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.3 s, and pages are one format among many

    try:
        found: Any = bare_extraction(tree, fast=True, include_comments=False)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError):
        return
    if found is not None and found.body is not None:
        yield from found.body.itertext()


def _keep_neighbours(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Keep the sentences, and the subheads between them, that stand side by side with kept paragraphs."""
    parents = [draft.parent for draft, by in zip(drafts, kept, strict=True) if by and draft.tag == "p"]
    for i, draft in enumerate(drafts):
        if kept[i] is None and draft.tag == "p" and _is_prose(draft) and draft.parent in parents:
            kept[i] = "neighbours"
    for i, draft in enumerate(drafts):
        is_between = 0 < i < len(drafts) - 1 and kept[i - 1] and kept[i + 1]
        if kept[i] is None and is_between and draft.tag in HEADINGS and draft.parent in parents:
            kept[i] = "neighbours"


def _keep_prose_at_least(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Where trafilatura finds no article, as on a page of one paragraph, keep sentences, else all."""
    if any(by and _is_prose(draft) for by, draft in zip(kept, drafts, strict=True)):
        return
    prose = [i for i, draft in enumerate(drafts) if _is_prose(draft)]
    for i in prose or range(len(drafts)):
        kept[i] = "sentences" if prose else "all"


def _is_prose(draft: Draft) -> bool:
    is_told = len(draft.text.split()) >= 5 and SENTENCE.search(draft.text) is not None
    return is_told and draft.linked <= MOST_LINKED * len(draft.text) and not set(draft.sections()) & FURNITURE


def _title(drafts: Sequence[Draft], kept: Sequence[str | None], titles: Sequence[str]) -> int | None:
    """Find the block that is the headline: a heading that the page states, else the last h1 above."""
    first = next((i for i, by in enumerate(kept) if by and _is_prose(drafts[i])), len(drafts))
    stated = [fold(title) for title in titles]
    headings = [i for i, draft in enumerate(drafts) if draft.tag in HEADINGS or _is_in_heading(draft)]
    for title in stated:
        equal = [i for i in headings if fold(drafts[i].text) == title]
        begun = [i for i in headings if len(drafts[i].text) > 15 and title.startswith(fold(drafts[i].text))]
        if equal or begun:
            return _nearest(equal or begun, first)
    above = [i for i in headings if i <= first and (drafts[i].tag == "h1" or _is_in_heading(drafts[i], "h1"))]
    return above[-1] if above else None


def _is_in_heading(draft: Draft, tag: str | None = None) -> bool:
    parent = draft.parent
    return (
        draft.tag == "span" and parent is not None and (parent.tag == tag if tag else parent.tag in HEADINGS)
    )


def _nearest(places: Sequence[int], first: int) -> int:
    """Give the last place above the text, else the first."""
    return max((i for i in places if i <= first), default=places[0])


def _keep_head(drafts: Sequence[Draft], kept: list[str | None], title: int, leads: set[str]) -> None:
    """Keep what stands around the headline: a lead, and nearby what may name author and day."""
    for i in range(max(0, title - HEAD_ABOVE), title):
        if kept[i] is None and _are_together(drafts[i], drafts[title]):
            kept[i] = "nearby"
    told = [i for i, by in enumerate(kept) if i > title and by and _is_prose(drafts[i])]
    first, second = (*told, title + HEAD_BELOW, title + HEAD_BELOW)[:2]
    if (
        len(told) > 2
        and fold(drafts[first].text) in leads
        and drafts[first].parent is not drafts[second].parent
    ):
        kept[first] = "description"
    for i in range(title + 1, min(second, title + HEAD_BELOW, len(drafts))):
        if kept[i] is None:
            is_lead = fold(drafts[i].text) in leads
            is_told = i < first and drafts[i].tag != "figcaption" and _is_prose(drafts[i])
            kept[i] = "description" if is_lead else "neighbours" if is_told else "nearby"


def _keep_tail(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Keep nearby what follows the last paragraph, which may name author, agency and day."""
    last = max((i for i, by in enumerate(kept) if by and _is_prose(drafts[i])), default=len(drafts))
    for i in range(last + 1, min(last + 1 + TAIL, len(drafts))):
        if kept[i] is None and not set(drafts[i].sections()) & FURNITURE:
            kept[i] = "nearby"


def _are_together(draft: Draft, title: Draft) -> bool:
    """Say whether two blocks stand in one header, or in one article below the page's own header."""
    around = title.parent if title.tag != "span" or title.parent is None else title.parent.getparent()
    return (
        around is not None
        and around.tag not in {"body", "html", "main"}
        and around in draft.holder.iterancestors()
    )
