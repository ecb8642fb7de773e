"""Rules of verb cues: one function a shape of what is said."""

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from communique.quotes.asides import content_around
from communique.quotes.clauses import clause_behind, clause_end, follower, is_infinitive_clause
from communique.quotes.finds import Find, Scene, pieces
from communique.quotes.frames import Frame, verb_frames
from communique.quotes.voices import addressee, medium_words, name_words
from communique.records import QuoteType, Span, VoiceVia
from communique.syntax.tree import case_words, children, is_subjunctive, relation

VerbRule = Callable[[Scene, Frame, Iterable[Token]], Find | None]


def find_verbs(scene: Scene, frames: list[Frame], asides: frozenset[Token]) -> list[Find]:
    """Try the rules on every verb cue; the first that finds something wins."""
    found = (next(filter(None, (rule(scene, frame, asides) for rule in RULES_IN_ORDER)), None) for frame in frames)
    return [find for find in found if find is not None]


def behind_colon(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that what stands behind a frame and its colon was said.

    Example: Die Ministerin sagte in Riga: „Wir bleiben im Gespräch.“
    """
    colon = scene.after(frame.last)
    if colon is None or colon.text != ":" or frame.is_aside:
        return None
    first = scene.after(colon) or _next_word(scene, colon)
    pair = scene.marks.opened_at(first.idx) if first is not None else None
    if pair is not None:
        return _find(scene, frame, "behind_colon", "direct", (pair.span,))
    _, end = scene.region(frame.verb)
    content = pieces(scene, colon.i + 1, end, without=asides)
    return _find(scene, frame, "behind_colon", "indirect", content)


def conjunction_clause(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that a clause with *dass* or *ob* behind a verb of saying was said.

    Example: Der Botschafter betonte, dass die Tür offen bleibe.
    """
    behind = clause_behind(scene, frame)
    if behind is None or behind[0].lower_ not in scene.words.that_words:
        return None
    return _clause_find(scene, frame, "conjunction_clause", behind, asides)


def infinitive_clause(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that a zu-infinitive behind a verb of demanding, promising or accusing was said.

    Example: Die Ministerin forderte Teheran auf, die Gefangenen freizulassen.
    """
    behind = clause_behind(scene, frame)
    if behind is None or "infinitive" not in frame.entry.takes or not is_infinitive_clause(behind[1]):
        return None
    if relation(behind[1]) in {"acl", "conj"}:
        return None
    return _clause_find(scene, frame, "infinitive_clause", behind, asides)


def frame_behind(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that what stands before an inverted frame, and goes on behind it, was said.

    Example: Die Verhandlungen seien schwierig, sagte die Kanzlerin.
    """
    if not frame.is_aside or "clause" not in frame.entry.takes:
        return None
    kind, content = content_around(scene, frame.verb, frame.words, asides)
    return _find(scene, frame, "frame_behind", kind, content)


def question_clause(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that an indirect question behind a verb of saying was said.

    Example: Der Sprecher erklärte, warum der Gipfel verschoben wird.
    """
    behind = clause_behind(scene, frame)
    if behind is None or behind[0].lower_ not in scene.words.question_words:
        return None
    if relation(behind[1]) not in {"ccomp", "csubj"} or "clause" not in frame.entry.takes:
        return None
    return _clause_find(scene, frame, "question_clause", behind, asides)


def main_clause(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that a main clause behind a verb of saying was said.

    Example: Die Ministerin teilte mit, sie werde nach Kiew reisen.
    """
    behind = clause_behind(scene, frame)
    if behind is None or "clause" not in frame.entry.takes or frame.is_aside:
        return None
    first, head = behind
    own = relation(head) in {"ccomp", "parataxis"} or is_subjunctive(head, tense="Pres")
    if not own or first.pos_ in {"CCONJ", "SCONJ"} or is_infinitive_clause(head):
        return None
    return _clause_find(scene, frame, "main_clause", behind, asides)


def marks_behind(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that a stretch in marks right behind a frame was said.

    Example: Der Botschafter sagte „Wir kommen wieder“ und ging.
    """
    first = scene.after(frame.last)
    first = follower(scene, frame) if first is not None and first.text == "," else first
    if first is None or not scene.is_opening(first) or "clause" not in frame.entry.takes:
        return None
    pair = scene.marks.opened_at(first.idx)
    if pair is None or pair.span.end - pair.span.start < 15:
        return None
    return _find(scene, frame, "marks_behind", "direct", (pair.span,))


def named_object(scene: Scene, frame: Frame, asides: Iterable[Token]) -> Find | None:
    """Decide that a clause reports a stand taken: a verb of condemning, accusing or demanding with its object.

    Example: Der Generalsekretär verurteilte den Angriff.
    """
    if frame.speaker is None or not _has_object(frame):
        return None
    begin, end = scene.region(frame.verb)
    inside = [token for token in frame.verb.subtree if begin <= token.i < end]
    own = {frame.verb, *frame.words, *inside}
    for other in children(frame.verb, "conj", "parataxis"):
        own -= set(other.subtree)
    content = pieces(scene, min(t.i for t in own), max(t.i for t in own) + 1, without=asides)
    return _find(scene, frame, "named_object", "reported", content[:1] if content else ())


def _has_object(frame: Frame) -> bool:
    for child in frame.verb.children:
        cases = set(case_words(child))
        if cases & frame.entry.takes:
            return True
        if "object" in frame.entry.takes and not cases and child.pos_ in {"NOUN", "PROPN"} and relation(child) == "obj":
            return True
    return "object" in frame.entry.takes and bool(children(frame.verb, "nsubj:pass"))


def _clause_find(
    scene: Scene, frame: Frame, rule: str, behind: tuple[Token, Token], asides: Iterable[Token]
) -> Find | None:
    first, head = behind
    end = clause_end(scene, frame, head)
    content = pieces(scene, first.i, end, without={*asides, *frame.cue})
    pair = scene.marks.opened_at(first.idx)
    if pair is not None and content and pair.span.end >= content[-1].end:
        return _find(scene, frame, rule, "direct", (pair.span,))
    return _find(scene, frame, rule, "indirect", content)


def _find(scene: Scene, frame: Frame, rule: str, kind: QuoteType, content: tuple[Span, ...]) -> Find | None:
    if not content:
        return None
    speaker, via, words = frame.speaker, _via(frame), ()
    source = None if speaker is not None or frame.entry.subject is None else _source_phrase(frame, scene)
    speaker = speaker or source
    words = () if speaker is None else name_words(speaker)
    told = addressee(frame.verb, frame.entry, scene.words, speaker)
    return Find(
        rule=f"quotes.{rule}/{frame.entry.lemma}",
        type=kind,
        content=content,
        cue=frame.cue,
        lemma=frame.entry.lemma,
        cue_class=frame.entry.cue_class,
        frame=tuple(sorted({*frame.words, *words}, key=lambda w: w.i)) if via == "same_sentence" else frame.words,
        speaker=speaker,
        speaker_words=words,
        via=via,
        addressee=told,
        addressee_words=() if told is None else name_words(told),
        medium=medium_words(frame.verb, scene.words),
    )


def _via(frame: Frame) -> VoiceVia:
    own = frame.speaker is None or frame.speaker in set(frame.words) or not children(frame.verb, "nsubj") == []
    return "same_sentence" if own else "shared_subject"


def _source_phrase(frame: Frame, scene: Scene) -> Token | None:
    """Give the document or body behind "heißt es in …", "hieß es aus …"."""
    for child in children(frame.verb, "obl", "nmod"):
        if set(case_words(child)) & {"in", "aus", "im", "von", "seitens", "bei", "beim"} and child.pos_ in {"NOUN", "PROPN"}:
            return child
    return None


def _next_word(scene: Scene, token: Token) -> Token | None:
    """Give the word behind the sentence's end, where what is said begins a new sentence of the same part."""
    following = scene.doc[token.i + 1 : token.i + 3]
    return next((word for word in following if not word.is_space), None)


RULES_IN_ORDER: tuple[VerbRule, ...] = (
    behind_colon,
    conjunction_clause,
    infinitive_clause,
    frame_behind,
    question_clause,
    main_clause,
    marks_behind,
    named_object,
)

__all__ = ["RULES_IN_ORDER", "find_verbs", "verb_frames"]
