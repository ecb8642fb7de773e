"""What an editor is told when a date could not be named, or does not fit itself."""

from collections.abc import Iterator

from communique.dates.resolve import Resolved
from communique.records import Article, Date, Doubt, record_id


def doubts_about(dated: Date, resolved: Resolved, article: Article) -> Iterator[Doubt]:
    """Raise what there is to doubt about a date."""
    for rule in (date_unresolved, weekday_contradicts_date):
        words = rule(article.text[dated.span.start : dated.span.end], dated, resolved, article)
        if words is not None:
            yield Doubt(
                id=record_id(article.sha256, "doubt", rule.__name__, dated.id),
                about=dated.id,
                kind=rule.__name__,
                words=words,
                evidence=tuple(e for e in dated.evidence if e.of == "span"),
                rule=f"dates.{rule.__name__}",
            )


def date_unresolved(words: str, dated: Date, resolved: Resolved, article: Article) -> str | None:
    """Doubt a date that needs a day to reckon from where there is none.

    Example: Das Treffen beginnt um 17.30 Uhr.
    """
    if not resolved.needs_day:
        return None
    if article.published is None:
        return f"“{words}” cannot be given its day: the article has no publication date to reckon from."
    return f"“{words}” cannot be given its day: nothing in the article says which one is meant."


def weekday_contradicts_date(words: str, dated: Date, resolved: Resolved, article: Article) -> str | None:
    """Doubt a day of the week that does not fit the date beside it.

    Example: Am Mittwoch, dem 4. April 2024, trafen sich die Gesandten.
    """
    if not resolved.clashes:
        return None
    return f"“{words}” contradicts itself: {dated.value} is not that day of the week."
