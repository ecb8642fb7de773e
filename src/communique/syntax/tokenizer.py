"""Text → tokens: the algorithm of spaCy's tokeniser, with its rules, so that words end exactly where there.

White space parts a text into chunks. A chunk is looked up among the words that are cut in a way of their own;
else marks are taken off its front and end until none is left, and the rest is cut at hyphens and the like.
In its authors' words: https://spacy.io/usage/linguistic-features#how-tokenizer-works
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from communique.records import Language
from communique.syntax.token_rules import TokenRules

Words = tuple[list[str], list[bool]]
"""Words (white space that is more than one blank is a word too), and whether a blank follows each."""

LONGEST = 200
"""Letters and marks without white space that are looked at together: marks are taken off one at a time."""
CHUNKS = re.compile(rf"(\s+|\S{{1,{LONGEST}}})( ?)")
ADDRESS_LIKE = re.compile(r"\.[^.0-9]{2}|(?:\.\d+){3}")
"""What every address has in it, so that the pattern of addresses is seldom needed."""
REMEMBERED = 2**16
"""How many chunks are kept with their words; a newspaper's year has some more."""


class Tokenizer:
    """Cuts texts of one language. Make it once: it remembers the chunks that it has seen."""

    def __init__(self, language: Language) -> None:
        self._rules = TokenRules(language)
        self._cut = lru_cache(REMEMBERED)(self._cut_anew)

    def __call__(self, text: str) -> Words:
        """Cut a text; words and blanks joined give it.

        >>> Tokenizer("en")("They don't (yet)  agree.")[0]
        ['They', 'do', "n't", '(', 'yet', ')', ' ', 'agree', '.']
        """
        words: list[str] = []
        spaces: list[bool] = []
        for chunk, blank in CHUNKS.findall(text):
            parts = self._cut(chunk)
            words += parts
            if len(parts) > 1:
                spaces += [False] * (len(parts) - 1)
            spaces.append(blank != "")
        self._rejoin(words, spaces)
        return words, spaces

    def _cut_anew(self, chunk: str) -> tuple[str, ...]:
        """Cut a chunk that was not seen before."""
        if chunk.isalpha() and chunk not in self._rules.words:
            return (chunk,)  # no pattern of any language cuts between letters
        before, middle, after = self._bare(chunk)
        return (*before, *self._inside(middle), *reversed(after))

    def _bare(self, chunk: str) -> tuple[list[str], str, list[str]]:
        """Take marks off both ends, one at a time, until a word is left that is not to be cut so."""
        rules, before, after = self._rules, list[str](), list[str]()
        looks, size = chunk.translate(rules.alike), 0
        while size != len(chunk) and chunk not in rules.words and not rules.whole.match(looks):
            size = len(chunk)
            begin = _length(rules.prefix.match(looks))
            is_known = begin > 0 and chunk[begin:] in rules.words
            end = size - (0 if is_known else _length(rules.suffix.search(looks[begin:])))
            if end < size and chunk[:end] in rules.words:
                begin = 0
            before += filter(None, [chunk[:begin]])
            after += filter(None, [chunk[end:]])
            chunk, looks = chunk[begin:end], looks[begin:end]
        return before, chunk, after

    def _inside(self, chunk: str) -> Iterable[str]:
        """Cut what is left between marks, unless it is a word of its own."""
        rules, looks = self._rules, chunk.translate(self._rules.alike)
        if chunk in rules.words:
            return rules.words[chunk]
        if rules.whole.match(looks) or (ADDRESS_LIKE.search(chunk) and rules.address.match(chunk)):
            return [chunk]
        return self._at_infixes(chunk, looks)

    def _at_infixes(self, chunk: str, looks: str) -> Iterator[str]:
        begin = 0
        for found in self._rules.infix.finditer(looks):
            if found.start() > 0:
                yield from filter(None, (chunk[begin : found.start()], chunk[slice(*found.span())]))
                begin = found.end()
        if begin < len(chunk):
            yield chunk[begin:]

    def _rejoin(self, words: list[str], spaces: list[bool]) -> None:
        """Let what marks were cut off from be the word of its own that it is: the smile in "gut:)"."""
        again = self._rules.again
        if again.keys().isdisjoint(words):
            return
        found = [
            (i, i + len(parts))
            for i, word in enumerate(words)
            for parts in again.get(word, ())
            if words[i : i + len(parts)] == parts
        ]
        for begin, end in sorted(_longest(found), reverse=True):
            blanks = (" " if space else "" for space in spaces[begin : end - 1])
            text = "".join(word + blank for word, blank in zip(words[begin:end], [*blanks, ""], strict=True))
            if parts := self._rules.words.get(text):
                words[begin:end] = parts
                spaces[begin:end] = [False] * (len(parts) - 1) + [spaces[end - 1]]


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found else 0


def _longest(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the stretches that do not touch a longer one, or one as long before them, be that given or not.

    >>> list(_longest([(0, 2), (1, 4), (3, 5), (4, 5)]))
    [(1, 4)]
    """
    taken: set[int] = set()
    for begin, end in sorted(stretches, key=lambda stretch: (stretch[0] - stretch[1], stretch[0])):
        if begin not in taken and end - 1 not in taken:
            yield begin, end
        taken.update(range(begin, end))
