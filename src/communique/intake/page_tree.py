"""HTML → tree → blocks: all that a page shows, in document order, white space as a browser shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.errors import EmptyInput, TooLarge

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
    from lxml.html import HtmlElement

MOST_ELEMENTS = 60_000
"""Tags of a page: an article has some thousand; what has more is made to keep a reader busy."""

INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "output",
        "picture",
        "q",
        "rb",
        "rp",
        "rt",
        "rtc",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Tags that stand within a line; each other one begins a block of its own."""

UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "title",
        "meta",
        "link",
        "base",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "noembed",
        "noframes",
    ]
)
"""Tags whose content no reader of the page sees as text."""

VERBATIM = frozenset(["pre", "textarea", "xmp", "listing", "plaintext"])
"""Tags in which line ends are the author's own."""

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
SPACE = re.compile(r"[ \t\n\r\f]+")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
SECTIONS = frozenset(["article", "main", "header", "footer", "nav", "aside", "form", "dialog"])


@dataclass(slots=True)
class Draft:
    """A block in the making: ``holder`` is the element whose text it is, ``first`` where that begins."""

    holder: "Element"
    text: str = ""
    linked: int = 0
    first: "tuple[Element, bool] | None" = None
    day: str | None = None

    @property
    def tag(self) -> str:
        """The tag of its element."""
        return str(self.holder.tag)

    @property
    def parent(self) -> "Element | None":
        """The element around its own: paragraphs of one article share it."""
        return self.holder.getparent()

    def sections(self) -> Iterator[str]:
        """Give the sections of the page that it is in, innermost first."""
        for element in (self.holder, *self.holder.iterancestors()):
            if element.tag in SECTIONS:
                yield str(element.tag)


@dataclass(slots=True)
class _Walk:
    """Where a walk through a page is: the block in the making, the links and verbatim tags around it."""

    done: list[Draft] = field(default_factory=list)
    draft: Draft | None = None
    links: int = 0
    verbatim: int = 0

    def add(self, element: "Element", text: str | None, *, is_tail: bool) -> None:
        """Add text that stands at the start of an element, or behind its end."""
        if not text or self.draft is None:
            return
        shown = text if self.verbatim else SPACE.sub(" ", text)
        if not self.verbatim and (not self.draft.text or self.draft.text.endswith(" ")):
            shown = shown.removeprefix(" ")
        if shown and self.draft.first is None and not shown.isspace():
            self.draft.first = (element, is_tail)
        self.draft.text += shown
        self.draft.linked += len(shown) if self.links else 0

    def open(self, holder: "Element | None") -> None:
        """End the block in the making and begin the next."""
        if self.draft is not None:
            self.draft.text = self.draft.text.strip(" \t\n\r\f")
            if self.draft.text and self.draft.first is not None:
                self.done.append(self.draft)
        self.draft = None if holder is None else Draft(holder)


def parse(markup: str, name: str) -> "HtmlElement":
    """Give a page's tree. Raises `EmptyInput`, and `TooLarge` for what is nested beyond reason."""
    from lxml.etree import ParserError  # noqa: PLC0415 - pages are one format among many
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - the same

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except ParserError as err:
        raise EmptyInput(f"{name} is a page without any content. Check how it was saved.") from err
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise TooLarge(
            f"{name} nests its tags more than 255 deep, which no page for readers does. "
            "The usual cause is a page made to do harm, or a faulty generator: copy the article's own text."
        )
    if markup.count("<") > MOST_ELEMENTS and sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise TooLarge(
            f"{name} holds more than {MOST_ELEMENTS:,} tags, more than any article. "
            "The usual cause is a whole archive in one page: cut it into one page an article."
        )
    return tree


def find_drafts(tree: "HtmlElement") -> list[Draft]:
    """Give all visible blocks of a page, in document order, each with the element that it stands in."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - as above

    walk = _Walk()
    walker = iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start" and _is_unseen(element):
            walker.skip_subtree()
        elif event == "start":
            _enter(walk, element)
        else:
            _leave(walk, element)
    walk.open(None)
    return walk.done


def _enter(walk: _Walk, element: "Element") -> None:
    if _is_block(element) or walk.draft is None:
        walk.open(element)
    elif element.tag == "br":
        walk.add(element, " ", is_tail=False)
    walk.links += element.tag in {"a", "button"}
    walk.verbatim += element.tag in VERBATIM
    day = element.get("datetime") if element.tag == "time" else None
    if day and walk.draft is not None and walk.draft.day is None:
        walk.draft.day = day
    walk.add(element, element.text, is_tail=False)


def _leave(walk: _Walk, element: "Element") -> None:
    parent = element.getparent()
    if not _is_unseen(element):
        walk.links -= element.tag in {"a", "button"}
        walk.verbatim -= element.tag in VERBATIM
        if _is_block(element):
            walk.open(_holder(parent))
    walk.add(element, element.tail, is_tail=True)


def _holder(element: "Element | None") -> "Element | None":
    """Give the nearest element that makes a block."""
    while element is not None and not _is_block(element):
        element = element.getparent()
    return element


def _is_block(element: "Element") -> bool:
    if element.tag == "br":
        return not _is_in_heading(element)
    return element.tag not in INLINE or _is_heading_line(element)


def _is_in_heading(element: "Element") -> bool:
    """Say whether a line break stands within a heading, which it only makes fit."""
    parent = element.getparent()
    while parent is not None and parent.tag in INLINE:
        parent = parent.getparent()
    return parent is not None and parent.tag in HEADINGS


def _is_heading_line(element: "Element") -> bool:
    """Say whether a span is one of the lines that a heading is made of: kicker and title side by side."""
    parent = element.getparent()
    if element.tag != "span" or parent is None or parent.tag not in HEADINGS or len(parent) < 2:
        return False
    own = [parent.text, *(child.tail for child in parent)]
    return all(child.tag in {"span", "br"} for child in parent) and not any(
        text and text.strip() for text in own
    )


def _is_unseen(element: "Element") -> bool:
    if element.tag in UNSEEN:
        return True
    if not element.attrib or element.tag in {"html", "body"}:
        return False
    return (
        element.get("hidden") is not None
        or HIDDEN_STYLE.search(element.get("style") or "") is not None
        or (element.tag == "input" and element.get("type") == "hidden")
    )
