"""Names in a spelling that the knowledge base does not have: found by sound.

Tier T2 of the guide: equal keys of all words, one person in office on the day. What is only alike (T4) is a
rival for the reader to look at; a link only where office and state agree.
"""

from collections.abc import Iterable
from dataclasses import replace

from communique.actors.names import Hit
from communique.actors.people import held_term
from communique.actors.scene import Scene
from communique.kb import Sense, sounding_like
from communique.names import THRESHOLD, keys, likeness, same_key


def respelled(scene: Scene, hit: Hit) -> Hit:
    """Give a name its person where it is one's in another spelling, and note it; else as it was."""
    if hit.senses or hit.label != "PER" or hit.end - hit.start < 2:
        return hit
    text = scene.words(hit.start, hit.end).rstrip("'’")
    found = sounding(scene, text)
    if len(found) != 1:
        return hit
    scene.respelled[hit.start] = text
    return replace(hit, senses=(Sense(kind="person", id=found[0]),))


def sounding(scene: Scene, text: str) -> tuple[str, ...]:
    """Give the people whose whole name has the same key, those in office on the day if any are."""
    language = scene.lexicon.language
    people = [
        known
        for known in _candidates(scene, text)
        if any(
            same_key(text, name, language, one)
            for one, names in scene.lexicon.kb.people[known].names.items()
            for name in names.whole
        )
    ]
    return tuple(_in_office(scene, people) or people)


def alike(scene: Scene, text: str) -> tuple[str, ...]:
    """Give the people whose name is only alike, the likest first: suggestions for a name that nobody has."""
    language = scene.lexicon.language
    ranked = {
        known: max(
            likeness(text, name, language, one)
            for one, names in scene.lexicon.kb.people[known].names.items()
            for name in names.whole
        )
        for known in _candidates(scene, text)
    }
    return tuple(sorted((k for k, value in ranked.items() if value >= THRESHOLD), key=lambda k: -ranked[k]))


def agreeing(scene: Scene, text: str, roles: tuple[str, ...], homes: set[str]) -> str | None:
    """Give the one person of a name alike who holds the office and acts for the state named beside it."""
    if not homes or " " not in text:
        return None
    people = scene.lexicon.kb.people
    found = [known for known in alike(scene, text) if held_term(people[known], roles, homes, scene.day)]
    return found[0] if len(found) == 1 else None


def _candidates(scene: Scene, text: str) -> Iterable[str]:
    surname = text.rsplit(maxsplit=1)[-1]
    found = {known for key in keys(surname, scene.lexicon.language) for known in sounding_like(key)}
    return sorted(found)


def _in_office(scene: Scene, people: list[str]) -> list[str]:
    if scene.day is None:
        return []
    offices = {known: scene.lexicon.kb.people[known].offices for known in people}
    return [known for known, held in offices.items() if any(office.covers(scene.day) for office in held)]
