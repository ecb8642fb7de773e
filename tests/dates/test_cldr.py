"""Our months and weekdays hold the names that CLDR gives them, in running text and standing alone."""

from typing import Literal

import pytest
from babel.dates import get_day_names, get_month_names

from communique.dates.lexicon import lexicon
from communique.languages import LANGUAGES
from communique.records import Language

Context = Literal["format", "stand-alone"]
contexts = pytest.mark.parametrize("context", ["format", "stand-alone"])


def is_known(language: Language, name: str, kind: str, number: int) -> bool:
    """Say whether a name has its number, or stands in a list that forms lead, as "среда" (also a milieu)."""
    words = lexicon(language)
    key = words.key(name)
    senses = [sense for sense in words.senses.get(key, ()) if sense.kind == kind]
    return [one.fields[kind] for one in senses] == [number] or any(key in one for one in words.sets.values())


@pytest.mark.parametrize("language", LANGUAGES)
@contexts
def test_months_are_named_as_in_cldr(language: Language, context: Context) -> None:
    names = get_month_names("wide", context=context, locale=language)
    assert [m for m in range(1, 13) if not is_known(language, str(names[m]), "month", m)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@contexts
def test_weekdays_are_named_as_in_cldr(language: Language, context: Context) -> None:
    names = get_day_names("wide", context=context, locale=language)
    assert [d for d in range(7) if not is_known(language, str(names[d]), "weekday", d + 1)] == []
