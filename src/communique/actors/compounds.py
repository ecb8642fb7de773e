"""Names that open a compound: where a journey goes, whose a gathering is."""

from collections.abc import Sequence

from communique.actors.names import Hit
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token


def compound(scene: Scene, token: Token) -> list[Draft]:
    """Read a name that opens a compound."""
    found = place_of_journey(scene, token) or body_of_gathering(scene, token)
    return [] if found is None else [found]


def place_of_journey(scene: Scene, token: Token) -> Draft | None:
    """Decide where somebody goes by the first part of a compound.

    Example: Nach seinem Moskau-Besuch flog er am Montag heim.
    """
    hit = _opening(scene, token, scene.lexicon.words.get("journeys", ()))
    if hit is None:
        return None
    state = _prefixed(scene, token) or next(iter(hit.of("state")), None)
    capital = next((sense for sense in hit.senses if sense.kind == "capital"), None)
    if state is not None:
        scene.register(state)
        return _draft(token, state, "actors.place_of_journey")
    if capital is None:
        return None
    place = scene.place(capital.home or "", capital.id)
    return _draft(token, place, "actors.place_of_journey")


def body_of_gathering(scene: Scene, token: Token) -> Draft | None:
    """Decide who gathers by the first part of a compound.

    Example: Der EU-Gipfel begann am Montag in Granada.
    """
    hit = _opening(scene, token, scene.lexicon.words.get("gatherings", ()))
    body = None if hit is None else _prefixed(scene, token) or next(iter(hit.of("named")), None)
    entry = scene.lexicon.kb.named.get(body or "")
    if body is None or entry is None or entry.kind != "organisation":
        return None
    scene.register(body)
    draft = _draft(token, body, "actors.body_of_gathering")
    draft.acts_for = entry.parent or body
    scene.register(draft.acts_for)
    return draft


def _opening(scene: Scene, token: Token, ends: Sequence[str]) -> Hit | None:
    """Give the name before one of some nouns: Japan of "Japanbesuchs", Moskau of "Moskau-Reise"."""
    for end in ends:
        name = token.text[: max(token.lower_.rfind(end), 0)].rstrip("-")
        if name:
            return Hit(token.i, token.i + 1, scene.lexicon.senses(name), "LOC")
    return None


def _prefixed(scene: Scene, token: Token) -> str | None:
    """Give whom a prefix such as "US-" stands for."""
    prefix, dash, _ = token.text.partition("-")
    known: str | None = scene.lexicon.words["prefixes"].get(prefix + dash) if dash else None
    return known


def _draft(token: Token, entity: str, rule: str) -> Draft:
    return Draft(start=token.i, end=token.i + 1, head=token.i, entity=entity, via="name", rule=rule)
