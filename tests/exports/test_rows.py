"""What other schemes get of an event: PLOVER's reduction, CAMEO's codes and directed pairs."""

from collections.abc import Mapping

import pytest

from communique import Reader
from communique.exports import cameo_rows, plover_rows
from communique.exports.tsv import HEADS, tsv_lines
from communique.records import Language, Reading

DAY = "2024-04-04"


def read(sentence: str, readers: Mapping[Language, Reader]) -> Reading:
    return readers["en"](sentence, published=DAY)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Olaf Scholz met Xi Jinping in Beijing on Monday.", [("CONSULT", "visit")]),
        ("Olaf Scholz will meet Xi Jinping in Beijing on Friday.", [("AGREE", None)]),
        ("Joe Biden and Xi Jinping spoke by video link on Monday.", [("CONSULT", "phone")]),
        ("Iran will attack Israel.", [("THREATEN", "violence")]),
        ("Iran did not attack Israel.", []),
        ("Kyiv demanded a summit with Moscow on Monday.", [("REQUEST", "meet")]),
    ],
)
def test_a_status_reduces_the_type(
    sentence: str, wanted: list[tuple[str, str | None]], readers: Mapping[Language, Reader]
) -> None:
    assert [(row.type, row.mode) for row in plover_rows(read(sentence, readers))] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Emmanuel Macron telephoned Vladimir Putin.",
            [("FRAGOV", "RUSGOV", "041"), ("RUSGOV", "FRAGOV", "041")],
        ),
        (
            "Olaf Scholz met Xi Jinping in Beijing on Monday.",
            [("DEUGOV", "CHNGOV", "042"), ("CHNGOV", "DEUGOV", "043")],
        ),
        (
            "Antony Blinken met Sergei Lavrov in Geneva on Monday.",
            [("USAGOV", "RUSGOV", "044"), ("RUSGOV", "USAGOV", "044")],
        ),
        ("Iran attacked Israel.", [("IRN", "ISR", "190")]),
        ("Rebels attacked the Syrian army on Monday.", [("---REB", "SYRMIL", "190")]),
    ],
)
def test_a_reciprocal_act_becomes_two_rows(
    sentence: str, wanted: list[tuple[str, str, str]], readers: Mapping[Language, Reader]
) -> None:
    rows = cameo_rows(read(sentence, readers))
    assert [(row.source, row.target, row.code) for row in rows] == wanted


def test_the_day_of_the_act_and_of_the_article_are_two_columns(readers: Mapping[Language, Reader]) -> None:
    (row, _) = cameo_rows(read("Olaf Scholz met Xi Jinping in Beijing in November 2022.", readers))
    assert (row.date, row.reported) == ("2022-11", DAY)


@pytest.mark.parametrize("form", ["plover", "cameo"])
def test_lines_have_as_many_cells_as_the_head(form: str, readers: Mapping[Language, Reader]) -> None:
    lines = list(tsv_lines(read("Olaf Scholz met Xi Jinping in Beijing.", readers), form))
    assert lines
    assert {line.count("\t") for line in lines} == {HEADS[form].count("\t")}


def test_what_is_not_real_is_left_out_unless_asked_for(readers: Mapping[Language, Reader]) -> None:
    reading = read("Iran did not attack Israel.", readers)
    assert [row.code for row in cameo_rows(reading, unreal=True)] == ["190"]
    assert not list(cameo_rows(reading))
