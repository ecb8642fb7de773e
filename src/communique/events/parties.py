"""From the words in a trigger's slots to the parties in its roles."""

from collections.abc import Iterable, Iterator

from communique.actors import Actors
from communique.events.context import Context, innermost
from communique.events.draft import Draft, Roles
from communique.events.groups import ARMED, SUFFERERS, is_unnamed, own_words
from communique.events.lexicon import Lexicon
from communique.events.slots import BYSTANDER, Slots, verb_slots
from communique.events.triggers import OCCASION, Trigger, is_accepted, outer_slot
from communique.records import Mention
from communique.syntax import tree
from communique.syntax.document import Token

CONTACT_ROLES = frozenset({"party", "initiator", "visitor", "host"})


def fill_roles(trigger: Trigger, found: Slots, context: Context) -> Roles:
    """Give the mentions in each role of a trigger's frame; a party stands in one role only."""
    roles: Roles = {}
    actors = context.actors
    visits = "visitor" in trigger.entry.frame.values()
    mediated = _is_mediated(trigger, context.lexicon)
    accepted = is_accepted(trigger, context.lexicon)
    for slot, told in trigger.entry.frame.items():
        if told in {"topic", "deed"}:
            continue
        role = "mediator" if mediated and slot in context.lexicon.words["agents"] else told
        role = "visitor" if accepted and slot == "subject" else role
        for token in (*found.get(slot, ()), *_other_case(slot, trigger, found)):
            mentions = mentions_for(token, role, context) or _speaker(token, context)
            if not mentions and role == "place" and visits:
                add(roles, "host", _met_there(token, roles, context), actors)
            add(roles, role, mentions, actors)
    if visits and not (roles.get("place") or roles.get("host")):
        add(roles, "place", [m for m in actors.all_at(trigger.token) if _has_country(m, actors)], actors)
    if trigger.entry.type == "CONSULT" and trigger.is_noun:
        own = [m for m in actors.all_at(trigger.token) if actors.entity(m.entity).kind == "organisation"]
        add(roles, "party", own, actors)
        if _known(roles) < 2:
            role = "mediator" if mediated else "visitor" if accepted else "party"
            for token in found.get(BYSTANDER, ()):
                add(roles, role, mentions_for(token, role, context), actors)
        _add_clause_parties(trigger, roles, context)
    if trigger.entry.type == "CONSULT":
        _leave_out_organs(roles, actors)
    return roles


def _met_there(token: Token, roles: Roles, context: Context) -> list[Mention]:
    """Give whom a visit went to where a place might stand: "paid a visit to Xi Jinping"."""
    home = {context.actors.country(m) for m in roles.get("visitor", [])}
    people = [m for m in mentions_for(token, "host", context) if context.actors.is_party(m)]
    return [m for m in people if context.actors.country(m) not in home]


def _is_mediated(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Say whether a contact's noun hangs on a verb of mediating: "talks mediated by the EU"."""
    return trigger.verb is not None and trigger.verb.lemma_.lower() in lexicon.words["mediating"]


def _leave_out_organs(roles: Roles, actors: Actors) -> None:
    """Take no state or body for a third party beside who deals for it: the Kremlin beside Putin."""
    sides = [m for role in CONTACT_ROLES for m in roles.get(role, [])]
    dealt = {actors.country(m) for m in sides if actors.entity(m.entity).kind == "person"} - {None}
    for role in CONTACT_ROLES & roles.keys():
        roles[role] = [
            m
            for m in roles[role]
            if actors.entity(m.entity).kind not in {"state", "body"} or actors.country(m) not in dealt
        ]


def _speaker(token: Token, context: Context) -> list[Mention]:
    """Give who says "I", "we" or "our" in direct speech."""
    if token.lower_ not in context.lexicon.words["first_person"]:
        return []
    quote = innermost(token, context.quotes_near(token))
    voice = quote.speaker if quote is not None and quote.type == "direct" else None
    mention = context.mentions.get(voice.mention) if voice is not None and voice.mention else None
    return [mention] if mention is not None and may_act(mention, context.actors) else []


def _other_case(slot: str, trigger: Trigger, found: Slots) -> tuple[Token, ...]:
    """Give a verb's objects in the case that its frame does not know: names and "-en" carry no sure case."""
    frame = trigger.entry.frame
    if trigger.is_noun or slot not in {"dative", "object"} or {"dative", "object"} <= frame.keys():
        return ()
    if slot == "object":
        return found.get("dative", ())
    return tuple(token for token in found.get("object", ()) if token.pos_ == "PROPN")


def add(roles: Roles, role: str, mentions: Iterable[Mention], actors: Actors) -> None:
    """Put mentions into a role, each party once over all roles; a place is no party."""
    taken = {actors.party(m) for name, known in roles.items() if name != "place" for m in known}
    for mention in mentions:
        if role == "place":
            if not roles.get("place"):
                roles["place"] = [mention]
        elif actors.party(mention) not in taken:
            taken.add(actors.party(mention))
            roles.setdefault(role, []).append(mention)


def mentions_for(token: Token, role: str, context: Context) -> list[Mention]:
    """Give the mentions that a phrase's head and what is coordinated with it mean in a role."""
    found: list[Mention] = []
    for head in tree.conjuncts(token):
        found += _of_head(head, role, context)
    return found


def _of_head(head: Token, role: str, context: Context) -> list[Mention]:
    actors = context.actors
    if role == "place":
        return [m for m in _all(head, actors) if _has_country(m, actors)][:1]
    direct = [m for m in actors.all_at(_named_behind(head, actors)) if _may_take_part(m, role, actors)]
    if direct or head.pos_ == "PRON":
        return direct
    inside = _all(head, actors)
    parties = [m for m in inside if _may_take_part(m, role, actors)]
    if role in CONTACT_ROLES:
        parties = [
            m
            for m in parties
            if m.via != "adjective" or head.lemma_.lower() in context.lexicon.words["delegates"]
        ]
        if not parties and role == "party" and tree.case_words(head):
            parties = [
                m
                for m in actors.all_at(head)
                if _has_country(m, actors) and actors.entity(m.entity).kind != "place"
            ]
    return parties[:1] + _further(head, parties[:1], role, actors) or (
        [m for m in inside if _has_country(m, actors)][:1] if role in {"recipient", "host"} else []
    )


def _further(head: Token, first: list[Mention], role: str, actors: Actors) -> list[Mention]:
    """Give whom several are or act for beside the first: "negotiators from the government and the ELN"."""
    if not first or head.morph.get("Number") != ["Plur"] or role not in CONTACT_ROLES:
        return []
    joined = (word for owner in tree.children(head, "nmod", "appos") for word in tree.conjuncts(owner)[1:])
    return [m for word in joined for m in actors.all_at(word) if m != first[0] and may_act(m, actors)]


def may_act(mention: Mention, actors: Actors) -> bool:
    """Say whether a mention is a party: known as one, or somebody with an office whose state is not told."""
    if mention.role is not None and actors.entity(mention.entity).kind == "person":
        return True
    return actors.is_party(mention) and (not mention.entity.startswith("L:") or mention.acts_for is not None)


def _named_behind(head: Token, actors: Actors) -> Token:
    """Give the name that a nation's adjective leads: "el iraní | Hosein Amir Abdolahian"."""
    mention = actors.at(head)
    behind = head.doc[head.i + 1] if head.i + 1 < len(head.doc) else head
    if mention is None or mention.via != "adjective" or behind.pos_ != "PROPN":
        return head
    person = actors.at(behind)
    return behind if person is not None and actors.entity(person.entity).kind == "person" else head


def _may_take_part(mention: Mention, role: str, actors: Actors) -> bool:
    """Say whether a mention can fill a role: a person unknown to us may deal, but not act for anybody."""
    entity = actors.entity(mention.entity)
    if is_unnamed(mention) and entity.sector in SUFFERERS:
        return role in {"recipient", "actor"}
    if role in CONTACT_ROLES and is_unnamed(mention):
        return entity.sector in ARMED
    if role in CONTACT_ROLES and entity.kind == "person":
        return mention.name is not None or mention.acts_for is not None or not entity.id.startswith("L:")
    if role == "recipient" and entity.kind == "person":
        return True
    return may_act(mention, actors)


def _all(head: Token, actors: Actors) -> list[Mention]:
    """Give the mentions at a head, else in its phrase; a place behind a comma is only where it was."""
    at = list(actors.all_at(head))
    own = tree.span_of(own_words(head))
    inside = actors.within(tree.span_of(tree.phrase(head)))
    return at or [m for m in inside if m.span.end <= own.end or actors.entity(m.entity).kind != "place"]


def _has_country(mention: Mention, actors: Actors) -> bool:
    entity = actors.entity(mention.entity)
    return entity.kind in {"place", "state", "body"} and entity.country is not None


def _known(roles: Roles) -> int:
    return sum(len(roles.get(role, [])) for role in CONTACT_ROLES)


def _add_clause_parties(trigger: Trigger, roles: Roles, context: Context) -> None:
    """Let the clause's own parties meet in an adverbial: "in einem Telefonat mit B sagte A"."""
    lexicon = context.lexicon
    slot, verb = outer_slot(trigger, lexicon)
    if trigger.carrier is not None and verb is trigger.verb:
        return
    adverbial = slot in lexicon.words["adverbial"] | {OCCASION}
    if _known(roles) > 1 or not adverbial or verb is None or verb.pos_ not in tree.PREDICATES:
        return
    people = list(_clause_people(verb, lexicon))[: 1 if _known(roles) else None]
    first = trigger.entry.frame.get("possessive", "party")
    if first == "visitor":
        people = people[:1] if roles.get("place") and not roles.get("visitor") else []
    for token in people:
        role = first if token == people[0] and not roles.get(first) else "party"
        add(roles, role, mentions_for(token, role, context), context.actors)


def _clause_people(verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Give the subject, then those it speaks to, here or in the infinitive it governs."""
    own = verb_slots(verb, lexicon)
    yield from own.get("subject", ())
    for slot in ("object", "dative", *sorted(lexicon.words["said_to"])):
        yield from own.get(slot, ())
    for infinitive in tree.children(verb, "xcomp"):
        yield from tree.objects(infinitive)


def has_untold(draft: Draft, context: Context) -> bool:
    """Say whether somebody stands among the sides of a contact whom we do not know: "contact officers"."""
    frame = draft.trigger.entry.frame
    slots = [slot for slot, role in frame.items() if role in CONTACT_ROLES and slot != "subject"]
    heads = [head for slot in slots for head in draft.slots.get(slot, ())]
    dates = {dated.head for dated in context.dated(draft.token)}
    nouns = [head for head in heads if head.pos_ in {"NOUN", "PROPN"} and head not in dates]
    meant = (context.actors.within(tree.span_of(tree.phrase(head))) for head in nouns)
    return any(all(is_unnamed(mention) for mention in mentions) for mentions in meant)


def is_pair(draft: Draft, context: Context) -> bool:
    """Say whether a subject or "their" points back at two sides: "They last spoke in May", "the two men"."""
    if draft.trigger.is_noun:
        return bool(draft.slots.get("possessive"))
    pairs = context.lexicon.words["pairs"]
    heads = draft.slots.get("subject", ())
    plural = [head for head in heads if head.pos_ == "PRON" and head.morph.get("Number") == ["Plur"]]
    named = [head for head in heads if {head.lemma_.lower(), head.lower_} & pairs]
    return bool(plural or named) and not draft.slots.get("object")
