"""Article → Parsed: the step itself."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from communique.records import READABLE, Article, Language
from communique.syntax.annotator import Annotator, Text
from communique.syntax.columns import Bounds, Columns
from communique.syntax.document import Doc, Sentence, Token
from communique.syntax.encoder import Encoder
from communique.syntax.words import word_splitter

ARTICLES_AT_A_TIME = 32
"""How many articles share the encoder's threads before the first is given back: what bounds the memory."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its trees.

    ``doc`` holds the whole text, so that ``token.idx`` is the offset into it. ``paragraphs`` holds, for each
    readable part in text order, its sentences; leftovers and blanks are in ``doc`` without annotation.
    """

    article: Article
    doc: Doc
    paragraphs: tuple[tuple[Sentence, ...], ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences that may be read, in text order."""
        return chain.from_iterable(self.paragraphs)

    def paragraph(self, token: Token) -> int:
        """Give the index in ``paragraphs`` of the paragraph a readable token stands in.

        Raises `LookupError` for a token of a leftover.
        """
        index = self.paragraph_at(token.idx)
        if index < 0 or token.i >= self.paragraphs[index][-1].end:
            raise LookupError(f"{token.text!r} at {token.idx} stands in no paragraph that is read")
        return index

    def paragraph_at(self, offset: int) -> int:
        """Give the index of the last paragraph that begins at an offset or before, or -1."""
        return bisect_right(self.paragraphs, offset, key=lambda sentences: sentences[0].start_char) - 1


class Parser:
    """Parses articles of one language. Make it once; it holds a tokeniser and tables."""

    def __init__(self, language: Language, encoder: Encoder) -> None:
        self._split = word_splitter(language)
        self._annotator = Annotator(language, encoder)

    def __call__(self, article: Article) -> Parsed:
        """Parse the readable parts of an article; whatever the text, each of its characters is in ``doc``."""
        (parsed,) = self.pipe([article])
        return parsed

    def pipe(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """Parse many articles, in their order; each is parsed as it would be alone."""
        waiting = iter(articles)
        while taken := list(islice(waiting, ARTICLES_AT_A_TIME)):
            texts = [self._text(article) for article in taken]
            for article, text, found in zip(taken, texts, self._annotator(texts), strict=True):
                yield self._parsed(article, text.columns, found)

    def _text(self, article: Article) -> Text:
        """Cut an article into words; its paragraphs are the parts that may be read."""
        words: list[str] = []
        spaces: list[bool] = []
        paragraphs: list[Bounds] = []
        unread: list[Bounds] = []
        for part in article.parts:
            begin = len(words)
            own_words, own_spaces = self._split(article.text[part.span.start : part.span.end])
            words += own_words
            spaces += own_spaces
            is_read = part.role in READABLE and not all(word.isspace() for word in own_words)
            (paragraphs if is_read else unread).append((begin, len(words)))
        columns = Columns.of(words, spaces)
        for bounds in unread:
            columns.leave_unread(*bounds)
        return Text(columns, paragraphs)

    def _parsed(self, article: Article, columns: Columns, found: list[list[Bounds]]) -> Parsed:
        doc = Doc(columns)
        return Parsed(article, doc, tuple(tuple(doc[b:e] for b, e in sentences) for sentences in found))
