"""Names in other spellings: linked by sound and with a doubt, suggested where only alike."""

from collections.abc import Callable

import pytest

from communique.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("day", "text", "person"),
    [
        ("2022-04-04", "Der türkische Außenminister Mevlud Tschawuschoglu reiste ab.", "Q249206"),
        ("2024-04-04", "Der ukrainische Präsident Wolodimer Zelenskiy reiste ab.", "Q3874799"),
        ("2024-04-04", "Der russische Außenminister Sergej Lawroff reiste ab.", "Q58217"),
    ],
)
def test_another_spelling_is_linked_with_a_doubt(read: Read, day: str, text: str, person: str) -> None:
    reading = read(text, published=day)
    assert person in {mention.entity for mention in reading.mentions}
    assert "spelling" in {doubt.kind for doubt in reading.doubts}


def test_a_name_of_somebody_else_is_no_spelling(read: Read) -> None:
    reading = read("Der Schlosser Wladimir Potanitsch reiste ab.", published="2024-04-04")
    assert not {mention.entity for mention in reading.mentions} & {"Q7747"}


def test_a_role_that_the_named_person_does_not_hold_is_a_doubt_with_the_holder(read: Read) -> None:
    reading = read("Der russische Verteidigungsminister Sergej Schoigu reiste ab.", published="2024-06-01")
    (doubt,) = (doubt for doubt in reading.doubts if doubt.kind == "name_role_conflict")
    assert "since 2024-05-14" in doubt.words
    assert reading.mentions[0].acts_for is None
