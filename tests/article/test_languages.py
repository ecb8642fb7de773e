"""Articles of other languages taken apart: days, datelines, authors, leftovers. The texts: ``cases/``."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from article.apart import agencies, parts, published, roles, split
from communique.records import Language

Texts = dict[str, Any]
CASES: dict[Language, Texts] = {
    language: tomllib.loads(
        (Path(__file__).parent / "cases" / f"{language}.toml").read_text(encoding="utf-8")
    )
    for language in ("en", "es", "fr", "ru", "uk")
}


def cases(name: str) -> list[Any]:
    """Give each case of a list with its language and that one's texts."""
    return list(_cases(name))


def _cases(name: str) -> Iterator[Any]:
    for language, texts in CASES.items():
        for case in texts[name]:
            words = case if isinstance(case, str) else case[0]
            yield pytest.param(language, texts, case, id=f"{language}-{words[:40]}")


every = pytest.mark.parametrize(("language", "texts"), list(CASES.items()), ids=list(CASES))


def between(texts: Texts, line: str) -> str:
    return f"{texts['title']} ¶ {line} ¶ {texts['sentence']}"


@pytest.mark.parametrize(("language", "texts", "line"), cases("dated"))
def test_a_day_with_its_year_in_the_head_is_the_publication_day(
    language: Language, texts: Texts, line: str
) -> None:
    assert published(language, between(texts, line)) == ("2024-04-03", "")


@pytest.mark.parametrize(("language", "texts", "case"), cases("undated"))
def test_without_a_day_the_doubt_says_why(language: Language, texts: Texts, case: list[str]) -> None:
    line, why = case
    day, doubt = published(language, between(texts, line))
    assert day is None
    assert why in doubt


@pytest.mark.parametrize(("language", "texts", "case"), cases("datelines"))
def test_no_word_of_a_dateline_is_body(language: Language, texts: Texts, case: list[Any]) -> None:
    opening, day, ids = case
    text = f"{opening}{texts['sentence']}"
    assert split(language, text)[1] == texts["sentence"]
    assert (published(language, text)[0] or "", agencies(language, text)) == (day, tuple(ids))


@pytest.mark.parametrize(("language", "texts", "text"), cases("not_datelines"))
def test_a_sentence_with_a_dash_is_no_dateline(language: Language, texts: Texts, text: str) -> None:
    assert texts["sentence"] not in text
    assert roles(language, text) == [("body", text)]


@pytest.mark.parametrize(("language", "texts", "line"), cases("bylines"))
def test_an_authors_line_is_a_byline(language: Language, texts: Texts, line: str) -> None:
    assert roles(language, between(texts, line))[1] == ("byline", line)


@pytest.mark.parametrize(("language", "texts", "case"), cases("leftovers"))
def test_a_leftover_says_its_reason(language: Language, texts: Texts, case: list[str]) -> None:
    line, reason = case
    role, rule, words = parts(language, f"{texts['title']} ¶ {texts['sentence']} ¶ {line}")[-1]
    assert (role, rule.partition("/")[0], words) == ("leftover", reason, line)


@pytest.mark.parametrize(("language", "texts", "line"), cases("not_leftovers"))
def test_a_sentence_that_looks_like_a_leftover_is_body(language: Language, texts: Texts, line: str) -> None:
    assert roles(language, f"{texts['title']} ¶ {texts['sentence']} ¶ {line}")[-1] == ("body", line)


@every
def test_an_agencys_credit_is_split_off(language: Language, texts: Texts) -> None:
    credit, ids = texts["credit"]
    text = f"{texts['sentence']} ¶ {texts['sentence']} {credit}"
    assert roles(language, text)[-1] == ("agency", credit)
    assert agencies(language, text) == tuple(ids)


@every
def test_a_year_in_the_body_is_never_the_publication_day(language: Language, texts: Texts) -> None:
    assert published(language, texts["years_ago"])[0] is None


@every
def test_the_days_of_a_chronicle_are_not_the_publication_day(language: Language, texts: Texts) -> None:
    first, second = texts["chronicle"]
    text = f"{texts['title']} ¶ {first} ¶ {texts['sentence']} ¶ {second} ¶ {texts['sentence']}"
    assert published(language, text)[0] is None
