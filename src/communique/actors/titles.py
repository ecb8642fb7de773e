"""Which office a noun means: by the state or body beside it, and by the name behind it."""

from communique.actors.ground import Home, Phrase
from communique.actors.lexicon import Title
from communique.actors.names import spelt
from communique.actors.people import expanded, name_owner, office_of
from communique.actors.scene import Scene

LEADING = frozenset({"leader", "head_of_state"})
"""Offices whose words say of a body who leads it."""


def choose_titles(scene: Scene, phrase: Phrase) -> None:
    """Keep of an office's meanings those that the state beside it allows, its own first.

    A leader of a body holds the office that leads it: "глава МИД".

    "Secretary of State" is the foreign minister of the United States, of the Holy See the head of government.
    """
    head = scene.lexicon.kb.bodies[phrase.body.bodies[0].type].head if phrase.body else None
    if head is not None and {title.role for title in phrase.titles} & LEADING:
        phrase.titles = tuple(Title(head, title.feminine, None, ()) for title in phrase.titles[:1])
        return
    homes = {home.id for home in phrase.homes}
    if homes:
        own = [title for title in phrase.titles if homes & {title.default, *title.countries}]
        free = [title for title in phrase.titles if not title.countries and not title.default]
    else:
        own = [title for title in phrase.titles if title.default]
        free = [title for title in phrase.titles if not title.countries]
    if own or free:
        phrase.titles = (*own, *(title for title in free if title not in own))


def settle_master(scene: Scene, phrase: Phrase) -> None:
    """Let a name behind "conseiller du président", or whose an office is, say for whom it acts."""
    if not phrase.homes:
        phrase.homes += homes_of_master(scene, phrase)
    if phrase.last - phrase.first < 2 or len(phrase.names) != 1:
        return
    masters = expanded(scene.lexicon.kb, _roles_inside(scene, phrase))
    known, _ = name_owner(scene, phrase.names[0], (), [])
    office = office_of(scene, known) if known else None
    if office is not None and office.role in masters and office.role not in roles_of(scene, phrase):
        hit = phrase.names.pop()
        phrase.homes.append(Home(office.country, hit.start, hit.end))


def homes_of_master(scene: Scene, phrase: Phrase) -> list[Home]:
    """Give the state whose office a person holds: "el Gobierno de Netanyahu", "an adviser to Putin"."""
    if phrase.master is None:
        return []
    known, _ = name_owner(scene, phrase.master, (), [])
    office = office_of(scene, known) if known else None
    if office is None or office.country not in scene.lexicon.kb.states:
        return []
    return [Home(office.country, phrase.master.start, phrase.master.end)]


def _roles_inside(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """Give the offices that the longest end of a noun means: "premier ministre" in "porte-parole du …"."""
    text, end = spelt(scene.doc), scene.doc[phrase.last - 1]
    for i in range(phrase.first + 1, phrase.last):
        inner = scene.lexicon.noun_at(text, scene.doc[i].idx, {end.idx + len(end)})
        if inner is not None and inner[1].titles:
            return tuple(title.role for title in inner[1].titles)
    return ()


def roles_of(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """Give the offices that a phrase may mean, with those that they include."""
    return expanded(scene.lexicon.kb, tuple(title.role for title in phrase.titles))
