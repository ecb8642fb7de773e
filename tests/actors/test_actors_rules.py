"""Each rule and each entry of the tables finds what its own example says."""

import inspect
import re
from collections.abc import Callable

import pytest

from communique.actors import RULES, find_actors
from communique.actors.lexicon import lexicon
from communique.kb import knowledge_base
from communique.syntax import Parsed

Parse = Callable[..., Parsed]
KB = knowledge_base()


@pytest.mark.parametrize("rule", RULES)
def test_the_example_of_a_rule_is_found_by_it(rule: str, parse: Parse) -> None:
    (example,) = re.findall(r"Example: (.*)", inspect.getdoc(RULES[rule]) or "")
    found = {mention.rule.partition("/")[0] for mention in find_actors(parse(example), ()).mentions}
    assert rule in found


@pytest.mark.parametrize("role", KB.roles)
def test_the_example_of_an_office_is_that_office(role: str, parse: Parse) -> None:
    mentions = find_actors(parse(KB.roles[role].example), ()).mentions
    found = {mention.rule.partition("/")[2] for mention in mentions} | {mention.role for mention in mentions}
    assert found & {role, *KB.includes(role)}


@pytest.mark.parametrize("kind", KB.bodies)
def test_the_example_of_a_body_is_that_body(kind: str, parse: Parse) -> None:
    found = {mention.rule for mention in find_actors(parse(KB.bodies[kind].example), ()).mentions}
    assert f"actors.body/{kind}" in found


@pytest.mark.parametrize("seat", KB.seats, ids=lambda seat: seat.names[0])
def test_the_example_of_a_seat_means_who_works_there(seat: object, parse: Parse) -> None:
    example, (first, *_) = seat.example, seat.readings  # type: ignore[attr-defined]
    found = {mention.entity for mention in find_actors(parse(example), ()).mentions}
    assert first[0] in found


def test_every_word_of_the_language_that_the_rules_read_is_there() -> None:
    assert lexicon("de").senses("Islamischen Staates")
    assert lexicon("de").titles["Präsidentin"][0].feminine
