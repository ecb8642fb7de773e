"""A language's temporal words and forms, compiled once from ``languages/<xx>/dates.toml``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.dates.forms import COMMON, Form, compiled
from communique.dates.openings import Openers, Opening, indexed
from communique.dates.senses import Sense, folded, senses_of
from communique.languages import Table, table
from communique.records import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language and the forms they come in.

    ``senses`` go from a first word to the phrases it begins, longest first; ``sets`` and ``phrases`` are the
    plain lists, of single words and of word groups, ``firsts`` the first words of these; ``shapes`` are
    regular expressions over one word in digits. ``forms`` go from the names of nested rules, none for those
    that stand alone, to their forms by the words they may begin with.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    firsts: Mapping[str, frozenset[str]]
    shapes: Mapping[str, re.Pattern[str]]
    pieces: re.Pattern[str]
    decimal_mark: str
    decimal: re.Pattern[str]
    capitals_tell: bool
    years_before_nouns: bool
    forms: Mapping[tuple[str, ...], Mapping[str, tuple[Opening, ...]]]

    def key(self, text: str) -> str:
        """Write a word as the dictionary does: without invisible marks, small where capitals say nothing.

        >>> lexicon("de").key("Don\u00adnerstag")
        'Donnerstag'
        """
        clean = folded(text)
        return clean if self.capitals_tell else clean.lower()


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's words, once a process."""
    words = table(language, "dates")
    sets, phrases = _lists(words)
    senses = senses_of(words)
    forms = [compiled(rule, form, fields) for rule, form, fields in _forms(words)]
    by_rule: dict[str, tuple[Form, ...]] = {}
    for form in forms:
        by_rule[form.rule] = (*by_rule.get(form.rule, ()), form)
    openers = Openers(by_rule, senses, _by_kind(senses), sets, phrases)
    return Lexicon(
        senses=senses,
        sets=defaultdict(frozenset, sets),
        phrases=phrases,
        firsts=defaultdict(frozenset, {name: frozenset(p[0] for p in ps) for name, ps in phrases.items()}),
        shapes={name: re.compile(shape) for name, shape in words["shapes"].items()},
        pieces=_pieces(words),
        decimal_mark=words["decimal_mark"],
        decimal=re.compile(rf"\d+(?:{re.escape(words['decimal_mark'])}\d+)?"),
        capitals_tell=words["capitals_tell"],
        years_before_nouns=words.get("years_before_nouns", False),
        forms={
            (): indexed((form for form in forms if not form.is_nested), openers),
            **{names: indexed((f for f in forms if f.rule in names), openers) for names in _asked(forms)},
        },
    )


def _by_kind(senses: Mapping[str, tuple[Sense, ...]]) -> dict[str, frozenset[str]]:
    """Give the first words of each kind."""
    kinds: dict[str, set[str]] = {}
    for first, found in senses.items():
        for sense in found:
            kinds.setdefault(sense.kind, set()).add(first)
    return {kind: frozenset(firsts) for kind, firsts in kinds.items()}


def _asked(forms: Iterable[Form]) -> set[tuple[str, ...]]:
    """Give the groups of rules that forms ask for within themselves."""
    return {element.rules for form in forms for element in form.inner if element.kind == "rule"}


def _pieces(words: Table) -> re.Pattern[str]:
    """Say where a token with digits in it comes apart: "3.–5." is three, "1990er" and "3rd" are one."""
    endings = "|".join(sorted(map(re.escape, words["digit_endings"]), key=len, reverse=True))
    tail = rf"(?:(?:{endings})(?!\w))?" if endings else ""
    stop = r"\.?" if words["ordinal_stop"] else ""
    return re.compile(rf"\d+(?:[.:,]\d+)*{tail}{stop}|[^\W\d_]+|[^\w\s]|_")


def _forms(words: Table) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for pattern in words["patterns"]:
        for form in pattern["forms"]:
            yield pattern["rule"], form, pattern.get("value", {})
    yield from ((rule, form, {}) for rule, form in COMMON)


def _lists(words: Table) -> tuple[dict[str, frozenset[str]], dict[str, tuple[tuple[str, ...], ...]]]:
    """Give the plain lists: their single words, and their word groups, longest first."""
    sets: dict[str, frozenset[str]] = {}
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, value in words.items():
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            parted = [tuple(folded(item).split()) for item in value]
            sets[name] = frozenset(first for first, *rest in parted if not rest)
            phrases[name] = tuple(sorted((p for p in parted if len(p) > 1), key=len, reverse=True))
    return sets, phrases
