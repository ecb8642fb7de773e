"""RIS: each line a tag, each record one article."""

import re
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given

from communique.exports.ris import ris_text
from communique.ledger.rows import Held
from communique.store import Ledger
from exports.hand import EVENT, HEAD, HOSTILE, held, hostile_held

LINE = re.compile(r"(TY|TI|PY|DA|PB|LA|UR|AN|N1|ER)  - (.*)")


def lines(records: Iterable[Held]) -> list[tuple[str, str]]:
    text = "".join(ris_text(records))
    assert text == "" or text.endswith("ER  - \r\n")
    return [tag_and_value(line) for line in text.split("\r\n")[:-1]]


def tag_and_value(line: str) -> tuple[str, str]:
    found = LINE.fullmatch(line)
    assert found, line
    return found[1], found[2]


def test_an_article_is_one_record() -> None:
    assert lines([held()]) == [
        ("TY", "NEWS"),
        ("TI", "Ein Gespräch"),
        ("PY", "2024"),
        ("DA", "2024/04/04"),
        ("PB", "dpa"),
        ("LA", "de"),
        ("UR", "https://example.org/1"),
        ("AN", "00000000000000a1"),
        ("N1", "Olaf Scholz – Wladimir Putin, phone, 2022-10: “telefonierten”"),
        ("ER", ""),
    ]


def test_events_of_an_article_meet_wherever_they_stand() -> None:
    other = replace(HEAD, id="00000000000000a2", title="Anderes")
    found = lines([held(), held(head=other), held(replace(EVENT, edtf="2023"))])
    assert [value for tag, value in found if tag == "TI"] == ["Ein Gespräch", "Anderes"]
    assert [tag for tag, _ in found if tag in {"TY", "N1"}] == ["TY", "N1", "N1", "TY", "N1"]


def test_what_is_not_told_has_no_line() -> None:
    bare = replace(HEAD, title=None, published=None, agency=(), url=None)
    assert [tag for tag, _ in lines([held(head=bare)])] == ["TY", "LA", "AN", "N1", "ER"]


def test_a_ledger_gives_each_article_once(ledger: Ledger) -> None:
    events = ledger.events(limit=None)
    found = [value for tag, value in lines(events) if tag == "AN"]
    assert sorted(found) == sorted({one.head.id for one in events})


def test_nothing_gives_nothing() -> None:
    assert lines([]) == []


@given(HOSTILE)
def test_hostile_text_makes_no_lines_of_its_own(words: str) -> None:
    found = lines([hostile_held(words)])
    assert [tag for tag, _ in found].count("TY") == 1
    assert {len(value.splitlines()) for _, value in found} <= {0, 1}
