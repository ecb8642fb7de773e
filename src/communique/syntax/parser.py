"""Article → Parsed: the step itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

import spacy
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from communique.languages import table
from communique.records import READABLE, Article, Language, Part
from communique.syntax.encoder import Encoder, Tags
from communique.syntax.lemmas import lemmatizer
from communique.syntax.moods import mood_reader
from communique.syntax.particles import rejoin_particles
from communique.syntax.sentences import split_sentences


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
        for index, sentences in enumerate(self.paragraphs):
            if sentences[0].start <= token.i < sentences[-1].end:
                return index
        raise LookupError(f"{token.text!r} at {token.idx} stands in no paragraph that is read")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one part: ``starts`` are the first words of its sentences, white space counted in."""

    part: Part
    texts: list[str]
    spaces: list[bool]
    starts: list[int]

    @property
    def is_readable(self) -> bool:
        return self.part.role in READABLE and any(not text.isspace() for text in self.texts)


class Parser:
    """Parses articles of one language. Make it once; it holds a tokeniser and tables."""

    def __init__(self, language: Language, encoder: Encoder) -> None:
        self._nlp = spacy.blank(language)
        self._encoder = encoder
        settings = table(language, "syntax")
        self._abbreviations = frozenset(settings["abbreviations"])
        self._particles = frozenset(settings["particles"])
        self._lemma = lemmatizer(language, settings)
        self._mood = mood_reader(settings)

    def __call__(self, article: Article) -> Parsed:
        """Parse the readable parts of an article; whatever the text, each of its characters is in ``doc``."""
        (parsed,) = self.batch([article])
        return parsed

    def batch(self, articles: Sequence[Article]) -> list[Parsed]:
        """Parse articles together, which is faster than one by one; the result is the same."""
        per_article = [[self._words(article, part) for part in article.parts] for article in articles]
        sentences = [list(_sentences(words)) for words in chain.from_iterable(per_article)]
        flat = [sentence for group in sentences for sentence in group]
        tags = map(partial(rejoin_particles, particles=self._particles), flat, self._encoder(flat))
        tagged = iter([[next(tags) for _ in group] for group in sentences])
        return [
            self._parsed(article, words, [next(tagged) for _ in words])
            for article, words in zip(articles, per_article, strict=True)
        ]

    def _words(self, article: Article, part: Part) -> _Words:
        doc = self._nlp.tokenizer(article.text[part.span.start : part.span.end])
        texts: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            pieces = _unglue(token.text, is_last=token.i == len(doc) - 1)
            texts += pieces
            spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
        visible = [i for i, text in enumerate(texts) if not text.isspace()]
        first = split_sentences([texts[i] for i in visible], abbreviations=self._abbreviations)
        starts = [0, *(visible[k] for k in first[1:])] if visible else [0]
        return _Words(part, texts, spaces, starts)

    def _parsed(self, article: Article, words: list[_Words], tags: list[list[Tags]]) -> Parsed:
        columns = _Columns()
        spans: list[list[tuple[int, int]]] = []
        for part, part_tags in zip(words, tags, strict=True):
            spans.append(columns.add(part, part_tags, lemma=self._lemma, mood=self._mood))
        doc = columns.doc(self._nlp.vocab)
        paragraphs = tuple(
            tuple(doc[begin:end] for begin, end in bounds)
            for part, bounds in zip(words, spans, strict=True)
            if part.is_readable
        )
        return Parsed(article, doc, paragraphs)


def _sentences(words: _Words) -> Iterator[list[str]]:
    """Give the visible words of each sentence that is to be tagged."""
    if words.is_readable:
        for begin, end in _bounds(words):
            yield [text for text in words.texts[begin:end] if not text.isspace()]


def _bounds(words: _Words) -> Iterator[tuple[int, int]]:
    return zip(words.starts, [*words.starts[1:], len(words.texts)], strict=True)


def _unglue(text: str, *, is_last: bool) -> list[str]:
    """Split the full stop off a number that is no ordinal: "2022." and a paragraph's last "15.".

    >>> _unglue("2022.", is_last=False), _unglue("3.", is_last=False)
    (['2022', '.'], ['3.'])
    """
    number, stop = text[:-1], text[-1:]
    if stop == "." and number.isdigit() and (len(number) > 2 or is_last):
        return [number, stop]
    return [text]


class _Columns:
    """The parallel lists that a ``Doc`` is made of."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.spaces: list[bool] = []
        self.pos: list[str] = []
        self.morphs: list[str] = []
        self.lemmas: list[str] = []
        self.heads: list[int] = []
        self.deps: list[str] = []
        self.names: list[str] = []
        self.starts: list[bool] = []

    def add(
        self,
        part: _Words,
        tags: list[Tags],
        *,
        lemma: Callable[[str, str, str], str],
        mood: Callable[[str, dict[str, str]], dict[str, str]],
    ) -> list[tuple[int, int]]:
        """Append a part and give the bounds of its sentences as token indices."""
        offset = len(self.words)
        bounds = [(offset + begin, offset + end) for begin, end in _bounds(part)]
        self.words += part.texts
        self.spaces += part.spaces
        self.starts += [i in set(part.starts) for i in range(len(part.texts))]
        if not part.is_readable:
            self._add_blank(range(offset, len(self.words)))
            return bounds
        for (begin, end), sentence in zip(bounds, tags, strict=True):
            self._add_tagged(begin, end, sentence, lemma=lemma, mood=mood)
        return bounds

    def _add_blank(self, indices: range) -> None:
        for i in indices:
            self.pos.append("SPACE" if self.words[i].isspace() else "X")
            self.morphs.append("")
            self.lemmas.append(self.words[i])
            self.heads.append(indices.start)
            self.deps.append("root" if i == indices.start else "dep")
            self.names.append("O")

    def _add_tagged(
        self,
        begin: int,
        end: int,
        tags: Tags,
        *,
        lemma: Callable[[str, str, str], str],
        mood: Callable[[str, dict[str, str]], dict[str, str]],
    ) -> None:
        visible = [i for i in range(begin, end) if not self.words[i].isspace()]
        column = {i: k for k, i in enumerate(visible)}
        for i in range(begin, end):
            k = column.get(i)
            if k is None:
                self.pos.append("SPACE")
                self.morphs.append("")
                self.lemmas.append(self.words[i])
                self.heads.append(visible[0] if i < visible[0] else i - 1)
                self.deps.append("dep")
                self.names.append(self.names[-1].replace("B-", "I-") if i > visible[0] else "O")
                continue
            morph = mood(self.words[i], tags.morphs[k])
            self.pos.append(tags.upos[k])
            self.morphs.append("|".join(f"{name}={value}" for name, value in sorted(morph.items())))
            self.lemmas.append(lemma(self.words[i], tags.upos[k], tags.scripts[k]))
            self.heads.append(visible[tags.heads[k]])
            self.deps.append(tags.deprels[k])
            self.names.append(tags.names[k])

    def doc(self, vocab: spacy.Vocab) -> Doc:
        return Doc(
            vocab,
            words=self.words,
            spaces=self.spaces,
            pos=self.pos,
            morphs=self.morphs,
            lemmas=self.lemmas,
            heads=self.heads,
            deps=self.deps,
            ents=_repair(self.names),
            sent_starts=self.starts,
        )


def _repair(names: list[str]) -> list[str]:
    """Let every name begin with B: the encoder sometimes begins one in the middle.

    >>> _repair(["O", "I-PER", "I-PER"])
    ['O', 'B-PER', 'I-PER']
    """
    repaired: list[str] = []
    for name in names:
        before = repaired[-1] if repaired else "O"
        continues = name.startswith("I-") and before[2:] == name[2:]
        repaired.append(f"B-{name[2:]}" if name != "O" and not continues else name)
        if name.startswith("B-"):
            repaired[-1] = name
    return repaired
