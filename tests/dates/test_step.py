"""What comes out of whole sentences of ours; published on Thursday 2024-04-04 unless said otherwise."""

from collections.abc import Callable

import pytest

from communique.dates import find_dates, resolve
from communique.records import Date
from communique.syntax import Parsed

Parse = Callable[..., Parsed]


def found(parsed: Parsed) -> list[tuple[str, str]]:
    text = parsed.article.text
    return [(text[one.span.start : one.span.end], one.value) for one in find_dates(parsed)[0]]


def only(parsed: Parsed) -> Date:
    (one,) = find_dates(parsed)[0]
    return one


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Kanzler reist am Freitag nach Kiew.", [("Freitag", "2024-04-05")]),
        ("Der Kanzler reiste am Freitag nach Kiew.", [("Freitag", "2024-03-29")]),
        ("Der Kanzler will am Freitag nach Kiew reisen.", [("Freitag", "2024-04-05")]),
        ("Der für Freitag geplante Besuch wurde abgesagt.", [("Freitag", "2024-04-05")]),
        (
            "Er kündigte am Montag an, am Freitag zu reisen.",
            [("Montag", "2024-04-01"), ("Freitag", "2024-04-05")],
        ),
        ("Am Donnerstag sprachen beide Minister.", [("Donnerstag", "2024-04-04")]),
        ("Nächsten Donnerstag sprechen beide Minister.", [("Nächsten Donnerstag", "2024-04-11")]),
        (
            "Die Gespräche am 28., 29. und 30. Mai finden in Genf statt.",
            [("28.", "2024-05-28"), ("29.", "2024-05-29"), ("30. Mai", "2024-05-30")],
        ),
        ("Sie trafen sich am 3.4.2024 in Riga.", [("3.4.2024", "2024-04-03")]),
        ("Sie trafen sich am 03.04.2024.", [("03.04.2024", "2024-04-03")]),
        (
            "Am Mittwochabend um 17.30 Uhr landete er.",
            [("Mittwochabend", "2024-04-03TEV"), ("17.30 Uhr", "2024-04-03T17:30")],
        ),
        ("Der Gast kam gestern Abend an.", [("gestern Abend", "2024-04-03TEV")]),
        ("Der Gast kommt morgen an.", [("morgen", "2024-04-05")]),
        ("Vergangene Woche schwiegen beide.", [("Vergangene Woche", "2024-W13")]),
        ("Vor zwei Tagen sprach er mit Oslo.", [("zwei Tagen", "2024-04-02")]),
        ("In drei Wochen reist er nach Oslo.", [("drei Wochen", "2024-W17")]),
        ("Das Telefonat dauerte 90 Minuten.", [("90 Minuten", "PT90M")]),
        ("Bis Monatsende soll er antworten.", [("Monatsende", "2024-04")]),
        ("Im dritten Quartal 2009 schwiegen beide.", [("dritten Quartal 2009", "2009-Q3")]),
        ("Im Herbst 2021 schwiegen beide.", [("Herbst 2021", "2021-FA")]),
        ("Jeden Montag berichtet der Gesandte.", [("Jeden Montag", "XXXX-WXX-1")]),
        ("Die Gespräche dauerten sechs bis acht Monate.", [("sechs", "P6M"), ("acht Monate", "P8M")]),
        (
            "Im Jahr 2019 brach der Kontakt ab, Ende des Jahres kam ein Brief.",
            [("Jahr 2019", "2019"), ("Ende des Jahres", "2019")],
        ),
        (
            "Im Oktober 2022 traf er ihn, im Jahr darauf schrieb er ihm.",
            [("Oktober 2022", "2022-10"), ("Jahr darauf", "2023")],
        ),
        ("In der Nacht zum Mittwoch kam die Absage.", [("Nacht zum Mittwoch", "2024-04-03TNI")]),
        ("Am Wochenende berieten die Gesandten.", [("Wochenende", "2024-W13-WE")]),
        ("Das Treffen beginnt um 17.30 Uhr.", [("17.30 Uhr", "T17:30")]),
    ],
)  # fmt: skip
def test_expressions_and_their_values(parse: Parse, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert found(parse(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Mindestens 144 Menschen kamen ums Leben.",
        "Rund 2000 Soldaten stehen an der Grenze.",
        "Der Rat nahm die Resolution 1701 an.",
        "Die Anklage stützt sich auf § 2022 des Gesetzes.",
        "Russland verlegte Raketen vom Typ S-300.",
        "Die Mannschaft verlor mit einem Ergebnis von 0:13.",
        "Die Botschaft ist unter +49 30 123456 zu erreichen.",
        "Der Minister ist 45 Jahre alt.",
        "Nach Beginn der Invasion hielt er weiterhin Kontakt, der inzwischen eingestellt ist.",
        "August Hanning sagte ab.",
        "Er verlangte 1950 Euro.",
    ],
)
def test_what_is_no_date(parse: Parse, sentence: str) -> None:
    assert found(parse(sentence)) == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2024-04-03", "2024-04-03"),
        ("2024-04-04", "2024-04-03"),
        ("2024-04-02", "2024-03-27"),
        (None, "XXXX-WXX-3"),
    ],
)
def test_a_weekday_is_the_latest_up_to_the_day_of_publication(
    parse: Parse, published: str | None, expected: str
) -> None:
    assert only(parse("Die Minister telefonierten am Mittwoch.", published=published)).value == expected


def test_a_coming_weekday_that_is_the_day_of_publication_is_read_all_the_same(parse: Parse) -> None:
    parsed = parse("Die Botschafter treffen sich am kommenden Montag, dem 9. Januar.", "2006-01-09")
    assert found(parsed) == [("kommenden Montag, dem 9. Januar", "2006-01-09")]


def test_a_weekday_without_publication_date_stays_unresolved_and_says_why(parse: Parse) -> None:
    dates, doubts = find_dates(parse("Die Minister telefonierten am Mittwoch.", published=None))
    assert [(one.earliest, one.latest, one.unresolved) for one in dates] == [(None, None, "XXXX-WXX-3")]
    assert [(one.kind, one.about) for one in doubts] == [("date_unresolved", dates[0].id)]
    assert "no publication date" in doubts[0].words


def test_a_weekday_that_does_not_fit_its_date_is_doubted(parse: Parse) -> None:
    dates, doubts = find_dates(parse("Am Mittwoch, dem 4. April 2024, trafen sich die Gesandten."))
    assert [one.value for one in dates] == ["2024-04-04"]
    assert [one.kind for one in doubts] == ["weekday_contradicts_date"]


def test_the_last_months_reach_back_from_the_day_of_publication(parse: Parse) -> None:
    one = only(parse("In den letzten Monaten hat der Ton sich verschärft."))
    assert (one.value, one.edtf, one.earliest, one.latest) == (
        "PXM", "2024-01~/2024-04-04", "2024-01-04", "2024-04-04",
    )  # fmt: skip


TEXT = """\
Der Kanzler reist am Freitag nach Kiew. Zuletzt war er vor zwei Jahren dort, im Herbst 2021.

Im März sprachen die Minister, am 24. Jänner hatten sie geschwiegen. Gestern um 17.30 Uhr kam der Brief.

Im Jahr 2019 brach der Kontakt ab, Ende des Jahres kam eine Absage, im Jahr darauf ein Gruß. Seit zwei
Monaten schweigt Ankara. Kommende Woche und Anfang Mai wollen sie reden, am 3. und 4. Mai in Genf.
Am Morgen, mittags und jeden Montag. Am Dienstag, dem 2. April, ab 9:30 Uhr. Seit Jahren, drei Stunden
lang. In den vergangenen zwei Wochen. Am Wochenende."""


@pytest.mark.parametrize(
    "published", ["2024-04-04", "2023-12-31", "2024-02-29", "1999-01-01", "0001-01-01", "9999-12-31"]
)
def test_resolving_later_equals_reading_with_that_day_at_once(parse: Parse, published: str) -> None:
    unknown, _ = find_dates(parse(TEXT, published=None))
    known, _ = find_dates(parse(TEXT, published=published))
    assert len(unknown) > 20
    assert [(one.span, one.unresolved) for one in unknown] == [(one.span, one.unresolved) for one in known]
    later = [resolve(one, published) for one in unknown]
    assert [(one.value, one.edtf, one.earliest, one.latest) for one in later] == [
        (one.value, one.edtf, one.earliest, one.latest) for one in known
    ]
    assert [resolve(one, None) for one in later] == [resolve(one, None) for one in known]


def test_spans_lie_in_the_text_in_order_and_apart(parse: Parse) -> None:
    dates, _ = find_dates(parse(TEXT))
    ends = [0, *(one.span.end for one in dates)]
    assert all(
        one.span.start >= end and one.span.end > one.span.start for one, end in zip(dates, ends, strict=False)
    )
    assert len({one.id for one in dates}) == len(dates)


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("Am heutigen Mittwoch ruhen die Gespräche.", 1),
        ("Am heutigen Donnerstag ruhen die Gespräche.", 0),
        ("Sie trafen sich gestern, Mittwoch, in Riga.", 0),
        ("Sie trafen sich gestern (Dienstag) in Riga.", 1),
        ("Am Mittwoch, dem 4. April, trafen sich die Gesandten.", 1),
    ],
)
def test_a_weekday_that_does_not_fit_the_publication_date_is_doubted(
    parse: Parse, sentence: str, doubted: int
) -> None:
    _, doubts = find_dates(parse(sentence))
    assert [one.kind for one in doubts] == ["weekday_contradicts_date"] * doubted
    assert all("2024-04-04" in one.words for one in doubts)
