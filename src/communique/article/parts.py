"""PLACEHOLDER until the article step is written: paragraphs only."""

import hashlib

from communique.records import Article, Doubt, Language, Part, Role, Span, record_id


def read_article(
    text: str, *, language: Language, published: str | None = None, url: str | None = None
) -> tuple[Article, tuple[Doubt, ...]]:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    parts: list[Part] = []
    pos = 0
    for para in text.split("\n\n"):
        if pos:
            parts.append(Part(span=Span(start=pos - 2, end=pos), role="blank", reason="x"))
        role: Role = "body" if len(para) > 20 else "leftover"
        if para:
            parts.append(Part(span=Span(start=pos, end=pos + len(para)), role=role, reason="x"))
        pos += len(para) + 2
    article = Article(
        id=record_id(sha, "article"), language=language, title=None, published=published,
        published_from="caller" if published else "unknown", agency=("AFP",) if "(AFP)" in text else (), url=url, sha256=sha,
        text=text, parts=tuple(parts),
    )
    return article, ()
