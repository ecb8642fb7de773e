"""A reading made by hand, so that the card can be looked at without any other step."""

from dataclasses import replace

import pytest

from communique.article import read_article
from communique.records import (
    Casualties,
    Claim,
    Contact,
    Cue,
    Date,
    Doubt,
    Entity,
    Event,
    EventType,
    Evidence,
    Mention,
    Quote,
    Reading,
    Span,
    Voice,
)

TEXT = """Polens Außenminister telefoniert mit dem Kollegen aus Lettland

Der polnische Außenminister Adam Beispiel telefonierte am Mittwoch mit Lettlands Ministerin Ilze Muster. \
Es war ihr erster Kontakt seit Mai 2023. „Wir brauchen Ruhe“, sagte Beispiel laut dem Außenministerium. \
Bei einem Angriff auf den Hafen von Riga starben mindestens drei Menschen.

Lesezeit: 2 Minuten

(AFP)"""


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def evidence(of: str, words: str) -> tuple[Evidence, ...]:
    return (Evidence(of=of, span=at(words)),)


def mention(
    ident: str, words: str, entity: str, acts_for: str | None = None, role: str | None = None
) -> Mention:
    return Mention(
        id=ident,
        span=at(words),
        name=None,
        entity=entity,
        acts_for=acts_for,
        role=role,
        via="name",
        rivals=(),
        evidence=evidence("name", words),
        rule="hand.made",
    )


def date(ident: str, words: str, value: str, earliest: str | None, latest: str | None) -> Date:
    return Date(
        id=ident,
        span=at(words),
        type="DATE",
        value=value,
        mod=None,
        edtf=None,
        earliest=earliest,
        latest=latest,
        relation=None,
        anchor="dct",
        certainty="certain",
        unresolved=value,
        evidence=evidence("value", words),
        rule="hand.made",
    )


def quote(ident: str, words: str, speaker: str, parent: str | None, addressee: Voice | None = None) -> Quote:
    return Quote(
        id=ident,
        type="direct",
        spans=(at(words),),
        fragments=(),
        speaker=Voice(spans=(at(speaker),), mention=None, entity=None, via="same_sentence"),
        cue=Cue(spans=(at("sagte"),), lemma="sagen", cue_class="say"),
        addressee=addressee,
        medium=None,
        said_on=None,
        hedge=None,
        parent=parent,
        evidence=(),
        rule="hand.made",
    )


def event(ident: str, kind: EventType, words: str) -> Event:
    return Event(
        id=ident,
        type=kind,
        mode=None,
        contexts=(),
        actors=(),
        recipients=(),
        status="actual",
        date=None,
        place=None,
        channel=None,
        casualties=(),
        reported_by=(),
        contact=None,
        evidence=evidence("trigger", words),
        ruled_out=(),
        rule="hand.made",
    )


@pytest.fixture
def reading() -> Reading:
    """One phone call, one claim, an attack, a chain of two voices, a doubt and two leftovers."""
    article, doubts = read_article(TEXT, language="de")
    contact = Contact(
        initiator="m1",
        visitor=None,
        host=None,
        mediator=None,
        format="bilateral",
        level="ministers",
        count="one",
        topics=(),
        claims=("c1",),
        quotes=(),
    )
    killed = Casualties(kind="killed", min=3, max=None, qualifier="at_least", span=at("mindestens drei"))
    muster = Voice(spans=(at("Ilze Muster"),), mention="m2", entity="p2", via="same_sentence")
    return Reading(
        article=article,
        dates=(
            date("d1", "am Mittwoch", "2024-04-03", "2024-04-03", "2024-04-03"),
            date("d2", "Mai 2023", "2023-05", "2023-05-01", "2023-05-31"),
        ),
        entities=(
            Entity(id="p1", name="Adam Beispiel", kind="person", country=None, sector="GOV", qid=None),
            Entity(id="p2", name="Ilze Muster", kind="person", country="LVA", sector="GOV", qid=None),
            Entity(
                id="b1",
                name="Polnisches Außenministerium",
                kind="body",
                country="POL",
                sector="GOV",
                qid=None,
            ),
            Entity(id="r1", name="Riga", kind="place", country="LVA", sector=None, qid=None),
        ),
        mentions=(
            mention("m1", "Adam Beispiel", "p1", "b1", "minister.foreign"),
            mention("m2", "Ilze Muster", "p2", None, "minister.foreign"),
            mention("m3", "Riga", "r1"),
        ),
        quotes=(
            quote("q1", "„Wir brauchen Ruhe“, sagte Beispiel", "dem Außenministerium", None),
            quote("q2", "„Wir brauchen Ruhe“", "Adam Beispiel", "q1", muster),
        ),
        events=(
            replace(
                event("e1", "CONSULT", "telefonierte"),
                actors=("m1", "m2"),
                date="d1",
                channel="phone",
                contact=contact,
                reported_by=("q1",),
            ),
            replace(event("e2", "ASSAULT", "Angriff auf den Hafen"), place="m3", casualties=(killed,)),
            replace(event("e3", "CONSULT", "Kontakt"), actors=("m1", "m2"), status="negated"),
        ),
        claims=(
            Claim(
                id="c1",
                kind="first_since",
                between=("m1", "m2"),
                level="ministers",
                date="d2",
                event="e1",
                evidence=evidence("trigger", "ihr erster Kontakt seit Mai 2023"),
                rule="hand.made",
            ),
        ),
        doubts=(
            *doubts,
            Doubt(
                id="x1",
                about="e2",
                kind="no_actor",
                words="The article does not say who attacked.",
                evidence=evidence("trigger", "Angriff auf den Hafen"),
                rule="hand.made",
            ),
        ),
    )
