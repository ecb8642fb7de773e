"""Which language a text is in: ours, another, or too short to tell."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from communique.errors import LanguageNotRead
from communique.languages import LANGUAGES
from communique.records import Language

MARGIN = 2.0
"""How many times likelier than the second of `NAMES` the first must be to be believed."""

CLEARLY = 0.9
"""Probability among all languages that py3langid knows from which on its first is believed, listed or not."""

EXAMINED = 20_000
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
    language, is_sure = _likeliest(_identifier().rank(text[:EXAMINED]))
    for known in LANGUAGES:
        if language == known and is_sure:
            return known
    if not is_sure and len(words) < FEW_WORDS:
        raise LanguageNotRead(f"so few words do not tell their language: {' '.join(words)!r}. {_NEXT}")
    if not is_sure:
        raise LanguageNotRead(f"the language cannot be told; the best guess is {_name(language)}. {_NEXT}")
    raise LanguageNotRead(f"the text seems to be {_name(language)}. {_NEXT}")


def _likeliest(ranked: Sequence[tuple[str, float]]) -> tuple[str, bool]:
    """Give the likeliest language and whether it is sure: among all if clear, else among `NAMES`."""
    first, probability = ranked[0]
    if probability >= CLEARLY:
        return first, True
    (language, share), (_, rival) = [found for found in ranked if found[0] in NAMES][:2]
    return language, share >= MARGIN * rival


_READ = ", ".join(f"{NAMES[language]} ({language})" for language in LANGUAGES)
_NEXT = f"Read so far: {_READ}. If it is one of these all the same, name it: --lang {LANGUAGES[0]}."


def _name(code: str) -> str:
    return f"{NAMES[code]} ({code})" if code in NAMES else f"the language with the code {code!r}"


@cache
def _identifier() -> _Identifier:
    """Load an identifier of our own: anyone may change the one that py3langid shares."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - 0.1 s and numpy

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return identifier
