"""What a contact has beside an act: channel, visitor and host, initiator, level, whether one or many."""

from collections.abc import Iterator, Mapping, Sequence

from communique.actors import Actors
from communique.events.draft import Draft
from communique.events.lexicon import Lexicon
from communique.events.triggers import unquantified
from communique.records import Channel, Contact, Format, Level, Mention, Span
from communique.syntax import tree
from communique.syntax.document import Token

LEVEL_OF_OFFICE: Mapping[str, Level] = {
    **dict.fromkeys(
        (
            "president",
            "monarch",
            "crown_prince",
            "head_of_state",
            "supreme_leader",
            "head_of_government",
            "vice_president",
            "deputy_head_of_government",
            "secretary_general",
            "commission_president",
            "council_president",
            "leader",
        ),
        "heads",
    ),
    **dict.fromkeys(("minister", "high_representative", "commissioner"), "ministers"),
    **dict.fromkeys(
        (
            "deputy_minister",
            "spokesperson",
            "ambassador",
            "envoy",
            "official",
            "adviser",
            "security_adviser",
            "army_chief",
            "intelligence_head",
            "speaker_of_parliament",
            "director_general",
        ),
        "officials",
    ),
}
"""At which level an office deals, by the part of the office's id before the dot."""


def complete(draft: Draft, actors: Actors, lexicon: Lexicon) -> None:
    """Settle channel, visit and initiator of a contact, from the words around its trigger."""
    draft.channel, draft.channel_cues = _channel(draft, lexicon)
    draft.is_series = _is_series(draft, lexicon)
    _settle_initiative(draft, actors, lexicon)
    _settle_visit(draft, actors)


def _channel(draft: Draft, lexicon: Lexicon) -> tuple[Channel, tuple[Token, ...]]:
    """Give the channel that words beside a noun say ("video call"), its entry, or words of its clause."""
    own = [word for slot in ("adjective", "compound") for word in draft.slots.get(slot, ())]
    said = _channel_word(own, lexicon)
    if said is not None:
        return said
    if draft.channel is not None:
        return draft.channel, (draft.token,)
    verb = draft.trigger.verb
    near = [*draft.token.children, *(verb.children if verb is not None else ())]
    inner = [*draft.token.children, *(tree.children(verb, "obl") if verb is not None else ())]
    near += [word for thing in inner for word in tree.children(thing, "nmod", "compound", "amod")]
    return _channel_word(near, lexicon) or ("unspecified", ())


def _channel_word(words: Sequence[Token], lexicon: Lexicon) -> tuple[Channel, tuple[Token, ...]] | None:
    for word in words:
        channel = lexicon.channels.get(word.lower_) or lexicon.channels.get(word.lemma_.lower())
        if channel is not None:
            return channel, (word,)
    return None


def _is_series(draft: Draft, lexicon: Lexicon) -> bool:
    carrier = draft.trigger.carrier
    if carrier is not None and carrier.effect in {"going_on", "ended"}:
        return True
    series = lexicon.words["series"]
    verb = draft.trigger.verb
    near = [
        unquantified(draft.token, lexicon),
        *(word for word in draft.token.children if draft.token.pos_ == "NOUN" or word.pos_ != "NOUN"),
        *(word for word in (verb.children if verb is not None else ()) if word.pos_ != "NOUN"),
    ]
    return any(word.lemma_.lower() in series or word.lower_ in series for word in near)


def _settle_initiative(draft: Draft, actors: Actors, lexicon: Lexicon) -> None:
    """Take the initiator from "auf Initiative Ankaras", wherever it stands in the clause."""
    verb = draft.trigger.verb
    for word in verb.subtree if verb is not None else ():
        before = {lexicon.plain(case) for case in tree.case_words(word)}
        if word.lower_ in lexicon.words["initiative"] and before & lexicon.words["initiative_prepositions"]:
            wishers = [m for m in actors.within(tree.span_of(word.subtree)) if actors.is_party(m)]
            for wisher in wishers[:1]:
                _move(draft, wisher, "initiator", actors)


def _move(draft: Draft, mention: Mention, role: str, actors: Actors) -> None:
    """Give a party another role, keeping the mention that stands in the frame if there is one."""
    key = actors.country(mention) or actors.party(mention)
    for known in [name for name in draft.roles if name != "place"]:
        for party in draft.roles[known]:
            if (actors.country(party) or actors.party(party)) == key:
                draft.roles[known].remove(party)
                draft.roles.setdefault(role, []).insert(0, party)
                return
    draft.roles.setdefault(role, []).append(mention)


def _settle_visit(draft: Draft, actors: Actors) -> None:
    """Say who visits whom when the place lies in a party's country, and make a bare destination the host."""
    place = next(iter(draft.roles.get("place", [])), None)
    draft.place = place
    if place is None or draft.channel not in {"in_person", "unspecified"}:
        return
    country = actors.entity(place.entity).country
    countries = {actors.country(m) for m in draft.parties}
    if draft.channel == "unspecified" and len(draft.parties) > 1:
        draft.channel = "in_person"
    if len(countries) > 1 and country not in countries and not draft.roles.get("visitor"):
        draft.mode = draft.mode or "third-party"
    hosts = {actors.country(m) for m in draft.roles.get("host", [])}
    if (
        hosts
        and country not in hosts
        and hosts == {actors.country(m) for m in draft.roles.get("visitor", [])}
    ):
        draft.roles["host"] = []
    if draft.roles.get("visitor") and not draft.roles.get("host"):
        destination_hosts(draft, place, actors)
    elif draft.channel == "in_person" and len(draft.roles.get("party", [])) == 2:
        at_home = [m for m in draft.roles["party"] if actors.country(m) == country]
        if len(at_home) == 1:
            host = at_home[0]
            draft.roles["visitor"] = [m for m in draft.roles.pop("party") if m is not host]
            draft.roles["host"] = [host]
            draft.mode = "visit"


def destination_hosts(draft: Draft, place: Mention, actors: Actors) -> None:
    """Take the country somebody travels to as the host, and say that nobody there is named.

    Example: Bundeskanzler Olaf Scholz reiste am Montag nach Ankara.
    """
    country = actors.entity(place.entity).country
    met = [m for m in draft.roles.get("party", []) if actors.country(m) == country]
    if met:
        draft.roles["host"] = met[:1]
        draft.roles["party"].remove(met[0])
        return
    if any(actors.country(m) == country for m in draft.roles["visitor"]):
        return
    draft.roles["host"] = [place]
    if not draft.roles.get("party"):
        draft.doubt(
            "counterpart_unknown", "a visit, but whom the visitor met is not said", "events.destination_hosts"
        )


def contact_of(
    draft: Draft, claims: tuple[str, ...], topics: tuple[Span, ...], actors: Actors, lexicon: Lexicon
) -> Contact:
    """Make the contact part of a finished draft, without the quotes said in it."""
    first = {
        role: next((m.id for m in draft.roles.get(role, [])), None)
        for role in ("initiator", "visitor", "host", "mediator")
    }
    return Contact(
        initiator=first["initiator"],
        visitor=first["visitor"],
        host=first["host"],
        mediator=first["mediator"],
        format=_format(draft, actors),
        level=level_of(draft, lexicon),
        count="series" if draft.is_series else "one",
        topics=topics,
        claims=claims,
        quotes=(),
    )


def _format(draft: Draft, actors: Actors) -> Format | None:
    countries = {actors.country(m) or actors.party(m) for m in draft.parties}
    if draft.roles.get("mediator"):
        return "third_party"
    if len(countries) > 2 or draft.mode == "multilateral":
        return "multilateral"
    return "bilateral" if len(countries) == 2 else None


def _words_of_level(token: Token) -> Iterator[Token]:
    """Give the words of a contact, and of the phrase right behind it: "Kontakte auf technischer Ebene"."""
    yield from token.subtree
    behind = next(
        (one for one in tree.children(token.head, "obl") if one.left_edge.i == token.right_edge.i + 1), None
    )
    if behind is not None:
        yield from behind.subtree


def level_of(draft: Draft, lexicon: Lexicon) -> Level:
    """Give the level at which the parties deal: from their offices, else from words such as "technisch"."""
    adjectives = [word.lower_ for word in _words_of_level(draft.token) if word.pos_ == "ADJ"]
    said = {level for stem, level in lexicon.levels.items() if any(a.startswith(stem) for a in adjectives)}
    offices = [(mention.role or "").partition(".")[0] for mention in draft.parties]
    levels = said or {LEVEL_OF_OFFICE[office] for office in offices if office in LEVEL_OF_OFFICE}
    return "mixed" if len(levels) > 1 else next(iter(levels), "unknown")
