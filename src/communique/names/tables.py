"""The tables of this package, read once a process."""

from functools import cache
from pathlib import Path

from communique.errors import BrokenInstallation
from communique.languages.compiled.tables import Table, read_table


@cache
def data(name: str) -> Table:
    """Read ``names/<name>.toml``.

    Raises `BrokenInstallation` when the file is missing or no TOML.
    """
    try:
        return read_table(Path(__file__).with_name(f"{name}.toml"))
    except (OSError, ValueError) as err:
        raise BrokenInstallation(
            f"names/{name}.toml cannot be read ({err}). The package is damaged: install it again."
        ) from err
