"""`communique who`: people of a name, and what they held on a day."""

import pytest
from click.testing import CliRunner, Result

from communique.cli.commands import commands
from communique.errors import NothingKnown


def ask(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["who", *arguments])


def test_a_surname_gives_person_and_offices() -> None:
    lines = ask("Schoigu").output.splitlines()
    assert lines[:2] == [
        "Sergej Schoigu (Q32024)",
        "  minister.defence of Russland · 2012-11-06 to 2024-05-12",
    ]


@pytest.mark.parametrize("name", ["Erdogan", "erdoğan", "Recep Tayyip Erdoğan"])
def test_case_and_accents_are_looked_past(name: str) -> None:
    assert "president of Türkei" in ask(name).output


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-04-03", "minister.defence of Russland"),
        ("2012-01-01", "no office that we know on 2012-01-01"),
        ("2030-01-01", "What changed between then and 2030-01-01 is not in it."),
    ],
)
def test_a_day_chooses_the_office(day: str, words: str) -> None:
    assert words in ask("Schoigu", "--on", day).output


def test_a_name_of_nobody_is_told_with_a_way_on() -> None:
    result = ask("Niemand")
    assert isinstance(result.exception, NothingKnown)
    assert "try another spelling" in str(result.exception)


def test_a_day_that_is_none_is_wrong_use() -> None:
    assert ask("Schoigu", "--on", "gestern").exit_code == 2
