"""No score on our own accounts falls below its floor."""

import tomllib

import pytest

from communique.languages import LANGUAGES
from processor import slack
from stories.quality import GOLD, SETS, account_pairs, held, measured

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text("utf-8"))


@pytest.mark.parametrize("with_vectors", [True, False], ids=["vectors", "actors"])
@pytest.mark.parametrize("name", SETS)
def test_no_score_falls_below_its_floor(name: str, *, with_vectors: bool) -> None:
    found = measured(SETS[name](with_vectors))
    floors = FLOORS[name]["vectors" if with_vectors else "actors"]
    below = {
        score: (found[score], floor) for score, floor in floors.items() if found[score] < floor - slack()
    }
    assert set(floors) == set(found)
    assert not below, f"(found, floor) {below}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_accounts_enough_of_every_language(language: str) -> None:
    accounts = (*held(with_vectors=False), *held("hard", with_vectors=False))
    assert sum(each.profile.language == language for each in accounts) >= 8


def test_most_pairs_to_be_told_apart_are_of_one_topic() -> None:
    accounts = (*held(with_vectors=False), *held("hard", with_vectors=False))
    apart = [pair for pair in account_pairs(accounts) if not pair.same]
    assert sum(pair.a.topic == pair.b.topic for pair in apart) >= 100
