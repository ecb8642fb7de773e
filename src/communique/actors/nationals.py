"""Nouns that bring back who was named before by people or kind of group: "der Iraner", "die Miliz"."""

from dataclasses import replace

from communique.actors.antecedents import again, definite_start, in_sentence, is_person, sentences_before
from communique.actors.owners import home_of
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token

FAR = 4
"""How many sentences back the one who is meant may have been named."""


def is_national(scene: Scene, token: Token) -> bool:
    """Say whether a word is one of a people with a definite article: "der Iraner", "the Frenchman"."""
    if not scene.lexicon.states_of(token.text, "demonym"):
        return False
    start = definite_start(scene, token)
    if start is None or any("Plur" in word.morph.get("Number") for word in scene.doc[start : token.i + 1]):
        return False
    return not _goes_on(token)


def _goes_on(token: Token) -> bool:
    """Say whether a noun or name follows that the word only describes."""
    return token.i + 1 < token.sent.end and token.nbor(1).pos_ in {"PROPN", "NOUN"}


def national(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "der Franzose" is: the last person named who acts for that state.

    Example: Emmanuel Macron traf Olaf Scholz in Berlin. Der Franzose blieb zwei Tage.
    """
    if not is_national(scene, token):
        return []
    states = scene.lexicon.states_of(token.text, "demonym")
    stretches = [in_sentence(token.sent, before)]
    stretches += [in_sentence(sentence, before) for sentence in sentences_before(scene, token, most=FAR)]
    for drafts in stretches:
        people = {d.entity: d for d in drafts if is_person(scene, d) and home_of(scene, d) in states}
        if len(people) == 1:
            (person,) = people.values()
            start = definite_start(scene, token) or token.i
            return [again((start, token.i + 1), token.i, person, [], rule="actors.national")]
        if people:
            return []
    return []


def group_again(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide which group or organisation "die Miliz" or "das Bündnis" is: the last one named.

    Example: Die Hamas lehnte das Angebot ab. Die Gruppe nannte keine Gründe.
    """
    back = scene.lexicon.words["back"]
    kinds = {"armed_group"} if token.lower_ in back["groups"] else set()
    kinds |= {"organisation"} if token.lower_ in back["organisations"] else set()
    start = definite_start(scene, token)
    if not kinds or start is None or _has_complement(scene, token):
        return []
    for draft in reversed(before):
        known = draft.acts_for if is_person(scene, draft) else draft.entity
        entry = scene.lexicon.kb.named.get(known or "")
        if entry is not None and entry.kind in kinds:
            scene.register(entry.id)
            named = replace(draft, entity=entry.id, acts_for=entry.id, role=None, gender=None)
            return [again((start, token.i + 1), token.i, named, [], rule="actors.group_again")]
    return []


def _has_complement(scene: Scene, token: Token) -> bool:
    """Say whether something after the word tells which one is meant: "die Gruppe der Sieben"."""
    if token.i + 1 >= token.sent.end:
        return False
    following = token.nbor(1)
    owning = {*scene.lexicon.frames["genitive_articles"], *scene.lexicon.frames["of"]}
    return following.lower_ in owning or following.pos_ == "PROPN"
