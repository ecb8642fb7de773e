"""Finished drafts → records, with the words behind each field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.events.contacts import contact_of, level_of
from communique.events.context import Context
from communique.events.draft import Draft, Worry
from communique.events.ruled_out import ruled_out
from communique.events.said import said_in_contacts
from communique.events.times import is_vague
from communique.records import Claim, Contact, Doubt, Event, Evidence, Mention, Span, record_id
from communique.syntax import tree
from communique.syntax.document import Token

DATED_TYPES = frozenset({"CONSULT", "ASSAULT"})
"""Acts whose missing day is worth a doubt."""


def tell(
    drafts: Sequence[Draft], context: Context
) -> tuple[tuple[Event, ...], tuple[Claim, ...], tuple[Doubt, ...]]:
    """Make events, claims and doubts of merged drafts, in text order."""
    events: list[Event] = []
    claims: list[Claim] = []
    doubts: list[Doubt] = []
    said = said_in_contacts(drafts, context)
    for draft in sorted(drafts, key=lambda d: d.token.i):
        name = record_id(_sha(context), "event", draft.trigger.entry.type, draft.token.idx)
        own = tuple(_claims(draft, name, context))
        claims += own
        contact = _contact(draft, own, said.get(draft.token.i, ()), context) if draft.is_contact else None
        events.append(_event(draft, name, contact, context))
        doubts += _doubts(draft, name, context)
    return tuple(events), tuple(claims), tuple(doubts)


def _sha(context: Context) -> str:
    return context.parsed.article.sha256


def _contact(draft: Draft, claims: Sequence[Claim], quotes: tuple[str, ...], context: Context) -> Contact:
    topics = tuple(_topics(draft, context))
    names = tuple(claim.id for claim in claims)
    contact = contact_of(draft, names, topics, context.actors, context.lexicon)
    return replace(contact, quotes=quotes)


def _event(draft: Draft, name: str, contact: Contact | None, context: Context) -> Event:
    actors, recipients = _sides(draft)
    entry = draft.trigger.entry
    return Event(
        id=name,
        type=entry.type,
        mode=_mode(draft),
        contexts=tuple(_contexts(draft, context)),
        actors=tuple(m.id for m in actors),
        recipients=tuple(m.id for m in recipients),
        status=draft.status,
        date=draft.when.id if draft.when is not None and not is_vague(draft.when) else None,
        place=draft.place.id if draft.place is not None else None,
        channel=draft.channel,
        casualties=tuple(draft.casualties),
        reported_by=draft.reported_by,
        contact=contact,
        evidence=tuple(_evidence(draft)),
        ruled_out=ruled_out(draft, context),
        rule=rule_of(draft),
    )


def rule_of(draft: Draft) -> str:
    """Name the entry that found a draft: ``events.verb/treffen``, ``events.verb/call on``."""
    return f"events.{draft.trigger.entry.pos.lower()}/{draft.trigger.entry.name}"


def _sides(draft: Draft) -> tuple[list[Mention], list[Mention]]:
    """Give actors and recipients; a contact's parties are all actors unless one visits another."""
    if not draft.is_contact:
        return draft.mentions("actor"), draft.mentions("recipient")
    if draft.roles.get("visitor"):
        return draft.mentions("initiator", "visitor", "party"), draft.mentions("host")
    return draft.mentions("initiator", "party", "host"), []


def _mode(draft: Draft) -> str | None:
    if draft.is_contact and draft.channel == "phone":
        return "phone"
    if draft.is_contact and draft.mode == "phone":
        return None
    if draft.is_contact and draft.roles.get("visitor") and draft.roles.get("host"):
        return "visit"
    return draft.mode


def _contexts(draft: Draft, context: Context) -> Iterator[str]:
    """Give the PLOVER contexts whose words stand in the sentences of the event's tellings' own clauses."""
    words = " ".join(token.lower_ for told in (draft, *draft.others) for token in told.token.sent)
    for name, stems in context.lexicon.contexts.items():
        if any(stem in words for stem in stems):
            yield name


def _topics(draft: Draft, context: Context) -> Iterator[Span]:
    """Give what a contact was about; "on Monday" is when it was."""
    dates = {dated.head for told in (draft, *draft.others) for dated in context.dated(told.token)}
    for told in (draft, *draft.others):
        for slot, role in told.trigger.entry.frame.items():
            if role == "topic":
                about = (token for token in told.slots.get(slot, ()) if token not in dates)
                yield from (tree.span_of(tree.phrase(token)) for token in about)


def _evidence(draft: Draft) -> Iterator[Evidence]:
    tellings = (draft, *draft.others)
    yield from _each("trigger", (_words(word) for told in tellings for word in _told_by(told)))
    for role in ("actor", "initiator", "visitor", "party", "host", "recipient", "mediator"):
        yield from _each(role, (m.span for m in draft.roles.get(role, [])))
    if draft.when is not None:
        yield Evidence(of="date", span=draft.when.span)
    if draft.place is not None:
        yield Evidence(of="place", span=draft.place.span)
    yield from _each("channel", (_words(token) for token in draft.channel_cues))
    yield from _each("status", (_words(token) for token in draft.status_cues))


def _told_by(draft: Draft) -> Iterator[Token]:
    """Give the word that tells an act, and the verb that carries it: "imposed" of "imposed sanctions"."""
    yield draft.token
    if draft.trigger.carrier is not None and draft.trigger.verb is not None:
        yield draft.trigger.verb


def _each(of: str, spans: Iterable[Span]) -> Iterator[Evidence]:
    return (Evidence(of=of, span=span) for span in dict.fromkeys(spans))


def _words(token: Token) -> Span:
    return tree.span_of([token])


def _claims(draft: Draft, event: str, context: Context) -> Iterator[Claim]:
    for kind, date, words in draft.claims:
        spans = [_words(token) for token in words] + ([date.span] if date is not None else [])
        yield Claim(
            id=record_id(_sha(context), "claim", kind, event, date.id if date is not None else ""),
            kind=kind,
            between=tuple(m.id for m in draft.parties),
            level=level_of(draft, context.lexicon),
            date=date.id if date is not None else None,
            event=event,
            evidence=tuple(Evidence(of="claim", span=span) for span in sorted(set(spans))),
            rule=f"events.{kind}",
        )


def _doubts(draft: Draft, event: str, context: Context) -> Iterator[Doubt]:
    told = list(dict.fromkeys(doubt for one in (draft, *draft.others) for doubt in one.doubts))
    told += undated(draft)
    for worry in dict.fromkeys(told):
        yield Doubt(
            id=record_id(_sha(context), "doubt", worry.rule, worry.words, event),
            about=event,
            kind=worry.kind,
            words=f"“{draft.token.text}”: {worry.words}",
            evidence=(Evidence(of="trigger", span=_words(draft.token)),),
            rule=worry.rule,
        )


def undated(draft: Draft) -> list[Worry]:
    """Say that the text does not tell the day of a contact or attack that took place.

    Example: Olaf Scholz telefonierte mit Emmanuel Macron.
    """
    happened = draft.status in {"actual", "historical"} and draft.trigger.entry.type in DATED_TYPES
    if (draft.when is not None and not is_vague(draft.when)) or not happened:
        return []
    return [Worry("no_date", "when this happened is not said", "events.undated")]
