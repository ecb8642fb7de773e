"""Whose word an act rests on, and what follows from who speaks to whom."""

from communique.events.context import Context, innermost, own_quote
from communique.events.draft import Draft
from communique.events.merge import SPEECH, is_same_party
from communique.events.parties import add, has_untold, may_act
from communique.records import Date, Mention, Quote, Voice

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
        draft.doubt("hearsay", "told as hearsay; whose word it is is not said", "events.hearsay")


def _chain(inner: Quote | None, context: Context) -> list[Quote]:
    """Give a quote and the attributions around it, innermost first."""
    chain: list[Quote] = []
    while inner is not None and inner not in chain:
        chain.append(inner)
        inner = context.quotes.get(inner.parent) if inner.parent is not None else None
    return chain


def _mentions(voice: Voice | None, context: Context) -> list[Mention]:
    mention = context.mentions.get(voice.mention) if voice is not None and voice.mention else None
    return [mention] if mention is not None and may_act(mention, context.actors) else []


def _said_on(quote: Quote, context: Context) -> Date | None:
    return context.dates.get(quote.said_on) if quote.said_on is not None else None


def speaker_joins(draft: Draft, context: Context) -> None:
    """Let the speaker's side meet the only party of a contact that it speaks of.

    Example: Emmanuel Macron sagte am Montag, es werde keine Gespräche mit Wladimir Putin geben.
    """
    inner = innermost(draft.token, context.quotes_near(draft.token))
    if not draft.is_contact or len(draft.parties) != 1 or inner is None or has_untold(draft, context):
        return
    known = draft.parties[0]
    others = [m for m in _mentions(inner.speaker, context) if not is_same_party(m, known, context.actors)]
    if others and context.actors.country(others[0]) != context.actors.country(known):
        add(draft.roles, "party", others[:1], context.actors)
        draft.doubt(
            "party_inferred", "the other side is not named; taken to be the speaker's", "events.speaker_joins"
        )
