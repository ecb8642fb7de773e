"""Verb cues of a sentence: which verb attributes, in which frame, and where the frame stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.quotes.finds import Scene, form
from communique.quotes.lexicon import Lexicon, VerbCue
from communique.quotes.voices import (
    can_speak,
    cue_words,
    frame_words,
    is_participial,
    near,
    near_subject,
    phrases_out_of,
    speaking_subject,
)
from communique.syntax.document import Token
from communique.syntax.tree import (
    PREDICATES,
    ancestors,
    auxiliaries,
    children,
    finite,
    first_conjunct,
    lemma,
    subject,
)

DASHES = frozenset({",", "–", "—", "-", "--"})
ENDS = frozenset({".", "!", "?", "…", "...", ")"})
LEANING = frozenset({"advcl", "acl", "conj", "parataxis", "xcomp"})
FEWEST_WORDS_SPOKEN = 4
"""A verb that no list has attributes the words in marks before it only where they are at least so many."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb cue with its frame; ``is_aside``: it stands behind or amid what is said ("…, sagte Paris")."""

    verb: Token
    entry: VerbCue
    cue: tuple[Token, ...]
    words: tuple[Token, ...]
    speaker: Token | None
    is_aside: bool

    @property
    def last(self) -> Token:
        """The last word of the frame."""
        return self.words[-1]


def verb_frames(scene: Scene) -> list[Frame]:
    """Give the verb cues of a sentence in text order."""
    found: list[Frame] = []
    for token in scene.sentence:
        entry = cue_entry(scene, token) or _behind_speech(scene, token) or _with_clause(scene, token)
        if entry is None or _is_own_voice(scene, token) or _is_unsaid(scene, token, entry):
            continue
        if _is_supposed(scene, token) or is_quoted_saying(token, scene.words):
            continue
        words = frame_words(scene, token, entry)
        speaker = _speaker(scene, token, found)
        found.append(
            Frame(token, entry, cue_words(token, entry), words, speaker, _is_aside(scene, token, words))
        )
    return found


def stops_of(scene: Scene, frames: Iterable[Frame]) -> frozenset[int]:
    """Give the first words of frames that end what was said before: "…, adding that …", "… and urged …"."""
    found: set[int] = set()
    before: list[Frame] = []
    for frame in frames:
        if _adds(scene, frame.verb) or _goes_with(frame.verb, before):
            found.add(min(frame.words[0].i, _opening(frame.verb).i))
        before.append(frame)
    return frozenset(found)


def _adds(scene: Scene, verb: Token) -> bool:
    """Say whether a verb is a participle behind a comma that goes on after a frame: "…, adding that …"."""
    if not is_participial(verb) or verb.relation == "acl" or children(verb, "nsubj"):
        return False
    before = scene.before(_opening(verb))
    return before is not None and before.text in DASHES


def _opening(verb: Token) -> Token:
    """Give the first of the small words right before a verb that belong to it: "| tout en répétant"."""
    own = {child.i for child in children(verb, "mark", "advmod", "case", "cc", "expl", "obj", "iobj")}
    first = verb.i
    while first - 1 in own and verb.doc[first - 1].pos_ not in {"NOUN", "PROPN"}:
        first -= 1
    return verb.doc[first]


def _goes_with(verb: Token, frames: Sequence[Frame]) -> bool:
    """Say whether a verb that the tree joins to what is said is the speaker's: nobody in there could speak.

    "said the call-up was a sign of weakness and urged allies to send more"; a comma and another build of the
    verb tell too: "said it would not accept that, and threatened to leave".
    """
    if verb.relation != "conj" or children(verb, "nsubj") or not frames or not children(verb, "cc"):
        return False
    said, outer = first_conjunct(verb), frames[-1].verb
    if said == outer or outer not in ancestors(said):
        return False
    cc = children(verb, "cc")[0]
    behind_comma = cc.i > 0 and verb.doc[cc.i - 1].text == ","
    own = subject(said)
    alike = [word.lower_ for word in auxiliaries(said)] == [word.lower_ for word in auxiliaries(verb)]
    speaks = own is not None and (own.pos_ in {"PROPN", "PRON"} or own.ent_type_ != "")
    return not speaks or (behind_comma and not alike)


def _speaker(scene: Scene, verb: Token, frames: Sequence[Frame]) -> Token | None:
    """Give who speaks: of a verb that goes with the frame before it, who spoke there."""
    before = [frame for frame in frames if frame.speaker is not None]
    if before and (_adds(scene, verb) or _goes_with(verb, before)):
        return before[-1].speaker
    return _impersonal(scene, verb) or speaking_subject(verb, scene.words)


def _impersonal(scene: Scene, verb: Token) -> Token | None:
    """Give who speaks through a plural without a subject: "в Минске заявили"."""
    plural = finite(verb).morph.get("Number") == ["Plur"] and not children(verb, "nsubj")
    if not scene.words.drops_subject or not plural:
        return None
    return next((child for child in phrases_out_of(scene, verb) if can_speak(scene, child)), None)


def is_quoted_saying(verb: Token, words: Lexicon) -> bool:
    """Say whether a participle only leads from a verb of quoting to the words: "quoted him as | saying"."""
    return is_participial(verb) and verb.head != verb and lemma(verb.head) in words.quoting


def _is_supposed(scene: Scene, verb: Token) -> bool:
    """Say whether a saying is only supposed: "if he says that", "wenn er sagt, dass"."""
    marks = children(verb, "mark")
    return verb.relation == "advcl" and any(form(mark) in scene.words.conditionals for mark in marks)


def cue_entry(scene: Scene, token: Token) -> VerbCue | None:
    """Look a verb up in the cue words: with its particle, the word it needs, the subject it needs."""
    if token.pos_ not in PREDICATES or not _is_predicate(token):
        return None
    for key in dict.fromkeys((lemma(token), token.lemma_)):
        for entry in scene.words.verbs.get(key, ()):
            if _fits(token, entry):
                return entry
    return None


def _with_clause(scene: Scene, verb: Token) -> VerbCue | None:
    """Take a verb that no list has for a cue where its subject can speak and *dass* follows."""
    if verb.pos_ != "VERB" or not _is_predicate(verb) or is_participial(verb):
        return None
    if lemma(verb) in scene.words.silent:
        return None
    clauses = (child for child in children(verb, "ccomp") if child.i > verb.i)
    marks = {form(mark) for child in clauses for mark in children(child, "mark")}
    own = speaking_subject(verb, scene.words)
    if not marks & scene.words.opening or own is None or own.i > verb.head.i > verb.i:
        return None
    return _saying(verb) if can_speak(scene, own) else None


def _behind_speech(scene: Scene, verb: Token) -> VerbCue | None:
    """Take a verb that no list has for a cue right behind words in marks: "„…“, erinnerte sich der Bote"."""
    if verb.pos_ != "VERB" or not _is_predicate(verb) or is_participial(verb):
        return None
    first, own = finite(verb), next(iter(children(verb, "nsubj")), None)
    mark = _before_commas(scene, _opening(first))
    while mark is not None and mark.pos_ == "PRON" and mark.head == verb:
        mark = _before_commas(scene, mark)
    if own is None or own.i < first.i or mark is None:
        return None
    if not scene.is_closing(mark):
        return _saying(verb) if _cuts_speech(scene, first, own) else None
    enough = _words_closed_by(scene, mark) >= FEWEST_WORDS_SPOKEN
    return _saying(verb) if enough and can_speak(scene, own) else None


def _words_closed_by(scene: Scene, mark: Token) -> int:
    """Count the words of the sentence in the pair that a mark closes."""
    pair = scene.marks.closed_at(mark.idx)
    return sum(pair is not None and pair.holds(word.idx) and not word.is_punct for word in scene.tokens)


def _saying(verb: Token) -> VerbCue:
    return VerbCue(lemma(verb), "say", frozenset({"clause"}), frozenset(), None, None)


def _cuts_speech(scene: Scene, first: Token, own: Token) -> bool:
    """Say whether an inverted verb between dashes, or with a pronoun hung on it, cuts speech in its marks."""
    before = scene.before(first)
    if not scene.words.aside_in_marks or before is None or scene.marks.innermost(first.idx) is None:
        return False
    dashed = before.text in DASHES - {","}
    return (dashed and can_speak(scene, own)) or (before.text == "," and own.text.startswith("-"))


def _before_commas(scene: Scene, token: Token) -> Token | None:
    before = scene.before(token)
    while before is not None and before.text in DASHES:
        before = scene.before(before)
    return before


def _is_unsaid(scene: Scene, verb: Token, entry: VerbCue) -> bool:
    """Say whether the saying itself is denied: "sagte nicht, dass"; *glaubt nicht* still gives a view."""
    return is_negated(scene, verb) and entry.cue_class in {"say", "announce", "confirm"}


def is_negated(scene: Scene, verb: Token) -> bool:
    """Say whether a verb is denied: "hat Gespräche nie abgelehnt"."""
    return any(form(child) in scene.words.negations for child in verb.children)


def _is_own_voice(scene: Scene, verb: Token) -> bool:
    """Say whether a speaker speaks of himself or to somebody: "ich glaube, dass"."""
    own = subject(verb)
    return finite(verb).morph.get("Person") in (["1"], ["2"]) or (
        own is not None and form(own) in scene.words.own_voice
    )


def _is_predicate(token: Token) -> bool:
    """Say whether a verb speaks: finite, a participle with an auxiliary or leaning, no bare infinitive."""
    form_of = token.morph.get("VerbForm")
    if token.morph.get("Mood") or form_of == ["Fin"]:
        return True
    if token.relation in {"aux", "amod"}:
        return False
    if is_participial(token):
        return token.relation in LEANING
    return finite(token) != token or bool(children(token, "aux")) or token.relation == "conj"


def _fits(token: Token, entry: VerbCue) -> bool:
    if entry.needs is not None and all(form(word) != entry.needs for word in near(token)):
        return False
    if entry.subject is not None:
        own = subject(token) or next(iter(children(token, "expl")), None)
        return own is not None and form(own) == entry.subject
    return True


def _is_aside(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a frame stands behind or amid what is said: "…, sagte Paris", "…, the ministry said"."""
    before = scene.before(words[0])
    if before is None or (before.text not in DASHES and not scene.is_closing(before)):
        return False
    inverted = _begins_with_verb(scene, verb, words)
    if not (inverted or _stands_behind(scene, verb, words)):
        return False
    return (
        (inverted and _is_behind_speech(scene, words[0]))
        or _ends_aside(scene, verb, words[-1])
        or _cuts_before_colon(scene, verb, words)
    )


def _is_behind_speech(scene: Scene, first: Token) -> bool:
    """Say whether a comma or dash and, before it, the closing mark of some words stand before a frame."""
    before, mark = scene.before(first), _before_commas(scene, first)
    if mark is None or not scene.is_closing(mark):
        return False
    words = _words_closed_by(scene, mark)
    return words >= FEWEST_WORDS_SPOKEN or (before != mark and words > 1)


def _begins_with_verb(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a frame is inverted: its finite word, then its subject; weak pronouns may stand before."""
    first = finite(verb)
    own = next(iter(children(verb, "nsubj", "expl")), None)
    if own is None or own.i < first.i:
        return own is None and scene.words.drops_subject and _said_before(verb, words[0])
    weak = [word for word in words if word.i < first.i]
    return not weak or (scene.words.subject_first_aside and all(word.pos_ == "PRON" for word in weak))


def _stands_behind(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a frame that begins with its subject stands behind what it attributes."""
    own = near_subject(verb, scene.words) or next(iter(children(verb, "nsubj")), None)
    if not scene.words.subject_first_aside or is_participial(verb) or own is None or own.i < words[0].i:
        return False
    mark = _before_commas(scene, words[0])
    return _said_before(verb, words[0]) or (mark is not None and scene.is_closing(mark))


def _said_before(verb: Token, first: Token) -> bool:
    """Say whether the tree has what is said before the frame: as its clause, or as what it is an aside to."""
    clauses = [child for child in children(verb, "ccomp", "parataxis") if _begins(child) < first.i <= verb.i]
    if any(not children(child, "mark") for child in clauses):
        return True
    hung = verb.relation in {"parataxis", "advcl", "acl", "discourse", "appos"} or (
        verb.relation == "conj" and not children(verb, "cc")
    )
    return hung and verb.head.i < first.i and not children(verb, "mark")


def _begins(head: Token) -> int:
    """Give the index of the first word of a clause, white space and marks aside."""
    found = (word.i for word in head.subtree if not word.is_punct and not word.is_space)
    return int(min(found, default=head.i))


def _cuts_before_colon(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether an aside has a colon behind it, and its own complement before: "…, sagte er: …"."""
    after = scene.after(words[-1])
    if after is None or after.text != ":":
        return False
    said = [child for child in children(verb, "ccomp", "parataxis") if child.i < words[0].i]
    if verb.relation == "parataxis" and verb.head.i < words[0].i:
        said.append(verb.head)
    return any(not children(child, "mark") for child in said)


def _ends_aside(scene: Scene, verb: Token, last: Token) -> bool:
    after = scene.after(last)
    if after is not None and any(after in child.subtree for child in children(verb, "advcl")):
        return True
    if after is None or after.text in ENDS or scene.is_closing(after) or scene.is_opening(after):
        return True
    if after.text in DASHES or after.text == ";":
        follower = scene.after(after)
        return follower is None or form(follower) not in scene.words.that_words
    return bool(after.pos_ == "CCONJ")
