"""What is told sentence by sentence in another language."""

from collections.abc import Sequence
from itertools import combinations

import pytest

from communique.stories.translations import is_translation
from stories.quality import Account, fitted, held

TRANSLATED = {("told-1", "de", "fr"), ("told-1", "de", "uk"), ("told-1", "fr", "uk"), ("told-3", "es", "ru")}


def found(accounts: Sequence[Account]) -> set[tuple[str, str, str]]:
    return {
        (a.story, *sorted((a.profile.language, b.profile.language)))  # type: ignore[misc]
        for a, b in combinations(accounts, 2)
        if a.story == b.story and is_translation(a.profile, b.profile)
    }


def test_translations_are_told_from_accounts_of_their_own() -> None:
    assert found(fitted(with_vectors=False)) == TRANSLATED


@pytest.mark.parametrize("name", ["held", "hard"])
def test_accounts_that_were_written_apart_are_no_translations(name: str) -> None:
    assert found(held(name, with_vectors=False)) == set()
