"""German quotes on articles of Wikinews that others annotated, by their measure, where that gold is here."""

import json
from pathlib import Path

import pytest

from bench.quotes import annotation, module_of
from communique import Reader

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "quotes"
FLOORS = {"Message": 0.73, "Joint": 0.705}


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated articles in ../shared are not here")
def test_message_and_joint_do_not_fall_below_their_floors() -> None:
    pytest.importorskip("scipy", reason="the scorer pairs with scipy: pip install -e .[dev]")
    scorer = module_of(GOLD / "score_quotes.py")
    lines = (GOLD / "wikinews_de_dev.jsonl").read_text("utf-8").splitlines()
    reader, scored = Reader("de"), []
    for document in map(json.loads, lines):
        offsets = scorer.toks(document)
        quotes = reader(document["text"], published=document["date"]).quotes
        rows = (document["quotes"], annotation(document["text"], quotes))
        scored.append(tuple([scorer.group(row, offsets) for row in side] for side in rows))
    found = scorer.run(scored, scorer.ROLES)
    below = {name: found[name] for name, floor in FLOORS.items() if found[name][2] < floor}
    assert not below
