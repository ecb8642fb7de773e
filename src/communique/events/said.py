"""Which quotes were said in which contact: "sagte Macron bei dem Treffen", one side to the other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from communique.events.context import Context
from communique.events.draft import Draft
from communique.events.merge import is_same_party
from communique.records import Quote, Span

TOOK_PLACE = frozenset({"actual", "ongoing", "historical"})


def said_in_contacts(drafts: Sequence[Draft], context: Context) -> Mapping[int, tuple[str, ...]]:
    """Give for contacts, by the index of their word, the ids of the quotes that were said in them.

    A quote belongs to the contact that its frame names, else to the last one told before it, or the first
    after, that took place between its speaker and whom it speaks to.
    """
    contacts = sorted((d for d in drafts if d.is_contact and d.status in TOOK_PLACE), key=lambda d: d.token.i)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for quote in context.quotes.values():
        contact = _named(quote, contacts) or _between(quote, contacts, context)
        if contact is not None:
            found[contact.token.i].append(quote.id)
    return {place: tuple(quotes) for place, quotes in found.items()}


def _named(quote: Quote, contacts: Sequence[Draft]) -> Draft | None:
    """Give the contact that a frame names; a stand on one ("kritisierte das Treffen") was not said there."""
    if quote.type == "reported":
        return None
    frame = [item.span for item in quote.evidence if item.of in {"frame", "medium"}]
    return next((contact for contact in contacts if _stands_in(contact, frame)), None)


def _stands_in(contact: Draft, frame: Sequence[Span]) -> bool:
    words = [told.token for told in (contact, *contact.others) if told.trigger.is_noun]
    return any(span.start <= word.idx < span.end for word in words for span in frame)


def _between(quote: Quote, contacts: Sequence[Draft], context: Context) -> Draft | None:
    voices = (quote.speaker, quote.addressee)
    sides = [context.mentions[voice.mention] for voice in voices if voice is not None and voice.mention]
    if len(sides) < len(voices):
        return None
    fitting = [
        contact
        for contact in contacts
        if all(any(is_same_party(side, p, context.actors) for p in contact.parties) for side in sides)
    ]
    before = [contact for contact in fitting if contact.token.idx < quote.spans[0].start]
    return before[-1] if before else next(iter(fitting), None)
