"""Lemmas: a dictionary first, the encoder's edit script where it tells more. Names are never replaced."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from communique.languages.compiled import compiled_file, lemmas_file
from communique.languages.compiled.dictionary import Dictionary
from communique.records import Language
from communique.syntax.pieces import bare

NAMES = frozenset({"PROPN", "PUNCT", "NUM", "SYM", "X"})


def lemmatizer(language: Language, settings: Mapping[str, Any]) -> Callable[[str, str, str], str]:
    """Make the function (form, UPOS, edit script) → lemma of a language."""
    endings = tuple(settings.get("infinitive_endings", [""]))
    irregular = settings.get("irregular_verbs", {})
    inflected = {
        "VERB": tuple(settings.get("inflected_endings", ())),
        "NOUN": tuple(settings.get("noun_endings", ())),
    }
    by_encoder = frozenset(settings.get("lemma_by_encoder", ()))

    @lru_cache(maxsize=20_000)
    def lemma(form: str, upos: str, script: str) -> str:
        form = bare(form)
        if upos in by_encoder and not (upos == "PROPN" and script.startswith("!")):
            return apply_script(form, script)
        if upos in NAMES:
            return form
        form = form.lower() if upos in {"VERB", "AUX"} else form
        if upos in {"VERB", "AUX"} and form in irregular:
            return str(irregular[form])
        word: str = simplemma_on_disk().lemmatize(form, language)
        if word == form and word.endswith(inflected.get(upos, ())):
            return apply_script(form, script)
        if upos in {"VERB", "AUX"} and not word.endswith(endings):
            learned = apply_script(form, script)
            return learned if learned.endswith(endings) else word
        return word

    return lemma


class _Dictionaries:
    """simplemma's dictionaries, looked up on disk: to unpack one takes a second and 150 MB."""

    @staticmethod
    @cache
    def get_dictionary(lang: Language) -> Dictionary:
        """Give the dictionary of a language. Raises `BrokenInstallation` where its file is missing."""
        return Dictionary(compiled_file(lemmas_file(lang)))


@cache
def simplemma_on_disk() -> Lemmatizer:
    """Make simplemma's lemmatizer, whose answers are those of its own dictionaries."""
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Dictionaries()))


def apply_script(form: str, script: str) -> str:
    """Turn a form into the lemma that an edit script tells.

    ``=`` keeps the form, ``!lemma`` replaces it; else an optional case letter (L lower initial, A all lower,
    U upper initial), the number of letters to cut from the end, ``|``, and the letters to add.

    >>> apply_script("Ging", "!gehen"), apply_script("sagte", "2|en"), apply_script("Sagte", "L2|en")
    ('gehen', 'sagen', 'sagen')
    """
    if script == "=":
        return form
    if script.startswith("!"):
        return script[1:]
    cased = {"L": form[:1].lower() + form[1:], "A": form.lower(), "U": form[:1].upper() + form[1:]}
    stem = cased.get(script[0], form)
    number, ending = script.lstrip("LAU").split("|", 1)
    cut = int(number)
    return form if cut > len(stem) else stem[: len(stem) - cut] + ending
