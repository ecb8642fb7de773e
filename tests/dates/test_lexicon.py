"""Every entry of the dictionary is found by its own example."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from communique.dates import RULES, find_dates
from communique.languages import READ, table
from communique.records import Date
from communique.syntax import Parsed


def entries() -> Iterator[Any]:
    for language in READ:
        for name, rows in table(language, "dates").items():
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict):
                    yield pytest.param(name, row, id=f"{language}-{name}-{row['example'][:40]}")


@pytest.mark.parametrize(("name", "entry"), tuple(entries()))
def test_an_entry_is_found_by_its_example(
    parse: Callable[..., Parsed], name: str, entry: dict[str, Any]
) -> None:
    dates, _ = find_dates(parse(entry["example"]))
    assert any(_is_found(name, entry, one, entry["example"]) for one in dates)


def _is_found(name: str, entry: dict[str, Any], one: Date, text: str) -> bool:
    if name == "units":
        words = text[one.span.start : one.span.end].split()
        return bool(words[-1] in entry["one"] + entry["many"])
    if name == "vague_counts":
        return "X" in one.unresolved
    if name == "length_mods":
        return bool(one.mod == entry["value"])
    forms = entry.get("words") or entry.get("stems") or [entry["stem"]]
    return bool(one.rule.partition("/")[2] == forms[0])


@pytest.mark.parametrize("rule", tuple(RULES))
def test_a_rule_is_shown_by_its_example(parse: Callable[..., Parsed], rule: str) -> None:
    lines = (RULES[rule].__doc__ or "").splitlines()
    (example,) = (
        line.strip().removeprefix("Example: ") for line in lines if line.strip().startswith("Example: ")
    )
    dates, doubts = find_dates(parse(example))
    rules = [one.rule for one in dates] + [one.rule for one in doubts]
    assert rule in {name.partition("/")[0] for name in rules}
