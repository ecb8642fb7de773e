"""The example in a rule's docstring: German, ¶ for an empty line; what begins with a tag is a page."""

import re
from inspect import getdoc

from communique.intake import Source
from communique.intake.html import page_source
from communique.intake.source import Told


def example_of(rule: object) -> str | None:
    found = re.search(r"^Example: (.+(?:\n[ ]+\S.*)*)", getdoc(rule) or "", re.MULTILINE)
    return " ".join(found[1].split()).replace(" ¶ ", "\n\n") if found else None


def source_of(example: str, published: str | None = None) -> Source:
    if example.startswith("<"):
        return page_source(example.encode(), Told(published=published))
    return Source(text=example, published=published)
