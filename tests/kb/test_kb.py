"""The knowledge base contradicts itself nowhere, and its checker would say so if it did."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from communique.errors import KnowledgeBaseError
from communique.kb import Office, Person, knowledge_base
from communique.kb.check import complaints
from communique.kb.compile import build, digest
from communique.kb.load import compiled_file
from communique.kb.notation import spelling
from communique.kb.sources import Tables, read_tables
from communique.languages import LANGUAGES

KB = knowledge_base()
TABLES = read_tables()


def with_person(*offices: Office, name: str = "Klara [Neumann]", gender: str = "f") -> Tables:
    names = {language: spelling(name) for language in LANGUAGES}
    person = Person(id="P.new", gender=gender, names=names, offices=offices)
    return replace(TABLES, people={**TABLES.people, person.id: person})


def office(since: str, until: str | None, *, acting: bool = False, country: str = "FRA") -> Office:
    return Office(
        role="president",
        country=country,
        since=since,
        until=until,
        acting=acting,
        source=None,
        as_of="2025-06-30",
    )


def test_the_tables_contradict_themselves_nowhere() -> None:
    assert complaints(TABLES) == ()


def test_the_compiled_file_is_that_of_the_tables() -> None:
    with sqlite3.connect(compiled_file()) as file:
        (found,) = file.execute("select value from meta where key = 'digest'").fetchone()
    file.close()
    assert found == digest(), "compile the tables anew: make kb"


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        (with_person(office("2019", "2021")), "both hold president FRA"),
        (with_person(office("1950-01-02", "1949")), "before 1950-01-02"),
        (with_person(office("2019-13", None)), "is no ISO day"),
        (with_person(office("2019", "2021", acting=True), name="Emmanuel [Macron]"), "is both"),
        (with_person(name="Klara Neumann"), "put the surname in [ ]"),
        (with_person(gender="x"), "not m or f"),
        (with_person(office("2019", None, country="NIX")), "which no table knows"),
    ],
)
def test_a_contradiction_is_named(tables: Tables, words: str) -> None:
    assert any(words in one for one in complaints(tables))


def test_an_acting_holder_is_no_contradiction() -> None:
    assert complaints(with_person(office("2019", "2021", acting=True))) == ()


def test_a_language_that_lacks_a_name_is_named() -> None:
    person = replace(with_person().people["P.new"], names={"de": spelling("Klara [Neumann]")})
    tables = replace(TABLES, people={**TABLES.people, person.id: person})
    assert any("has no name in en, fr, es, ru, uk" in one for one in complaints(tables))


def test_a_word_for_two_offices_of_any_state_is_named() -> None:
    german = TABLES.languages["de"]
    roles = {**german.roles, "governor": german.roles["president"]}
    languages = {**TABLES.languages, "de": replace(german, roles=roles)}
    assert any("is both" in one for one in complaints(replace(TABLES, languages=languages)))


def test_a_users_table_replaces_ours(tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.mkdir()
    names = "\n".join(f'{language} = "Klara [Neumann]"' for language in LANGUAGES)
    person = f'[[person]]\nid = "P.new"\ngender = "f"\n{names}\n'
    (people / "XXX.toml").write_text(f'as_of = "2026-01-01"\n{person}', "utf-8")
    assert read_tables((tmp_path,)).people["P.new"].name("ru") == "Klara Neumann"


@pytest.mark.parametrize(("since", "until"), [("2026-03-05", "2026-03-04"), ("2026-03", "2026-03")])
def test_a_users_holder_ends_our_open_term(tmp_path: Path, since: str, until: str) -> None:
    people = tmp_path / "people"
    people.mkdir()
    office = f'{{ role = "president", country = "FRA", from = "{since}" }}'
    person = f'[[person]]\nid = "P.new"\ngender = "f"\nde = "Klara [Neumann]"\noffices = [{office}]\n'
    (people / "XXX.toml").write_text(person, "utf-8")
    tables = read_tables((tmp_path,))
    assert tables.people["Q3052772"].offices[-1].until == until
    assert complaints(tables) == ()


def test_a_users_person_needs_one_language_only(tmp_path: Path) -> None:
    people = tmp_path / "people"
    people.mkdir()
    person = '[[person]]\nid = "P.new"\ngender = "f"\nde = "Klara [Neumann]"\n'
    (people / "XXX.toml").write_text(person, "utf-8")
    assert complaints(read_tables((tmp_path,))) == ()


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("people/XXX.toml", "[[person", "is no TOML"),
        ("people/XXX.toml", '[[person]]\nid = "P.new"\n', "P.new"),
        ("named.csv", "id,qid,kind,country,sector,parent\nNEW,Q1\n", "line 2"),
        ("named.csv", "id,qid,kind,country,sector,parent\nNEW,,club,,,\n", "'club'"),
    ],
)
def test_a_users_wrong_table_is_said_and_nothing_is_written(
    tmp_path: Path, file: str, text: str, words: str
) -> None:
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, "utf-8")
    target = tmp_path / "kb.sqlite"
    with pytest.raises(KnowledgeBaseError, match=words):
        build(target, (tmp_path,))
    assert not target.exists()


def test_a_table_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "named.csv").write_bytes("id,names\nÉ".encode("cp1252"))
    with pytest.raises(KnowledgeBaseError, match="must be UTF-8"):
        read_tables((tmp_path,))


@pytest.mark.parametrize(
    ("day", "surname"), [("2024-04-03", "Schoigu"), ("2024-06-01", "Beloussow"), ("2024-05-13", None)]
)
def test_an_office_has_the_holder_of_its_day(day: str, surname: str | None) -> None:
    held = KB.holders("minister.defence", "RUS", day)
    assert [person.names["de"].surname[0] for person, _ in held] == ([surname] if surname else [])


def test_every_state_of_the_united_nations_is_there() -> None:
    assert sum(1 for state in KB.states.values() if state.kind == "state") == 193 + 4


def test_a_date_may_be_a_year_or_a_month() -> None:
    assert office("2019", "2021-06").covers("2019-01-01")
    assert office("2019", "2021-06").covers("2021-06-30")
    assert not office("2019", "2021-06").covers("2021-07-01")


@pytest.mark.parametrize(
    ("role", "country", "day", "surname"),
    [
        ("minister.defence", "FRA", "2024-04-03", "Lecornu"),
        ("minister.defence", "FRA", "2022-05-10", "Parly"),
        ("secretary_general", "NATO", "2024-04-03", "Stoltenberg"),
        ("commission_president", "EU", "2024-04-03", "von der Leyen"),
        ("president", "ISR", "2017-04-25", "Rivlin"),
        ("president", "ISR", "2024-04-04", "Herzog"),
        ("head_of_government", "SWE", "2018-01-01", "Löfven"),
        ("president", "EST", "2023-01-01", "Karis"),
        ("minister.foreign", "JPN", "2020-01-01", "Motegi"),
    ],
)
def test_holders_of_offices(role: str, country: str, day: str, surname: str) -> None:
    assert [person.names["de"].surname[0] for person, _ in KB.holders(role, country, day)] == [surname]
