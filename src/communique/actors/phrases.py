"""Noun phrases around an office or a body: the words beside it that say whose it is and who holds it."""

from collections.abc import Sequence
from itertools import pairwise

from communique.actors.ground import Ground, Phrase, survey
from communique.actors.leftward import read_left
from communique.actors.lexicon import Lexicon
from communique.actors.names import Hit
from communique.actors.nouns import noun_phrase
from communique.actors.rightward import (
    read_adjectives_after,
    read_coming,
    read_name_before,
    read_names,
    read_owners,
    read_post,
)
from communique.syntax.document import Sentence, Token


def find_phrases(sentence: Sentence, names: Sequence[Hit], lexicon: Lexicon) -> list[Phrase]:
    """Find the offices and bodies of a sentence, in text order, none overlapping."""
    ground = survey(sentence, names, lexicon)
    found: list[Phrase] = []
    for token in sentence:
        if token.i not in ground.nouns or (found and token.i < found[-1].end):
            continue
        phrase = _phrase_at(ground, token)
        if phrase is not None and not (found and phrase.start < found[-1].end):
            found.append(phrase)
    for first, second in pairwise(found):
        _share_owner(ground, first, second)
    return found


def _share_owner(ground: Ground, first: Phrase, second: Phrase) -> None:
    """Let two offices joined by "and" have one owner: "Poland's president and prime minister"."""
    between = [word.lower_ for word in ground.doc[first.end : second.start]]
    if len(between) != 1 or between[0] not in ground.frames["conjunctions"]:
        return
    if not first.titles or not second.titles or first.names or second.names:
        return
    if first.homes and not second.homes:
        second.homes, second.definite = list(first.homes), True
    elif second.homes and not first.homes and ground.frames["adjectives_after"]:
        first.homes = list(second.homes)


def _phrase_at(ground: Ground, token: Token) -> Phrase | None:
    phrase = noun_phrase(ground, token)
    if phrase is None or (phrase.bodies and _is_compound_part(ground, phrase)):
        return None
    read_left(ground, phrase)
    phrase.definite |= not ground.frames["articles"] and not phrase.indefinite
    if ground.frames["adjectives_after"]:
        read_adjectives_after(ground, phrase)
    read_coming(ground, phrase)
    read_owners(ground, phrase)
    read_post(ground, phrase)
    if not phrase.bodies:
        read_names(ground, phrase)
        if phrase.names and not phrase.homes:
            read_owners(ground, phrase)
        read_name_before(ground, phrase)
    return phrase


def _is_compound_part(ground: Ground, body: Phrase) -> bool:
    """Say whether a body's noun only tells whose office follows: "Foreign Ministry spokeswoman"."""
    following = ground.nouns.get(body.last)
    return bool(ground.frames["compounds"]) and following is not None and bool(following[1].titles)
