"""Every entry of a language's dictionary, and every form, is found by its own example."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from communique.dates import RULES, find_dates
from communique.dates.forms import NESTED
from communique.dates.lexicon import lexicon
from communique.dates.senses import folded
from communique.languages import LANGUAGES, table
from communique.records import Date, Language
from communique.syntax import Parsed
from dates.texts import PUBLISHED, parse_all


def entries() -> Iterator[Any]:
    for language in LANGUAGES:
        for name, row in _rows(language):
            yield pytest.param(language, name, row, id=f"{language}-{name}-{row['example'][:40]}")


def _rows(language: Language) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, rows in table(language, "dates").items():
        listed = rows if isinstance(rows, list) else []
        yield from ((name, row) for row in listed if isinstance(row, dict))


@cache
def dates_of(language: Language) -> dict[str, tuple[Date, ...]]:
    """Read the examples of a language, all at once."""
    examples = list(dict.fromkeys(row["example"] for _, row in _rows(language)))
    parsed = parse_all(language, [(example, PUBLISHED) for example in examples])
    return {example: find_dates(one)[0] for example, one in zip(examples, parsed, strict=True)}


@pytest.mark.parametrize(("language", "name", "entry"), tuple(entries()))
def test_an_entry_is_found_by_its_example(language: Language, name: str, entry: dict[str, Any]) -> None:
    example = entry["example"]
    dates = dates_of(language)[example]
    assert any(_is_found(name, entry, one, example) for one in dates), [one.rule for one in dates]


def _is_found(name: str, entry: dict[str, Any], one: Date, text: str) -> bool:
    if name == "patterns":
        return entry["rule"] in NESTED or one.rule.partition("/")[0] == f"dates.{entry['rule']}"
    if name == "vague_counts":
        return "X" in one.unresolved
    if name == "length_mods":
        return bool(one.mod == entry["value"])
    words = _solid(text[one.span.start : one.span.end])
    forms = [form for key in ("words", "stems", "one", "many", "habitual") for form in entry.get(key, ())]
    return any(_solid(form) in words for form in forms)


def _solid(text: str) -> str:
    """Write words as the dictionary knows them, without the spaces at which they come apart."""
    return "".join(folded(text).lower().split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_names_no_list_that_is_not_there(language: Language) -> None:
    known = lexicon(language).sets
    lists = [element.name for form in _forms(language) for element in form if element.kind == "list"]
    assert [name for name in lists if name not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_names_no_rule_that_is_not_there(language: Language) -> None:
    rules = {name.partition(".")[2] for name in RULES} | NESTED
    assert [
        row["rule"] for name, row in _rows(language) if name == "patterns" and row["rule"] not in rules
    ] == []


def _forms(language: Language) -> Iterator[tuple[Any, ...]]:
    for index in lexicon(language).forms.values():
        for openings in index.values():
            yield from ((*form.before, *form.inner, *form.behind) for form, _ in openings)


@pytest.mark.parametrize("rule", tuple(RULES))
def test_a_rule_is_shown_by_its_example(parse: Callable[..., Parsed], rule: str) -> None:
    lines = (RULES[rule].__doc__ or "").splitlines()
    (example,) = (
        line.strip().removeprefix("Example: ") for line in lines if line.strip().startswith("Example: ")
    )
    dates, doubts = find_dates(parse(example))
    rules = [one.rule for one in dates] + [one.rule for one in doubts]
    assert rule in {name.partition("/")[0] for name in rules}
