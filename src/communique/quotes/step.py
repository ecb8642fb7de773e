"""Parsed → Quote: the step itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.actors import Actors
from communique.quotes.clauses import is_reported_mood
from communique.quotes.finds import Find, Scene, covers, length, overlaps
from communique.quotes.frames import stops_of, verb_frames
from communique.quotes.lexicon import Lexicon, lexicon
from communique.quotes.marks import Marks, pair_marks
from communique.quotes.prepositions import aside_words, find_words
from communique.quotes.records_made import make_records
from communique.quotes.run_on import UNCUED, joined, name_and_colon, uncued_marks, with_dropped
from communique.quotes.turns import turn
from communique.quotes.verbs import find_verbs
from communique.records import Date, Doubt, Quote, Span
from communique.syntax import Parsed
from communique.syntax.tree import span_of


def find_quotes(
    parsed: Parsed, dates: Sequence[Date], actors: Actors
) -> tuple[tuple[Quote, ...], tuple[Doubt, ...]]:
    """Find who said what to whom, and through whom we know it.

    Quotes are in text order, outer before inner; ``parent`` names the attribution around one. Marks without
    a partner and quotes without a speaker cost a `Doubt`, never the article.
    """
    marks = pair_marks(parsed.article)
    words = lexicon(parsed.article.language)
    found = [*_finds(parsed, marks, words), *turn(parsed, marks, words)]
    finds = joined(sorted(found, key=lambda find: find.content[0].start), parsed.article.text, marks)
    return make_records(parsed, marks, finds, dates, actors)


def _finds(parsed: Parsed, marks: Marks, words: Lexicon) -> Iterator[Find]:
    before: Find | None = None
    for sentences in parsed.paragraphs:
        taken: list[Span] = []
        for sentence in sentences:
            tokens = [token for token in sentence if not token.is_space]
            scene = Scene(parsed.doc, sentence, tokens, marks, words, sentences[0].start)
            found = _of_sentence(scene, before, taken)
            taken += [span for find in found for span in find.content]
            before = _outermost(found) if found else _kept(before, taken, scene)
            yield from found


def _kept(before: Find | None, taken: Sequence[Span], scene: Scene) -> Find | None:
    """Keep the voice over the sentences of one long quotation."""
    inside = bool(scene.tokens) and overlaps(taken[-4:], span_of(scene.tokens))
    return before if inside else None


def _of_sentence(scene: Scene, before: Find | None, taken: Sequence[Span]) -> list[Find]:
    frames = verb_frames(scene)
    framing = (word for frame in frames if frame.is_aside for word in frame.words)
    asides = frozenset([*aside_words(scene), *framing])
    scene = replace(scene, stops=stops_of(scene, frames), asides=asides)
    found = [with_dropped(scene, find, before) for find in find_verbs(scene, frames)]
    found += find_words(scene)
    titled = None if found else name_and_colon(scene)
    found += [titled] if titled is not None else []
    own = [span for find in found for span in find.content]
    found += uncued_marks(scene, before, [*taken[-4:], *own])
    if not _is_attributed(scene, found) and not overlaps(taken[-4:], span_of(scene.tokens)):
        run_on = next(filter(None, (rule(scene, before) for rule in UNCUED)), None)
        found += [run_on] if run_on is not None else []
    return sorted(found, key=lambda find: (find.content[0].start, -length(find.content)))


def _is_attributed(scene: Scene, finds: Iterable[Find]) -> bool:
    """Say whether a find has the main clause of a sentence as what is said, or as a frame that tells.

    A frame in the mood of reporting is told itself: "Man habe gefordert, die Waffen niederzulegen."
    """
    if not scene.tokens:
        return True
    root = scene.sentence.root
    told = any(overlaps(find.content, span_of([root])) for find in finds)
    return told or (bool(finds) and not is_reported_mood(root, scene.words))


def _outermost(finds: Iterable[Find]) -> Find:
    """Give the find that the next sentence leans on: the one not said inside another."""
    ordered = list(finds)
    outer = next((find for find in ordered if not _around(find, ordered)), ordered[0])
    inner = (find for find in ordered if find.type != "reported" and _around(find, ordered) == [outer])
    return next(inner, outer) if outer.relays else outer


def _around(find: Find, others: Iterable[Find]) -> list[Find]:
    return [other for other in others if other is not find and _is_inside(find, other)]


def _is_inside(find: Find, other: Find) -> bool:
    frame = find.cue or find.speaker_words
    return bool(frame) and covers(other.content, span_of(frame))
