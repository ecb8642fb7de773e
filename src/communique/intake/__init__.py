"""Bytes → Source: decode, refuse what is no text, and find out the language."""

from communique.intake.language import identify_language
from communique.intake.source import Source, read_bytes, read_file, read_stream

__all__ = ["Source", "identify_language", "read_bytes", "read_file", "read_stream"]
