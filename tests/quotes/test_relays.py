"""Voices that pass on others, hearsay, and whom a speaking pronoun means."""

from collections.abc import Callable

import pytest

from communique.records import Quote, Reading


def voices(reading: Reading) -> list[tuple[str, str]]:
    """Give each quote's speaker and the first words of what is said."""
    return [(voice(reading, quote), reading.text(quote.spans[0])) for quote in reading.quotes]


def voice(reading: Reading, quote: Quote) -> str:
    return " ".join(reading.text(span) for span in quote.speaker.spans) if quote.speaker else ""


def meant(reading: Reading) -> list[str | None]:
    """Give the names of the speakers, as entities."""
    names = {entity.id: entity.name for entity in reading.entities}
    return [names.get(quote.speaker.entity or "") if quote.speaker else None for quote in reading.quotes]


def test_a_speaking_pronoun_is_the_subject_of_the_sentence_before(read: Callable[..., Reading]) -> None:
    reading = read("Macron lehnte den Plan ab. Er sei „genau das, was Putin fordert“, sagte er in Paris.")
    assert meant(reading)[-1] == "Emmanuel Macron"


def test_nobody_is_both_the_president_and_his_own_speaker(read: Callable[..., Reading]) -> None:
    reading = read(
        "Selenskyjs Sprecher Jurij Baran begrüßte das Angebot. Der Präsident habe es erwartet, erklärte er. "
        "Beide Seiten hätten lange verhandelt."
    )
    assert meant(reading)[-2:] == ["Jurij Baran", "Jurij Baran"]


def test_the_gender_of_a_pronoun_must_fit(read: Callable[..., Reading]) -> None:
    reading = read("Annalena Baerbock traf Sergej Lawrow in Genf. Man müsse reden, sagte er.")
    assert "Annalena Baerbock" not in meant(reading)


def test_an_agency_is_around_the_speaker_whose_words_run_on(read: Callable[..., Reading]) -> None:
    reading = read(
        "Orban sagte nach Angaben der Nachrichtenagentur MTI, Ungarn und Serbien sollten mehr handeln. "
        "Europa müsse die Grenzen öffnen."
    )
    agency, inner, later = reading.quotes
    assert (inner.parent, voice(reading, inner), voice(reading, later)) == (agency.id, "Orban", "Orban")
    assert voice(reading, agency) == "Angaben der Nachrichtenagentur MTI"
    assert reading.text(inner.spans[0]) == "Ungarn und Serbien sollten mehr handeln"


@pytest.mark.parametrize(
    ("text", "inner", "outer"),
    [
        (
            "„Das ist unser Land“, zitierte die Agentur Interfax den Außenminister.",
            "den Außenminister",
            "die Agentur Interfax",
        ),
        (
            "Die Agentur Reuters meldete unter Berufung auf den Kreml, das Treffen sei abgesagt.",
            "den Kreml",
            "Die Agentur Reuters",
        ),
    ],
)
def test_who_is_passed_on_stands_within_who_passes_on(
    text: str, inner: str, outer: str, read: Callable[..., Reading]
) -> None:
    reading = read(text)
    by_id = {quote.id: quote for quote in reading.quotes}
    chains = [(voice(reading, q), voice(reading, by_id[q.parent])) for q in reading.quotes if q.parent]
    assert chains == [(inner, outer)]


def test_who_is_quoted_in_a_passive_speaks(read: Callable[..., Reading]) -> None:
    reading = read("Der Minister wurde mit den Worten zitiert, die Gespräche seien gescheitert.")
    assert voices(reading) == [("Der Minister", "die Gespräche seien gescheitert")]


def test_what_stands_before_an_aside_and_behind_its_colon_is_one_statement(
    read: Callable[..., Reading],
) -> None:
    reading = read("Es sei „ein Fehler“, erklärte der Kanzler am Abend: Damit werde der Vertrag geschwächt.")
    (quote,) = reading.quotes
    assert [reading.text(span) for span in quote.spans] == [
        "Es sei „ein Fehler“",
        "Damit werde der Vertrag geschwächt",
    ]


def test_a_clause_before_a_frame_and_its_colon_is_not_said(read: Callable[..., Reading]) -> None:
    reading = read("Als er ankam, sagte der Minister: „Wir reden weiter.“")
    assert voices(reading) == [("der Minister", "„Wir reden weiter.“")]


def test_a_paper_in_marks_is_spoken_to(read: Callable[..., Reading]) -> None:
    reading = read("Die Diplomatin sagte der „Wiener Zeitung“, dass die Gespräche weitergehen.")
    assert voices(reading) == [("Die Diplomatin", "dass die Gespräche weitergehen")]


def test_a_speaking_paper_keeps_both_its_marks(read: Callable[..., Reading]) -> None:
    reading = read("Die Zeitung „Le Monde“ berichtete, dass Paris verhandeln wolle.")
    assert [name for name, _ in voices(reading)] == ["Die Zeitung „Le Monde“"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Der Kreml erklärte, der angebliche Brief sei nie angekommen.", "angebliche"),
        ("Nach Angaben der Polizei soll der Mann den Brief geschrieben haben.", "soll"),
        ("Die Polizei teilte mit, das Treffen soll im Mai stattfinden.", None),
    ],
)
def test_hearsay_is_marked_and_plans_are_not(
    text: str, hedge: str | None, read: Callable[..., Reading]
) -> None:
    reading = read(text)
    assert {reading.text(q.hedge) if q.hedge else None for q in reading.quotes} == {hedge}


def test_hearsay_runs_on_from_the_voice_before_it(read: Callable[..., Reading]) -> None:
    reading = read("Die Polizei teilte mit, der Mann sei gefasst. Er soll zwei Briefe geschrieben haben.")
    later = reading.quotes[-1]
    assert (later.type, voice(reading, later)) == ("konjunktiv", "Die Polizei")
    assert later.hedge is not None


def test_hearsay_without_any_voice_is_no_quote(read: Callable[..., Reading]) -> None:
    assert read("Der Minister soll den Brief geschrieben haben.").quotes == ()


@pytest.mark.parametrize("text", ["Lage: Keine Gespräche in Sicht.", "Am Montag: Treffen der Minister."])
def test_a_colon_alone_is_nobodys_word(text: str, read: Callable[..., Reading]) -> None:
    assert read(text).quotes == ()


def test_a_name_that_looks_like_a_verb_can_speak(read: Callable[..., Reading]) -> None:
    assert voices(read("Das Treffen sei produktiv gewesen, so Blinken weiter.")) == [
        ("Blinken", "Das Treffen sei produktiv gewesen")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Falls der Gipfel scheitert, drohe ein neuer Krieg.",
        "Der Pilot meldete den Schaden, so dass der Flughafen schließen musste.",
    ],
)
def test_conditions_and_results_are_nobodys_word(text: str, read: Callable[..., Reading]) -> None:
    assert read(text).quotes == ()


def test_a_further_clause_in_the_same_mood_belongs_to_the_statement(read: Callable[..., Reading]) -> None:
    reading = read("Der Minister sagte, die Kritik müsse ernst genommen werden, der Vertrag sei aber gut.")
    assert voices(reading) == [
        ("Der Minister", "die Kritik müsse ernst genommen werden, der Vertrag sei aber gut")
    ]


def test_what_is_refused_is_told_by_its_infinitive_and_denied(read: Callable[..., Reading]) -> None:
    reading = read("Der Präsident weigerte sich, mit dem Gesandten zu sprechen.")
    (quote,) = reading.quotes
    assert (quote.type, quote.cue.cue_class if quote.cue else None) == ("indirect", "deny")
    assert reading.text(quote.spans[0]) == "mit dem Gesandten zu sprechen"
