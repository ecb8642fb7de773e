"""Rules of statements that carry no cue of their own and lean on the sentence before."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.quotes.clauses import is_reported_mood
from communique.quotes.finds import Find, Scene, overlaps, pieces
from communique.quotes.hearsay import is_hearsay_modal
from communique.quotes.marks import Pair
from communique.quotes.voices import can_speak, name_words, speaking_subject
from communique.records import Span
from communique.syntax.tree import children, relation, span_of

MAIN_CLAUSES = frozenset({"root", "conj", "parataxis", "ccomp"})
LONGEST_TITLE = 5
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
    return _run_on(before, "subjunctive_sentence", (span_of(words),))


def hearsay_sentence(scene: Scene, before: Find | None) -> Find | None:
    """Decide that a sentence with *soll* and a perfect infinitive still gives the voice before it.

    Example: Die Polizei teilte mit, der Mann sei gefasst. Er soll mehrere Briefe geschrieben haben.
    """
    words = scene.tokens
    if before is None or not any(
        is_hearsay_modal(child, scene.words) for child in scene.sentence.root.children
    ):
        return None
    return _run_on(before, "hearsay_sentence", (span_of(words),))


def accordingly(scene: Scene, before: Find | None) -> Find | None:
    """Decide that a clause with *demnach* is the word of the document or voice before it.

    Example: Das Ministerium legte am Montag einen Bericht vor. Demnach sind die Straßen gesperrt.
    """
    cue = next((token for token in scene.tokens if token.lower_ in scene.words.accordingly), None)
    speaker = None if cue is None else _document_before(scene) or (before and before.speaker)
    if cue is None or speaker is None:
        return None
    begin, end = scene.region(cue)
    return Find(
        rule=f"quotes.accordingly/{cue.lower_}",
        type="indirect",
        content=pieces(scene, begin, end, without={cue}),
        cue=(cue,),
        lemma=cue.lower_,
        frame=(cue,),
        speaker=speaker,
        speaker_words=name_words(speaker),
        via="back_reference",
    )


def _document_before(scene: Scene) -> Token | None:
    """Give the document that the sentence before names, the last one."""
    if scene.sentence.start <= scene.paragraph_start:
        return None
    sentence = scene.doc[scene.sentence.start - 1].sent
    return next((token for token in reversed(list(sentence)) if token.lemma_ in scene.words.documents), None)


def subjunctive_behind_colon(scene: Scene, _before: Find | None) -> Find | None:
    """Decide that what stands in Konjunktiv I behind a colon is the word of the subject before the colon.

    Example: Die Ministerin hatte Moskau zwei Wege gezeigt: Entweder werde verhandelt oder gekämpft.
    """
    colon = next((token for token in scene.tokens if token.text == ":"), None)
    root = scene.sentence.root
    speaker = speaking_subject(root, scene.words)
    if colon is None or speaker is None or not speaker.i < colon.i or not can_speak(scene, speaker):
        return None
    behind = {token for token in root.subtree if token.i > colon.i and relation(token) in MAIN_CLAUSES}
    behind |= {root} if root.i > colon.i else set()
    if not any(is_reported_mood(verb, scene.words) for verb in behind):
        return None
    return Find(
        rule="quotes.subjunctive_behind_colon",
        type="konjunktiv",
        content=pieces(scene, colon.i + 1, scene.sentence.end, without=()),
        speaker=speaker,
        speaker_words=name_words(speaker),
    )


def name_and_colon(scene: Scene, _before: Find | None) -> Find | None:
    """Decide that what stands behind a bare name or office and a colon was said: headlines, turns.

    Example: Außenminister Lawrow: Keine Gespräche über einen Waffenstillstand.
    """
    words = scene.tokens
    colon = next((token for token in words if token.text == ":"), None)
    if colon is None or colon.i - scene.sentence.start > LONGEST_TITLE or colon == words[-1]:
        return None
    title = [token for token in words if token.i < colon.i]
    heads = [t for t in title if t.pos_ in {"NOUN", "PROPN"} and (t.head == t or t.head not in title)]
    bare = all(token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} for token in title)
    if not bare or len(heads) != 1 or not scene.words.is_speaker_noun(title[0].lemma_):
        return None
    return Find(
        rule="quotes.name_and_colon",
        type="indirect",
        content=pieces(scene, colon.i + 1, scene.sentence.end, without=()),
        frame=tuple(title),
        speaker=heads[0],
        speaker_words=tuple(title),
    )


def _run_on(before: Find, rule: str, content: tuple[Span, ...]) -> Find:
    return Find(
        rule=f"quotes.{rule}",
        type="konjunktiv",
        content=content,
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
            and last.rule == find.rule == "quotes.subjunctive_sentence"
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
    if own is not None and own.idx < pair.span.start and can_speak(scene, own):
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


UNCUED: tuple[Callable[[Scene, Find | None], Find | None], ...] = (
    name_and_colon,
    accordingly,
    subjunctive_behind_colon,
    subjunctive_sentence,
    hearsay_sentence,
)
"""The rules tried, in this order, where a sentence has no cue."""
