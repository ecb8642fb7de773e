"""Noun phrases around an office or a body: the words beside it that say whose it is and who holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from communique.actors.lexicon import BodyNoun, Lexicon, Title
from communique.actors.names import Hit, is_person_name


@dataclass(slots=True)
class Home:
    """A state, organisation or group that an office belongs to, and the tokens that say so."""

    id: str
    start: int
    end: int


@dataclass(slots=True)
class Phrase:
    """An office (``titles``), a body (``bodies``) or a counterpart, with what stands around the noun.

    ``names`` are the persons named beside it; ``homes`` whose it is; ``body`` the body whose office it is.
    """

    head: int
    start: int
    end: int
    titles: tuple[Title, ...] = ()
    bodies: tuple[BodyNoun, ...] = ()
    is_counterpart: bool = False
    feminine: bool = False
    homes: list[Home] = field(default_factory=list)
    body: "Phrase | None" = None
    names: list[Hit] = field(default_factory=list)
    former: bool = False
    coming: bool = False
    deputy: bool = False
    indefinite: bool = False
    definite: bool = False
    possessive: Token | None = None
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """What phrases of a sentence are read from: the words, the names in it by first and last token."""

    sentence: Sentence
    lexicon: Lexicon
    by_start: dict[int, Hit]
    by_last: dict[int, Hit]

    @property
    def doc(self) -> Doc:
        """Give the whole text's tokens."""
        return self.sentence.doc


def find_phrases(sentence: Sentence, names: Sequence[Hit], lexicon: Lexicon) -> list[Phrase]:
    """Find the offices and bodies of a sentence, in text order, none overlapping."""
    ground = Ground(sentence, lexicon, {h.start: h for h in names}, {h.end - 1: h for h in names})
    found: list[Phrase] = []
    for token in sentence:
        if found and token.i < found[-1].end:
            continue
        phrase = _phrase_at(ground, token)
        if phrase is not None and not (found and phrase.start < found[-1].end):
            found.append(phrase)
    return found


def _phrase_at(ground: Ground, token: Token) -> Phrase | None:
    phrase = _noun(ground, token)
    if phrase is None:
        return None
    _read_left(ground, phrase)
    if phrase.bodies:
        _read_owners(ground, phrase)
    else:
        _read_owners(ground, phrase)
        _read_names(ground, phrase)
    return phrase


# ------------------------------------------------------------------------------------------ the noun itself


def _noun(ground: Ground, token: Token) -> Phrase | None:
    """Read a noun for an office, a body or a counterpart; compounds by their last part."""
    text, lexicon = token.text, ground.lexicon
    if not text[:1].isupper() or token.i in ground.by_start:
        return None
    phrase = _plain(lexicon, token.i, text)
    if phrase is None and "-" in text:
        phrase = _hyphenated(lexicon, token.i, text)
    if phrase is None:
        phrase = _prefixed(lexicon, token.i, text)
    if phrase is not None:
        phrase.plural = _is_plural(token)
    return phrase


def _plain(lexicon: Lexicon, i: int, text: str) -> Phrase | None:
    if text in lexicon.titles:
        titles = lexicon.titles[text]
        return Phrase(i, i, i + 1, titles=titles, feminine=titles[0].feminine)
    if text in lexicon.bodies:
        return Phrase(i, i, i + 1, bodies=lexicon.bodies[text])
    if text in lexicon.counterparts:
        return Phrase(i, i, i + 1, is_counterpart=True, feminine=lexicon.counterparts[text])
    return None


def _hyphenated(lexicon: Lexicon, i: int, text: str) -> Phrase | None:
    """Read "US-Außenminister", "Hamas-Chef", "Ex-Präsident", "US-Ex-Präsident"."""
    prefix, _, rest = text.rpartition("-")
    phrase = _plain(lexicon, i, rest[:1].upper() + rest[1:])
    if phrase is None:
        return None
    for part in _prefix_parts(prefix, lexicon):
        if f"{part}-" in lexicon.words["former_prefixes"]:
            phrase.former = True
            continue
        home = _home_of_prefix(part, lexicon)
        if home is not None:
            phrase.homes.append(Home(home, i, i + 1))
    return phrase


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


def _prefixed(lexicon: Lexicon, i: int, text: str) -> Phrase | None:
    """Read "Bundesinnenminister", "Expräsident", where the whole word is not in the table."""
    for prefix in (*lexicon.words["prefixes"], *lexicon.words["former_prefixes"]):
        if prefix.endswith("-") or not text.startswith(prefix):
            continue
        rest = text[len(prefix) :]
        phrase = _plain(lexicon, i, rest[:1].upper() + rest[1:])
        if phrase is not None:
            phrase.former = prefix in lexicon.words["former_prefixes"]
            if prefix in lexicon.words["prefixes"]:
                phrase.homes.append(Home(lexicon.words["prefixes"][prefix], i, i + 1))
            return phrase
    return None


def _is_plural(token: Token) -> bool:
    """Ask the article first, which the tagger gets right more often than the noun's number."""
    witnesses = [child for child in token.children if child.pos_ == "DET"]
    witnesses += [token.head] if token.dep_ == "nsubj" else []
    numbers = [witness.morph.get("Number") for witness in (*witnesses, token)]
    return next((number for number in numbers if number), []) == ["Plur"]


# ---------------------------------------------------------------------------------------------- to the left


def _read_left(ground: Ground, phrase: Phrase) -> None:
    """Take in adjectives, article and possessive: "der frühere russische", "Italiens", "sein"."""
    i = phrase.head - 1
    while i >= ground.sentence.start:
        step = _left_step(ground, phrase, ground.doc[i])
        if step <= 0:
            break
        phrase.start = i - step + 1
        i -= step


def _left_step(ground: Ground, phrase: Phrase, token: Token) -> int:
    """Take in the words ending at a token: how many they are, 0 to stop before them."""
    lexicon, doc = ground.lexicon, ground.doc
    hit = ground.by_last.get(token.i)
    if hit is not None:
        return _take_owner(ground, phrase, hit)
    states = adjective_states(token, ground.sentence, lexicon)
    if states:
        phrase.homes[:0] = [Home(state, token.i, token.i + 1) for state in states]
        return 1
    if (
        token.lower_ in lexicon.words["frames"]["conjunctions"]
        and phrase.homes
        and token.i > ground.sentence.start
    ):
        return 1 if adjective_states(doc[token.i - 1], ground.sentence, lexicon) else 0
    if token.pos_ == "DET" or token.lower_ in lexicon.words["frames"]["articles"]:
        return _take_article(ground, phrase, token)
    if token.pos_ in {"ADJ", "NUM"} or token.lower_ in lexicon.former or token.lower_ in lexicon.coming:
        phrase.former |= token.lower_ in lexicon.former
        phrase.coming |= token.lower_ in lexicon.coming
        phrase.deputy |= any(token.lower_.startswith(stem) for stem in lexicon.words["deputy"])
        return 1
    return 0


def _take_article(ground: Ground, phrase: Phrase, token: Token) -> int:
    """Take in an article; before "der deutsche und der französische" go on."""
    i, lexicon = token.i, ground.lexicon
    if token.morph.get("Poss") == ["Yes"]:
        phrase.possessive = token
    phrase.indefinite = token.lower_ in lexicon.words["frames"]["indefinite"]
    phrase.definite = not phrase.indefinite
    if phrase.homes and i - 2 >= ground.sentence.start:
        joins = ground.doc[i - 1].lower_ in lexicon.words["frames"]["conjunctions"]
        if joins and adjective_states(ground.doc[i - 2], ground.sentence, lexicon):
            return 2
    phrase.start = i
    return 0


def _take_owner(ground: Ground, phrase: Phrase, hit: Hit) -> int:
    """Take in a possessive state before the noun: "Italiens Außenminister", "Moskauer Regierung"."""
    owner = owner_id(hit, ground.lexicon)
    if owner is None or not _is_genitive(ground.doc[hit.end - 1].text, ground.lexicon, hit):
        return 0
    phrase.homes.insert(0, Home(owner, hit.start, hit.end))
    phrase.start = hit.start
    phrase.definite = True
    return 0


def _is_genitive(text: str, lexicon: Lexicon, hit: Hit) -> bool:
    """Say whether a name's form is a genitive: it ends in -s and the name without it is known too."""
    return (
        text.endswith(("s", "’", "'"))
        and (not lexicon.senses(text) or bool(hit.senses))
        and (bool(lexicon.senses(text[:-1])) or text in lexicon.words["genitives"])
    )


def adjective_states(token: Token, sentence: Sentence, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the states an adjective means, if any: "russisch", "deutsch-französisch", "Pariser"."""
    text = token.text
    if text in lexicon.city_adjectives:
        return (lexicon.city_adjectives[text],)
    if text in lexicon.adjectives:
        return lexicon.adjectives[text][:1]
    if text[:1].isupper() and token.i != sentence.start:
        return ()
    lower = text[:1].lower() + text[1:]
    if lower in lexicon.adjectives:
        return lexicon.adjectives[lower][:1]
    if "-" in lower:
        first, _, last = lower.partition("-")
        if first in lexicon.stems and last in lexicon.adjectives:
            return (lexicon.stems[first][0], lexicon.adjectives[last][0])
    return ()


def owner_id(hit: Hit, lexicon: Lexicon) -> str | None:
    """Give the state, organisation or group that a name can own an office as."""
    for ids in (hit.of("state", "capital"), hit.of("named")):
        for known in ids:
            if known not in lexicon.kb.named or lexicon.kb.named[known].kind != "media":
                return known
    seats = hit.of("seat", "body")
    return seats[0].partition(".")[0] if seats else None


# --------------------------------------------------------------------------------------------- to the right


def _read_owners(ground: Ground, phrase: Phrase) -> None:
    """Take in whose it is: "Frankreichs und Russlands", "von Polen", "des Außenministeriums"."""
    i: int | None = phrase.head + 1
    while i is not None:
        stop = _owner_at(ground, phrase, i, is_first=i == phrase.head + 1)
        if stop is None:
            return
        phrase.end = stop
        i = _after_conjunction(ground, stop)


def _after_conjunction(ground: Ground, i: int) -> int | None:
    if i >= ground.sentence.end:
        return None
    joins = (
        ground.doc[i].lower_ in ground.lexicon.words["frames"]["conjunctions"] or ground.doc[i].text == ","
    )
    return i + 1 if joins else None


def _owner_at(ground: Ground, phrase: Phrase, i: int, *, is_first: bool) -> int | None:
    """Read one owner at a token and give the token after it."""
    frames = ground.lexicon.words["frames"]
    if i >= ground.sentence.end:
        return None
    word = ground.doc[i]
    hit = ground.by_start.get(i)
    if hit is not None:
        return (
            _add_owner(ground, phrase, hit)
            if _is_genitive(ground.doc[hit.end - 1].text, ground.lexicon, hit)
            else None
        )
    if is_first and _may_be_located(phrase) and word.lower_ in frames["at"]:
        hit = ground.by_start.get(i + 1)
        return _add_owner(ground, phrase, hit) if hit is not None and hit.of("capital") else None
    if word.lower_ in frames["from"] and _may_come(phrase):
        return _read_origins(ground, phrase, i + 1)
    if word.lower_ in frames["of"] or word.lower_ in frames["genitive_articles"]:
        hit = ground.by_start.get(i + 1)
        if hit is not None and owner_id(hit, ground.lexicon) is not None:
            return _add_owner(ground, phrase, hit)
        return _add_body(ground, phrase, i) if is_first else None
    return None


def _may_come(phrase: Phrase) -> bool:
    """Say whether "aus Polen" after it tells whose it is: not an embassy's, nor the head of anything's."""
    if phrase.bodies:
        return phrase.bodies[0].type != "embassy"
    return not phrase.homes


def _read_origins(ground: Ground, phrase: Phrase, i: int) -> int | None:
    """Read "Armenien, der Türkei und Aserbaidschan" after "aus" and give the word after; none if no state."""
    stop: int | None = None
    following: int | None = i
    while following is not None and following < ground.sentence.end:
        at = (
            following + 1
            if ground.doc[following].lower_ in ground.lexicon.words["frames"]["articles"]
            else following
        )
        hit = ground.by_start.get(at)
        if hit is None or not hit.of("state"):
            break
        phrase.homes.append(Home(hit.of("state")[0], hit.start, hit.end))
        stop = hit.end
        following = _after_conjunction(ground, stop)
    return stop


def _may_be_located(phrase: Phrase) -> bool:
    """Say whether "in Kiew" after it tells whose it is: a government's, but not an embassy's."""
    if phrase.bodies:
        return phrase.bodies[0].type != "embassy"
    return bool(phrase.titles) and phrase.titles[0].role.startswith("spokesperson")


def _add_owner(ground: Ground, phrase: Phrase, hit: Hit) -> int | None:
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


def _add_body(ground: Ground, phrase: Phrase, article: int) -> int | None:
    """Read "des russischen Außenministeriums" after an office, "der ukrainischen Armee" after a leader."""
    i = article + 1
    while i < ground.sentence.end and i < article + 4:
        body = _noun(ground, ground.doc[i])
        if body is not None and (body.bodies or body.titles):
            _read_left(ground, body)
            if body.start > article + 1:
                return None
            _read_owners(ground, body)
            if body.bodies:
                phrase.body = body
            phrase.homes += body.homes or _default_home(body)
            return body.end
        if ground.doc[i].pos_ != "ADJ":
            return None
        i += 1
    return None


def _default_home(body: Phrase) -> list[Home]:
    default = next((noun.default for noun in body.bodies if noun.default), None)
    return [Home(default, body.head, body.head + 1)] if default else []


def _read_names(ground: Ground, phrase: Phrase) -> None:
    """Take in the persons named after an office: "Antonio Tajani", "Macron und Putin"."""
    hit = ground.by_start.get(phrase.end)
    if hit is None and phrase.end + 1 < ground.sentence.end and ground.doc[phrase.end].text == ",":
        hit = ground.by_start.get(phrase.end + 1)
        if hit is not None and not _is_closed(ground, hit):
            hit = None
    if hit is None or not is_person_name(hit):
        return
    phrase.names.append(hit)
    if ground.doc[phrase.end].text != ",":
        phrase.end = hit.end
    if phrase.plural:
        _read_more_names(ground, phrase, hit)


def _is_closed(ground: Ground, hit: Hit) -> bool:
    """Say whether a name between commas is closed by the second one and no list goes on."""
    return hit.end < ground.sentence.end and bool(ground.doc[hit.end].text == ",")


def _read_more_names(ground: Ground, phrase: Phrase, hit: Hit) -> None:
    following = _after_conjunction(ground, hit.end)
    while following is not None:
        more = ground.by_start.get(following)
        if more is None or not is_person_name(more):
            return
        phrase.names.append(more)
        following = _after_conjunction(ground, more.end)
