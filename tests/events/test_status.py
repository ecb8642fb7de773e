"""What became of an act is read from tense, mood, negation, modal and embedding words."""

from collections.abc import Callable

import pytest

from communique.reader import Reader
from communique.records import Event, Reading

CASES = {
    "Der Iran griff Israel an.": ("ASSAULT", "actual"),
    "Der Iran griff Israel nicht an.": ("ASSAULT", "negated"),
    "Der Iran hat Israel nie angegriffen.": ("ASSAULT", "negated"),
    "Der Iran wird Israel angreifen.": ("ASSAULT", "planned"),
    "Der Iran könnte Israel angreifen.": ("ASSAULT", "hypothetical"),
    "Der Iran bestritt, Israel angegriffen zu haben.": ("ASSAULT", "denied"),
    "Algerien weigerte sich, Marokko zu treffen.": ("CONSULT", "negated"),
    "Scholz traf Xi im November 2022.": ("CONSULT", "historical"),
    "Kiew verlangt ein Gipfeltreffen mit Moskau.": ("CONSULT", "requested"),
    "Das französische Außenministerium dementierte ein Telefonat mit Teheran.": ("CONSULT", "denied"),
    "Die Verhandlungen zwischen dem Iran und den USA dauern an.": ("CONSULT", "ongoing"),
    "Olaf Scholz wird am Freitag nach Ankara reisen.": ("CONSULT", "planned"),
    "Ein Treffen zwischen Wladimir Putin und Joe Biden wäre möglich, falls die Waffen ruhen.": (
        "CONSULT",
        "hypothetical",
    ),
    "Ein Telefonat zwischen Moskau und Kiew hat es nicht gegeben.": ("CONSULT", "negated"),
    "Emmanuel Macron schließt ein Treffen mit Wladimir Putin nicht aus.": ("CONSULT", "hypothetical"),
    "Norwegen bot der Ukraine Gespräche an.": ("CONSULT", "offered"),
}


@pytest.mark.parametrize(("sentence", "wanted"), CASES.items(), ids=list(CASES))
def test_status(sentence: str, wanted: tuple[str, str], read: Callable[..., Reading]) -> None:
    assert wanted in [(event.type, event.status) for event in read(sentence).events]


def _only_contact(reading: Reading) -> Event:
    (contact,) = reading.contacts
    return contact


def test_a_refused_meeting_is_a_rejection_and_no_contact(read: Callable[..., Reading]) -> None:
    reading = read("Algerien weigerte sich, Marokko zu treffen.")
    assert [(e.type, e.mode, e.status) for e in reading.events] == [
        ("REJECT", "meet", "actual"),
        ("CONSULT", None, "negated"),
    ]


def test_not_ruling_out_rejects_nothing(read: Callable[..., Reading]) -> None:
    reading = read("Olaf Scholz weigerte sich, die Entsendung von Soldaten nach Mali auszuschließen.")
    assert [(e.type, e.mode, e.status) for e in reading.events] == [("MOBILIZE", "troops", "hypothetical")]


def test_focus_negation_keeps_the_contact(read: Callable[..., Reading]) -> None:
    reading = read("Olaf Scholz telefonierte nicht am Montag, sondern am Dienstag mit Emmanuel Macron.")
    assert _only_contact(reading).status == "actual"


def test_hearsay_is_told_as_done_but_future_soll_as_planned(read: Callable[..., Reading]) -> None:
    assert _only_contact(read("Wladimir Putin soll Xi Jinping angerufen haben.")).status == "actual"
    assert _only_contact(read("Wladimir Putin soll am Freitag nach Peking reisen.")).status == "planned"


def test_the_first_year_there_is_has_no_week_before_it() -> None:
    reading = Reader("de")("Der Iran griff Israel am 1. Januar an.", published="0001-01-02")
    assert reading.events[0].status == "actual"
