"""The word lists of a language, compiled: is a line a label, a credit, a button."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.article.shapes import Shapes, compile_shapes
from communique.languages import table
from communique.records import Language

LONGEST_LABEL = 12
"""Words of the longest line that may be a label, a credit or a button."""

COUNT = re.compile(r"\s*[(\[]?\d*[)\]]?[\s.:!…»›>|–-]*$")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
SENTENCE = re.compile(r"[.!?…][\"“”»«’'‘)\]]*(?:\s*\[\d+\])*$")


@dataclass(frozen=True, slots=True)
class Group:
    """One entry of a list: several spellings of one sense."""

    entry: str
    lines: frozenset[str]
    begins: tuple[str, ...]
    labels: tuple[str, ...]
    ends: tuple[str, ...]
    holds: tuple[str, ...]
    words: frozenset[str]
    credits: tuple[str, ...]

    def label(self, line: str) -> str | None:
        """Give the words of this group that a folded line begins with, the longest that fit."""
        if not line.startswith((*self.begins, *self.labels)):
            return None
        found = [words for words in self.begins if _begins(line, words)]
        found += [words for words in self.labels if _begins(line, words) and _has_colon(line, words)]
        return max(found, key=len, default=None)

    def matches(self, line: str, bare: str) -> bool:
        """Say whether a folded line that is no sentence is of this group; ``bare`` is it without a count."""
        return bare in self.lines or bool(self.label(line)) or line.endswith(self.ends or ("\0",))

    def is_within(self, line: str) -> bool:
        """Say whether a folded line of any length holds words of this group."""
        for words in self.holds:  # noqa: SIM110 - any() over a generator takes twice as long, and this is asked most
            if words in line:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Wording:
    """All that the step knows of a language. ``groups`` are the entries of a list, by its name."""

    function_words: frozenset[str]
    shapes: Shapes
    agencies: Mapping[str, str]
    groups: Mapping[str, tuple[Group, ...]]

    def is_sentence(self, text: str) -> bool:
        """Say whether a text holds a full sentence: five words, an end mark, a function word.

        >>> wording("de").is_sentence("Die Minister berieten in Riga."), wording("de").is_sentence("1 Minute")
        (True, False)
        """
        if not SENTENCE.search(text, max(0, len(text) - 40)):
            return False
        words = WORD.findall(text[:4000])
        if len(words) <= LONGEST_LABEL and text.endswith(self.shapes.open_ends or ("\0",)):
            return False
        return len(words) >= 5 and any(word.lower() in self.function_words for word in words)

    def before_change(self, text: str) -> str:
        """Give a line up to where it goes on with the day of a change.

        >>> wording("en").before_change("Published April 3, 2024 | Updated April 5, 2024")
        'Published April 3, 2024 | '
        """
        held = [re.escape(words) for group in self.groups.get("changed", ()) for words in group.holds]
        found = re.search(rf"(?<!\w)(?:{'|'.join(held)})(?!\w)", text, re.IGNORECASE) if held else None
        return text[: found.start()] if found else text


@cache
def wording(language: Language) -> Wording:
    """Compile the lists of ``languages/<language>/article.toml``, once a process."""
    content = table(language, "article")
    plain = {"function_words", "months", "agencies", "shapes"}
    agencies = {form.casefold(): agency for agency, forms in content["agencies"].items() for form in forms}
    return Wording(
        frozenset(content["function_words"]),
        compile_shapes(content["shapes"], content["months"], agencies),
        agencies,
        {name: _groups(name, entries) for name, entries in content.items() if name not in plain},
    )


def fold(text: str) -> str:
    r"""Make spellings alike: case, white space, soft hyphens, compatibility forms.

    >>> fold("Leave\u00a0a  REPLY")
    'leave a reply'
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return " ".join(plain.split())


def _groups(name: str, entries: Mapping[str, Any]) -> tuple[Group, ...]:
    if "example" in entries:
        return (_group(name, entries),)
    return tuple(_group(entry, content) for entry, content in entries.items())


def _group(entry: str, content: Mapping[str, Any]) -> Group:
    lists = {key: tuple(fold(word) for word in content.get(key, ())) for key in _KEYS}
    return Group(
        entry,
        lines=frozenset(lists["lines"]),
        begins=lists["begins"],
        labels=lists["labels"],
        ends=lists["ends"],
        holds=lists["holds"],
        words=frozenset(lists["words"]),
        credits=lists["credits"],
    )


_KEYS = ("lines", "begins", "labels", "ends", "holds", "words", "credits")


def _begins(line: str, words: str) -> bool:
    rest = line[len(words) :]
    return line.startswith(words) and not (rest and words[-1].isalnum() and rest[0].isalnum())


def _has_colon(line: str, words: str) -> bool:
    return line[len(words) :].lstrip().startswith(":")
