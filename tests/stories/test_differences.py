"""What a copy says otherwise."""

from communique.stories import differences, shared
from stories.generated import with_leftovers
from stories.wire import COPY, ELSEWHERE, ORIGINAL, read


def words_of(text: str, other: str) -> list[tuple[str, bool]]:
    article = read(text)
    found = differences(article, read(other))
    return [(article.text[each.span.start : each.span.end], each.changes is not None) for each in found]


def test_a_copy_changes_one_sentence_and_adds_another() -> None:
    assert words_of(COPY, ORIGINAL) == [
        ("Der Schaden wird auf 60 Millionen Euro geschätzt.", True),
        ("In Riga verfolgt man die Gespräche aufmerksam.", False),
    ]


def test_what_was_cut_shows_the_other_way_round() -> None:
    cut = words_of(ORIGINAL, COPY)
    assert [changed for _, changed in cut] == [True, False, False]
    assert cut[1][0].startswith("Valtonen sagte")


def test_a_changed_sentence_names_the_one_it_changes() -> None:
    original = read(ORIGINAL)
    changed = differences(read(COPY), original)[0].changes
    assert changed is not None
    assert original.text[changed.start : changed.end] == "Der Schaden wird auf 50 Millionen Euro geschätzt."


def test_marks_case_and_leftovers_make_no_difference() -> None:
    around = with_leftovers(ORIGINAL.replace("Schattenflotte", "SCHATTENFLOTTE"), "de", None)  # type: ignore[arg-type]
    assert words_of(around, ORIGINAL) == []


def test_of_another_article_all_is_different() -> None:
    assert len(words_of(ELSEWHERE, ORIGINAL)) == 3


def test_what_both_have_is_found_in_both() -> None:
    original, copy = read(ORIGINAL), read(COPY)
    pairs = shared(copy, original)
    assert [copy.text[one.start : one.end] for one, _ in pairs] == [
        original.text[other.start : other.end] for _, other in pairs
    ]
    assert len(pairs) == 4


def test_long_texts_are_compared_in_time() -> None:
    many = "\n\n".join(f"Minister {i} traf Minister {i + 1} am Abend in der Stadt {i}." for i in range(4000))
    other = many.replace("am Abend", "am Morgen")
    assert len(differences(read(many), read(other))) == 4000
