"""A user's own tables beside ours: a folder in the same format, whose rows replace ours."""

import os
from pathlib import Path


def folder() -> Path | None:
    """Give the user's folder, where there is one.

    It is ``$COMMUNIQUE_KB``, else ``communique/kb`` in the user's folder for settings.
    """
    named = os.environ.get("COMMUNIQUE_KB")
    path = Path(named) if named else settings() / "communique" / "kb"
    return path if path.is_dir() else None


def settings() -> Path:
    """Give the user's folder for settings, as the XDG directories say."""
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")


def compiled(path: Path) -> Path:
    """Compile our tables with the user's, once for each state of both, and give the file.

    Raises `KnowledgeBaseError` where the user's tables cannot be read or contradict ours.
    """
    from communique.kb import compile as compiler  # noqa: PLC0415 - most users have no tables of their own

    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "communique"
    target = cache / f"kb-{compiler.digest((path,))}.sqlite"
    if not target.is_file():
        compiler.build(target, (path,))
    return target
