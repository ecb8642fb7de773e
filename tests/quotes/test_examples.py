"""Every rule's and every cue word's own sentence is run through the program."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from communique.languages import table
from communique.quotes import RULES
from communique.records import Reading


def cue_entries() -> Iterator[Any]:
    words = table("de", "quotes")
    for kind in ("verb", "source", "statement"):
        for entry in words[kind]:
            yield pytest.param(
                entry["lemma"], entry["example"], id=f"{kind}-{entry['lemma']}-{entry.get('needs', '')}"
            )


@pytest.mark.parametrize("rule", list(RULES))
def test_the_sentence_of_a_rule_is_found_by_it(rule: str, read: Callable[..., Reading]) -> None:
    example = re.search(r"Example: (.+)", RULES[rule].__doc__ or "")
    assert example is not None
    reading = read(example.group(1))
    rules = [*(quote.rule for quote in reading.quotes), *(doubt.rule for doubt in reading.doubts)]
    assert rule in {found.partition("/")[0] for found in rules}


@pytest.mark.parametrize(("lemma", "example"), list(cue_entries()))
def test_the_sentence_of_a_cue_is_found_by_it(lemma: str, example: str, read: Callable[..., Reading]) -> None:
    assert lemma in {quote.rule.partition("/")[2] for quote in read(example).quotes}
