"""Mood and tense of finite verbs where the form tells them and the encoder errs: Konjunktiv, strong pasts."""

from collections.abc import Callable, Mapping
from typing import Any


def mood_reader(settings: Mapping[str, Any]) -> Callable[[str, dict[str, str]], dict[str, str]]:
    """Make the function (form, features) → features with the mood and tense that the form tells.

    A language without the tables keeps what the encoder says.

    Konjunktiv I has ``Tense=Pres``, Konjunktiv II ``Tense=Past``, as Universal Dependencies say.
    """
    if "present_without_t" not in settings:
        return lambda _form, morph: morph
    endless = frozenset(settings["present_without_t"])
    first, second = frozenset(settings["subjunctive_one"]), frozenset(settings["subjunctive_two"])

    def with_mood(form: str, morph: dict[str, str]) -> dict[str, str]:
        word = form.lower()
        if word in first or _is_third_person_in_e(word, morph):
            return {**morph, "Mood": "Sub", "Tense": "Pres", "VerbForm": "Fin"}
        if word in second:
            return {**morph, "Mood": "Sub", "Tense": "Past", "VerbForm": "Fin"}
        if morph.get("Mood") == "Sub" and "Tense" not in morph:
            return {**morph, "Tense": "Pres"}
        if _is_third_person(morph) and not word.endswith(("t", "e")) and word not in endless:
            return {**morph, "Tense": "Past"}
        return morph

    return with_mood


def _is_third_person_in_e(word: str, morph: dict[str, str]) -> bool:
    """Tell "er habe", "sie komme" from "er hat" and "er sagte"."""
    return _is_third_person(morph) and word.endswith("e")


def _is_third_person(morph: dict[str, str]) -> bool:
    """Say whether the encoder reads a finite present in the third person singular."""
    wanted = {"Person": "3", "Number": "Sing", "Tense": "Pres"}
    return wanted.items() <= morph.items() and morph.get("VerbForm", "Fin") == "Fin"
