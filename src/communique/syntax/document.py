"""A text's words with their trees and names, as the steps see them: made once, asked hundreds of times.

The attributes have the names that they have in spaCy, so that who knows one knows the other; but a word is an
object of its own with its children at hand, where spaCy makes each anew whenever it is asked for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import overload
from unicodedata import category

from communique.syntax.columns import Columns


class Morph:
    """The features of a word, of which there are a few hundred different sets."""

    __slots__ = ("_text", "_values")

    def __init__(self, text: str) -> None:
        """Take features as Universal Dependencies write them: ``Case=Nom|Number=Plur``."""
        self._text = text
        pairs = (feature.partition("=")[::2] for feature in text.split("|") if feature)
        self._values = {name: values.split(",") for name, values in pairs}

    def get(self, feature: str) -> Sequence[str]:
        """Give the values of a feature; none where the word does not have it.

        >>> Morph("Mood=Ind|Number=Plur").get("Number"), Morph("").get("Number")
        (['Plur'], [])
        """
        return self._values.get(feature, NO_VALUES)

    def __str__(self) -> str:
        return self._text


NO_VALUES: Sequence[str] = []


class Token:
    """A word, a mark or white space that is more than a blank, in its place in text and tree.

    ``i`` is its place in the document, ``idx`` the offset of its first character (code points). ``head`` is
    the token itself at a root; ``children`` are in text order. ``relation`` is ``dep_`` without its subtype.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "relation",
        "sent",
        "text",
        "whitespace_",
    )
    doc: "Doc"
    sent: "Sentence"
    head: "Token"
    children: "tuple[Token, ...]"

    def __init__(self, columns: Columns, i: int, idx: int, name: str) -> None:
        """Take a word out of its columns; ``name`` is its BIO tag. Its document hangs it into the tree."""
        self.i, self.idx = i, idx
        self.text = columns.words[i]
        self.lower_ = self.text.lower()
        self.lemma_ = columns.lemmas[i]
        self.pos_ = columns.pos[i]
        self.dep_ = columns.deps[i]
        self.relation = self.dep_.partition(":")[0]
        self.morph = _morph(columns.morphs[i])
        self.ent_iob_, _, self.ent_type_ = name.partition("-")
        self.whitespace_ = " " if columns.spaces[i] else ""
        self.is_space = self.text.isspace()
        self.is_punct = _is_punct(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: "Token") -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    def nbor(self, by: int = 1) -> "Token":
        """Give the token so many places on. Raises `IndexError` beyond the text's ends."""
        if self.i + by < 0:
            raise IndexError(f"there is no token {-by} places before {self.text!r}")
        return self.doc[self.i + by]

    @property
    def subtree(self) -> "Iterator[Token]":
        """The token and all below it, each between what hangs left and what hangs right of it."""
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, is_open = waiting.pop()
            if is_open or not token.children:
                yield token
                continue
            waiting += [(child, False) for child in reversed(token.children) if child.i > token.i]
            waiting.append((token, True))
            waiting += [(child, False) for child in reversed(token.children) if child.i < token.i]

    @property
    def left_edge(self) -> "Token":
        """The first token of the subtree."""
        return min(self.subtree)

    @property
    def right_edge(self) -> "Token":
        """The last token of the subtree."""
        return max(self.subtree)

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.i == self.sent.start

    @property
    def is_digit(self) -> bool:
        """Whether it is of digits only."""
        return self.text.isdigit()

    @property
    def is_title(self) -> bool:
        """Whether it is written with a capital and then small."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.text.isupper()


class Sentence:
    """A stretch of a document, from token ``start`` to before token ``end``: a sentence, or any other."""

    __slots__ = ("doc", "end", "label_", "start", "tokens")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        """Cut a stretch; ``label`` is the class of a name."""
        self.doc, self.start, self.end, self.label_ = doc, start, end, label
        self.tokens = doc.tokens[start:end]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> "Sentence": ...
    def __getitem__(self, place: int | slice) -> "Token | Sentence":
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Sentence(self.doc, self.start + start, self.start + max(start, end))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)

    @property
    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        return self.tokens[0].idx if self.tokens else self.end_char

    @property
    def end_char(self) -> int:
        """The offset behind the last character; a blank behind the last word is not part of it."""
        last = self.tokens[-1] if self.tokens else None
        if last is None:
            return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that the others hang on: a root, else the word nearest to it, of several the first."""
        for token in self.tokens:
            if token.head is token:
                return token
        outward = [token for token in self.tokens if not self.start <= token.head.i < self.end]
        return min(outward, key=_rank) if outward else self.tokens[0]


class Doc:
    """All words of a text; its characters are the text's."""

    __slots__ = ("_offsets", "ents", "sents", "text", "tokens")

    def __init__(self, columns: Columns) -> None:
        """Make the tokens of columns that are annotated, or of words alone: then each is a sentence."""
        pieces = [
            word + " " if space else word for word, space in zip(columns.words, columns.spaces, strict=True)
        ]
        self.text = "".join(pieces)
        self._offsets = list(accumulate(map(len, pieces), initial=0))[:-1]
        names = list(_clean_names(columns.names))
        self.tokens = tuple(Token(columns, i, idx, names[i]) for i, idx in enumerate(self._offsets))
        self._hang(columns.heads)
        starts = [i for i, is_start in enumerate(columns.starts) if is_start]
        self.sents = tuple(Sentence(self, *bounds) for bounds in pairwise([*starts, len(self.tokens)]))
        for sentence in self.sents:
            for token in sentence.tokens:
                token.sent = sentence
        self.ents = tuple(self._names())

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Sentence: ...
    def __getitem__(self, place: int | slice) -> Token | Sentence:
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Sentence(self, start, max(start, end))

    def touched(self, start: int, end: int) -> Sentence:
        """Give the tokens that a stretch of characters of the text touches, end exclusive."""
        first, last = self._at(start), self._at(end - 1)
        if first < len(self.tokens):
            first += start == self.tokens[first].idx + len(self.tokens[first])
        return self[first : last + 1]

    def within(self, start: int, end: int) -> Sentence:
        """Give the tokens that lie within a stretch of characters, end exclusive."""
        touched = self.touched(start, end)
        first, last = touched.start, touched.end
        if touched:
            first += touched[0].idx < start
            last -= end < touched.end_char
        return self[first:last]

    def _at(self, offset: int) -> int:
        """Give the place of the token that a character belongs to; a blank belongs to the word before it."""
        return bisect_right(self._offsets, offset) - 1 if offset < len(self.text) else len(self.tokens)

    def _hang(self, heads: Sequence[int]) -> None:
        below: list[list[Token]] = [[] for _ in heads]
        for token, head in zip(self.tokens, heads, strict=True):
            token.doc, token.head = self, self.tokens[head]
            if head != token.i:
                below[head].append(token)
        for token, children in zip(self.tokens, below, strict=True):
            token.children = tuple(children)

    def _names(self) -> Iterator[Sentence]:
        begins = [token.i for token in self.tokens if token.ent_iob_ == "B"]
        for begin in begins:
            end = begin + 1
            while end < len(self.tokens) and self.tokens[end].ent_iob_ == "I":
                end += 1
            yield Sentence(self, begin, end, self.tokens[begin].ent_type_)


def _clean_names(tags: Sequence[str]) -> Iterator[str]:
    """Let every name begin with B: an I that goes on nothing, or a name of another class, is a B.

    >>> list(_clean_names(["O", "I-PER", "I-PER", "I-LOC"]))
    ['O', 'B-PER', 'I-PER', 'B-LOC']
    """
    for before, tag in pairwise(chain(["O"], tags)):
        goes_on = tag.startswith("I") and before[1:] == tag[1:]
        yield tag if goes_on or not tag.startswith("I") else f"B{tag[1:]}"


def _rank(token: Token) -> tuple[bool, int]:
    """Put words before marks and white space with nothing below, and words near to the root before others."""
    if not token.children and (token.is_punct or token.is_space):
        return True, 0
    steps = 0
    while token.head is not token:
        token = token.head
        steps += 1
    return False, steps


@lru_cache(4096)
def _morph(text: str) -> Morph:
    return Morph(text)


@lru_cache(4096)
def _is_punct(text: str) -> bool:
    return all(category(letter).startswith("P") for letter in text)
