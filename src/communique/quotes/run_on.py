"""Rules of statements that carry no cue of their own and lean on the sentence before."""

from collections.abc import Sequence

from spacy.tokens import Token

from communique.quotes.finds import Find, Scene, overlaps, trim
from communique.quotes.marks import Pair
from communique.records import Span
from communique.syntax.tree import children, is_subjunctive, span_of

FEWEST_WORDS = 6
"""Shorter stretches in marks without a cue are titles, names and distancing."""


def subjunctive_sentence(scene: Scene, before: Find | None) -> Find | None:
    """Decide that a sentence in Konjunktiv I after an attributed one still gives the same voice.

    Example: Die Ministerin sagte, die Lage sei ernst. Man werde weiter verhandeln.
    """
    root = scene.sentence.root
    if before is None or not _is_reported_mood(root):
        return None
    words = scene.tokens
    if not words:
        return None
    return Find(
        rule="quotes.subjunctive_sentence",
        type="konjunktiv",
        content=(span_of(words),),
        speaker=before.speaker,
        speaker_words=before.speaker_words,
        via="back_reference",
        cue_class=before.cue_class,
    )


def _is_reported_mood(root: Token) -> bool:
    group = [root, *children(root, "conj")]
    return any(is_subjunctive(word, tense="Pres") for word in group)


def uncued_marks(scene: Scene, before: Find | None, taken: Sequence[Span]) -> list[Find]:
    """Decide that a long stretch in marks without a cue is direct speech, of the voice before it if there is one.

    Example: „Wir bleiben im Gespräch“, sagte die Ministerin. „Der Weg zum Frieden ist noch lang.“
    """
    begin = scene.sentence.start_char
    inside = Span(start=begin, end=scene.sentence.end_char)
    found = []
    for pair in _outer_pairs(scene, inside):
        words = [token for token in scene.tokens if pair.holds(token.idx)]
        if len(words) < FEWEST_WORDS + 2 or overlaps(taken, pair.span) or not _is_whole(scene, pair):
            continue
        found.append(
            Find(
                rule="quotes.uncued_marks",
                type="direct",
                content=(pair.span,),
                speaker=before.speaker if before is not None else None,
                speaker_words=before.speaker_words if before is not None else (),
                via="back_reference",
            )
        )
    return found


def _outer_pairs(scene: Scene, inside: Span) -> list[Pair]:
    first = scene.tokens[0] if scene.tokens else None
    pairs = [] if first is None else [scene.marks.outermost(first.idx)]
    pairs += [scene.marks.outermost(pair.span.start) for pair in scene.marks.within(inside)]
    kept = dict.fromkeys(pair for pair in pairs if pair is not None and pair.span.start >= inside.start)
    return list(kept)


def _is_whole(scene: Scene, pair: Pair) -> bool:
    """Say whether the marks hold the whole sentence or all behind a colon, and not a name within it."""
    outside = [t for t in scene.tokens if not pair.holds(t.idx) and not t.is_punct]
    before = [t for t in scene.tokens if t.idx < pair.span.start]
    return not outside or (bool(before) and before[-1].text == ":")


__all__ = ["subjunctive_sentence", "trim", "uncued_marks"]
