"""German is read; another language is named and refused; too little text is told."""

import pytest

from communique.errors import LanguageNotRead
from communique.intake import identify_language


@pytest.mark.parametrize(
    "text",
    [
        "Die Minister telefonierten am Mittwoch.",
        "Gipfel in Riga abgesagt",
        "Am 3. April trafen sich beide in Riga.",
        "Der Präsident sprach mit Selenskyj über Waffen. " * 2000,
    ],
    ids=["sentence", "headline", "date", "long"],
)
def test_german_is_german(text: str) -> None:
    assert identify_language(text) == "de"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministers spoke by phone on Wednesday.", "English"),
        ("Le ministre a téléphoné mercredi à son homologue russe.", "French"),
        ("Міністри говорили телефоном у середу.", "Ukrainian"),
        ("Министры говорили по телефону в среду вечером.", "Russian"),
        ("De minister sprak woensdag met zijn Russische collega.", "Dutch"),
        ("Bakan dün akşam Moskova ile görüştü ve açıklama yaptı.", "Turkish"),
    ],
    ids=lambda value: value if value.isalpha() else "",
)
def test_another_language_is_named_with_the_way_to_force_ours(text: str, name: str) -> None:
    with pytest.raises(LanguageNotRead, match=rf"seems to be {name}.*--lang de"):
        identify_language(text)


@pytest.mark.parametrize(
    "text", ["", "🙂 12", "1 Minute", "Putin Macron Xi"], ids=["empty", "none", "two", "names"]
)
def test_too_little_text_is_told(text: str) -> None:
    with pytest.raises(LanguageNotRead, match=r"few words|no words"):
        identify_language(text)
