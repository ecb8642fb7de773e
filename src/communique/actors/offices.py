"""Offices and bodies in noun phrases → who holds them, and for whom they act."""

from communique.actors.ground import Home, Phrase
from communique.actors.names import Hit
from communique.actors.people import (
    Holder,
    acts_for,
    find_holder,
    held_term,
    name_owner,
    office_of,
)
from communique.actors.scene import Draft, Scene
from communique.actors.spellings import agreeing
from communique.actors.titles import homes_of_master, roles_of
from communique.kb import Office

VAGUE = frozenset({"official", "envoy", "negotiator", "leader", "minister", "minister.other"})
"""Offices whose words fit holders of others too: a minister is an envoy for once."""


def role_phrase(scene: Scene, phrase: Phrase) -> list[Draft]:
    """Decide who an office in a noun phrase means: by the name beside it, else by office, state and day.

    Example: Der polnische Außenminister Radosław Sikorski rief seine Kollegen an.
    """
    if phrase.names:
        return [_named(scene, phrase, hit, k) for k, hit in enumerate(phrase.names)]
    homes = phrase.homes or _default_homes(phrase)
    if phrase.named_before is not None and _explains(scene, phrase, phrase.named_before):
        draft = _named(scene, phrase, phrase.named_before, 0)
        draft.start, draft.end, draft.name, draft.via = phrase.start, phrase.end, None, "role"
        return [draft]
    if not homes:
        return []
    if phrase.body is not None and not phrase.titles[0].role.startswith("minister"):
        return [_of_body(scene, phrase, homes[0])]
    return [_unnamed(scene, phrase, home) for home in _distinct(homes)]


def body(scene: Scene, phrase: Phrase) -> list[Draft]:
    """Decide which state's ministry, army or parliament is meant: by the adjective or genitive beside it.

    Example: Das türkische Außenministerium bestätigte die Reise.
    """
    homes = phrase.homes or _default_homes(phrase) or homes_of_master(scene, phrase)
    kind = phrase.bodies[0].type
    drafts = []
    for home in _distinct(homes):
        entity = home.id if kind == "state" or home.id not in scene.lexicon.kb.states else f"{home.id}.{kind}"
        scene.register(entity)
        drafts.append(
            Draft(
                start=phrase.start,
                end=phrase.end,
                head=phrase.head,
                entity=entity,
                acts_for=home.id,
                via="adjective" if home.end <= phrase.head else "name",
                rule=f"actors.body/{kind}",
                evidence=(("acts_for", home.start, home.end),),
            )
        )
    return drafts


def _explains(scene: Scene, phrase: Phrase, hit: Hit) -> bool:
    """Say whether an office explains the name before it: the person held it, or nobody knows the person."""
    roles = roles_of(scene, phrase)
    known, _ = name_owner(scene, hit, roles, phrase.homes)
    person = scene.lexicon.kb.people.get(known or "")
    if person is None:
        return not hit.senses
    homes = {home.id for home in phrase.homes}
    kinds = {role.partition(".")[0] for role in roles}
    return any(
        (not homes or office.country in homes) and office.role.partition(".")[0] in kinds
        for office in person.offices
    )


def survey(scene: Scene, phrase: Phrase) -> None:
    """Note which persons this article names with which office, before anything is decided."""
    roles = roles_of(scene, phrase)
    before = phrase.named_before
    for hit in (*phrase.names, *([before] if before and _explains(scene, phrase, before) else [])):
        known, _ = name_owner(scene, hit, roles, phrase.homes)
        entity = known or _local_person(scene, phrase, hit)
        term = _term(scene, phrase, entity, roles)
        home = term.country if term else next((home.id for home in phrase.homes), None)
        if home is None:
            continue
        role = term.role if term else roles[0]
        scene.held.setdefault(entity, (role, home))
        for name in {role, *(title.role for title in phrase.titles)}:
            scene.posts.setdefault((name, home), []).append(entity)
        if phrase.feminine:
            scene.genders[entity] = "f"


def _term(scene: Scene, phrase: Phrase, entity: str, roles: tuple[str, ...]) -> Office | None:
    """Find the term that an office beside a name speaks of: on the day, at any time of a former holder."""
    person = scene.lexicon.kb.people.get(entity)
    homes = {home.id for home in phrase.homes}
    if person is None:
        return None
    day = None if phrase.former or phrase.coming else scene.day
    term = held_term(person, roles, homes, day)
    if term is None and day is not None and phrase.titles[0].role in VAGUE:
        return next((o for o in person.offices if o.covers(day) and (not homes or o.country in homes)), None)
    if term is not None and day is None and term.role not in {title.role for title in phrase.titles}:
        fitting = {(o.role, o.country) for o in person.offices if o.role in roles}
        return term if len(fitting) == 1 else None
    return term


def _distinct(homes: list[Home]) -> list[Home]:
    return list({home.id: home for home in homes}.values())


def _default_homes(phrase: Phrase) -> list[Home]:
    defaults = [*(title.default for title in phrase.titles), *(noun.default for noun in phrase.bodies)]
    default = next((known for known in defaults if known), None)
    return [Home(default, phrase.head, phrase.head + 1)] if default else []


# --------------------------------------------------------------------------------------------- with a name


def _named(scene: Scene, phrase: Phrase, hit: Hit, position: int) -> Draft:
    """Link a name beside an office; where the two disagree on the day the name wins and a doubt says so."""
    roles = roles_of(scene, phrase)
    homes = {home.id for home in phrase.homes}
    known, rivals = name_owner(scene, hit, roles, phrase.homes)
    entity = known or _local_person(scene, phrase, hit)
    scene.register(entity if not entity.startswith("L:") else None)
    role, home = _office_beside(scene, phrase, entity, roles)
    past = phrase.former or phrase.coming
    role = _rank(scene, phrase, role)
    draft = Draft(
        start=phrase.start if position == 0 else hit.start,
        end=max(phrase.end, hit.end) if position == 0 and _is_adjacent(phrase, hit) else hit.end,
        head=phrase.head if position == 0 else hit.start,
        entity=entity,
        via="name",
        rule="actors.role_phrase" + (f"/{role}" if role else ""),
        name=(hit.start, hit.end),
        acts_for=None if past or home is None or role is None else _acts_for(scene, phrase, role, home),
        role=None if past else role,
        rivals=rivals,
        gender=_gender(scene, phrase, entity),
        evidence=_home_evidence(phrase),
    )
    if position == 0 and len(phrase.names) > 1 and draft.end > hit.end:
        draft.end = hit.end
    scene.register(draft.acts_for)
    _doubt_disagreement(scene, phrase, draft, roles, homes)
    return draft


def _acts_for(scene: Scene, phrase: Phrase, role: str, home: str) -> str:
    """Give what somebody with an office acts for: the body named beside it, else the office's own."""
    kind = phrase.body.bodies[0].type if phrase.body is not None and phrase.body.bodies else None
    own = scene.lexicon.kb.roles[role].body if role in scene.lexicon.kb.roles else None
    if kind == "ministry" and own and own.startswith("ministry."):
        kind = own
    is_own = kind in scene.lexicon.kb.bodies and home in scene.lexicon.kb.states
    return f"{home}.{kind}" if is_own else acts_for(scene.lexicon.kb, role, home)


def _rank(scene: Scene, phrase: Phrase, role: str | None) -> str | None:
    """Give the office of a deputy for "der stellvertretende Außenminister", else the office itself."""
    if role is None or not phrase.deputy or role.startswith("deputy_"):
        return role
    deputy = f"deputy_{role}"
    return deputy if deputy in scene.lexicon.kb.roles else "official"


def _home_of_master(scene: Scene, phrase: Phrase) -> str | None:
    """Give the state of the person whose genitive stands before the office: "Erdogans Sprecher Kalin"."""
    before = scene.doc[phrase.start - 1].text if phrase.start > 0 else ""
    masters = set(scene.surnames.get(_bare_genitive(before), ()))
    offices = [office_of(scene, master) for master in masters]
    homes = {office.country for office in offices if office is not None}
    return homes.pop() if len(masters) == 1 and homes else None


def _bare_genitive(text: str) -> str:
    """Take a genitive's ending off a surname: "Erdogans", "Scholz'"."""
    return text.rstrip("'’") if text.endswith(("'", "’")) else text.removesuffix("s")


def _is_adjacent(phrase: Phrase, hit: Hit) -> bool:
    return hit.end <= phrase.end


def _office_beside(
    scene: Scene, phrase: Phrase, entity: str, roles: tuple[str, ...]
) -> tuple[str | None, str | None]:
    """Give the office and its state that a name with an office stands for."""
    term = _term(scene, phrase, entity, roles)
    if term is not None:
        return term.role, term.country
    home = next((home.id for home in phrase.homes), None) or _home_of_master(scene, phrase)
    if home is None:
        home = next((title.default for title in phrase.titles if title.default), None)
    if home is None:
        person = scene.lexicon.kb.people.get(entity)
        offices = person.offices if person else ()
        home = offices[-1].country if len({office.country for office in offices}) == 1 else None
    return phrase.titles[0].role, home


def _local_person(scene: Scene, phrase: Phrase, hit: Hit) -> str:
    """Give the entity of a person whom only this article knows."""
    text = scene.words(hit.start, hit.end).rstrip("'’")
    if not scene.wholes.get(text, "L:").startswith("L:"):
        return scene.wholes[text]
    alike = agreeing(scene, text, roles_of(scene, phrase), {home.id for home in phrase.homes})
    if alike is not None:
        scene.respelled[hit.start] = text
        scene.wholes[text] = alike
        scene.surnames[text.rpartition(" ")[2]] = [alike]
        return alike
    if text in scene.wholes:
        return scene.wholes[text]
    named = set(scene.surnames.get(text, ()))
    if len(named) == 1:
        return named.pop()
    home = next((home.id for home in phrase.homes), None)
    country = home if home in scene.lexicon.kb.states else None
    sector = scene.lexicon.kb.sector(phrase.titles[0].role) if phrase.titles else None
    entity = scene.local(text, "person", country=country, sector=sector)
    scene.wholes[text] = entity
    return entity


def _gender(scene: Scene, phrase: Phrase, entity: str) -> str | None:
    person = scene.lexicon.kb.people.get(entity)
    return person.gender if person else "f" if phrase.feminine else scene.genders.get(entity, "m")


def _home_evidence(phrase: Phrase) -> tuple[tuple[str, int, int], ...]:
    role = (("role", phrase.head, phrase.head + 1),)
    return (*role, *(("acts_for", home.start, home.end) for home in phrase.homes[:1]))


def _doubt_disagreement(
    scene: Scene, phrase: Phrase, draft: Draft, roles: tuple[str, ...], homes: set[str]
) -> None:
    """Note that the person named did not hold the office on the day, where we know who did."""
    kb = scene.lexicon.kb
    person = kb.people.get(draft.entity)
    if (
        person is None
        or phrase.former
        or phrase.coming
        or phrase.deputy
        or held_term(person, roles, homes, scene.day)
    ):
        return
    where = homes or {office.country for office in person.offices}
    title = phrase.titles[0].role
    holders = {
        other.id: f"{scene.named(other.id)} since {term.since}"
        for home in sorted(where)
        for other, term in (kb.holders(title, home, scene.day) if scene.day else kb.offices(title, home))
    }
    if not holders or not kb.roles[title].single_seat:
        return
    draft.rivals = tuple(holders)
    draft.acts_for, draft.role = None, None
    said = (
        f"“{scene.words(draft.start, draft.end)}” names {scene.named(person.id)} with an office not held then"
    )
    words = f"{said}; held: {' or '.join(holders.values())}"
    scene.doubt("name_role_conflict", words + ".", draft, rule=draft.rule)


# ------------------------------------------------------------------------------------------ without a name


def _of_body(scene: Scene, phrase: Phrase, home: Home) -> Draft:
    """Link "ein Sprecher des Außenministeriums": a person unknown who acts for the body."""
    kb = scene.lexicon.kb
    kind = phrase.body.bodies[0].type if phrase.body and phrase.body.bodies else None
    target = f"{home.id}.{kind}" if kind and home.id in kb.states else home.id
    role = phrase.titles[0].role
    entity = _role_entity(scene, phrase, home, role)
    scene.register(target)
    return _draft(phrase, home, entity=entity, role=role, target=target)


def _unnamed(scene: Scene, phrase: Phrase, home: Home) -> Draft:
    """Link "der französische Staatschef" to who held the office on the day, else to a person unknown."""
    roles = tuple(
        title.role for title in phrase.titles if not title.countries or home.id in title.countries
    ) or (phrase.titles[0].role,)
    is_crowd = phrase.plural and len(_distinct(phrase.homes)) < 2
    is_one = not phrase.indefinite and not phrase.deputy and not is_crowd
    holder = find_holder(scene, roles, home.id, phrase) if is_one else None
    if holder is not None and holder.entity is not None:
        return held(scene, phrase, home, holder)
    role = _rank(scene, phrase, roles[0]) or roles[0]
    entity = _role_entity(scene, phrase, home, role)
    target = acts_for(scene.lexicon.kb, roles[0], home.id)
    past = phrase.former or phrase.coming
    draft = _draft(phrase, home, entity=entity, role=None if past else role, target=None if past else target)
    if is_one and not past:
        draft.rivals = holder.rivals if holder else ()
        _doubt_holder(scene, phrase, draft, holder)
    return draft


def held(scene: Scene, phrase: Phrase, home: Home, holder: Holder) -> Draft:
    """Make the mention of an office whose holder is known."""
    entity = holder.entity or ""
    if not entity.startswith("L:"):
        scene.register(entity)
    past = phrase.former or phrase.coming
    target = None if past else acts_for(scene.lexicon.kb, holder.role, home.id)
    draft = _draft(phrase, home, entity=entity, role=None if past else holder.role, target=target)
    if holder.why:
        name = scene.entities[entity].name
        words = f"“{scene.words(draft.start, draft.end)}” is taken for {name}, but {holder.why}."
        scene.doubt("office_list_ends", words, draft, rule=draft.rule)
    return draft


def _draft(phrase: Phrase, home: Home, *, entity: str, role: str | None, target: str | None) -> Draft:
    return Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        entity=entity,
        via="role",
        rule=f"actors.role_phrase/{phrase.titles[0].role}",
        acts_for=target,
        role=role,
        gender="f" if phrase.feminine else "m",
        evidence=(("role", phrase.head, phrase.head + 1), ("acts_for", home.start, home.end)),
    )


def _role_entity(scene: Scene, phrase: Phrase, home: Home, role: str) -> str:
    """Register the person unknown who holds an office; one entity an office where it is a single seat."""
    kb = scene.lexicon.kb
    country = home.id if home.id in kb.states else None
    words = scene.words(phrase.start, phrase.end)
    if phrase.indefinite or not kb.roles[role].single_seat:
        several = len(_distinct(phrase.homes)) > 1
        key = scene.local_id("person", phrase.start, *([home.id] if several else []))
    else:
        key = scene.local_id("holder", role, home.id)
    if key not in scene.entities:
        made = scene.local(words, "person", country=country, sector=kb.sector(role))
        entity = scene.entities.pop(made)
        scene.entities[key] = type(entity)(
            id=key, name=entity.name, kind="person", country=country, sector=entity.sector, qid=None
        )
    return key


def _doubt_holder(scene: Scene, phrase: Phrase, draft: Draft, holder: Holder | None) -> None:
    kb = scene.lexicon.kb
    words = f"Who “{scene.words(draft.start, draft.end)}” is could not be decided"
    if holder is not None and holder.why:
        names = ", ".join(scene.named(known) for known in holder.rivals if known in kb.people)
        scene.doubt("holder_unknown", f"{words}: {holder.why} ({names}).", draft, rule=draft.rule)
    elif kb.roles[phrase.titles[0].role].single_seat:
        scene.doubt(
            "holder_unknown", f"{words}: our list has nobody for that office then.", draft, rule=draft.rule
        )


def hold_own(scene: Scene, draft: Draft) -> None:
    """Let a person act in the office that the person is known to hold on the day."""
    office = office_of(scene, draft.entity)
    if office is not None:
        draft.role = office.role
        draft.acts_for = acts_for(scene.lexicon.kb, office.role, office.country)
        scene.register(draft.acts_for)
