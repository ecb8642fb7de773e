"""The step itself: triggers → parties → status and date → voices → merged events → records."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors import Actors
from communique.events.beside import (
    another_contact,
    background_goes_on,
    during_visit,
    other_side_before,
    parties_before,
    said_in_contact,
    shared_day,
)
from communique.events.casualties import find_casualties
from communique.events.claims import claims_of
from communique.events.contacts import complete
from communique.events.context import Context, context_of, passed_on_by
from communique.events.deeds import fits, has_parties, is_sense, settle
from communique.events.draft import Draft
from communique.events.groups import group_placed, with_groups
from communique.events.merge import merge
from communique.events.parties import fill_roles
from communique.events.slots import Slots, slots
from communique.events.status import judge, lasts
from communique.events.telling import tell
from communique.events.times import date_of
from communique.events.triggers import Trigger, find_triggers, is_definite
from communique.events.voices import attribute, hearsay, speaker_joins
from communique.records import Claim, Date, Doubt, Entity, Event, Mention, Quote
from communique.syntax import Parsed
from communique.syntax.tree import ancestors


@dataclass(frozen=True, slots=True)
class Events:
    """What the step gives, each in text order.

    ``mentions`` and ``entities`` are the groups without a name that are sides of events.
    """

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    doubts: tuple[Doubt, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()


def find_events(parsed: Parsed, dates: Sequence[Date], actors: Actors, quotes: Sequence[Quote]) -> Events:
    """Find what was done, planned or denied, by whom and to whom.

    An act without any linked party is no event. Its date is that of the act; absent where none is given.
    """
    named = frozenset(mention.id for mention in actors.mentions)
    actors = with_groups(parsed, actors)
    context = context_of(parsed, dates, actors, quotes)
    triggers = [t for sentence in parsed.sentences for t in find_triggers(sentence, context.lexicon)]
    stops = frozenset(trigger.token.i for trigger in triggers)
    senses = _first_senses(triggers, context)
    for draft in senses:
        _judge(draft, stops, context)
    drafts = settle(senses, context)
    earlier: list[Draft] = []
    for draft in drafts:
        attribute(draft, context)
        speaker_joins(draft, context)
        parties_before(draft, earlier, context)
        other_side_before(draft, earlier, context)
        group_placed(draft)
        hearsay(draft)
        shared_day(draft, earlier)
        background_goes_on(draft, earlier, context)
        earlier.append(draft)
    _count_casualties(drafts, context)
    merged = merge(drafts, actors)
    for event in merged:
        another_contact(event, merged, context)
    events = [event for event in merged if has_parties(event, context)]
    for event in events:
        during_visit(event, events, context)
    for event in events:
        said_in_contact(event, [other for other in events if other.is_contact], context)
    told = tell(events, context)
    return Events(*told, *_groups_used(told[0], actors, named))


def _groups_used(
    events: Sequence[Event], actors: Actors, named: frozenset[str]
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """Give the mentions and entities that this step found and an event has as a side."""
    sides = {side for event in events for side in (*event.actors, *event.recipients)} - named
    mentions = tuple(mention for mention in actors.mentions if mention.id in sides)
    used = dict.fromkeys(mention.entity for mention in mentions)
    return mentions, tuple(actors.entity(entity) for entity in used)


def _first_senses(triggers: Sequence[Trigger], context: Context) -> list[Draft]:
    """Read each word in the first sense that fits; in most words that could tell an act, none does."""
    found: dict[int, Draft] = {}
    for trigger in triggers:
        if trigger.token.i not in found:
            around = slots(trigger, context.lexicon)
            draft = _draft(trigger, around, context) if fits(trigger, around, context) else None
            if draft is not None and is_sense(draft, context):
                found[trigger.token.i] = draft
    return list(found.values())


def _draft(trigger: Trigger, around: Slots, context: Context) -> Draft:
    """Read who has which role around a trigger, and a contact's own parts."""
    draft = Draft(
        trigger=trigger,
        slots=around,
        roles=fill_roles(trigger, around, context),
        mode=trigger.entry.mode,
        channel=trigger.entry.channel,
        is_headline=_is_headline(trigger, context),
        is_definite=trigger.is_noun and is_definite(trigger.token, context.lexicon),
    )
    draft.place = next(iter(draft.roles.get("place", [])), None)
    if draft.is_contact:
        complete(draft, context.actors, context.lexicon)
    return draft


def _judge(draft: Draft, stops: frozenset[int], context: Context) -> None:
    """Settle date and status of an act, and what is claimed of a contact."""
    trigger = draft.trigger
    published = context.parsed.article.published
    dated = context.dated(trigger.token)
    draft.when = date_of(trigger, dated, stops, context.lexicon, published=published)
    judgement = judge(
        trigger,
        draft.when,
        published,
        context.lexicon,
        is_reported=passed_on_by(trigger.token, context.quotes_near(trigger.token)) is not None,
    )
    draft.status, draft.status_cues = judgement.status, judgement.cues
    draft.signs_set_aside, draft.is_hearsay = judgement.set_aside, judgement.is_hearsay
    verb = trigger.verb
    since = any(d.date.relation == "SINCE" and verb in {*ancestors(d.head)} for d in dated)
    if draft.status == "actual" and not draft.is_headline and lasts(trigger, since, context.lexicon):
        draft.status = "ongoing"
    if draft.is_contact:
        draft.claims = list(claims_of(draft, dated, context.lexicon))


def _is_headline(trigger: Trigger, context: Context) -> bool:
    """Say whether a trigger stands in the headline."""
    heads = [part.span for part in context.parsed.article.parts if part.role == "headline"]
    return any(span.start <= trigger.token.idx < span.end for span in heads)


def _count_casualties(drafts: Sequence[Draft], context: Context) -> None:
    """Give each count of people harmed to the attack told before it in the sentence, else after."""
    attacks: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.trigger.entry.type == "ASSAULT":
            attacks[draft.token.sent.start].append(draft)
    for sentence in context.parsed.sentences:
        near = attacks.get(sentence.start, [])
        for number, count in find_casualties(sentence, context.lexicon):
            before = [attack for attack in near if attack.token.i < number.i] or near[:1]
            if before:
                before[-1].casualties.append(count)
