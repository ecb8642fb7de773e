"""A sentence as the words that temporal expressions are made of, finer than tokens: "3.–5." is three."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from communique.dates.lexicon import Kind, Lexicon, Sense, decapitalised
from communique.syntax.tree import MARKS

_PIECES = re.compile(r"\d+(?:[.:,]\d+)*(?:er(?:n|s)?\b)?\.?|[^\W\d_]+|[^\w\s]|_")
_DECIMAL = re.compile(r"\d+(?:,\d+)?")
_DAY = re.compile(r"(\d{1,2})\.")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a piece of one. ``begins``: a capital here may be owed to its place."""

    text: str
    start: int
    end: int
    token: Token
    begins: bool


class Line:
    """The words of a sentence and what the dictionary says of them; any index may be asked for."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.words = list(_words(sentence))
        self.lexicon = lexicon

    def __len__(self) -> int:
        return len(self.words)

    def text(self, i: int) -> str:
        """Give a word, nothing outside the sentence."""
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def sense(self, i: int, kind: Kind) -> Sense | None:
        """Give what a word says as a word of this kind."""
        if not 0 <= i < len(self.words):
            return None
        word = self.words[i]
        return self.lexicon.look_up(word.text, kind, begins=word.begins)

    def may_begin(self, i: int) -> bool:
        """Say whether an expression may begin here at all; most words are sent away by this."""
        word = self.words[i]
        triggers = self.lexicon.triggers
        if self.is_in(i, "determiners"):
            return (self.sense(i + 1, "shift") or self.sense(i + 1, "carried_shift")) is not None
        known = word.text in triggers or (word.begins and decapitalised(word.text) in triggers)
        return known or word.text[0].isdigit() or self.measure(i) is not None

    def phrase(self, i: int, kind: Kind) -> tuple[int, Sense] | None:
        """Give the sense of the longest phrase of this kind that begins here, and where it ends."""
        first = self.text(i)
        begins = 0 <= i < len(self.words) and self.words[i].begins
        for form in (first, decapitalised(first)) if begins else (first,):
            for words, sense in self.lexicon.phrases.get(form, ()):
                if sense.kind == kind and all(self.text(i + k) == words[k] for k in range(1, len(words))):
                    return i + len(words), sense
        single = self.sense(i, kind)
        return (i + 1, single) if single else None

    def ending_at(self, i: int, size: int) -> Sense | None:
        """Give what the one or two words before a length make of it: "rund", "mehr als"."""
        found = self.phrase(i - size, "length_mod")
        return found[1] if found is not None and found[0] == i else None

    def measure(self, i: int) -> tuple[str | None, Sense] | None:
        """Give the number and the unit in a word like "zweitägig"; no number in a bare "tägig"."""
        found = self.lexicon.measure.fullmatch(self.text(i))
        if found is None:
            return None
        sense = self.lexicon.senses[found[2]]["measure"]
        if not found[1]:
            return None, sense
        number = self.lexicon.senses.get(decapitalised(found[1]), {})
        spoken = number.get("number") or number.get("fraction")
        return (spoken.number, sense) if spoken else None

    def is_half(self, i: int) -> bool:
        """Say whether a word is "half" as an adjective."""
        stem = self.lexicon.stems["half_adjective"]
        word = self.text(i)
        return word.startswith(stem) and self.lexicon.has_ending(word[len(stem) :])

    def is_in(self, i: int, name: str) -> bool:
        """Say whether a word is in one of the plain lists."""
        word = self.text(i)
        return bool(word) and (word in self.lexicon.sets[name] or word.lower() in self.lexicon.sets[name])

    def number(self, i: int) -> str | None:
        """Give the amount that a word counts: ``"3"``, ``"2.5"``."""
        word = self.text(i)
        if _DECIMAL.fullmatch(word):
            return word.replace(",", ".").lstrip("0") or "0"
        sense = self.sense(i, "number") or self.sense(i, "fraction")
        return sense.number if sense else None

    def day(self, i: int) -> int | None:
        """Give the day of a month that an ordinal in digits may be."""
        found = _DAY.fullmatch(self.text(i))
        return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None

    def year(self, i: int) -> int | None:
        """Give the year that four digits may be."""
        word = self.text(i)
        return int(word) if _YEAR.fullmatch(word) and 1000 <= int(word) <= 2100 else None

    def touches(self, i: int) -> bool:
        """Say whether no space stands between a word and the one before."""
        return 0 < i < len(self.words) and self.words[i - 1].end == self.words[i].start


def _words(sentence: Sentence) -> Iterator[Word]:
    begins = True
    for token in sentence:
        if token.is_space:
            continue
        for text, start in _pieces(token):
            yield Word(text, start, start + len(text), token, begins)
            begins = text in MARKS or text in {":", ".", "!", "?", "–", "(", "•"}


def _pieces(token: Token) -> Iterator[tuple[str, int]]:
    text = token.text
    if not any(letter.isdigit() for letter in text) or text.isalnum():
        yield text, token.idx
        return
    for found in _PIECES.finditer(text):
        yield from _without_stop(found[0], token.idx + found.start())


def _without_stop(piece: str, start: int) -> Iterator[tuple[str, int]]:
    """Split the full stop off "3.4.2024." and "17.30.", not off "3." and "3.4."."""
    if piece.endswith(".") and re.fullmatch(r"\d+[.:]\d+\.\d{2,4}\.|\d+:\d+\.|\d+er\w*\.|\d{3,}\.", piece):
        yield piece[:-1], start
        yield ".", start + len(piece) - 1
    else:
        yield piece, start
