"""Where words end, as data: ``languages/tokens.json`` for all languages, ``languages/<xx>/tokens.json`` more.

The rules are spaCy's (MIT, see ``languages/LICENSE-spaCy.txt``), written by ``python -m training.tokens``.
"""

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from communique import languages
from communique.errors import BrokenInstallation
from communique.records import Language

FOLDER = Path(languages.__file__).parent
NOTHING = "(?!)"
"""A pattern that nothing fits."""


class Alike(dict[int, str]):
    """For `str.translate`: an alphabet in which letters that no pattern tells apart are one letter.

    Patterns over it are made in milliseconds; over the letters of the world they take a tenth of a second.
    """

    def __init__(self, kept: str, alike: Mapping[str, str]) -> None:
        """Take the letters that stay as they are, and from which on all others are written as which."""
        self.update((ord(letter), letter) for letter in (*map(chr, range(256)), *kept))
        self._starts, self._stand_ins = alike["from"], alike["as"]

    def __missing__(self, code: int) -> str:
        self[code] = stand_in = self._stand_ins[bisect_right(self._starts, chr(code)) - 1]
        return stand_in


class TokenRules:
    """The rules of a language. A pattern is made when it is first asked for: some texts do not need it."""

    alike: Alike
    """The alphabet of all patterns but ``address``."""
    words: Mapping[str, tuple[str, ...]]
    """What is cut by no pattern, with its parts: "z.B." has one, "auf'm" two."""
    again: Mapping[str, Sequence[Sequence[str]]]
    """Sequences of parts that patterns make of such words where they stand with others, by the first part."""

    def __init__(self, language: Language) -> None:
        """Read the rules. Raises `BrokenInstallation` when a file is missing or no JSON."""
        shared, own = _read("tokens.json"), _read(f"{language}/tokens.json")
        words, parts, again = (shared[name] + own[name] for name in ("words", "parts", "again"))
        self.alike = Alike(shared["kept"], shared["alike"])
        self.words = {word: (word,) for word in words} | dict(map(_word, parts))
        self.again = _by_first(again)
        self._classes: Mapping[str, str] = shared["classes"]
        self._patterns: Mapping[str, str] = {"whole": NOTHING, "address": shared["address"]} | own

    @cached_property
    def prefix(self) -> re.Pattern[str]:
        """What is cut off at the front."""
        return self._compile("prefix")

    @cached_property
    def suffix(self) -> re.Pattern[str]:
        """What is cut off at the end."""
        return self._compile("suffix", "(?:{})$")

    @cached_property
    def infix(self) -> re.Pattern[str]:
        """Where the rest is cut."""
        return self._compile("infix")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """What is one word, whatever is in it: "anti-aérien"."""
        return self._compile("whole", "(?:{})$")

    @cached_property
    def address(self) -> re.Pattern[str]:
        """What is one word once the marks around it are off: an address on the web or of mail."""
        return self._compile("address", "(?:{})$")

    def _compile(self, name: str, frame: str = "{}") -> re.Pattern[str]:
        pattern = self._patterns[name]
        for each, text in self._classes.items():
            pattern = pattern.replace(f"{{{each}}}", text)
        return re.compile(frame.replace("{}", pattern))


def _read(name: str) -> dict[str, Any]:
    try:
        rules: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    except (OSError, json.JSONDecodeError) as err:
        raise BrokenInstallation(
            f"languages/{name} cannot be read ({err}). The package is damaged: install it again."
        ) from err
    return rules


def _word(parts: str) -> tuple[str, tuple[str, ...]]:
    """Read a word that is written with blanks between its parts.

    >>> _word("auf 'm")
    ("auf'm", ('auf', "'m"))
    """
    return parts.replace(" ", ""), tuple(parts.split())


def _by_first(lines: Sequence[str]) -> dict[str, list[list[str]]]:
    """Sort sequences of parts by the first.

    >>> _by_first(["d '", "d ’"])
    {'d': [['d', "'"], ['d', '’']]}
    """
    found: dict[str, list[list[str]]] = {}
    for parts in map(str.split, lines):
        found.setdefault(parts[0], []).append(parts)
    return found
