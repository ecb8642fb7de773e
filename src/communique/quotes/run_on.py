"""Rules of statements that carry no cue of their own and lean on the sentence before."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.quotes.clauses import is_reported_mood
from communique.quotes.finds import Find, Scene, overlaps
from communique.quotes.marks import Pair
from communique.quotes.voices import name_words, speaking_subject
from communique.records import Span
from communique.syntax.tree import children, span_of

FEWEST_WORDS = 6
"""Shorter stretches in marks without a cue are titles, names and distancing."""


def subjunctive_sentence(scene: Scene, before: Find | None) -> Find | None:
    """Decide that a sentence in Konjunktiv I after an attributed one still gives the same voice.

    Example: Die Ministerin sagte, die Lage sei ernst. Man werde weiter verhandeln.
    """
    root = scene.sentence.root
    verbs = (root, *children(root, "conj"))
    if before is None or not any(is_reported_mood(verb, scene.words) for verb in verbs):
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


def joined(finds: Iterable[Find], text: str) -> list[Find]:
    """Join the sentences of one run in Konjunktiv I that only white space parts: one statement."""
    found: list[Find] = []
    for find in finds:
        last = found[-1] if found else None
        if (
            last is not None
            and last.type == find.type == "konjunktiv"
            and not text[last.content[-1].end : find.content[0].start].strip(" ")
        ):
            whole = Span(start=last.content[0].start, end=find.content[-1].end)
            found[-1] = replace(last, content=(whole,))
        else:
            found.append(find)
    return found


def uncued_marks(scene: Scene, before: Find | None, taken: Sequence[Span]) -> list[Find]:
    """Decide that a long stretch in marks without a cue is direct speech of the voice before it, if any.

    Example: „Wir bleiben im Gespräch“, sagte die Ministerin. „Der Weg zum Frieden ist noch lang.“
    """
    begin = scene.sentence.start_char
    inside = Span(start=begin, end=scene.sentence.end_char)
    found = []
    for pair in _outer_pairs(scene, inside):
        words = [token for token in scene.tokens if pair.holds(token.idx)]
        if (
            len(words) < _fewest(scene, pair, before)
            or overlaps(taken, pair.span)
            or not _is_whole(scene, pair)
        ):
            continue
        speaker = _voice_before(scene, pair, before)
        words_of = () if speaker is None else name_words(speaker)
        found.append(
            Find(
                rule="quotes.uncued_marks",
                type="direct",
                content=(pair.span,),
                speaker=speaker,
                speaker_words=words_of,
                via="back_reference",
            )
        )
    return found


def _fewest(scene: Scene, pair: Pair, before: Find | None) -> int:
    """Give how many words and marks make speech: few where a whole sentence goes on a direct quote."""
    alone = all(pair.holds(token.idx) for token in scene.tokens)
    return 5 if alone and before is not None and before.type == "direct" else FEWEST_WORDS + 2


def _voice_before(scene: Scene, pair: Pair, before: Find | None) -> Token | None:
    """Give who speaks in marks without a cue: the subject before the colon, else the last voice."""
    lead = [token for token in scene.tokens if token.idx < pair.span.start and not token.is_punct]
    own = speaking_subject(lead[-1].sent.root, scene.words) if lead else None
    if own is not None and own.idx < pair.span.start:
        return own
    return before.speaker if before is not None else None


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
