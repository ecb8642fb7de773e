"""Capitals, invisible marks and long rows of digits cost no date, no false one and no time."""

from time import process_time

import pytest

from communique.dates import find_dates
from communique.records import Language
from communique.syntax import Parsed
from communique.syntax.columns import Columns
from communique.syntax.document import Doc
from dates.texts import article, parse

LONG = 10_000
"""Words; what takes a second in linear time takes minutes in squared."""


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "MINISTER SPRECHEN AM MITTWOCH", ["2024-04-03"]),
        ("en", "LAST TALKS WERE HELD IN MARCH 2022", ["2022-03"]),
        ("en", "TALKS MAY FAIL", []),
        ("fr", "LES MINISTRES SE SONT VUS LUNDI", ["2024-04-01"]),
        (
            "ru",
            "Министры говорили в сре\u0301ду и в апре\u0301ле 2024 го\u0301да.",
            ["2024-04-03", "2024-04"],
        ),
        ("uk", "У\u200b середу, 3\u00a0квітня 2024\u00a0року, вони говорили.", ["2024-04-03"]),
        ("de", "Am Don\u00adners\u00adtag, 4.  April 2024,sprachen sie.", ["2024-04-04"]),
        ("es", "🙂 El lunes , 1 de abril , hablaron 🙂", ["2024-04-01"]),
        ("en", "They spoke on Monday , 1  April 2024 “ twice ”.", ["2024-04-01"]),
    ],
)
def test_how_words_are_written_costs_no_date(language: Language, text: str, values: list[str]) -> None:
    assert [one.value for one in find_dates(parse(text, language))[0]] == values


@pytest.mark.parametrize(
    "row", ["1.2.3 ,", "12 und", "03.04.", "2022 / 23", "im Jahr", "3. , 4.", "vor zwei", "10 bis"]
)
def test_a_long_row_takes_linear_time(row: str) -> None:
    words = (row.split() * LONG)[:LONG]
    columns = Columns.of(words, [True] * LONG)
    columns.starts[1:] = [False] * (LONG - 1)
    doc = Doc(columns)
    parsed = Parsed(article=article(doc.text, "de", "2024-04-04"), doc=doc, paragraphs=((doc[:],),))
    begin = process_time()
    find_dates(parsed)
    assert process_time() - begin < 10
