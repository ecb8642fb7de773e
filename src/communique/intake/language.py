"""Which language a text is in: ours, another, or too short to tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from communique.errors import BrokenInstallation, LanguageNotRead
from communique.languages import LANGUAGES, table
from communique.languages.compiled import compiled_file, identifier_file
from communique.records import Language

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MARGIN = 2.0
"""How many times likelier than the second of `NAMES` the first must be to be believed."""

LIKELY = 3
"""Places of the ranking in which a language must be for its function words to count: "su" is Croatian too."""

EXPECTED = 10.0
"""How many times more often we are given one of our languages than another, where its words leave that
open."""

CLEARLY = 0.9
"""Probability from which on a first is believed: among `NAMES`, else among all languages that py3langid
knows."""

EXAMINED = 1_000
"""Characters that are looked at: an article shows its language in far fewer."""

FEW_WORDS = 5
"""Below this many words the message says that there is too little to tell by."""

NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "el": "Greek",
    "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hr": "Croatian",
    "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese", "de": "German",
}  # fmt: skip
"""The languages that news most often arrive in, by ISO 639-1 code."""

UKRAINIAN, RUSSIAN = re.compile(r"[іїєґ]", re.IGNORECASE), re.compile(r"[ыэё]", re.IGNORECASE)
"""Letters that the one alphabet has and the other has not."""

NEITHER = re.compile(r"[ўјљњћђџѓќѕәғқңөұүһҗңҙҫ]", re.IGNORECASE)
"""Letters of other languages in this script: Belarusian, Serbian, Macedonian, Kazakh, Tatar, Bashkir."""

ADDRESS = re.compile(r"\S*(?:@|://|www\.)\S*")
WORD = re.compile(r"[^\W\d_]+")

OWN_SHARE = 0.2
"""Share of a language's function words that speaks for it where no language is clear: articles have 20 to
50 %."""


class _Identifier(Protocol):
    def rank(self, text: str) -> Sequence[tuple[str, float]]: ...


def identify_language(text: str) -> Language:
    """Say in which language a text is.

    Raises `LanguageNotRead`, which names the language it seems to be, or says that there is too little text.

    >>> identify_language("Die Ministerin reiste am Montag zu Gesprächen nach Wilna.")
    'de'
    """
    words = re.findall(r"[^\W\d_]{2,}", text[:EXAMINED])
    if not words:
        raise LanguageNotRead(f"the text has no words to tell its language by. {_NEXT}")
    language, is_sure = likeliest_language(text)
    for known in LANGUAGES:
        if language == known and is_sure:
            return known
    if not is_sure and len(words) < FEW_WORDS:
        raise LanguageNotRead(f"so few words do not tell their language: {' '.join(words)!r}. {_NEXT}")
    if not is_sure:
        raise LanguageNotRead(
            f"the language cannot be told; the best guess is {_name(language)}. {_NEXT}", language=language
        )
    raise LanguageNotRead(f"the text seems to be {_name(language)}. {_NEXT}", language=language, is_sure=True)


def likeliest_language(text: str) -> tuple[str, bool]:
    """Give the likeliest language of a text, and whether it is sure; Russian and Ukrainian by their letters.

    Asked are the languages of news first; where none is clear, all that are known, so that a text in none of
    ours is not taken for the nearest of ours; where none of these is clear either, our languages' function
    words.

    >>> likeliest_language("Міністри говорили телефоном у середу.")
    ('uk', True)
    """
    examined = _without_addresses(text[:EXAMINED])
    by_letters = _by_letters(examined)
    if by_letters is not None:
        return by_letters, True
    ranked = identifier_of_news().rank(examined)
    (first, share), (_, rival) = ranked[:2]
    if share >= CLEARLY:
        return first, True
    among_all, probability = identifier_of_all().rank(examined)[0]
    if probability >= CLEARLY:
        return among_all, True
    by_words = _by_function_words(examined)
    if by_words in {language for language, _ in ranked[:LIKELY]}:
        return str(by_words), True
    words = len(re.findall(r"[^\W\d_]{2,}", examined))
    ours, own_share = next(found for found in ranked if found[0] in LANGUAGES)
    if words >= FEW_WORDS and own_share * EXPECTED >= share:
        return ours, True
    return first, share >= MARGIN * rival


def _without_addresses(text: str) -> str:
    """Leave out addresses of web and mail, which are in no language."""
    return ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text else text


def _by_letters(text: str) -> Language | None:
    """Tell Russian from Ukrainian, where letters of one of them only stand in a text."""
    ukrainian, russian = UKRAINIAN.search(text), RUSSIAN.search(text)
    if bool(ukrainian) == bool(russian) or NEITHER.search(text):
        return None
    return "uk" if ukrainian else "ru"


def _by_function_words(text: str) -> Language | None:
    """Give the one of our languages whose function words a text has most of, if it has many."""
    words = [word.lower() for word in WORD.findall(text)]
    shares = {language: sum(word in known for word in words) for language, known in _function_words().items()}
    best = max(shares, key=lambda language: shares[language])
    rival = max(share for language, share in shares.items() if language != best)
    return best if shares[best] >= max(2, OWN_SHARE * len(words)) and shares[best] > rival else None


@cache
def _function_words() -> dict[Language, frozenset[str]]:
    return {language: frozenset(table(language, "article")["function_words"]) for language in LANGUAGES}


_READ = ", ".join(f"{NAMES[language]} ({language})" for language in LANGUAGES)
_NEXT = f"Read so far: {_READ}. If it is one of these all the same, name it: --lang {LANGUAGES[0]}."


def _name(code: str) -> str:
    return language_name(code) if code in NAMES else f"the language with the code {code!r}"


def language_name(code: str) -> str:
    """Write a language for a message: its English name and its code.

    >>> language_name("it")
    'Italian (it)'
    """
    return f"{NAMES[code]} ({code})" if code in NAMES else code


@cache
def identifier_of_all() -> _Identifier:
    """Make an identifier of all languages that py3langid knows."""
    languages = _part("languages").tolist()
    return _identifier(_part("scores"), _part("priors"), languages)


@cache
def identifier_of_news() -> _Identifier:
    """Make one that knows the languages of news only: it errs less on short texts."""
    languages = _part("languages").tolist()
    places = [place for place, language in enumerate(languages) if language in NAMES]
    scores = _Columns(_part("scores"), places)
    return _identifier(scores, _part("priors")[places], [languages[place] for place in places])


def _identifier(scores: "_Rows", priors: "NDArray[np.float32]", languages: list[str]) -> _Identifier:
    """Make an identifier of py3langid's class over mapped arrays; its own way to load them takes 0.5 s."""
    from py3langid.langid import LanguageIdentifier  # noqa: PLC0415 - needed where a language is not told

    made: _Identifier = LanguageIdentifier(
        scores,
        priors,
        languages,
        _part("moves").data,
        _part("features").data,
        norm_probs=True,
        tk_row=_part("rows").tolist(),
    )
    return made


class _Rows(Protocol):
    """What is asked of the scores: rows by their numbers."""

    def __getitem__(self, rows: "NDArray[np.intp]", /) -> "NDArray[np.float16]": ...


@dataclass(frozen=True, slots=True)
class _Columns:
    """Some columns of an array, taken of the rows that are asked for only."""

    whole: "NDArray[np.float16]"
    places: list[int]

    def __getitem__(self, rows: "NDArray[np.intp]", /) -> "NDArray[np.float16]":
        return self.whole[rows][:, self.places]


@cache
def _part(name: str) -> "NDArray[Any]":
    """Map a part of the model. Raises `BrokenInstallation` where its file is missing or damaged."""
    import numpy as np  # noqa: PLC0415 - 0.1 s

    path = compiled_file(identifier_file(name))
    try:
        numbers: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as err:
        raise BrokenInstallation(f"{path} cannot be read ({err}). Install the package again.") from err
    return numbers
