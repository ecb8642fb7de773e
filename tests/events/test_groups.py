"""Groups without a name are sides of events, and nothing besides."""

from collections.abc import Mapping

import pytest

from communique import Reader
from communique.records import Entity, Language, Reading


def groups(reading: Reading) -> list[Entity]:
    used = {mention.entity for mention in reading.mentions if mention.rule == "events.unnamed_group"}
    return [entity for entity in reading.entities if entity.id in used]


@pytest.mark.parametrize(
    ("language", "text", "sector", "country"),
    [
        ("en", "Rebels attacked the Syrian army on Monday.", "REB", None),
        ("en", "Georgian demonstrators attacked the Georgian government.", "OPP", "GEO"),
        ("de", "Bewaffnete Männer griffen am Montag die syrische Armee an.", "UAF", None),
        ("fr", "Des rebelles ont attaqué lundi l'armée syrienne.", "REB", None),
        ("es", "Un grupo armado atacó el lunes al ejército colombiano.", "UAF", None),
    ],
)
def test_a_group_is_known_by_its_noun(
    language: Language, text: str, sector: str, country: str | None, readers: Mapping[Language, Reader]
) -> None:
    assert (sector, country) in {(one.sector, one.country) for one in groups(readers[language](text))}


def test_a_group_that_does_nothing_is_no_entity(readers: Mapping[Language, Reader]) -> None:
    assert not groups(readers["en"]("The rebels are many. Olaf Scholz met Xi Jinping."))


def test_men_are_an_armed_group_only_if_they_are_armed(readers: Mapping[Language, Reader]) -> None:
    assert not groups(readers["es"]("Un grupo atacó el lunes al ejército colombiano."))
