import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from sqlalchemy import Column, delete, insert, select, update

from communique import Reader
from communique.errors import NothingKnown, NotOne
from communique.ledger.accounts import Comparison
from communique.ledger.history import LastContact, Told
from communique.records import Language, Reading
from communique.store import Ledger, open_ledger
from communique.store import tables as t
from communique.store.engine import writes
from communique.store.search import folded
from store.told import HISTORY, LECORNU, article, contact, saying
from store.world import Actor

EXAMPLES = Path(__file__).parents[2] / "examples"
HOSTILE = "<script>alert('1')</script>"


@pytest.fixture(scope="module")
def asked(history: str) -> Iterator[Ledger]:
    with open_ledger(history) as ledger:
        yield ledger


def _edtf(told: Told | None) -> str | None:
    return None if told is None else told.event.edtf


# --------------------------------------------------------------------------------------------- contacts


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lecornu", "Shoigu"),
        ("Choïgou", "Sébastien Lecornu"),
        ("France", "Москва"),
        ("French defence minister", "RUS"),
        ("Q20089181", "minister.defence@RUS"),
    ],
)
def test_the_last_contact_with_all_around_it(asked: Ledger, a: str, b: str) -> None:
    found = asked.last_contact(a, b)
    assert (_edtf(found.last), _edtf(found.earlier)) == ("2024-04-03", "2022-10-24")
    assert [_edtf(told) for told in found.or_later] == ["2024-04"]
    assert [told.event.channel for told in found.undated] == ["video"]
    assert _edtf(found.next) == "2024-05-20"
    assert (found.searched.articles, found.searched.earliest) == (len(HISTORY), "2022-08-20")
    assert found.last is not None
    assert (found.last.event.reports, found.last.event.sources) == (2, 2)
    assert {head.agency for head in found.last.heads} == {("AFP",), ("TASS",)}


def test_the_last_contact_before_a_day(asked: Ledger) -> None:
    def before(day: str) -> LastContact:
        return asked.last_contact("Lecornu", "Shoigu", before=day)

    assert (_edtf(before("2024-04-01").last), before("2024-04-01").or_later) == ("2022-10-24", ())
    assert _edtf(before("2022-10-25").last) == "2022-10-24"
    assert before("2022-10-24").last is None
    assert _edtf(before("2024-04-04").last) == "2024-04-03"


def test_the_last_contact_of_a_level(asked: Ledger) -> None:
    assert _edtf(asked.last_contact("France", "Russia", level="heads").last) == "2022-08-19"
    assert asked.last_contact("France", "Russia", level="technical").last is None
    assert asked.last_contact("Lecornu", "Shoigu", level="heads").last is None


def test_nobody_has_dealt_with_those_who_are_not_held(asked: Ledger) -> None:
    found = asked.last_contact("Peru", "Mongolia")
    assert (found.last, found.or_later, found.undated, found.next) == (None, (), (), None)
    assert found.searched.articles == len(HISTORY)


def test_contacts_are_given_the_latest_first(asked: Ledger) -> None:
    found = [held.event.edtf for held in asked.contacts(("Lecornu", "Shoigu"))]
    assert found == ["2024-04", "2024-04-03", "2022-10-24", None]
    assert [held.event.status for held in asked.contacts(of="Shoigu", stages=("ahead",))] == ["planned"]
    assert [held.event.edtf for held in asked.contacts(since="2024-04-29", stages=("ahead", "done"))] == [
        "2024-05-20"
    ]
    assert [held.event.level for held in asked.contacts(until="2022-09-30")] == ["heads"]


def test_how_often_they_deal_with_each_other(asked: Ledger) -> None:
    found = asked.rhythm("Lecornu", "Shoigu")
    assert found.by_year == ((2022, 1), (2024, 2))
    assert found.longest is not None
    assert found.longest.at_most >= 527


def test_names_of_several_and_of_nobody(asked: Ledger) -> None:
    with pytest.raises(NotOne, match=r"George W\. Bush \(Q207\)"):
        asked.last_contact("Bush", "France")
    with pytest.raises(NotOne, match="and 25 more"):
        asked.quotes("Kim")
    with pytest.raises(NothingKnown, match="Qwertz"):
        asked.last_contact("France", "Qwertz")


def test_of_several_the_one_that_is_held_is_meant(ledger: Ledger) -> None:
    one = Actor(id="Q207", kind="person", state="USA", role="president", body="USA.presidency")
    ledger.add(article("bush", "2004-06-05", contact("2004-06-05", one, LECORNU, level="heads")))
    assert [one.name for one in ledger.pair("Bush", "France")] == ["George W. Bush", "France"]


def test_whom_only_articles_know_is_found_by_his_name(ledger: Ledger) -> None:
    who = Actor(id="L:Xaver Unbekannt", kind="person", state="DEU", given_name="Xaver Unbekannt")
    ledger.add(article("one", "2024-01-02", contact("2024-01-01", who, LECORNU)))
    assert _edtf(ledger.last_contact("Unbekannt", "Lecornu").last) == "2024-01-01"


def test_a_record_is_given_by_its_id(asked: Ledger) -> None:
    last = asked.last_contact("Lecornu", "Shoigu").last
    assert last is not None
    assert [asked.record(report) for report in last.event.members] == [last, last]
    (quote,), (claim,) = asked.quotes("Shoigu"), asked.claims()
    assert (asked.record(quote.quote.id), asked.record(claim.check.claim.id)) == (quote, claim)
    with pytest.raises(NothingKnown, match="feedbeef"):
        asked.record("feedbeef")


# ----------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("many", [1, 3, 1000])
def test_page_by_page_all_are_given(asked: Ledger, monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr("communique.store.ledger.MANY", many)
    events = [held.event.id for held in asked.events(limit=None)]
    assert len(events) == len(HISTORY) - 1
    assert [held.event.id for held in asked.every_event()] == events
    assert [held.event.id for held in asked.every_event(contacts=True)] == events
    between = [held.event.id for held in asked.every_event(("France", "Russia"))]
    assert between == [held.event.id for held in asked.events(("France", "Russia"), limit=None)]
    assert [said.quote.id for said in asked.every_quote()] == [said.quote.id for said in asked.quotes()]
    assert [one.check.claim.id for one in asked.every_claim()] == [
        one.check.claim.id for one in asked.claims()
    ]


def test_a_limit_is_kept(asked: Ledger) -> None:
    assert [len(asked.events(limit=limit)) for limit in (1, 4)] == [1, 4]
    assert len(asked.quotes(limit=1)) == 1


# ------------------------------------------------------------------------------------------------- why


def test_why_of_each_kind_of_record(asked: Ledger) -> None:
    told = asked.last_contact("Lecornu", "Shoigu").last
    assert told is not None
    why = asked.why(told.event.id)
    assert f"event {told.event.id}: CONSULT, actual, 2024-04-03" in why
    assert "reports: 2, independent sources: 2" in why
    assert "one event since both name" in why
    assert all(f"report {known}:" in why for known in told.event.members)
    assert asked.why(told.event.members[1]) == why
    said = asked.quotes("Shoigu")[0].quote
    assert "frame: “Sergei Shoigu said”" in asked.why(said.id)
    claim = asked.claims()[0].check
    assert f"held: {claim.verdict}: {claim.words}" in asked.why(claim.claim.id)
    with pytest.raises(NothingKnown):
        asked.why("0" * 16)


def test_a_claim_is_checked_against_what_is_held(asked: Ledger) -> None:
    (found,) = asked.claims(kinds=("first_since",))
    assert (found.check.claim.edtf, found.check.verdict) == ("2022-10", "unclear")
    assert len(asked.claims(kinds=("rare",))) == 0


# --------------------------------------------------------------------------------------------- accounts


@pytest.fixture(scope="module")
def call(readers: Mapping[Language, Reader], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Open what is told of the call of 3 April 2024."""
    languages: Mapping[str, Language] = {
        "call-lecornu-shoigu-paris": "fr",
        "call-lecornu-shoigu-moscow": "ru",
        "call-macron-comment": "en",
    }
    with open_ledger(tmp_path_factory.mktemp("call") / "ledger.db") as ledger:
        for name, language in languages.items():
            ledger.add(readers[language]((EXAMPLES / f"{name}.txt").read_text("utf-8")))
        yield ledger


@pytest.fixture(scope="module")
def compared(call: Ledger) -> Comparison:
    last = call.last_contact("Lecornu", "Shoigu").last
    assert last is not None
    assert (last.event.edtf, last.event.channel, last.event.reports) == ("2024-04-03", "phone", 3)
    return call.compare(last.event.id)


def test_paris_and_moscow_each_have_an_account(compared: Comparison) -> None:
    agencies = {head.id: head.agency[0] for head in compared.heads}
    assert [account.side for account in compared.accounts] == ["FRA", "RUS", None, None, None]
    france, russia = compared.accounts[:2]
    assert "Sébastien Lecornu" in france.voices
    assert {agencies[one] for one in russia.articles} == {"TASS", "Reuters"}
    assert [agencies[account.articles[0]] for account in compared.accounts[2:]] == ["AFP", "TASS", "Reuters"]


def test_only_tass_tells_who_called(compared: Comparison) -> None:
    (row,) = (row for row in compared.rows if row.kind == "initiator")
    said = [cell.saying for cell in row.cells]
    assert said == ["not mentioned", "not mentioned", "not mentioned", "said", "not mentioned"]
    assert {fact.value for cell in row.cells for fact in cell.facts} == {"FRA"}


def test_statements_are_of_one_side_or_of_the_other(compared: Comparison) -> None:
    statements = [row for row in compared.rows if row.kind == "statement"]
    for side, own in (("FRA", 0), ("RUS", 1)):
        said = [row.cells[own].saying for row in statements if row.about == side]
        assert said.count("said") >= 5
    assert {row.about for row in statements} == {"FRA", "RUS"}


# ---------------------------------------------------------------------------------------- info and check


def test_what_is_held_is_counted(asked: Ledger) -> None:
    found = asked.info()
    assert {name: found.counts[name] for name in ("article", "report", "event", "quote", "claim")} == {
        "article": len(HISTORY),
        "report": len(HISTORY),
        "event": len(HISTORY) - 1,
        "quote": 2,
        "claim": 1,
    }
    assert found.searched == asked.searched()
    assert asked.check() == ()


def test_check_finds_what_is_damaged(copied: str) -> None:
    with open_ledger(copied) as ledger:
        with writes(ledger._engine) as connection:  # noqa: SLF001 - what nobody does otherwise
            connection.execute(update(t.reading).where(t.reading.c.article == 1).values(data=b"{"))
            connection.execute(delete(t.reading).where(t.reading.c.article == 2))
        damaged, missing = sorted(ledger.check(), key=lambda fault: "missing" in fault)
        assert "damaged" in damaged
        assert "reading is missing" in missing


def test_check_finds_rows_that_name_none(whole: Path, tmp_path: Path) -> None:
    with open_ledger(shutil.copy(whole, tmp_path)) as ledger:
        connection = ledger._engine.raw_connection()  # noqa: SLF001 - what nobody does otherwise
        connection.cursor().execute("pragma foreign_keys = off")
        connection.cursor().execute("delete from article where num = 1")
        connection.commit()
        connection.close()
        assert any("names a row of article" in fault for fault in ledger.check())


@pytest.mark.parametrize(("column", "named"), t.UNCHECKED, ids=str)
def test_check_finds_numbers_that_name_none(copied: str, column: Column[int], named: Column[int]) -> None:
    with open_ledger(copied) as ledger:
        with writes(ledger._engine) as connection:  # noqa: SLF001 - what nobody does otherwise
            row = dict(connection.execute(select(column.table).limit(1)).mappings().one())
            connection.execute(insert(column.table).values({**row, column.name: 4711}))
        assert ledger.check() == (
            f"a row of {column.table.name} names row 4711 of {named.table.name} that is not there",
        )


# ------------------------------------------------------------------------------------------------ quotes


def test_quotes_found_by_words_are_narrowed_and_ordered_as_all_are(
    ledger: Ledger, some: Sequence[Reading]
) -> None:
    list(ledger.add_all(some))
    every = list(ledger.quotes(limit=None))
    counted = Counter(word for said in every for word in {*folded(said.quote.words)})
    word, times = counted.most_common(1)[0]
    having = [said for said in every if word in folded(said.quote.words)]
    days = sorted({said.quote.published for said in having if said.quote.published})
    assert len(having) == times > 20
    assert len(days) > 2
    since, until = days[1], days[-2]
    within = [said for said in having if since <= (said.quote.published or "") <= until]
    assert list(ledger.quotes(about=word, limit=None)) == having
    assert list(ledger.quotes(about=word, limit=7)) == having[:7]
    assert list(ledger.quotes(about=word, since=since, until=until, limit=None)) == within


# ------------------------------------------------------------------------------------------------ tables


def test_rows_go_into_tables_of_others(asked: Ledger) -> None:
    held = asked.events(limit=None)
    rows = held.rows()
    assert [row["date"] for row in rows] == [one.event.edtf for one in held]
    assert list(pd.DataFrame(rows)["id"]) == [row["id"] for row in rows]
    frame = pl.DataFrame(held)
    assert frame["id"].to_list() == [row["id"] for row in rows]
    assert frame.schema["earliest"] == pl.Date
    table = pa.table(held)
    assert table.column("reports").to_pylist() == [row["reports"] for row in rows]
    assert table.column("latest").to_pylist()[0] == date(2024, 5, 20)
    assert table.schema.field("id").metadata[b"description"]
    assert json.dumps(rows)
    for others in (asked.quotes(), asked.claims(), asked.quotes(about="no such word")):
        assert pa.table(others).num_rows == len(others) == pl.DataFrame(others).height


def test_rows_are_a_sequence(asked: Ledger) -> None:
    held = asked.events(limit=None)
    assert list(held[1:3]) == [held[1], held[2]]
    assert repr(held[:2]) == "<2 events>"


def test_hostile_text_is_shown_as_text(ledger: Ledger) -> None:
    who = Actor(id="L:x", kind="person", state="FRA", given_name=HOSTILE)
    ledger.add(
        article(
            "hostile",
            "2024-04-03",
            contact("2024-04-03", who, LECORNU),
            sayings=(saying(who, HOSTILE),),
            headline=f"{HOSTILE} & more",
        )
    )
    for rows in (ledger.events(), ledger.quotes()):
        shown = rows._repr_html_()
        assert len(rows) == 1
        assert "<script" not in shown
        assert "&lt;script&gt;" in shown
        assert "&amp; more" in shown
        assert HOSTILE in json.dumps(rows.rows())
