"""Each rule carries one German sentence: it is read, and the rule must have found something in it."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from inspect import getdoc
from typing import Any

import pytest

from articles.articles import Example, examples
from communique.reader import Reader
from communique.records import Reading
from rule_examples import example_of, source_of

STEPS = ("article", "dates", "actors", "quotes", "events")
Rule = Callable[..., Any]


def rules() -> dict[str, Rule]:
    return {rule_id: rule for step in STEPS for rule_id, rule in rules_of(step).items()}


def rules_of(step: str) -> Mapping[str, Rule]:
    return getattr(import_module(f"communique.{step}"), "RULES", {})


def rules_seen(reading: Reading) -> Iterator[str]:
    """Give the id of every rule that found something, without a dictionary's entry."""
    lists = (reading.dates, reading.mentions, reading.quotes, reading.events, reading.claims, reading.doubts)
    for records in lists:
        yield from (record.rule.partition("/")[0] for record in records)
    for part in reading.article.parts:
        reason = part.reason.partition("/")[0]
        yield reason if reason.startswith("article.") else f"article.{reason}"


ALL = rules()


@pytest.mark.parametrize("step", STEPS)
def test_a_step_names_its_rules(step: str) -> None:
    assert rules_of(step), f"communique.{step} exports no RULES"
    assert all(rule_id == f"{step}.{rule.__name__}" for rule_id, rule in rules_of(step).items())


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL.keys())
def test_a_rule_says_what_it_decides_and_gives_an_example(rule: Rule) -> None:
    first, *_ = (getdoc(rule) or "").splitlines() or [""]
    assert first.endswith((".", ":", "…")), "the first line of the docstring says what the rule decides"
    assert example_of(rule), "the docstring holds a line 'Example: a German sentence.'"


@pytest.mark.parametrize(("rule_id", "rule"), ALL.items(), ids=ALL.keys())
def test_the_example_of_a_rule_is_found_by_it(rule_id: str, rule: Rule, readers: dict[str, Reader]) -> None:
    example = example_of(rule)
    assert example
    sources = [source_of(example, published) for published in ("2024-04-04", None)]
    seen = {rule for reading in readers["de"].pipe(sources) for rule in rules_seen(reading)}
    assert rule_id in seen, f"{example!r} was read by {', '.join(sorted(seen))}"


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_every_rule_seen_in_an_article_is_known(example: Example) -> None:
    assert set(rules_seen(example.read())) <= set(ALL)
