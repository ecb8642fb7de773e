"""The words around a cue: who speaks, who is spoken to, through what."""

from collections.abc import Iterable

from communique.quotes.finds import Scene, case_forms, form
from communique.quotes.lexicon import Lexicon, VerbCue
from communique.quotes.marks import Pair
from communique.syntax.document import Token
from communique.syntax.tree import (
    MARKS,
    NOMINALS,
    PREDICATES,
    auxiliaries,
    children,
    conjuncts,
    finite,
    is_passive,
    particle,
    phrase,
    subject,
)

LONGEST_NAME = 40
"""Longer stretches in marks are no name of a paper or a show."""

CONTENT_RELATIONS = frozenset({"ccomp", "parataxis", "csubj", "xcomp", "advcl", "discourse"})


def name_words(head: Token) -> tuple[Token, ...]:
    """Give the words of a noun phrase with what is coordinated with it."""
    words = {
        word for part in conjuncts(head) if part == head or part.pos_ in NOMINALS for word in phrase(part)
    }
    if len(words) > 1:
        words |= {word for part in conjuncts(head) for word in children(part, "cc")}
    ordered = _with_genitive(sorted(words, key=lambda word: word.i))
    while ordered and (ordered[-1].is_punct or ordered[-1].is_space):
        ordered.pop()
    while ordered and (ordered[0].is_punct or ordered[0].is_space):
        ordered.pop(0)
    return tuple(_with_closing_mark(before_next_clause(_with_name(ordered))))


def _with_name(words: list[Token]) -> list[Token]:
    """Add the person's name right behind an office that the tree hung elsewhere: "Sprecher | Meier"."""
    last = words[-1] if words else None
    after = _behind(last) if last is not None and last.pos_ == "NOUN" else None
    while after is not None and after.pos_ == "PROPN" and after.ent_type_ == "PER":
        words = [*words, after]
        after = _behind(after)
    return words


def _with_closing_mark(words: list[Token]) -> list[Token]:
    """Add the mark that closes a name at the end: "die Zeitung „Le Monde | “", "Meier (SPD | )"."""
    after = _behind(words[-1]) if words else None
    is_open = sum(word.text in MARKS for word in words) % 2 == 1
    if after is None or not (is_open and after.text in MARKS):
        texts = [word.text for word in words]
        is_bracket = after is not None and after.text == ")" and texts.count("(") > texts.count(")")
        return [*words, after] if after is not None and is_bracket else words
    return [*words, after]


def before_next_clause(words: list[Token]) -> list[Token]:
    """Cut what the tree took for a list but begins a clause: "laut Reuters, | Berlin und Paris sollten"."""
    comma = next((at for at, word in enumerate(words) if word.text == "," and at), None)
    if comma is None or not _is_finite(_behind(words[-1])):
        return words
    doc, sentence = words[0].doc, words[0].sent
    has_verb = any(_is_finite(word) for word in doc[sentence.start : words[comma].i])
    return words[:comma] if has_verb and not any(_is_finite(word) for word in words[comma:]) else words


def _behind(token: Token) -> Token | None:
    return token.doc[token.i + 1] if token.i + 1 < token.sent.end else None


def _is_finite(word: Token | None) -> bool:
    return word is not None and word.pos_ in PREDICATES and bool(word.morph.get("Person"))


def _with_genitive(words: list[Token]) -> list[Token]:
    """Add the genitive right behind a noun phrase that the tree hung elsewhere: "Angaben | der Polizei"."""
    doc, last = words[-1].doc, words[-1]
    if last.pos_ != "NOUN" or last.i + 2 >= len(doc):
        return words
    tail: list[Token] = []
    for token in doc[last.i + 1 : last.i + 5]:
        if token.pos_ not in {"DET", "ADJ", "NOUN"} or token.morph.get("Case") != ["Gen"]:
            break
        tail.append(token)
    whole = bool(tail) and tail[0].pos_ == "DET" and tail[-1].pos_ == "NOUN"
    name = doc[last.i + 1]
    is_name = name.pos_ == "PROPN" and name.morph.get("Case") == ["Gen"]
    return [*words, *tail] if whole else [*words, name] if is_name else words


def cue_words(verb: Token, entry: VerbCue | None) -> tuple[Token, ...]:
    """Give the words of a verb cue: auxiliaries, verb, particle, the word it needs."""
    needed = [] if entry is None or entry.needs is None else [w for w in near(verb) if form(w) == entry.needs]
    found = {
        *auxiliaries(verb),
        verb,
        *children(verb, "aux"),
        *([split] if (split := particle(verb)) else []),
        *needed,
    }
    return tuple(sorted(found, key=lambda word: word.i))


def near(verb: Token) -> Iterable[Token]:
    """Give a verb's children and theirs: where the words stand that belong to it."""
    for child in verb.children:
        yield child
        yield from child.children


def frame_words(scene: Scene, verb: Token, entry: VerbCue | None) -> tuple[Token, ...]:
    """Give the framing words: the clause of the cue without what is said, as one run and the particle."""
    kept = {verb}
    for child in verb.children:
        if child.relation not in CONTENT_RELATIONS | {"conj", "cc", "punct"}:
            kept |= set(_without_clauses(child))
    kept |= set(cue_words(verb, entry))
    run = _run(scene, verb, kept)
    return tuple(sorted({*run, *cue_words(verb, entry)}, key=lambda word: word.i))


def _without_clauses(token: Token) -> Iterable[Token]:
    yield token
    for child in token.children:
        if child.relation not in CONTENT_RELATIONS:
            yield from _without_clauses(child)


def _run(scene: Scene, verb: Token, kept: set[Token]) -> list[Token]:
    """Give the kept words next to the verb, over commas, but never over speech in marks or a colon."""
    pair = scene.marks.innermost(verb.idx)
    run = [verb]
    for step, edge in ((1, scene.sentence.end), (-1, scene.sentence.start - 1)):
        pending: list[Token] = []
        for i in range(verb.i + step, edge, step):
            token = scene.doc[i]
            if token.text == ":" or _is_speech(scene, token, pair, kept):
                break
            if token in kept and not token.is_punct:
                run += [*pending, token]
                pending = []
            elif token.is_space or token.is_punct:
                pending.append(token)
            else:
                break
    return before_next_clause(sorted(run, key=lambda word: word.i))


def _is_speech(scene: Scene, token: Token, around: Pair | None, kept: set[Token]) -> bool:
    """Say whether a word stands in other marks than the verb, unless they hold a name in the frame."""
    pair = scene.marks.innermost(token.idx)
    if pair is around:
        return False
    if pair is None or pair.span.end - pair.span.start > LONGEST_NAME:
        return True
    inside = [word for word in scene.tokens if pair.holds(word.idx) and not word.is_punct]
    named = [word for word in inside if word in kept]
    before = scene.before(named[0]) if named else None
    while before is not None and before.is_punct and scene.is_opening(before):
        before = scene.before(before)
    return named != inside or before is None or before.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "ADP"}


def speaking_subject(verb: Token, words: Lexicon) -> Token | None:
    """Give the subject that speaks: nobody in a passive without agent, and never *es* or *man*."""
    if is_passive(verb):
        agents = [c for c in children(verb, "obl", "nmod") if case_forms(c) & words.by_words]
        return agents[0] if agents else None
    found = _governing_subject(verb) if is_participial(verb) else near_subject(verb, words) or subject(verb)
    if found is None or found.pos_ not in NOMINALS or form(found) in words.voiceless:
        return None
    if is_relative(found, words) and verb.relation == "acl":
        return verb.head if verb.head.pos_ in NOMINALS else None
    return found


def near_subject(verb: Token, words: Lexicon) -> Token | None:
    """Give the nearer of two noun phrases before a verb that the tree hangs on it, where subjects come first.

    "Lecornu spoke with Shoigu, | the ministry | said": the tree may take Lecornu for who said it.
    """
    left = [child for child in children(verb, "nsubj", "iobj", "obj") if child.i < finite(verb).i]
    nouns = [child for child in left if child.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if words.subject_first_aside and len(nouns) > 1 else None


def is_participial(verb: Token) -> bool:
    """Say whether a verb is a present participle, gerund or converb that leans on another: "adding that"."""
    form_of = verb.morph.get("VerbForm")
    is_present = form_of == ["Part"] and verb.morph.get("Tense") == ["Pres"]
    return (is_present or form_of in (["Ger"], ["Conv"])) and not auxiliaries(verb)


def _governing_subject(verb: Token) -> Token | None:
    """Give the noun that a participle stands by, or the subject of the verb that it goes with."""
    own = children(verb, "nsubj")
    if own:
        return own[0]
    return verb.head if verb.relation == "acl" and verb.head.pos_ in NOMINALS else subject(verb.head)


def phrases_out_of(scene: Scene, verb: Token) -> list[Token]:
    """Give what words come out of, though no subject says them: "heißt es in …", "в Минске заявили"."""
    return [child for child in children(verb, "obl", "nmod") if case_forms(child) & scene.words.out_of]


def can_speak(scene: Scene, speaker: Token) -> bool:
    """Say whether a noun phrase names somebody who can speak."""
    named = {speaker.pos_, *(child.pos_ for child in children(speaker, "appos", "flat"))}
    return bool(named & {"PROPN", "PRON"}) or scene.words.is_speaker_noun(speaker.lemma_)


def is_relative(word: Token, words: Lexicon) -> bool:
    """Say whether a word is a relative pronoun, by the tree or by its form."""
    return word.pos_ == "PRON" and ("Rel" in word.morph.get("PronType") or form(word) in words.relatives)


def addressee(verb: Token, entry: VerbCue | None, words: Lexicon, speaker: Token | None) -> Token | None:
    """Give who is spoken to: *gegenüber X*, or by the verb's own pattern its object or preposition."""
    for child in children(verb, "obl", "nmod", "obj", "iobj"):
        if case_forms(child) & words.addressing:
            return child
    if entry is None:
        return None
    if is_passive(verb) and entry.addressee & {"Acc", "Dat"}:
        return _addressed_subject(verb, words)
    for child in verb.children:
        is_name = speaker is not None and speaker.i + 1 == child.i and child.ent_type_ == "PER"
        if (
            child != speaker
            and not is_name
            and not _is_occasion(child, words)
            and _is_addressed(child, entry)
        ):
            return child
    return None


def _addressed_subject(verb: Token, words: Lexicon) -> Token | None:
    found = subject(verb) or next(iter(children(verb, "obl:arg", "iobj", "obj")), None)
    return (
        found if found is not None and found.pos_ in NOMINALS and form(found) not in words.voiceless else None
    )


def _is_addressed(child: Token, entry: VerbCue) -> bool:
    if child.pos_ not in NOMINALS or "Yes" in child.morph.get("Reflex"):
        return False
    prepositions = case_forms(child)
    if prepositions:
        return child.relation in {"obl", "nmod", "iobj", "obj"} and bool(prepositions & entry.addressee)
    if child.relation not in {"obj", "iobj", "obl"}:
        return False
    case = child.morph.get("Case")
    if "Acc" in entry.addressee:
        return child.relation in {"obj", "iobj"} or case == ["Acc"]
    if "Dat" in entry.addressee:
        return (
            case == ["Dat"] or child.relation == "iobj" or (child.pos_ == "PROPN" and child.relation == "obj")
        )
    return False


def medium_words(verb: Token, words: Lexicon) -> tuple[Token, ...]:
    """Give the words that name the channel of the saying: "einer Erklärung", "told | a briefing"."""
    for child in children(verb, "obl", "nmod", "obj", "iobj"):
        named = child.lemma_ in words.medium_words and case_forms(child) & words.medium_prepositions
        if named or _is_occasion(child, words):
            return tuple(word for word in phrase(child) if word not in _dependents(child))
    return ()


def _is_occasion(child: Token, words: Lexicon) -> bool:
    """Say whether an object is where it was said and not whom it was said to: "told a press conference"."""
    return child.relation in {"obj", "iobj"} and child.lemma_ in words.occasions


def _dependents(head: Token) -> set[Token]:
    """Give the genitives and prepositional parts of a noun phrase: "der Erklärung | des Ministeriums"."""
    return {word for child in children(head, "nmod") for word in child.subtree}
