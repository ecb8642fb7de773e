"""Which articles print one text."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.errors import CommuniqueError
from communique.stories import (
    CopyIndex,
    Fingerprint,
    Link,
    compare_copies,
    differences,
    fingerprint,
    keys,
)
from communique.stories.buckets import CROWDED, Buckets
from stories.generated import EDITS, originals, own_texts, score
from stories.wire import COPY, ELSEWHERE, ORIGINAL, OWN_WORDS, read

PRINTS = [
    fingerprint(text)
    for each in list(originals(own_texts()))[:12]
    for text in (each.article, *each.copies.values())
]
FEWEST_PAIRS = 50_000


def test_an_edited_copy_is_found_with_what_it_shares() -> None:
    link = compare_copies(fingerprint(read(ORIGINAL)), fingerprint(read(COPY)))
    assert link is not None
    assert (link.method, link.rule) == ("copy", "stories.containment")
    assert 0.8 < link.score < 1.0
    assert {anchor.kind for anchor in link.anchors} == {"words", "paragraph"}


def test_the_same_words_are_an_exact_copy_whatever_stands_around_them() -> None:
    around = f"Startseite\n\n{ORIGINAL}\n\nKommentar schreiben\n"
    link = compare_copies(fingerprint(read(ORIGINAL)), fingerprint(read(around)))
    assert link is not None
    assert (link.method, link.score) == ("exact", 1.0)


@pytest.mark.parametrize("text", [OWN_WORDS, ELSEWHERE], ids=["own words", "elsewhere"])
def test_other_words_are_no_copy(text: str) -> None:
    assert compare_copies(fingerprint(read(ORIGINAL)), fingerprint(read(text))) is None


def test_a_short_text_is_a_copy_only_if_all_of_it_stands_in_the_other() -> None:
    sentence = ORIGINAL.split("\n\n")[3].rpartition(" Tsahkna")[0]
    whole = fingerprint(read(f"{ORIGINAL}\n\n{sentence} Das gilt bis zum Sommer.\n"))
    quoted = fingerprint(read(f"{sentence} Das gilt bis zum Sommer."))
    changed = fingerprint(read(f"{sentence} Das gilt bis zum Herbst."))
    link = compare_copies(whole, quoted)
    assert link is not None
    assert link.rule == "stories.paragraphs"
    assert compare_copies(whole, changed) is None


def test_a_short_excerpt_of_a_long_text_is_found_by_its_paragraph() -> None:
    paragraph = ORIGINAL.split("\n\n")[2]
    others = [text for language, text in own_texts() if language == "de"]
    long = fingerprint(read("\n\n".join((*others[:20], paragraph, *others[20:30]))))
    excerpt = fingerprint(read(paragraph))
    assert CopyIndex([long]).find(excerpt)


def test_an_article_is_no_copy_of_itself() -> None:
    assert compare_copies(fingerprint(read(ORIGINAL)), fingerprint(read(ORIGINAL))) is None


def test_keys_fit_into_a_table_of_integers() -> None:
    found = keys(fingerprint(read(ORIGINAL)))
    assert len(found) == len(set(found))
    assert all(-(2**63) <= key < 2**63 for key in found)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_the_links(chance: Random) -> None:
    mixed = PRINTS + chance.sample(PRINTS, 5)
    chance.shuffle(mixed)
    assert links_of(mixed) == links_of(PRINTS)


def links_of(prints: Sequence[Fingerprint]) -> set[Link]:
    index = CopyIndex()
    return {link for each in prints for link in index.add(each)}


def test_an_index_made_anew_from_what_it_held_finds_the_same() -> None:
    index = CopyIndex(PRINTS[:30])
    again = CopyIndex(index.held.values())
    assert [index.find(each) for each in PRINTS] == [again.find(each) for each in PRINTS]


def test_finding_keeps_nothing() -> None:
    index = CopyIndex(PRINTS[:3])
    index.find(PRINTS[10])
    assert list(index.held) == [each.article for each in PRINTS[:3]]


def test_buckets_give_what_a_dictionary_would() -> None:
    chance = Random(5)  # noqa: S311 (no secret)
    buckets = Buckets()
    plain: dict[int, set[int]] = {}
    for owner in range(3000):
        own = {chance.randrange(-4000, 4000) << chance.choice((0, 40)) for _ in range(5)}
        buckets.add(own, owner)
        for key in own:
            plain.setdefault(key, set()).add(owner)
    for key, owners in plain.items():
        assert buckets.owners([key]) == tuple(sorted(owners))
    assert buckets.owners([10**15 + 1]) == ()


def test_of_a_crowded_key_the_newest_owners_are_given() -> None:
    buckets = Buckets()
    for owner in range(CROWDED + 10):
        buckets.add([7], owner)
    assert buckets.owners([7]) == tuple(range(10, CROWDED + 10))


def test_generated_copies_are_found_and_nothing_else() -> None:
    found = score(list(originals(own_texts())))
    assert found.recall >= 0.99, found.found
    assert min(found.found[name] for name in EDITS) >= 0.96 * found.originals, found.found
    assert found.pairs >= FEWEST_PAIRS
    assert not found.false


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8), st.sampled_from(["\n\n", "\n", " "]))
def test_any_text_has_a_fingerprint_and_is_its_own_exact_copy(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    try:
        article = read(f"Die Minister sprachen heute in Riga.\n\n{text}")
    except CommuniqueError:
        return
    found = fingerprint(article)
    twin = fingerprint(replace(article, id="twin"))
    (link,) = CopyIndex([found]).find(twin)
    assert (link.method, link.score) == ("exact", 1.0)
    assert differences(article, article) == ()
