"""The mood of a German-like finite verb, which the treebanks annotate too rarely to be learnt."""

from collections.abc import Callable, Mapping
from typing import Any


def mood_reader(settings: Mapping[str, Any]) -> Callable[[str, dict[str, str]], dict[str, str]]:
    """Make the function (form, features) → features with ``Mood=Sub`` where the form tells it.

    Konjunktiv I has ``Tense=Pres``, Konjunktiv II ``Tense=Past``, as Universal Dependencies say.
    """
    first, second = frozenset(settings["subjunctive_one"]), frozenset(settings["subjunctive_two"])

    def with_mood(form: str, morph: dict[str, str]) -> dict[str, str]:
        word = form.lower()
        if word in first or _is_third_person_in_e(word, morph):
            return {**morph, "Mood": "Sub", "Tense": "Pres", "VerbForm": "Fin"}
        if word in second:
            return {**morph, "Mood": "Sub", "Tense": "Past", "VerbForm": "Fin"}
        return morph

    return with_mood


def _is_third_person_in_e(word: str, morph: dict[str, str]) -> bool:
    """Tell "er habe", "sie komme" from "er hat" and "er sagte": present, third person singular, in -e."""
    present = morph.get("Person") == "3" and morph.get("Number") == "Sing" and morph.get("Tense") == "Pres"
    return present and word.endswith("e") and morph.get("VerbForm", "Fin") == "Fin"
