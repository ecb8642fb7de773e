"""The shapes of a language, compiled: how it writes a day, a dateline, an author's name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.article.days import DayForms

DATELINE = (
    r"(?P<place>{place})?"
    r"(?P<day>,?\s*(?:{date}))?"
    r"\.?,?\s*"
    r"(?:(?P<agency>[(/\[](?P<names>[^()\[\]/]{2,20}(?:[/,+][^()\[\]/]{2,20}){0,3})[)/\]]))?"
    r"\s*(?P<dash>(?:{dash})(?=\s))?\s*"
)
"""Place, day, agency in brackets, dash: each may be missing. A language's ``datelines`` go before it."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What the ``[shapes]`` of a language say, as patterns.

    ``place_lines`` are a place and a day in a line of their own, ``pieces`` what parts the names in a credit;
    with one of ``open_ends`` at its end ("p.m.") a short line is no sentence. A word of ``beside`` may stand
    between an author and an agency; a line of up to ``dated_words`` words may be a label and its day.
    """

    days: DayForms
    datelines: tuple[re.Pattern[str], ...]
    place_lines: tuple[re.Pattern[str], ...]
    name: re.Pattern[str]
    pieces: re.Pattern[str]
    open_ends: tuple[str, ...]
    beside: frozenset[str]
    dated_words: int


def compile_shapes(content: Mapping[str, Any], months: Mapping[str, int], agencies: Iterable[str]) -> Shapes:
    """Compile the ``[shapes]`` of a language; fill in ``{place}``, ``{date}``, ``{month}``, ``{agency}``."""
    fillings = {
        "{place}": content["place"],
        "{date}": content["date"],
        "{dash}": content["dash"],
        "{month}": _any_of(months),
        "{agency}": _any_of(agencies),
    }

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, filling in fillings.items():
            pattern = pattern.replace(name, filling)
        return re.compile(pattern)

    datelines = (*(entry["pattern"] for entry in content.get("datelines", ())), DATELINE)
    return Shapes(
        DayForms(months, tuple(re.compile(entry["pattern"]) for entry in content["days"])),
        datelines=tuple(map(compiled, datelines)),
        place_lines=tuple(compiled(entry["pattern"]) for entry in content.get("place_lines", ())),
        name=re.compile(content["name"]),
        pieces=re.compile(rf"[/,;|&+()\[\]–—]|\s-\s|\s(?:{'|'.join(content['joiners'])})\s"),
        open_ends=tuple(content.get("open_ends", ())),
        beside=frozenset(content.get("beside", ())),
        dated_words=content["dated_words"],
    )


def _any_of(words: Iterable[str]) -> str:
    """Give a pattern for any of some words, in any case and the longest that fits."""
    forms = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?i:{'|'.join(map(re.escape, forms))})(?!\w)"
