"""Words for two: who "beide" and "die beiden" are."""

from communique.actors.antecedents import again, in_sentence, is_person, people_in, sentences_before
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token
from communique.syntax.tree import clause

TWO, THREE = 2, 3
FAR = 10
"""How many sentences back two may have been named."""

PARAGRAPHS = 2
"""How many paragraphs back two may have been named."""


def both(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "beide" or "die drei" are: as many, and no more, whom the last such sentence speaks of.

    Example: Emmanuel Macron traf Wladimir Putin in Moskau. Beide sprachen stundenlang.
    """
    count = count_of(scene, token)
    end = _after_people(scene, token)
    if count is None or (end == token.i + 1 and _modifies(scene, token)):
        return []
    has_article = token.i > token.sent.start and token.nbor(-1).pos_ in {"DET", "PRON"}
    if token.lower_ in scene.lexicon.words["back"]["numerals"] and not has_article:
        return []
    start = token.i - 1 if has_article else token.i
    people = pair_before(scene, token, before, count=count)
    return [again((start, end), end - 1, one, [], rule="actors.both") for one in people]


def _after_people(scene: Scene, token: Token) -> int:
    """Give the place after "die beiden Männer": after the number, or after a noun that only says people."""
    i = int(token.i) + 1
    if i < token.sent.end and scene.doc[i].lower_ in scene.lexicon.words["back"]["people"]:
        return i + 1
    return i


def _modifies(scene: Scene, token: Token) -> bool:
    """Say whether "beide" only counts a noun: "beide Länder", "beide großen Länder"."""
    if (
        token.head.i > token.i
        and token.head.pos_ in {"NOUN", "PROPN"}
        and token.dep_ in {"det", "amod", "nummod"}
    ):
        return True
    if token.i + 1 == token.sent.end:
        return False
    following = token.nbor(1)
    is_noun = following.pos_ in {"NOUN", "PROPN", "NUM"}
    return is_noun and (following.is_title or not scene.lexicon.capitals_tell)


def count_of(scene: Scene, token: Token) -> int | None:
    """Give how many a word brings back: "beide" two, "drei" three, nothing for other words."""
    if token.lower_ in scene.lexicon.words["back"]["both"]:
        return TWO
    return THREE if token.lower_ in scene.lexicon.words["back"]["three"] else None


def pair_before(scene: Scene, token: Token, before: list[Draft], *, count: int = 2) -> list[Draft]:
    """Give the two, or more, of the nearest sentence that names as many; nobody if unclear.

    An unnamed spokesperson is none of them: it is whom they are known from.
    """
    before = [one for one in before if not _only_speaks(one)]
    stretches = [(in_sentence(token.sent, before), True)]
    lowest = scene.paragraph_of(token.sent) - PARAGRAPHS
    for distance, sentence in enumerate(sentences_before(scene, token, most=FAR)):
        if scene.paragraph_of(sentence) < lowest:
            break
        stretches.append((in_sentence(sentence, before), distance == 0))
    for drafts, is_near in stretches:
        people = list(people_in(scene, drafts).values()) or _states_in(scene, drafts)
        if len(people) > count:
            return []
        if len(people) == count and (is_near or _is_one_clause(scene, people)):
            return people
    return []


def _only_speaks(one: Draft) -> bool:
    return one.via == "role" and (one.role or "").startswith("spokesperson")


def _states_in(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give one mention of each state that acts in some mentions."""
    acting: dict[str, Draft] = {}
    for draft in drafts:
        home = (draft.acts_for or "").partition(".")[0]
        if home in scene.lexicon.kb.states and not is_person(scene, draft):
            acting.setdefault(home, draft)
    return list(acting.values())


def _is_one_clause(scene: Scene, people: list[Draft]) -> bool:
    predicates = {clause(scene.doc[one.head]).i for one in people}
    return len(predicates) == 1
