"""One person's name or another's: what counts and what does not."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.names import THRESHOLD, likeness, same_key
from communique.records import Language

NAMES = st.text(alphabet="abcdjyzéß ščwхжюьїы,.-'()", max_size=24)
LANGUAGES: list[Language | None] = [None, "de", "en", "fr", "es", "ru", "uk"]


def is_one(a: str, b: str, lang_a: Language | None, lang_b: Language | None) -> bool:
    return likeness(a, b, lang_a, lang_b) >= THRESHOLD


@pytest.mark.parametrize(
    ("a", "b", "lang_a", "lang_b"),
    [
        ("Boris Jelzin", "Ельцин, Борис Николаевич", "de", "ru"),
        ("Janukowytsch", "Янукович", "de", "uk"),
        ("Otto von Habsburg", "Отто Габсбург", "de", "uk"),
        ("Hosni Mubarak", "Хосни Мубарак", "en", "ru"),
        ("George W. Bush", "George Bush", "en", "de"),
        ("Jimmy Carter", "James Carter", "en", "fr"),
        ("Deng Xiaoping", "Дэн Сяопин", "de", "ru"),
        ("Michail Gorbatschow", "Горбачов Михайло Сергійович", "de", "uk"),
        ("Anwar as-Sadat", "Anouar el-Sadate", "de", "fr"),
        ("Hafiz Assad", "Ассад Хафиз", "de", "ru"),
        ("Kim Jong Il", "Kim Jong-il", "en", "de"),
    ],
    ids=lambda value: value or "",
)
def test_one_person(a: str, b: str, lang_a: Language | None, lang_b: Language | None) -> None:
    assert is_one(a, b, lang_a, lang_b)
    assert is_one(b, a, lang_b, lang_a)


@pytest.mark.parametrize(
    ("a", "b", "lang_a", "lang_b"),
    [
        ("George Bush", "Barbara Bush", "en", "de"),
        ("Vitali Klitschko", "Володимир Кличко", "de", "uk"),
        ("Edvard Beneš", "Edvard Munch", "de", "en"),
        ("Egon Krenz", "Egon Bahr", "de", "de"),
        ("Kravchuk", "Кравченко", "en", "ru"),
        ("Nikolaj Ryschkow", "Рыбаков, Николай", "de", "ru"),
        ("Alan Clark", "Clark Alan Jones", "en", "en"),
        ("Carter", "Jimmy Carter", "en", "en"),
    ],
    ids=lambda value: value or "",
)
def test_two_people(a: str, b: str, lang_a: Language | None, lang_b: Language | None) -> None:
    assert not is_one(a, b, lang_a, lang_b)
    assert not same_key(a, b, lang_a, lang_b)


def test_a_bare_surname_that_fits_is_nearer_than_one_that_does_not() -> None:
    fits = likeness("Carter", "Jimmy Carter", "en", "de")
    assert likeness("Cortez", "Jimmy Carter", "en", "de") < fits < THRESHOLD


def test_letters_that_no_table_has_are_like_nothing_but_themselves() -> None:
    assert likeness("习近平", "李强", None, None) == 0.0
    assert not same_key("习近平", "李强", None, None)
    assert likeness("习近平", "习近平", None, "de") == 1.0


def test_kings_of_one_name_are_told_by_their_numbers() -> None:
    assert is_one("Johannes Paul II.", "Иоанн Павел II", "de", "ru")
    assert not is_one("Johannes Paul II.", "Jean-Paul I", "de", "fr")


def test_an_equal_key_needs_all_words() -> None:
    assert same_key("Leonid Breschnew", "Леонід Брежнєв", "de", "uk")
    assert not same_key("Breschnew", "Леонід Брежнєв", "de", "uk")


def test_equal_keys_take_forms_of_a_given_name_but_no_short_ones() -> None:
    assert same_key("Nikita Chruschtschow", "Микита Хрущов", "de", "uk")
    assert not same_key("Dick Nixon", "Richard Nixon", "en", "en")


@given(NAMES, NAMES, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_any_two_texts_have_a_likeness(
    a: str, b: str, lang_a: Language | None, lang_b: Language | None
) -> None:
    assert 0.0 <= likeness(a, b, lang_a, lang_b) <= 1.0
    same_key(a, b, lang_a, lang_b)


@given(NAMES, NAMES, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_composed_and_decomposed_letters_compare_alike(
    a: str, b: str, lang_a: Language | None, lang_b: Language | None
) -> None:
    apart = unicodedata.normalize("NFD", a)
    assert likeness(apart, b, lang_a, lang_b) == likeness(a, b, lang_a, lang_b)


@given(NAMES)
def test_a_name_is_itself(name: str) -> None:
    found = likeness(name, name, None, None)
    assert found in {0.0, 1.0}
