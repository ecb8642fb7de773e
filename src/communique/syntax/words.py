"""Text → words: the tokens of a language, mended where Universal Dependencies cuts otherwise."""

from collections.abc import Callable

from communique.languages import table
from communique.records import Language
from communique.syntax.tokenizer import Tokenizer, Words

__all__ = ["Words", "word_splitter"]


def word_splitter(language: Language) -> Callable[[str], Words]:
    """Make the function text → words of a language; words and blanks joined give the text.

    >>> word_splitter("de")("Es war im Mai 2022.")
    (['Es', 'war', 'im', 'Mai', '2022', '.'], [True, True, True, True, False, False])
    """
    tokenizer = Tokenizer(language)
    joins_hyphens = table(language, "syntax")["words_with_hyphens_are_one"]

    def split(text: str) -> Words:
        words, spaces = tokenizer(text)
        _unglue(words, spaces)
        return _joined(words, spaces) if joins_hyphens else (words, spaces)

    return split


def _unglue(words: list[str], spaces: list[bool]) -> None:
    """Split the full stop off numbers that are no ordinals: "2022." and a text's last "15.".

    >>> _unglue(words := ["3.", "Mai", "2022.", "15."], [True, True, True, False])
    >>> words
    ['3.', 'Mai', '2022', '.', '15', '.']
    """
    last = len(words) - 1
    for i in range(last, -1, -1):
        number, stop = words[i][:-1], words[i][-1]
        if stop == "." and number.isdigit() and (len(number) > 2 or i == last):
            words[i : i + 1] = number, stop
            spaces.insert(i, False)


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
