"""Words and phrases as data: one folder a language, the same TOML files in each.

Every entry carries an ``example`` sentence, which the tests run. A step asks for its own table and
compiles it once.
"""

from functools import cache
from pathlib import Path
from typing import get_args

from communique.errors import BrokenInstallation
from communique.languages.compiled.tables import Table, read_table
from communique.records import Language

__all__ = ["LANGUAGES", "Table", "table"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages we read, in the order in which they came."""


@cache
def table(language: Language, name: str) -> Table:
    """Read ``languages/<language>/<name>.toml``.

    Raises `BrokenInstallation` when the file is missing or no TOML.

    >>> sorted(table("de", "syntax"))[0]
    'abbreviations'
    """
    try:
        return read_table(Path(__file__).parent / language / f"{name}.toml")
    except (OSError, ValueError) as err:
        raise BrokenInstallation(
            f"languages/{language}/{name}.toml cannot be read ({err}). "
            "The package is damaged: install it again."
        ) from err
