"""Article → Parsed: sentences, tokens, Universal Dependencies trees and names, as a spaCy ``Doc``."""

from communique.syntax.parser import Parsed, Parser
from communique.syntax.pipeline import load

__all__ = ["Parsed", "Parser", "load"]
