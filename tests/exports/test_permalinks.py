import pytest

from communique.exports.permalinks import (
    article_path,
    between_path,
    day_path,
    event_path,
    story_path,
    who_path,
    why_path,
)

HOSTILE = "../a b?c#d/é\ud800\n"


@pytest.mark.parametrize("path", [event_path, article_path, who_path, why_path, day_path, story_path])
def test_whatever_stands_in_an_id_stays_one_part_of_the_path(path: object) -> None:
    assert callable(path)
    shown = str(path(HOSTILE))
    assert shown.count("/") == 2
    assert shown.isascii()
    assert not set(shown) & set(" ?#\n")


def test_a_pair_and_a_record_are_encoded_too() -> None:
    assert between_path("a/b", "c#d") == "/between/a%2Fb/c%23d"
    assert article_path("a", "b#c") == "/article/a#b%23c"
