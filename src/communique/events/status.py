"""What became of an act: done, planned, asked for, offered, imagined, denied, not done.

Polarity, commitment and time are read apart and then projected; where several apply, the first of denied,
negated, hypothetical, requested, offered, planned, ongoing, historical, actual wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Token

from communique.events.lexicon import Lexicon
from communique.events.triggers import Trigger, carrier_of, is_definite, slot_of
from communique.records import Date, Status
from communique.syntax import tree

BACKGROUND_DAYS = 7
"""An act that ended longer before the publication is background (house convention of the events guide)."""

MOOD = "subjunctive"
"""The sign of a bare Konjunktiv II, which is a condition in the writer's voice only."""

COMMITMENTS: tuple[Status, ...] = ("hypothetical", "requested", "offered", "planned")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status and the words that gave it."""

    status: Status
    cues: tuple[Token, ...]


def judge(
    trigger: Trigger, when: Date | None, published: str | None, lexicon: Lexicon, *, is_reported: bool = False
) -> Judgement:
    """Decide the status of a trigger's act, given the date of the act and the day of publication.

    In reported speech (``is_reported``) Konjunktiv II only stands in for Konjunktiv I and doubts nothing.
    """
    signs = [
        sign for sign in dict.fromkeys(_signs(trigger, lexicon)) if not (is_reported and sign[0] == MOOD)
    ]
    signs = [("hypothetical" if sign == MOOD else sign, cue) for sign, cue in signs]
    against = [(sign, cue) for sign, cue in signs if sign in {"negated", "denied"}]
    if len(against) > 1:
        return Judgement("hypothetical", tuple(cue for _, cue in against))
    if against:
        sign, cue = against[0]
        return Judgement("denied" if sign == "denied" else "negated", (cue,))
    for status in COMMITMENTS:
        cues = tuple(cue for sign, cue in signs if sign == status)
        if cues:
            return Judgement(status, cues)
    if trigger.entry.status is not None:
        return Judgement(trigger.entry.status, (trigger.token,))
    return _in_time(trigger, when, published, signs, lexicon)


def _signs(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Give all that speaks for or against the act, from the noun outwards."""
    if trigger.is_noun:
        yield from _negation(trigger.token, lexicon)
        yield from _attributes(trigger, lexicon)
        yield from _denied_existence(trigger, lexicon)
        if trigger.carrier is not None and trigger.verb is not None:
            yield trigger.carrier.effect, trigger.verb
    if trigger.verb is None or (trigger.is_noun and trigger.carrier is None and _is_background(trigger)):
        return
    verb = trigger.verb
    yield from _predicate(verb, lexicon)
    if tree.relation(verb) == "acl" and verb.head.lemma_ in lexicon.noun_effects:
        yield lexicon.noun_effects[verb.head.lemma_], verb.head
    while verb.head != verb and tree.relation(verb) in {
        "xcomp",
        "ccomp",
        "csubj",
        "conj",
        "advcl",
        "aux",
    }:
        governor = verb.head
        effect = _embedding(governor, lexicon)
        if tree.relation(verb) == "conj":
            verb = governor
            continue
        if effect is None:
            break
        yield effect, governor
        yield from _predicate(governor, lexicon)
        if governor.pos_ == "NOUN":
            yield from _negation(tree.clause(governor), lexicon)
        verb = governor


def _denied_existence(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Read "ein Treffen sei nicht vorgesehen": what is new and then negated is not there at all."""
    is_new = not is_definite(trigger.token) and bool(tree.children(trigger.token, "det"))
    if is_new and trigger.carrier is None and trigger.slot == "subject" and trigger.verb is not None:
        yield from _negation(trigger.verb, lexicon)


def _embedding(governor: Token, lexicon: Lexicon) -> str | None:
    """Give what a governing verb, adjective or noun says of the act in its complement."""
    words = (tree.lemma(governor), governor.lower_)
    said = next((lexicon.embedding[word] for word in words if word in lexicon.embedding), None)
    return said or lexicon.noun_effects.get(governor.lemma_)


def _attributes(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Read "das geplante Treffen", "das Angebot zu Gesprächen", and denied reports of an act."""
    for word in tree.children(trigger.token, "amod"):
        for stem, effect in lexicon.attribute_effects.items():
            if word.lower_.startswith(stem):
                yield effect, word
    above = tree.first_conjunct(trigger.token).head
    said = lexicon.noun_effects.get(above.lemma_)
    if said is not None and said != "reported":
        yield said, above
    elif said == "reported":
        slot, verb = slot_of(above)
        carrier = carrier_of(verb, slot, lexicon) if verb is not None else None
        if verb is not None and carrier is not None and carrier.effect in {"negated", "denied"}:
            yield "denied", verb


def _is_background(trigger: Trigger) -> bool:
    """Say whether a noun only serves in another act: "erörterten den Angriff", "bei einem Treffen"."""
    return trigger.slot != "root"


def _negation(word: Token, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Find what negates a word: "kein", "nicht", and "nicht einmal" in an adverb of it."""
    inside = (inner for child in tree.children(word, "advmod") for inner in child.children)
    for child in (*word.children, *inside):
        without = child.lower_ in lexicon.words["negative_determiner"] and child.pos_ in {"DET", "PRON"}
        if without or (child.lower_ in lexicon.words["negation"] and not _is_limited(child, lexicon)):
            yield "negated", child


def _is_limited(negation: Token, lexicon: Lexicon) -> bool:
    """Tell "nicht nur" and "nicht am Montag, sondern" from a negation of the act."""
    following = negation.doc[negation.i + 1 : negation.i + 2].text.lower()
    rest = negation.doc[negation.i + 1 : negation.sent.end]
    return following in lexicon.words["no_negation_before"] or any(word.lower_ == "sondern" for word in rest)


def _predicate(verb: Token, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Read negation, modals, mood and conjunctions of one predicate."""
    yield from _negation(verb, lexicon)
    for thing in tree.children(verb, "obj", "nsubj"):
        yield from (pair for pair in _negation(thing, lexicon) if pair[1].pos_ in {"DET", "PRON"})
    for mark in tree.children(verb, "mark"):
        if mark.lower_ in lexicon.words["condition"]:
            yield "hypothetical", mark
        elif mark.lower_ in lexicon.words["without"]:
            yield "negated", mark
    yield from _modality(verb, lexicon)


def _modality(verb: Token, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    helpers = [word for word in tree.auxiliaries(verb) if tree.relation(word) == "aux"]
    signs = [(sign, helper) for helper in helpers if (sign := _modal(helper, verb, helpers, lexicon))]
    yield from signs
    if tree.is_subjunctive(verb, tense="Past") and not signs:
        yield MOOD, tree.finite(verb)


def _modal(helper: Token, verb: Token, helpers: list[Token], lexicon: Lexicon) -> str | None:
    """Say what one auxiliary makes of the act: possible, required, intended, to come."""
    words = lexicon.words
    if helper.lemma_ in words["possible"]:
        return "hypothetical"
    if helper.lemma_ in words["required"] or helper.lower_ in words["advised"]:
        return "requested"
    if helper.lemma_ in words["intended"] and not _is_hearsay(helpers):
        return "planned"
    if helper.lemma_ in words["future"] and not tree.is_passive(verb) and not _is_participle(verb):
        return (
            MOOD
            if helper.morph.get("Tense") == ["Past"] and helper.morph.get("Mood") == ["Sub"]
            else "planned"
        )
    return None


def _is_participle(verb: Token) -> bool:
    return (
        verb.morph.get("VerbForm") == ["Part"] and verb.lower_.endswith(("t", "en")) and "ge" in verb.lower_
    )


def _is_hearsay(helpers: list[Token]) -> bool:
    """Tell "soll angerufen haben" from "soll anrufen": a perfect infinitive is hearsay, not a plan."""
    return any(word.lemma_ in {"haben", "sein"} for word in helpers)


def _in_time(
    trigger: Trigger,
    when: Date | None,
    published: str | None,
    signs: list[tuple[str, Token]],
    lexicon: Lexicon,
) -> Judgement:
    """Tell news, background and what goes on, for acts that took place."""
    verb = trigger.verb
    lasts = tuple(cue for sign, cue in signs if sign == "going_on")
    ended = tuple(cue for sign, cue in signs if sign == "ended")
    past = verb is not None and _is_past(verb)
    if trigger.entry.is_lasting and not (when is not None and _is_over(when, published)):
        return Judgement("ongoing", (trigger.token,))
    if (
        when is not None
        and published is not None
        and when.earliest is not None
        and when.earliest > published
        and not past
    ):
        return Judgement("planned", ())
    if ended and past:
        return Judgement("historical", ended)
    if when is not None and (when.relation == "LAST" or _is_over(when, published)):
        return Judgement("historical", ())
    if when is not None and published is None and verb is not None and _is_long_past(verb, when):
        return Judgement("historical", (tree.finite(verb),))
    before = _background_words(trigger, lexicon)
    if before:
        return Judgement("historical", before)
    if lasts:
        return Judgement("historical" if past else "ongoing", lasts)
    going_on = tuple(
        w for w in (verb.children if verb is not None else ()) if w.lower_ in lexicon.words["going_on"]
    )
    if going_on and not past:
        return Judgement("ongoing", going_on)
    if (
        trigger.is_noun
        and trigger.carrier is None
        and trigger.entry.type != "CONSULT"
        and is_definite(trigger.token)
    ):
        return Judgement("historical", (trigger.token,))
    return Judgement("actual", ())


def _is_past(verb: Token) -> bool:
    word = tree.finite(verb)
    return word.morph.get("Tense") == ["Past"] or (word != verb and word.lemma_ in {"haben", "sein"})


def _is_long_past(verb: Token, when: Date) -> bool:
    """Say whether a pluperfect tells of a month or year: background, whenever the article appeared."""
    word = tree.finite(verb)
    pluperfect = word != verb and word.morph.get("Tense") == ["Past"] and word.lemma_ in {"haben", "sein"}
    return pluperfect and len(when.value) <= len("2022-10")


def _background_words(trigger: Trigger, lexicon: Lexicon) -> tuple[Token, ...]:
    near = [*trigger.token.children, *(trigger.verb.children if trigger.verb is not None else ())]
    return tuple(
        word
        for word in near
        if word.lower_ in lexicon.words["last"] and tree.relation(word) in {"advmod", "amod"}
    )


def _is_over(when: Date, published: str | None) -> bool:
    """Say whether a date ended well before publication; unpublished, a bare year or month is background."""
    if when.latest is None:
        return False
    if published is None:
        return len(when.value) <= len("2022-10")
    return date.fromisoformat(when.latest) < date.fromisoformat(published[:10]) - timedelta(
        days=BACKGROUND_DAYS
    )
