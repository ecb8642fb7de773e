"""What a ledger holds of an article goes into other schemes by the same way as the article itself."""

from pathlib import Path

import pytest

from communique import Reader
from communique.exports import cameo_rows, plover_rows
from communique.exports.acts import actor_of
from communique.records import EntityKind
from communique.store import open_ledger
from exports.hand import party

SENTENCES = (
    "Emmanuel Macron telephoned Vladimir Putin on Monday.",
    "Olaf Scholz met Xi Jinping in Beijing on Monday.",
    "Olaf Scholz will meet Xi Jinping in Beijing on Friday.",
    "Iran attacked Israel on Monday.",
    "Iran did not attack Israel.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_article_and_its_ledger_give_the_same_rows(sentence: str, tmp_path: Path) -> None:
    reading = Reader("en")(sentence, published="2024-04-04")
    with open_ledger(tmp_path / "one.db") as ledger:
        ledger.add(reading)
        events = ledger.events(limit=None)
    assert {(row.source, row.target, row.code, row.date) for row in cameo_rows(reading)} == {
        (row.source, row.target, row.code, row.date) for row in cameo_rows(events)
    }
    assert [(row.type, row.mode, row.reported) for row in plover_rows(reading)] == [
        (row.type, row.mode, row.reported) for row in plover_rows(events)
    ]


@pytest.mark.parametrize(
    ("known", "kind", "role", "day", "sector"),
    [
        ("Q567", "person", None, "2016-02-01", "GOV"),
        ("Q567", "person", None, "2024-04-04", "ELI"),
        ("~somebody@DEU", "person", "army_chief", "2024-04-04", "MIL"),
        ("~somebody@DEU", "person", None, "2024-04-04", None),
        ("RUS", "state", None, None, "GOV"),
        ("UN", "organisation", None, None, "IGO"),
        ("TUR.armed_forces", "body", None, None, "MIL"),
        (None, "organisation", None, None, None),
    ],
)
def test_the_sector_is_that_of_the_day(
    known: str | None, kind: EntityKind, role: str | None, day: str | None, sector: str | None
) -> None:
    assert actor_of(party("name", known, kind=kind, role=role), day).sector == sector


def test_the_wikidata_id_is_the_knowledge_bases() -> None:
    assert actor_of(party(actor="Q567"), None).qid == "Q567"
    assert actor_of(party(actor="UN", kind="organisation"), None).qid == "Q1065"
    assert actor_of(party(actor="~somebody@DEU"), None).qid is None
