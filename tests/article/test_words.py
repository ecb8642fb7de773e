"""The word lists of every language: each entry finds its own example."""

import re
from typing import Any

import pytest

from article.apart import WITH_WORDS, parts
from communique.article import read_article
from communique.article.days import find_days
from communique.article.words import wording
from communique.languages import table
from communique.records import Language

WITHOUT_ENTRY = {"date_line": "dated_line", "credit": "agency_line"}
"""Lists whose entries a part does not name, and the rule that it names instead."""


def groups() -> list[tuple[Language, str, str, str]]:
    found: list[tuple[Language, str, str, str]] = []
    for language in WITH_WORDS:
        content = table(language, "article")
        lists = {name: entries for name, entries in content.items() if isinstance(entries, dict)}
        for name, entries in lists.items():
            named = {name: entries} if "example" in entries else entries
            rows = {entry: row for entry, row in named.items() if isinstance(row, dict)}
            found += [(language, name, entry, row["example"]) for entry, row in rows.items()]
    return found


def shapes(kind: str) -> list[tuple[Language, dict[str, Any]]]:
    return [(x, entry) for x in WITH_WORDS for entry in table(x, "article")["shapes"].get(kind, ())]


@pytest.mark.parametrize(
    ("language", "name", "entry", "example"), groups(), ids=lambda value: str(value)[:20]
)
def test_the_example_of_each_entry_is_found_by_it(
    language: Language, name: str, entry: str, example: str
) -> None:
    rules = [rule for _, rule, _ in parts(language, example)]
    names = {rule.partition("/")[2] or rule for rule in rules}
    assert WITHOUT_ENTRY.get(name, entry) in names


@pytest.mark.parametrize(("language", "entry"), shapes("days"))
def test_a_way_to_write_a_day_finds_its_example(language: Language, entry: dict[str, Any]) -> None:
    assert re.fullmatch(entry["pattern"], entry["example"])
    days = find_days(entry["example"], 0, wording(language).shapes.days)
    assert any(day.month_day and day.span.end == len(entry["example"]) for day in days)


@pytest.mark.parametrize(("language", "entry"), [*shapes("datelines"), *shapes("place_lines")])
def test_a_way_to_write_a_dateline_finds_its_example(language: Language, entry: dict[str, Any]) -> None:
    assert "byline" in {role for role, _, _ in parts(language, entry["example"])}


@pytest.mark.parametrize("language", WITH_WORDS)
def test_every_list_of_german_is_there(language: Language) -> None:
    content, german = table(language, "article"), table("de", "article")
    assert set(german) <= set(content)
    assert set(content["months"].values()) == set(range(1, 13))


def test_an_agencys_form_has_one_id_in_all_languages() -> None:
    ids: dict[str, set[str]] = {}
    for language in WITH_WORDS:
        for form, agency in wording(language).agencies.items():
            ids.setdefault(form, set()).add(agency)
    assert {form: found for form, found in ids.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", WITH_WORDS)
@pytest.mark.parametrize("unit", ["x", "a\n", "A B, ", "(" * 50, "3/4/2024 ", "РИГА, 3 ", "Aa "])
def test_a_long_text_is_read_whole(language: Language, unit: str) -> None:
    text = "1 2. " + unit * (20_000 // len(unit)) + " A b c."
    article, _ = read_article(text, language=language)
    assert "".join(text[part.span.start : part.span.end] for part in article.parts) == text
