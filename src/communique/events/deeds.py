"""Which drafts stand, and what acts aim at that aim at another act ("verurteilte den Angriff")."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from communique.events.context import Context
from communique.events.draft import Draft, Worry
from communique.events.parties import add, mentions_for
from communique.records import Mention
from communique.syntax import tree

ByToken = Mapping[int, Draft]
SUFFERED = frozenset({"ASSAULT", "ACCUSE", "COERCE"})
"""Acts that are worth a record though only the one who suffers them is named."""


def aim(draft: Draft, by_token: ByToken, context: Context) -> None:
    """Give an act the recipients it has through another act: its doers, or whom it was to be done with."""
    if draft.roles.get("recipient") or draft.is_contact:
        return
    for slot, role in draft.trigger.entry.frame.items():
        if role == "deed":
            for token in draft.slots.get(slot, ()):
                add(draft.roles, "recipient", _behind(draft, token, by_token, context), context.actors)


def _behind(draft: Draft, token: Token, by_token: ByToken, context: Context) -> list[Mention]:
    deed = by_token.get(token.i)
    if deed is None:
        return mentions_for(token, "actor", context.actors)
    if draft.trigger.entry.type == "REJECT":
        draft.mode = "meet" if deed.is_contact else draft.mode
        return deed.parties
    return deed.mentions("actor") or deed.parties


def stands(draft: Draft, by_token: ByToken, context: Context) -> bool:
    """Say whether a draft is an act of its own: its needs are met and no other draft tells it better."""
    if draft.trigger.entry.needs_carrier and draft.trigger.carrier is None:
        return False
    if not all(_is_met(need, draft, by_token, context) for need in draft.trigger.entry.needs):
        return False
    return not (
        _only_carries(draft, by_token) or _refuses_a_refusal(draft, context) or _is_apposed(draft, by_token)
    )


def _is_met(need: str, draft: Draft, by_token: ByToken, context: Context) -> bool:
    if need in {"place", "recipient", "host"}:
        return bool(draft.roles.get(need))
    if need == "zu Gast":
        return tree.case_words(draft.token) == ["zu"]
    if need == "in Verbindung":
        return any(token.lemma_ == "Verbindung" for token in draft.slots.get("in", ()))
    if need == "troops":
        things = [token for slot in ("object", "von", "genitive") for token in draft.slots.get(slot, ())]
        return any(
            stem in token.lemma_.lower() for token in things for stem in context.lexicon.words["troops"]
        )
    if need.startswith("object:"):
        things = [by_token.get(token.i) for token in draft.slots.get("object", ())]
        return any(thing is not None and thing.trigger.entry.type == need[7:] for thing in things)
    return any(mentions_for(token, "party", context.actors) for token in draft.slots.get(need, ()))


def _only_carries(draft: Draft, by_token: ByToken) -> bool:
    """Say whether a verb only carries a noun's act: "sagte Unterstützung zu", "forderte ein Treffen"."""
    if draft.trigger.is_noun or draft.trigger.entry.type not in {"AGREE", "REQUEST"}:
        return False
    carried = [
        d for d in by_token.values() if d.trigger.carrier is not None and d.trigger.verb == draft.token
    ]
    return any(len(other.parties) > int(other.is_contact) for other in carried)


def _refuses_a_refusal(draft: Draft, context: Context) -> bool:
    """Say whether a refusal aims at a refusal: "weigert sich, X auszuschließen" rejects nothing."""
    if draft.trigger.entry.type != "REJECT":
        return False
    below = [tree.lemma(token) for token in draft.slots.get("xcomp", ())]
    return any(context.lexicon.embedding.get(lemma) in {"negated", "denied"} for lemma in below)


def _is_apposed(draft: Draft, by_token: ByToken) -> bool:
    """Say whether a contact noun explains one beside it: "Telefongespräche, ihren ersten Kontakt"."""
    if not draft.is_contact or not draft.trigger.is_noun:
        return False
    head = tree.first_conjunct(draft.token)
    head = draft.token.head if tree.relation(draft.token) == "appos" else head
    other = by_token.get(head.i)
    joined = any(child.pos_ == "CCONJ" for child in draft.token.children)
    return head != draft.token and not joined and other is not None and other.is_contact


def has_parties(draft: Draft, context: Context) -> bool:
    """Say whether an act has the parties that make it an event: two for a contact, one for another act."""
    parties = [m for m in draft.parties if context.actors.is_party(m)]
    if not draft.is_contact and draft.trigger.entry.type not in SUFFERED:
        return any(context.actors.is_party(m) for m in draft.mentions("actor"))
    if not draft.is_contact:
        return bool(parties) or (draft.place is not None and bool(draft.casualties))
    if len(draft.parties) > 1:
        return bool(parties) or any(_is_abroad(m, context) for m in draft.roles.get("host", []))
    if len(parties) != 1 or draft.is_known_noun:
        return False
    if context.actors.entity(parties[0].entity).kind == "organisation":
        return True
    if draft.channel in {"phone", "video", "letter"}:
        one_sided(draft)
        return True
    return False


def _is_abroad(host: Mention, context: Context) -> bool:
    """Say whether a visit's host is a country or a place in one."""
    return context.actors.entity(host.entity).country is not None


def one_sided(draft: Draft) -> None:
    """Say that a contact's other side is not named.

    Example: Wolodymyr Selenskyj führte am Montag mehrere Telefonate.
    """
    draft.doubts.append(
        Worry("counterpart_unknown", "a contact, but the other side is not named", "events.one_sided")
    )


def settle(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Aim the acts, and keep those that stand."""
    by_token = {draft.token.i: draft for draft in drafts}
    for draft in drafts:
        aim(draft, by_token, context)
    return [draft for draft in drafts if stands(draft, by_token, context)]
