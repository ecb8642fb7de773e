"""Reports and links → stories."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.stories import Link, Method, Report, Story, as_doubt, find_stories, link, report
from stories.wire import COPY, ORIGINAL, read

IDS = "abcdefgh"
METHODS: tuple[Method, ...] = ("exact", "copy", "translation", "same_story", "person")
LINKS = st.lists(
    st.builds(
        lambda pair, method, score: joined(pair[0] + pair[1], method, score),
        st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True),
        st.sampled_from(METHODS),
        st.floats(0.5, 1.0),
    ),
    max_size=16,
    unique_by=lambda found: found.id,
)
APART = st.sets(st.sampled_from([frozenset(pair) for pair in ("ab", "cd", "ah")]))


def joined(pair: str, method: Method = "copy", score: float = 1.0) -> Link:
    return link(pair[0], pair[1], method=method, score=score, anchors=(), rule=f"stories.{method}")


def of(
    article: str, published: str | None = "2024-04-04", agency: tuple[str, ...] = (), words: int = 200
) -> Report:
    return Report(article=article, language="de", published=published, agency=agency, words=words)


def only(stories: tuple[Story, ...]) -> Story:
    (story,) = stories
    return story


def test_copies_are_one_source_and_own_words_another() -> None:
    reports = [of("a"), of("b"), of("c")]
    story = only(
        find_stories(
            reports,
            [joined("ab"), joined("bc", "same_story", 0.9), joined("ac", "same_story", 0.9)],
        )
    )
    assert story.reports == ("a", "b", "c")
    assert story.texts == (("a", "b"), ("c",))
    assert story.independent == 2


def test_a_translation_is_no_source_of_its_own() -> None:
    assert only(find_stories([of("a"), of("b")], [joined("ab", "translation", 0.9)])).independent == 1


def test_two_texts_of_one_agency_are_one_source() -> None:
    reports = [of("a", agency=("AFP",)), of("b", agency=("AFP",)), of("c", agency=("AFP", "dpa")), of("d")]
    pairs = ("ab", "ac", "ad", "bc", "bd", "cd")
    story = only(find_stories(reports, [joined(pair, "same_story", 0.9) for pair in pairs]))
    assert len(story.texts) == 4
    assert story.independent == 3


@pytest.mark.parametrize(
    ("reports", "shown"),
    [
        ([of("a"), of("b", agency=("AFP",))], "b"),
        ([of("a", "2024-04-05"), of("b", "2024-04-04")], "b"),
        ([of("a", None), of("b", "2024-04-04")], "b"),
        ([of("a", words=100), of("b", words=300)], "b"),
        ([of("b"), of("a")], "a"),
    ],
    ids=["an agency's own", "the earliest", "one with a day", "the fullest", "the first by name"],
)
def test_the_representative_is(reports: list[Report], shown: str) -> None:
    assert only(find_stories(reports, [joined("ab")])).representative == shown


def test_a_rejected_link_parts_a_story_and_comes_back() -> None:
    reports, links = [of("a"), of("b")], [joined("ab")]
    assert len(find_stories(reports, links, rejected=[frozenset("ab")])) == 2
    assert len(find_stories(reports, links)) == 1


def test_a_rejected_pair_does_not_meet_through_a_third() -> None:
    links = [joined(pair) for pair in ("ab", "bc", "ac")]
    stories = find_stories([of(each) for each in "abc"], links, rejected=[frozenset("ac")])
    assert not any({"a", "c"} <= set(story.reports) for story in stories)


def test_a_person_joins_what_nothing_else_does() -> None:
    story = only(find_stories([of("a"), of("b")], [joined("ab", "person")]))
    assert story.independent == 2


def test_follow_ups_in_a_chain_are_not_one_story() -> None:
    chain = [joined(pair, "same_story", 0.9) for pair in ("ab", "bc", "cd")]
    assert len(find_stories([of(each) for each in "abcd"], chain)) == 2


def test_a_copy_lends_its_day_and_says_so() -> None:
    reports = [of("a", None), of("b", "2024-04-04"), of("c", "2024-04-05")]
    story = only(find_stories(reports, [joined("ab"), joined("ac"), joined("bc")]))
    (lent,) = story.lent
    assert (lent.article, lent.earliest, lent.latest, lent.lenders) == (
        "a",
        "2024-04-04",
        "2024-04-05",
        ("b", "c"),
    )
    doubt = as_doubt(lent)
    assert (doubt.about, doubt.kind) == ("a", "date_lent")
    assert "between 2024-04-04 and 2024-04-05" in doubt.words
    assert set(lent.links) <= {each.id for each in story.links}


@pytest.mark.parametrize("method", ["translation", "same_story", "person"])
def test_other_accounts_lend_no_day(method: Method) -> None:
    story = only(find_stories([of("a", None), of("b")], [joined("ab", method, 0.9)]))
    assert story.lent == ()


def test_what_was_lent_is_not_lent_on() -> None:
    reports = [of("a", None), of("b", None), of("c")]
    story = only(find_stories(reports, [joined("ab"), joined("bc")]))
    assert [lent.article for lent in story.lent] == ["b"]


def test_a_report_counts_what_is_told() -> None:
    original, copy = report(read(ORIGINAL)), report(read(COPY, None))
    assert original.agency == ("dpa",)
    assert copy.published is None
    assert original.words > copy.words


@given(
    LINKS,
    APART,
    st.randoms(use_true_random=False),
)
def test_neither_order_nor_repetition_changes_the_stories(
    links: list[Link], rejected: set[frozenset[str]], chance: Random
) -> None:
    reports = [of(each, None if each in "ab" else f"2024-04-0{ord(each) - 96}") for each in IDS]
    expected = find_stories(reports, links, rejected=rejected)
    mixed, again = [*links, *links[:3]], [*reports, *reports[:2]]
    chance.shuffle(mixed)
    chance.shuffle(again)
    assert find_stories(again, mixed, rejected=rejected) == expected


@given(LINKS, APART)
def test_every_report_is_in_one_story_and_one_text(links: list[Link], rejected: set[frozenset[str]]) -> None:
    stories = find_stories([of(each) for each in IDS], links, rejected=rejected)
    assert sorted(article for story in stories for article in story.reports) == [*IDS]
    for story in stories:
        assert sorted(article for text in story.texts for article in text) == sorted(story.reports)
        assert 1 <= story.independent <= len(story.texts)
        assert story.representative in story.texts[0]
        persons = {frozenset((each.one, each.other)) for each in story.links if each.method == "person"}
        assert persons or not any(pair <= set(story.reports) for pair in rejected)
