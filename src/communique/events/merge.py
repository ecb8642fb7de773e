"""The same act told twice in one article is one event with two tellings."""

from collections.abc import Sequence

from communique.actors import Actors
from communique.events.draft import TOLD_AS_FACT, Draft, Found
from communique.records import Date, Mention
from communique.syntax.tree import span_of

SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
SITES = frozenset({"place", "state"})
"""Kinds of hosts that say where a visit went, and not who was met there."""

LOOSE = frozenset({"ASSAULT", "PROTEST"})
"""Acts that one telling names more closely than another: an attack, a shelling."""


def merge(drafts: Sequence[Draft], actors: Actors) -> list[Draft]:
    """Merge tellings of one act, in text order; what a later telling adds is kept on the first."""
    events: list[Draft] = []
    for draft in drafts:
        ending = next((event for event in reversed(events) if ends_pause(event, draft, actors)), None)
        if ending is not None:
            _claim_first(ending, draft)
            continue
        fitting = [event for event in reversed(events) if is_same(event, draft, actors)]
        same = max(fitting, key=lambda event: _closeness(event, draft, actors), default=None)
        if same is not None:
            absorb(same, draft, actors)
        elif not asked_for(draft, events, actors):
            events.append(draft)
    return events


def _closeness(event: Draft, draft: Draft, actors: Actors) -> tuple[bool, int]:
    """Rank the acts that a telling may be of: the same channel, then whose parties its sentence names."""
    near = actors.within(span_of(draft.token.sent))
    named = [party for party in event.parties if any(is_same_party(party, m, actors) for m in near)]
    return event.channel == draft.channel, len(named)


def ends_pause(event: Draft, draft: Draft, actors: Actors) -> bool:
    """Say whether a contact ends the pause that another tells: "they had not met since 2019"."""
    told = (
        draft.is_contact and draft.status == "negated" and any(kind == "last" for kind, _, _ in draft.claims)
    )
    if not told or not event.is_contact or event.status not in {"actual", "ongoing", "planned"}:
        return False
    known, sides = event.parties, draft.parties
    return len(sides) > 1 and all(any(is_same_party(a, b, actors) for a in known) for b in sides)


def _claim_first(event: Draft, draft: Draft) -> None:
    """Call a contact the first since the pause began, unless that is said already; keep the telling."""
    since: list[Found] = [("first_since", day, words) for kind, day, words in draft.claims if kind == "last"]
    if not any(kind == "first_since" for kind, _, _ in event.claims):
        event.claims += since
    event.others.append(draft)


def asked_for(draft: Draft, events: Sequence[Draft], actors: Actors) -> bool:
    """Make who asked for a contact its initiator: "um das Gespräch hatte Ankara gebeten".

    Example: Olaf Scholz telefonierte am Montag mit Wladimir Putin. Moskau hatte um das Gespräch gebeten.
    """
    told_of = draft.is_contact and draft.status == "requested" and draft.is_known_noun
    if not told_of or len(draft.parties) != 1:
        return False
    for event in reversed(events):
        known = [m for m in event.parties if is_same_party(m, draft.parties[0], actors)]
        if event.is_contact and event.status != "requested" and known:
            for mentions in event.roles.values():
                mentions[:] = [m for m in mentions if m is not known[0]]
            event.roles["initiator"] = [known[0]]
            event.others.append(draft)
            return True
    return False


def is_same(event: Draft, draft: Draft, actors: Actors) -> bool:
    """Say whether two drafts may tell one act: nothing that both tell may contradict."""
    return (
        event.trigger.entry.type == draft.trigger.entry.type
        and (event.trigger.entry.type not in SPEECH or _is_headline_of(event, draft))
        and _status_fits(event, draft)
        and _channel_fits(event, draft)
        and _dates_fit(event.when, draft.when)
        and not _is_another_one(event, draft)
        and event.is_series == draft.is_series
        and (_contact_fits if event.is_contact else _act_fits)(event, draft, actors)
    )


def _is_headline_of(event: Draft, draft: Draft) -> bool:
    """Say whether a headline told the words that the article tells again; else each speaks for itself."""
    return event.is_headline and not event.others and not draft.is_headline


def _status_fits(event: Draft, draft: Draft) -> bool:
    """Say whether two statuses may be one act's: "es wäre ihr erstes Treffen", or a warning come true."""
    named = draft.is_contact and draft.trigger.slot == "root" and event.status not in {"negated", "denied"}
    if event.status == draft.status or named:
        return True
    if event.is_contact:
        return {event.status, draft.status} == {"denied", "negated"} or _is_contested(event, draft)
    facts = TOLD_AS_FACT | {"hypothetical"} if event.trigger.entry.is_lasting else TOLD_AS_FACT
    return {event.status, draft.status} <= facts


def _channel_fits(event: Draft, draft: Draft) -> bool:
    channels = {event.channel, draft.channel} - {None, "unspecified"}
    return len(channels) < 2


def _dates_fit(one: Date | None, other: Date | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return True
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return one.value == other.value
    return one.earliest <= other.latest and other.earliest <= one.latest


def _is_another_one(event: Draft, draft: Draft) -> bool:
    """Say whether one is called the last of its kind, and the other is not dated alike."""
    lasts = [d.when is not None and d.when.relation == "LAST" for d in (event, draft)]
    return any(lasts) and (event.when is None or draft.when is None)


def _contact_fits(event: Draft, draft: Draft, actors: Actors) -> bool:
    """Say whether each of the later parties was there before; a known noun may leave them out."""
    known, told = event.parties, draft.parties
    if draft.is_series and not draft.is_known_noun:
        return False
    if _is_return_visit(event, draft, actors):
        return False
    if len(told) >= 2:
        return len(known) == len(told) and all(any(is_same_party(a, b, actors) for a in known) for b in told)
    known_again = draft.is_known_noun and _may_mean(draft, event)
    return known_again and all(any(is_same_party(a, b, actors) for a in known) for b in told)


def _is_return_visit(event: Draft, draft: Draft, actors: Actors) -> bool:
    """Say whether one side visits the other in one and is visited in the other."""
    guests = [{actors.country(m) for m in one.mentions("visitor")} for one in (event, draft)]
    hosts = [{actors.country(m) for m in one.mentions("host")} for one in (event, draft)]
    return all(guests) and all(hosts) and bool(guests[0] & hosts[1]) and bool(guests[1] & hosts[0])


def _may_mean(draft: Draft, event: Draft) -> bool:
    """Say whether a known noun may mean a contact: "das Gespräch" any, "die Verhandlungen" few."""
    lemmas = {told.trigger.entry.lemma for told in (event, *event.others)}
    afar = event.channel in {"phone", "video", "letter"}
    if afar and event.channel == draft.channel:
        return True
    from_afar = afar and draft.place is not None
    return not from_afar and (not draft.trigger.entry.is_distinct or draft.trigger.entry.lemma in lemmas)


def _act_fits(event: Draft, draft: Draft, actors: Actors) -> bool:
    """Acts fit when actors and recipients agree where both are told, or the same noun is taken up again."""
    modes = {event.mode, draft.mode} - {None}
    if len(modes) > 1 and event.trigger.entry.type not in LOOSE:
        return False
    places = {actors.entity(p.entity).country for p in (event.place, draft.place) if p is not None}
    if len(places) > 1:
        return False
    told = {telling.token.lemma_ for telling in (event, *event.others) if telling.trigger.is_noun}
    again = draft.token.lemma_ in told and draft.is_known_noun
    if again and not draft.mentions("recipient"):
        rivals = not _sides_fit(event.mentions("actor"), draft.mentions("actor"), actors)
        return not rivals or bool(places)
    if again and places:
        return True
    if draft.status not in TOLD_AS_FACT and not event.trigger.entry.is_lasting:
        return False
    sides = [(_side(event, role), _side(draft, role)) for role in ("actor", "recipient")]
    shared = [bool(known and told) for known, told in sides]
    enough = any(shared) if event.trigger.entry.is_lasting and draft.trigger.entry.is_lasting else shared[0]
    return enough and all(_sides_fit(known, told, actors) for known, told in sides)


def _side(draft: Draft, role: str) -> list[Mention]:
    """Give one side of an act; the place stands in for an untold recipient ("Krieg in der Ukraine")."""
    return draft.mentions(role) or ([draft.place] if role == "recipient" and draft.place is not None else [])


def _sides_fit(known: Sequence[Mention], told: Sequence[Mention], actors: Actors) -> bool:
    return not known or not told or any(is_same_party(a, b, actors) for a in known for b in told)


def is_same_party(one: Mention, other: Mention, actors: Actors) -> bool:
    """Say whether two mentions mean one party; a state or its body stands for the person who acts for it."""
    if actors.party(one) == actors.party(other):
        return True
    country = actors.country(one)
    persons = [_is_somebody(m, actors) for m in (one, other)]
    return country is not None and country == actors.country(other) and not all(persons)


def _is_somebody(mention: Mention, actors: Actors) -> bool:
    """Say whether a mention means one known person, and not "ein chinesischer Präsident"."""
    return actors.entity(mention.entity).kind == "person" and not mention.entity.startswith("L:")


def absorb(event: Draft, draft: Draft, actors: Actors) -> None:
    """Keep on the first telling what a later one adds.

    A headline names no source; elsewhere a telling without one is the article's own word, and stays so.
    """
    if all(told.is_headline for told in (event, *event.others)):
        event.reported_by = draft.reported_by
    event.others.append(draft)
    event.when = event.when or draft.when
    event.place = event.place or draft.place
    event.casualties += draft.casualties
    event.claims = _claims_of_both(event, draft)
    if event.channel == "unspecified":
        event.channel, event.channel_cues = draft.channel, draft.channel_cues
        event.mode = event.mode or draft.mode
    if event.status == "hypothetical" or draft.status == "denied":
        event.status, event.status_cues = draft.status, draft.status_cues
    if event.is_contact:
        _adopt_parts(event, draft, actors)
    for role, mentions in draft.roles.items():
        if role == "place" or (
            event.is_contact and role in {"party", "visitor", "host"} and len(event.parties) > 1
        ):
            continue
        known = event.parties if event.is_contact else event.mentions(role)
        rivals = [m for m in mentions if not any(is_same_party(m, k, actors) for k in known)]
        if rivals and event.mentions(role) and role == "actor":
            disputed_actor(event)
        event.roles.setdefault(role, []).extend(rivals)


def _is_contested(event: Draft, draft: Draft) -> bool:
    """Say whether what some tell of a contact is what others deny: one contact, whose status is denied."""
    told = {one.status: one.is_hearsay or bool(one.reported_by) for one in (event, draft)}
    return told.keys() <= {"actual", "denied"} and len(told) > 1 and told["actual"]


def _adopt_parts(event: Draft, draft: Draft, actors: Actors) -> None:
    """Give parties the parts that a later telling gives them: who called, who visited, who was the host."""
    for side in draft.parties:
        name_host(event, side, actors)
    for part in ("initiator", "visitor", "host"):
        if event.roles.get(part):
            continue
        for mention in draft.roles.get(part, []):
            known = next((m for m in event.roles.get("party", []) if is_same_party(m, mention, actors)), None)
            if known is not None:
                event.roles["party"].remove(known)
                event.roles.setdefault(part, []).append(known)


def name_host(event: Draft, side: Mention, actors: Actors) -> bool:
    """Make whom a visitor meets in a country the host in its place, and say if it was so."""
    sites = [m for m in event.mentions("host") if actors.entity(m.entity).kind in SITES]
    meets = actors.entity(side.entity).kind not in SITES
    if not meets or not any(actors.country(side) == actors.entity(site.entity).country for site in sites):
        return False
    for role, known in event.roles.items():
        event.roles[role] = [m for m in known if role == "place" or m.entity != side.entity]
    event.roles["host"] = [side]
    return True


def _claims_of_both(event: Draft, draft: Draft) -> list[Found]:
    """Keep one claim of a kind: the one that names a date before one that names a length of time."""
    best: dict[str, Found] = {}
    for claim in (*event.claims, *draft.claims):
        held = best.get(claim[0])
        better = held is None or (_names_date(claim) and not _names_date(held))
        if better:
            best[claim[0]] = claim
    return list(best.values())


def _names_date(claim: Found) -> bool:
    return claim[1] is not None and claim[1].type == "DATE"


def disputed_actor(event: Draft) -> None:
    """Say that two accounts of one act name different doers.

    Example: Der Iran sprach vom israelischen Angriff in Damaskus.
        Syrien nannte den amerikanischen Angriff in Damaskus feige.
    """
    event.doubt("actor_disputed", "the accounts name different actors", "events.disputed_actor")
