"""The noun of a phrase: an office, a body or a counterpart; compounds by their parts."""

from communique.actors.ground import Ground, Home, Phrase
from communique.actors.lexicon import Lexicon
from communique.syntax.document import Token


def noun_phrase(ground: Ground, token: Token) -> Phrase | None:
    """Read a noun for an office, a body or a counterpart; compounds by their last part."""
    if token.i not in ground.nouns or _is_inside_name(ground, token):
        return None
    end, noun = ground.nouns[token.i]
    text = token.text
    if ground.lexicon.capitals_tell and not text[:1].isupper():
        return None
    phrase = Phrase(
        head=_head_of(ground, token.i, end),
        start=token.i,
        end=end,
        first=token.i,
        last=end,
        titles=noun.titles,
        bodies=() if noun.titles else noun.bodies,
        is_counterpart=noun.is_counterpart,
        feminine=noun.feminine,
    )
    phrase.former = token.i in ground.former
    phrase.plural = _is_plural(ground.doc[phrase.head], ground)
    if end == token.i + 1 and ground.lexicon.capitals_tell:
        _read_prefix(ground.lexicon, phrase, token.i, text)
    return phrase


def _is_inside_name(ground: Ground, token: Token) -> bool:
    """Say whether a known name begins at a word and is at least as long as the noun there."""
    hit = ground.by_start.get(token.i)
    return hit is not None and (bool(hit.senses) or hit.end > ground.nouns[token.i][0])


def _head_of(ground: Ground, start: int, end: int) -> int:
    """Give the word of a noun that the tree hangs on."""
    inside = range(start, end)
    return next((i for i in inside if ground.doc[i].head.i not in inside), start)


def _read_prefix(lexicon: Lexicon, phrase: Phrase, i: int, text: str) -> None:
    """Read what the first part of a compound says of its state or time: "US-", "Ex-", "Bundes"."""
    if lexicon.noun_at(text, 0, {len(text)}) is not None:
        return
    prefix, dash, _ = text.rpartition("-")
    if dash:
        for part in _prefix_parts(prefix, lexicon):
            if f"{part}-" in lexicon.words["former_prefixes"]:
                phrase.former = True
                continue
            home = _home_of_prefix(part, lexicon)
            if home is not None:
                phrase.homes.append(Home(home, i, i + 1))
        return
    for known in lexicon.words["prefixes"]:
        if not known.endswith("-") and text.startswith(known):
            phrase.homes.append(Home(lexicon.words["prefixes"][known], i, i + 1))
            return
    phrase.former = any(text.startswith(known) for known in lexicon.words["former_prefixes"])


def _prefix_parts(prefix: str, lexicon: Lexicon) -> list[str]:
    return [prefix] if lexicon.senses(prefix) else prefix.split("-")


def _home_of_prefix(prefix: str, lexicon: Lexicon) -> str | None:
    if f"{prefix}-" in lexicon.words["prefixes"]:
        known: str = lexicon.words["prefixes"][f"{prefix}-"]
        return known
    for sense in lexicon.senses(prefix):
        if sense.kind in {"state", "named"}:
            return sense.id
        if sense.kind == "seat":
            return sense.id.partition(".")[0]
    return None


def _is_plural(token: Token, ground: Ground) -> bool:
    """Ask the article and the verb first, which the tagger gets right more often than the noun's number."""
    witnesses = [child for child in token.children if child.pos_ == "DET"]
    is_told = not ground.frames["verbs_agree"] and token.lower_ != token.lemma_.lower()
    witnesses += [token.head] if token.dep_ == "nsubj" and not is_told else []
    numbers = [witness.morph.get("Number") for witness in (*witnesses, token)]
    return next((number for number in numbers if number), []) == ["Plur"]
