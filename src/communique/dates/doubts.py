"""What an editor is told when a date could not be named, or does not fit itself."""

from collections.abc import Iterator

from communique.dates.resolve import Resolved
from communique.records import Article, Date, Doubt, record_id

_YEARLY = frozenset({"M", "S", "Q", "HY", "Y"})


def doubts_about(dated: Date, resolved: Resolved, article: Article) -> Iterator[Doubt]:
    """Raise what there is to doubt about a date."""
    quoted = f"“{article.text[dated.span.start : dated.span.end]}”"
    for rule in (date_unresolved, weekday_contradicts_date):
        reason = rule(resolved, article.published)
        if reason is not None:
            yield Doubt(
                id=record_id(article.sha256, "doubt", rule.__name__, dated.id),
                about=dated.id,
                kind=rule.__name__,
                words=f"{quoted} {reason}",
                evidence=tuple(one for one in dated.evidence if one.of == "span"),
                rule=f"dates.{rule.__name__}",
            )


def date_unresolved(resolved: Resolved, published: str | None) -> str | None:
    """Doubt a date that needs a day to reckon from where there is none.

    Example: Das Treffen beginnt um 17.30 Uhr.
    """
    if not resolved.needs_day:
        return None
    lacking = "year" if resolved.value.unit in _YEARLY else "day"
    if published is None and resolved.value.unit is not None:
        return f"cannot be given its {lacking}: the article has no publication date to reckon from."
    return f"cannot be given its {lacking}: nothing near it says which is meant."


def weekday_contradicts_date(resolved: Resolved, published: str | None) -> str | None:
    """Doubt a day of the week that does not fit the date beside it, or the publication date.

    Example: Am Mittwoch, dem 4. April 2024, trafen sich die Gesandten.
    """
    if not resolved.clashes:
        return None
    if resolved.anchor == "dct":
        return f"does not fit the publication date {published}: reckoned from it, that is another weekday."
    return "contradicts itself: the date is not that day of the week."
