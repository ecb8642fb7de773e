"""The floors of the tests as the pages show them: src/communique/web/floors.toml."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
FILES = (
    ("syntax", "syntax/floors.toml"),
    ("dates", "dates/floors.toml"),
    ("quotes", "quotes/gold/floors.toml"),
    ("events", "events/gold/floors.toml"),
)
"""Parts whose floors are by language."""
LANGUAGES = ("de", "en", "fr", "es", "ru", "uk")
OTHERS = {"blind": ", texts nobody looked at", "more": ", later texts"}


def floors_file() -> str:
    """Write all floors, a table each."""
    head = "# How well texts are read: made of the floors of the tests by docs/floors.py. Points of 100.\n"
    return head + "".join(
        f'\n[[floor]]\npart = "{part}"\nlanguage = "{language}"\nmeasure = "{measure}"\nfloor = {floor:g}\n'
        for part, language, measure, floor in _floors()
    )


def _floors() -> Iterator[tuple[str, str, str, float]]:
    for part, file in FILES:
        for name, table in tomllib.loads((TESTS / file).read_text("utf-8")).items():
            language, _, which = name.partition("_")
            if language in LANGUAGES:
                for measure, floor in table.items():
                    if isinstance(floor, float):
                        points = floor * 100 if floor <= 1 else floor
                        yield (
                            part + OTHERS.get(which, ""),
                            language,
                            measure.replace("_", " "),
                            round(points, 1),
                        )
