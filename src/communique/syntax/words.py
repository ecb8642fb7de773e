"""Text → words: spaCy's tokeniser of a language, mended where Universal Dependencies cuts otherwise."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import spacy

from communique.languages import table
from communique.records import Language

LONGEST = 200
"""Letters and marks without white space that are looked at together; no word is longer."""
LONG = re.compile(rf"\S{{{LONGEST + 1},}}")

Words = tuple[list[str], list[bool]]
"""Words (white space that is more than one blank is a word too), and whether a blank follows each."""


@cache
def blank(language: Language) -> spacy.language.Language:
    """Make spaCy's bare pipeline of a language, once a process: its tokeniser and vocabulary."""
    return spacy.blank(language)


def word_splitter(language: Language) -> Callable[[str], Words]:
    """Make the function text → words of a language; words and blanks joined give the text.

    >>> word_splitter("de")("Es war im Mai 2022.")
    (['Es', 'war', 'im', 'Mai', '2022', '.'], [True, True, True, True, False, False])
    """
    tokenizer = blank(language).tokenizer
    joins_hyphens = table(language, "syntax")["words_with_hyphens_are_one"]

    def split(text: str) -> Words:
        words: list[str] = []
        spaces: list[bool] = []
        for doc in map(tokenizer, _stretches(text)):
            for token in doc:
                pieces = _unglue(token.text, is_last=token.i == len(doc) - 1)
                words += pieces
                spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
        return _joined(words, spaces) if joins_hyphens else (words, spaces)

    return split


def _stretches(text: str) -> Iterator[str]:
    """Cut what is long and has no white space: spaCy takes time squared to take the marks off it.

    >>> [len(stretch) for stretch in _stretches("a " + "“" * 500 + " b")]
    [202, 200, 102]
    """
    begin = 0
    for found in LONG.finditer(text):
        for end in range(found.start() + LONGEST, found.end(), LONGEST):
            yield text[begin:end]
            begin = end
    yield text[begin:]


def _joined(words: list[str], spaces: list[bool]) -> Words:
    """Make one word of what hyphens join: "из-за", "Royaume-Uni", "-t-il".

    >>> _joined(["из", "-", "за", "войны"], [False, False, True, False])
    (['из-за', 'войны'], [True, False])
    >>> _joined(["dit", "-t", "-il"], [False, False, False])
    (['dit', '-t-il'], [False, False])
    """
    kept: list[str] = []
    blanks: list[bool] = []
    for word, space in zip(words, spaces, strict=True):
        if kept and not blanks[-1] and _belongs(kept[-1], word):
            kept[-1] += word
            blanks[-1] = space
        else:
            kept.append(word)
            blanks.append(space)
    return kept, blanks


def _belongs(before: str, word: str) -> bool:
    """Say whether a word goes on what is before it: a hyphen after letters, letters after their hyphen."""
    if word[0] == "-":
        return before[-1].isalpha() and (len(word) == 1 or before[0] == "-")
    return before[-1] == "-" and len(before) > 1 and word[0].isalpha()


def _unglue(text: str, *, is_last: bool) -> list[str]:
    """Split the full stop off a number that is no ordinal: "2022." and a paragraph's last "15.".

    >>> _unglue("2022.", is_last=False), _unglue("3.", is_last=False)
    (['2022', '.'], ['3.'])
    """
    number, stop = text[:-1], text[-1:]
    if stop == "." and number.isdigit() and (len(number) > 2 or is_last):
        return [number, stop]
    return [text]
