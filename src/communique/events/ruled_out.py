"""What else the words of an event could have meant, and why it was not taken."""

from collections.abc import Iterator

from communique.events.context import Context
from communique.events.draft import Draft
from communique.events.lexicon import Entry
from communique.events.times import FOR_HISTORY, Dated, is_vague
from communique.records import RuledOut
from communique.syntax import tree


def ruled_out(draft: Draft, context: Context) -> tuple[RuledOut, ...]:
    """Give what was weighed for an event's first telling and set aside, in the order of the fields."""
    found = (*_senses(draft, context), *_signs(draft), *_dates(draft, context), *_mentions(draft, context))
    return tuple(dict.fromkeys(found))


def _senses(draft: Draft, context: Context) -> Iterator[RuledOut]:
    """Give the first sense of each other type that stands before the one taken."""
    words = context.lexicon
    entries = words.noun(draft.token) if draft.trigger.is_noun else words.verb(draft.token)
    weighed = {draft.trigger.entry.type}
    for entry in entries:
        if entry is draft.trigger.entry:
            return
        if entry.type not in weighed:
            weighed.add(entry.type)
            yield RuledOut(of="sense", span=tree.span_of([draft.token]), reason=_why_no(entry))


def _why_no(entry: Entry) -> str:
    slots = ", ".join(entry.having).replace("|", " or ")
    needs = ", ".join(entry.needs).replace("|", " or ")
    lacks = f"none as {' or '.join(entry.lacks)}" if entry.lacks else "another form"
    wants = f"other words as {slots}" if slots else f"a party as {needs}" if needs else lacks
    return f"not {entry.type}: “{entry.name}” wants {wants}"


def _signs(draft: Draft) -> Iterator[RuledOut]:
    for sign, word in draft.signs_set_aside:
        yield RuledOut(
            of="status",
            span=tree.span_of([word]),
            reason=f"not {sign}: in reported speech this form is no condition"
            if sign == "hypothetical"
            else f"not {sign}: {draft.status} goes before it",
        )


def _dates(draft: Draft, context: Context) -> Iterator[RuledOut]:
    for dated in context.dated(draft.token):
        taken = draft.when is not None and dated.date.span == draft.when.span
        if not taken:
            yield RuledOut(of="date", span=dated.date.span, reason=_why_not(dated))


def _why_not(dated: Dated) -> str:
    if dated.date.relation in FOR_HISTORY:
        return "bounds the act or tells of another one"
    if is_vague(dated.date):
        return "names no time"
    if dated.date.type not in {"DATE", "TIME"} or dated.date.value.startswith("P"):
        return "is a length of time, no day"
    return f"belongs to “{tree.clause(dated.head).text}”"


def _mentions(draft: Draft, context: Context) -> Iterator[RuledOut]:
    """Give those who are only spoken of in the contact, or only speak of the act."""
    for slot, role in draft.trigger.entry.frame.items():
        for token in draft.slots.get(slot, ()) if role == "topic" else ():
            for mention in context.actors.within(tree.span_of(tree.phrase(token))):
                yield RuledOut(of="party", span=mention.span, reason="is what it was about")
    for token in draft.slots.get("bystander", ()):
        for mention in context.actors.all_at(token):
            if mention not in draft.parties:
                yield RuledOut(of="party", span=mention.span, reason="only speaks of it")
