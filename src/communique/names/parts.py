"""A name in its words, in the order in which it is spoken, surname last."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from communique.names.spelling import CACHED, IN_CYRILLIC
from communique.names.tables import data

APOSTROPHES = str.maketrans("", "", "\u00ad\u200b'’ʼ`´‘ʹʻ")
"""Apostrophes and soft hyphens: left out."""
STRESS = str.maketrans("", "", "\u0301\u0300")
"""Stress marks in Cyrillic: left out. In Latin letters they belong to the letter."""
REGNAL = re.compile(r"(?<=\w)\s+([IVXІ]{2,}|[IVX])\.?$")
"""The number of a king or pope, in Latin or Ukrainian letters."""
ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
SUFFIXES = frozenset(("jr", "sr", "junior", "senior", "мл", "ст"))
"""What follows a name and is none: left out."""
BREAKS = str.maketrans("./‐‑–", "  ---")
PATRONYMIC = re.compile(
    r"(?:[оеєіїй]вич|[оеєії]вна|[иі]чна|[oei]vi(?:ch|č|tj|tsj|c)|[oei]wi(?:tsch|cz)|[oei]vitch|[oei][vw]na|ichna)$"
)


OPTIONAL, MIDDLE, LINKED = 0.01, 0.05, 0.2
"""What it costs to lack a particle, patronymic or initial; another given name; half of a hyphened one."""

Given = tuple[tuple[str, float], ...]
"""Words before the surname, each with what it costs that another spelling lacks it."""


class Name(NamedTuple):
    """A name in small letters, its ``words`` in spoken order.

    ``given`` are those before the surname, optional ones only if there are no others; ``core`` are all words
    that are not optional; ``number`` tells kings and popes of one name apart.
    """

    text: str
    words: tuple[tuple[str, float], ...]
    given: Given
    surname: str
    core: tuple[str, ...]
    number: str = ""


@lru_cache(maxsize=CACHED)
def parts(name: str) -> Name | None:
    """Take a name apart: the surname stands last, before a comma, or before "Given Patronymic".

    None for a text without a letter.

    >>> parts("Горбачёв, Михаил Сергеевич").core
    ('михаил', 'горбачёв')
    >>> parts("Шмигаль Денис Анатолійович").core
    ('денис', 'шмигаль')
    >>> parts("Frank-Walter Steinmeier (SPD)").given
    (('frank', 0.2), ('walter', 0.2))
    >>> parts("Johannes Paul II.").number
    'II'
    """
    regnal = REGNAL.search(name)
    text = _plain(name[: regnal.start()] if regnal else name)
    if "(" in text or "[" in text:
        text = ASIDE.sub("", text)
    surname, _, given = text.partition(",")
    before = _words(given)
    words = [*before, *_words(surname)]
    if not words:
        return None
    if not before and _ends_in_patronymic(words):
        words = [*words[1:], words[0]]
    found = _name(tuple((word, _lax(words, i)) for i, (word, _) in enumerate(words)))
    return found._replace(number=regnal[1].replace("І", "I")) if regnal else found


def turned(name: Name) -> Name:
    """Give a name whose first word is the surname."""
    return _name((*name.words[1:], name.words[0]))._replace(number=name.number)


def _name(words: tuple[tuple[str, float], ...]) -> Name:
    *before, (surname, _) = words
    core = tuple(word for word in before if word[1] > OPTIONAL)
    return Name(
        " ".join(word for word, _ in words),
        words,
        core or tuple(before),
        surname,
        (*(word for word, _ in core), surname),
    )


def _plain(name: str) -> str:
    """Fold case, compose; drop apostrophes, soft hyphens and the stress marks of Cyrillic."""
    if name.isascii():
        return name.translate(APOSTROPHES).lower()
    if IN_CYRILLIC.search(name):
        name = unicodedata.normalize("NFD", name).translate(STRESS)
    return unicodedata.normalize("NFC", name).translate(APOSTROPHES).casefold()


def _words(text: str) -> list[tuple[str, bool]]:
    """Give the words, parts of a hyphened one too, and whether each is such a part."""
    found = []
    for word in text.translate(BREAKS).split():
        if "-" in word:
            found += [(piece, True) for piece in word.split("-") if piece]
        elif word not in SUFFIXES:
            found.append((word, False))
    return found


def _ends_in_patronymic(words: list[tuple[str, bool]]) -> bool:
    return len(words) == 3 and bool(PATRONYMIC.search(words[2][0]) and not PATRONYMIC.search(words[1][0]))


def _lax(words: list[tuple[str, bool]], place: int) -> float:
    word, linked = words[place]
    if place and (len(word) == 1 or (len(words) > 2 and PATRONYMIC.search(word))):
        return OPTIONAL
    if word in _particles() and not _is_short_name(words):
        return OPTIONAL
    return LINKED if linked else MIDDLE


def _is_short_name(words: list[tuple[str, bool]]) -> bool:
    """Say whether a name is one like "Ван Ли", whose first word is no "van"."""
    return len(words) == 2 and len(words[1][0]) < 4


@cache
def _particles() -> frozenset[str]:
    return frozenset(data("given")["particles"])
