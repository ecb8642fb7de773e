"""Which blocks of a page are its article: what trafilatura keeps, and what belongs to that.

Nothing is dropped here: a block that nobody keeps has ``kept_by`` none, and the article step says what it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from communique.intake.page_tree import HEADINGS, Draft

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

FIRST_MARK, MARKS = 0x100000, 0xFFFE
"""Private characters, one a block, by which it is known again in what trafilatura keeps: no letters, of a
plane that no font of icons uses."""

MARK = re.compile(f"[{chr(FIRST_MARK)}-{chr(FIRST_MARK + MARKS - 1)}]")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that pages hold and lxml takes back from nobody; the tree is for trafilatura only."""

MOST_LINKED = 0.5
"""Share of links from which on a paragraph beside the article is a list of others."""

HEAD_ABOVE = 4
"""Blocks above the headline that may belong to it: kicker, day, section."""

HEAD_BELOW = 16
"""Blocks below the headline in which the article's head must have ended."""

TAIL = 4
"""Blocks below the last paragraph that may name author, agency and day."""

MOST_BETWEEN = 4
"""Blocks between two paragraphs that may be a subhead and a short list."""

LEAST_TITLE_WORDS, MOST_TITLE_WORDS = 4, 20
"""Words of a line above the text that is taken for the headline where the page names none."""

NEAR = 6
"""Blocks between text and a heading above it that may be its headline."""

MOST_KICKER_WORDS = 4
LEAST_WORDS, LEAST_WORDS_BESIDE = 5, 2
"""Words of a sentence; just below the last paragraph, in its box, fewer are enough: "All agreed."."""

SENTENCE = re.compile(r"[.!?…:][\"“”»«’')\]]*$")
CONTROLS = frozenset(["button", "label", "figcaption", "option", "select", "legend", "textarea", "summary"])
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
    _keep_prose_at_least(drafts, kept)
    _keep_neighbours(drafts, kept)
    folded = {fold(lead) for lead in leads}
    _keep_between(drafts, kept, folded)
    title = _title(drafts, kept, titles)
    if title is not None:
        kept[title] = "title"
        _keep_head(drafts, kept, title, folded)
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
    marked = NO_XML.sub("\ufffd", text[: len(text) - len(shown)] + mark + shown)
    if is_tail:
        element.tail = marked
    else:
        element.text = marked


def _extracted(tree: "HtmlElement") -> Iterator[str]:
    """Give the text of what trafilatura takes for the article; nothing where it finds none or stumbles."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.3 s, and pages are one format among many

    try:
        found: Any = bare_extraction(tree, fast=True, include_comments=False)
    except Exception:  # noqa: BLE001 - others' code on anybody's pages; without it the sentences are kept
        return
    if found is not None and found.body is not None:
        yield from found.body.itertext()


def _keep_neighbours(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Keep what stands beside kept paragraphs and is like them: sentences, subheads, items of lists.

    Between two kept paragraphs of one box, short lines are kept too, but for links and captions.
    """
    boxes = _boxes(drafts, kept)
    for i, draft in enumerate(drafts):
        box = draft.parent if draft.tag != "li" or draft.parent is None else draft.parent.getparent()
        if kept[i] is not None or box not in boxes or not _is_own(draft):
            continue
        first, last, tags = boxes[box]
        is_like = draft.tag in tags or draft.tag in HEADINGS or draft.tag in {"li", "blockquote"}
        is_last = i == last + 1 and draft.tag in tags and _is_told(draft, LEAST_WORDS_BESIDE)
        if is_like and (first < i < last or is_last or (_is_prose(draft) and draft.tag in tags)):
            kept[i] = "neighbours"


def _keep_between(drafts: Sequence[Draft], kept: list[str | None], leads: set[str]) -> None:
    """Keep a few short blocks right between two kept paragraphs: subheads and items, whatever their tags.

    A link, a button or a form among them shows that they are a box which the site puts into articles; then
    only a line right above the lower paragraph is its subhead. Below a lead stand author and day, not text.
    """
    told = [
        i for i, by in enumerate(kept) if by and _is_prose(drafts[i]) and fold(drafts[i].text) not in leads
    ]
    for above, below in pairwise(told):
        if not _are_side_by_side(drafts[above], drafts[below]):
            continue
        between = range(above + 1, below)
        if len(between) > MOST_BETWEEN or any(_is_boxed(drafts[i]) for i in between):
            is_subhead = len(between) > 1 and not SENTENCE.search(drafts[below - 1].text)
            between = range(below - 1, below) if is_subhead and not _is_boxed(drafts[below - 1]) else range(0)
        for i in between:
            kept[i] = kept[i] or "neighbours"


def _are_side_by_side(one: Draft, other: Draft) -> bool:
    """Say whether two blocks are in one box, or each in one of its own within one box."""
    if one.parent is None or other.parent is None:
        return False
    return one.parent is other.parent or one.parent.getparent() is other.parent.getparent()


def _is_boxed(draft: Draft) -> bool:
    """Say whether a block is of a box within an article: its links, its controls, its captions."""
    is_linked = draft.linked > 0 and draft.tag not in HEADINGS
    return is_linked or draft.tag in CONTROLS or not _is_own(draft)


def _boxes(drafts: Sequence[Draft], kept: Sequence[str | None]) -> dict["Element", tuple[int, int, set[str]]]:
    """Give the boxes that hold kept paragraphs: the first and last of these, and their tags."""
    boxes: dict[Element, tuple[int, int, set[str]]] = {}
    for i, (draft, by) in enumerate(zip(drafts, kept, strict=True)):
        if by and draft.parent is not None and _is_prose(draft) and draft.tag not in HEADINGS:
            first, _, tags = boxes.get(draft.parent, (i, i, set()))
            boxes[draft.parent] = (first, i, tags | {draft.tag})
    return boxes


def _is_own(draft: Draft) -> bool:
    """Say whether a block is no list of links, and in no part of the page that is never the article's."""
    return draft.linked <= MOST_LINKED * len(draft.text) and not set(draft.sections()) & FURNITURE


def _keep_prose_at_least(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Where trafilatura finds no article, as on a page of one paragraph, keep sentences, else all."""
    if any(by and _is_prose(draft) for by, draft in zip(kept, drafts, strict=True)):
        return
    prose = [i for i, draft in enumerate(drafts) if _is_prose(draft)]
    for i in prose or range(len(drafts)):
        kept[i] = "sentences" if prose else "all"


def _is_prose(draft: Draft) -> bool:
    return _is_told(draft, LEAST_WORDS) and _is_own(draft)


def _is_told(draft: Draft, least: int) -> bool:
    return len(draft.text.split()) >= least and SENTENCE.search(draft.text) is not None


def _title(drafts: Sequence[Draft], kept: Sequence[str | None], titles: Sequence[str]) -> int | None:
    """Find the block that is the headline: a heading that the page states, else the one above the text."""
    first = next((i for i, by in enumerate(kept) if by and _is_prose(drafts[i])), len(drafts))
    headings = [i for i, draft in enumerate(drafts) if draft.tag in HEADINGS or _is_in_heading(draft)]
    above = [i for i in headings if i <= first]
    return next(
        (
            _nearest(found, first)
            for found in (
                _stated(drafts, headings, titles),
                [i for i in above if drafts[i].tag == "h1" or _is_in_heading(drafts[i], "h1")],
                [i for i in above if i >= first - NEAR],
                _stated(drafts, range(len(drafts)), titles),
                _titular(drafts, first),
            )
            if found
        ),
        None,
    )


def _titular(drafts: Sequence[Draft], first: int) -> list[int]:
    """Give the longest line right above the text that may be a headline."""
    words = {i: len(drafts[i].text.split()) for i in range(max(0, first - NEAR), min(first, len(drafts)))}
    fitting = [
        i
        for i, number in words.items()
        if LEAST_TITLE_WORDS <= number <= MOST_TITLE_WORDS
        and not SENTENCE.search(drafts[i].text)
        and not _is_boxed(drafts[i])
    ]
    return [max(fitting, key=lambda i: words[i])] if fitting else []


def _stated(drafts: Sequence[Draft], places: Iterable[int], titles: Sequence[str]) -> list[int]:
    """Give the blocks that are a stated title, or most of one: "Gipfel in Riga | Zeitung"."""
    texts = {i: fold(drafts[i].text) for i in places}
    for title in map(fold, titles):
        equal = [i for i, text in texts.items() if text == title]
        most = [i for i, text in texts.items() if _is_most(text, title) or _is_most(title, text)]
        if equal or most:
            return equal or most
    return []


def _is_most(text: str, whole: str) -> bool:
    return text in whole and 2 * len(text) >= len(whole)


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
    if title and _is_kicker(drafts[title - 1], drafts[title]):
        kept[title - 1] = "heading"
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


def _is_kicker(draft: Draft, title: Draft) -> bool:
    """Say whether the block above the headline is in the same box as it, and neither a link nor a day."""
    is_beside = title.parent in {draft.parent, draft.holder} and _are_together(draft, title)
    is_short = len(draft.text.split()) <= MOST_KICKER_WORDS
    return is_beside and is_short and not draft.linked and not any(map(str.isdigit, draft.text))


def _keep_tail(drafts: Sequence[Draft], kept: list[str | None]) -> None:
    """Keep nearby what follows the last paragraph, which may name author, agency and day."""
    last = max((i for i, by in enumerate(kept) if by and _is_prose(drafts[i])), default=len(drafts))
    for i in range(last + 1, min(last + 1 + TAIL, len(drafts))):
        if kept[i] is None and not set(drafts[i].sections()) & FURNITURE:
            kept[i] = "nearby"


def _are_together(draft: Draft, title: Draft) -> bool:
    """Say whether two blocks stand in one header, or in one article below the page's own header."""
    around = title.parent if title.tag != "span" or title.parent is None else title.parent.getparent()
    if around is None or around.tag in {"body", "html", "main"}:
        return False
    return around is draft.holder or around in draft.holder.iterancestors()
