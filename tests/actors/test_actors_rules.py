"""Each rule and each entry of the tables finds what its own example says."""

import inspect
import re
from collections.abc import Callable

import pytest

from communique.actors import RULES, find_actors
from communique.actors.lexicon import lexicon
from communique.kb import knowledge_base
from communique.kb.sources import read_tables
from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax import Parsed

Parse = Callable[..., Parsed]
KB = knowledge_base()
TABLES = read_tables().languages
ROLES = [(language, role) for language in LANGUAGES for role in TABLES[language].roles]
BODIES = [(language, kind) for language in LANGUAGES for kind in TABLES[language].bodies]
SEATS = [(language, seat.id, seat.example) for language in LANGUAGES for seat in TABLES[language].seats]


@pytest.mark.parametrize("rule", RULES)
def test_the_example_of_a_rule_is_found_by_it(rule: str, parse: Parse) -> None:
    (example,) = re.findall(r"Example: (.*)", inspect.getdoc(RULES[rule]) or "")
    found = {mention.rule.partition("/")[0] for mention in find_actors(parse(example), ()).mentions}
    assert rule in found


@pytest.mark.parametrize(("language", "role"), ROLES)
def test_the_example_of_an_office_is_that_office(language: Language, role: str, parse: Parse) -> None:
    mentions = find_actors(parse(TABLES[language].roles[role].example, language=language), ()).mentions
    found = {mention.rule.partition("/")[2] for mention in mentions} | {mention.role for mention in mentions}
    assert found & {role, *KB.includes(role)}


@pytest.mark.parametrize(("language", "kind"), BODIES)
def test_the_example_of_a_body_is_that_body(language: Language, kind: str, parse: Parse) -> None:
    mentions = find_actors(parse(TABLES[language].bodies[kind].example, language=language), ()).mentions
    assert f"actors.body/{kind}" in {mention.rule for mention in mentions}


@pytest.mark.parametrize(("language", "seat", "example"), SEATS)
def test_the_example_of_a_seat_means_who_works_there(
    language: Language, seat: str, example: str, parse: Parse
) -> None:
    assert seat in {mention.entity for mention in find_actors(parse(example, language=language), ()).mentions}


def test_every_word_of_the_language_that_the_rules_read_is_there() -> None:
    assert lexicon("de").senses("Islamischen Staates")
    found = lexicon("de").noun_at("Präsidentin", 0, {11})
    assert found is not None
    assert found[1].feminine
