"""Names as the tables write them, and every form that they take in text."""

import pytest

from communique.kb.compile import adjective_forms
from communique.kb.inflection import Inflection, Paradigm, inflection
from communique.kb.notation import spelling
from communique.languages import LANGUAGES, table
from communique.records import Language

EXAMPLES = [
    (language, entry["of"][0], entry["example"])
    for language in LANGUAGES
    for entry in table(language, "inflection")["paradigm"]
    if "example" in entry
]


def test_a_name_has_whole_spellings_and_parts_that_stand_alone() -> None:
    found = spelling("Mohammed [bin Salman]; MBS")
    assert found.whole == ("Mohammed bin Salman", "MBS")
    assert found.surname == ("bin Salman",)
    assert found.given == ("Mohammed",)


def test_spellings_are_combined() -> None:
    assert len(spelling("Sergej|Sergei|Sergey [Schoigu|Shoigu]").whole) == 6


def test_a_surname_may_stand_first() -> None:
    found = spelling("[Kim] Jong Un|Jong-un")
    assert found.whole == ("Kim Jong Un", "Kim Jong-un")
    assert found.surname == ("Kim",)


@pytest.mark.parametrize(("language", "kind", "example"), EXAMPLES)
def test_the_example_of_a_paradigm_is_one_of_its_forms(language: Language, kind: str, example: str) -> None:
    words = example.split()
    word, form = " ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])
    assert form in {one.text for one in inflection(language).name(word, kind)}


@pytest.mark.parametrize(
    ("language", "cell", "gender", "form"),
    [
        ("ru", "Сергей [Шойгу]", "m", "Сергея Шойгу"),
        ("ru", "Эмманюэль [Макрон]", "m", "Эмманюэлем Макроном"),
        ("ru", "Сергей [Лавров]", "m", "Сергеем Лавровым"),
        ("ru", "Владимир [Зеленский]", "m", "Владимиру Зеленскому"),
        ("ru", "Мария [Захарова]", "f", "Марии Захаровой"),
        ("ru", "Дмитрий [Кулеба]", "m", "Дмитрием Кулебой"),
        ("ru", "Александр [Лукашенко]", "m", "Александра Лукашенко"),
        ("ru", "Анналена [Бербок]", "f", "Анналену Бербок"),
        ("ru", "Джорджия [Мелони]", "f", "Джорджии Мелони"),
        ("uk", "Дмитро [Кулеба]", "m", "Дмитра Кулеби"),
        ("uk", "Володимир [Зеленський]", "m", "Володимиром Зеленським"),
        ("uk", "Олександр [Лукашенко]", "m", "Олександром Лукашенком"),
        ("uk", "Марія [Захарова]", "f", "Марією Захаровою"),
        ("uk", "Себастьян [Лекорню]", "m", "Себастьяна Лекорню"),
        ("uk", "Олаф [Шольц]", "m", "Олафом Шольцом"),
        ("de", "Emmanuel [Macron]", "m", "Emmanuel Macrons"),
        ("de", "Olaf [Scholz]", "m", "Olaf Scholz"),
    ],
)
def test_a_person_is_declined(language: Language, cell: str, gender: str, form: str) -> None:
    assert form in {one.text for one in inflection(language).person(cell, gender)}


@pytest.mark.parametrize(
    ("language", "name", "form"),
    [
        ("de", "Islamisch+er Staat*", "Islamischen Staates"),
        ("de", "Costa Rica", "Costa Ricas"),
        ("ru", "США=", "США"),
        ("ru", "Саудовск+ая Аравия*", "Саудовской Аравии"),
        ("ru", "Россия", "Россией"),
        ("uk", "Україна", "Україною"),
        ("uk", "Саудівськ+а Аравія*", "Саудівську Аравію"),
    ],
)
def test_a_name_is_declined(language: Language, name: str, form: str) -> None:
    assert form in {one.text for one in inflection(language).name(name, "name")}


def test_marked_words_agree() -> None:
    forms = [one.text for one in inflection("ru").name("Саудовск+ая Аравия*", "name")]
    assert len(forms) < 20


@pytest.mark.parametrize(
    ("language", "adjective", "form"),
    [
        ("de", "russisch", "russischen"),
        ("fr", "français", "françaises"),
        ("fr", "grec/grecque", "grecques"),
        ("es", "francés/francesa", "franceses"),
        ("ru", "российск", "российскими"),
        ("uk", "українськ", "українського"),
        ("en", "French", "French"),
    ],
)
def test_an_adjective_of_a_state_is_declined(language: Language, adjective: str, form: str) -> None:
    assert form in adjective_forms(adjective, inflection(language))


def test_a_word_that_no_paradigm_fits_does_not_change() -> None:
    none = Inflection(
        paradigms=(Paradigm(frozenset({"name"}), "o", (("o",), ("i",)), ()),),
        adjective_endings=(),
        feminine_endings=(),
        all_words=False,
        nouns_are_capital=False,
        peoples_are_capital=False,
    )
    assert [form.text for form in none.word("Talin", "name")] == ["Talin"]
    assert [form.text for form in none.word("Tallo", "name")] == ["Tallo", "Talli"]
