"""How well pages of our own making are taken apart; `python -m intake.quality` prints it, page by page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from communique.intake.html import page_source
from communique.intake.source import Source, Told
from communique.reader import Reader
from communique.records import Article
from intake.shapes import pages
from intake.sheet import Made
from intake.varied import VARIATIONS, varied

TEXT = frozenset(["headline", "summary", "body"])


@dataclass
class Scores:
    """Counts over pages. Leftovers and paragraphs are counted as they were made, body in characters."""

    count: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, float]:
        """Percentages; see bench/README.md for what they mean."""
        c = self.count
        return {
            "characters": _percent(c["kept"], c["shown"]),
            "precision": _percent(c["leftovers right"], c["leftovers found"]),
            "recall": _percent(c["leftovers right"], c["leftovers"]),
            "body flagged": _percent(c["body flagged"], c["body"]),
            "roles": _percent(c["roles right"], c["roles"]),
            "day wrong": _percent(c["day wrong"], c["pages"]),
            "day missed": _percent(c["day missed"], c["pages"]),
            "language": _percent(c["language right"], c["pages"]),
        }


@cache
def scores(variation: str = "as made") -> Scores:
    """Read all pages of our own making, as they are or varied, and count."""
    total = Scores()
    for page in pages():
        score(varied(page, VARIATIONS[variation]), total)
    return total


def score(page: Made, total: Scores) -> None:
    """Add one page's counts."""
    source = page_source(page.data, Told(name=page.name, url=page.url))
    article, _ = Reader().article(source)
    c, where = total.count, f"{page.language}/{page.name}"
    c["pages"] += 1
    c["language right"] += article.language == page.language
    if article.published != page.published:
        c["day missed" if article.published is None else "day wrong"] += 1
        total.wrong.append(f"{where}: day {article.published}, made {page.published}")
    _count_characters(page, source, article, total)
    for text, role, found in _found_roles(page, source, article):
        is_leftover, was_leftover = found == "leftover", role == "leftover"
        c["leftovers"] += was_leftover
        c["leftovers found"] += is_leftover
        c["leftovers right"] += is_leftover and was_leftover
        c["roles"] += 1
        c["roles right"] += found == role or {found, role} <= {"byline", "agency"}
        if role in TEXT:
            c["body"] += len(text)
            c["body flagged"] += len(text) if found not in TEXT else 0
        if found != role:
            total.wrong.append(f"{where}: {role} read as {found}: {text[:70]!r}")


def _count_characters(page: Made, source: Source, article: Article, total: Scores) -> None:
    """Count the characters that were made and are in the text, and none that were not; white space apart."""
    made = Counter("".join("".join(text.split()) for text, _ in page.shown))
    joined = "".join(source.text[part.span.start : part.span.end] for part in article.parts)
    kept = Counter("".join(joined.split()))
    total.count["shown"] += (made | kept).total()
    total.count["kept"] += (made & kept).total()
    if made != kept:
        total.wrong.append(f"{page.language}/{page.name}: lost {made - kept}, added {kept - made}")


def _found_roles(page: Made, source: Source, article: Article) -> Iterator[tuple[str, str, str]]:
    """Give each text that a page shows, the role it was made for, and the role that most of it was given."""
    roles = [""] * len(source.text)
    for part in article.parts:
        roles[part.span.start : part.span.end] = [part.role] * (part.span.end - part.span.start)
    start = 0
    for text, role in page.shown:
        place = source.text.find(text, start)
        if place < 0:
            yield text, role, "lost"
            continue
        start = place + len(text)
        given = Counter(found for found in roles[place:start] if found != "blank")
        yield text, role, given.most_common(1)[0][0] if given else "blank"


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 3) if whole else 0.0


if __name__ == "__main__":
    for name in VARIATIONS:
        for line in scores(name).wrong:
            print(f"{name}: {line}")  # noqa: T201
    for name in VARIATIONS:
        print(name, scores(name).figures)  # noqa: T201
