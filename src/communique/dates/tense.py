"""Where a clause points in time: forwards, backwards, or nowhere that can be told."""

from itertools import islice, takewhile

from communique.dates.lexicon import Lexicon
from communique.dates.value import Lean
from communique.syntax.document import Token
from communique.syntax.tree import (
    MODALS,
    NOMINALS,
    ancestors,
    auxiliaries,
    children,
    clause,
    finite,
    is_infinitive,
    lemma,
)

_MAX_CLAUSES = 4
_PREDICATES = frozenset({"VERB", "AUX"})

Leaning = tuple[Lean, Token]
"""A direction and the word that shows it."""


def lean_of(token: Token, words: Lexicon) -> Leaning | None:
    """Say whether the clause that a token stands in speaks of the future or the past."""
    planned = _planned_noun(token, words)
    if planned is not None:
        return "future", planned
    predicate = clause(token)
    found = _of_clause(predicate, words)
    if found is None and predicate.head == predicate and _is_infinitive(predicate):
        return _of_headline(predicate)
    for _ in range(_MAX_CLAUSES):
        if found is not None or predicate.head == predicate or not _is_infinitive(predicate):
            return found
        found = _of_infinitive(predicate, words)
        predicate = clause(predicate.head)
        found = found or _of_governor(predicate, words)
    return found


def _planned_noun(token: Token, words: Lexicon) -> Token | None:
    """Find what says that a date is of something only planned: "das geplante Treffen (ist) Ende April"."""
    above = takewhile(lambda noun: noun.pos_ in NOMINALS, islice(ancestors(token), _MAX_CLAUSES))
    planned, predicate = tuple(words.sets["planned_adjectives"]), clause(token)
    told = [] if finite(predicate).morph.get("Tense") == ["Past"] else children(predicate, "nsubj")
    for noun in (*above, *told):
        for word in children(noun, "amod"):
            if word.lower_.startswith(planned):
                return word
    return None


def _is_infinitive(predicate: Token) -> bool:
    """Say whether a predicate has no finite word: "to hold", "to be held"."""
    helpers = {form for helper in auxiliaries(predicate) for form in helper.morph.get("VerbForm")}
    return is_infinitive(predicate) or ("Inf" in helpers and "Fin" not in helpers)


def _of_headline(predicate: Token) -> Leaning | None:
    """Take a sentence that is an infinitive with its mark to point forwards: "Xi to meet Putin in May"."""
    mark = next(iter(children(predicate, "mark")), None)
    return ("future", mark) if mark is not None else None


def _of_infinitive(predicate: Token, words: Lexicon) -> Leaning | None:
    """Take an infinitive of purpose, after what plans it, or behind a noun to point forwards."""
    if lemma(predicate.head) in words.sets["planning_verbs"]:
        return "future", predicate.head
    if predicate.relation == "acl":
        return "future", predicate
    mark = next(
        (mark for mark in children(predicate, "mark") if mark.lower_ in words.sets["purpose_marks"]), None
    )
    return ("future", mark) if mark is not None else None


def _of_governor(predicate: Token, words: Lexicon) -> Leaning | None:
    """Take what is planned, announced or agreed to lie ahead, whenever that was."""
    if lemma(predicate) in words.sets["planning_verbs"]:
        return "future", predicate
    return _of_clause(predicate, words)


def _of_clause(predicate: Token, words: Lexicon) -> Leaning | None:
    """Read a predicate: what it plans, then the perfect and the past, then the present."""
    helpers = auxiliaries(predicate)
    if predicate.pos_ not in _PREDICATES and not helpers:
        return None
    is_bare_participle = not helpers and predicate.morph.get("VerbForm") == ["Part"]
    if is_bare_participle and lemma(predicate) in words.sets["planning_verbs"]:
        return "future", predicate
    if _is_looked_back_on(predicate, helpers, words):
        return "past", finite(predicate)
    planning = next((word for word in (*helpers, predicate) if _points_ahead(word, words)), None)
    if planning is not None:
        return "future", planning
    if helpers and _is_infinitive(predicate):
        return None
    if helpers and predicate.morph.get("VerbForm") == ["Inf"] and children(predicate, "mark"):
        return "future", helpers[0]
    word = finite(predicate)
    if _is_past(word):
        return "past", word
    perfect = next((helper for helper in helpers if helper.lemma_ in words.sets["past_auxiliaries"]), None)
    if perfect is not None and predicate.pos_ == "VERB":
        is_state = perfect.lemma_ in words.sets["state_auxiliaries"]
        return "future" if is_state and lemma(predicate) in words.sets["planning_verbs"] else "past", perfect
    return _of_present(predicate, word, words)


def _is_looked_back_on(predicate: Token, helpers: list[Token], words: Lexicon) -> bool:
    """Say whether a modal speaks of what lies behind: "soll getagt haben", "hätte beginnen sollen"."""
    past = [helper for helper in helpers if helper.lemma_ in words.sets["past_auxiliaries"]]
    modals = [helper for helper in helpers if helper.lemma_ in MODALS]
    is_perfect = predicate.morph.get("VerbForm") == ["Part"] and any(
        helper.morph.get("VerbForm") == ["Inf"] for helper in past
    )
    is_missed = any(helper.morph.get("Mood") == ["Sub"] for helper in past) and finite(predicate) in past
    return bool(modals) and (is_perfect or (is_missed and not is_perfect))


def tells_in_present(token: Token) -> bool:
    """Say whether the clause of a token is in the present tense."""
    return bool(finite(clause(token)).morph.get("Tense") == ["Pres"])


def is_plain_present(word: Token, words: Lexicon) -> bool:
    """Say whether a word points ahead by its present tense alone: a headline may tell the past in it."""
    is_planned = _points_ahead(word, words) or lemma(word) in words.sets["planning_verbs"]
    return not is_planned and word.pos_ in _PREDICATES and word.morph.get("Tense") == ["Pres"]


def _of_present(predicate: Token, word: Token, words: Lexicon) -> Leaning | None:
    """Take a present to point forwards, unless its verb reports or describes: "reist", not "heißt es"."""
    known = words.sets["report_verbs"]
    describes = lemma(predicate) in known or predicate.lemma_ in known
    is_participle = word.morph.get("VerbForm") == ["Part"]
    if word.morph.get("Tense") != ["Pres"] or is_participle or describes or predicate.pos_ not in _PREDICATES:
        return None
    return "future", word


_PAST = ({"Past"}, {"Imp"}, {"Pqp"})


def _is_past(word: Token) -> bool:
    return set(word.morph.get("Tense")) in _PAST and word.morph.get("Mood") not in (["Sub"], ["Cnd"])


def is_future(word: Token) -> bool:
    """Say whether a form is one of the future, or of what was still to come when it was said."""
    return bool(word.morph.get("Tense") == ["Fut"] or word.morph.get("Mood") == ["Cnd"])


def _points_ahead(word: Token, words: Lexicon) -> bool:
    """Say whether a word alone makes its clause one about the future: "soll", "wird … reisen", "würde"."""
    if is_future(word):
        return True
    if _is_past(word) or word.morph.get("VerbForm") == ["Part"]:
        return False
    if word.lemma_ in words.sets["possible_verbs"]:
        return bool(word.morph.get("Mood") == ["Sub"] and word.morph.get("Tense") == ["Past"])
    if word.lemma_ in words.sets["future_auxiliaries"]:
        return bool(word.dep_ != "aux:pass")
    return lemma(word) in words.sets["future_verbs"]
