"""What the text beside an act lends it where it says nothing itself: sides, a day, that it is background.

Each of it is an inference, and said to be one in a doubt.
"""

from collections.abc import Sequence

from communique.events.context import Context
from communique.events.draft import TOLD_AS_FACT, Draft
from communique.events.merge import SPEECH, is_same_party
from communique.events.parties import add, has_untold, is_pair, may_act
from communique.events.slots import is_gerund
from communique.events.triggers import OCCASION
from communique.records import Mention
from communique.syntax import tree

NEAR = 2
"""How many paragraphs back an unnamed pair of parties is looked for."""


def parties_before(draft: Draft, earlier: Sequence[Draft], context: Context) -> None:
    """Take the sides of the act that the same sentence tells before, where a contact names none.

    Example: Emmanuel Macron sagte, Paris habe Moskau Zusammenarbeit angeboten und es werde Kontakte geben.
    """
    if not draft.is_contact or draft.parties:
        return
    pair = is_pair(draft, context)
    if draft.trigger.carrier is None and not pair:
        return
    known = draft.is_known_noun and not draft.slots.get("possessive")
    if known and any(before.is_contact and _sides(before, context) > 1 for before in earlier):
        return
    for before in reversed(earlier):
        sides = before.parties
        agreed = before.trigger.entry.type == "AGREE" and draft.is_known_noun
        near = before.token.sent == draft.token.sent or (
            (before.is_contact or agreed) and (pair or _is_near(before, draft, context))
        )
        if near and _sides(before, context) > 1:
            _lend_sides(
                draft,
                sides,
                "the sides are not named; taken from what is told before",
                "events.parties_before",
                context,
            )
            return


def another_contact(draft: Draft, events: Sequence[Draft], context: Context) -> None:
    """Take the sides of the contact told before for one that has a day of its own and names no sides.

    Example: Norwegen und Polen berieten am Montag in Oslo. Das nächste Treffen ist für den 3. Mai geplant.
    """
    told = draft.trigger.carrier is not None or draft.trigger.slot == "subject"
    if not draft.is_contact or draft.parties or draft.when is None or not told:
        return
    before = [e for e in events if e.is_contact and e.token.i < draft.token.i and _sides(e, context) > 1]
    if before and _is_near(before[-1], draft, context):
        _lend_sides(
            draft,
            before[-1].parties,
            "the sides are not named; taken to be those of the contact told before",
            "events.another_contact",
            context,
        )


def _sides(draft: Draft, context: Context) -> int:
    """Count the countries that the parties of an act belong to."""
    return len({context.actors.country(m) for m in draft.parties})


def _lend_sides(draft: Draft, sides: Sequence[Mention], words: str, rule: str, context: Context) -> None:
    """Give a contact sides that it does not name, and say so."""
    add(draft.roles, "party", sides, context.actors)
    draft.doubt("party_inferred", words, rule)


def other_side_before(draft: Draft, earlier: Sequence[Draft], context: Context) -> None:
    """Take the other side of a contact that is asked for, planned or refused from what is told before.

    Example: Die USA und der Iran verhandelten am Samstag in Maskat. Teheran lehnt direkte Gespräche ab.
    """
    asks = draft.is_contact and draft.status not in TOLD_AS_FACT and not draft.is_known_noun
    if not asks or len(draft.parties) != 1 or has_untold(draft, context):
        return
    known = draft.parties[0]
    for before in reversed(earlier):
        near = before.token.sent == draft.token.sent or (
            before.is_contact and _is_near(before, draft, context)
        )
        own = [m for m in before.parties if is_same_party(m, known, context.actors)]
        others = [
            m
            for m in before.parties
            if context.actors.country(m) != context.actors.country(known) and may_act(m, context.actors)
        ]
        if near and own and others:
            if len(others) == 1:
                _lend_sides(
                    draft,
                    others,
                    "the other side is not named; taken from what is told before",
                    "events.other_side_before",
                    context,
                )
            return


def _is_near(before: Draft, draft: Draft, context: Context, *, within: int = NEAR) -> bool:
    """Say whether a contact was told a little before."""
    distance = context.parsed.paragraph(draft.token) - context.parsed.paragraph(before.token)
    return abs(distance) <= within


def shared_day(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Date an act by the day of the clause that it goes on, and say so.

    Example: Scholz telefonierte am Montag mit Putin und traf Xi Jinping.
    """
    verb = draft.trigger.verb
    if draft.when is not None or draft.status not in TOLD_AS_FACT or verb is None or verb.head == verb:
        return
    goes_along = verb.relation == "advcl" and (is_gerund(verb) or tree.is_participle(verb))
    if verb.relation not in {"conj", "parataxis"} and not goes_along:
        return
    before = next((d for d in earlier if d.trigger.verb == verb.head and d.when is not None), None)
    if before is None or before.status != draft.status or before.when is None:
        return
    if before.when.span.start < verb.idx:
        _lend_day(before, draft, "taken to be that of the clause before", "events.shared_day")


def _lend_day(lender: Draft, draft: Draft, words: str, rule: str) -> None:
    """Date an act by another, and say so."""
    draft.when = lender.when
    draft.doubt("date_inferred", f"no day is named; {words}", rule)


def background_goes_on(draft: Draft, earlier: Sequence[Draft], context: Context) -> None:
    """Take an act without a day for background where its paragraph has told nothing but background so far.

    Example: Im Jahr 2012 griff Israel den Sudan an. Khartum warf den USA vor, den Angriff zu decken.
    """
    if draft.status != "actual" or draft.when is not None:
        return
    paragraph = context.parsed.paragraph(draft.token)
    before = [d for d in earlier if context.parsed.paragraph(d.token) == paragraph]
    told = [d.status for d in before if d.status in TOLD_AS_FACT]
    dated = any(d.when is not None and d.status == "historical" for d in before)
    if dated and set(told) == {"historical"}:
        draft.status = "historical"
        draft.doubt(
            "background_goes_on",
            "no day is named; taken for background like what the paragraph tells before",
            "events.background_goes_on",
        )


def during_visit(draft: Draft, events: Sequence[Draft], context: Context) -> None:
    """Date a meeting in the host country by the journey there that the paragraph tells before it, and say so.

    Example: Olaf Scholz besuchte am Freitag Xi Jinping in Peking. In Peking empfing ihn auch Li Qiang.
    """
    if not draft.is_contact or draft.when is not None or draft.status != "actual":
        return
    for visit in events:
        journey = (
            visit.is_contact
            and visit.status == "actual"
            and visit.when is not None
            and visit.place is not None
        )
        if journey and visit is not draft and _meets_there(visit, draft, context):
            _lend_day(
                visit, draft, "taken to be the day of the journey told beside it", "events.during_visit"
            )
            return


def _meets_there(visit: Draft, draft: Draft, context: Context) -> bool:
    """Say whether the visitor meets somebody of the host country close to where the journey is told."""
    journeys, tellings = (visit, *visit.others), (draft, *draft.others)
    near = any(_is_near(journey, told, context, within=0) for journey in journeys for told in tellings)
    hosts = {context.actors.entity(m.entity).country for m in visit.mentions("host")}
    parties = draft.parties
    visitor_there = any(
        is_same_party(v, p, context.actors) for v in visit.mentions("visitor") for p in parties
    )
    return near and visitor_there and any(context.actors.country(p) in hosts for p in parties)


def said_in_contact(draft: Draft, contacts: Sequence[Draft], context: Context) -> None:
    """Date what one side said to the other by the contact in which they spoke, as a stated inference.

    Example: Scholz telefonierte am Mittwoch mit Putin. Er forderte Putin auf, die Truppen abzuziehen.
    """
    if draft.when is not None or draft.status not in {"actual", "offered"}:
        return
    frame = next((c for c in contacts if c.when is not None and _frames(c, draft, context)), None)
    if frame is not None:
        draft.when = frame.when
    speaks = draft.trigger.entry.type in SPEECH or draft.status == "offered"
    if draft.when is not None or not speaks:
        return
    dated = (c for c in contacts if c.status == "actual" and c.when is not None)
    contact = next((c for c in dated if _may_be_said_in(draft, c, context)), None)
    if contact is not None:
        _lend_day(contact, draft, "taken to be said in the contact told beside it", "events.said_in_contact")


def _may_be_said_in(draft: Draft, contact: Draft, context: Context) -> bool:
    """Say whether what one side says was said in a contact: to the other side, or right where it is told."""
    sides = [draft.mentions("actor"), draft.mentions("recipient")]
    met = [
        [m for m in side if any(is_same_party(m, party, context.actors) for party in contact.parties)]
        for side in sides
    ]
    told = [one.token.i for one in (contact, *contact.others)]
    near = any(_is_near(one, draft, context, within=0) for one in (contact, *contact.others))
    beside = near and min(told) < draft.token.i
    all_met = len(met[0]) == len(sides[0])
    return bool(met[0]) and (bool(met[1]) or (all_met and (beside or len(sides[0]) > 1)))


def _frames(contact: Draft, draft: Draft, context: Context) -> bool:
    """Say whether a contact is told as the frame of another act: "Bei dem Treffen forderte Macron …"."""
    verbs = {draft.token, tree.clause(draft.token)}
    within = context.lexicon.words["within"] | {OCCASION}
    tellings = (told.trigger for told in (contact, *contact.others) if contact is not draft)
    return any(told.is_noun and told.slot in within and told.verb in verbs for told in tellings)
