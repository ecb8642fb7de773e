"""A language's temporal words and forms, compiled once from ``languages/<xx>/dates.toml``."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from communique.dates.forms import COMMON, Element, Form, compiled
from communique.languages import Table, table
from communique.records import Language

DIGITS = "0"
"""Stands for all words in digits where forms are looked up by their first word."""

_FOLDS = str.maketrans("’ʼ`Ёё", "'''Ее", "\u0301\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a word or phrase says as one of a kind: ``fields`` of a `Value`, ``number`` what it counts.

    ``entry`` is the name of the dictionary's entry, ``words`` the whole phrase.
    """

    kind: str
    entry: str
    words: tuple[str, ...]
    fields: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language and the forms they come in.

    ``senses`` go from a first word to the phrases it begins, longest first; ``sets`` and ``phrases`` are the
    plain lists, of single words and of word groups; ``shapes`` are regular expressions over one word in
    digits. ``forms`` go from the names of nested rules, none for those that stand alone, to their forms by
    the words they may begin with.
    """

    senses: Mapping[str, tuple[Sense, ...]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    shapes: Mapping[str, re.Pattern[str]]
    pieces: re.Pattern[str]
    decimal_mark: str
    capitals_tell: bool
    years_before_nouns: bool
    forms: Mapping[tuple[str, ...], Mapping[str, tuple["Opening", ...]]]

    def key(self, text: str) -> str:
        """Write a word as the dictionary does: without invisible marks, small where capitals say nothing.

        >>> lexicon("de").key("Don\u00adnerstag")
        'Donnerstag'
        """
        clean = folded(text)
        return clean if self.capitals_tell else clean.lower()


def folded(text: str) -> str:
    """Write a word without invisible marks, with one kind of apostrophe and one letter for е and ё.

    >>> folded("п’ять"), folded("трёх")
    ("п'ять", 'трех')
    """
    return text if text.isascii() else text.translate(_FOLDS)


def decapitalised(form: str) -> str:
    """Write the first letter small.

    >>> decapitalised("Heute")
    'heute'
    """
    return form[:1].lower() + form[1:]


@cache
def lexicon(language: Language) -> Lexicon:
    """Compile a language's words, once a process."""
    words = table(language, "dates")
    sets, phrases = _lists(words)
    senses = _by_first_word(_Senses(words).all(), lower=not words["capitals_tell"])
    rules = [compiled(rule, form, fields) for rule, form, fields in _forms(words)]
    nested: dict[str, tuple[Form, ...]] = {}
    for form in rules:
        nested[form.rule] = (*nested.get(form.rule, ()), form)
    kinds: dict[str, set[str]] = {}
    for first, found in senses.items():
        for sense in found:
            kinds.setdefault(sense.kind, set()).add(first)
    openers = _Openers(
        nested, senses, {kind: frozenset(firsts) for kind, firsts in kinds.items()}, sets, phrases
    )
    return Lexicon(
        senses=senses,
        sets=defaultdict(frozenset, sets),
        phrases=phrases,
        shapes={name: re.compile(shape) for name, shape in words["shapes"].items()},
        pieces=_pieces(words),
        decimal_mark=words["decimal_mark"],
        capitals_tell=words["capitals_tell"],
        years_before_nouns=words.get("years_before_nouns", False),
        forms={
            (): _indexed((form for form in rules if not form.is_nested), openers),
            **{names: _indexed((f for f in rules if f.rule in names), openers) for names in _asked(rules)},
        },
    )


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


def _by_first_word(senses: Iterable[Sense], *, lower: bool) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for sense in senses:
        words = tuple(folded(word.lower() if lower else word) for word in sense.words)
        sense = replace(sense, words=words)  # noqa: PLW2901
        found.setdefault(sense.words[0], []).append(sense)
    return {first: tuple(sorted(all_, key=lambda one: -len(one.words))) for first, all_ in found.items()}


# ------------------------------------------------------------------------------------------------ the words

_TABLES: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, Any]]] = {
    "months": ("month", {"value": "month"}, {"unit": "M"}),
    "weekdays": ("weekday", {"value": "weekday"}, {"unit": "D"}),
    "parts_of_day": ("part", {"value": "part"}, {"type": "TIME"}),
    "habitual_parts": ("habit", {"value": "part"}, {"type": "TIME"}),
    "times": ("named_time", {"hour": "hour", "minute": "minute"}, {"type": "TIME"}),
    "minutes": ("minutes", {"value": "minute"}, {}),
    "half_days": ("half_day", {"add": "add"}, {}),
    "seasons": ("season", {"value": "season"}, {"unit": "S"}),
    "holidays": ("holiday", {"month": "month", "day": "day"}, {"unit": "D"}),
    "edges": ("edge", {"value": "mod"}, {}),
    "shifts": ("shift", {"value": "offset", "deictic": "is_deictic"}, {}),
    "carried_shifts": ("carried_shift", {"value": "offset"}, {}),
    "carried": ("carried", {"unit": "unit", "offset": "offset", "part": "part", "or_now": "or_now"}, {}),
    "deictics": ("deictic", {"unit": "unit", "offset": "offset", "part": "part"}, {}),
    "references": ("reference", {"value": "reference"}, {}),
    "frequencies": ("frequency", {"unit": "unit", "amount": "amount"}, {"type": "SET"}),
    "long": ("long", {"unit": "unit", "amount": "amount"}, {"type": "DURATION"}),
    "vague_counts": ("vague", {}, {}),
    "length_mods": ("length_mod", {"value": "mod"}, {}),
}
"""Table of a language's file → kind of word, which of its keys become which fields, fields that all have."""

_NUMERALS: Mapping[str, str] = {
    "numbers": "number", "fractions": "fraction", "ordinals": "ordinal", "decades": "decade",
}  # fmt: skip


class _Senses:
    """Gives the senses of a language's file."""

    def __init__(self, words: Table) -> None:
        self.words = words
        self.endings = ("", *words["adjective_endings"])

    def all(self) -> Iterator[Sense]:
        for name, (kind, keys, given) in _TABLES.items():
            for entry in self.words.get(name, ()):
                fields = dict(given) | {to: entry[key] for key, to in keys.items() if key in entry}
                yield from self._of(kind, entry, _typed(fields))
        yield from self._numerals()
        yield from self._days()
        yield from self._units()
        yield from self._measures()

    def _of(self, kind: str, entry: Table, fields: Mapping[str, Any], number: str = "") -> Iterator[Sense]:
        forms = [*entry.get("words", ()), *self._inflected(entry.get("stems", ()))]
        for form in forms:
            yield Sense(kind=kind, entry=forms[0], words=tuple(form.split()), fields=fields, number=number)

    def _inflected(self, stems: Iterable[str]) -> Iterator[str]:
        yield from (stem + ending for stem in stems for ending in self.endings)

    def _numerals(self) -> Iterator[Sense]:
        for name, kind in _NUMERALS.items():
            for form, value in self.words.get(name, {}).items():
                forms = self._inflected([form]) if kind == "ordinal" else [form]
                for one in forms:
                    yield Sense(kind=kind, entry=form, words=tuple(one.split()), number=str(value))

    def _days(self) -> Iterator[Sense]:
        """Give the habits of days ("montags") and days joined to their parts ("Mittwochabend")."""
        for day in self.words["weekdays"]:
            fields = {"unit": "D", "weekday": day["value"]}
            yield from self._of("habitual_day", {"words": day.get("habitual", ())}, fields)
            for part in self.words["parts_of_day"]:
                joined = [name + tail for name in day["words"] for tail in part.get("joined", ())]
                timed = {**fields, "type": "TIME", "part": part["value"]}
                yield from self._of("weekday_part", {"words": joined}, timed)

    def _units(self) -> Iterator[Sense]:
        """Give the units, one and many, and edges joined to them ("Monatsende")."""
        units = {form for unit in self.words["units"] for form in (*unit["one"], *unit["many"])}
        for unit in self.words["units"]:
            fields = {"unit": unit["value"]}
            for kind, forms in (("unit", unit["one"]), ("units", unit["many"])):
                yield from self._of(kind, {"words": forms}, fields)
            for edge in self.words["edges"]:
                joined = [stem + tail for stem in unit.get("joined", ()) for tail in edge.get("joined", ())]
                joined = [form for form in joined if form not in units]
                yield from self._of("edge_unit", {"words": joined}, {**fields, "mod": edge["value"]})

    def _measures(self) -> Iterator[Sense]:
        """Give the adjectives of length, alone and joined to a number: "tägig", "zweitägig"."""
        numbers = self.words.get(
            "measure_numbers", {**self.words["numbers"], **self.words.get("fractions", {})}
        )
        for entry in self.words.get("measures", ()):
            fields = {"unit": entry["unit"]}
            yield from self._of("measure_tail", entry, fields)
            for name, value in numbers.items():
                joined = {"stems": [name + stem for stem in entry["stems"]]}
                yield from self._of("measure", joined, fields, number=str(value))


def _typed(fields: dict[str, Any]) -> dict[str, Any]:
    """Write an offset with its sign, and let what names a part of a day be a time."""
    if isinstance(fields.get("offset"), int):
        fields["offset"] = f"{fields['offset']:+d}"
    if "part" in fields:
        fields["type"] = "TIME"
    if "unit" in fields and "offset" in fields:
        fields["offset_unit"] = fields["unit"]
    return fields


# ---------------------------------------------------------------------------------------------- where to look

_DIGIT_CLASSES: Mapping[str, tuple[str, ...]] = {
    "year": (), "years": (), "nn": (), "roman": (),
    "day": ("ordinal", "number"), "days": ("ordinal", "number"), "hours": ("number", "ordinal"),
    "number": ("number", "fraction"), "amount": ("number", "fraction", "vague"),
    "amounts": ("number", "fraction", "vague"),
}  # fmt: skip
"""Classes that digits may begin, with the kinds of words that may begin them too."""
_ROWS: Mapping[str, tuple[str, ...]] = {**_DIGIT_CLASSES, "months": ("month",)}


Opening = tuple[Form, frozenset[str] | None]
"""A form, and the words that must follow its first word where those can be told."""


@dataclass(frozen=True, slots=True)
class _Openers:
    """Knows the words that a form may begin with."""

    nested: Mapping[str, tuple[Form, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    kinds: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    known: dict[Form, dict[str, frozenset[str] | None]] = field(default_factory=dict)

    def of(self, elements: tuple[Element, ...]) -> Iterator[str]:
        """Give the words that a row of elements may begin with, and `DIGITS` where it may with digits."""
        for element in elements:
            yield from self._of_element(element)
            if not element.optional:
                return

    def with_seconds(self, form: Form) -> dict[str, frozenset[str] | None]:
        """Give the words that a form may begin with, and for each those that must follow it, where known."""
        if form not in self.known:
            self.known[form] = self._with_seconds(form)
        return self.known[form]

    def _with_seconds(self, form: Form) -> dict[str, frozenset[str] | None]:
        found: dict[str, frozenset[str] | None] = {}
        for k, element in enumerate(form.inner):
            rest = form.inner[k + 1 :]
            is_open = any("roman" in later.kinds for later in rest) or all(later.optional for later in rest)
            behind = None if is_open else frozenset(self.of(rest))
            for first in dict.fromkeys(self._of_element(element)):
                here, known = self._after(element, first, behind), found.get(first, frozenset())
                found[first] = None if here is None or known is None else known | here
            if not element.optional:
                break
        return found

    def _after(self, element: Element, first: str, behind: frozenset[str] | None) -> frozenset[str] | None:
        """Give the words that may follow an element's first word, ``behind`` those that follow its last."""
        if element.kind == "shape" or first == DIGITS:
            return None
        if element.kind == "rule":
            return self._after_nested(element.rules, first)
        groups = self._groups(element, first)
        is_row = any(kind in _ROWS for kind in element.kinds)
        ends_here = any(len(group) == 1 for group in groups)
        if ends_here and (is_row or behind is None):
            return None
        seconds = frozenset(group[1] for group in groups if len(group) > 1)
        return seconds | behind if ends_here and behind is not None else seconds

    def _after_nested(self, rules: tuple[str, ...], first: str) -> frozenset[str] | None:
        forms = (form for rule in rules for form in self.nested.get(rule, ()))
        seconds = [found[first] for form in forms if first in (found := self.with_seconds(form))]
        known = [one for one in seconds if one is not None]
        return frozenset().union(*known) if len(known) == len(seconds) else None

    def _groups(self, element: Element, first: str) -> list[tuple[str, ...]]:
        """Give the words and word groups that an element may be and that begin with a word."""
        if element.kind == "word":
            return [(first,)]
        named = [element.name] if element.kind == "list" else []
        named += ["half_words"] if {"amount", "amounts"} & set(element.kinds) else []
        groups: list[tuple[str, ...]] = [(first,) for name in named if first in self.sets.get(name, ())]
        groups += [group for name in named for group in self.phrases.get(name, ()) if group[0] == first]
        kinds = {one for kind in element.kinds for one in _ROWS.get(kind, (kind,))}
        return groups + [sense.words for sense in self.senses.get(first, ()) if sense.kind in kinds]

    def _of_element(self, element: Element) -> Iterator[str]:
        match element.kind:
            case "word":
                yield element.name
            case "list":
                yield from self._listed(element.name)
            case "rule":
                for rule in element.rules:
                    for form in self.nested.get(rule, ()):
                        yield from self.of(form.inner)
            case "shape":
                yield DIGITS
            case _:
                for kind in element.kinds:
                    yield from self._of_kind(kind)

    def _of_kind(self, kind: str) -> Iterator[str]:
        if kind in _DIGIT_CLASSES:
            yield DIGITS
        for one in _ROWS.get(kind, (kind,)):
            yield from self.kinds.get(one, ())
        if kind in {"amount", "amounts"}:
            yield from self._listed("half_words")

    def _listed(self, name: str) -> Iterator[str]:
        yield from self.sets.get(name, ())
        yield from (phrase[0] for phrase in self.phrases.get(name, ()))


def _indexed(forms: Iterable[Form], openers: _Openers) -> dict[str, tuple[Opening, ...]]:
    """Index forms by the words that they may begin with."""
    index: dict[str, list[Opening]] = {}
    for form in forms:
        for opener, second in openers.with_seconds(form).items():
            index.setdefault(opener, []).append((form, second))
    return {opener: tuple(found) for opener, found in index.items()}
