import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path
from random import Random

import pytest

from communique.errors import NothingKnown
from communique.records import Reading
from communique.store import Ledger, open_ledger
from communique.store.keep import Heading
from communique.store.prepared import from_message, prepare, to_message
from store.contents import articles, events, homes, tables
from store.generated import readings, words
from store.told import LECORNU, article, contact, saying


def test_what_is_added_is_given_back_whole(ledger: Ledger, some: Sequence[Reading]) -> None:
    done = list(ledger.add_all(some))
    assert [one.article for one in done] == [reading.article.id for reading in some]
    assert {one.outcome for one in done} == {"added"}
    assert [ledger.reading(reading.article.id) for reading in some] == list(some)


def test_adding_twice_changes_nothing(where: str, few: Sequence[Reading]) -> None:
    with open_ledger(where) as ledger:
        list(ledger.add_all(few))
        before = tables(where)
        assert {one.outcome for one in ledger.add_all(few, batch=7)} == {"held"}
    assert tables(where) == before


def test_the_same_article_twice_in_a_batch_is_kept_once(ledger: Ledger, some: Sequence[Reading]) -> None:
    assert [one.outcome for one in ledger.add_all([some[0], some[1], some[0]])] == ["added", "added", "held"]


@pytest.mark.parametrize("batch", [1, 3])
def test_of_a_text_that_comes_more_than_once_every_address_and_its_day_are_kept(
    where: str, batch: int
) -> None:
    told = [
        article("one", None, contact("2024-04-03")),
        article("two", "2024-04-04", contact("2024-04-03")),
        article("three", "2024-04-05", contact("2024-04-03")),
    ]
    assert len({one.article.id for one in told}) == 1
    with open_ledger(where) as ledger:
        list(ledger.add_all(told, batch=batch))
        head = ledger.head(told[0].article.id)
        assert head is not None
        assert head.published == "2024-04-04"
    assert {row[1] for row in tables(where)["sighting"]} == {one.article.url for one in told}


def test_what_was_prepared_comes_whole_from_another_process(some: Sequence[Reading]) -> None:
    prepared = list(map(prepare, some))
    assert from_message(to_message(prepared)) == prepared


def test_what_was_prepared_elsewhere_is_added_alike(where: str, whole: Path, some: Sequence[Reading]) -> None:
    prepared = from_message(to_message(list(map(prepare, some))))
    with open_ledger(where) as ledger:
        assert [one.article for one in ledger.add_prepared(prepared)] == [one.article.id for one in some]
        assert {one.outcome for one in ledger.add_prepared(prepared)} == {"held"}
    assert homes(where) == homes(str(whole))
    assert events(where) == events(str(whole))


def test_it_is_said_whether_adding_would_change_anything(ledger: Ledger) -> None:
    dated = article("dated", "2024-04-03", headline="Of a day")
    undated = article("undated", None, headline="Of some day")
    known = Heading(dated.article.id, "2024-04-03", dated.article.url)
    later = Heading(undated.article.id, None, undated.article.url)
    list(ledger.add_all([dated, undated]))
    assert ledger.has([known, later])
    assert ledger.has([known._replace(published=None), known._replace(url=None)])
    assert not ledger.has([known, known._replace(article="0123456789abcdef")])
    assert not ledger.has([known._replace(url="https://elsewhere.example/again")])
    assert not ledger.has([later._replace(published="2024-04-04")])


@pytest.mark.parametrize("seed", range(2))
def test_order_and_batches_change_nothing(
    whole: Path, where: str, some: Sequence[Reading], seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret
    shuffled = iter(chance.sample(some, len(some)))
    with open_ledger(where) as ledger:
        while batch := list(islice(shuffled, chance.choice((1, 2, 5, 10)))):
            list(ledger.add_all(batch))
    assert homes(where) == homes(str(whole))
    assert events(where) == events(str(whole))


@pytest.mark.parametrize(("years", "count"), [(0.01, 20), (1, 20)])
def test_one_by_one_backwards_changes_nothing(tmp_path: Path, years: float, count: int) -> None:
    read = list(readings(count, seed=11, years=years))
    paths = [str(tmp_path / name) for name in ("at_once.db", "backwards.db")]
    for path, order, batch in zip(paths, (read, read[::-1]), (1000, 1), strict=True):
        with open_ledger(path) as ledger:
            list(ledger.add_all(order, batch=batch))
    assert events(paths[1]) == events(paths[0])
    assert homes(paths[1]) == homes(paths[0])


SAID = tuple(
    saying(LECORNU, words(Random(number), "en", 19))  # noqa: S311 - nothing secret
    for number in range(9)
)
DAY = article("day", "2024-04-03", contact("2024-04-03"), headline="Of a day")
OTHER = article("other", "2024-04-20", contact("2024-04-20"), headline="Of another day")
MONTH = article("month", "2024-05-02", contact("2024-04-03", when="month"), headline="Of a month")
WIRE = article("wire", "2024-04-04", contact("2024-04-03", when="none"), sayings=SAID, headline="A wire")
COPY = article("copy", None, contact("2024-04-03", when="none"), sayings=SAID, headline="A copy, some day")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ((DAY, MONTH), {"2024-04-03": 2}),
        ((DAY, OTHER, MONTH), {"2024-04-03": 1, "2024-04-20": 1, "2024-04": 1}),
        ((OTHER, WIRE, COPY), {"2024-04-20": 1, None: 2}),
    ],
)
def test_in_whatever_order_a_month_finds_its_day_and_a_copy_its_text(
    tmp_path: Path, told: Sequence[Reading], found: Mapping[str | None, int]
) -> None:
    held = []
    for number, order in enumerate(permutations(told)):
        path = tmp_path / f"{number}.db"
        with open_ledger(path) as ledger:
            for reading in order:
                ledger.add(reading)
            assert {one.event.edtf: one.event.reports for one in ledger.events()} == found
        held.append(events(str(path)))
    assert all(each == held[0] for each in held)


def test_copies_of_a_text_that_names_a_year_are_one_event_in_whatever_order(tmp_path: Path) -> None:
    told = [
        article(day, day, contact("2014-02-14", when="since"), sayings=SAID, headline=f"On {day}")
        for day in ("2014-06-07", "2014-09-17", "2017-03-02")
    ]
    held = []
    for number, order in enumerate(permutations(told)):
        path = tmp_path / f"{number}.db"
        with open_ledger(path) as ledger:
            for reading in order:
                ledger.add(reading)
            assert [one.event.reports for one in ledger.events()] == [3]
        held.append(events(str(path)))
    assert all(each == held[0] for each in held)


YEAR = article("year", "2014-02-18", contact("2014-02-14", when="since"), headline="This year")
TOLD = article("told", "2014-02-15", contact("2014-02-14"), headline="Of that day")
AGAIN = article("again", "2014-03-02", contact("2014-02-14", when="month"), headline="In February")
SPRING = article("spring", "2014-05-02", contact("2014-04-10", when="month"), headline="In April")


@pytest.mark.parametrize("order", list(permutations((YEAR, TOLD, AGAIN, SPRING))))
def test_a_month_that_reaches_the_reports_of_another_event_leaves_it_whole(
    tmp_path: Path, order: Sequence[Reading]
) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for reading in order:
            ledger.add(reading)
        assert {one.event.edtf: one.event.reports for one in ledger.events()} == {
            "2014-02-14": 3,
            "2014-04": 1,
        }
        assert homes(str(path)).keys() == {report for one in ledger.events() for report in one.event.members}


def test_every_report_has_an_event_that_has_it(where: str, some: Sequence[Reading]) -> None:
    with open_ledger(where) as ledger:
        list(ledger.add_all(some, batch=9))
        for report, event in list(homes(where).items())[::3]:
            held = ledger.event(report)
            assert held is not None
            assert (held.id, report in held.members) == (event, True)


def test_reports_of_one_event_are_of_one_type_and_stage(whole: Path) -> None:
    kinds: dict[int, set[tuple[str, str]]] = {}
    stages = {"planned": "ahead", "requested": "ahead", "negated": "undone", "denied": "undone"}
    for _, _, _, event, kind, status, _ in tables(str(whole))["report"]:
        kinds.setdefault(event, set()).add((kind, stages.get(status, "done")))
    assert [found for found in kinds.values() if len(found) > 1] == []


def test_an_article_whose_day_becomes_known_is_read_anew(where: str, some: Sequence[Reading]) -> None:
    dayless = [_published(reading, None) for reading in some[:6]]
    known = [_published(reading, "2014-01-05") for reading in some[:6]]
    with open_ledger(where) as ledger:
        list(ledger.add_all(dayless))
        assert {one.outcome for one in ledger.add_all(known)} == {"renewed"}
        assert {one.outcome for one in ledger.add_all(dayless)} == {"held"}
        assert ledger.reading(known[0].article.id) == known[0]


def test_again_keeps_an_article_as_it_is_read_now(tmp_path: Path, where: str, few: Sequence[Reading]) -> None:
    later = [replace(reading, events=reading.events[1:]) for reading in few]
    fresh = str(tmp_path / "fresh.db")
    with open_ledger(fresh) as ledger:
        list(ledger.add_all(later))
    with open_ledger(where) as ledger:
        list(ledger.add_all(few))
        assert {one.outcome for one in ledger.add_all(later, again=True, batch=7)} == {"renewed"}
    assert events(where) == events(fresh)
    assert len(articles(where)) == len(few)


def test_renewed_by_itself_a_ledger_stays_as_it_is(where: str, few: Sequence[Reading]) -> None:
    with open_ledger(where) as ledger:
        list(ledger.add_all(few))
        before = events(where), homes(where)
        list(ledger.add_all(few, again=True, batch=5))
    assert (events(where), homes(where)) == before


def test_foreign_keys_and_the_index_of_words_hold(tmp_path: Path, few: Sequence[Reading]) -> None:
    path = str(tmp_path / "ledger.db")
    with open_ledger(path) as ledger:
        list(ledger.add_all(few, batch=9))
        list(ledger.add_all(few[::3], again=True))
    connection = sqlite3.connect(path)
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    connection.execute("insert into quote_words (quote_words) values ('integrity-check')")
    indexed = set(connection.execute("select rowid >> 32, rowid & 0xffffffff from quote_words"))
    assert indexed == set(connection.execute("select published, num from quote")) != set()
    connection.close()


def test_what_was_never_added_is_not_known(ledger: Ledger) -> None:
    with pytest.raises(NothingKnown):
        ledger.reading("0" * 16)
    with pytest.raises(NothingKnown):
        ledger.event("0" * 16)


def _published(reading: Reading, day: str | None) -> Reading:
    return replace(reading, article=replace(reading.article, published=day))
