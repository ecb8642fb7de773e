"""What became of an act: done, planned, asked for, offered, imagined, denied, not done.

Polarity, commitment and time are read apart and then projected; where several apply, the first of denied,
negated, hypothetical, requested, offered, planned, ongoing, historical, actual wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from communique.events.lexicon import Lexicon, verb_names
from communique.events.slots import is_gerund
from communique.events.triggers import Trigger, carrier_of, is_accepted, is_definite, slot_of
from communique.records import Date, Status
from communique.syntax import tree
from communique.syntax.document import Token

BACKGROUND_DAYS = 7
"""An act that ended longer before the publication is background (house convention of the events guide)."""

MOOD = "subjunctive"
"""The sign of a bare conditional (Konjunktiv II, "would"): a condition in the writer's voice only."""

NOT = "not"
"""The sign of a word of negation; verbs of refusing and the like are ``negated``."""

HEARSAY = "hearsay"
"""The sign of a form that passes on what others say: "soll angerufen haben", "aurait appelé"."""

ABOVE = frozenset({"xcomp", "ccomp", "csubj", "conj", "advcl", "aux"})
"""How a predicate hangs on one that may say what becomes of it."""
STATES = frozenset({"SUPPORT", "COOPERATE"})
"""Acts that a present tense tells as lasting: "backs the rebels"."""

COMMITMENTS: tuple[Status, ...] = ("hypothetical", "requested", "offered", "planned")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status, the words that gave it, and the signs with their words that did not count."""

    status: Status
    cues: tuple[Token, ...]
    set_aside: tuple[tuple[str, Token], ...] = ()
    is_hearsay: bool = False


def judge(
    trigger: Trigger, when: Date | None, published: str | None, lexicon: Lexicon, *, is_reported: bool = False
) -> Judgement:
    """Decide the status of a trigger's act, given the date of the act and the day of publication.

    In reported speech (``is_reported``) a bare conditional says what the language's data make of it: nothing
    (Konjunktiv II stands in for Konjunktiv I), or what was to come ("said he would visit").
    """
    reported = lexicon.grammar.conditional_in_reports if is_reported else "hypothetical"
    found = list(dict.fromkeys(_signs(trigger, lexicon)))
    read = [(reported if sign == MOOD else sign, cue) for sign, cue in found]
    signs = [(sign, cue) for sign, cue in read if sign is not None]
    judged = _told_by_signs(trigger, signs, lexicon) or _in_time(trigger, when, published, signs, lexicon)
    aside = [("hypothetical", cue) for sign, cue in found if sign == MOOD and judged.status != "hypothetical"]
    aside += [(sign, cue) for sign, cue in signs if sign in COMMITMENTS and sign != judged.status]
    hearsay = any(sign == HEARSAY for sign, _ in signs)
    return replace(judged, set_aside=tuple(dict.fromkeys(aside)), is_hearsay=hearsay)


def _told_by_signs(trigger: Trigger, signs: list[tuple[str, Token]], lexicon: Lexicon) -> Judgement | None:
    """Project the signs on a status: what speaks against the act, what commits to it; nothing leaves time."""
    going = _goes_on(signs)
    if going:
        return Judgement("ongoing", going)
    against = _against(signs, lexicon)
    if len(against) > 1:
        return Judgement("hypothetical", tuple(cue for _, cue in against))
    if against:
        sign, cue = against[0]
        return Judgement("denied" if sign == "denied" else "negated", (cue,))
    for status in COMMITMENTS:
        cues = tuple(cue for sign, cue in signs if sign == status)
        if cues:
            return Judgement(status, cues)
    if is_accepted(trigger, lexicon) and trigger.verb is not None:
        return Judgement("planned", (trigger.verb,))
    if trigger.entry.status is not None:
        return Judgement(trigger.entry.status, (trigger.token,))
    return None


def _against(signs: list[tuple[str, Token]], lexicon: Lexicon) -> list[tuple[str, Token]]:
    """Give what speaks against an act; where words of negation go together, all of them are one."""
    words = [(sign, cue) for sign, cue in signs if sign == NOT]
    verbs = [(sign, cue) for sign, cue in signs if sign in {"negated", "denied"}]
    return [*(words[:1] if lexicon.grammar.negative_concord else words), *verbs]


def _goes_on(signs: list[tuple[str, Token]]) -> tuple[Token, ...]:
    """Read "called on Israel to halt the attacks": what is to end, or was not ended, goes on."""
    not_yet = {*COMMITMENTS, NOT, "negated", "denied"}
    ended = tuple(cue for sign, cue in signs if sign == "ended")
    return ended if ended and any(sign in not_yet for sign, _ in signs) else ()


def _signs(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Give all that speaks for or against the act, from the noun outwards."""
    if trigger.is_noun:
        yield from _negation(trigger.token, lexicon)
        yield from _attributes(trigger, lexicon)
        yield from _denied_existence(trigger, lexicon)
        if trigger.carrier is not None and trigger.verb is not None:
            yield trigger.carrier.effect, trigger.verb
    verb = trigger.verb
    if verb is None:
        return
    if not trigger.is_noun or trigger.carrier is not None or not _is_background(trigger):
        yield from _predicate(verb, lexicon)
    elif trigger.slot != "object" or trigger.entry.type != "CONSULT":
        return
    yield from _from_above(verb, lexicon)


def _from_above(verb: Token, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Give what the nouns and verbs say under which a predicate stands, nearest first."""
    if verb.relation == "acl" and verb.head.lemma_ in lexicon.noun_effects:
        taken_up = set(verb_names(tree.clause(verb.head))) & lexicon.words["accepting"]
        yield "planned" if taken_up else lexicon.noun_effects[verb.head.lemma_], verb.head
        yield from _negation(verb.head, lexicon)
        yield from _negation(tree.clause(verb.head), lexicon)
    while verb.head != verb and verb.relation in ABOVE:
        governor = verb.head
        effect = _embedding(governor, lexicon)
        if verb.relation == "conj":
            verb = governor
            continue
        if effect is None or not _is_embedded(verb, effect, lexicon):
            break
        effect = "done" if _was_able(governor, lexicon) else effect
        yield effect, governor
        yield from ((s, cue) for s, cue in _predicate(governor, lexicon) if (effect, s) != ("planned", MOOD))
        if governor.pos_ == "NOUN":
            yield from _negation(tree.clause(governor), lexicon)
        verb = governor


def _is_embedded(verb: Token, effect: str, lexicon: Lexicon) -> bool:
    """Say whether a clause is what its verb plans or asks for, not "when he came", "told … he had"."""
    marks = {mark.lower_ for mark in tree.children(verb, "mark", "case")}
    if verb.relation == "advcl" and marks - lexicon.words["purpose"]:
        return False
    if tree.is_infinitive(verb) or is_gerund(verb):
        return True
    past = tree.finite(verb).morph.get("Tense") == ["Past"] and not _is_past_subjunctive(tree.finite(verb))
    to_come = effect in {"planned", "requested", "offered"}
    return verb.relation != "advcl" and not (to_come and past and not _is_conditional(verb, lexicon))


def _denied_existence(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Read "ein Treffen sei nicht vorgesehen": what is new and then negated is not there at all."""
    is_new = not is_definite(trigger.token, lexicon) and bool(tree.children(trigger.token, "det"))
    if is_new and trigger.carrier is None and trigger.slot == "subject" and trigger.verb is not None:
        yield from _negation(trigger.verb, lexicon)


def _was_able(governor: Token, lexicon: Lexicon) -> bool:
    """Say whether a verb of being able is told as over, so that it was done: "ont pu voir"."""
    helpers = tree.auxiliaries(governor)
    return governor.lemma_ in lexicon.words["ability"] and _is_perfect(governor, helpers, lexicon)


def _embedding(governor: Token, lexicon: Lexicon) -> str | None:
    """Give what a governing verb, adjective or noun says of the act in its complement."""
    words = (*verb_names(governor), tree.lemma(governor), governor.lower_)
    said = next((lexicon.embedding[word] for word in words if word in lexicon.embedding), None)
    nouns = [governor, *tree.children(governor, "obj")]
    return said or next((effect for n in nouns if (effect := lexicon.noun_effects.get(n.lemma_))), None)


def _attributes(trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Read "das geplante Treffen", "das Angebot zu Gesprächen", and denied reports of an act."""
    for word in tree.children(trigger.token, "amod"):
        for stem, effect in lexicon.attribute_effects.items():
            if word.lower_.startswith(stem):
                yield effect, word
    above = tree.first_conjunct(trigger.token).head
    content = above.pos_ in tree.NOMINALS and trigger.slot not in lexicon.words["since"]
    said = lexicon.noun_effects.get(above.lemma_) if content and above != trigger.token else None
    if said is not None and said != "reported":
        yield said, above
    elif said == "reported":
        slot, verb = slot_of(above, lexicon)
        carrier = carrier_of(verb, slot, lexicon) if verb is not None else None
        if verb is not None and carrier is not None and carrier.effect in {"negated", "denied"}:
            yield "denied", verb


def _is_background(trigger: Trigger) -> bool:
    """Say whether a noun only serves in another act: "erörterten den Angriff", "bei einem Treffen"."""
    return trigger.slot != "root"


def _negation(word: Token, lexicon: Lexicon) -> Iterator[tuple[str, Token]]:
    """Find what negates a word: "kein", "nicht", also in an adverb of it ("nicht mehr wirklich")."""
    for child in (*word.children, *_within_adverbs(word)):
        without = child.lower_ in lexicon.words["negative_determiner"] and child.pos_ in {"DET", "PRON"}
        no_more = child.lower_ in lexicon.words["no_more"] and _is_no_more(child, word, lexicon)
        negates = no_more or (child.lower_ in lexicon.words["negation"] and child.pos_ != "NOUN")
        bare = child.lower_ in lexicon.words["bare_negation"] and word.lemma_ in lexicon.words["ability"]
        if without or bare or (negates and not _is_limited(child, lexicon)):
            yield NOT, child


def _is_no_more(adverb: Token, word: Token, lexicon: Lexicon) -> bool:
    """Tell "ne … plus" and "no longer" from a bare "plus" and "longer"."""
    before = adverb.doc[adverb.i - 1].lower_ if adverb.i else ""
    negated = any(child.morph.get("Polarity") == ["Neg"] for child in word.children)
    return negated or before in lexicon.words["negative_determiner"]


def _within_adverbs(word: Token) -> Iterator[Token]:
    for adverb in tree.children(word, "advmod"):
        yield from adverb.children
        yield from _within_adverbs(adverb)


def _is_limited(negation: Token, lexicon: Lexicon) -> bool:
    """Tell "nicht nur", "nicht mehr als" and "nicht am Montag, sondern" from a negation of the act."""
    after = [negation.doc[negation.i + 1 : negation.i + 1 + n].text.lower() for n in (1, 2)]
    rest = negation.doc[negation.i + 1 : negation.sent.end]
    contrast = lexicon.words["contrast"]
    is_part = bool(lexicon.words["no_negation_before"] & set(after))
    return is_part or any(word.lower_ in contrast for word in rest)


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
    helpers = [word for word in tree.auxiliaries(verb) if word.relation in {"aux", "cop"}]
    signs = [(sign, helper) for helper in helpers if (sign := _modal(helper, verb, helpers, lexicon))]
    yield from signs
    word = tree.finite(verb)
    if signs and not all(sign == "requested" for sign, _ in signs):
        return
    if _is_conditional(verb, lexicon):
        hearsay = lexicon.grammar.hearsay_conditional and _is_perfect(verb, helpers, lexicon)
        yield (HEARSAY if hearsay else MOOD), word
    elif _is_future(verb, word, lexicon):
        yield "planned", word


def _modal(helper: Token, verb: Token, helpers: list[Token], lexicon: Lexicon) -> str | None:
    """Say what one auxiliary makes of the act: possible, required, intended, to come."""
    words, names = lexicon.words, {helper.lemma_, helper.lower_}
    if names & words["possible"]:
        return "hypothetical"
    if names & words["required"]:
        return "requested"
    if names & words["intended"]:
        return HEARSAY if _is_hearsay(helper, helpers, lexicon) else "planned"
    if names & words["planned_before_infinitive"] and _has_infinitive_mark(verb):
        return "planned"
    if names & words["conditional"]:
        return MOOD
    if names & words["future"]:
        return "planned"
    if names & words["future_or_passive"] and not tree.is_passive(verb) and not _is_ge_participle(verb):
        return MOOD if _is_past_subjunctive(helper) else "planned"
    return None


def _has_infinitive_mark(verb: Token) -> bool:
    """Tell "is to visit" and "est à visiter" from "is on a visit"."""
    return verb.pos_ in tree.PREDICATES and bool(tree.children(verb, "mark", "case"))


def _is_conditional(verb: Token, lexicon: Lexicon) -> bool:
    """Say whether a predicate is a bare conditional: by its mood, or by an ending that was misread."""
    group = (verb, *tree.auxiliaries(verb))
    if any(word.morph.get("Mood") == ["Cnd"] for word in group):
        return True
    ends = lexicon.grammar.conditional_endings
    misread = bool(ends) and tree.finite(verb).morph.get("Tense") == ["Fut"]
    return (misread and tree.finite(verb).lower_.endswith(ends)) or _is_past_subjunctive(tree.finite(verb))


def _is_past_subjunctive(word: Token) -> bool:
    return bool(word.morph.get("Mood") == ["Sub"] and word.morph.get("Tense") == ["Past"])


def _is_perfect(verb: Token, helpers: list[Token], lexicon: Lexicon) -> bool:
    return verb.morph.get("VerbForm") == ["Part"] and any(
        word.lemma_ in lexicon.words["perfect"] for word in helpers
    )


def _is_future(verb: Token, word: Token, lexicon: Lexicon) -> bool:
    """Say whether a form tells what is to come: a future, or a present of a perfective verb ("проведёт")."""
    if word.morph.get("Tense") == ["Fut"]:
        return True
    names = {verb.lemma_, *(entry.lemma for entry in lexicon.verb(verb))}
    perfective = bool(names & lexicon.words["perfective"])
    present = word == verb and word.morph.get("Mood") == ["Ind"] and word.morph.get("Person") != ["0"]
    return perfective and present and tree.is_finite(word) and word.morph.get("Tense") != ["Past"]


def _is_ge_participle(verb: Token) -> bool:
    """Tell German "gefordert" behind werden, a passive that the tree may not know."""
    return (
        verb.morph.get("VerbForm") == ["Part"] and verb.lower_.endswith(("t", "en")) and "ge" in verb.lower_
    )


def _is_hearsay(helper: Token, helpers: list[Token], lexicon: Lexicon) -> bool:
    """Tell "soll angerufen haben" from "soll anrufen": a perfect infinitive is hearsay, not a plan."""
    perfect = lexicon.words["perfect"]
    return any(word.lemma_ in perfect and word.relation == "aux" and word != helper for word in helpers)


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
    past = verb is not None and _is_past(verb, lexicon)
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
    if published is None and verb is not None and _is_long_past(verb, when, lexicon):
        return Judgement("historical", (tree.finite(verb),))
    before = _background_words(trigger, when, lexicon)
    if before:
        return Judgement("historical", before)
    if lasts:
        ended_since = past and when is None
        return Judgement("historical" if ended_since else "actual" if past else "ongoing", lasts)
    going_on = tuple(
        w for w in (verb.children if verb is not None else ()) if w.lower_ in lexicon.words["going_on"]
    )
    if going_on and not past:
        return Judgement("ongoing", going_on)
    if (
        trigger.is_noun
        and trigger.carrier is None
        and trigger.entry.type != "CONSULT"
        and is_definite(trigger.token, lexicon)
    ):
        return Judgement("historical", (trigger.token,))
    return Judgement("actual", ())


def lasts(trigger: Trigger, since: bool, lexicon: Lexicon) -> bool:  # noqa: FBT001 (a sign among others)
    """Say whether an act told in the present goes on: support, or what was done ``since`` a day until now."""
    verb = trigger.verb
    if verb is None or trigger.is_noun or _is_past(verb, lexicon):
        return False
    word = tree.finite(verb)
    present = word.morph.get("Tense") == ["Pres"] and tree.is_finite(word)
    return present and (since or trigger.entry.type in STATES)


def _is_past(verb: Token, lexicon: Lexicon) -> bool:
    word = tree.finite(verb)
    helps = word.relation == "aux" and word.dep_ != "aux:pass"
    return word.morph.get("Tense") == ["Past"] or (helps and word.lemma_ in lexicon.words["perfect"])


def _is_long_past(verb: Token, when: Date | None, lexicon: Lexicon) -> bool:
    """Say whether a pluperfect tells of a month or year: background, whenever the article appeared."""
    word = tree.finite(verb)
    had = word.morph.get("Tense") in (["Past"], ["Imp"]) and word.lemma_ in lexicon.words["perfect"]
    pluperfect = word != verb and had and word.relation == "aux"
    return pluperfect and when is not None and len(when.value) <= len("2022-10")


def _background_words(trigger: Trigger, when: Date | None, lexicon: Lexicon) -> tuple[Token, ...]:
    """Give "last", "previously" beside an act, but not of its date ("three days earlier")."""
    near = [*trigger.token.children, *(trigger.verb.children if trigger.verb is not None else ())]
    return tuple(
        word
        for word in near
        if word.lower_ in lexicon.words["last"]
        and word.relation in {"advmod", "amod"}
        and not (when is not None and when.span.start <= word.idx < when.span.end)
    )


def _is_over(when: Date, published: str | None) -> bool:
    """Say whether a date ended well before publication; unpublished, a bare year or month is background."""
    if when.latest is None:
        return False
    if published is None:
        return len(when.value) <= len("2022-10")
    ended, printed = (date.fromisoformat(day[:10]).toordinal() for day in (when.latest, published))
    return ended < printed - BACKGROUND_DAYS
