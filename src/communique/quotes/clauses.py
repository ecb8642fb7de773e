"""What is said behind a frame: the clause that follows it, by its shape."""

from spacy.tokens import Token

from communique.quotes.finds import Scene
from communique.quotes.frames import DASHES, Frame
from communique.quotes.lexicon import Lexicon
from communique.syntax.tree import (
    PREDICATES,
    children,
    clause,
    finite,
    is_infinitive,
    is_subjunctive,
    last_of,
    relation,
)


def follower(scene: Scene, frame: Frame) -> Token | None:
    """Give the first word behind the frame and its comma or dash, if there is a comma or dash."""
    comma = behind_frame(scene, frame)
    if comma is None or comma.text not in DASHES:
        return None
    return scene.after(comma)


def behind_frame(scene: Scene, frame: Frame) -> Token | None:
    """Give the word or mark behind a frame, over the mark that closes a name at its end."""
    after = scene.after(frame.last)
    pair = None if after is None else scene.marks.closed_at(after.idx)
    return (
        scene.after(after) if after is not None and pair and pair.span.start > frame.words[0].idx else after
    )


def clause_behind(scene: Scene, frame: Frame) -> tuple[Token, Token] | None:
    """Give the first word and the predicate of the clause behind a frame."""
    first = follower(scene, frame)
    if first is None:
        return None
    head = first.head if first.lower_ in scene.words.that_words else clause(first)
    if scene.is_opening(first):
        inner = scene.after(first)
        head = head if inner is None else clause(inner)
    if head.i <= frame.verb.i or head == frame.verb:
        return None
    return first, head


def clause_end(scene: Scene, frame: Frame, head: Token) -> int:
    """Give the token index behind the clause with all that is coordinated and runs on in the same mood."""
    _, limit = scene.region(frame.verb)
    end = last_of(head) + 1
    for other in sorted(children(frame.verb, "conj", "parataxis"), key=lambda word: word.i):
        left = min(token.i for token in other.subtree)
        if end <= left <= end + 2 and other.i > head.i and is_reported_mood(other, scene.words):
            end = last_of(other) + 1
    return min(_whole_marks(scene, _run_on_end(scene, frame, end, limit)), limit)


def _run_on_end(scene: Scene, frame: Frame, end: int, limit: int) -> int:
    """Move an end over a further clause in the same mood that the tree hung elsewhere."""
    if end >= limit or (scene.doc[end].text not in {",", ";"} and scene.doc[end].pos_ != "CCONJ"):
        return end
    verb = next((word for word in scene.doc[end:limit] if word.pos_ in PREDICATES), None)
    if verb is None or verb in scene.asides or finite(clause(verb)) != verb:
        return end
    head = clause(verb)
    if not is_reported_mood(head, scene.words) or head == frame.verb or children(head, "mark"):
        return end
    return max(end, last_of(head) + 1)


def is_reported_mood(verb: Token, words: Lexicon) -> bool:
    """Say whether a predicate stands in Konjunktiv I, by the tree or by a form that is one without *ich*."""
    if is_subjunctive(verb, tense="Pres"):
        return True
    own = next(iter(children(verb, "nsubj")), None)
    return finite(verb).lower_ in words.reported_forms | words.plural_forms and (
        own is None or own.lower_ not in words.own_voice
    )


def _whole_marks(scene: Scene, end: int) -> int:
    """Move an end that falls into a pair of marks behind that pair, within the sentence."""
    if end >= scene.sentence.end:
        return int(scene.sentence.end)
    token = scene.doc[end]
    pair = scene.marks.innermost(token.idx)
    if pair is None or pair.span.start == token.idx:
        return end
    while end < scene.sentence.end and pair.holds(scene.doc[end].idx):
        end += 1
    return end


def is_infinitive_clause(head: Token) -> bool:
    """Say whether a clause is a zu-infinitive."""
    return is_infinitive(head) or (relation(head) == "xcomp" and head.morph.get("Mood") == [])
