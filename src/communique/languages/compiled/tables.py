"""TOML as people write it → what it says, by way of JSON beside it: ten times as fast to read.

Each JSON says of which bytes it was made, so that a TOML that was edited since is read itself.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from communique.languages.compiled import FOLDER

Table = Mapping[str, Any]


def read_table(path: Path, folder: Path = FOLDER) -> Table:
    """Read a table. Raises `OSError` where there is none, `ValueError` where it is no TOML."""
    source = path.read_bytes()
    compiled: Table | None = _compiled(path, source, folder)
    return _parsed(source) if compiled is None else compiled


def write_compiled(path: Path, folder: Path = FOLDER) -> None:
    """Compile a table. Raises what `read_table` raises."""
    source = path.read_bytes()
    made = {"of": _digest(source), "table": _parsed(source)}
    (folder / _name(path)).write_text(json.dumps(made, ensure_ascii=False), "utf-8")


def _compiled(path: Path, source: bytes, folder: Path) -> Any:  # noqa: ANN401 - what TOML holds
    try:
        made = json.loads((folder / _name(path)).read_bytes())
    except (OSError, ValueError):
        return None
    return made["table"] if made["of"] == _digest(source) else None


def _parsed(source: bytes) -> Table:
    import tomllib  # noqa: PLC0415 - needed only where a table is not compiled

    return tomllib.loads(source.decode("utf-8"))


def _name(path: Path) -> str:
    return f"{path.parent.name}.{path.stem}.json"


def _digest(source: bytes) -> str:
    return blake2b(source, digest_size=16).hexdigest()
