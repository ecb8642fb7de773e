"""Bodies, offices and countries told only by whose they are: "seine Regierung", "the army", "das Land"."""

from communique.actors import offices
from communique.actors.antecedents import (
    again,
    definite_start,
    in_sentence,
    is_person,
    mention_at,
    previous_sentence,
)
from communique.actors.ground import Home, Phrase
from communique.actors.lexicon import BodyNoun
from communique.actors.pairs import count_of
from communique.actors.people import acts_for, find_holder
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token
from communique.syntax.tree import ancestors, children, clause, finite, is_infinitive, subject

COUNTRIES_BACK = 12
"""How many mentions back a country may have been named."""


def home_of(scene: Scene, draft: Draft) -> str | None:
    """Give the state, organisation or group that a mention acts for."""
    home = (draft.acts_for or draft.entity).partition(".")[0] if not draft.entity.startswith("L:") else None
    home = home or (draft.acts_for or "").partition(".")[0]
    kb = scene.lexicon.kb
    if draft.acts_for in kb.named:
        return draft.acts_for
    return home if home in kb.states or home in kb.named else None


def owner_of(scene: Scene, token: Token, before: list[Draft]) -> Draft | None:
    """Find whose something is: the subject above it, else the last actor in its sentence or before it."""
    for verb in ancestors(token):
        found = _bidden(verb, before) or mention_at(subject(verb), before)
        if found is not None and found.head < token.i and home_of(scene, found):
            return found
    for sentence in (token.sent, previous_sentence(scene, token)):
        actors = [] if sentence is None else in_sentence(sentence, before)
        acting = [draft for draft in actors if draft.acts_for and home_of(scene, draft)]
        if acting:
            return acting[-1]
    return None


def _bidden(verb: Token, before: list[Draft]) -> Draft | None:
    """Give who is to do what an infinitive says: the object of the verb above, "forderte Moskau auf, …"."""
    above = clause(verb.head)
    is_told = finite(verb).morph.get("Mood") == ["Sub"] and not children(verb, "nsubj", "csubj")
    if not (is_infinitive(verb) or is_told) or above == verb:
        return None
    asked = (mention_at(word, before) for word in children(above, "obj", "iobj"))
    return next((found for found in asked if found is not None), None)


def own_body(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide whose "seine Regierung" is: that of the subject.

    Example: Emmanuel Macron reiste nach Berlin. Er lobte seine Regierung.
    """
    if not phrase.bodies or phrase.homes or phrase.possessive is None or phrase.bodies[0].type == "state":
        return []
    owner = owner_of(scene, scene.doc[phrase.head], before)
    if owner is None:
        return []
    kind = (owner.acts_for or "").partition(".")[2]
    if phrase.bodies[0].type == "ministry" and kind.startswith("ministry."):
        phrase.bodies = (BodyNoun(kind, None),)
    return _of_owner(scene, phrase, owner, rule="actors.own_body")


def body_of_subject(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide whose "die Armee" is that nobody has named: that of the subject's state, with a doubt.

    Example: Emmanuel Macron gab der Armee freie Hand.
    """
    if not phrase.bodies or phrase.homes or phrase.plural or phrase.bodies[0].type == "state":
        return []
    lead = scene.doc[phrase.start]
    if lead.lower_ not in scene.lexicon.frames["articles"] or phrase.head - phrase.start != 1:
        return []
    found = _subject_above(scene, scene.doc[phrase.head], before)
    if found is None:
        return []
    drafts = _of_owner(scene, phrase, found, rule="actors.body_of_subject")
    for draft in drafts:
        text = scene.words(draft.start, draft.end)
        words = f"Whose “{text}” is meant the text does not say: taken for the subject's."
        scene.doubt("home_inferred", words, draft, rule=draft.rule)
    return drafts


def _subject_above(scene: Scene, token: Token, before: list[Draft]) -> Draft | None:
    """Give the subject of a clause above a word that acts for a state."""
    for verb in ancestors(token):
        found = mention_at(subject(verb), before)
        if found is not None and found.head < token.i:
            return found if home_of(scene, found) in scene.lexicon.kb.states else None
    return None


def _of_owner(scene: Scene, phrase: Phrase, owner: Draft, *, rule: str) -> list[Draft]:
    home = home_of(scene, owner)
    if home is None or home not in scene.lexicon.kb.states:
        return []
    phrase.homes = [Home(home, owner.start, owner.end)]
    found = offices.body(scene, phrase)
    for draft in found:
        draft.rule, draft.via = rule, "coreference"
    return found


def own_office(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "sein Außenminister" is: who holds that office where the subject holds his.

    Example: Emmanuel Macron reiste nach Berlin. Sein Außenminister blieb in Paris.
    """
    if not phrase.titles or phrase.possessive is None or phrase.names or phrase.homes or phrase.plural:
        return []
    role = phrase.titles[0].role
    if not scene.lexicon.kb.roles[role].single_seat:
        return []
    owner = owner_of(scene, scene.doc[phrase.head], before)
    home = home_of(scene, owner) if owner is not None else None
    if owner is None or home is None or home not in scene.lexicon.kb.states:
        return []
    holder = find_holder(scene, (role,), home, phrase)
    if holder is None or holder.entity is None or holder.entity == owner.entity:
        return []
    draft = offices.held(scene, phrase, Home(home, owner.start, owner.end), holder)
    draft.rule = "actors.own_office"
    draft.acts_for = acts_for(scene.lexicon.kb, holder.role, home)
    return [draft]


def country_again(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide which country "das Land" is: the subject's after a possessive, else the last one named.

    Example: Die Ukraine bat um Hilfe. Das Land braucht Munition.
    """
    back = scene.lexicon.words["back"]
    if token.lower_ not in back["lands"]:
        return []
    start, lead = _opening(scene, token)
    is_several = "Plur" in token.morph.get("Number") and not scene.lexicon.frames["articles"]
    if is_several and not any(word.lower_ in back["both"] for word in scene.doc[start : token.i]):
        return []
    if lead is None and definite_start(scene, token) == token.i:
        home = next(iter(_states_before(scene, before)), None)
        return [] if home is None else [_country(scene, token.i, token, home)]
    if lead is None:
        return []
    counts = [count_of(scene, word) for word in scene.doc[start : token.i]]
    said = next((count for count in counts if count), None)
    if said is not None:
        return _several_countries(scene, start, token, before, said)
    if lead.morph.get("Poss") == ["Yes"]:
        owner = owner_of(scene, token, before)
        home = home_of(scene, owner) if owner is not None else None
    elif lead.lower_ in scene.lexicon.frames["articles"] and token.i - start == 1:
        home = next(iter(_states_before(scene, before)), None)
    else:
        return []
    return (
        [] if home is None or home not in scene.lexicon.kb.states else [_country(scene, start, token, home)]
    )


def _opening(scene: Scene, token: Token) -> tuple[int, Token | None]:
    """Give the first word of a noun phrase that begins with an article, possessive or "both"."""
    i = token.i - 1
    while i >= token.sent.start and (scene.doc[i].pos_ in {"ADJ", "NUM"}):
        i -= 1
    starts = scene.doc[i] if i >= token.sent.start else None
    if starts is not None and (starts.pos_ in {"DET", "PRON"} or _is_both(scene, starts)):
        return i, starts
    following = scene.doc[i + 1]
    return (i + 1, following) if following.i < token.i and _is_both(scene, following) else (token.i, None)


def _is_both(scene: Scene, token: Token) -> bool:
    return token.lower_ in scene.lexicon.words["back"]["both"]


def _several_countries(
    scene: Scene, start: int, token: Token, before: list[Draft], count: int
) -> list[Draft]:
    """Give the last states, the subject's only where others do not suffice: "lobte beide Länder"."""
    states = _states_before(scene, before)
    doer = mention_at(subject(clause(token)), before)
    speaker = home_of(scene, doer) if doer is not None and doer.head < start else None
    others = [home for home in states if home != speaker]
    states = (others if len(others) >= count else states)[:count]
    return [_country(scene, start, token, home) for home in reversed(states)] if len(states) == count else []


def _states_before(scene: Scene, before: list[Draft]) -> list[str]:
    """Give the states that mentions before speak of, the nearest first."""
    states: dict[str, None] = {}
    for draft in reversed(before[-COUNTRIES_BACK:]):
        home = home_of(scene, draft)
        if home is None or (is_person(scene, draft) and draft.acts_for is None):
            continue
        if home in scene.lexicon.kb.states:
            states.setdefault(home)
    return list(states)


def _country(scene: Scene, start: int, token: Token, home: str) -> Draft:
    scene.register(home)
    return Draft(
        start=start,
        end=token.i + 1,
        head=token.i,
        entity=home,
        via="coreference",
        rule="actors.country_again",
        acts_for=home,
    )


def latter(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "dieser" is: the person named last, if the gender fits.

    Example: Emmanuel Macron rief Olaf Scholz an. Dieser sagte Hilfe zu.
    """
    words = scene.lexicon.words.get("latter", {})
    gender = words.get(token.lower_)
    if gender is None or token.pos_ not in {"PRON", "DET", "ADJ", "NOUN"} or token.dep_ in {"det", "amod"}:
        return []
    start = token.i - 1 if token.i > token.sent.start and token.nbor(-1).pos_ == "DET" else token.i
    for sentence in (token.sent, previous_sentence(scene, token)):
        people = [d for d in in_sentence(sentence, before) if is_person(scene, d)] if sentence else []
        if people:
            fits = people[-1].gender in {gender, None} or gender == "any"
            return (
                [again((start, token.i + 1), token.i, people[-1], [], rule="actors.latter")] if fits else []
            )
    return []
