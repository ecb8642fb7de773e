"""One act told twice is one event; two acts told beside each other stay two."""

from collections.abc import Callable

from communique.records import Reading


def triggers(reading: Reading) -> list[list[str]]:
    return [
        [reading.text(evidence.span) for evidence in contact.evidence if evidence.of == "trigger"]
        for contact in reading.contacts
    ]


def test_negotiations_are_no_call(read: Callable[..., Reading]) -> None:
    reading = read(
        "Emmanuel Macron telefonierte am Montag mit Wladimir Putin. Das Gespräch dauerte eine Stunde. "
        "Die Verhandlungen in Wien kommen nicht voran."
    )
    assert triggers(reading) == [["telefonierte", "Gespräch", "dauerte"]]


def test_a_known_noun_means_the_contact_whose_parties_its_sentence_names(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        "Viktor Orbán wurde am Montag von Wladimir Putin empfangen. "
        "Am Dienstag traf Viktor Orbán in Kiew Wolodymyr Selenskyj. Putin dankte Orbán für den Besuch."
    )
    assert triggers(reading) == [["empfangen", "Besuch"], ["traf"]]


def test_a_journey_and_a_talk_during_it_are_two_contacts(read: Callable[..., Reading]) -> None:
    reading = read(
        "Annalena Baerbock reiste am Donnerstag nach China. Am Freitag sprach sie mit Wang Yi über den Krieg."
    )
    assert triggers(reading)[0] == ["reiste"]


def test_a_planned_and_a_past_meeting_stay_apart(read: Callable[..., Reading]) -> None:
    reading = read(
        "Joe Biden und Xi Jinping wollen sich im November treffen. "
        "Zuletzt waren Biden und Xi im November 2022 zusammengekommen."
    )
    assert [contact.status for contact in reading.contacts] == ["planned", "historical"]


def test_who_asked_for_a_call_is_its_initiator(read: Callable[..., Reading]) -> None:
    reading = read(
        "Olaf Scholz telefonierte am Montag mit Wladimir Putin. Moskau hatte um das Gespräch gebeten."
    )
    (contact,) = reading.contacts
    assert contact.contact is not None
    names = {mention.id: mention for mention in reading.mentions}
    entities = {entity.id: entity for entity in reading.entities}
    initiator = names[contact.contact.initiator or ""]
    assert entities[initiator.entity].country == "RUS"


def test_a_war_named_by_three_nouns_is_one_event(read: Callable[..., Reading]) -> None:
    reading = read(
        "Olaf Scholz verurteilte am Montag Russlands Krieg gegen die Ukraine. "
        "Die russische Invasion der Ukraine dauert an. "
        "Der Angriffskrieg Russlands gegen die Ukraine sei ein Bruch."
    )
    assert len([event for event in reading.events if event.type == "ASSAULT"]) == 1


def test_a_later_telling_does_not_put_the_articles_own_word_into_anothers_mouth(
    read: Callable[..., Reading],
) -> None:
    reading = read(
        "Emmanuel Macron empfing am Montag Fumio Kishida. Die Opposition kritisierte das Treffen scharf."
    )
    (contact,) = reading.contacts
    assert contact.reported_by == ()


def test_a_headline_takes_its_source_from_the_text(read: Callable[..., Reading]) -> None:
    reading = read(
        "Macron telefoniert mit Putin\n\nEmmanuel Macron habe am Mittwoch mit Wladimir Putin telefoniert, "
        "teilte der Kreml mit."
    )
    (contact,) = reading.contacts
    assert len(contact.reported_by) == 1
