"""Whose word an act rests on, and what follows from who speaks to whom."""

from collections.abc import Sequence

from communique.events.context import Context, innermost, own_quote
from communique.events.draft import Draft, Worry
from communique.events.merge import SPEECH, TOLD_AS_FACT, is_same_party
from communique.events.parties import add, is_pair
from communique.events.triggers import OCCASION
from communique.records import Date, Mention, Quote, Voice
from communique.syntax import tree

DIRECTED = frozenset({"COOPERATE", "AGREE", "AID"})
"""Acts that, offered in speech, are offered to the one who is spoken to."""


def attribute(draft: Draft, context: Context) -> None:
    """Fill in who reports an act, and the sides that only the framing speech names."""
    near = context.quotes_near(draft.token)
    own = own_quote(draft.token, near)
    inner = own or innermost(draft.token, near)
    draft.reported_by = tuple(quote.id for quote in _chain(inner, context) if quote is not own)
    if inner is None:
        return
    if draft.trigger.entry.frame.get("speaker"):
        add(
            draft.roles,
            draft.trigger.entry.frame["speaker"],
            _mentions(inner.speaker, context),
            context.actors,
        )
    if (
        draft.status == "offered"
        and draft.trigger.entry.type in DIRECTED
        and not draft.roles.get("recipient")
    ):
        add(draft.roles, "recipient", _mentions(inner.addressee, context), context.actors)
    if draft.when is None and (draft.trigger.entry.type in SPEECH or draft.status == "offered"):
        draft.when = _said_on(inner, context)


def hearsay(draft: Draft) -> None:
    """Say that an act is only told as what others say, and nobody is named.

    Example: Wladimir Putin soll am Montag Xi Jinping angerufen haben.
    """
    if draft.is_hearsay and not draft.reported_by:
        draft.doubts.append(
            Worry("hearsay", "told as hearsay; whose word it is is not said", "events.hearsay")
        )


def _chain(inner: Quote | None, context: Context) -> list[Quote]:
    """Give a quote and the attributions around it, innermost first."""
    chain: list[Quote] = []
    while inner is not None and inner not in chain:
        chain.append(inner)
        inner = context.quotes.get(inner.parent) if inner.parent is not None else None
    return chain


def _mentions(voice: Voice | None, context: Context) -> list[Mention]:
    mention = context.mentions.get(voice.mention) if voice is not None and voice.mention else None
    return [mention] if mention is not None and context.actors.is_party(mention) else []


def _said_on(quote: Quote, context: Context) -> Date | None:
    return context.dates.get(quote.said_on) if quote.said_on is not None else None


def speaker_joins(draft: Draft, context: Context) -> None:
    """Let the speaker's side meet the only party of a contact that it speaks of.

    Example: Emmanuel Macron sagte am Montag, es werde keine Gespräche mit Wladimir Putin geben.
    """
    inner = innermost(draft.token, context.quotes_near(draft.token))
    if not draft.is_contact or len(draft.parties) != 1 or inner is None:
        return
    known = draft.parties[0]
    others = [m for m in _mentions(inner.speaker, context) if not is_same_party(m, known, context.actors)]
    if others and context.actors.country(others[0]) != context.actors.country(known):
        add(draft.roles, "party", others[:1], context.actors)
        draft.doubts.append(
            Worry(
                "party_inferred",
                "the other side is not named; taken to be the speaker's",
                "events.speaker_joins",
            )
        )


def parties_before(draft: Draft, earlier: Sequence[Draft], context: Context) -> None:
    """Take the sides of the act that the same sentence tells before, where a contact names none.

    Example: Emmanuel Macron sagte, Paris habe Moskau Zusammenarbeit angeboten und es werde Kontakte geben.
    """
    known_again = draft.is_known_noun and not draft.slots.get("possessive")
    pair = is_pair(draft, context)
    told = draft.trigger.carrier is not None or pair
    if not draft.is_contact or draft.parties or not told or known_again:
        return
    for before in reversed(earlier):
        sides = before.parties
        near = before.token.sent == draft.token.sent or (
            before.is_contact and (pair or _is_near(before, draft, context))
        )
        if near and len({context.actors.country(m) for m in sides}) > 1:
            add(draft.roles, "party", sides, context.actors)
            draft.doubts.append(
                Worry(
                    "party_inferred",
                    "the sides are not named; taken from what is told before",
                    "events.parties_before",
                )
            )
            return


NEAR = 2
"""How many paragraphs back an unnamed pair of parties is looked for."""


def _is_near(before: Draft, draft: Draft, context: Context, *, within: int = NEAR) -> bool:
    """Say whether a contact was told a little before."""
    distance = context.parsed.paragraph(draft.token) - context.parsed.paragraph(before.token)
    return abs(distance) <= within


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
        draft.doubts.append(
            Worry(
                "background_goes_on",
                "no day is named; taken for background like what the paragraph tells before",
                "events.background_goes_on",
            )
        )


def shared_day(draft: Draft, earlier: Sequence[Draft]) -> None:
    """Date an act by the day of the clause that it goes on, and say so.

    Example: Scholz telefonierte am Montag mit Putin und traf Xi Jinping.
    """
    verb = draft.trigger.verb
    if draft.when is not None or draft.status not in TOLD_AS_FACT or verb is None or verb.head == verb:
        return
    if tree.relation(verb) not in {"conj", "parataxis"}:
        return
    before = next((d for d in earlier if d.trigger.verb == verb.head and d.when is not None), None)
    if before is None or before.status != draft.status or before.when is None:
        return
    if before.when.span.start < verb.idx:
        draft.when = before.when
        draft.doubts.append(
            Worry(
                "date_inferred",
                "no day is named; taken to be that of the clause before",
                "events.shared_day",
            )
        )


def during_visit(draft: Draft, events: Sequence[Draft], context: Context) -> None:
    """Date a meeting in the host country by the journey there that the paragraph tells before it, and say so.

    Example: Olaf Scholz reiste am Freitag nach China. In Peking empfing ihn Xi Jinping.
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
            draft.when = visit.when
            draft.doubts.append(
                Worry(
                    "date_inferred",
                    "no day is named; taken to be the day of the journey told beside it",
                    "events.during_visit",
                )
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
    for contact in contacts:
        if (
            contact.status == "actual"
            and contact.when is not None
            and _may_be_said_in(draft, contact, context)
        ):
            draft.when = contact.when
            draft.doubts.append(
                Worry(
                    "date_inferred",
                    "no day is named; taken to be said in the contact told beside it",
                    "events.said_in_contact",
                )
            )
            return


def _may_be_said_in(draft: Draft, contact: Draft, context: Context) -> bool:
    """Say whether what one side says was said in a contact: to the other side, or right where it is told."""
    sides = [draft.mentions("actor"), draft.mentions("recipient")]
    met = [
        [m for m in side if any(is_same_party(m, party, context.actors) for party in contact.parties)]
        for side in sides
    ]
    told = [one.token.i for one in (contact, *contact.others)]
    near = any(_is_near(one, draft, context, within=0) for one in (contact, *contact.others))
    beside = near and min(told) < draft.token.i and len(met[0]) == len(sides[0])
    return bool(met[0]) and (bool(met[1]) or beside)


def _frames(contact: Draft, draft: Draft, context: Context) -> bool:
    """Say whether a contact is told as the frame of another act: "Bei dem Treffen forderte Macron …"."""
    verbs = {draft.token, tree.clause(draft.token)}
    within = context.lexicon.words["within"] | {OCCASION}
    tellings = (told.trigger for told in (contact, *contact.others) if contact is not draft)
    return any(told.is_noun and told.slot in within and told.verb in verbs for told in tellings)
