"""Names → entities: of the knowledge base where it knows them, else of this article."""

from communique.actors import places, standing
from communique.actors.names import Hit, is_person_name
from communique.actors.people import acts_for, in_office, name_owner, office_of
from communique.actors.scene import Draft, Scene, bare_name
from communique.actors.spellings import alike
from communique.records import EntityKind

KINDS: dict[str, EntityKind] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


def name(scene: Scene, hit: Hit) -> Draft | None:
    """Decide whom a person's name means; a bare surname needs its owner in office or named before.

    Example: Der Kanzler sprach lange mit Emmanuel Macron.
    """
    known, rivals = name_owner(scene, hit, (), [])
    if known is None:
        return _ambiguous(scene, hit, rivals) if rivals and _may_be_meant(scene, hit, rivals) else None
    draft = _addressed(scene, hit, bare_name(hit, known, rule="actors.name"))
    draft.start = min(draft.start, _with_state(scene, hit, known))
    if known.startswith("L:"):
        draft.rule = "actors.unknown_name"
        _hold_local(scene, draft)
        return draft
    scene.register(known)
    person = scene.lexicon.kb.people[known]
    draft.gender, draft.rule = person.gender, f"actors.name/{known}"
    office = office_of(scene, known)
    if office is not None:
        draft.role, draft.acts_for = office.role, acts_for(scene.lexicon.kb, office.role, office.country)
        scene.register(draft.acts_for)
    return draft


def _addressed(scene: Scene, hit: Hit, draft: Draft) -> Draft:
    """Take the form of address before a name into its mention: "M. Barnier", in the tree its head."""
    before = hit.start - 1
    if before < scene.doc[hit.start].sent.start:
        return draft
    if scene.doc[before].text in scene.lexicon.words.get("courtesies", ()):
        draft.start = before
        draft.head = before if scene.doc[hit.start].head.i == before else draft.head
    return draft


def _with_state(scene: Scene, hit: Hit, known: str) -> int:
    """Give the first word of "Russlands Schoigu": the state, if it is the person's."""
    before = scene.names_by_last.get(hit.start - 1) or scene.names_by_last.get(hit.start - 2)
    if before is None or before.end > hit.start:
        return hit.start
    between = [word.lower_ for word in scene.doc[before.end : hit.start]]
    is_possessive = bool(between) and all(word in scene.lexicon.frames["possessive"] for word in between)
    owners = {s.id for s in before.senses if s.kind == "state" and (s.genitive or is_possessive)}
    person = scene.lexicon.kb.people.get(known)
    homes = {office.country for office in person.offices} if person else owners
    is_beside = is_possessive or before.end == hit.start
    return before.start if is_beside and owners & homes else hit.start


def organisation(scene: Scene, hit: Hit) -> Draft:
    """Decide that a name is an organisation, an armed group or a medium that we know; media act for nobody.

    Example: Die Nato beriet über die Lage.
    """
    (known, *_) = hit.of("named")
    scene.register(known)
    entry = scene.lexicon.kb.named[known]
    draft = bare_name(hit, known, rule=f"actors.organisation/{known}")
    if entry.kind != "media":
        draft.acts_for = entry.parent or known
        scene.register(draft.acts_for)
    return draft


def unknown_name(scene: Scene, hit: Hit) -> Draft:
    """Decide that a name we do not know is somebody of this article, so that later mentions find each other.

    Example: Die Aktivistin Ewelina Brzozowska lobte den Beschluss.
    """
    text = scene.words(hit.start, hit.end).rstrip("'’")
    kind = KINDS.get(hit.label, "person")
    rivals: tuple[str, ...] = ()
    if kind == "person" or text in scene.surnames:
        owners = set(scene.surnames.get(text, ())) or set(scene.surnames.get(text.removesuffix("s"), ()))
        entity = scene.wholes.get(text) or (owners.pop() if len(owners) == 1 else None)
        entity = entity or scene.wholes.get(text.removesuffix("s"))
        rivals = alike(scene, text) if entity is None and " " in text else ()
        entity = entity or scene.local(text, "person")
        scene.wholes[text] = entity
    else:
        entity = scene.local(text, kind)
    draft = _addressed(scene, hit, bare_name(hit, entity, rule="actors.unknown_name"))
    if rivals:
        _suggest(scene, draft, text, rivals)
    if hit.label == "PER":
        draft.start = min(draft.start, _with_state(scene, hit, entity))
    _hold_local(scene, draft)
    return draft


def _suggest(scene: Scene, draft: Draft, text: str, rivals: tuple[str, ...]) -> None:
    """Keep those whose names are only alike as rivals: a likeness is no link."""
    for rival in rivals:
        scene.register(rival)
    draft.rivals = rivals
    names = " or ".join(scene.entities[rival].name for rival in rivals)
    scene.doubt("name_unresolved", f"“{text}” may be another spelling of {names}.", draft, rule=draft.rule)


def _hold_local(scene: Scene, draft: Draft) -> None:
    """Let a person keep the office that the article gave elsewhere."""
    draft.gender = scene.genders.get(draft.entity)
    held = scene.held.get(draft.entity)
    if held is not None:
        draft.role, draft.acts_for = held[0], acts_for(scene.lexicon.kb, *held)
        scene.register(draft.acts_for)


def _ambiguous(scene: Scene, hit: Hit, rivals: tuple[str, ...]) -> Draft:
    """Keep a bare surname unlinked, with those whom it could mean."""
    for rival in rivals:
        scene.register(rival)
    draft = bare_name(hit, scene.local(scene.words(hit.start, hit.end), "person"), rule="actors.name")
    draft.rivals = rivals
    names = " or ".join(scene.entities[rival].name for rival in rivals)
    text = scene.words(hit.start, hit.end)
    words = f"“{text}” may be {names}, who held no office on the day, or somebody else."
    scene.doubt("name_unresolved", words, draft, rule="actors.name")
    return draft


def _may_be_meant(scene: Scene, hit: Hit, people: tuple[str, ...]) -> bool:
    """Say whether a bare surname is anybody's here: seen as a person's, or of somebody in office."""
    return hit.label == "PER" or any(in_office(scene, known) for known in people)


def doubt_spellings(scene: Scene) -> None:
    """Note the names that were found by their sound: our list does not spell them so."""
    for draft in scene.drafts:
        name = draft.name
        if name is not None and name[0] in scene.respelled and not draft.entity.startswith("L:"):
            text = scene.respelled[name[0]]
            words = f"“{text}” is taken for {scene.named(draft.entity)}, as our list has the name."
            scene.doubt("spelling", words, draft, rule=draft.rule)


def link_name(scene: Scene, hit: Hit) -> list[Draft]:
    """Try the meanings of a name in turn; the first that fits its place in the sentence wins."""
    draft = _link(scene, hit)
    return [] if draft is None else [draft]


def _link(scene: Scene, hit: Hit) -> Draft | None:
    if not hit.senses:
        return unknown_name(scene, hit)
    if hit.of("person", "surname") and not _is_rather_a_state(scene, hit):
        return name(scene, hit) if _is_used_as_name(scene, hit) else None
    if hit.of("state"):
        return (
            places.state_place(scene, hit) if standing.is_mere_place(scene, hit) else places.state(scene, hit)
        )
    if hit.of("named"):
        return organisation(scene, hit)
    if hit.of("capital"):
        return places.metonym(scene, hit) if standing.is_government(scene, hit) else places.place(scene, hit)
    if hit.of("seat", "body"):
        inside = hit.of("seat") and standing.is_mere_place(scene, hit)
        return places.place(scene, hit) if inside else places.seat(scene, hit)
    return places.place(scene, hit)


def _is_rather_a_state(scene: Scene, hit: Hit) -> bool:
    """Say whether a state's or place's name that is a surname too means nobody: "Jordan"."""
    if hit.of("person") or not hit.of("state", "capital", "named", "place"):
        return False
    return scene.words(hit.start, hit.end) not in scene.surnames


def _is_used_as_name(scene: Scene, hit: Hit) -> bool:
    """Say whether a surname that may be a common word (Park, May) is used as a name here."""
    word = scene.doc[hit.start]
    return bool(hit.of("person")) or hit.label == "PER" or word.pos_ == "PROPN"


def survey_names(scene: Scene, hits: list[Hit]) -> None:
    """Note the persons named in full in the article, by surname; the unknown by their first name too.

    Many names begin with what their bearer is called by: "Jiang Zemin", "Abiy Ahmed", "Suu Kyi".
    """
    first: dict[str, list[str]] = {}
    for hit in hits:
        if not is_person_name(hit):
            continue
        text = scene.words(hit.start, hit.end).rstrip("'’")
        whole = hit.of("person")
        candidates = whole or hit.of("surname")
        if len(candidates) == 1:
            scene.mentioned[candidates[0]] = None
        if len(whole) == 1:
            known = scene.lexicon.kb.people[whole[0]].spelling(scene.lexicon.language).surname
            surnames = (*known, text.split()[-1]) if hit.start in scene.respelled else known
            entity = whole[0]
        elif not hit.senses and hit.end - hit.start > 1:
            surnames = (scene.doc[hit.end - 1].text,)
            entity = scene.wholes.setdefault(text, scene.local(text, "person"))
            first.setdefault(scene.doc[hit.start].text, []).append(entity)
        else:
            continue
        for surname in surnames:
            owners = scene.surnames.setdefault(surname, [])
            if entity not in owners:
                owners.append(entity)
    for word, owners in first.items():
        scene.surnames.setdefault(word, list(dict.fromkeys(owners)))
