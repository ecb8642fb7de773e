"""What stands before the noun of a phrase: article, adjectives, whose it is."""

from communique.actors.ground import Ground, Home, Phrase, default_home, is_genitive, owner_id
from communique.actors.lexicon import BodyNoun
from communique.actors.names import Hit, is_person_name
from communique.actors.nouns import noun_phrase
from communique.syntax.document import Token


def read_left(ground: Ground, phrase: Phrase) -> None:
    """Take in adjectives, article and possessive: "der frühere russische", "Italiens", "sein"."""
    i = phrase.first - 1
    while i >= ground.sentence.start:
        step = _left_step(ground, phrase, ground.doc[i])
        if step <= 0:
            break
        phrase.start = i - step + 1
        i -= step


def _left_step(ground: Ground, phrase: Phrase, token: Token) -> int:
    """Take in the words ending at a token: how many they are, 0 to stop before them."""
    lexicon = ground.lexicon
    taken = _owner_before(ground, phrase, token)
    if taken is not None:
        return taken
    states = ground.states_by_last.get(token.i)
    if states is not None:
        phrase.homes[:0] = [Home(state, states[0], token.i + 1) for state in states[1]]
        return int(token.i) + 1 - states[0]
    if token.lower_ in ground.frames["conjunctions"] and phrase.homes and token.i > ground.sentence.start:
        return 1 if token.i - 1 in ground.states_by_last or _is_owner_at(ground, token.i - 1) else 0
    if token.lower_ in ground.frames.get("contracted", ()):
        phrase.definite = True
        return 0
    is_possessive = token.morph.get("Poss") == ["Yes"]
    if token.pos_ == "DET" or is_possessive or token.lower_ in ground.frames["articles"]:
        return _take_article(ground, phrase, token)
    is_deputy = any(token.lower_.startswith(stem) for stem in lexicon.words["deputy"])
    tells_time = token.lower_ in lexicon.former or token.lower_ in lexicon.coming
    if token.pos_ in {"ADJ", "NUM"} or tells_time or (is_deputy and ground.frames["bare_genitive"]):
        read_time(ground, phrase, token)
        return 1
    return 0


def _is_owner_at(ground: Ground, last: int) -> bool:
    """Say whether a state's name ends at a word and may own what follows: "U.S. and Russian presidents"."""
    hit = ground.by_last.get(last)
    return hit is not None and bool(hit.of("state")) and bool(ground.frames["compounds"])


def read_time(ground: Ground, phrase: Phrase, token: Token) -> None:
    """Note what an adjective says of the office: former, coming, a deputy's."""
    word = token.lower_
    phrase.former |= word in ground.lexicon.former
    phrase.coming |= word in ground.lexicon.coming
    phrase.deputy |= any(word.startswith(stem) for stem in ground.lexicon.words["deputy"])


def _owner_before(ground: Ground, phrase: Phrase, token: Token) -> int | None:
    """Take in whose it is before the noun: "Italiens", "Italy's", "Kremlin", "Foreign Ministry"."""
    if token.lower_ in ground.frames["possessive"]:
        hit = ground.by_last.get(token.i - 1)
        owner = owner_id(hit, ground.lexicon) if hit is not None else None
        if hit is None or owner is None:
            phrase.master = hit if hit is not None and is_person_name(hit) else None
            phrase.definite |= phrase.master is not None
            return 0
        phrase.homes.insert(0, Home(owner, hit.start, hit.end))
        phrase.start, phrase.definite = hit.start, True
        return 0
    if ground.frames["compounds"]:
        body = _body_before(ground, token)
        if body is not None:
            phrase.body = body if body.bodies else None
            phrase.homes += body.homes or default_home(body)
            phrase.start, phrase.definite = body.start, True
            phrase.indefinite = body.indefinite
            return 0
    hit = ground.by_last.get(token.i)
    return None if hit is None else _take_owner(ground, phrase, hit)


def _body_before(ground: Ground, token: Token) -> Phrase | None:
    """Read the body whose noun ends at a word: "the Russian Foreign Ministry" before "spokeswoman"."""
    for start in range(token.i, max(token.i - 4, ground.sentence.start - 1), -1):
        if start in ground.nouns and ground.nouns[start][0] == token.i + 1 and ground.nouns[start][1].bodies:
            body = noun_phrase(ground, ground.doc[start])
            if body is None or not body.bodies:
                return None
            read_left(ground, body)
            return body
    return None


def _take_article(ground: Ground, phrase: Phrase, token: Token) -> int:
    """Take in an article; before "der deutsche und der französische" go on."""
    i = token.i
    if token.morph.get("Poss") == ["Yes"]:
        phrase.possessive = token
    phrase.indefinite = token.lower_ in ground.frames["indefinite"]
    phrase.definite = not phrase.indefinite
    if phrase.homes and i - 2 >= ground.sentence.start:
        joins = ground.doc[i - 1].lower_ in ground.frames["conjunctions"]
        if joins and i - 2 in ground.states_by_last:
            return 2
    phrase.start = i
    return 0


def _take_owner(ground: Ground, phrase: Phrase, hit: Hit) -> int:
    """Take in a state or organisation right before the noun: "Italiens Außenminister", "EU diplomat"."""
    owner = owner_id(hit, ground.lexicon)
    if owner is None or hit.of("person", "surname"):
        return 0
    if ground.frames["compounds"]:
        add_owner(ground, phrase, hit)
        return hit.end - hit.start
    if not is_genitive(hit) or ground.frames["bare_genitive"]:
        return 0
    phrase.homes.insert(0, Home(owner, hit.start, hit.end))
    phrase.start = hit.start
    phrase.definite = True
    return 0


def add_owner(ground: Ground, phrase: Phrase, hit: Hit) -> int | None:
    """Add a name as the owner of what a phrase means and give the place after it; nothing if it owns none."""
    owner = owner_id(hit, ground.lexicon)
    if owner is None:
        return None
    bodies = hit.of("body", "seat")
    if bodies and not phrase.bodies:
        phrase.body = Phrase(
            hit.start, hit.start, hit.end, bodies=(BodyNoun(bodies[0].partition(".")[2], owner),)
        )
    phrase.homes.append(Home(owner, hit.start, hit.end))
    return hit.end
