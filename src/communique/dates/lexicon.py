"""A language's temporal words, compiled once from ``languages/<xx>/dates.toml``."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from communique.languages import Table, table
from communique.records import Language

Kind = Literal[
    "month", "weekday", "habitual_day", "part", "habit", "season", "unit", "edge", "shift", "carried_shift",
    "carried", "deictic", "reference", "frequency", "long", "measure", "vague", "length_mod", "number",
    "fraction", "ordinal", "decade",
]  # fmt: skip


_Tables = tuple[tuple[str, Kind], ...]
_SHIFTS: _Tables = (("shifts", "shift"), ("carried_shifts", "carried_shift"))
_LENGTHS: _Tables = (("frequencies", "frequency"), ("long", "long"), ("measures", "measure"))
_NUMERALS: _Tables = (("numbers", "number"), ("fractions", "fraction"), ("decades", "decade"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a word says: ``fields`` are fields of a `Value`, ``entry`` the name of the dictionary's entry.

    ``number`` is what a numeral counts, ``many`` says that a unit stands in the plural.
    """

    kind: Kind
    entry: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    number: str = ""
    many: bool = False


Senses = Mapping[str, Mapping[Kind, Sense]]
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language.

    ``senses`` go from a form to its senses by kind, ``phrases`` from a first word to the phrases it may
    begin, longest first; ``sets`` are the plain lists of words, ``stems`` single stems; ``triggers`` are the
    forms at which an expression may begin. ``measure`` splits "zweitägig" into its number and the rest.
    """

    senses: Senses
    phrases: Phrases
    sets: Mapping[str, frozenset[str]]
    stems: Mapping[str, str]
    triggers: frozenset[str]
    measure: re.Pattern[str]

    def look_up(self, form: str, kind: Kind, *, begins: bool) -> Sense | None:
        """Find a word's sense; where a sentence begins, a capital says nothing."""
        found = self.senses.get(form, {}).get(kind)
        if found is None and begins:
            found = self.senses.get(decapitalised(form), {}).get(kind)
        return found

    def has_ending(self, ending: str) -> bool:
        """Say whether an adjective may end so."""
        return ending in self.sets["adjective_endings"]


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
    senses: dict[str, dict[Kind, Sense]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for form, sense in _entries(words):
        first, *rest = form.split()
        if rest:
            phrases.setdefault(first, []).append(((first, *rest), sense))
        else:
            senses.setdefault(form, {}).setdefault(sense.kind, sense)
    sets = {name: frozenset(value) for name, value in words.items() if _is_list(value)}
    openers = [sets[name] for name in ("determiners", "every", "all", "per", "once", "half_hour")]
    measures = "|".join(sorted(form for form in senses if "measure" in senses[form]))
    return Lexicon(
        senses=senses,
        phrases={
            first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in phrases.items()
        },
        sets=sets,
        stems={name: value for name, value in words.items() if isinstance(value, str)},
        measure=re.compile(rf"(\w*?)({measures})"),
        triggers=frozenset().union(senses, phrases, *openers),
    )


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _entries(words: Table) -> Iterator[tuple[str, Sense]]:
    yield from _calendar_words(words)
    yield from _day_words(words)
    yield from _unit_words(words)
    yield from _adjectives(words)
    yield from _fixed_words(words)
    yield from _number_words(words)


def _calendar_words(words: Table) -> Iterator[tuple[str, Sense]]:
    yield from _listed(words["months"], "month", lambda e: {"unit": "M", "month": e["value"]})
    yield from _listed(words["weekdays"], "weekday", lambda e: {"unit": "D", "weekday": e["value"]})
    yield from _listed(words["seasons"], "season", lambda e: {"unit": "S", "season": e["value"]})
    for entry in words["weekdays"]:
        sense = _sense("habitual_day", entry, {"unit": "D", "weekday": entry["value"]})
        yield from ((form, sense) for form in entry["habitual"])


def _day_words(words: Table) -> Iterator[tuple[str, Sense]]:
    """Give the parts of the day, alone and joined to the days of the week: "Mittwochabend"."""
    yield from _listed(words["parts_of_day"], "part", lambda e: {"part": e["value"]})
    yield from _listed(words["habitual_parts"], "habit", lambda e: {"part": e["value"]})
    for part in words["parts_of_day"]:
        for day in words["weekdays"]:
            fields = {"unit": "D", "weekday": day["value"], "part": part["value"]}
            sense = _sense("weekday", day, fields)
            yield from ((name + tail, sense) for name in day["words"] for tail in part["joined"])


def _unit_words(words: Table) -> Iterator[tuple[str, Sense]]:
    """Give the units, and the edges alone and joined to units: "Monatsende"."""
    yield from _listed(words["edges"], "edge", lambda e: {"mod": e["value"]})
    for unit in words["units"]:
        for forms, many in ((unit["one"], False), (unit["many"], True)):
            sense = Sense(kind="unit", entry=unit["one"][0], fields={"unit": unit["value"]}, many=many)
            yield from ((form, sense) for form in forms)
        for edge in words["edges"]:
            sense = _sense("edge", edge, {"unit": unit["value"], "mod": edge["value"]})
            yield from ((stem + tail, sense) for stem in unit["joined"] for tail in edge["joined"])


def _adjectives(words: Table) -> Iterator[tuple[str, Sense]]:
    endings = words["adjective_endings"]
    for name, kind in _SHIFTS:
        for entry in words[name]:
            sense = Sense(kind=kind, entry=entry["stem"], fields=_shift(entry))
            yield from ((entry["stem"] + ending, sense) for ending in endings)
    for name, kind in _LENGTHS:
        for entry in words[name]:
            sense = Sense(kind=kind, entry=entry["stems"][0], fields={"unit": entry["unit"]})
            yield from ((stem + ending, sense) for stem in entry["stems"] for ending in ("", *endings))


def _fixed_words(words: Table) -> Iterator[tuple[str, Sense]]:
    yield from _listed(words["carried"], "carried", _offset)
    yield from _listed(words["deictics"], "deictic", _offset)
    yield from _listed(words["references"], "reference", lambda e: {"reference": e["value"]})
    yield from _listed(words["vague_counts"], "vague", lambda _: {})
    yield from _listed(words["length_mods"], "length_mod", lambda e: {"mod": e["value"]})


def _shift(entry: Table) -> Mapping[str, Any]:
    return {"offset": f"{entry['value']:+d}", "is_deictic": entry.get("deictic", False)}


def _offset(entry: Table) -> Mapping[str, Any]:
    return {"unit": entry["unit"], "offset": entry["offset"], "offset_unit": entry["unit"]}


def _number_words(words: Table) -> Iterator[tuple[str, Sense]]:
    for name, kind in _NUMERALS:
        for form, value in words[name].items():
            yield form, Sense(kind=kind, entry=form, number=str(value))
    for stem, value in words["ordinals"].items():
        sense = Sense(kind="ordinal", entry=stem, number=str(value))
        yield from ((stem + ending, sense) for ending in words["adjective_endings"])


def _listed(
    entries: Iterable[Table], kind: Kind, fields: Callable[[Table], Mapping[str, Any]]
) -> Iterator[tuple[str, Sense]]:
    """Give the forms of entries that list them under ``words``."""
    for entry in entries:
        sense = _sense(kind, entry, fields(entry))
        yield from ((form, sense) for form in entry["words"])


def _sense(kind: Kind, entry: Table, fields: Mapping[str, Any]) -> Sense:
    return Sense(kind=kind, entry=entry["words"][0], fields=fields)
