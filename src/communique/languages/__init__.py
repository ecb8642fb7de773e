"""Words and phrases as data: one folder a language, the same TOML files in each.

Every entry carries an ``example`` sentence, which the tests run. A step asks for its own table and
compiles it once.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from communique.errors import BrokenInstallation
from communique.records import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)
"""The languages we read, in the order in which they came."""

Table = Mapping[str, Any]


@cache
def table(language: Language, name: str) -> Table:
    """Read ``languages/<language>/<name>.toml``.

    Raises `BrokenInstallation` when the file is missing or no TOML.

    >>> sorted(table("de", "syntax"))[0]
    'abbreviations'
    """
    path = files("communique.languages") / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as err:
        raise BrokenInstallation(
            f"languages/{language}/{name}.toml cannot be read ({err}). "
            "The package is damaged: install it again."
        ) from err
