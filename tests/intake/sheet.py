"""A page in the making, which remembers what each of its words is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

Words = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """A page and what we know of it from the making: each text that it shows, in order, and its role.

    The roles are those of `records.Role`; ``published`` is the day that a reader takes for the page's own.
    """

    name: str
    language: str
    data: bytes
    url: str | None
    shown: tuple[tuple[str, str], ...]
    published: str | None
    encoding: str | None = None


@dataclass
class Sheet:
    """Markup as it grows, and beside it what that shows."""

    words: Words
    article: Words
    markup: list[str] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)

    def raw(self, *markup: str) -> None:
        """Add markup that shows nothing."""
        self.markup += markup

    def head(self, language: str, title: str) -> None:
        """Begin the page and its head, up to its title."""
        self.raw(f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>')

    def put(self, role: str, tag: str, text: str, attributes: str = "", *, link: bool = False) -> None:
        """Add an element that shows a text of a role."""
        inner = f'<a href="/x">{escape(text)}</a>' if link else escape(text)
        self.markup.append(f"<{tag}{' ' if attributes else ''}{attributes}>{inner}</{tag}>\n")
        self.shown.append((text, role))

    def rest(self, tag: str, texts: Sequence[str], attributes: str = "", *, link: bool = False) -> None:
        """Add elements that are no part of the article."""
        for text in texts:
            self.put("leftover", tag, text, attributes, link=link)

    def list_of(self, texts: Sequence[str], attributes: str = "") -> None:
        """Add a list of links that is no part of the article."""
        self.raw(f"<ul {attributes}>")
        self.rest("li", texts, link=True)
        self.raw("</ul>\n")

    def body(self, tag: str = "p", attributes: str = "", *, between: dict[int, Any] | None = None) -> None:
        """Add the article's paragraphs; ``between`` holds what is called before the paragraph of a number."""
        for number, text in enumerate(self.article["body"]):
            if between and number in between:
                between[number]()
            if text.startswith("## "):
                self.put("body", "h2", text[3:])
            elif text.startswith("- "):
                self.raw("<ul>")
                self.put("body", "li", text[2:])
                self.raw("</ul>")
            else:
                self.put("body", tag, text, attributes)

    def made(
        self, name: str, language: str, *, url: str | None, published: str | None, encoding: str = "utf-8"
    ) -> Made:
        """Give the finished page."""
        data = "".join(self.markup).encode(encoding, "xmlcharrefreplace")
        return Made(name, language, data, url, tuple(self.shown), published)
