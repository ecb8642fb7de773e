"""The step itself: text → blocks → verdicts → parts that leave no character out."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from communique.article.agencies import agencies
from communique.article.credits import CREDITS, closing_credit, dateline
from communique.article.leftovers import LEFTOVERS
from communique.article.page import Page, page_of
from communique.article.published import given_day, publication_day
from communique.article.structure import Verdicts, decide_structure, is_told
from communique.article.words import Wording, wording
from communique.errors import NothingToRead
from communique.records import READABLE, Article, Doubt, Language, Part, Span, record_id

WHITE_SPACE = "article.white_space"


def read_article(
    text: str, *, language: Language, published: str | None = None, url: str | None = None
) -> tuple[Article, tuple[Doubt, ...]]:
    r"""Say what each character of a text is for, who brought the article, and when it came out.

    ``published`` is an ISO day; it goes before one in the address, that before the text's own; without any, a
    doubt says why there is none.
    Raises `NothingToRead` where no part says anything.

    >>> article, _ = read_article("Gipfel in Riga\n\nDie Minister tagten in Riga. (AFP)", language="de")
    >>> [part.role for part in article.parts], article.agency
    (['headline', 'blank', 'body', 'blank', 'agency'], ('AFP',))
    """
    known = wording(language)
    page = page_of(text, known)
    decided, title = _decide(page)
    parts = tuple(white_space(text, _split(text, page, _parts(page, decided))))
    _check(text, parts)
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    day = publication_day(text, parts, known, sha256, given_day(published, url))
    article = Article(
        id=record_id(sha256, "article"),
        language=language,
        title=None if title is None else " ".join(page.blocks[title].text.split()),
        published=day.day,
        published_from=day.source,
        agency=_agencies(text, parts, known),
        url=url,
        sha256=sha256,
        text=text,
        parts=parts,
    )
    return article, day.doubts


def _decide(page: Page) -> tuple[Verdicts, int | None]:
    """Ask the rules about each block: first what is no article, then what the article is made of."""
    decided: Verdicts = {}
    for i in range(len(page.blocks)):
        for rule in (*CREDITS, *LEFTOVERS):
            verdict = rule(page, i)
            if verdict is not None:
                decided[i] = (rule.__name__, verdict)
                break
    return decided, decide_structure(page, decided)


def _parts(page: Page, decided: Verdicts) -> Iterator[Part]:
    for i, block in enumerate(page.blocks):
        rule, verdict = decided[i]
        entry = f"/{verdict.entry}" if verdict.entry else ""
        yield Part(span=block.span, role=verdict.role, reason=f"article.{rule}{entry}")


def _split(text: str, page: Page, parts: Iterable[Part]) -> Iterator[Part]:
    """Split datelines and closing credits off the paragraphs that begin or end with them."""
    is_first = True
    for part in parts:
        if part.role not in {"summary", "body"}:
            yield part
            continue
        for piece in dateline(part, text, page.wording, is_first=is_first):
            yield from closing_credit(piece, text, page.wording) if piece.role == part.role else (piece,)
        is_first = False


def white_space(text: str, parts: Iterable[Part]) -> Iterator[Part]:
    """Fill what lies between parts: white space and marks that show nothing.

    Example: Minister beraten ¶ Die Minister berieten am Mittwoch in Riga.
    """
    end = 0
    for part in parts:
        if part.span.start > end:
            yield Part(span=Span(start=end, end=part.span.start), role="blank", reason=WHITE_SPACE)
        yield part
        end = part.span.end
    if end < len(text):
        yield Part(span=Span(start=end, end=len(text)), role="blank", reason=WHITE_SPACE)


def _agencies(text: str, parts: Sequence[Part], known: Wording) -> tuple[str, ...]:
    credited = (part.span for part in parts if part.role in {"agency", "byline"})
    named = (agency for span in credited for agency in agencies(text[span.start : span.end], known))
    return tuple(dict.fromkeys(named))


def _check(text: str, parts: Sequence[Part]) -> None:
    if any(part.role in READABLE and is_told(part, text) for part in parts):
        return
    kept = [text[part.span.start : part.span.end] for part in parts if part.role != "blank"]
    if not kept:
        raise NothingToRead("the text is empty: it holds white space only. Give the article's own words.")
    found = ", ".join(f"“{words[:40]}”" for words in kept[:3])
    raise NothingToRead(
        f"no sentence of an article was found. What there is looks like leftovers of a page: {found}"
        f"{' …' if len(kept) > 3 else ''}. Copy the article's own text."
    )
