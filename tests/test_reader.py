"""The reader: languages, days, and many articles at once."""

import pytest

from communique import Reader
from communique.errors import LanguageNotRead, NothingToRead, UsageError
from communique.intake import Source
from communique.schema import to_json

SOURCES = [
    Source(text="Olaf Scholz telefonierte am Montag mit Emmanuel Macron.", published="2024-04-04"),
    Source(text="Der Iran griff Israel nicht an."),
    Source(text="Emmanuel Macron empfing Wolodymyr Selenskyj in Paris.\n\n(AFP)", published="2024-04-04"),
]


def test_worker_processes_give_the_same_records_in_the_same_order() -> None:
    reader = Reader("de")
    alone = [to_json(reading) for reading in reader.pipe(SOURCES)]
    together = [to_json(reading) for reading in reader.pipe(SOURCES, workers=2)]
    assert together == alone


def test_a_language_we_do_not_read_is_named_when_asked_for() -> None:
    with pytest.raises(LanguageNotRead, match="'fi' is not read yet"):
        Reader("fi")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="2024-02-30"):
        Reader("de")("Die Minister trafen sich.", published="2024-02-30")


def test_only_leftovers_are_told_from_an_unknown_language() -> None:
    with pytest.raises(NothingToRead, match="Leave a Reply"):
        Reader()("1 Minute\n\nsource site-27\n\nLeave a Reply")


def test_another_language_is_told() -> None:
    with pytest.raises(LanguageNotRead, match="Italian"):
        Reader()("I ministri si sono incontrati lunedì a Riga e hanno parlato per due ore della guerra.")


def test_actors_are_named_in_each_language() -> None:
    for language, text in (
        ("en", "French President Emmanuel Macron spoke to Olaf Scholz. He was in Paris."),
        ("fr", "Le président français Emmanuel Macron a parlé à Olaf Scholz. Il était à Paris."),
        ("es", "El presidente francés Emmanuel Macron habló con Olaf Scholz en París."),
        ("ru", "Президент Франции Эмманюэль Макрон поговорил с Олафом Шольцем в Париже."),
        ("uk", "Президент Франції Емманюель Макрон поговорив з Олафом Шольцом у Парижі."),
    ):
        reading = Reader(language)(text, published="2024-04-04")
        assert {"Q3052772", "Q61053"} <= {mention.entity for mention in reading.mentions}, language
