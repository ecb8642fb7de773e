"""Agencies, datelines and bylines."""

import pytest

from communique.article import read_article

SENTENCE = "Die Minister berieten am Mittwoch in Riga."


def agencies(text: str) -> tuple[str, ...]:
    article, _ = read_article(text.replace(" ¶ ", "\n\n"), language="de")
    return article.agency


def roles(text: str) -> list[tuple[str, str]]:
    text = text.replace(" ¶ ", "\n\n")
    article, _ = read_article(text, language="de")
    return [(p.role, text[p.span.start : p.span.end]) for p in article.parts if p.role != "blank"]


@pytest.mark.parametrize(
    ("credit", "ids"),
    [
        ("(AFP)", ("AFP",)),
        ("dpa/afp", ("dpa", "AFP")),
        ("(AFP/dpa)", ("AFP", "dpa")),
        ("mz/fab (AFP, Reuters)", ("AFP", "Reuters")),
        ("– dpa", ("dpa",)),
        ("Quelle: KNA", ("KNA",)),
        ("Mit Material der Agenturen dpa und AP", ("dpa", "AP")),
        ("© dpa-AFX", ("dpa",)),
    ],
)
def test_an_agency_line_gives_normalised_ids(credit: str, ids: tuple[str, ...]) -> None:
    assert agencies(f"{SENTENCE} ¶ {credit}") == ids
    assert roles(f"{SENTENCE} ¶ {credit}")[-1] == ("agency", credit)


@pytest.mark.parametrize("credit", ["(AFP)", "dpa", "(dpa/AFP)", "– AFP"])
def test_a_credit_behind_the_last_sentence_is_split_off(credit: str) -> None:
    assert roles(f"{SENTENCE} {credit}") == [("body", SENTENCE), ("agency", credit)]


@pytest.mark.parametrize(
    "text",
    [
        "Das sagte der Minister in Riga der Nachrichtenagentur AFP.",
        f"{SENTENCE} ¶ Foto: AFP",
        f"{SENTENCE} (Wird fortgesetzt)",
        f"{SENTENCE} Amen",
    ],
    ids=["addressee", "picture", "bracket", "word"],
)
def test_what_only_names_an_agency_is_no_credit(text: str) -> None:
    assert agencies(text) == ()


@pytest.mark.parametrize(
    ("opening", "byline", "agency"),
    [
        ("PARIS, 3. April (AFP) – ", ["PARIS, 3. April", "–"], ["(AFP)"]),
        ("Paris (dpa) - ", ["Paris", "-"], ["(dpa)"]),
        ("Paris/Moskau (AFP/dpa) -- ", ["Paris/Moskau", "--"], ["(AFP/dpa)"]),
        ("MOSKAU, 3. April. /TASS/. ", ["MOSKAU, 3. April.", "."], ["/TASS/"]),
        ("(AFP) – ", ["–"], ["(AFP)"]),
        ("Berlin – ", ["Berlin –"], []),
        ("New York, 3.4.2024 – ", ["New York, 3.4.2024 –"], []),
        ("Oslo, 3. April 2024 (NTB) – ", ["Oslo, 3. April 2024", "–"], ["(NTB)"]),
        ("Oslo, 3. April 2024 (unsere Agentur) – ", ["Oslo, 3. April 2024", "–"], ["(unsere Agentur)"]),
    ],
)
def test_a_dateline_is_split_off(opening: str, byline: list[str], agency: list[str]) -> None:
    found = roles(opening + SENTENCE)
    assert [words for role, words in found if role == "byline"] == byline
    assert [words for role, words in found if role == "agency"] == agency
    assert found[-1] == ("body", SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        "Beispiel – der Kanzler – sprach am Montag in Riga.",
        "Der Minister (CDU) – so hieß es – kam am Montag nach Riga.",
        "Riga (Lettland) – das ist nach seinen Worten ein Ziel.",
        "Er sprach (AFP) – und zwar lange – in der Stadt.",
    ],
    ids=["name", "party", "country", "verb"],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert roles(text) == [("body", text)]


@pytest.mark.parametrize(
    "line",
    [
        "Von Erika Beispiel",
        "Von Max Muster und Erika Beispiel, Riga",
        "Autor: Max Muster",
        "Von Max Muster (dpa)",
    ],
)
def test_an_authors_line_is_a_byline(line: str) -> None:
    assert roles(f"Minister beraten ¶ {line} ¶ {SENTENCE}")[1] == ("byline", line)


def test_a_headline_that_begins_like_a_byline_stays_headline() -> None:
    assert roles(f"Von der Leyen in Kiew ¶ {SENTENCE}")[0][0] == "headline"
