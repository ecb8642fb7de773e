"""A stream of items is cut into shards, each known by what is in it."""

from dataclasses import replace
from itertools import count, islice

from hypothesis import given
from hypothesis import strategies as st

from communique.errors import InputError
from communique.intake import Fault, Source
from communique.intake.faults import ErrorRow
from communique.scale.shards import shards_of

SOURCES = st.builds(Source, text=st.text(st.characters(codec=None)), url=st.none() | st.text())


@given(st.lists(SOURCES, max_size=9), st.integers(1, 5))
def test_all_items_are_in_a_shard_in_their_order(sources: list[Source], size: int) -> None:
    shards = list(shards_of(sources, size))
    assert [item for shard in shards for item in shard.numbered] == list(enumerate(sources))
    assert [shard.number for shard in shards] == list(range(len(shards)))
    assert all(len(shard.items) == size for shard in shards[:-1])
    assert [shard.sha256 for shard in shards_of(sources, size)] == [shard.sha256 for shard in shards]


def test_a_stream_is_taken_no_further_than_needed() -> None:
    taken = count()
    endless = (Source(text=f"Text {k}") for k in taken)
    assert len(list(islice(shards_of(endless, 3), 2))) == 2
    assert next(taken) == 6


def test_whatever_is_different_changes_the_hash() -> None:
    source = Source(text="Text")
    others = (
        replace(source, text="Text "),
        replace(source, text="Text\ud800"),
        replace(source, published="2024-04-03"),
        replace(source, url="https://a.example"),
        replace(source, name="b.txt"),
        replace(source, place="line 2"),
    )
    hashes = {shard.sha256 for one in (source, *others) for shard in shards_of([one], 1)}
    hashes |= {shard.sha256 for shard in shards_of([source, source], 2)}
    assert len(hashes) == len(others) + 2


def test_what_could_not_be_read_is_an_item_too() -> None:
    (shard,) = shards_of([Fault(name="a.txt", place="line 3", error=InputError("a.txt is no text."))], 5)
    (row,) = shard.items
    assert isinstance(row, ErrorRow)
    assert (row.input, row.place, row.error) == ("a.txt", "line 3", "InputError")
    assert shard.words == "items 0 to 0"
