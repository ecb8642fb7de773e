"""The list of given names."""

import pytest

from communique.names.given import are_alike, are_one, is_given
from communique.names.tables import data


@pytest.mark.parametrize("kind", ["same", "short"])
def test_a_set_holds_several_forms_each_once(kind: str) -> None:
    for line in data("given")[kind]:
        forms = line.split()
        assert len(forms) == len(set(forms)) > 1, line


def test_there_are_sets_enough() -> None:
    assert len(data("given")["same"]) + len(data("given")["short"]) >= 150


@pytest.mark.parametrize(
    ("one", "other"),
    [("jewgeni", "євген"), ("nikolaus", "микола"), ("françois", "франциск"), ("georgios", "георгий")],
)
def test_forms_of_one_name_in_two_languages(one: str, other: str) -> None:
    assert are_one(one, other)


def test_a_short_form_is_alike_but_not_one() -> None:
    assert are_alike("dick", "richard")
    assert not are_one("dick", "richard")


def test_accents_do_not_matter_in_latin_letters() -> None:
    assert is_given("etienne")
    assert is_given("étienne")


def test_other_names_are_apart() -> None:
    assert not are_alike("mahmud", "mohammed")
    assert not are_alike("lech", "jarosław")
