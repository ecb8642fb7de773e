"""Six languages are read; another is named and refused; too little text is told."""

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from communique.errors import LanguageNotRead
from communique.intake import identify_language
from communique.intake.language import NAMES, identifier_of_all, identifier_of_news


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
    ("text", "language"),
    [
        ("The ministers spoke by phone on Wednesday.", "en"),
        ("Le ministre a téléphoné mercredi à son homologue russe.", "fr"),
        ("Los ministros hablaron por teléfono el miércoles.", "es"),
        ("Міністри говорили телефоном у середу.", "uk"),
        ("Министры говорили по телефону в среду вечером.", "ru"),
    ],
)
def test_five_more_are_known(text: str, language: str) -> None:
    assert identify_language(text) == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I ministri si sono sentiti mercoledì al telefono.", "Italian"),
        ("Ministrowie rozmawiali w środę przez telefon.", "Polish"),
        ("Os ministros falaram por telefone na quarta-feira à noite.", "Portuguese"),
        ("De minister sprak woensdag met zijn Russische collega.", "Dutch"),
        ("Bakan dün akşam Moskova ile görüştü ve açıklama yaptı.", "Turkish"),
        ("Ministři spolu ve středu večer telefonovali o dalším postupu v jednáních.", "Czech"),
        ("Министрите разговаряха по телефона в сряда вечерта за следващите стъпки.", "Bulgarian"),
        ("Министри су у среду увече разговарали телефоном о наредним корацима.", "Serbian"),
        ("Міністры размаўлялі па тэлефоне ў сераду ўвечары пра наступныя крокі.", "Belarusian"),
        ("Ministri su u srijedu navečer razgovarali telefonom o sljedećim koracima.", "Croatian"),
        ("Miniștrii au vorbit miercuri seara la telefon despre pașii următori.", "Romanian"),
        ("A miniszterek szerdán este telefonon beszéltek a következő lépésekről.", "Hungarian"),
        ("Ministrarna talade i telefon på onsdagskvällen om nästa steg.", "Swedish"),
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


TEXTS = (
    *("Die Minister telefonierten am Mittwoch.", "Le ministre a téléphoné mercredi à son homologue russe."),
    *(
        "Los ministros hablaron por teléfono.",
        "Министры говорили по телефону в среду вечером.",
        "Gipfel in Riga",
    ),
    *(
        "I ministri si sono sentiti mercoledì al telefono.",
        "Міністри говорили",
        "RIGA",
        "3",
        "日本の外務大臣",
    ),
    *("Der Präsident sprach mit Selenskyj über Waffen. " * 20, "Præsidenten talte", "Прэзідэнт сказаў", "ab"),
)


def test_the_mapped_model_ranks_as_py3langid_does() -> None:
    of_all = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    of_news = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    of_news.set_languages(list(NAMES))
    for text in TEXTS:
        assert identifier_of_all().rank(text) == of_all.rank(text)
        assert identifier_of_news().rank(text) == of_news.rank(text)
