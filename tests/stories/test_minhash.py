"""Likeness of sets, found without comparing them."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.stories.minhash import HASHES, band_keys, meeting, shingles, signature

FIRST_KEYS = (-3673728047641593412, -6698231914812922840)
"""Kept keys lead nowhere once these change: then every store must make its own anew."""

WORDS = st.lists(
    st.sampled_from(
        ["paris", "berlin", "sprach", "mit", "am", "in", "der", "und", "minister", "гаага", "мир"]
    ),
    max_size=40,
)


def a_set(chance: Random, size: int) -> list[int]:
    return [chance.getrandbits(32) for _ in range(size)]


def pair_of(jaccard: float, size: int, chance: Random) -> tuple[np.ndarray, np.ndarray]:
    shared = round(2 * size * jaccard / (1 + jaccard))
    both = a_set(chance, shared)
    one, other = (both + a_set(chance, size - shared) for _ in range(2))
    return np.unique(np.array(one, np.uint32)), np.unique(np.array(other, np.uint32))


@given(WORDS)
def test_shingles_are_sorted_and_each_once(words: list[str]) -> None:
    found = shingles(tuple(words))
    assert list(found) == sorted(set(found.tolist()))
    assert len(found) == len({tuple(words[i : i + 3]) for i in range(len(words) - 2)})


def test_order_of_words_makes_another_shingle() -> None:
    assert set(shingles(("a", "b", "c")).tolist()).isdisjoint(shingles(("c", "b", "a")).tolist())


@pytest.mark.parametrize("jaccard", [0.1, 0.3, 0.6])
def test_signatures_agree_as_often_as_the_sets_are_alike(jaccard: float) -> None:
    chance = Random(7)  # noqa: S311 (no secret)
    pairs = [pair_of(jaccard, 250, chance) for _ in range(60)]
    agreed = np.mean([np.mean(signature(one) == signature(other)) for one, other in pairs])
    assert agreed == pytest.approx(jaccard, abs=4 * (jaccard * (1 - jaccard) / (60 * HASHES)) ** 0.5 + 0.01)


@pytest.mark.parametrize("jaccard", [0.05, 0.25, 0.33])
def test_pairs_meet_in_a_band_as_often_as_reckoned(jaccard: float) -> None:
    chance = Random(11)  # noqa: S311 (no secret)
    pairs = [pair_of(jaccard, 250, chance) for _ in range(300)]
    met = np.mean([bool({*band_keys(one)} & {*band_keys(other)}) for one, other in pairs])
    assert met == pytest.approx(meeting(jaccard), abs=0.09)


def test_the_keys_are_the_same_on_any_machine() -> None:
    assert (
        band_keys(shingles(("der", "minister", "sprach", "am", "mittwoch", "in", "riga")))[:2] == FIRST_KEYS
    )


def test_a_text_of_any_length_is_hashed_in_pieces() -> None:
    long = np.unique(np.array(a_set(Random(3), 10_000), np.uint32))  # noqa: S311 (no secret)
    whole = np.minimum(signature(long[:5000]), signature(long[5000:]))
    assert (signature(long) == whole).all()
