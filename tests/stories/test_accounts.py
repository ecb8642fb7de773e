"""Which articles tell one news in words or languages of their own."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest

from communique.stories import Link, Profile, StoryIndex, compare_accounts, profile
from communique.stories.profile import may_be_of_one_day
from stories.quality import Account, account_pairs, held, moved, read
from stories.wire import COPY, ELSEWHERE, ORIGINAL, OWN_WORDS

PHONE = "Der Minister telefonierte mit seinem Kollegen."


@pytest.fixture(scope="module")
def accounts() -> Sequence[Account]:
    return held(with_vectors=False)


def of(text: str, published: str | None = "2025-01-16") -> Profile:
    return profile(read("de", text, published))


def account(accounts: Sequence[Account], story: str, language: str) -> Profile:
    return next(each.profile for each in accounts if (each.story, each.profile.language) == (story, language))


def test_one_meeting_in_words_of_its_own_is_one_story() -> None:
    link = compare_accounts(of(ORIGINAL), of(OWN_WORDS))
    assert link is not None
    assert (link.method, link.rule) == ("same_story", "stories.same_story")
    values = {(anchor.kind, anchor.value) for anchor in link.anchors}
    assert {("country", "EST"), ("country", "FIN"), ("day", "2025-01-15")} <= values


def test_other_people_make_another_story() -> None:
    assert compare_accounts(of(ORIGINAL), of(ELSEWHERE)) is None


@pytest.mark.parametrize("days", [-3, -2, 2, 3])
def test_the_same_people_on_another_day_make_another_story(days: int) -> None:
    one = of(ORIGINAL)
    assert compare_accounts(one, moved(of(OWN_WORDS), days)) is None


def test_what_is_printed_a_day_later_is_the_same_story() -> None:
    assert compare_accounts(of(ORIGINAL), of(OWN_WORDS, "2025-01-17")) is not None


def test_articles_printed_a_week_apart_are_not_compared() -> None:
    assert not may_be_of_one_day(of(ORIGINAL), of(ORIGINAL, "2025-01-24"))


def test_an_article_without_a_day_is_not_left_out(accounts: Sequence[Account]) -> None:
    russian, ukrainian = (account(accounts, "undated-1", language) for language in ("ru", "uk"))
    assert russian.latest is None
    assert russian.earliest == "2023-07-21"
    assert compare_accounts(russian, ukrainian) is not None
    assert compare_accounts(russian, account(accounts, "undated-1", "de")) is not None


def test_an_article_without_a_day_came_out_no_earlier_than_what_it_tells(accounts: Sequence[Account]) -> None:
    russian = account(accounts, "undated-1", "ru")
    assert not may_be_of_one_day(russian, of(ORIGINAL, "2023-07-10"))
    assert may_be_of_one_day(russian, of(ORIGINAL))


def test_ukrainian_is_told_by_actors_and_days(accounts: Sequence[Account]) -> None:
    ukrainian = account(accounts, "tour-1", "uk")
    assert compare_accounts(ukrainian, account(accounts, "tour-1", "es")) is not None
    assert compare_accounts(ukrainian, account(accounts, "tour-2", "ru")) is None


def test_an_article_is_no_account_of_itself() -> None:
    assert compare_accounts(of(ORIGINAL), of(ORIGINAL)) is None


def test_articles_of_nobody_known_are_not_linked() -> None:
    assert compare_accounts(of(PHONE), of(f"{PHONE} Mehr sagte er nicht.")) is None


def test_which_of_two_comes_first_does_not_matter(accounts: Sequence[Account]) -> None:
    for pair in account_pairs(accounts):
        one, other = pair.a.profile, pair.b.profile
        assert compare_accounts(one, other) == compare_accounts(other, one)


def test_neither_order_nor_repetition_changes_the_links(accounts: Sequence[Account]) -> None:
    profiles = [each.profile for each in accounts]
    expected = links_of(profiles)
    assert expected
    for seed in range(5):
        chance = Random(seed)  # noqa: S311 (no secret)
        mixed = profiles + chance.sample(profiles, 10)
        chance.shuffle(mixed)
        assert links_of(mixed) == expected


def links_of(profiles: Sequence[Profile]) -> set[Link]:
    index = StoryIndex()
    return {link for each in profiles for link in index.add(each)}


def test_the_index_finds_what_comparing_all_finds(accounts: Sequence[Account]) -> None:
    profiles = [each.profile for each in accounts]
    all_pairs = {compare_accounts(a, b) for a in profiles for b in profiles} - {None}
    assert links_of(profiles) == all_pairs


def test_an_index_made_anew_finds_the_same(accounts: Sequence[Account]) -> None:
    profiles = [each.profile for each in accounts]
    index = StoryIndex(profiles[:30])
    assert StoryIndex(index.held.values()).find(profiles[40]) == index.find(profiles[40])


def test_what_is_announced_is_not_the_day_of_the_news() -> None:
    text = "Lawrow empfing Fidan am Montag in Moskau. Am Mittwoch will Lawrow nach Ankara reisen."
    assert of(text, "2023-09-06").newest == "2023-09-04"


def test_days_long_past_are_background() -> None:
    text = (
        "Lawrow und Fidan haben miteinander telefoniert. Am 14. Januar hatten sie sich in Moskau getroffen."
    )
    assert of(text, "2024-03-05").newest is None


def test_numbers_are_the_same_in_every_way_to_write_them() -> None:
    ways = ("30.410 Tote", "30,410 Tote", "30 410 Tote", "30\u202f410 Tote")
    texts = (f"Nach Angaben aus Gaza gibt es {way}, sagte Lawrow am 3. März 2024." for way in ways)
    assert {of(text).numbers for text in texts} == {("30410",)}


def test_a_copy_tells_the_same_story_as_well() -> None:
    assert compare_accounts(of(ORIGINAL), of(COPY)) is not None


def test_vectors_speak_where_nobody_is_known() -> None:
    sense, another = (b"\x00\x3c" + b"\x00\x00" * 511, b"\x00\x00" + b"\x00\x3c" + b"\x00\x00" * 510)
    one, other = (replace(of(text), people={}, countries={}) for text in (ORIGINAL, OWN_WORDS))
    assert compare_accounts(one, other) is None
    assert compare_accounts(replace(one, vector=sense), replace(other, vector=sense)) is not None
    assert compare_accounts(replace(one, vector=sense), replace(other, vector=another)) is None
