"""Who is meant: a name, an office and a day → a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from communique.actors.ground import Home, Phrase
from communique.actors.names import Hit
from communique.actors.scene import Scene
from communique.kb import KnowledgeBase, Office, Person

FORTNIGHT = 14
"""Days around a change of office in which an article may mean either holder."""


TOP = frozenset(
    {"president", "monarch", "supreme_leader", "head_of_state", "head_of_government", "minister.foreign"}
    | {"minister.defence", "commission_president", "council_president", "high_representative"}
    | {"secretary_general", "vice_president"}
)
"""Offices whose holders are meant by a bare surname, whoever else has it."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds an office: one id, or several rivals and why they could not be told apart."""

    entity: str | None
    role: str
    home: str
    rivals: tuple[str, ...] = ()
    why: str | None = None


def acts_for(kb: KnowledgeBase, role: str, home: str) -> str:
    """Give what the holder of an office acts for: the body in a state, else the organisation itself."""
    body = kb.roles[role].body if role in kb.roles else None
    named = f"{home}.{body}"
    return named if body and (home in kb.states or named in kb.named) else home


def find_holder(scene: Scene, roles: tuple[str, ...], home: str, phrase: Phrase) -> Holder | None:
    """Find who holds the first of some offices that anybody is known to hold."""
    candidates = [_holder(scene, role, home, phrase) for role in roles]
    found = [holder for holder in candidates if holder is not None]
    decided = [holder for holder in found if holder.entity is not None]
    return next(iter([*decided, *found]), None)


def _holder(scene: Scene, role: str, home: str, phrase: Phrase) -> Holder | None:
    said = scene.posts.get((role, home), ())
    if phrase.former or phrase.coming:
        others = [one for one in said if not _holds_now(scene, one, role, home)]
        return _said(scene, others, role, home)
    then = _at_event(scene, role, home, phrase)
    if then is not None:
        return then
    if not _is_single(scene.lexicon.kb, role):
        return _said(scene, said, role, home) or _only_speaker(scene, role, home)
    if scene.day is None:
        said = said or _mentioned(scene, role, home, "f" if phrase.feminine else "m")
        return _said(scene, said, role, home) or _recent(scene.lexicon.kb, role, home)
    return _on_day(scene, role, home) or _said(scene, said, role, home)


def _only_speaker(scene: Scene, role: str, home: str) -> Holder | None:
    """Find who alone speaks for a body on the day; it may have several speakers."""
    if not role.startswith("spokesperson.") or scene.day is None:
        return None
    held = scene.lexicon.kb.holders(role, home, scene.day)
    return Holder(held[0][0].id, role, home) if len(held) == 1 else None


def _holds_now(scene: Scene, known: str, role: str, home: str) -> bool:
    """Say whether somebody holds an office on the day: who does is neither a former nor a coming holder."""
    person = scene.lexicon.kb.people.get(known)
    roles = expanded(scene.lexicon.kb, (role,))
    return bool(person and scene.day and held_term(person, roles, {home}, scene.day))


def _said(scene: Scene, people: Sequence[str], role: str, home: str) -> Holder | None:
    """Take the one person whom this article names with the office, under the office's own name."""
    if len(set(people)) != 1:
        return None
    person = scene.lexicon.kb.people.get(people[0])
    term = held_term(person, expanded(scene.lexicon.kb, (role,)), {home}, None) if person else None
    return Holder(people[0], term.role if term else role, home)


def _at_event(scene: Scene, role: str, home: str, phrase: Phrase) -> Holder | None:
    """Find who alone held the office in the past time that its clause names: "2015 sprach er"."""
    kb = scene.lexicon.kb
    for when in scene.dates_of(phrase.head):
        if not when.earliest or not when.latest or when.latest >= (scene.day or kb.as_of):
            continue
        held = [(p, o) for p, o in kb.holders(role, home, when.earliest) if o.covers(when.latest)]
        if len(held) == 1 and kb.roles[role].single_seat and len(kb.holders(role, home, when.latest)) == 1:
            return Holder(held[0][0].id, held[0][1].role, home)
    return None


def _mentioned(scene: Scene, role: str, home: str, gender: str) -> list[str]:
    """Give the persons of a gender named in this article who ever held an office."""
    held = {p.id for p, _ in scene.lexicon.kb.offices(role, home) if p.gender in {gender, None}}
    return [known for known in scene.mentioned if known in held]


def _is_single(kb: KnowledgeBase, role: str) -> bool:
    return kb.roles[role].single_seat


def _on_day(scene: Scene, role: str, home: str) -> Holder | None:
    kb, day = scene.lexicon.kb, scene.day or ""
    held = kb.holders(role, home, day)
    people = tuple(dict.fromkeys(person.id for person, _ in held))
    if len(people) == 1:
        term = held[0][1]
        why = _late(term, day) or _changed(kb, term, day)
        return Holder(people[0], term.role, home, why=why)
    if people:
        return Holder(None, role, home, people, "the office changed hands about then")
    near = tuple(dict.fromkeys(p.id for p, o in kb.offices(role, home) if _is_near(o, day)))
    return Holder(None, role, home, near, "the office was changing hands") if near else None


def _late(term: Office, day: str) -> str | None:
    """Say that our list does not reach as far as a day, if so."""
    return None if day <= term.as_of or term.until else f"our list of offices ends on {term.as_of}"


def _changed(kb: KnowledgeBase, term: Office, day: str) -> str | None:
    """Say that the office changed hands within a fortnight of a day, if our list has it to the day."""
    others = [o for _, o in kb.posts.get((term.role, term.country), ()) if o is not term]
    edges = [*(o.until for o in others), term.since]
    near = [edge for edge in edges if edge and len(edge) == len(day) and _is_close(edge, day)]
    return f"the office changed hands on {max(near)}" if near and others else None


def _is_close(edge: str, day: str) -> bool:
    return abs(_ordinal(edge) - _ordinal(day)) <= FORTNIGHT


def _is_near(office: Office, day: str) -> bool:
    """Say whether a term began or ended in the fortnight around a day."""
    return any(_is_close(edge, day) for edge in (office.first, office.last))


def _ordinal(day: str) -> int:
    """Count the days up to one; a month's 31st is counted on where it has fewer."""
    year, month, of_month = (int(part) for part in day.split("-"))
    return date(year, month, 1).toordinal() + of_month - 1


def _recent(kb: KnowledgeBase, role: str, home: str) -> Holder | None:
    """Without a day, find the one who alone held an office all through the last five years of our list."""
    start = f"{int(kb.as_of[:4]) - 5}{kb.as_of[4:]}"
    held = [(p, o) for p, o in kb.offices(role, home) if o.last >= start and o.first <= kb.as_of]
    people = tuple(dict.fromkeys(person.id for person, _ in held))
    is_whole = min((o.first for _, o in held), default="") <= start and any(o.until is None for _, o in held)
    if len(people) == 1 and is_whole:
        return Holder(people[0], held[0][1].role, home)
    many = "several people held" if len(people) > 1 else "our list does not say all who held"
    why = f"the article has no date, and {many} the office in recent years"
    return Holder(None, role, home, people, why) if people else None


# ---------------------------------------------------------------------------------------------------- names


def name_owner(
    scene: Scene, hit: Hit, roles: tuple[str, ...], homes: list[Home]
) -> tuple[str | None, tuple[str, ...]]:
    """Find whose name this is: an id where it is decided, else the rivals."""
    whole = hit.of("person")
    text = scene.words(hit.start, hit.end)
    candidates = whole or hit.of("surname")
    named = [known for known in scene.surnames.get(_bare(text), ()) if not whole]
    named = _of_gender(scene, named, hit) or named
    if not whole and len(set(named)) == 1:
        return named[0], ()
    if len(candidates) > 1:
        candidates = _fitting(scene, candidates, roles, homes) or candidates
    if len(candidates) > 1:
        candidates = _topmost(scene, candidates) or candidates
    if len(candidates) == 1:
        if whole or roles or in_office(scene, candidates[0]):
            return candidates[0], ()
        return None, candidates
    return None, candidates


def _of_gender(scene: Scene, people: list[str], hit: Hit) -> list[str]:
    """Give those of the gender that a form of address before the name tells: "M. Mugabe", "Mme Mugabe"."""
    before = scene.doc[hit.start - 1].text if hit.start > 0 else ""
    words = scene.lexicon.words
    if len(people) < 2 or before not in words.get("courtesies", ()):
        return []
    gender = "f" if before in words["courtesies_feminine"] else "m"
    return [
        known
        for known in people
        if known in scene.lexicon.kb.people and scene.lexicon.kb.people[known].gender == gender
    ]


def _fitting(
    scene: Scene, people: tuple[str, ...], roles: tuple[str, ...], homes: list[Home]
) -> tuple[str, ...]:
    kb = scene.lexicon.kb
    where = {home.id for home in homes}
    offices = {known: kb.people[known].offices for known in people}
    if roles or where:
        people = tuple(
            known
            for known, held in offices.items()
            if any((not roles or o.role in roles) and (not where or o.country in where) for o in held)
        )
    return tuple(known for known in people if in_office(scene, known)) or people


def _topmost(scene: Scene, people: tuple[str, ...]) -> tuple[str, ...]:
    """Give who alone of some namesakes holds one of the top offices on the day: whom a bare surname means."""
    kb, day = scene.lexicon.kb, scene.day
    if day is None:
        return ()
    offices = {known: [o.role for o in kb.people[known].offices if o.covers(day)] for known in people}
    found = tuple(known for known, roles in offices.items() if TOP.intersection(roles))
    return found if len(found) == 1 else ()


def in_office(scene: Scene, known: str) -> bool:
    """Say whether somebody holds an office on the day, or might where the article has none."""
    day = scene.day
    return day is None or any(office.covers(day) for office in scene.lexicon.kb.people[known].offices)


def _bare(text: str) -> str:
    return text.rstrip("'’")


def office_of(scene: Scene, known: str) -> Office | None:
    """Find the office that a person is named with on the day, or, without a day, the only recent one."""
    person = scene.lexicon.kb.people.get(known)
    if person is None:
        return None
    if known in scene.held:
        role, home = scene.held[known]
        fitting = [office for office in person.offices if (office.role, office.country) == (role, home)]
        if scene.day is None and fitting:
            return fitting[-1]
    if scene.day is not None:
        current = [office for office in reversed(person.offices) if office.covers(scene.day)]
        return min(current, key=scene.lexicon.kb.rank, default=None)
    kb = scene.lexicon.kb
    start = f"{int(kb.as_of[:4]) - 5}{kb.as_of[4:]}"
    recent = [office for office in person.offices if office.last >= start and office.first <= kb.as_of]
    return recent[0] if len({(office.role, office.country) for office in recent}) == 1 else None


def expanded(kb: KnowledgeBase, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Give offices and those that they include."""
    return tuple(dict.fromkeys(name for role in roles for name in (role, *kb.includes(role))))


def held_term(person: Person, roles: tuple[str, ...], homes: set[str], day: str | None) -> Office | None:
    """Find the term in which a person held one of some offices, on the day if there is one."""
    fitting = [o for o in person.offices if o.role in roles and (not homes or o.country in homes)]
    if day is None:
        return fitting[-1] if fitting else None
    return next((o for o in fitting if o.covers(day)), None)
