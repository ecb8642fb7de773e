"""By which pairs an event is found."""

import pytest

from communique.errors import UsageError
from communique.ledger.asked import meanings
from communique.ledger.edtf import days_of_edtf
from communique.ledger.keys import pairs_of, states_of
from ledger.made import party


def test_a_contact_is_found_by_persons_offices_bodies_and_states() -> None:
    pairs = pairs_of("CONSULT", (party("FRA Lecornu"), party("RUS Shoigu")))
    for one, other in (
        ("Lecornu", "Shoigu"),
        ("FRA", "RUS"),
        ("minister.defence@FRA", "minister.defence@RUS"),
        ("FRA", "Shoigu"),
    ):
        assert tuple(sorted((one, other))) in pairs


def test_a_delegation_does_not_deal_with_itself() -> None:
    pairs = pairs_of("CONSULT", (party("FRA Macron"), party("FRA Lecornu"), party("RUS Putin")))
    assert ("Lecornu", "Macron") not in pairs
    assert ("Lecornu", "Putin") in pairs


def test_two_of_one_state_deal_with_each_other() -> None:
    pairs = pairs_of("CONSULT", (party("DEU Scholz"), party("DEU Lindner")))
    assert ("Lindner", "Scholz") in pairs
    assert not any("DEU" in pair for pair in pairs)


def test_an_act_goes_from_actors_to_recipients() -> None:
    parties = (party("FRA Macron"), party("DEU Scholz"), party("RUS Putin", "recipient"))
    assert ("FRA", "RUS") in pairs_of("ACCUSE", parties)
    assert ("DEU", "FRA") not in pairs_of("ACCUSE", parties)
    assert states_of("ACCUSE", parties) == {"DEU RUS", "FRA RUS"}


def test_who_acts_alone_is_found_alone() -> None:
    assert states_of("MOBILIZE", (party("RUS Putin"),)) == {"RUS -"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Lecornu", "Q20089181"),
        ("Schoigu", "Q32024"),
        ("Шойгу", "Q32024"),
        ("FRA", "FRA"),
        ("fra", "FRA"),
        ("Frankreich", "FRA"),
        ("Россия", "RUS"),
        ("Moskau", "RUS"),
        ("French defence minister", "minister.defence@FRA"),
        ("defence minister of France", "minister.defence@FRA"),
        ("französischer Verteidigungsminister", "minister.defence@FRA"),
        ("le président français", "president@FRA"),
        ("minister.defence@FRA", "minister.defence@FRA"),
        ("President Macron", "Q3052772"),
        ("NATO", "NATO"),
        ("Sudan", "SDN"),
        ("FRA.government", "FRA.government"),
    ],
)
def test_what_a_user_types_is_understood(words: str, key: str) -> None:
    assert meanings(words) == (key,)


def test_a_surname_of_several_means_all_of_them_and_nonsense_none() -> None:
    assert len(meanings("Li")) > 1
    assert meanings("Xyzzy") == ()


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")),
        ("2024-02/2024-03-05", ("2024-02-01", "2024-03-05")),
        ("2024-02-03/..", ("2024-02-03", None)),
        ("../2024-02", (None, "2024-02-29")),
    ],
)
def test_edtf_becomes_days(edtf: str, days: tuple[str | None, str | None]) -> None:
    assert days_of_edtf(edtf) == days


@pytest.mark.parametrize("edtf", ["", "24", "2024-13", "2024-02-30", "2024-05/2024-02", "x/y"])
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        days_of_edtf(edtf)
