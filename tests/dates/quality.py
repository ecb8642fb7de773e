"""Scores of the dates step on our own annotated texts; `python -m dates.quality` prints them.

TempEval-3: relaxed is one character in common, type and value are counted among relaxed matches, all as F1;
relation and mod are F1 over those that have one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from communique.dates import find_dates
from communique.languages import LANGUAGES
from communique.records import Date, Language
from dates.texts import Expected, gold, parse_all


@cache
def scores(language: Language) -> dict[str, float]:
    """Give relaxed, strict, type, value, relation and mod, in percent."""
    count: Counter[str] = Counter()
    texts = gold(language)
    for text, parsed in zip(texts, parse_all(language, [(t.text, t.published) for t in texts]), strict=True):
        found, _ = find_dates(parsed)
        _count(count, text.expected, found)
    names = ("relaxed", "strict", "type", "value", "relation", "mod")
    return {name: round(200 * count[name] / max(count[f"{name} sum"], 1), 1) for name in names}


def _count(count: Counter[str], expected: Sequence[Expected], found: Sequence[Date]) -> None:
    for name in ("relaxed", "strict", "type", "value"):
        count[f"{name} sum"] += len(expected) + len(found)
    for name in ("relation", "mod"):
        count[f"{name} sum"] += sum(getattr(one, name) is not None for one in (*expected, *found))
    for wanted, got in _pairs(expected, found):
        count["relaxed"] += 1
        count["strict"] += got.span == wanted.span
        count["type"] += got.type == wanted.type
        count["value"] += got.value == wanted.value
        count["relation"] += got.relation is not None and got.relation == wanted.relation
        count["mod"] += got.mod is not None and got.mod == wanted.mod


def _pairs(expected: Sequence[Expected], found: Sequence[Date]) -> Iterator[tuple[Expected, Date]]:
    """Pair what overlaps, each once; both stand in text order and apart."""
    left = list(found)
    for wanted in expected:
        near = [d for d in left if d.span.start < wanted.span.end and wanted.span.start < d.span.end]
        if near:
            best = max(near, key=lambda d: (d.span == wanted.span, d.value == wanted.value))
            left.remove(best)
            yield wanted, best


if __name__ == "__main__":
    for code in LANGUAGES:
        print(code, scores(code))  # noqa: T201
