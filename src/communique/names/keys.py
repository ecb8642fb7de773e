"""Spelling → key: a name falls on the same key in whatever language it is written."""

import re
from functools import cache, lru_cache
from itertools import islice, product

from communique.names.parts import parts
from communique.names.sounds import SILENT, VOWELS
from communique.names.spelling import CACHED, Sounds, read, usual_way, ways
from communique.names.tables import data
from communique.records import Language

ENDING = re.compile("ev(a?)$")
MOST_KEYS = 12
"""Keys of a word and a way to spell; of a name twice as many."""


def key(name: str, language: Language | None) -> str:
    """Give the key of a name's usual reading; words in spoken order, patronymics and particles left out.

    >>> key("Chruschtschow", "de"), key("Khrouchtchev", "fr"), key("Хрущёв", "ru")
    ('xruŝov', 'xruŝov', 'xruŝov')
    """
    taken = parts(name)
    if taken is None:
        return ""
    way = usual_way(taken.text, language)
    return " ".join(usual_key(word, way) for word in taken.core)


def keys(name: str, language: Language | None) -> frozenset[str]:
    """Give the keys of all a name's readings, for an index: two spellings of one name share one, as a rule.

    >>> bool(keys("Chodorkowski", "de") & keys("Jodorkovski", "es"))
    True
    """
    taken = parts(name)
    if taken is None:
        return frozenset()
    choices = [sorted(word_keys(word, ways(taken.text, language))) for word in taken.core]
    return frozenset(" ".join(choice) for choice in islice(product(*choices), 2 * MOST_KEYS))


@lru_cache(maxsize=CACHED)
def usual_key(word: str, way: str) -> str:
    """Give a word's key by its usual reading in one way to spell."""
    return _folded(tuple(sound.split("/")[0] for sound in read(word, way)))


@lru_cache(maxsize=CACHED)
def word_keys(word: str, ways: tuple[str, ...]) -> frozenset[str]:
    """Give a word's keys by all readings of its consonants and the usual one of its vowels."""
    found = {
        _folded(reading)
        for way in ways
        for reading in islice(product(*map(_readings, read(word, way))), MOST_KEYS)
    }
    return frozenset(found - {""})


def _readings(sound: str) -> list[str]:
    readings = sound.split("/")
    return readings[:1] if readings[0] in VOWELS else readings


def _folded(sounds: Sounds) -> str:
    """Fold near sounds into one letter, write a double once, drop what is silent or a mere glide.

    Alike are je-, ie- and e- at the start, -ev and -ov at the end.
    """
    folds = _folds()
    found: list[str] = []
    for sound in sounds:
        letter = folds.get(sound, sound)
        if letter and letter != SILENT and found[-1:] != [letter]:
            found.append(letter)
    if len(found) > 1 and found[0] == "i" and found[1] in VOWELS:
        del found[0]
    return ENDING.sub(r"ov\1", "".join(found))


@cache
def _folds() -> dict[str, str]:
    return {sound: letter for letter, alike in data("sounds")["folds"].items() for sound in alike} | {"j": ""}
