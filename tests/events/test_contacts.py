"""Who took part in a contact, as what, through which channel."""

from collections.abc import Callable

import pytest

from communique.records import Event, Reading


def countries(reading: Reading, ids: tuple[str, ...]) -> set[str | None]:
    mentions = {mention.id: mention for mention in reading.mentions}
    entities = {entity.id: entity for entity in reading.entities}
    return {entities[mentions[name].acts_for or mentions[name].entity].country for name in ids}


def only(reading: Reading) -> Event:
    (contact,) = reading.contacts
    return contact


BOTH_SIDES = [
    "Emmanuel Macron telefonierte mit Wladimir Putin.",
    "Emmanuel Macron und Wladimir Putin telefonierten.",
    "Das Telefonat zwischen Emmanuel Macron und Wladimir Putin dauerte zwei Stunden.",
    "Emmanuel Macron rief Wladimir Putin an.",
    "Der französische Präsident rief seinen russischen Amtskollegen an.",
    "Emmanuel Macron nahm einen Anruf von Wladimir Putin entgegen.",
    "Wladimir Putin wurde von Emmanuel Macron angerufen.",
    "Der französische Präsident führte ein Telefongespräch mit seinem russischen Amtskollegen.",
    "In einem Telefonat mit Wladimir Putin forderte Emmanuel Macron eine Waffenruhe.",
]


@pytest.mark.parametrize("sentence", BOTH_SIDES)
def test_a_call_has_both_sides_and_its_channel(sentence: str, read: Callable[..., Reading]) -> None:
    reading = read(sentence)
    contact = only(reading)
    assert countries(reading, contact.actors) == {"FRA", "RUS"}
    assert (contact.channel, contact.mode, contact.status) == ("phone", "phone", "actual")


@pytest.mark.parametrize(
    ("sentence", "initiator"),
    [
        ("Emmanuel Macron telefonierte mit Wladimir Putin.", None),
        ("Emmanuel Macron rief Wladimir Putin an.", "FRA"),
        ("Den Bundeskanzler rief Emmanuel Macron an.", "FRA"),
        ("Wladimir Putin wurde von Emmanuel Macron angerufen.", "FRA"),
        ("Auf Initiative Ankaras telefonierten Recep Tayyip Erdoğan und Wladimir Putin.", "TUR"),
    ],
)
def test_only_who_calls_is_the_initiator(
    sentence: str, initiator: str | None, read: Callable[..., Reading]
) -> None:
    reading = read(sentence)
    part = only(reading).contact
    assert part is not None
    found = countries(reading, (part.initiator,)) if part.initiator is not None else {None}
    assert found == {initiator}


@pytest.mark.parametrize(
    "sentence",
    [
        "Emmanuel Macron empfing Wolodymyr Selenskyj.",
        "Wolodymyr Selenskyj wurde von Emmanuel Macron empfangen.",
        "Wolodymyr Selenskyj traf Emmanuel Macron in Paris.",
        "Wolodymyr Selenskyj besuchte Emmanuel Macron.",
        "Wolodymyr Selenskyj war zu Gast bei Emmanuel Macron.",
    ],
)
def test_a_visit_has_visitor_and_host(sentence: str, read: Callable[..., Reading]) -> None:
    reading = read(sentence)
    contact = only(reading)
    assert countries(reading, contact.actors) == {"UKR"}
    assert countries(reading, contact.recipients) == {"FRA"}
    assert (contact.mode, contact.channel) == ("visit", "in_person")


def test_a_journey_names_the_host_and_doubts_whom_the_visitor_met(
    read: Callable[..., Reading],
) -> None:
    reading = read("Bundeskanzler Olaf Scholz reiste am Montag nach Peking.")
    contact = only(reading)
    assert countries(reading, contact.recipients) == {"CHN"}
    assert "counterpart_unknown" in [doubt.kind for doubt in reading.doubts if doubt.about == contact.id]


def test_one_call_told_twice_is_one_contact(read: Callable[..., Reading]) -> None:
    reading = read(
        "Macron telefoniert mit Putin\n\nDer französische Präsident Emmanuel Macron führte am Mittwoch ein "
        "Telefongespräch mit dem russischen Präsidenten Wladimir Putin."
    )
    contact = only(reading)
    words = [reading.text(item.span) for item in contact.evidence if item.of == "trigger"]
    assert words == ["telefoniert", "Telefongespräch", "führte"]


def test_an_earlier_call_is_never_merged_into_the_news(read: Callable[..., Reading]) -> None:
    reading = read(
        "Olaf Scholz telefonierte am Mittwoch mit Wladimir Putin. "
        "Zuletzt hatten Scholz und Putin im Dezember 2022 telefoniert."
    )
    assert [contact.status for contact in reading.contacts] == ["actual", "historical"]
    assert [claim.kind for claim in reading.claims] == ["last"]


def test_claims_name_their_date(read: Callable[..., Reading]) -> None:
    reading = read(
        "Olaf Scholz und Wladimir Putin führten am Freitag ihr erstes Telefonat seit Dezember 2022."
    )
    (claim,) = [claim for claim in reading.claims if claim.kind == "first_since"]
    assert {date.id: date.value for date in reading.dates}[claim.date or ""] == "2022-12"
    assert claim.level == "heads"


def test_casualties_keep_their_bounds(read: Callable[..., Reading]) -> None:
    reading = read("Bei einem Angriff der Taliban auf Kabul wurden am Montag mindestens 12 Menschen getötet.")
    (attack,) = [event for event in reading.events if event.type == "ASSAULT"]
    (count,) = attack.casualties
    assert (count.kind, count.min, count.max, count.qualifier) == ("killed", 12, None, "at_least")
