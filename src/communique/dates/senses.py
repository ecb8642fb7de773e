"""Tables of words → senses: what a word or phrase of a language says, as one of a kind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from communique.languages import Table

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
    "shifts": ("shift", {"value": "offset", "deictic": "is_deictic", "length": "is_length"}, {}),
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


def senses_of(words: Table) -> dict[str, tuple[Sense, ...]]:
    """Give what the words of a language say, by their first word, the longest phrases first."""
    found: dict[str, list[Sense]] = {}
    for sense in _Senses(words).all():
        forms = (word if words["capitals_tell"] else word.lower() for word in sense.words)
        known = replace(sense, words=tuple(map(folded, forms)))
        found.setdefault(known.words[0], []).append(known)
    return {first: tuple(sorted(all_, key=lambda one: -len(one.words))) for first, all_ in found.items()}
