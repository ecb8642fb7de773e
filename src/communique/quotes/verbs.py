"""Rules of verb cues: one function a shape of what is said."""

from collections.abc import Callable

from communique.quotes.asides import content_around
from communique.quotes.clauses import (
    behind_frame,
    clause_behind,
    clause_end,
    follower,
    infinitive_behind,
    is_infinitive_clause,
    is_reported_mood,
)
from communique.quotes.finds import Find, Scene, case_forms, form, pieces
from communique.quotes.frames import DASHES, Frame, is_negated, verb_frames
from communique.quotes.relays import with_relayed
from communique.quotes.titles import is_title
from communique.quotes.voices import (
    addressee,
    can_speak,
    is_relative,
    medium_words,
    name_words,
    phrases_out_of,
)
from communique.records import QuoteType, Span, VoiceVia
from communique.syntax.document import Token
from communique.syntax.tree import children, clause, is_finite, is_passive

VerbRule = Callable[[Scene, Frame], Find | None]


def find_verbs(scene: Scene, frames: list[Frame]) -> list[Find]:
    """Try the rules on every verb cue; the first that finds something wins."""
    found = []
    for frame in frames:
        find = next(filter(None, (rule(scene, frame) for rule in RULES_IN_ORDER)), None)
        found += [] if find is None else with_relayed(scene, frame, find)
    return found


def behind_colon(scene: Scene, frame: Frame) -> Find | None:
    """Decide that what stands behind a frame and its colon was said.

    Example: Die Ministerin sagte in Riga: „Wir bleiben im Gespräch.“
    """
    colon = behind_frame(scene, frame)
    if colon is None or colon.text != ":" or frame.is_aside:
        return None
    first = scene.after(colon) or _next_word(scene, colon)
    pair = scene.marks.opened_at(first.idx) if first is not None else None
    if pair is not None and is_title(scene.doc, pair):
        return None
    if pair is not None:
        return _find(scene, frame, "behind_colon", "direct", (pair.span,))
    if "clause" not in frame.entry.takes:
        return None
    _, end = scene.region(frame.verb)
    content = pieces(scene, colon.i + 1, end, without=scene.asides)
    return _find(scene, frame, "behind_colon", "indirect", content)


def conjunction_clause(scene: Scene, frame: Frame) -> Find | None:
    """Decide that a clause with *dass* or *ob* behind a verb of saying was said.

    Example: Der Botschafter betonte, dass die Tür offen bleibe.
    """
    behind = clause_behind(scene, frame)
    if behind is None or form(behind[0]) not in scene.words.that_words:
        return None
    return _clause_find(scene, frame, "conjunction_clause", behind)


def infinitive_clause(scene: Scene, frame: Frame) -> Find | None:
    """Decide that a zu-infinitive behind a verb of demanding, promising or accusing was said.

    Example: Die Ministerin forderte Teheran auf, die Gefangenen freizulassen.
    """
    behind = infinitive_behind(scene, frame) if "infinitive" in frame.entry.takes else None
    if behind is None:
        return None
    if behind[1].relation in {"acl", "conj"} or (
        frame.entry.cue_class == "believe" and is_passive(frame.verb)
    ):
        return None
    return _clause_find(scene, frame, "infinitive_clause", behind)


def frame_behind(scene: Scene, frame: Frame) -> Find | None:
    """Decide that what stands before an inverted frame, and goes on behind it, was said.

    Example: Die Verhandlungen seien schwierig, sagte die Kanzlerin.
    """
    if not frame.is_aside or "clause" not in frame.entry.takes:
        return None
    if _is_condition(scene, frame):
        return None
    kind, content = content_around(scene, frame.verb, frame.words)
    return _find(scene, frame, "frame_behind", kind, content)


def _is_condition(scene: Scene, frame: Frame) -> bool:
    """Say whether what stands before a verb is a mere "wenn …" or "als …" clause of it."""
    begin, _ = scene.region(frame.verb)
    first = next((t for t in scene.tokens if t.i >= begin and not t.is_punct), frame.verb)
    opens = first.relation == "mark" and form(first) not in scene.words.that_words
    return opens and first.head.relation == "advcl" and first.head.head == frame.verb


def question_clause(scene: Scene, frame: Frame) -> Find | None:
    """Decide that an indirect question behind a verb of saying was said.

    Example: Der Sprecher erklärte, warum der Gipfel verschoben wird.
    """
    behind = clause_behind(scene, frame)
    if behind is None or form(behind[0]) not in scene.words.question_words:
        return None
    if behind[1].relation not in {"ccomp", "csubj"} or "clause" not in frame.entry.takes:
        return None
    return _clause_find(scene, frame, "question_clause", behind)


def main_clause(scene: Scene, frame: Frame) -> Find | None:
    """Decide that a main clause behind a verb of saying was said.

    Example: Die Ministerin teilte mit, sie werde nach Kiew reisen.
    """
    if "clause" not in frame.entry.takes or frame.is_aside:
        return None
    behind = clause_behind(scene, frame)
    if behind is None or behind[1].pos_ in {"ADP", "PUNCT"}:
        return _unattached_clause(scene, frame)
    first, head = behind
    second = scene.after(first)
    if second is not None and form(second) in scene.words.that_words:
        return None
    own = head.relation in {"ccomp", "parataxis"} or is_reported_mood(head, scene.words)
    if own and is_infinitive_clause(head):
        return _unattached_clause(scene, frame)
    if not own or first.pos_ in {"CCONJ", "SCONJ"}:
        return None
    return _clause_find(scene, frame, "main_clause", behind)


def _unattached_clause(scene: Scene, frame: Frame) -> Find | None:
    """Take all behind the comma where its verb is Konjunktiv I but the tree lost the clause."""
    first = follower(scene, frame)
    if first is None or first.pos_ in {"CCONJ", "SCONJ"} or is_relative(first, scene.words):
        return None
    if not scene.words.clause_comma:
        return None
    _, end = scene.region(frame.verb)
    verbs = (word for word in scene.doc[first.i : end] if word.morph.get("Mood"))
    opening = next(verbs, None)
    if opening is None or not _is_said(scene, frame, opening):
        return None
    return _find(scene, frame, "main_clause", "indirect", pieces(scene, first.i, end, without=scene.asides))


def _is_said(scene: Scene, frame: Frame, opening: Token) -> bool:
    """Say whether a clause without conjunction is reported: by its mood, or as the verb's own complement."""
    own = [child for child in children(frame.verb, "ccomp") if child.i > frame.last.i]
    return is_reported_mood(opening, scene.words) or clause(opening) in own


def marks_behind(scene: Scene, frame: Frame) -> Find | None:
    """Decide that a stretch in marks right behind a frame was said.

    Example: Der Botschafter sagte „Wir kommen wieder“ und ging.
    """
    first = behind_frame(scene, frame)
    first = follower(scene, frame) if first is not None and first.text == "," else first
    if first is None or not scene.is_opening(first) or "clause" not in frame.entry.takes:
        return None
    pair = scene.marks.opened_at(first.idx)
    inside = [] if pair is None else [word for word in scene.tokens if pair.holds(word.idx)]
    if pair is None or not any(map(is_finite, inside)):
        return None
    return _find(scene, frame, "marks_behind", "direct", (pair.span,))


def pointing_back(scene: Scene, frame: Frame) -> Find | None:
    """Decide that the sentence before was said, by a frame that points back at it with *das* or *dies*.

    Example: Der Gipfel findet im Mai statt. Das teilte das Außenministerium mit.
    """
    if frame.speaker is None or "clause" not in frame.entry.takes:
        return None
    pointer = next((word for word in children(frame.verb, "obj", "obl") if _points(scene, frame, word)), None)
    if pointer is None or pointer == frame.speaker:
        return None
    opening = scene.before(pointer)
    if opening is None:
        before = _sentence_before(scene)
    elif opening.text in DASHES and pointer.i < frame.verb.i:
        begin, _ = scene.region(opening)
        before = pieces(scene, begin, opening.i, without=scene.asides)
    else:
        return None
    return None if not before else _find(scene, frame, "pointing_back", "indirect", before)


def _points(scene: Scene, frame: Frame, word: Token) -> bool:
    first = next((case for case in children(word, "case")), word)
    return form(word) in scene.words.pointing and first.i < frame.verb.i


def _sentence_before(scene: Scene) -> tuple[Span, ...] | None:
    sentence = scene.sentence_before
    if sentence is None:
        return None
    return pieces(scene, sentence.start, sentence.end, without=()) or None


def marked_words(scene: Scene, frame: Frame) -> Find | None:
    """Decide that the words in marks in a clause with a verb of calling or judging are the speaker's.

    Example: Der Botschafter nannte das Abkommen „einen großen Fehler“.
    """
    if frame.speaker is None or "marks" not in frame.entry.takes:
        return None
    inside = [word for word in frame.verb.subtree if word.i > frame.verb.i or frame.verb.i > frame.words[0].i]
    pairs = [
        scene.marks.opened_at(word.idx)
        for word in sorted(inside, key=lambda w: w.i)
        if scene.is_opening(word)
    ]
    after = next((pair for pair in pairs if pair is not None and pair.span.start > frame.speaker.idx), None)
    return (
        None if after is None else _find(scene, frame, "marked_words", "reported", _own_clause(scene, frame))
    )


def _own_clause(scene: Scene, frame: Frame) -> tuple[Span, ...]:
    """Give the clause of a frame with its objects, without what is coordinated with it."""
    begin, end = scene.region(frame.verb)
    own = {frame.verb, *frame.words, *(token for token in frame.verb.subtree if begin <= token.i < end)}
    later = [min(token.i for token in other.subtree) for other in children(frame.verb, "conj", "parataxis")]
    end = min([max(word.i for word in own) + 1, *(start for start in later if start > frame.verb.i)])
    return pieces(scene, min(word.i for word in own), end, without=scene.asides)[:1]


def named_object(scene: Scene, frame: Frame) -> Find | None:
    """Decide that a clause reports a stand: a verb of condemning, accusing or demanding with its object.

    Example: Der Generalsekretär verurteilte den Angriff.
    """
    if frame.speaker is None or not can_speak(scene, frame.speaker) or not _has_object(scene, frame):
        return None
    if any(form(word) in scene.words.hearsay for word in frame.cue) or is_negated(scene, frame.verb):
        return None
    return _find(scene, frame, "named_object", "reported", _own_clause(scene, frame))


def _has_object(scene: Scene, frame: Frame) -> bool:
    for child in frame.verb.children:
        cases = case_forms(child) | {form(mark) for mark in children(child, "advmod")}
        if child.lemma_ in scene.words.victims:
            return False
        if cases & frame.entry.takes or _is_called(child, frame):
            return True
        if (
            "object" in frame.entry.takes
            and not cases
            and child.pos_ in {"NOUN", "PROPN"}
            and child.relation == "obj"
        ):
            return True
    return "object" in frame.entry.takes and bool(children(frame.verb, "nsubj:pass"))


def _is_called(child: Token, frame: Frame) -> bool:
    """Say whether an object holds the topic that the tree hung on it: "den Angriff | als Verbrechen"."""
    held = (case_forms(topic) for topic in children(child, "nmod", "obl"))
    return child.relation == "obj" and any(cases & frame.entry.takes for cases in held)


def _clause_find(scene: Scene, frame: Frame, rule: str, behind: tuple[Token, Token]) -> Find | None:
    first, head = behind
    end = clause_end(scene, frame, head)
    content = pieces(scene, first.i, end, without={*scene.asides, *frame.cue})
    pair = scene.marks.opened_at(first.idx)
    if pair is not None and content and pair.span.end >= content[-1].end:
        return _find(scene, frame, rule, "direct", (pair.span,))
    return _find(scene, frame, rule, "indirect", content)


def _find(scene: Scene, frame: Frame, rule: str, kind: QuoteType, content: tuple[Span, ...]) -> Find | None:
    if not content:
        return None
    speaker, via = frame.speaker, _via(frame)
    if speaker is None and frame.entry.subject is not None:
        named = phrases_out_of(scene, frame.verb)
        speaker = next((child for child in named if child.pos_ in {"NOUN", "PROPN"}), None)
    words = () if speaker is None else name_words(speaker)
    told = addressee(frame.verb, frame.entry, scene.words, speaker)
    return Find(
        rule=f"quotes.{rule}/{frame.entry.lemma}",
        type=kind,
        content=content,
        cue=frame.cue,
        lemma=frame.entry.lemma,
        cue_class=frame.entry.cue_class,
        frame=tuple(sorted({*frame.words, *words}, key=lambda w: w.i))
        if via == "same_sentence"
        else frame.words,
        speaker=speaker,
        speaker_words=words,
        via=via,
        addressee=told,
        addressee_words=() if told is None else name_words(told),
        medium=medium_words(frame.verb, scene.words),
    )


def _via(frame: Frame) -> VoiceVia:
    own = frame.speaker is None or frame.speaker in set(frame.words) or children(frame.verb, "nsubj") != []
    return "same_sentence" if own else "shared_subject"


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
    pointing_back,
    marked_words,
    named_object,
)

__all__ = ["RULES_IN_ORDER", "find_verbs", "verb_frames"]
