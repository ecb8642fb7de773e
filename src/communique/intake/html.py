"""A saved page: the text of all its visible blocks, and which of them are the article."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from communique.errors import EmptyInput
from communique.intake.decode import decode_page
from communique.intake.extractor import keepers
from communique.intake.page_says import address_of, statements
from communique.intake.page_tree import Draft, find_drafts, parse
from communique.intake.source import (
    MOST_PAGE_BYTES,
    Block,
    Format,
    Item,
    Note,
    Source,
    Stated,
    Told,
    all_bytes,
)

PARAGRAPH = 12
"""Words of a block that is a paragraph."""

BETWEEN = "\n\n"
"""What stands between two blocks of a page in its text."""


def read_html(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a page. Raises `InputError` for one without text, or one nested or cut up beyond reason."""
    yield page_source(all_bytes(stream, told, MOST_PAGE_BYTES), told)


def page_source(data: bytes, told: Told, *, form: Format = "html") -> Source:
    r"""Make a source of a page's bytes.

    >>> page = b"<h1>Gipfel</h1><nav>Politik</nav><p>Die Minister <b>tagten</b> in Riga.</p>"
    >>> page_source(page, Told()).text
    'Gipfel\n\nPolitik\n\nDie Minister tagten in Riga.'
    """
    decoded = decode_page(data, told)
    tree = parse(decoded.text.lstrip("\ufeff"), told.name)
    drafts = find_drafts(tree)
    if not drafts:
        raise EmptyInput(
            f"{told.name} is a page without any visible text. The usual cause is a page that a script fills: "
            "open it in a browser and save it from there."
        )
    stated = statements(tree)
    titles, leads = ([one.value for one in stated if one.field == field] for field in ("title", "summary"))
    url = told.url or address_of(tree)
    kept = keepers(tree, drafts, titles, leads)
    return Source(
        text=BETWEEN.join(draft.text for draft in drafts),
        published=told.published,
        url=url,
        name=told.name,
        encoding=decoded.encoding,
        format=form,
        captured=told.captured,
        blocks=tuple(_blocks(drafts, kept)),
        stated=(*stated, *_shown_days(drafts, kept)),
        notes=(*decoded.notes, *_no_article(kept)),
    )


def fragment_blocks(markup: str, name: str, *, origin: str, start: int = 0) -> tuple[str, tuple[Block, ...]]:
    """Give text and blocks of a piece of a page that is all article, such as a feed's entry."""
    drafts = find_drafts(parse(f"<div>{markup}</div>", name)) if markup.strip() else []
    kept = ["format"] * len(drafts)
    blocks = tuple(_blocks(drafts, kept, start=start, origin=origin))
    return BETWEEN.join(draft.text for draft in drafts), blocks


def _blocks(
    drafts: Sequence[Draft], kept: Sequence[str | None], *, start: int = 0, origin: str = ""
) -> Iterator[Block]:
    for draft, by in zip(drafts, kept, strict=True):
        end = start + len(draft.text)
        tag = draft.tag
        if tag == "span" and draft.parent is not None:
            tag = str(draft.parent.tag)
        yield Block(
            start=start,
            end=end,
            origin=origin or tag,
            kept_by=by,
            links=round(draft.linked / len(draft.text), 2),
            line=None if draft.holder.sourceline is ... else draft.holder.sourceline,
        )
        start = end + len(BETWEEN)


def _shown_days(drafts: Sequence[Draft], kept: Sequence[str | None]) -> Iterator[Stated]:
    """Give the days that the article's head shows with a machine's spelling beside them.

    Below the first paragraphs such days are those of other articles and of comments.
    """
    told = 0
    for i, (draft, by) in enumerate(zip(drafts, kept, strict=True)):
        if draft.day and by is not None:
            yield Stated(field="published", value=draft.day, by="time element", block=i)
        told += by not in {None, "nearby"} and len(draft.text.split()) >= PARAGRAPH
        if told == 2:
            return


def _no_article(kept: Sequence[str | None]) -> Iterator[Note]:
    if "all" in kept:
        yield Note(
            kind="no_article_found",
            words="No block of the page looks like an article; all of it was read.",
            rule="intake.keepers",
        )
