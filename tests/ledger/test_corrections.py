"""What counts of what people said."""

import pytest

from communique.errors import UsageError
from communique.ledger.corrections import Correction, correction, judgements
from communique.records import Verdict
from ledger.made import report


def said(
    about: str, verdict: Verdict, *concerns: str, field: str | None = None, value: str | None = None
) -> Correction:
    return correction(
        about,
        verdict,
        who="ada",
        at="2024-05-01T00:00:00Z",
        why="because",
        concerns=concerns,
        field=field,
        value=value,
    )


def test_what_is_rejected_counts_for_nothing_until_it_is_accepted() -> None:
    assert judgements([said("a", "reject")]).of(report("a")) is None
    assert judgements([said("a", "reject"), said("a", "accept")]).of(report("a")) == report("a")


def test_an_undone_word_does_not_count() -> None:
    rejected = said("a", "reject")
    assert judgements([rejected, said(rejected.id, "undo")]).of(report("a")) == report("a")


def test_the_last_edit_of_a_field_wins() -> None:
    edits = [
        said("a", "edit", field="date", value="2024-03"),
        said("a", "edit", field="date", value="2024-04-02"),
    ]
    found = judgements(edits).of(report("a"))
    assert found is not None
    assert (found.edtf, found.earliest, found.latest) == ("2024-04-02", "2024-04-02", "2024-04-02")


def test_an_empty_value_is_nothing_told() -> None:
    found = judgements([said("a", "edit", field="date", value="")]).of(report("a"))
    assert found is not None
    assert (found.edtf, found.earliest) == (None, None)


def test_splitting_takes_back_a_merging_and_the_other_way_round() -> None:
    merged, split = said("a", "merge", "b"), said("a", "split", "b")
    pair = frozenset(("a", "b"))
    assert judgements([merged, split]).judged.apart == {pair}
    assert judgements([merged, split]).judged.joined == frozenset()
    assert judgements([split, merged]).judged.joined == {pair}
    assert judgements([split, merged]).judged.apart == frozenset()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("colour", "red", "Fields are"),
        ("status", "done", "status is one of"),
        ("date", "yesterday", "is no date"),
        ("date", None, "names a field and its value"),
    ],
)
def test_a_wrong_edit_is_refused(field: str, value: str | None, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        said("a", "edit", field=field, value=value)


def test_who_and_why_are_asked_for() -> None:
    with pytest.raises(UsageError, match="who made it and why"):
        correction("a", "accept", who=" ", at="2024-05-01T00:00:00Z", why="because")
