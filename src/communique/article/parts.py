"""The step itself: source → blocks → verdicts → parts that leave no character out."""

from collections.abc import Iterable, Iterator, Sequence

from communique.article.agencies import agencies
from communique.article.credits import CREDITS, closing_credit, dateline
from communique.article.foreign import foreign_passage
from communique.article.leftovers import LEFTOVERS
from communique.article.page import Page, Rule, page_of
from communique.article.published import publication_day
from communique.article.structure import STATED, Verdicts, decide_structure, is_told
from communique.article.words import Wording, wording
from communique.errors import NothingToRead
from communique.intake.source import Note, Source
from communique.records import READABLE, Article, Doubt, Language, Part, Span, record_id

WHITE_SPACE = "article.white_space"


def read_article(
    text: str, *, language: Language, published: str | None = None, url: str | None = None
) -> tuple[Article, tuple[Doubt, ...]]:
    r"""Say what each character of a plain text is for; see `read_source`.

    >>> article, _ = read_article("Gipfel in Riga\n\nDie Minister tagten in Riga. (AFP)", language="de")
    >>> [part.role for part in article.parts], article.agency
    (['headline', 'blank', 'body', 'blank', 'agency'], ('AFP',))
    """
    return read_source(Source(text=text, published=published, url=url), language=language)


def read_source(source: Source, *, language: Language) -> tuple[Article, tuple[Doubt, ...]]:
    """Say what each character of a source is for, who brought the article, and when it came out.

    The caller's day goes before one that the page or feed states, that before one in the address, that before
    the text's own; without any, a doubt says why there is none. Raises `NothingToRead` where no part says
    anything.
    """
    text, known, sha256 = source.text, wording(language), source.sha256
    page = page_of(source, known)
    decided, title = _decide(page)
    parts = tuple(white_space(text, _split(text, page, _parts(page, decided))))
    _check(text, parts)
    day = publication_day(source, parts, known, sha256)
    foreign, doubts = foreign_passage(text, parts, language, known, sha256)
    article = Article(
        id=record_id(sha256, "article"),
        language=language,
        title=_title(source, page, title),
        published=day.day,
        published_from=day.source,
        agency=_agencies(source, parts, known),
        url=source.url,
        sha256=sha256,
        text=text,
        parts=parts,
        foreign=foreign,
    )
    return article, (*(_doubt(note, sha256) for note in source.notes), *day.doubts, *doubts)


def _decide(page: Page) -> tuple[Verdicts, int | None]:
    """Ask the rules about each block: first what is no article, then what the article is made of."""
    decided: Verdicts = {}
    for i, block in enumerate(page.blocks):
        rules: tuple[Rule, ...] = (*STATED, *(CREDITS if block.kept_by else ()), *LEFTOVERS)
        for rule in rules:
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


def _title(source: Source, page: Page, title: int | None) -> str | None:
    """Give the words of the headline, else what the page states for it."""
    stated = next((" ".join(one.value.split()) for one in source.said("title")), None)
    return stated if title is None else " ".join(page.blocks[title].text.split())


def _agencies(source: Source, parts: Sequence[Part], known: Wording) -> tuple[str, ...]:
    credited = (part.span for part in parts if part.role in {"agency", "byline"})
    named = [agency for span in credited for agency in agencies(source.text[span.start : span.end], known)]
    named += [agency for author in source.said("author") for agency in agencies(author.value, known)]
    return tuple(dict.fromkeys(named))


def _doubt(note: Note, sha256: str) -> Doubt:
    return Doubt(
        id=record_id(sha256, "doubt", note.kind),
        about=None,
        kind=note.kind,
        words=note.words,
        evidence=(),
        rule=note.rule,
    )


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
