"""What stands behind the noun of a phrase: adjectives, whose it is, who it is."""

from communique.actors.ground import (
    Ground,
    Home,
    Phrase,
    after_adjectives,
    after_conjunction,
    default_home,
    is_genitive,
    owner_id,
)
from communique.actors.leftward import add_owner, read_left, read_time
from communique.actors.names import Hit, is_person_name
from communique.actors.nouns import noun_phrase
from communique.syntax.document import Token

POSTED = frozenset({"ambassador", "envoy", "negotiator", "official", "adviser"})
"""Offices whose holders are sent to somebody."""


def read_adjectives_after(ground: Ground, phrase: Phrase) -> None:
    """Take in the adjectives within and behind the noun: "ministre russe de la Défense", "président élu"."""
    within = range(phrase.first + 1, phrase.last)
    end = after_adjectives(ground, phrase.last)
    for i in (*within, *range(phrase.last, end)):
        if i in ground.states:
            stop, states = ground.states[i]
            phrase.homes += [Home(state, i, stop) for state in states]
        else:
            read_time(ground, phrase, ground.doc[i])
    phrase.end = max(phrase.end, end)


def read_coming(ground: Ground, phrase: Phrase) -> None:
    """Take in "-elect" behind the noun: "President-elect Donald Trump"."""
    i = phrase.end
    if i < ground.sentence.end and ground.doc[i].text == "-":
        i += 1
    if i < ground.sentence.end and ground.doc[i].lower_ in ground.frames["coming_after"]:
        phrase.coming, phrase.end, phrase.last = True, i + 1, i + 1


def read_owners(ground: Ground, phrase: Phrase) -> None:
    """Take in whose it is: "Frankreichs und Russlands", "von Polen", "des Außenministeriums"."""
    if phrase.possessive is not None:
        return
    first = phrase.end
    i: int | None = first
    while i is not None:
        stop = _owner_at(ground, phrase, i, is_first=i == first)
        if stop is None and i != first:
            stop = _one_more_owner(ground, phrase, i)
        if stop is None:
            return
        phrase.end = stop
        i = after_conjunction(ground, stop)


def read_post(ground: Ground, phrase: Phrase) -> None:
    """Take in where somebody is posted: "ambassador to the United Nations", which owns no office."""
    i = phrase.end
    if not phrase.titles or phrase.titles[0].role not in POSTED or i >= ground.sentence.end:
        return
    if ground.doc[i].lower_ not in ground.frames.get("posted", ()):
        return
    i += 1
    while i < ground.sentence.end and ground.doc[i].lower_ in {
        *ground.frames["articles"],
        *ground.frames["of"],
    }:
        i += 1
    hit = ground.by_start.get(i)
    if hit is None:
        return
    if is_person_name(hit):
        phrase.master = hit if phrase.titles[0].role == "adviser" else phrase.master
    elif owner_id(hit, ground.lexicon) is not None:
        phrase.end = hit.end


def _one_more_owner(ground: Ground, phrase: Phrase, i: int) -> int | None:
    """Read the second state of "the leaders of Poland and Italy"."""
    if i < ground.sentence.end and ground.doc[i].lower_ in ground.frames["articles"]:
        i += 1
    hit = ground.by_start.get(i)
    return add_owner(ground, phrase, hit) if hit is not None and hit.of("state") and phrase.plural else None


def _owner_at(ground: Ground, phrase: Phrase, i: int, *, is_first: bool) -> int | None:
    """Read one owner at a token and give the token after it."""
    frames = ground.frames
    if i >= ground.sentence.end:
        return None
    word = ground.doc[i]
    hit = ground.by_start.get(i)
    if hit is not None:
        if is_first and phrase.bodies and is_person_name(hit) and frames["adjectives_after"]:
            phrase.master = hit
        owns = is_genitive(hit) or (frames["bare_genitive"] and is_first)
        return add_owner(ground, phrase, hit) if owns else None
    if is_first and _may_be_located(phrase) and word.lower_ in frames["at"]:
        hit = ground.by_start.get(i + 1)
        return add_owner(ground, phrase, hit) if hit is not None and hit.of("capital") else None
    if word.lower_ in frames["from"] and _may_come(phrase):
        return _read_origins(ground, phrase, i + 1)
    if _is_of(ground, phrase, word):
        return _owner_after_of(ground, phrase, i + 1, is_first=is_first)
    return _add_body(ground, phrase, i - 1) if frames["bare_genitive"] and is_first else None


def _owner_after_of(ground: Ground, phrase: Phrase, at: int, *, is_first: bool) -> int | None:
    """Read the owner behind "of", with an article or not, and give the place after it."""
    if at < ground.sentence.end and ground.doc[at].lower_ in ground.frames["articles"]:
        at += 1
    hit = ground.by_start.get(at)
    if hit is not None and _is_possessive(ground, hit.end):
        return _add_body(ground, phrase, hit.end)
    if hit is not None and owner_id(hit, ground.lexicon) is not None:
        return add_owner(ground, phrase, hit)
    if hit is not None and is_person_name(hit):
        phrase.master = hit
    return _add_body(ground, phrase, at - 1) if is_first else None


def _is_possessive(ground: Ground, i: int) -> bool:
    return i < ground.sentence.end and ground.doc[i].lower_ in ground.frames["possessive"]


def _is_of(ground: Ground, phrase: Phrase, word: Token) -> bool:
    """Say whether a word tells that an owner follows: "of", "des", "de"; "for" after a spokesperson."""
    frames = ground.frames
    if word.lower_ in frames["of"] or word.lower_ in frames["genitive_articles"]:
        return True
    speaks = bool(phrase.titles) and phrase.titles[0].role.startswith("spokesperson")
    return speaks and word.lower_ in frames["for"]


def _may_come(phrase: Phrase) -> bool:
    """Say whether "aus Polen" after it tells whose it is: not an embassy's, nor the head of anything's."""
    if phrase.bodies and phrase.bodies[0].type == "embassy":
        return False
    return not phrase.homes


def _read_origins(ground: Ground, phrase: Phrase, i: int) -> int | None:
    """Read "Armenien, der Türkei und Aserbaidschan" after "aus" and give the word after; none if no state."""
    stop: int | None = None
    following: int | None = i
    while following is not None and following < ground.sentence.end:
        at = following + 1 if ground.doc[following].lower_ in ground.frames["articles"] else following
        hit = ground.by_start.get(at)
        if hit is None or not hit.of("state") or _is_possessive(ground, hit.end):
            break
        phrase.homes.append(Home(hit.of("state")[0], hit.start, hit.end))
        stop = hit.end
        following = after_conjunction(ground, stop)
    return stop


def _may_be_located(phrase: Phrase) -> bool:
    """Say whether "in Kiew" after it tells whose it is: a government's, but not an embassy's."""
    if phrase.bodies:
        return phrase.bodies[0].type != "embassy"
    return bool(phrase.titles) and phrase.titles[0].role.startswith("spokesperson")


def _add_body(ground: Ground, phrase: Phrase, article: int) -> int | None:
    """Read "des russischen Außenministeriums" after an office, "der ukrainischen Armee" after a leader."""
    i = article + 1
    while i < ground.sentence.end and i < article + 4:
        body = noun_phrase(ground, ground.doc[i])
        if body is not None and (body.bodies or body.titles):
            read_left(ground, body)
            if ground.frames["adjectives_after"]:
                read_adjectives_after(ground, body)
            if body.start > article + 1:
                return None
            read_owners(ground, body)
            if body.bodies:
                phrase.body = body
            else:
                read_names(ground, body)
            phrase.homes += body.homes or default_home(body)
            return body.end
        if ground.doc[i].pos_ != "ADJ":
            return None
        i += 1
    return None


def read_names(ground: Ground, phrase: Phrase) -> None:
    """Take in the persons named after an office: "Antonio Tajani", "Macron und Putin"."""
    hit = ground.by_start.get(phrase.end)
    if hit is None and phrase.end + 1 < ground.sentence.end and ground.doc[phrase.end].text == ",":
        hit = ground.by_start.get(phrase.end + 1)
        if hit is not None and not _is_closed(ground, hit):
            hit = None
    if hit is None or not is_person_name(hit):
        return
    if _is_master(ground, phrase, hit):
        phrase.master = hit
        return
    phrase.names.append(hit)
    if ground.doc[phrase.end].text != ",":
        phrase.end = hit.end
    if phrase.plural:
        _read_more_names(ground, phrase, hit)


def _is_master(ground: Ground, phrase: Phrase, hit: Hit) -> bool:
    """Say whether a name in the genitive tells whose an office is: "ein Berater Putins"."""
    if not phrase.titles or phrase.titles[0].role not in POSTED or not is_genitive(hit):
        return False
    cases = [ground.doc[i].morph.get("Case") for i in (phrase.head, hit.end - 1)]
    return bool(cases[1] == ["Gen"] and cases[0] != ["Gen"])


def read_name_before(ground: Ground, phrase: Phrase) -> None:
    """Note the person whom an office between commas explains: "Sikorski, Poland's foreign minister,"."""
    comma = phrase.start - 1
    if phrase.names or phrase.plural or comma <= ground.sentence.start or ground.doc[comma].text != ",":
        return
    hit = ground.by_last.get(comma - 1)
    is_closed = phrase.end >= ground.sentence.end or ground.doc[phrase.end].is_punct
    if hit is not None and is_closed and is_person_name(hit):
        phrase.named_before = hit


def _is_closed(ground: Ground, hit: Hit) -> bool:
    """Say whether a name behind a comma is closed by another mark or the sentence's end: no list goes on."""
    return hit.end < ground.sentence.end and bool(ground.doc[hit.end].text in {",", ".", ":", ";"})


def _read_more_names(ground: Ground, phrase: Phrase, hit: Hit) -> None:
    following = after_conjunction(ground, hit.end)
    while following is not None:
        more = ground.by_start.get(following)
        if more is None or not is_person_name(more):
            return
        phrase.names.append(more)
        following = after_conjunction(ground, more.end)
