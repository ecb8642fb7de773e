"""Days of publication that copies lend each other: inferred, said to be so, never the article's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from communique.records import Doubt, record_id
from communique.stories.link import Link, Method

LENDING: frozenset[Method] = frozenset({"exact", "copy"})
"""A translation may be printed days later; the same words rarely are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LentDate:
    """Between which days an article without a day of publication seems to have come out, as its copies did.

    ISO days, both inclusive, one day where the ``lenders`` (ids of articles) agree; ``links`` are the ids of
    the links that make them copies.
    """

    id: str
    article: str
    earliest: str
    latest: str
    lenders: tuple[str, ...]
    links: tuple[str, ...]


def lent_dates(published: Mapping[str, str | None], links: Iterable[Link]) -> tuple[LentDate, ...]:
    """Lend each article without a day those of its direct copies; by the articles' ids.

    ``published`` gives the day of every article that the links name, or none. What was lent is not lent on.
    """
    lent: dict[str, list[tuple[str, str]]] = {}
    for each in links:
        if each.method in LENDING:
            for article, lender in ((each.one, each.other), (each.other, each.one)):
                if published[article] is None and published[lender] is not None:
                    lent.setdefault(article, []).append((lender, each.id))
    return tuple(_lent(article, sorted(set(lenders)), published) for article, lenders in sorted(lent.items()))


def as_doubt(lent: LentDate) -> Doubt:
    """Put a lent date into the words that go with its article."""
    when = lent.earliest if lent.earliest == lent.latest else f"between {lent.earliest} and {lent.latest}"
    words = (
        f"The article has no day of publication. It was printed {when} elsewhere, "
        f"in the same words: {', '.join(lent.lenders)}."
    )
    return Doubt(
        id=lent.id, about=lent.article, kind="date_lent", words=words, evidence=(), rule="stories.lent_dates"
    )


def _lent(article: str, lenders: list[tuple[str, str]], published: Mapping[str, str | None]) -> LentDate:
    days = sorted(day for lender, _ in lenders if (day := published[lender]) is not None)
    names = tuple(dict.fromkeys(lender for lender, _ in lenders))
    return LentDate(
        id=record_id(article, "lent date", *days, *names),
        article=article,
        earliest=days[0],
        latest=days[-1],
        lenders=names,
        links=tuple(sorted(link for _, link in lenders)),
    )
