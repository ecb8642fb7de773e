"""Which contacts only serve another: what it was for, what it was invited to, the channel that it took."""

from collections.abc import Mapping

from communique.events.context import Context
from communique.events.draft import Draft
from communique.events.merge import is_same_party, name_host
from communique.events.parties import add
from communique.events.triggers import outer_slot
from communique.syntax import tree

ByToken = Mapping[int, Draft]


def is_purpose(draft: Draft, by_token: ByToken) -> bool:
    """Say whether a verb's contact is only what another is for: "met to discuss trade"."""
    verb = draft.trigger.verb
    if not draft.is_contact or draft.trigger.is_noun or verb is None or verb.head == verb:
        return False
    above = by_token.get(verb.head.i)
    joined = verb.relation in {"xcomp", "advcl", "conj"} and not tree.children(verb, "nsubj")
    together = above is not None and above.is_contact and len(above.parties) >= len(draft.parties)
    return joined and together and len(draft.parties) < 2 and draft.status != "negated"


def served(draft: Draft, by_token: ByToken, context: Context) -> Draft | None:
    """Give the contact that a noun's contact serves: "visited Berlin for talks with Scholz"."""
    slot, verb = outer_slot(draft.trigger, context.lexicon)
    above = by_token.get(verb.i) if verb is not None else None
    if above is None or above is draft or not above.is_contact:
        return None
    if not draft.is_contact or not draft.trigger.is_noun:
        return None
    invites = draft.trigger.entry.status == "offered" and slot not in {"subject", "object", "root"}
    words = context.lexicon.words
    again = slot in words["adverbial"] and all(
        any(context.actors.party(side) == context.actors.party(party) for party in above.parties)
        for side in draft.parties
    )
    serves = invites or again or draft.token in above.channel_cues or slot in words["purposes"]
    carried = draft.trigger.carrier is not None and verb is draft.trigger.verb
    return above if serves and not carried and len(above.parties) > 1 else None


def is_errand(draft: Draft, by_token: ByToken, context: Context) -> bool:
    """Say whether a contact's noun only says what another act is for: "recalled its envoy for talks"."""
    verb = draft.trigger.verb
    above = by_token.get(verb.i) if verb is not None and draft.trigger.is_noun else None
    errand = above is not None and above is not draft and above.trigger.entry.type in {"ACCUSE", "SANCTION"}
    return draft.is_contact and errand and draft.trigger.slot in context.lexicon.words["purposes"]


def hand_over(draft: Draft, contact: Draft, context: Context) -> None:
    """Give a contact the sides that what serves it names; who is met in a country is the host there."""
    actors = context.actors
    contact.others.append(draft)
    add(contact.roles, "mediator", draft.mentions("mediator"), actors)
    for side in draft.parties:
        is_host = name_host(contact, side, actors)
        if not is_host and not any(is_same_party(side, party, actors) for party in contact.parties):
            add(contact.roles, "party", [side], actors)
