"""The rules of where words end are those of spaCy's language data; its letters are tried out one by one."""

import json
from pathlib import Path
from typing import Any

from communique import languages
from training.tokens import rules

FOLDER = Path(languages.__file__).parent
STALE = "spaCy's data have changed. To write the rules anew: python -m training.tokens"


def written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / name).read_text("utf-8"))
    return found


def test_the_rules_are_those_of_spacy() -> None:
    shared, own = rules()
    assert {name: written("tokens.json")[name] for name in shared} == shared, STALE
    for language, expected in own.items():
        assert written(f"{language}/tokens.json") == expected, STALE
