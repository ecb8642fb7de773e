"""The command line: the only layer that prints. Models are loaded when an article is read, not before."""

from communique.cli.commands import main

__all__ = ["main"]
