"""Words of many texts → sentences, trees, tags, lemmas and names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.languages import table
from communique.records import Language
from communique.syntax.columns import Bounds, Columns
from communique.syntax.encoder import Encoder, Window
from communique.syntax.lemmas import lemmatizer
from communique.syntax.repairs import repairs
from communique.syntax.sentences import Stretch, split_sentences, stretches

LONGEST_SENTENCE = 1000
"""Words of the longest sentence; lists have some hundreds."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text's words, and the bounds of its paragraphs that are to be annotated: none of white space only."""

    columns: Columns
    paragraphs: Sequence[Bounds]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph on its way through the encoder; ``places`` are its visible words."""

    text: Text
    paragraph: Bounds
    places: list[int]
    stretch: Stretch

    @property
    def words(self) -> list[str]:
        return [self.text.columns.words[i] for i in self.places]


class Annotator:
    """Annotates texts of one language."""

    def __init__(self, language: Language, encoder: Encoder) -> None:
        self._language, self._encoder = language, encoder
        settings = table(language, "syntax")
        self._abbreviations = frozenset(settings["abbreviations"])
        self._lemma = lemmatizer(language, settings)
        self._repaired = repairs(settings)

    def __call__(self, texts: Iterable[Text]) -> Iterator[list[list[Bounds]]]:
        """Annotate the columns of texts in place; give for each text the sentences of its paragraphs."""
        waiting = [[list(self._pieces(text, bounds)) for bounds in text.paragraphs] for text in texts]
        flat = [piece for paragraphs in waiting for pieces in paragraphs for piece in pieces]
        scored = iter(self._encoder((piece.words for piece in flat), language=self._language))
        for paragraphs in waiting:
            yield [self._paragraph(pieces, scored) for pieces in paragraphs]

    def _pieces(self, text: Text, paragraph: Bounds) -> Iterator[_Piece]:
        words = text.columns.words
        visible = [i for i in range(*paragraph) if not words[i].isspace()]
        for stretch in stretches(
            [words[i] for i in visible], abbreviations=self._abbreviations, size=self._encoder.size
        ):
            yield _Piece(text, paragraph, visible[stretch.begin : stretch.end], stretch)

    def _paragraph(self, pieces: Sequence[_Piece], scored: Iterator[Window]) -> list[Bounds]:
        """Write the sentences of a paragraph; white space goes with the sentence before it.

        What goes on for longer than any sentence is cut, so that no later step takes time squared over it.
        """
        begins = [piece.places[0] for piece in pieces[1:]]
        found: list[Bounds] = []
        for piece, end in zip(pieces, [*begins, pieces[0].paragraph[1]], strict=True):
            begin = piece.paragraph[0] if not found else found[-1][1]
            own = self._stretch(piece, next(scored), begin, end)
            if piece.stretch.continues and own[0][1] - found[-1][0] <= LONGEST_SENTENCE:
                columns = piece.text.columns
                columns.join(own[0], columns.root(found[-1]))
                own[0] = (found.pop()[0], own[0][1])
            found += own
        return found

    def _stretch(self, piece: _Piece, window: Window, begin: int, end: int) -> list[Bounds]:
        words, places = piece.words, piece.places
        firsts = split_sentences(
            words, abbreviations=self._abbreviations, likely=[float(odds) for odds in window.starts]
        )
        edges = [begin, *(places[k] for k in firsts[1:]), end]
        bounds = list(pairwise(edges))
        for sentence, first, last in zip(bounds, firsts, [*firsts[1:], len(words)], strict=True):
            tags = self._repaired(words[first:last], window.tags(first, last))
            lemmas = map(self._lemma, words[first:last], tags.upos, tags.scripts)
            piece.text.columns.annotate(sentence, places[first:last], tags, list(lemmas))
        return bounds
