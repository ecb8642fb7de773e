"""The same trees and names as a spaCy pipeline, for matchers, displaCy and code of one's own."""

from collections.abc import Iterable, Iterator
from itertools import islice

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax.annotator import Annotator, Text
from communique.syntax.columns import Bounds, Columns
from communique.syntax.encoder import Encoder, shipped_encoder
from communique.syntax.words import word_splitter

COMPONENT = "communique_syntax"
DOCS_AT_A_TIME = 32


def pipeline(language: Language, *, threads: int) -> spacy.language.Language:
    """Make the pipeline: see `communique.syntax.load`."""
    if language not in LANGUAGES:
        raise ValueError(f"there is no model for {language!r}. There is one for: {', '.join(LANGUAGES)}.")
    nlp = spacy.blank(language)
    nlp.tokenizer = _Tokenizer(nlp, language)
    nlp.add_pipe(COMPONENT, config={"language": language, "threads": threads})
    return nlp


class _Tokenizer:
    """Our word splitter in the place of spaCy's tokeniser."""

    def __init__(self, nlp: spacy.language.Language, language: Language) -> None:
        self._vocab, self._split = nlp.vocab, word_splitter(language)

    def __call__(self, text: str) -> Doc:
        words, spaces = self._split(text)
        return Doc(self._vocab, words=words, spaces=spaces)


class Syntax:
    """The component: docs of words in, docs with everything out."""

    def __init__(self, language: Language, encoder: Encoder) -> None:
        self._annotator = Annotator(language, encoder)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one doc."""
        (annotated,) = self.pipe([doc])
        return annotated

    def pipe(self, docs: Iterable[Doc], batch_size: int = DOCS_AT_A_TIME) -> Iterator[Doc]:
        """Annotate many docs, in their order."""
        waiting = iter(docs)
        while taken := list(islice(waiting, batch_size)):
            texts = [_text(doc) for doc in taken]
            for doc, text, _ in zip(taken, texts, self._annotator(texts), strict=True):
                annotated = spacy_doc(text.columns, doc.vocab)
                annotated.user_data = doc.user_data
                yield annotated


@spacy.language.Language.factory(COMPONENT, default_config={"language": "de", "threads": 1})
def _component(nlp: spacy.language.Language, name: str, language: Language, threads: int) -> Syntax:  # noqa: ARG001
    return Syntax(language, shipped_encoder(threads))


def _text(doc: Doc) -> Text:
    columns = Columns.of([token.text for token in doc], [bool(token.whitespace_) for token in doc])
    return Text(columns, list(_lines(columns.words)))


def spacy_doc(columns: Columns, vocab: Vocab) -> Doc:
    """Make a spaCy ``Doc`` of annotated words; its text is the text."""
    return Doc(
        vocab,
        words=columns.words,
        spaces=columns.spaces,
        pos=columns.pos,
        morphs=columns.morphs,
        lemmas=columns.lemmas,
        heads=columns.heads,
        deps=columns.deps,
        ents=columns.names,
        sent_starts=columns.starts,
    )


def _lines(words: list[str]) -> Iterator[Bounds]:
    """Give the runs of words between line breaks; white space at a line's end goes with the line."""
    begin, has_words, ended = 0, False, False
    for i, word in enumerate(words):
        if not word.isspace():
            if has_words and ended:
                yield begin, i
                begin = i
            has_words, ended = True, False
        elif "\n" in word:
            ended = True
    if has_words:
        yield begin, len(words)
