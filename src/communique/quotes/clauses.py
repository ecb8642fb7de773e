"""What is said behind a frame: the clause that follows it, by its shape."""

from collections.abc import Iterator, Sequence

from communique.quotes.finds import Scene, case_forms, form
from communique.quotes.frames import DASHES, Frame, cue_entry, is_quoted_saying
from communique.quotes.lexicon import Lexicon
from communique.syntax.document import Token
from communique.syntax.tree import (
    children,
    clause,
    finite,
    is_finite,
    is_infinitive,
    is_subjunctive,
    last_of,
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
    """Give the first word and the predicate of the clause behind a frame.

    Where a language sets such clauses off by a comma the comma tells, for trees err; else the tree.
    """
    return _behind_comma(scene, frame) if scene.words.clause_comma else _hung_behind(scene, frame)


def infinitive_behind(scene: Scene, frame: Frame) -> tuple[Token, Token] | None:
    """Give the first word and the verb of the infinitive behind a frame: by the comma, else by the tree."""
    ways = (_behind_comma, _hung_behind) if scene.words.clause_comma else (_hung_behind,)
    found = (way(scene, frame) for way in ways)
    return next((one for one in found if one is not None and is_infinitive_clause(one[1])), None)


def _hung_behind(scene: Scene, frame: Frame) -> tuple[Token, Token] | None:
    _, end = scene.region(frame.verb)
    needed = [word for word in frame.cue if form(word) == frame.entry.needs]
    held = [child for word in needed for child in children(word, "acl", "ccomp", "xcomp", "csubj")]
    leading = [child for child in frame.verb.children if is_quoted_saying(child, scene.words)]
    held += [child for word in leading for child in children(word, "ccomp")]
    for head in (*held, *children(frame.verb, "ccomp", "xcomp", "csubj", "advcl")):
        is_clause = head.relation in {"ccomp", "csubj"} or is_infinitive_clause(head)
        is_clause = is_clause and not case_forms(head) & (scene.words.purpose - frame.entry.takes)
        if not is_clause or not frame.last.i < head.i < end:
            continue
        inside = [token for token in head.subtree if frame.last.i < token.i < end and not token.is_space]
        while inside and leads(scene, inside):
            inside.pop(0)
        if inside:
            return inside[0], head
    return None


def leads(scene: Scene, inside: Sequence[Token]) -> bool:
    """Say whether the first word of a clause is no part of it: a comma, the preposition of "de que"."""
    first, second = inside[0], inside[1] if len(inside) > 1 else None
    if first.is_punct:
        return not scene.is_opening(first)
    return first.pos_ == "ADP" and second is not None and form(second) in scene.words.that_words


def _behind_comma(scene: Scene, frame: Frame) -> tuple[Token, Token] | None:
    first = follower(scene, frame)
    if first is None:
        return None
    head = first.head if form(first) in scene.words.that_words else clause(first)
    if scene.is_opening(first):
        inner = scene.after(first)
        head = head if inner is None else clause(inner)
    if head.i <= frame.verb.i or head == frame.verb:
        return None
    return first, head


def clause_end(scene: Scene, frame: Frame, head: Token) -> int:
    """Give the token index behind the clause with all that is coordinated and runs on with it.

    Where a comma begins what is said it goes on to the end of the region, unless a clause of the frame's own
    verb comes after it: trees hang the later parts of long statements anywhere.
    """
    _, limit = scene.region(frame.verb)
    end = last_of(head) + 1
    if scene.words.clause_comma and is_finite(finite(head)):
        end = min((start for start in _own_starts(scene, frame, head) if start >= end), default=limit)
    return min(_whole_marks(scene, end), limit, _speech_behind(scene, head, limit))


def _speech_behind(scene: Scene, head: Token, limit: int) -> int:
    """Give the colon behind which speech in marks begins: a statement of its own, unless a cue opens it."""
    for colon in (word for word in scene.doc[head.i : limit] if word.text == ":"):
        before, after = scene.before(colon), scene.after(colon)
        if before is None or after is None or not scene.is_opening(after):
            continue
        if cue_entry(scene, clause(before)) is None:
            return int(colon.i)
    return limit


def _own_starts(scene: Scene, frame: Frame, head: Token) -> Iterator[int]:
    """Give where clauses begin that belong to the frame's verb and not to what is said."""
    for other in children(frame.verb, "conj", "parataxis", "advcl"):
        if other.i > head.i and other != head and not is_reported_mood(other, scene.words):
            yield min(token.i for token in other.subtree if token.i > head.i)


def is_reported_mood(verb: Token, words: Lexicon) -> bool:
    """Say whether a predicate stands in Konjunktiv I, by the tree or by a form that is one without *ich*.

    Only a language that lists such forms reports by a mood.
    """
    if not words.reported_forms:
        return False
    if is_subjunctive(verb, tense="Pres"):
        return True
    own = next(iter(children(verb, "nsubj")), None)
    return finite(verb).lower_ in words.reported_forms | words.plural_forms and (
        own is None or form(own) not in words.own_voice
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
    return is_infinitive(head) or (head.relation == "xcomp" and head.morph.get("Mood") == [])
