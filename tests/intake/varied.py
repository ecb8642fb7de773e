"""Our pages in other clothes: without telling names, sections, headings, lists or metadata.

Other sites write so. They show how much of what is reached hangs on the shapes that the rules were made on.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import blake2b

from intake.sheet import Made

Change = Callable[[str], str]


def without_names(markup: str) -> str:
    """Give every class and id a name that says nothing."""
    return re.sub(r"(class|id)=([\"'])(.*?)\2", lambda found: f'{found[1]}="x{_digest(found[3])}"', markup)


def without_metadata(markup: str) -> str:
    """Take the metas and the JSON-LD away."""
    return re.sub(
        r'<meta (?!charset|http)[^>]*>|<script type="application/ld\+json">.*?</script>',
        "",
        markup,
        flags=re.DOTALL,
    )


def without_sections(markup: str) -> str:
    """Make plain boxes of all sections and captions."""
    return _as_boxes(
        markup, "aside|nav|footer|header|main|article|figure|figcaption|section|address|details|summary"
    )


def without_paragraphs(markup: str) -> str:
    """Make plain boxes of all paragraphs."""
    return _as_boxes(markup, "p")


def without_headings(markup: str) -> str:
    """Make plain boxes of all headings."""
    return _as_boxes(markup, "h[1-4]")


def without_lists(markup: str) -> str:
    """Make plain boxes of all lists and their items."""
    return _as_boxes(markup, "ul|ol|li")


def in_boxes(markup: str) -> str:
    """Put each paragraph into a box of its own."""
    return re.sub(r"(<p[ >].*?</p>)", r"<div>\1</div>", markup, flags=re.DOTALL)


VARIATIONS: Mapping[str, tuple[Change, ...]] = {
    "as made": (),
    "no names": (without_names,),
    "no metadata": (without_metadata,),
    "no sections": (without_sections,),
    "no paragraphs": (without_paragraphs,),
    "no headings": (without_headings,),
    "no lists": (without_lists,),
    "boxed": (in_boxes,),
    "nothing told": (without_names, without_metadata, without_sections, without_paragraphs, without_lists),
}


def varied(page: Made, changes: tuple[Change, ...]) -> Made:
    """Give a page with some changes; what it shows stays the same."""
    encoding = (
        "cp1251" if b"windows-1251" in page.data else "cp1252" if b"iso-8859-1" in page.data else "utf-8"
    )
    markup = page.data.decode(encoding)
    for change in changes:
        markup = change(markup)
    return replace(page, data=markup.encode(encoding, "xmlcharrefreplace"))


def _as_boxes(markup: str, tags: str) -> str:
    return re.sub(rf"<(/?)(?:{tags})(?=[ >])", r"<\1div", markup)


def _digest(name: str) -> str:
    return blake2b(name.encode(), digest_size=3).hexdigest()
