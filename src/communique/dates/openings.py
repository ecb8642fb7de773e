"""Where forms may begin: by which first word, and followed by which second, as far as that can be told."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.dates.forms import Element, Form
from communique.dates.senses import Sense

DIGITS = "0"
"""Stands for all words in digits where forms are looked up by their first word."""

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
class Openers:
    """Knows the words that a form may begin with.

    ``nested`` are forms by the name of their rule, ``senses`` go from a first word to what it begins,
    ``sets`` and ``phrases`` are the plain lists, ``kinds`` the first words of each kind.
    """

    nested: Mapping[str, tuple[Form, ...]]
    senses: Mapping[str, tuple[Sense, ...]]
    kinds: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    known: dict[tuple[Form, str], frozenset[str] | None] = field(default_factory=dict)

    def of(self, elements: tuple[Element, ...]) -> Iterator[str]:
        """Give the words that a row of elements may begin with, and `DIGITS` where it may with digits."""
        for element in elements:
            yield from self._of_element(element)
            if not element.optional:
                return

    def second(self, form: Form, first: str) -> frozenset[str] | None:
        """Give the words that must follow where a form begins with a word, where they are known."""
        if (form, first) not in self.known:
            self.known[form, first] = self._second(form, first)
        return self.known[form, first]

    def _second(self, form: Form, first: str) -> frozenset[str] | None:
        found: frozenset[str] = frozenset()
        for k, element in enumerate(form.inner):
            if first in self._of_element(element):
                here = self._after(element, first, self._behind(form.inner[k + 1 :]))
                if here is None:
                    return None
                found |= here
            if not element.optional:
                break
        return found

    def _behind(self, rest: tuple[Element, ...]) -> frozenset[str] | None:
        """Give the words that the rest of a form may begin with, where they are known."""
        is_open = any("roman" in later.kinds for later in rest) or all(later.optional for later in rest)
        return None if is_open else frozenset(self.of(rest))

    def _after(self, element: Element, first: str, behind: frozenset[str] | None) -> frozenset[str] | None:
        """Give the words that may follow an element's first word, ``behind`` those that follow its last."""
        if element.kind == "shape" or first == DIGITS:
            return None
        if element.kind == "rule":
            return self._after_nested(element.rules, first)
        may_go_on = behind is None or any(kind in _ROWS for kind in element.kinds)
        groups = self._groups(element, first)
        ends_here = any(len(group) == 1 for group in groups)
        if ends_here and may_go_on:
            return None
        seconds = frozenset(group[1] for group in groups if len(group) > 1)
        return seconds | behind if ends_here and behind is not None else seconds

    def _after_nested(self, rules: tuple[str, ...], first: str) -> frozenset[str] | None:
        """Give the words that may follow where one of some rules begins with a word."""
        together: set[str] = set()
        for rule in rules:
            for form in self.nested.get(rule, ()):
                seconds = self.second(form, first)
                if seconds is None:
                    return None
                together |= seconds
        return frozenset(together)

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


@dataclass(frozen=True, slots=True, eq=False)
class Index(Mapping[str, tuple[Opening, ...]]):
    """Forms by the words that they may begin with; what must follow is found out when a word is asked for."""

    begun: Mapping[str, tuple[Form, ...]]
    openers: Openers
    known: dict[str, tuple[Opening, ...]] = field(default_factory=dict)

    def __getitem__(self, first: str) -> tuple[Opening, ...]:
        if first not in self.known:
            self.known[first] = tuple((form, self.openers.second(form, first)) for form in self.begun[first])
        return self.known[first]

    def __contains__(self, first: object) -> bool:
        return first in self.begun

    def __iter__(self) -> Iterator[str]:
        return iter(self.begun)

    def __len__(self) -> int:
        return len(self.begun)


def indexed(forms: Iterable[Form], openers: Openers) -> Index:
    """Index forms by the words that they may begin with."""
    begun: dict[str, list[Form]] = {}
    for form in forms:
        for first in dict.fromkeys(openers.of(form.inner)):
            begun.setdefault(first, []).append(form)
    return Index({first: tuple(found) for first, found in begun.items()}, openers)
