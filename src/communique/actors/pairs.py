"""Words for two: who "beide" and "die beiden" are."""

from spacy.tokens import Token

from communique.actors.antecedents import again, in_sentence, is_person, people_in, sentences_before
from communique.actors.scene import Draft, Scene
from communique.syntax.tree import clause

FAR = 10
"""How many sentences back two may have been named."""

PARAGRAPHS = 2
"""How many paragraphs back two may have been named."""


def both(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "beide" are: the two, and no third, whom the last sentence that names two speaks of.

    Example: Emmanuel Macron traf Wladimir Putin in Moskau. Beide sprachen stundenlang.
    """
    if token.lower_ not in scene.lexicon.words["back"]["both"] or _modifies(token):
        return []
    has_article = token.i > token.sent.start and token.nbor(-1).pos_ == "DET"
    start = token.i - 1 if has_article else token.i
    people = pair_before(scene, token, before)
    return [again((start, token.i + 1), token.i, one, [], rule="actors.both") for one in people]


def _modifies(token: Token) -> bool:
    """Say whether "beide" only counts a noun: "beide Länder", "beide großen Länder"."""
    if token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"det", "amod"}:
        return True
    if token.i + 1 == token.sent.end:
        return False
    following = token.nbor(1)
    return following.pos_ in {"NOUN", "PROPN", "NUM"} and following.is_title


def pair_before(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Give the two of the nearest sentence that names two who deal with one another; nobody if unclear."""
    stretches = [(in_sentence(token.sent, before), True)]
    lowest = scene.paragraph_of(token.sent) - PARAGRAPHS
    for distance, sentence in enumerate(sentences_before(scene, token, most=FAR)):
        if scene.paragraph_of(sentence) < lowest:
            break
        stretches.append((in_sentence(sentence, before), distance == 0))
    for drafts, is_near in stretches:
        people = list(people_in(scene, drafts).values()) or _states_in(scene, drafts)
        if len(people) > 2:
            return []
        if len(people) == 2 and (is_near or _is_one_clause(scene, people)):
            return people
    return []


def _states_in(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give one mention of each state that acts in some mentions."""
    acting: dict[str, Draft] = {}
    for draft in drafts:
        home = (draft.acts_for or "").partition(".")[0]
        if home in scene.lexicon.kb.countries and not is_person(scene, draft):
            acting.setdefault(home, draft)
    return list(acting.values())


def _is_one_clause(scene: Scene, people: list[Draft]) -> bool:
    one, other = people
    return bool(clause(scene.doc[one.head]) == clause(scene.doc[other.head]))
