"""What records depend on beside the articles: the program, its model, its knowledge base."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import pyarrow as pa

from communique import __version__
from communique.errors import BrokenInstallation
from communique.kb.load import compiled_file
from communique.syntax.encoder import MODEL_FILES


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """By what tables were made: where all of it is the same, so are their bytes.

    ``model`` is the SHA-256 over the model's files, ``knowledge_base`` the digest of its tables, a user's own
    included.
    """

    communique: str
    model: str
    knowledge_base: str
    pyarrow: str


@cache
def versions() -> Versions:
    """Give the versions of what is installed here. Raises `BrokenInstallation`, `KnowledgeBaseError`."""
    return Versions(
        communique=__version__, model=_model(), knowledge_base=_knowledge_base(), pyarrow=pa.__version__
    )


def _model() -> str:
    seen = hashlib.sha256()
    with as_file(files("communique") / "models") as folder:
        for name in MODEL_FILES:
            try:
                seen.update((folder / name).read_bytes())
            except OSError as err:
                raise BrokenInstallation(
                    f"the model's file {name} cannot be read ({err.strerror}). Install the package again."
                ) from err
    return seen.hexdigest()


def _knowledge_base() -> str:
    with closing(sqlite3.connect(f"{compiled_file().as_uri()}?mode=ro", uri=True)) as connection:
        (digest,) = connection.execute("select value from meta where key = 'digest'").fetchone()
    return str(digest)
