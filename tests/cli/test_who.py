"""`communique who`: people of a name, and what they held on a day."""

import pytest
from click.testing import CliRunner, Result

from communique.cli.commands import commands
from communique.errors import NothingKnown


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["who", *arguments])


def test_a_surname_gives_person_names_and_offices_with_their_source() -> None:
    output = ask("Schoigu").output
    assert output.startswith("Sergei Shoigu (Q32024)\n")
    assert "Сергей Шойгу" in output
    assert "defence minister, Russia, 2012-11-06 to 2024-05-12 [wikidata 2022]" in output
    assert "[unchecked]: general knowledge" in output


@pytest.mark.parametrize(
    "name", ["Erdogan", "erdoğan", "Recep Tayyip Erdoğan", "Эрдоган", "Реджеп Тайїп Ердоган"]
)
def test_case_accents_and_script_are_looked_past(name: str) -> None:
    assert "president, Turkey" in ask(name).output


def test_another_spelling_is_found_by_its_sound() -> None:
    output = ask("Sergej Schojgou").output
    assert "by its sound" in output
    assert "Q32024" in output


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-04-03", "defence minister, Russia"),
        ("1980-01-01", "no office that we know on 1980-01-01"),
        ("2030-01-01", "what changed between then and 2030-01-01 is not in it."),
    ],
)
def test_a_day_chooses_the_office(day: str, words: str) -> None:
    assert words in ask("Schoigu", "--on", day).output


def test_a_name_of_nobody_is_told_with_a_way_on() -> None:
    result = ask("Niemandsbaum")
    assert isinstance(result.exception, NothingKnown)
    assert "another spelling" in str(result.exception)


def test_a_day_that_is_none_is_wrong_use() -> None:
    assert ask("Schoigu", "--on", "gestern").exit_code == 2
