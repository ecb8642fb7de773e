"""A name's words come in the order in which it is spoken."""

import pytest

from communique.names.parts import Name, parts


def taken(name: str) -> Name:
    found = parts(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Angela Merkel", ("angela", "merkel")),
        ("Меркель, Ангела", ("ангела", "меркель")),
        ("Янукович Віктор Федорович", ("віктор", "янукович")),
        ("Виктор Фёдорович Янукович", ("виктор", "янукович")),
        ("Jean-Luc Mélenchon", ("jean", "luc", "mélenchon")),
        ("Otto von Habsburg", ("otto", "habsburg")),
        ("George W. Bush", ("george", "bush")),
        ("Joseph P. Kennedy, Jr.", ("joseph", "kennedy")),
        ("Peter Müller (CDU)", ("peter", "müller")),
        ("Merkel", ("merkel",)),
        ("Ван Мен", ("ван", "мен")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_name_is_taken_apart(name: str, core: tuple[str, ...]) -> None:
    assert taken(name).core == core


def test_a_surname_that_looks_like_a_patronymic_stays_a_surname() -> None:
    assert taken("Віктор Янукович").surname == "янукович"


@pytest.mark.parametrize("name", ["", " ", ",", "(CDU)", "-"])
def test_without_a_word_there_is_no_name(name: str) -> None:
    assert parts(name) is None
