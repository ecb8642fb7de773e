"""Descriptions that bring somebody back: "die Politikerin", "der 62-Jährige"."""

from communique.actors.antecedents import (
    again,
    in_sentence,
    is_in_subject,
    people_in,
    previous_sentence,
)
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token


def epithet(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "die Politikerin" or "der 62-Jährige" is: the one fitting person before, or its subject.

    Example: Annalena Baerbock landete am Abend in Kiew. Die Politikerin blieb zwei Tage.
    """
    start = _article(scene, token)
    gender = _gender(scene, token, start)
    previous = previous_sentence(scene, token)
    if start is None or gender is None or previous is None or _goes_on(token):
        return []
    people = people_in(scene, in_sentence(previous, before)).values()
    here = {draft.entity for draft in before if draft.head >= token.sent.start}
    fitting = [d for d in people if d.gender in {gender, None} and d.entity not in here]
    chosen = fitting if len(fitting) == 1 else [d for d in fitting if is_in_subject(scene, d)]
    if len(chosen) != 1:
        return []
    rivals = [draft for draft in fitting if draft is not chosen[0]]
    return [again((start, token.i + 1), token.i, chosen[0], rivals, rule="actors.epithet")]


def is_epithet(scene: Scene, token: Token) -> bool:
    """Say whether a word describes a person without naming an office."""
    return _is_feminine(scene, token) is not None or _is_age(scene, token)


def _is_feminine(scene: Scene, token: Token) -> bool | None:
    """Say whether a describing noun is a woman's, nothing of other nouns; compounds by their last part."""
    return scene.lexicon.epithets.get(token.text.rpartition("-")[2])


def _is_age(scene: Scene, token: Token) -> bool:
    years, _, rest = token.text.partition("-")
    stem: str = scene.lexicon.words["epithets"]["age"]
    return bool(years.isdigit() and rest.startswith(stem))


def _article(scene: Scene, token: Token) -> int | None:
    """Give the place of the singular definite article before a description and its adjectives."""
    i = token.i - 1
    while i >= token.sent.start and token.doc[i].pos_ == "ADJ":
        i -= 1
    if i < token.sent.start or token.doc[i].lower_ not in scene.lexicon.words["epithets"]["articles"]:
        return None
    return None if token.doc[i].morph.get("Number") == ["Plur"] else i


def _gender(scene: Scene, token: Token, article: int | None) -> str | None:
    """Give the gender of a description: its ending's, or for an age that of the article and the ending."""
    is_feminine = _is_feminine(scene, token)
    if is_feminine is not None:
        return "f" if is_feminine else "m"
    if article is None or not _is_age(scene, token):
        return None
    stem: str = scene.lexicon.words["epithets"]["age"]
    ending = token.text.partition(stem)[2]
    known: dict[str, str] = scene.lexicon.words["epithets"]["age_genders"]
    return known.get(f"{token.doc[article].lower_} {ending}".strip())


def _goes_on(token: Token) -> bool:
    """Say whether a name follows: then it describes that one."""
    return token.i + 1 < token.sent.end and bool(token.nbor(1).pos_ == "PROPN")
