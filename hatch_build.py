"""Compiles what a wheel carries ready to read: the knowledge base, lemmas, the model that tells languages."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface[Any]):
    """Writes ``kb/kb.sqlite`` and ``languages/compiled/data``; a contradiction in a table fails the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatch's interface)
        """Compile the tables of this checkout, and the data of the libraries that are asked for to build."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from communique.kb.compile import build as build_knowledge_base  # noqa: PLC0415 - only now on the path
        from communique.languages.compiled.build import build as build_data_of_languages  # noqa: PLC0415

        build_knowledge_base(source / "communique" / "kb" / "kb.sqlite")
        build_data_of_languages()
