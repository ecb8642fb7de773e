"""Which drafts stand, and what acts aim at that aim at another act ("verurteilte den Angriff")."""

from collections.abc import Sequence

from communique.events.context import Context
from communique.events.draft import TOLD_AS_FACT, Draft
from communique.events.lexicon import Lexicon
from communique.events.merge import SITES
from communique.events.parties import CONTACT_ROLES, add, is_pair, may_act, mentions_for
from communique.events.serving import ByToken, hand_over, is_errand, is_purpose, served
from communique.events.slots import Slots
from communique.events.triggers import Trigger
from communique.records import Mention
from communique.syntax import tree
from communique.syntax.document import Token

ASSERTED_OR_DENIED = TOLD_AS_FACT | {"denied"}
ROLES = frozenset({"place", "recipient", "host", "visitor", "actor", "party"})
CUTTING = frozenset({"SANCTION", "REJECT", "COERCE"})
GIVEN = frozenset({"AID", "SUPPORT", "COOPERATE", "AGREE"})
"""What somebody cuts or refuses is not given: "suspended its aid" is no AID."""
SPEAKING = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
"""Acts done in words whose content is no act of its own, unless it is a contact."""
OBJECTS = ("object", "dative")
PERSON = "PERSON"
"""Stands in an entry's ``having`` for whoever is somebody, by name or office."""
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
    if not draft.roles.get("recipient") and draft.trigger.entry.type == "REQUEST":
        for clause in draft.slots.get("xcomp", ()):
            for subject in tree.children(clause, "nsubj"):
                add(draft.roles, "recipient", mentions_for(subject, "recipient", context), context.actors)


def _behind(draft: Draft, token: Token, by_token: ByToken, context: Context) -> list[Mention]:
    deed = by_token.get(token.i)
    if deed is None:
        return mentions_for(token, "actor", context)
    if draft.trigger.entry.type == "THREATEN":
        return deed.mentions("recipient")
    if draft.trigger.entry.type == "REJECT":
        draft.mode = "meet" if deed.is_contact else draft.mode
        return deed.parties
    return deed.mentions("actor") or deed.parties


def stands(draft: Draft, by_token: ByToken, context: Context) -> bool:
    """Say whether a draft is an act of its own: no other draft tells it better."""
    if draft.trigger.entry.needs_carrier and draft.trigger.carrier is None:
        return False
    return not (
        _only_carries(draft, by_token)
        or _refuses_a_refusal(draft, context)
        or _is_apposed(draft, by_token)
        or is_purpose(draft, by_token)
        or is_errand(draft, by_token, context)
        or _is_content(draft, by_token, context)
    )


def fits(trigger: Trigger, found: Slots, context: Context) -> bool:
    """Say whether the slots around a word hold what an entry's sense asks for, and nothing that it bars.

    It is asked first: it decides most, and takes no look at who is meant.
    """
    entry = trigger.entry
    return all(_has(slots, words, found, context) for slots, words in entry.having.items()) and not any(
        _without_dates(slot, trigger, found, context) for slot in entry.lacks
    )


def is_sense(draft: Draft, context: Context) -> bool:
    """Say whether a word whose slots fit an entry has the parties that its sense asks for."""
    entry = draft.trigger.entry
    return all(_are_met(need.split("|"), draft, context) for need in entry.needs) and not _meets_things(
        draft, context
    )


def _meets_things(draft: Draft, context: Context) -> bool:
    """Say whether what a verb of meeting meets is nobody: "eine Wahl treffen", "dem Mangel begegnen"."""
    frame = draft.trigger.entry.frame
    if not draft.is_contact or draft.trigger.is_noun:
        return False
    slots = [slot for slot in OBJECTS if frame.get(slot) in CONTACT_ROLES]
    met = [word for slot in slots for word in draft.slots.get(slot, ())]
    return bool(met) and all(word.pos_ == "NOUN" and not _may_be_party(word, context) for word in met)


def _without_dates(slot: str, trigger: Trigger, found: Slots, context: Context) -> list[Token]:
    """Give what stands in a slot, but no date: "on Monday" says nothing of a verb's sense."""
    dates = {dated.head for dated in context.dated(trigger.token)}
    return [token for token in found.get(slot, ()) if token not in dates]


def _are_met(needs: Sequence[str], draft: Draft, context: Context) -> bool:
    """Say whether one of some needs is met; two sides that deal with each other need nobody else."""
    if any(_is_met(need, draft, context) for need in needs):
        return True
    apart = not any(draft.slots.get(need) for need in needs) and not set(needs) & ROLES
    words = context.lexicon.words
    only_says = any(draft.slots.get(slot) for slot in ("xcomp", *words["says_of"]))
    at_home = bool(draft.mentions("visitor") and draft.mentions("host"))
    together = at_home or len(draft.mentions("party")) > 1 or is_pair(draft, context)
    return not only_says and draft.is_contact and not draft.trigger.is_noun and apart and together


def _is_met(need: str, draft: Draft, context: Context) -> bool:
    """Say whether a party stands where an entry wants one; a pronoun or "both sides" may be one unlinked."""
    if draft.roles.get(need):
        return True
    frame = draft.trigger.entry.frame
    slots = (need, *(slot for slot, role in frame.items() if role == need))
    return any(_may_be_party(token, context) for slot in slots for token in draft.slots.get(slot, ()))


def _may_be_party(token: Token, context: Context) -> bool:
    if mentions_for(token, "actor", context) or mentions_for(token, "party", context):
        return True
    personal = token.pos_ == "PRON" and token.morph.get("PronType") == ["Prs"]
    neuter = token.morph.get("Gender") == ["Neut"] or token.morph.get("Reflex") == ["Yes"]
    return (personal and not neuter) or token.lemma_.lower() in context.lexicon.words["party_nouns"]


def _has(slots: str, words: frozenset[str], found: Slots, context: Context) -> bool:
    heads = [
        word for slot in slots.split("|") for token in found.get(slot, ()) for word in tree.conjuncts(token)
    ]
    return any(_is_one_of(head, words, context.lexicon) or _is_meant(head, words, context) for head in heads)


def _is_meant(head: Token, words: frozenset[str], context: Context) -> bool:
    """Say whether a word means somebody, where an entry wants a person."""
    mention = context.actors.at(head) if PERSON in words else None
    return mention is not None and context.actors.entity(mention.entity).kind == "person"


def _is_one_of(head: Token, words: frozenset[str], lexicon: Lexicon) -> bool:
    """Say whether a word is one of some, a compound of one, or tells an act of a type that they name."""
    if any(entry.type in words for entry in lexicon.noun(head)):
        return True
    names = {head.lower_, head.lemma_.lower()}
    if lexicon.grammar.compounds:
        return any(word.lower() in name for word in words for name in names)
    return bool(names & {word.lower() for word in words})


def _only_carries(draft: Draft, by_token: ByToken) -> bool:
    """Say whether a verb only carries a contact: "forderte ein Treffen", "agreed to talks"."""
    if draft.trigger.is_noun or draft.trigger.entry.type not in {"AGREE", "REQUEST"}:
        return False
    carried = [d for d in by_token.values() if d.is_contact and d.trigger.verb == draft.token]
    return any(len(other.parties) > 1 for other in carried if other.trigger.carrier is not None)


def _is_content(draft: Draft, by_token: ByToken, context: Context) -> bool:
    """Say whether an act is only what another promises, asks or threatens: "agreed to reopen embassies"."""
    verb = draft.trigger.verb
    if draft.is_contact or verb is None:
        return False
    carrying = by_token.get(verb.i) if draft.trigger.is_noun else None
    if carrying is not None and carrying.trigger.entry.type in SPEAKING and carrying.parties:
        return not _refuses_a_refusal(carrying, context)
    if carrying is not None and carrying.trigger.entry.type in CUTTING and carrying.parties:
        return draft.trigger.entry.type in GIVEN
    if draft.status in ASSERTED_OR_DENIED:
        return False
    while verb.head != verb and verb.relation in {"xcomp", "ccomp", "advcl", "conj"}:
        above = by_token.get(verb.head.i)
        speaks = above is not None and above is not draft and above.trigger.entry.type in SPEAKING
        if speaks and above is not None and above.parties and not _refuses_a_refusal(above, context):
            return verb.relation != "conj"
        verb = verb.head
    return False


def _refuses_a_refusal(draft: Draft, context: Context) -> bool:
    """Say whether a refusal aims at a refusal: "weigert sich, X auszuschließen" rejects nothing."""
    if draft.trigger.entry.type != "REJECT":
        return False
    if draft.status == "negated" and context.lexicon.embedding.get(draft.trigger.entry.lemma) == "negated":
        return True
    below = [tree.lemma(token) for token in draft.slots.get("xcomp", ())]
    return any(context.lexicon.embedding.get(lemma) in {"negated", "denied"} for lemma in below)


def _is_apposed(draft: Draft, by_token: ByToken) -> bool:
    """Say whether a contact noun explains one beside it: "Telefongespräche, ihren ersten Kontakt"."""
    if not draft.is_contact or not draft.trigger.is_noun:
        return False
    head = tree.first_conjunct(draft.token)
    head = draft.token.head if draft.token.relation == "appos" else head
    other = by_token.get(head.i)
    joined = any(child.pos_ == "CCONJ" for child in draft.token.children)
    return head != draft.token and not joined and other is not None and other.is_contact


def has_parties(draft: Draft, context: Context) -> bool:
    """Say whether an act has the parties that make it an event: two for a contact, one for another act."""
    parties = [m for m in draft.parties if may_act(m, context.actors)]
    if draft.trigger.entry.type == "PROTEST":
        return any(mention.via != "coreference" for mention in draft.mentions("actor"))
    if not draft.is_contact and draft.trigger.entry.type not in SUFFERED:
        return any(may_act(m, context.actors) for m in draft.mentions("actor"))
    if not draft.is_contact:
        victims = draft.mentions("recipient") or draft.casualties
        return bool(parties) or (draft.place is not None and bool(victims))
    if _is_no_visit(draft, context):
        return False
    if len(draft.parties) > 1:
        return bool(parties) or any(_is_abroad(m, context) for m in draft.roles.get("host", []))
    if len(parties) == 1 and _is_organisation(parties[0], context):
        return not draft.trigger.is_noun or _is_told(draft)
    if len(parties) != 1 or draft.is_known_noun:
        return False
    if draft.channel in {"phone", "video"}:
        one_sided(draft)
        return True
    return False


def _is_told(draft: Draft) -> bool:
    """Say whether a gathering is more than where something else was ("am Rande des Gipfels")."""
    told = [one.trigger for one in (draft, *draft.others)]
    return any(one.carrier is not None or one.slot in {"subject", "root", "verb"} for one in told)


def _is_no_visit(draft: Draft, context: Context) -> bool:
    """Say whether a visit is none of diplomacy: by somebody without office, or one team's to another."""
    visitors, hosts = draft.mentions("visitor"), draft.mentions("host")
    if not visitors or not hosts:
        return False
    received = draft.trigger.entry.mode == "visit" and not draft.trigger.is_noun
    bare = received and all(context.actors.entity(m.entity).kind == "state" for m in (*visitors, *hosts))
    private = not any(may_act(m, context.actors) for m in visitors)
    return bare or (private and all(context.actors.entity(m.entity).kind in SITES for m in hosts))


def _is_organisation(mention: Mention, context: Context) -> bool:
    """Say whether many meet under one name: an organisation, or "the foreign ministers of the EU"."""
    known = {mention.entity, mention.acts_for or mention.entity}
    return any(context.actors.entity(one).kind == "organisation" for one in known)


def _is_abroad(host: Mention, context: Context) -> bool:
    """Say whether a visit's host is a country or a place in one."""
    return context.actors.entity(host.entity).country is not None


def one_sided(draft: Draft) -> None:
    """Say that a contact's other side is not named.

    Example: Wolodymyr Selenskyj führte am Montag mehrere Telefonate.
    """
    draft.doubt("counterpart_unknown", "a contact, but the other side is not named", "events.one_sided")


def settle(drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """Aim the acts, one a word, and keep those that stand."""
    by_token = {draft.token.i: draft for draft in drafts}
    serving: set[int] = set()
    for token, draft in by_token.items():
        aim(draft, by_token, context)
        contact = served(draft, by_token, context)
        if contact is not None:
            hand_over(draft, contact, context)
            serving.add(token)
    own = (draft for token, draft in by_token.items() if token not in serving)
    return [draft for draft in own if stands(draft, by_token, context)]
