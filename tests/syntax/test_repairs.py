"""Arcs that the words refute: each repair on the kind of tree that calls for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.languages import LANGUAGES, table
from communique.records import Language
from communique.syntax.encoder import Tags
from communique.syntax.repairs import LISTED, REPAIRS, misread_nouns, perfects_with_be

PAST = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}


def tagged(text: str, *, morphs: dict[str, dict[str, str]] | None = None) -> tuple[list[str], Tags]:
    """Make tags of "word/UPOS/head/relation" rows, heads counted from one, 0 the root."""
    rows = [row.rsplit("/", 3) for row in text.split()]
    words = [row[0] for row in rows]
    return words, Tags(
        upos=[row[1] for row in rows],
        morphs=[dict((morphs or {}).get(word, {})) for word in words],
        scripts=["="] * len(rows),
        heads=[int(row[2]) - 1 if row[2] != "0" else i for i, row in enumerate(rows)],
        deprels=[row[3] for row in rows],
        names=[(morphs or {}).get(word, {}).get("name", "O") for word in words],
    )


def arcs(words: list[str], tags: Tags) -> dict[str, tuple[str, str]]:
    return {word: (words[tags.heads[i]], tags.deprels[i]) for i, word in enumerate(words)}


FRAMED = """
Er/PRON/2/nsubj erwähnte/VERB/0/root den/DET/7/det vom/ADP/5/case Staat/NOUN/2/obl behaupteten/ADJ/7/amod
Angriff/NOUN/2/obj
"""
RELATIVE = """
Er/PRON/2/nsubj verurteilte/VERB/0/root den/DET/4/det Krieg/NOUN/2/obj ,/PUNCT/8/punct den/PRON/8/obj
Russland/PROPN/8/nsubj begann/VERB/2/acl
"""
LEADING = """
in/ADP/2/case Moskau/PROPN/0/root und/CCONJ/4/cc Russlands/PROPN/2/conj Krieg/NOUN/2/conj
"""
FOLLOWING = """
nach/ADP/2/case Angaben/NOUN/5/obl der/DET/4/det Agentur/NOUN/5/obl kam/VERB/0/root
"""
CONJUNCT = """
MTI/PROPN/0/root ,/PUNCT/1/punct Ungarn/PROPN/6/nsubj und/CCONJ/6/cc Serbien/PROPN/1/conj
handelten/VERB/1/parataxis
"""
COORDINATED = """
Sie/PRON/2/nsubj bestätigte/VERB/0/root dies/PRON/2/obj ,/PUNCT/5/punct bestritt/VERB/2/ccomp
aber/ADV/5/advmod jenes/PRON/5/obj
"""
COPULA = """
Beide/PRON/3/nsubj waren/AUX/3/cop zusammengekommen/VERB/0/root
"""
OPENING = """
Griffe/NOUN/6/advcl Iran/PROPN/1/nmod Israel/PROPN/1/obj an/ADP/6/compound:prt ,/PUNCT/1/punct
half/VERB/0/root
"""
COLON = """
erklärte/VERB/0/root er/PRON/1/nsubj in/ADP/4/case Kiew/PROPN/7/obl :/PUNCT/7/punct
sie/PRON/7/nsubj komme/VERB/1/ccomp
"""
PARTICLE = """
Er/PRON/2/nsubj forderte/VERB/0/root ihn/PRON/2/obj auf/ADP/7/compound:prt ,/PUNCT/7/punct zu/PART/7/mark
gehen/VERB/2/xcomp
"""
SUBJECT = """
Kritiker/NOUN/2/obj warfen/VERB/0/root Scholz/PROPN/2/nsubj vor/ADP/2/compound:prt
"""
INFINITIVE = """
bat/VERB/0/root ihn/PRON/1/obj zu/PART/4/mark kommen/VERB/1/xcomp und/CCONJ/7/cc zu/PART/7/mark
gehen/VERB/1/conj
"""
NAMED_RELATIVE = """
der/DET/2/det Krieg/NOUN/0/root ,/PUNCT/5/punct den/PRON/5/obj begann/VERB/2/acl
"""
ADVERBIAL = """
Er/PRON/2/nsubj versuchte/VERB/0/root in/ADP/4/case Anrufen/NOUN/2/obl zu/PART/6/mark warnen/VERB/4/xcomp
"""
LETTER = """
Він/PRON/2/nsubj написав/VERB/0/root листа/NOUN/2/obj Трампу/PROPN/3/iobj
"""
DATIVE = """
Putin/PROPN/3/nsubj habe/AUX/3/aux erinnert/VERB/0/root und/CCONJ/7/cc der/DET/6/det Nato/PROPN/7/nsubj
vorgeworfen/VERB/3/conj
"""
MEETING = """
Зустріч/ADP/2/case президентів/NOUN/3/obl відбулася/VERB/0/root
"""
DESCENDED = """
milliers/NOUN/3/nsubj:pass sont/AUX/3/aux:pass descendus/VERB/0/root
"""
HELPER = """
Zuletzt/ADV/4/advmod waren/AUX/1/cop beide/PRON/4/nsubj zusammengekommen/VERB/0/root
"""
CLAUSE = """
Die/DET/2/det Aussage/NOUN/0/root ,/PUNCT/5/punct er/PRON/5/nsubj gehe/VERB/2/appos
"""
CLOSING = """
Not/NOUN/6/ccomp sei/AUX/1/cop es/PRON/1/nsubj nicht/PART/6/advmod ,/PUNCT/1/punct sagte/VERB/0/root
"""
REPORT = """
Er/PRON/2/nsubj spreche/VERB/7/ccomp mit/ADP/4/case Xi/PROPN/7/obl ,/PUNCT/2/punct so/ADV/7/advmod
sagte/VERB/0/root
"""
LED_BY_PREPOSITION = """
Er/PRON/2/nsubj sprach/VERB/0/root mit/ADP/4/case Indiens/PROPN/5/nmod Premier/NOUN/2/obl
"""
BEHIND_A_PLACE = """
Er/PRON/2/nsubj traf/VERB/0/root in/ADP/4/case Paris/PROPN/2/obl Giorgia/PROPN/4/appos
"""
LOST = """
vermitteln/VERB/0/root zwischen/ADP/3/case Israel/PROPN/1/obl und/CCONJ/6/cc der/DET/6/det Hamas/PROPN/1/obj
"""
CASES = [
    ("within_reports", REPORT, {}, {"Xi": ("spreche", "obl")}),
    ("leading_prepositions", LED_BY_PREPOSITION, {"Indiens": {"Case": "Gen"}}, {"mit": ("Premier", "case")}),
    (
        "people_behind_places",
        BEHIND_A_PLACE,
        {"Paris": {"name": "B-LOC"}, "Giorgia": {"name": "B-PER"}},
        {"Giorgia": ("traf", "obj")},
    ),
    ("lost_conjuncts", LOST, {}, {"Hamas": ("Israel", "conj")}),
    ("framed_attributes", FRAMED, {}, {"Staat": ("behaupteten", "obl")}),
    ("relative_clauses", RELATIVE, {}, {"begann": ("Krieg", "acl:relcl")}),
    (
        "leading_genitives",
        LEADING,
        {"Russlands": {"Case": "Gen"}},
        {"Russlands": ("Krieg", "nmod"), "und": ("Krieg", "cc")},
    ),
    ("following_genitives", FOLLOWING, {}, {"Agentur": ("Angaben", "nmod")}),
    ("relative_names", NAMED_RELATIVE, {"den": {"PronType": "Rel"}}, {"begann": ("Krieg", "acl:relcl")}),
    ("infinitives_of_verbs", ADVERBIAL, {}, {"warnen": ("versuchte", "xcomp")}),
    ("conjoined_datives", DATIVE, {"vorgeworfen": {"VerbForm": "Part"}}, {"Nato": ("vorgeworfen", "iobj")}),
    ("indirect_objects", LETTER, {}, {"Трампу": ("написав", "iobj")}),
    ("helpers_of_participles", HELPER, {"waren": PAST}, {"waren": ("zusammengekommen", "aux")}),
    ("clauses_of_nouns", CLAUSE, {}, {"gehe": ("Aussage", "acl")}),
    ("closing_adverbs", CLOSING, {}, {"nicht": ("Not", "advmod")}),
    ("near_conjuncts", CONJUNCT, {}, {"Serbien": ("Ungarn", "conj"), "und": ("Serbien", "cc")}),
    (
        "coordinated_verbs",
        COORDINATED,
        {"bestätigte": PAST, "bestritt": PAST},
        {"bestritt": ("bestätigte", "conj")},
    ),
    ("verbs_without_copula", COPULA, {"waren": PAST}, {"waren": ("zusammengekommen", "aux")}),
    ("colons_part", COLON, {"erklärte": PAST}, {"Kiew": ("erklärte", "obl")}),
    ("opening_verbs", OPENING, {}, {"Iran": ("Griffe", "nsubj")}),
    ("particles_behind_verbs", PARTICLE, {"forderte": PAST}, {"auf": ("forderte", "compound:prt")}),
    (
        "agreeing_subjects",
        SUBJECT,
        {"Kritiker": {"Number": "Plur"}, "warfen": {**PAST, "Number": "Plur"}, "Scholz": {"Number": "Sing"}},
        {"Kritiker": ("warfen", "nsubj"), "Scholz": ("warfen", "obj")},
    ),
    (
        "coordinated_infinitives",
        INFINITIVE,
        {"bat": PAST, "kommen": {"VerbForm": "Inf"}, "gehen": {"VerbForm": "Inf"}},
        {"gehen": ("kommen", "conj")},
    ),
]


@pytest.mark.parametrize(("name", "text", "morphs", "wanted"), CASES, ids=[case[0] for case in CASES])
def test_a_refuted_arc_is_mended(
    name: str, text: str, morphs: dict[str, dict[str, str]], wanted: dict[str, tuple[str, str]]
) -> None:
    words, tags = tagged(text, morphs=morphs)
    before, after = arcs(words, tags), arcs(words, REPAIRS[name](words, tags))
    assert {word: arc for word, arc in after.items() if before[word] != arc} == wanted


def test_a_word_that_is_always_a_noun_takes_what_it_seemed_to_mark() -> None:
    words, tags = tagged(MEETING, morphs={})
    mended = misread_nouns(words, tags, listed=frozenset({"зустріч"}))
    assert arcs(words, mended) == {
        "Зустріч": ("відбулася", "nsubj"),
        "президентів": ("Зустріч", "nmod"),
        "відбулася": ("відбулася", "root"),
    }
    assert mended.upos[0] == "NOUN"


def test_a_perfect_with_be_is_active() -> None:
    words, tags = tagged(DESCENDED, morphs={"descendus": {"Voice": "Pass"}})
    mended = perfects_with_be(words, tags, listed=frozenset({"descendu"}))
    assert mended.deprels == ["nsubj", "aux", "root"]
    assert "Voice" not in mended.morphs[2]
    assert perfects_with_be(words, tags, listed=frozenset()) == tags


RELATIONS = ["nsubj", "obj", "obl", "det", "amod", "case", "conj", "cc", "acl", "punct", "flat", "cop", "aux"]
MORPHS = [{}, {"Case": "Gen"}, PAST, {"VerbForm": "Inf"}, {"Number": "Plur"}, {"Reflex": "Yes"}]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[str], Tags]:
    """Draw a sentence of words that repairs look at, under any tree."""
    order = draw(st.permutations(range(draw(st.integers(1, 9)))))
    heads = list(order)
    for place, i in enumerate(order):
        heads[i] = order[draw(st.integers(0, place - 1))] if place else i

    def each(values: list[str]) -> list[str]:
        return [draw(st.sampled_from(values)) for _ in order]

    words = each(["der", "den", "Krieg", "kam", "und", ",", ":", "Lawrows", "sich", "auf"])
    tags = Tags(
        upos=each(["NOUN", "PROPN", "VERB", "AUX", "ADJ", "DET", "PRON", "ADP", "PUNCT", "CCONJ"]),
        morphs=[dict(draw(st.sampled_from(MORPHS))) for _ in order],
        scripts=["="] * len(order),
        heads=heads,
        deprels=each([*RELATIONS, "xcomp", "ccomp", "nmod", "compound:prt"]),
        names=each(["O", "B-LOC", "B-PER"]),
    )
    return words, tags


@given(sentences())
def test_a_tree_stays_a_tree_whatever_it_looks_like(sentence: tuple[list[str], Tags]) -> None:
    words, tags = sentence
    root = next(i for i, head in enumerate(tags.heads) if head == i)
    for repair in REPAIRS.values():
        tags = repair(words, tags)
        above = list(range(len(words)))
        for _ in words:
            above = [tags.heads[node] for node in above]
        assert set(above) == {root}


def test_every_repair_has_its_case() -> None:
    assert {case[0] for case in CASES} == set(REPAIRS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_chooses_repairs_that_there_are(language: Language) -> None:
    settings = table(language, "syntax")
    chosen = set(settings.get("repairs", ()))
    assert chosen <= {*REPAIRS, *LISTED}
    assert chosen & set(LISTED) == set(LISTED) & set(settings)


def test_a_repair_that_would_close_a_circle_is_left() -> None:
    words, tags = tagged("den/DET/3/det hier/ADV/4/advmod Mann/NOUN/4/nsubj kam/VERB/0/root")
    assert REPAIRS["framed_attributes"](words, tags) == tags
