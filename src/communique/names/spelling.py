"""Letters → sounds, by the spelling of a language.

How names are spelled stands in ``languages/<xx>/names.toml``; spellings that the press leaves as they are
(Polish, Turkish, Czech …) in ``names/orthographies.toml``. A row says what a group of letters sounds like:
sounds parted by a space follow one another, those parted by a slash are readings of the same group, the usual
one first, and ``-`` is none. ``^`` and ``$`` are the ends of a word, ``>`` a front vowel that follows. The
longest group wins.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.languages import LANGUAGES, table
from communique.names.tables import data
from communique.records import Language

CYRILLIC: tuple[Language, ...] = ("ru", "uk")
LATIN: tuple[Language, ...] = tuple(language for language in LANGUAGES if language not in CYRILLIC)
ANY = "any"
"""The table that the other spellings in Latin letters add to."""
FRONT = frozenset("eiyéèêëíìîïýäöüæœ")
"""Letters before which c, g and others soften."""
IN_CYRILLIC = re.compile("[\u0400-\u04ff]")
ONLY_RUSSIAN = re.compile("[ыэёъ]")
ONLY_UKRAINIAN = re.compile("[іїєґ]|[сц]ьк")
COMMON: Language = "en"
"""The spelling that the press of all countries uses for want of another."""
MOST_WAYS = 4
"""Ways to spell that are tried on a name whose language is given: its own, and those that it looks like."""
CACHED = 4096

Sounds = tuple[str, ...]
"""A word by its sounds, each with its readings: ``("č/š", "a", "v/b", "e", "s/z")``."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Groups of letters → sounds; ``soft`` are those before a front vowel."""

    groups: Mapping[str, Sounds]
    soft: Mapping[str, Sounds]
    alphabet: frozenset[str]
    pattern: re.Pattern[str]

    def sounds(self, word: str) -> Sounds:
        """Read a word in small letters. What no group has is read without its accent, else left out.

        >>> spelling("de").sounds("schmidt")
        ('š/ž', 'm', 'i', 't')
        """
        if not self.alphabet.issuperset(word):
            word = "".join(c if c in self.alphabet else _without_accent(c) for c in word)
        groups, soft = self.groups, self.soft
        found: list[str] = []
        text = f"^{word}$"
        end = 0
        for letters in self.pattern.findall(text):
            end += len(letters)
            sounds = soft[letters] if letters in soft and text[end] in FRONT else groups.get(letters, ())
            for sound in sounds:
                if not found or found[-1] != sound:
                    found.append(sound)
        return tuple(found)


@lru_cache(maxsize=CACHED)
def _without_accent(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


@cache
def spelling(way: str) -> Spelling:
    """Compile a way to spell, once a process: a language's or one of ``orthographies.toml``."""
    if way in CYRILLIC:
        return _compiled({}, table("ru" if way == "ru" else "uk", "names")["letters"])
    others = data("orthographies")
    for language in LATIN:
        if way == language:
            return _compiled(others[ANY], table(language, "names")["letters"])
    return _compiled(others[ANY], others[way]["letters"])


def _compiled(common: dict[str, str], own: dict[str, str]) -> Spelling:
    rows = {letters: tuple(sounds.split()) for letters, sounds in (common | own).items()}
    groups = {letters: sounds for letters, sounds in rows.items() if not letters.endswith(">")}
    soft = {letters[:-1]: sounds for letters, sounds in rows.items() if letters.endswith(">")}
    for letters in soft.keys() - groups.keys():
        groups[letters] = tuple(sound for letter in letters for sound in groups[letter])
    several = sorted((letters for letters in groups if len(letters) > 1), key=len, reverse=True)
    pattern = "|".join([re.escape(letters) for letters in several] + ["."])
    return Spelling(groups, soft, frozenset("".join(rows)), re.compile(pattern))


@lru_cache(maxsize=CACHED)
def read(word: str, way: str) -> Sounds:
    """Read a word in small letters as one way to spell has it."""
    return spelling(way).sounds(word)


def usual_way(name: str, language: Language | None) -> str:
    """Give the likeliest way in which a name in small letters is spelled."""
    return _plain_ways(name, language)[0]


@lru_cache(maxsize=CACHED)
def ways(name: str, language: Language | None) -> tuple[str, ...]:
    """Give the ways in which a name in small letters may be spelled, the likeliest first.

    Letters say more than the language of the article: a Polish name stays Polish in a French one.

    >>> ways("wałęsa", "fr")
    ('fr', 'polish', 'en')
    >>> ways("зеленський", None)
    ('uk',)
    """
    plain = _plain_ways(name, language)
    if plain[0] in CYRILLIC:
        return plain
    alike = [way for looks, way in _looks() if way not in plain and looks.search(name)]
    others = alike if COMMON in plain else [*alike[: MOST_WAYS - 2], COMMON]
    return (*plain, *others[: MOST_WAYS - 1])


@lru_cache(maxsize=CACHED)
def _plain_ways(name: str, language: Language | None) -> tuple[str, ...]:
    """Give the ways of the languages themselves."""
    if not IN_CYRILLIC.search(name):
        return (language,) if language in LATIN else LATIN
    if ONLY_RUSSIAN.search(name):
        return ("ru",)
    if ONLY_UKRAINIAN.search(name):
        return ("uk",)
    return (language,) if language in CYRILLIC else CYRILLIC


@cache
def _looks() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Give what tells each spelling: the foreign ones first, since their letters are rarer."""
    foreign = [(way["looks"], name) for name, way in data("orthographies").items() if name != ANY]
    common = [(table(language, "names")["looks"], language) for language in LATIN if language != COMMON]
    return tuple((re.compile(looks), way) for looks, way in (*foreign, *common))
