"""The knowledge base contradicts itself nowhere, and its checker would say so if it did."""

from dataclasses import replace

import pytest

from communique.kb import KnowledgeBase, Office, Person, complaints, knowledge_base
from communique.kb.tables import by_post

KB = knowledge_base()


def with_person(*offices: Office, name: str = "Neumann", given: str = "Klara") -> KnowledgeBase:
    person = Person(id="P.new", given=(given,), surname=(name,), full=(), gender="f", offices=offices)
    people = {**KB.people, person.id: person}
    return replace(KB, people=people, posts=by_post(people.values()))


def office(since: str, until: str | None, *, acting: bool = False) -> Office:
    return Office(role="president", country="FRA", since=since, until=until, acting=acting)


def test_the_tables_contradict_themselves_nowhere() -> None:
    assert complaints(KB) == ()


def test_two_holders_of_one_seat_are_an_error() -> None:
    assert any(
        "both hold president FRA" in words for words in complaints(with_person(office("2019", "2021")))
    )


def test_an_acting_holder_is_none() -> None:
    assert complaints(with_person(office("2019", "2021", acting=True))) == ()


def test_a_term_cannot_end_before_it_began() -> None:
    assert any("before" in words for words in complaints(with_person(office("1950-01-02", "1949"))))


def test_two_people_of_one_country_cannot_share_a_name_at_a_time() -> None:
    kb = with_person(office("2019", "2021", acting=True), name="Macron", given="Emmanuel")
    assert any("is both" in words for words in complaints(kb))


def test_a_person_needs_a_surname() -> None:
    assert any("no surname" in words for words in complaints(with_person(name="")))


@pytest.mark.parametrize(
    ("day", "surname"), [("2024-04-03", "Schoigu"), ("2024-06-01", "Beloussow"), ("2024-05-13", None)]
)
def test_an_office_has_the_holder_of_its_day(day: str, surname: str | None) -> None:
    held = KB.holders("minister.defence", "RUS", day)
    assert [person.surname[0] for person, _ in held] == ([surname] if surname else [])


def test_every_state_of_the_united_nations_is_there() -> None:
    assert len(KB.countries) == 193 + 4


def test_a_date_may_be_a_year_or_a_month() -> None:
    assert office("2019", "2021-06").covers("2019-01-01")
    assert office("2019", "2021-06").covers("2021-06-30")
    assert not office("2019", "2021-06").covers("2021-07-01")


@pytest.mark.parametrize(
    ("role", "country", "day", "surname"),
    [
        ("president", "ISR", "2017-04-25", "Rivlin"),
        ("president", "ISR", "2024-04-04", "Herzog"),
        ("head_of_government", "SWE", "2018-01-01", "Löfven"),
        ("president", "EST", "2023-01-01", "Karis"),
        ("minister.foreign", "JPN", "2020-01-01", "Motegi"),
    ],
)
def test_holders_of_offices(role: str, country: str, day: str, surname: str) -> None:
    assert [person.surname[0] for person, _ in KB.holders(role, country, day)] == [surname]
