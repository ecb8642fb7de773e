"""What a page's own head says of the article: title, day, author, language, address."""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from communique.intake.source import Stated, StatedField

if TYPE_CHECKING:
    from lxml.html import HtmlElement

METAS: Mapping[str, StatedField] = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publish_date": "published",
    "publication_date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dc.date": "published",
    "dcterms.date": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "last-modified": "modified",
    "dcterms.modified": "modified",
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "headline": "title",
    "description": "summary",
    "og:description": "summary",
    "twitter:description": "summary",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "og:site_name": "site",
}
"""Names of a page's metas, the strongest for each field first; "date" alone may be any day, and comes
last."""

ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "Report",
        "SocialMediaPosting",
        "TechArticle",
    ]
)
"""The schema.org types that an article has."""

FIELDS: Mapping[str, StatedField] = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "modified",
    "description": "summary",
    "inLanguage": "language",
}
DEEPEST = 12
"""Levels of JSON-LD in which an article is looked for."""


def statements(tree: "HtmlElement") -> tuple[Stated, ...]:
    """Give what a page states, strongest first: JSON-LD, metas, microdata, its title."""
    found = [*_from_json(tree), *_from_metas(tree), *_from_microdata(tree), *_from_head(tree)]
    return tuple(dict.fromkeys(one for one in found if one.value))


def address_of(tree: "HtmlElement") -> str | None:
    """Give the address that a page says it has."""
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for value in tree.xpath(path):
            if str(value).strip().startswith(("http://", "https://")):
                return str(value).strip()
    return None


def _from_json(tree: "HtmlElement") -> Iterator[Stated]:
    """Give what the JSON-LD says: of the article whose headline the page has, or of the only one."""
    nodes = [
        node for block in tree.xpath("//script[@type='application/ld+json']/text()") for node in _nodes(block)
    ]
    articles = [node for node in nodes if ARTICLES & set(_list(node.get("@type")))]
    titles = {_plain(value) for value in tree.xpath("//h1//text() | //title/text()")}
    matching = [node for node in articles if _plain(node.get("headline") or node.get("name")) in titles]
    whole = {_plain("".join(heading.itertext())) for heading in tree.iter("h1")}
    matching = matching or [node for node in articles if _plain(node.get("headline")) in whole]
    for node in matching[:1] or (articles if len(articles) == 1 else []):
        for name, field in FIELDS.items():
            if isinstance(value := node.get(name), str):
                yield Stated(field=field, value=value.strip(), by="JSON-LD")
        for author in _list(node.get("author")):
            called = author.get("name") if isinstance(author, dict) else author
            if isinstance(called, str):
                yield Stated(field="author", value=called.strip(), by="JSON-LD")


def _nodes(block: str) -> Iterator[dict[str, Any]]:
    """Give all objects of a JSON-LD block; a faulty one has none."""
    try:
        waiting = [(json.loads(block, strict=False), 0)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value, depth = waiting.pop(0)
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            yield value
            waiting += [(inner, depth + 1) for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in value]


def _from_metas(tree: "HtmlElement") -> Iterator[Stated]:
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        values.setdefault(name.casefold().strip(), (meta.get("content") or "").strip())
    for name, field in METAS.items():
        if name in values:
            yield Stated(field=field, value=values[name], by=f"meta {name}")


def _from_microdata(tree: "HtmlElement") -> Iterator[Stated]:
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        if element.tag != "meta":
            value = element.get("datetime") or element.get("content") or "".join(element.itertext())
            yield Stated(field="published", value=value.strip(), by="itemprop datePublished")


def _from_head(tree: "HtmlElement") -> Iterator[Stated]:
    for title in tree.xpath("//head/title/text()")[:1]:
        yield Stated(field="title", value=" ".join(str(title).split()), by="title")
    yield Stated(field="language", value=(tree.get("lang") or "").strip(), by="lang")


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def _plain(value: object) -> str:
    return " ".join(str(value or "").casefold().split())
