"""How a language's names and nouns change: every form that can stand in text, made from tables of endings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Any

from communique.kb.notation import joined, pieces, shown
from communique.languages import table
from communique.records import Language

STEM = re.compile(r"\+(?=\w)")
"""The mark between an adjective's stem and its ending; the plus of "OPEC+" is none."""
GENITIVE = 1
"""The genitive's place in a paradigm that has one, after the nominative."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name or noun: its text, its case by place in the paradigm (0 nominative), its number."""

    text: str
    case: int = 0
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Paradigm:
    """Endings that take the place of a word's own: a set of variants a case; singular, then plural."""

    kinds: frozenset[str]
    ending: str
    forms: tuple[tuple[str, ...], ...]
    plural: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Inflection:
    """The paradigms of a language, the first that fits a word is its own; and endings of declined adjectives.

    ``all_words`` is true where each word of a name changes, false where only the last does;
    ``nouns_are_capital`` where a common noun begins with a capital, ``peoples_are_capital`` where adjectives
    of states and names of peoples do.
    """

    paradigms: tuple[Paradigm, ...]
    adjective_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    all_words: bool
    nouns_are_capital: bool
    peoples_are_capital: bool
    _known: dict[tuple[str, str], tuple[Form, ...]] = field(default_factory=dict, repr=False, compare=False)

    def word(self, word: str, kind: str) -> tuple[Form, ...]:
        """Give the forms of one word, itself first; a word that ends in ``=`` has only itself."""
        key = (word, kind)
        if key not in self._known:
            self._known[key] = self._word(word, kind)
        return self._known[key]

    def _word(self, word: str, kind: str) -> tuple[Form, ...]:
        if word.endswith("="):
            return (Form(word[:-1]),)
        paradigm = next((p for p in self.paradigms if kind in p.kinds and word.endswith(p.ending)), None)
        if paradigm is None:
            return (Form(word),)
        stem = word[: len(word) - len(paradigm.ending)]
        return tuple(dict.fromkeys((Form(word), *_filled(stem, paradigm))))

    def adjective(self, stem: str) -> tuple[str, ...]:
        """Give the forms of a declined adjective from its stem."""
        return tuple(stem + ending for ending in self.adjective_endings)

    def name(self, name: str, kind: str) -> tuple[Form, ...]:
        """Give the forms of a name or noun of one or more words, marked as `communique.kb.notation` says."""
        words = name.split()
        marked = "*" in name or STEM.search(name) is not None
        if len(words) == 1 and not STEM.search(name):
            return self.word(name.removesuffix("*"), kind)
        if marked:
            return self._marked(words, kind)
        if self.all_words:
            return (Form(shown(name)),)
        *lead, last = words
        return tuple(
            Form(" ".join((*lead, form.text)), form.case, form.plural) for form in self.word(last, kind)
        )

    def noun(self, word: str, *, feminine: bool) -> Iterator[tuple[Form, bool]]:
        """Give the forms of a noun for an office or a body, and whether each is a woman's."""
        yield from ((form, feminine) for form in self.name(word, "noun"))
        if self.feminine_endings and not feminine and not STEM.search(word):
            stem = word.removesuffix("*").removesuffix("e")
            yield from ((Form(stem + ending), True) for ending in self.feminine_endings)

    def _marked(self, words: Sequence[str], kind: str) -> tuple[Form, ...]:
        """Give the forms of marked words, each case with its own; ``words`` are some of them adjectives."""
        columns = [self._marked_word(word, kind) for word in words]
        if any(column is None for column in columns):
            return tuple(dict.fromkeys(self._any_ending(words, kind)))
        return _agreeing([column for column in columns if column is not None])

    def _marked_word(self, word: str, kind: str) -> tuple[Form, ...] | None:
        """Give the forms of a word with a mark or without; nothing for an adjective without a paradigm."""
        if STEM.search(word):
            forms = self.word(word.replace("+", ""), "adjective")
            return forms if len(forms) > 1 else None
        if not word.endswith("*"):
            return (Form(word.removesuffix("=")),)
        kinds = (kind, "noun") if kind == "name" else (kind,)
        return tuple(dict.fromkeys(form for one in kinds for form in self.word(word[:-1], one)))

    def _any_ending(self, words: Sequence[str], kind: str) -> Iterator[Form]:
        """Give the forms of marked words where an adjective's ending says no case: each with each noun's."""
        for ending in (None, *self.adjective_endings):
            columns: list[tuple[Form, ...]] = []
            for word in words:
                stem, _, own = word.partition("+")
                if STEM.search(word):
                    columns.append((Form(stem + (own if ending is None else ending)),))
                else:
                    columns.append(self._marked_word(word, kind) or ())
            yield from (_together(forms) for forms in product(*columns))

    def person(self, cell: str, gender: str) -> tuple[Form, ...]:
        """Give the forms of a person's whole names."""
        found: dict[Form, None] = {}
        for name in cell.split(";"):
            for texts in product(*([(t, alone) for t in texts] for texts, alone in pieces(name))):
                found |= dict.fromkeys(self._person(texts, gender))
        return tuple(found)

    def _person(self, parts: Sequence[tuple[str, bool]], gender: str) -> tuple[Form, ...]:
        has_surname = any(alone for _, alone in parts)
        if not self.all_words:
            whole = joined(tuple(text for text, _ in parts))
            lead, space, last = whole.rpartition(" ")
            return tuple(
                Form(lead + space + form.text, form.case) for form in self.word(last, f"surname.{gender}")
            )
        columns = [
            self.part(text, "surname" if alone or not has_surname else "given", gender)
            for text, alone in parts
        ]
        return tuple(
            Form(joined(texts), case)
            for case in range(max(form.case for column in columns for form in column) + 1)
            for texts in product(*(_of_case(column, case) for column in columns))
        )

    def part(self, text: str, part: str, gender: str) -> tuple[Form, ...]:
        """Give the forms of a given name or surname, each of its words changed where the language does so."""
        words = text.split()
        if len(words) == 1 or not self.all_words:
            return self.name(text, f"{part}.{gender}")
        columns = [self.word(word, f"{part}.{gender}") for word in words]
        return _agreeing(columns)


def _filled(stem: str, paradigm: Paradigm) -> Iterator[Form]:
    for plural, cases in ((False, paradigm.forms), (True, paradigm.plural)):
        for case, endings in enumerate(cases):
            for ending in endings:
                yield Form(stem + ending, case, plural)


def _of_case(column: Sequence[Form], case: int, *, plural: bool = False) -> tuple[str, ...]:
    """Give the texts of a case; a word without it keeps its nominative."""
    found = tuple(form.text for form in column if form.case == case and form.plural == plural)
    return found or (column[0].text,)


def _agreeing(columns: Sequence[Sequence[Form]]) -> tuple[Form, ...]:
    """Put words together that have the same case and number."""
    cases = range(max(form.case for column in columns for form in column) + 1)
    numbers = sorted({form.plural for column in columns for form in column})
    return tuple(
        dict.fromkeys(
            Form(" ".join(texts), case, plural)
            for plural in numbers
            for case in cases
            for texts in product(*(_of_case(column, case, plural=plural) for column in columns))
        )
    )


def _together(forms: Sequence[Form]) -> Form:
    text = " ".join(form.text for form in forms)
    return Form(text, max(form.case for form in forms), any(form.plural for form in forms))


@cache
def inflection(language: Language) -> Inflection:
    """Read a language's paradigms, once a process."""
    data = table(language, "inflection")
    return Inflection(
        paradigms=tuple(map(_paradigm, data.get("paradigm", ()))),
        adjective_endings=tuple(data.get("adjective_endings", ())),
        feminine_endings=tuple(data.get("feminine_endings", ())),
        all_words=data.get("all_words", False),
        nouns_are_capital=data.get("nouns_are_capital", False),
        peoples_are_capital=data.get("peoples_are_capital", False),
    )


def _paradigm(entry: Mapping[str, Any]) -> Paradigm:
    return Paradigm(
        kinds=frozenset(entry["of"]),
        ending=entry["ending"],
        forms=tuple(tuple(form.split("/")) for form in entry["forms"]),
        plural=tuple(tuple(form.split("/")) for form in entry.get("plural", ())),
    )
