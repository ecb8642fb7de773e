"""Others' data about words, made ready to be looked up where it lies, so that no start has to unpack it.

simplemma's dictionaries hold five million forms and py3langid's model 68 MB of numbers: to unpack them takes
longer than to read an article. `communique.languages.compiled.build` writes both once, when the package is
built; the system then maps the files and reads the pages that are asked for, one copy for all processes.
Whose they are stands in LICENSE.txt beside this file.
"""

from pathlib import Path

from communique.errors import BrokenInstallation
from communique.records import Language

FOLDER = Path(__file__).with_name("data")


def compiled_file(name: str) -> Path:
    """Give one of the files. Raises `BrokenInstallation` where it is missing."""
    path = FOLDER / name
    if not path.is_file():
        raise BrokenInstallation(
            f"languages/compiled/data/{name} is missing. Install the package again; in a source checkout, "
            "run pip install --editable ."
        )
    return path


def lemmas_file(language: Language) -> str:
    """Name the file with the lemmas of a language."""
    return f"{language}.lemmas"


def identifier_file(part: str) -> str:
    """Name the file with a part of the model that tells languages."""
    return f"identifier.{part}.npy"
