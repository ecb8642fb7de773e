from collections.abc import Callable

import pytest

from communique.dates import find_dates
from communique.syntax import Parsed


@pytest.mark.parametrize(
    ("sentence", "value", "relation", "words"),
    [
        (
            "Es war ihr erster derartiger Kontakt seit Oktober 2022.",
            "2022-10", "FIRST_SINCE", ["erster", "seit"],
        ),
        (
            "Erstmals seit Mai 2020 telefonierten beide Präsidenten.",
            "2020-05", "FIRST_SINCE", ["Erstmals", "seit"],
        ),
        (
            "Zum ersten Mal seit fünf Jahren empfing er einen Gesandten.",
            "P5Y", "FIRST_SINCE", ["ersten", "seit"],
        ),
        ("Die Minister telefonierten zuletzt im Oktober 2022.", "2022-10", "LAST", ["zuletzt"]),
        (
            "Das letzte Telefonat der Präsidenten fand im September 2022 statt.",
            "2022-09", "LAST", ["letzte", "Telefonat"],
        ),
        ("Sie sprachen am 3. Februar 2022 zum letzten Mal.", "2022-02-03", "LAST", ["letzten"]),
        ("Die Minister hatten zuletzt vor zwei Jahren telefoniert.", "2022", "LAST", ["zuletzt"]),
        ("Seit Oktober 2022 schweigen beide Seiten.", "2022-10", "SINCE", ["Seit"]),
        ("Die Frist läuft bis zum 3. Mai 2024.", "2024-05-03", "UNTIL", ["bis"]),
        ("Noch vor dem 3. Mai 2024 soll er kommen.", "2024-05-03", "BEFORE", ["vor"]),
        ("Nach dem 24. Februar 2022 brach der Kontakt ab.", "2022-02-24", "AFTER", ["Nach"]),
        ("Im letzten Jahr sprachen sie nicht.", "2023", None, []),
        ("Vor drei Tagen sprachen sie.", "2024-04-01", None, []),
    ],
)  # fmt: skip
def test_relations_and_the_words_they_rest_on(
    parse: Callable[..., Parsed], sentence: str, value: str, relation: str | None, words: list[str]
) -> None:
    ((one,), _) = find_dates(parse(sentence))
    given = [sentence[e.span.start : e.span.end] for e in one.evidence if e.of == "relation"]
    assert (one.value, one.relation, given) == (value, relation, words)


def test_a_range_has_a_beginning_and_an_end(parse: Callable[..., Parsed]) -> None:
    dates, _ = find_dates(parse("Er bleibt vom 30. Dezember bis 2. Jänner.", published="2023-12-20"))
    assert [(one.value, one.relation) for one in dates] == [("2023-12-30", "SINCE"), ("2024-01-02", "UNTIL")]
