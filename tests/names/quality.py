"""How well names are compared, on pairs of our own or of a file with the same columns."""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from communique.names import THRESHOLD, likeness, same_key
from communique.records import Language

OWN = Path(__file__).parent / "pairs.csv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two spellings, their languages, and whether they are one person's name."""

    a: str
    b: str
    lang_a: Language | None
    lang_b: Language | None
    same: bool
    kind: str


def read_pairs(path: Path = OWN) -> list[Pair]:
    """Read a file with the columns name_a, name_b, lang_a, lang_b, same and perhaps kind, commas or tabs."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="," if path.suffix == ".csv" else "\t"))
    return [
        Pair(
            row["name_a"],
            row["name_b"],
            _language(row["lang_a"]),
            _language(row["lang_b"]),
            row["same"] == "1",
            row.get("kind") or "",
        )
        for row in rows
    ]


def _language(code: str) -> Language | None:
    return cast("Language", code) if code in get_args(Language) else None


def likenesses(pairs: Sequence[Pair]) -> list[float]:
    """Compare each pair."""
    return [likeness(pair.a, pair.b, pair.lang_a, pair.lang_b) for pair in pairs]


def scores(pairs: Sequence[Pair], found: Sequence[float]) -> dict[str, float]:
    """Give AUC, precision and recall at the threshold, recall at precision .98, and both of equal keys."""
    same = sorted(value for pair, value in zip(pairs, found, strict=True) if pair.same)
    other = sorted(value for pair, value in zip(pairs, found, strict=True) if not pair.same)
    keyed = [same_key(pair.a, pair.b, pair.lang_a, pair.lang_b) for pair in pairs]
    equal = sum(pair.same for pair, key in zip(pairs, keyed, strict=True) if key)
    precision, recall = _at(THRESHOLD, same, other)
    cuts = (_at(cut, same, other) for cut in same)
    return {
        "auc": _auc(same, other),
        "precision": precision,
        "recall": recall,
        "recall at .98": max((recall for precision, recall in cuts if precision >= 0.98), default=0.0),
        "key precision": equal / max(1, sum(keyed)),
        "key recall": equal / max(1, len(same)),
    }


def _at(cut: float, same: Sequence[float], other: Sequence[float]) -> tuple[float, float]:
    """Give precision and recall where all from a cut up are called one name; values sorted."""
    right = len(same) - bisect_left(same, cut)
    wrong = len(other) - bisect_left(other, cut)
    return right / max(1, right + wrong), right / max(1, len(same))


def _auc(same: Sequence[float], other: Sequence[float]) -> float:
    """Give how often a pair of one person is liker than one of two; values sorted."""
    if not same or not other:
        return float("nan")
    won = sum(bisect_left(other, value) + bisect_right(other, value) for value in same)
    return won / (2 * len(same) * len(other))
