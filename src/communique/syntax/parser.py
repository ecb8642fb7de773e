"""Article → Parsed: the step itself."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

import spacy
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from communique.languages import table
from communique.records import READABLE, Article, Language, Part
from communique.syntax.encoder import Encoder
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
        self._nlp = spacy.blank(language)
        self._encoder = encoder
        settings = table(language, "syntax")
        self._abbreviations = frozenset(settings["abbreviations"])
        self._particles = frozenset(settings["particles"])
        self._lemma = lemmatizer(language, settings)
        self._mood = mood_reader(settings)

    def __call__(self, article: Article) -> Parsed:
        """Parse the readable parts of an article; whatever the text, each of its characters is in ``doc``."""
        columns = _Columns()
        bounds = [self._add_part(article, part, columns) for part in article.parts]
        doc = columns.doc(self._nlp.vocab)
        return Parsed(
            article, doc, tuple(tuple(doc[b:e] for b, e in sentences) for sentences in bounds if sentences)
        )

    def _add_part(self, article: Article, part: Part, columns: "_Columns") -> list[tuple[int, int]]:
        """Add a part's tokens, and give the bounds of its sentences: none where it is not to be read."""
        begin = len(columns.words)
        self._add_words(article.text[part.span.start : part.span.end], columns)
        indices = range(begin, len(columns.words))
        visible = [i for i in indices if not columns.words[i].isspace()]
        if part.role not in READABLE or not visible:
            columns.leave_unread(indices)
            return []
        firsts = split_sentences([columns.words[i] for i in visible], abbreviations=self._abbreviations)
        starts = [begin, *(visible[k] for k in firsts[1:])]
        bounds = list(zip(starts, [*starts[1:], indices.stop], strict=True))
        for sentence in bounds:
            self._add_sentence(range(*sentence), columns)
        return bounds

    def _add_words(self, text: str, columns: "_Columns") -> None:
        doc = self._nlp.tokenizer(text)
        for token in doc:
            pieces = _unglue(token.text, is_last=token.i == len(doc) - 1)
            columns.words += pieces
            columns.spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]

    def _add_sentence(self, indices: range, columns: "_Columns") -> None:
        visible = [i for i in indices if not columns.words[i].isspace()]
        words = [columns.words[i] for i in visible]
        (tags,) = self._encoder([words])
        tags = rejoin_particles(words, tags, particles=self._particles)
        column = {i: k for k, i in enumerate(visible)}
        for i in indices:
            k = column.get(i)
            if k is None:
                columns.add_space(i, head=visible[0] if i < visible[0] else i - 1, starts=i == indices.start)
                continue
            word, morph = words[k], self._mood(words[k], tags.morphs[k])
            columns.pos.append(tags.upos[k])
            columns.morphs.append("|".join(f"{name}={value}" for name, value in sorted(morph.items())))
            columns.lemmas.append(self._lemma(word, tags.upos[k], tags.scripts[k]))
            columns.heads.append(visible[tags.heads[k]])
            columns.deps.append(tags.deprels[k])
            columns.names.append(tags.names[k])
            columns.starts.append(i == indices.start)


def _unglue(text: str, *, is_last: bool) -> list[str]:
    """Split the full stop off a number that is no ordinal: "2022." and a paragraph's last "15.".

    >>> _unglue("2022.", is_last=False), _unglue("3.", is_last=False)
    (['2022', '.'], ['3.'])
    """
    number, stop = text[:-1], text[-1:]
    if stop == "." and number.isdigit() and (len(number) > 2 or is_last):
        return [number, stop]
    return [text]


@dataclass(slots=True)
class _Columns:
    """The parallel lists that a ``Doc`` is made of."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)

    def leave_unread(self, indices: range) -> None:
        """Fill in for the words of a leftover: one row without annotation."""
        for i in indices:
            self.add_space(i, head=indices.start, starts=i == indices.start)
            self.pos[-1] = "SPACE" if self.words[i].isspace() else "X"

    def add_space(self, i: int, *, head: int, starts: bool) -> None:
        """Fill in for white space, which no parser sees; inside a name it belongs to the name."""
        inside = not starts and bool(self.names) and self.names[-1] != "O"
        self.pos.append("SPACE")
        self.morphs.append("")
        self.lemmas.append(self.words[i])
        self.heads.append(head)
        self.deps.append("root" if head == i else "dep")
        self.names.append(f"I-{self.names[-1][2:]}" if inside else "O")
        self.starts.append(starts)

    def doc(self, vocab: spacy.Vocab) -> Doc:
        """Make the ``Doc``; its text is the article's."""
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
        begins = name.startswith("I-") and before[2:] != name[2:]
        repaired.append(f"B-{name[2:]}" if begins else name)
    return repaired
