"""Where days and months without a year point: by modals, headlines, and days named before."""

from collections.abc import Callable

import pytest

from communique.dates import find_dates
from communique.syntax import Parsed

Parse = Callable[..., Parsed]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ein Besuch könnte im September folgen.", ["2024-09"]),
        ("Ein Besuch dürfte im Mai stattfinden.", ["2024-05"]),
        ("Der Besuch müsste am Freitag beginnen.", ["2024-04-05"]),
        ("Der Besuch hätte im Januar beginnen sollen.", ["2024-01"]),
        ("Im Oktober hatte er mit Riga telefoniert.", ["2023-10"]),
        ("Fiala bot an, im Juni nach Riga zu reisen.", ["2024-06"]),
        ("Im Juni bot Fiala Hilfe an.", ["2023-06"]),
        ("Seit Beginn des Krieges schweigen die Nachbarn.", []),
        ("Am 3. März kam er.\n\nAm selben Tag reiste er ab.", ["2024-03-03", "2024-03-03"]),
        ("Am 3. März kam er.\n\nTags zuvor hatte er abgesagt.", ["2024-03-03", "2024-03-02"]),
        ("Am heutigen Donnerstag ruhen die Gespräche.", ["2024-04-04"]),
        ("Am heutigen Tag ruhen die Gespräche.", ["2024-04-04"]),
    ],
)
def test_where_a_date_points(parse: Parse, text: str, values: list[str]) -> None:
    dates, _ = find_dates(parse(text))
    assert [one.value for one in dates] == values


@pytest.mark.parametrize("words", ["Am selben Tag", "Am gleichen Tag", "Tags zuvor", "Am Tag darauf"])
def test_a_day_that_leans_on_none_stays_open(parse: Parse, words: str) -> None:
    dates, doubts = find_dates(parse(f"{words} kam er nach Riga."))
    assert [one.earliest for one in dates] == [None]
    assert [one.kind for one in doubts] == ["date_unresolved"]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("Die Kanzlerin ist am Freitag mit Xi zusammengekommen. Sie lobte die Gespräche.", "2024-03-29"),
        ("Die Kanzlerin soll am Freitag mit Xi zusammenkommen. Sie freut sich darauf.", "2024-04-05"),
    ],
)
def test_a_headline_in_the_present_points_where_the_body_does(parse: Parse, body: str, day: str) -> None:
    dates, _ = find_dates(parse(f"Kanzlerin trifft Xi am Freitag\n\n{body}"))
    assert [one.value for one in dates] == [day, day]
