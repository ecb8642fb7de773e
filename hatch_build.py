"""Compiles the knowledge base when the package is built, so that a wheel carries it ready to read."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileKnowledgeBase(BuildHookInterface[Any]):
    """Writes ``kb/kb.sqlite`` from the tables; a contradiction in them fails the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (hatch's interface)
        """Compile the tables of this checkout."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from communique.kb.compile import build  # noqa: PLC0415 - only now is the source on the path

        build(source / "communique" / "kb" / "kb.sqlite")
