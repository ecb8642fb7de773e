"""One name, one key, in whatever language it is written."""

import unicodedata

import pytest

from communique.names import key, keys
from communique.records import Language

ONE: list[list[tuple[str, Language]]] = [
    [
        ("Chruschtschow", "de"),
        ("Khrushchev", "en"),
        ("Khrouchtchev", "fr"),
        ("Jrushchov", "es"),
        ("Хрущов", "uk"),
    ],
    [("Breschnew", "de"), ("Brezhnev", "en"), ("Brejnev", "fr"), ("Brézhnev", "es"), ("Брежнев", "ru")],
    [("Poroschenko", "de"), ("Poroshenko", "en"), ("Porochenko", "fr"), ("Порошенко", "uk")],
    [("Jelzin", "de"), ("Yeltsin", "en"), ("Eltsine", "fr"), ("Ельцин", "ru"), ("Єльцин", "uk")],
    [("Kutschma", "de"), ("Kuchma", "en"), ("Koutchma", "fr"), ("Кучма", "uk")],
    [("Wałęsa", "de"), ("Wałęsa", "en")],
]
PAIRS = [(row[0], other) for row in ONE for other in row[1:]]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_spellings_of_one_name_share_a_key(one: tuple[str, Language], other: tuple[str, Language]) -> None:
    assert keys(*one) & keys(*other) or one == other


@pytest.mark.parametrize("name", ["Brejnev", "Ельцин", "Erdoğan"])
def test_an_unknown_language_tries_all(name: str) -> None:
    known = [keys(name, language) for language in ("de", "en", "fr", "es", "ru", "uk")]
    assert any(one & keys(name, None) for one in known)


@pytest.mark.parametrize(
    ("name", "same", "language"),
    [
        ("Ше́варднадзе", "Шеварднадзе", "ru"),
        ("Sche\u00advardnadse", "Schevardnadse", "de"),
        ("D’Estaing", "DEstaing", "fr"),
        ("MERKEL", "Merkel", "de"),
    ],
)
def test_stress_hyphenation_apostrophes_and_case_do_not_matter(
    name: str, same: str, language: Language
) -> None:
    assert key(name, language) == key(same, language)


@pytest.mark.parametrize("name", ["Йорданов", "Ёлкин", "Ющенко", "Čaputová", "Đinđić", "Müller"])
def test_composed_and_decomposed_letters_are_one(name: str) -> None:
    assert keys(unicodedata.normalize("NFD", name), None) == keys(unicodedata.normalize("NFC", name), None)


def test_what_has_no_letters_has_no_key() -> None:
    assert key("", "de") == ""
    assert keys(" , ", None) == frozenset()


def test_patronymics_and_particles_are_no_part_of_a_key() -> None:
    assert key("Ельцин Борис Николаевич", "ru") == key("Борис Ельцин", "ru")
    assert key("Otto von Habsburg", "de") == key("Otto Habsburg", "de")
