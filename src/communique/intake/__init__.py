"""Bytes → Source: whatever the user names, decoded and never altered, and which language it is in.

`read_inputs` is the door. Each format has a file and a reader of one shape: a stream of bytes and what the
caller says of it go in, sources and faults come out.
"""

from communique.intake.inputs import Choices, LeftAlone, read_inputs, read_stream
from communique.intake.language import identify_language
from communique.intake.source import Block, Fault, Format, Item, Note, Source, Stated, Told
from communique.intake.stream import Meter
from communique.intake.text import read_bytes

__all__ = [
    "Block",
    "Choices",
    "Fault",
    "Format",
    "Item",
    "LeftAlone",
    "Meter",
    "Note",
    "Source",
    "Stated",
    "Told",
    "identify_language",
    "read_bytes",
    "read_inputs",
    "read_stream",
]
