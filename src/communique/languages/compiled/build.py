"""simplemma's dictionaries, py3langid's model, our tables → files ready to read: a step of the build."""

import json
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from communique.languages import LANGUAGES
from communique.languages.compiled import FOLDER, identifier_file, lemmas_file
from communique.languages.compiled.dictionary import MAGIC, write_dictionary
from communique.languages.compiled.tables import write_compiled

MADE_OF = "made_of.json"


def build(folder: Path = FOLDER) -> None:
    """Write all files; those of others' data only where they are missing or were made of other versions."""
    made_of = {name: version(name) for name in ("simplemma", "py3langid")} | {"format": MAGIC.decode()}
    done = folder / MADE_OF
    if not done.is_file() or json.loads(done.read_text("utf-8")) != made_of:
        _write_others(folder, made_of)
    _write_tables(folder)


def _write_others(folder: Path, made_of: Mapping[str, str]) -> None:
    """Write the files of others' data beside, and put them there when they are whole."""
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    _write_lemmas(unfinished)
    _write_identifier(unfinished)
    (unfinished / MADE_OF).write_text(json.dumps(made_of), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


def _write_tables(folder: Path) -> None:
    languages = FOLDER.parents[1]
    for home in (languages.parent / "names", *(languages / language for language in LANGUAGES)):
        for path in home.glob("*.toml"):
            write_compiled(path, folder)


def _write_lemmas(folder: Path) -> None:
    from simplemma.strategies import DefaultDictionaryFactory  # noqa: PLC0415 - needed to build only

    for language in LANGUAGES:
        words = DefaultDictionaryFactory().get_dictionary(language)
        write_dictionary(folder / lemmas_file(language), words.items())


def _write_identifier(folder: Path) -> None:
    """Write the parts of which py3langid makes an identifier, see `communique.intake.language`."""
    import numpy as np  # noqa: PLC0415 - needed to build only
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - the same

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    parts = {
        "scores": model.nb_ptc,
        "priors": model.nb_pc,
        "languages": np.array(model.nb_classes),
        "moves": np.asarray(model.tk_nextmove),
        "rows": np.asarray(model.tk_row),
        "features": np.array(model.tk_output, np.int32),
    }
    for part, numbers in parts.items():
        np.save(folder / identifier_file(part), numbers)
