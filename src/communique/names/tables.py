"""The tables of this package, read once a process."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from communique.errors import BrokenInstallation


@cache
def data(name: str) -> Mapping[str, Any]:
    """Read ``names/<name>.toml``.

    Raises `BrokenInstallation` when the file is missing or no TOML.
    """
    path = files("communique.names") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as err:
        raise BrokenInstallation(
            f"names/{name}.toml cannot be read ({err}). The package is damaged: install it again."
        ) from err
