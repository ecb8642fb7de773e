"""Rules of statements that carry no cue of their own and lean on the sentence before."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from communique.quotes.clauses import is_reported_mood
from communique.quotes.finds import Find, Scene, form, overlaps, pieces
from communique.quotes.hearsay import is_hearsay_modal
from communique.quotes.marks import Marks, Pair
from communique.quotes.titles import is_title
from communique.quotes.voices import can_speak, name_words, speaking_subject
from communique.records import Span
from communique.syntax.document import Token
from communique.syntax.tree import children, finite, is_passive, is_subjunctive, span_of

MAIN_CLAUSES = frozenset({"root", "conj", "parataxis", "ccomp"})
UNCUED_MARKS = "quotes.uncued_marks"
LONGEST_TITLE = 5
LONGEST_TITLE_OF_SPEECH = 20
FEWEST_WORDS = 6
"""Shorter stretches in marks without a cue are titles, names and distancing."""


def subjunctive_sentence(scene: Scene, before: Find | None) -> Find | None:
    """Decide that a sentence in Konjunktiv I after an attributed one still gives the same voice.

    Example: Die Ministerin sagte, die Lage sei ernst. Man werde weiter verhandeln.
    """
    root = scene.sentence.root
    verbs = (root, *children(root, "conj"))
    words = scene.tokens
    if not words or not any(is_reported_mood(verb, scene.words) for verb in verbs):
        return None
    if before is not None:
        return _run_on(before, "subjunctive_sentence", (span_of(words),))
    speaker = _speaker_before(scene)
    if not any(is_subjunctive(verb, tense="Pres") for verb in verbs) or speaker is None:
        return None
    return Find(
        rule="quotes.subjunctive_sentence",
        type="konjunktiv",
        content=(span_of(words),),
        speaker=speaker,
        speaker_words=name_words(speaker),
        via="back_reference",
    )


def _speaker_before(scene: Scene) -> Token | None:
    """Give who may be speaking though no cue says so: the subject of the sentence before, or its document."""
    if scene.sentence_before is None:
        return None
    own = speaking_subject(scene.sentence_before.root, scene.words)
    return own if own is not None and can_speak(scene, own) else _document_before(scene)


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
    cue = next((token for token in scene.tokens if form(token) in scene.words.accordingly), None)
    speaker = _document_before(scene) or (None if before is None else before.speaker)
    if cue is None or speaker is None:
        return None
    begin, end = scene.region(cue)
    return Find(
        rule=f"quotes.accordingly/{form(cue)}",
        type="indirect",
        content=pieces(scene, begin, end, without={cue}),
        cue=(cue,),
        lemma=form(cue),
        frame=(cue,),
        speaker=speaker,
        speaker_words=name_words(speaker),
        via="back_reference",
    )


def with_dropped(scene: Scene, find: Find, before: Find | None) -> Find:
    """Give a find whose verb has no subject the voice before it, in a language that leaves subjects out."""
    verb = next((word for word in find.cue if word.pos_ == "VERB"), None)
    if find.speaker is not None or verb is None or not scene.words.drops_subject or is_passive(verb):
        return find
    if any(child.relation in {"nsubj", "csubj", "expl"} for child in verb.children):
        return find
    speaker = before.speaker if before is not None else _speaker_before(scene)
    if speaker is None or finite(verb).morph.get("Number") == ["Plur"]:
        return find
    return replace(find, speaker=speaker, speaker_words=name_words(speaker), via="back_reference")


def _document_before(scene: Scene) -> Token | None:
    """Give the document that the sentence before names, the last one."""
    words = reversed(list(scene.sentence_before or ()))
    return next((token for token in words if token.lemma_ in scene.words.documents), None)


def subjunctive_behind_colon(scene: Scene, _before: Find | None) -> Find | None:
    """Decide that what stands in Konjunktiv I behind a colon is the word of the subject before the colon.

    Example: Die Ministerin hatte Moskau zwei Wege gezeigt: Entweder werde verhandelt oder gekämpft.
    """
    colon = next((token for token in scene.tokens if token.text == ":"), None)
    root = scene.sentence.root
    speaker = speaking_subject(root, scene.words)
    if colon is None or speaker is None or not speaker.i < colon.i or not can_speak(scene, speaker):
        return None
    behind = {token for token in root.subtree if token.i > colon.i and token.relation in MAIN_CLAUSES}
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


def name_and_colon(scene: Scene) -> Find | None:
    """Decide that what stands behind a bare name or office and a colon was said: headlines, turns.

    Example: Außenminister Lawrow: Keine Gespräche über einen Waffenstillstand.
    """
    words = scene.tokens
    colon = next((token for token in words if token.text == ":"), None)
    if colon is None or colon == words[-1]:
        return None
    title = [token for token in words if token.i < colon.i]
    heads = [t for t in title if t.pos_ in {"NOUN", "PROPN"} and (t.head == t or t.head not in title)]
    mark = scene.after(colon)
    pair = None if mark is None else scene.marks.opened_at(mark.idx)
    longest = LONGEST_TITLE if pair is None else LONGEST_TITLE_OF_SPEECH
    named = {"NOUN", "PROPN", "ADJ", "DET"} | ({"ADP", "PUNCT", "CCONJ", "NUM"} if pair else set())
    if len(title) > longest or not heads or any(token.pos_ not in named for token in title):
        return None
    speaker = heads[0]
    if not (scene.words.is_speaker_noun(title[0].lemma_) or (pair is not None and can_speak(scene, speaker))):
        return None
    own = pieces(scene, colon.i + 1, scene.sentence.end, without=())
    return Find(
        rule="quotes.name_and_colon",
        type="indirect" if pair is None else "direct",
        content=own if pair is None else (pair.span,),
        frame=tuple(title),
        speaker=speaker,
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


def joined(finds: Iterable[Find], text: str, marks: Marks) -> list[Find]:
    """Join what is one statement: the sentences of a run in Konjunktiv I, the paragraphs of one speech.

    Speech without a cue that turned out to have one is left out.
    """
    found: list[Find] = []
    for find in _once(finds):
        last = found[-1] if found else None
        if last is not None and _continues(find, last, marks):
            cued = last if last.cue or not find.cue else find
            found[-1] = replace(cued, content=(*last.content, *find.content))
        elif (
            last is not None
            and last.rule == find.rule == "quotes.subjunctive_sentence"
            and not text[last.content[-1].end : find.content[0].start].strip(" ")
        ):
            whole = Span(start=last.content[0].start, end=find.content[-1].end)
            found[-1] = replace(last, content=(whole,))
        else:
            found.append(find)
    return found


def _once(finds: Iterable[Find]) -> list[Find]:
    """Leave out speech without a cue whose words another find has with its cue."""
    every = list(finds)
    cued = sorted(span for find in every if find.type == "direct" and find.cue for span in find.content)
    starts = [span.start for span in cued]

    def is_told(find: Find) -> bool:
        own = find.content[0]
        near = cued[max(0, bisect_right(starts, own.start) - 2) : bisect_right(starts, own.end)]
        shared = (min(span.end, own.end) - max(span.start, own.start) for span in near)
        return 2 * sum(max(0, size) for size in shared) > own.end - own.start

    return [find for find in every if find.rule != UNCUED_MARKS or not is_told(find)]


def _continues(find: Find, last: Find, marks: Marks) -> bool:
    """Say whether speech goes on in the next paragraph, which opens its marks again."""
    return find.type == last.type == "direct" and (
        marks.continued.get(find.content[0].start) == last.content[-1].end
    )


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
            or is_title(scene.doc, pair)
        ):
            continue
        found.append(_spoken(scene, pair, before))
    return found


def _spoken(scene: Scene, pair: Pair, before: Find | None) -> Find:
    """Make the find of speech without a cue: the subject before its colon speaks, else the last voice."""
    lead = [token for token in scene.tokens if token.idx < pair.span.start and not token.is_punct]
    subjects = (speaking_subject(word.head, scene.words) for word in lead if word.relation == "nsubj")
    own = next((word for word in subjects if word is not None and word in lead), None)
    is_own = own is not None and can_speak(scene, own)
    last = before.speaker if before is not None else None
    speaker = own if is_own else last
    return Find(
        rule=UNCUED_MARKS,
        type="direct",
        content=(pair.span,),
        frame=tuple(lead) if is_own else (),
        speaker=speaker,
        speaker_words=() if speaker is None else name_words(speaker),
        via="same_sentence" if is_own else "back_reference",
    )


def _fewest(scene: Scene, pair: Pair, before: Find | None) -> int:
    """Give how many words and marks make speech: few where a whole sentence goes on a direct quote."""
    if scene.marks.runs_over(pair):
        return 1
    alone = all(pair.holds(token.idx) for token in scene.tokens)
    return 5 if alone and before is not None and before.type == "direct" else FEWEST_WORDS + 2


def _outer_pairs(scene: Scene, inside: Span) -> list[Pair]:
    first = scene.tokens[0] if scene.tokens else None
    pairs = [] if first is None else [scene.marks.outermost(first.idx)]
    pairs += [scene.marks.outermost(pair.span.start) for pair in scene.marks.opened_in(inside)]
    kept = dict.fromkeys(pair for pair in pairs if pair is not None and pair.span.start >= inside.start)
    return list(kept)


def _is_whole(scene: Scene, pair: Pair) -> bool:
    """Say whether the marks hold the whole sentence or all behind a colon, and not a name within it."""
    outside = [t for t in scene.tokens if not pair.holds(t.idx) and not t.is_punct]
    before = [t for t in scene.tokens if t.idx < pair.span.start]
    return not outside or (bool(before) and before[-1].text == ":")


UNCUED: tuple[Callable[[Scene, Find | None], Find | None], ...] = (
    accordingly,
    subjunctive_behind_colon,
    subjunctive_sentence,
    hearsay_sentence,
)
"""The rules tried, in this order, where a sentence has no cue."""
