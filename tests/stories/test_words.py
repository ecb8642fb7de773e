"""What an article says, free of spelling."""

import pytest

from communique.stories.words import folded, paragraphs, sentences
from stories.wire import ORIGINAL, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Die Außenminister", "DIE AUSSENMINISTER"),
        ("Zu\u00adsammen\u200barbeit", "Zusammenarbeit"),
        ("ещё", "еще"),
        ("e\u0301lus", "élus"),
        ("„Nein“, sagte er.", "»Nein« sagte er"),
    ],
)
def test_spellings_of_one_text_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_letters_that_tell_words_apart_stay_apart() -> None:
    assert folded("мій") != folded("мии")
    assert folded("schon") != folded("schön")


def test_headline_and_credit_are_no_part_of_what_is_told() -> None:
    article = read(ORIGINAL)
    words = [word for told in paragraphs(article) for word in told.words]
    assert words[:2] == ["die", "aussenminister"]
    assert "dpa" not in words


def test_a_flash_is_its_headline() -> None:
    article = read("Minister einigen sich auf Waffenruhe in Genf und reisen ab.")
    assert len(paragraphs(article)) == 1


def test_sentences_are_not_cut_at_dates_and_short_forms() -> None:
    article = read("M. Macron kam am 14. Januar nach Genf. Dr. Weiß war dort! „Gut so.“ Er ging.")
    told = [article.text[one.span.start : one.span.end] for one in sentences(article)]
    assert told == ["M. Macron kam am 14. Januar nach Genf.", "Dr. Weiß war dort!", "„Gut so.“", "Er ging."]
