"""What a recorded answer of Wikidata proposes: new people and terms, other days; it changes nothing."""

from pathlib import Path

import pytest

from communique.errors import KnowledgeBaseError
from communique.kb.sources import Tables
from communique.kb.tables import Office, Person
from communique.kb.wikidata import answer, classes, natural, proposals, query, terms

RECORDED = (Path(__file__).parent / "wikidata.json").read_text("utf-8")


def tables(since: str = "2012-11-06", until: str | None = "2024-05-12") -> Tables:
    office = Office(
        role="minister.defence",
        country="RUS",
        since=since,
        until=until,
        acting=False,
        source=None,
        as_of="2025-06-30",
    )
    person = Person(id="Q32024", gender="m", names={}, offices=(office,))
    return Tables(people={person.id: person})


def test_a_recorded_answer_is_read() -> None:
    found = list(terms(RECORDED))
    assert [(term.person, term.role, term.country) for term in found] == [
        ("Q32024", "minister.defence", "RUS"),
        ("Q4082839", "minister.defence", "RUS"),
    ]
    assert found[0].since == "2012-11-06"
    assert found[0].names["ru"] == "Сергей [Шойгу]"


def test_a_day_is_as_precise_as_wikidata_vouches_for() -> None:
    assert list(terms(RECORDED))[1].since == "2024-05"


def test_what_agrees_is_not_proposed() -> None:
    proposed = list(proposals(tables(), terms(RECORDED)))
    assert not any("Q32024" in one for one in proposed)


def test_a_new_person_is_a_block_of_toml() -> None:
    (block,) = (one for one in proposals(tables(), terms(RECORDED)) if "Q4082839" in one)
    assert block.startswith("[[person]]")
    assert 'from = "2024-05", src = "wikidata"' in block
    assert 'uk = "?"' in block


def test_another_day_is_named_with_ours() -> None:
    proposed = list(proposals(tables(until="2024-05-14"), terms(RECORDED)))
    assert "Q32024 minister.defence RUS: to 2024-05-14, Wikidata has 2024-05-12" in proposed


def test_an_open_term_that_wikidata_ends_is_named() -> None:
    proposed = list(proposals(tables(until=None), terms(RECORDED)))
    assert "Q32024 minister.defence RUS: to open, Wikidata has 2024-05-12" in proposed


def test_a_coarser_day_agrees_with_a_finer_one() -> None:
    assert not any("Q32024" in one for one in proposals(tables(since="2012"), terms(RECORDED)))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"results": 3}'])
def test_what_is_no_answer_is_said(text: str) -> None:
    with pytest.raises(KnowledgeBaseError, match="no SPARQL result"):
        list(terms(text))


def test_a_missing_file_is_said() -> None:
    with pytest.raises(KnowledgeBaseError, match="cannot be read"):
        answer("no/such/file.json", "")


def test_an_endpoint_that_is_away_is_said() -> None:
    with pytest.raises(KnowledgeBaseError, match="gave no answer"):
        answer("http://127.0.0.1:9/sparql", "")


def test_a_query_names_the_class_and_all_languages() -> None:
    asked = query("minister.foreign", "2014-01-01")
    assert classes()["minister.foreign"] in asked
    assert "?uk" in asked


def test_an_office_without_a_class_is_said() -> None:
    with pytest.raises(KnowledgeBaseError, match="no Wikidata class"):
        query("general", "2014-01-01")


def test_a_label_of_one_word_stands_alone() -> None:
    assert natural("Franziskus") == "[Franziskus]"
