"""A sentence as the words that temporal expressions are made of, finer than tokens: "3.–5." is three."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.dates.lexicon import Lexicon
from communique.dates.senses import Sense, decapitalised
from communique.syntax.document import Sentence, Token
from communique.syntax.tree import MARKS

if TYPE_CHECKING:
    from communique.dates.value import Value

_YEAR = re.compile(r"\d{4}")
_WITH_STOP = re.compile(r"\d+[.:]\d+\.\d{2,4}\.|\d+:\d+\.|\d+[^\W\d_]\w*\.|\d{3,}\.")
_LONGEST_SENSE = 4
_BESIDE_HYPHEN = re.compile("[^-]+|-")
_OPENERS = frozenset({*MARKS, ":", ".", "!", "?", "–", "—", "(", "•"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a piece of one.

    ``key`` is what the dictionary knows it by; ``begins``: a capital here may be owed to its place.
    """

    text: str
    key: str
    start: int
    end: int
    token: Token
    begins: bool


class Line:
    """The words of a sentence and what the dictionary says of them; any index may be asked for."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.words = list(_words(sentence, lexicon))
        self._shouts = _shouts(self.words)
        self._keys = [self._keys_of(word) for word in self.words]
        self._said: list[Mapping[str, tuple[Sense, ...]] | None] = [None] * len(self.words)
        self.nested: dict[tuple[int, tuple[str, ...]], tuple[tuple[int, Value], ...]] = {}
        """What some nested rules find at a place, kept once found."""

    def __len__(self) -> int:
        return len(self.words)

    def text(self, i: int) -> str:
        """Give a word as it is written, nothing outside the sentence."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def keys(self, i: int) -> tuple[str, ...]:
        """Give what the dictionary may know a word by."""
        return self._keys[i] if 0 <= i < len(self.words) else ()

    def _keys_of(self, word: Word) -> tuple[str, ...]:
        """Where a sentence begins, a capital says nothing; nor does it in a line of capitals."""
        if self._shouts:
            return word.key, word.key.capitalize(), word.key.lower()
        return (word.key, decapitalised(word.key)) if word.begins else (word.key,)

    def senses(self, i: int, kind: str) -> tuple[Sense, ...]:
        """Give what begins here as words of a kind, the longest first."""
        if not 0 <= i < len(self.words):
            return ()
        said = self._said[i]
        if said is None:
            said = self._said[i] = self._all_senses(i)
        return said.get(kind, ())

    def _all_senses(self, i: int) -> Mapping[str, tuple[Sense, ...]]:
        found: dict[str, tuple[Sense, ...]] = {}
        for key in self.keys(i):
            for sense in self.lexicon.senses.get(key, ()):
                if len(sense.words) == 1 or self._stands(i + 1, sense.words[1:]):
                    found[sense.kind] = (*found.get(sense.kind, ()), sense)
        return found

    def sense(self, i: int, kind: str) -> Sense | None:
        """Give the longest that begins here as words of a kind."""
        return next(iter(self.senses(i, kind)), None)

    def _stands(self, i: int, words: tuple[str, ...]) -> bool:
        return all(self.key(i + k) == word for k, word in enumerate(words))

    def key(self, i: int) -> str:
        """Give what the dictionary knows a word by."""
        return self.words[i].key if 0 <= i < len(self.words) else ""

    def senses_ended(self, i: int, kind: str) -> Iterator[Sense]:
        """Give what ends here as words of a kind, the longest first."""
        for size in range(_LONGEST_SENSE, 0, -1):
            yield from (sense for sense in self.senses(i - size + 1, kind) if len(sense.words) == size)

    def is_in(self, i: int, name: str) -> bool:
        """Say whether a word is in one of the plain lists."""
        word = self.key(i)
        known = self.lexicon.sets[name]
        return bool(word) and (word in known or word.lower() in known)

    def begun(self, i: int, name: str) -> int:
        """Count the words from here on that are a word or word group of a plain list."""
        first = self.key(i).lower()
        if first in self.lexicon.firsts[name]:
            for phrase in self.lexicon.phrases[name]:
                if phrase[0] == first and self._stands(i + 1, phrase[1:]):
                    return len(phrase)
        return int(self.is_in(i, name))

    def ended(self, i: int, name: str) -> int:
        """Count the words up to here, this one included, that are a word or word group of a plain list."""
        last = self.key(i)
        for phrase in self.lexicon.phrases.get(name, ()):
            at = i - len(phrase) + 1
            may_stand = at >= 0 and phrase[-1] == last and self.key(at).lower() == phrase[0]
            if may_stand and self._stands(at + 1, phrase[1:]):
                return len(phrase)
        return int(self.is_in(i, name))

    def year(self, i: int) -> int | None:
        """Give the year that four digits may be."""
        word = self.text(i)
        return int(word) if _YEAR.fullmatch(word) and 1000 <= int(word) <= 2100 else None

    def touches(self, i: int) -> bool:
        """Say whether no space stands between a word and the one before."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start

    def head(self, begin: int, end: int) -> Token:
        """Give the word that the tree hangs an expression on: the first whose head lies outside of it."""
        tokens = [word.token for word in self.words[begin:end]]
        inside = {token.i for token in tokens}
        tops = (token for token in tokens if token.head.i == token.i or token.head.i not in inside)
        return next((token for token in tops if token.dep_ != "case"), tokens[0])


def _shouts(words: Sequence[Word]) -> bool:
    """Say whether a line is written in capitals, as headlines may be."""
    if any(word.text.islower() or word.text.istitle() for word in words):
        return False
    return sum(word.text.isupper() for word in words) > 1


def _words(sentence: Sentence, lexicon: Lexicon) -> Iterator[Word]:
    begins = True
    for token in sentence:
        if token.is_space:
            continue
        for text, start in _pieces(token, lexicon):
            yield Word(text, lexicon.key(text), start, start + len(text), token, begins)
            begins = text in _OPENERS


def _pieces(token: Token, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    text = token.text
    if "-" in text and _joins_names_of_time(text, lexicon):
        yield from ((found[0], token.idx + found.start()) for found in _BESIDE_HYPHEN.finditer(text))
        return
    if text.isalpha() or text.isdigit() or not any(letter.isdigit() for letter in text):
        yield text, token.idx
        return
    for found in lexicon.pieces.finditer(text):
        yield from _without_stop(found[0], token.idx + found.start())


def _joins_names_of_time(text: str, lexicon: Lexicon) -> bool:
    """Say whether hyphens join months or weekdays, as "травні-червні" and "mi-mars" do."""
    first, *rest = (lexicon.key(part) for part in text.split("-"))
    begins = first in lexicon.sets["hyphen_prefixes"] or _is_name_of_time(first, lexicon)
    return begins and all(_is_name_of_time(part, lexicon) for part in rest)


def _is_name_of_time(key: str, lexicon: Lexicon) -> bool:
    return any(sense.kind in {"month", "weekday"} for sense in lexicon.senses.get(key, ()))


def _without_stop(piece: str, start: int) -> Iterator[tuple[str, int]]:
    """Split the full stop off "3.4.2024." and "17.30.", not off "3." and "3.4."."""
    if piece.endswith(".") and _WITH_STOP.fullmatch(piece):
        yield piece[:-1], start
        yield ".", start + len(piece) - 1
    else:
        yield piece, start
