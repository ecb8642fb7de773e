"""The knowledge base: states, offices and who held them when, bodies, groups, media and seats, as data.

The tables beside this file are written by hand and meant to be kept by hand: an unknown minister is one block
in ``people.toml``. `knowledge_base` reads them once; `complaints` says what is wrong with them.
"""

from communique.kb.check import complaints
from communique.kb.load import knowledge_base
from communique.kb.tables import (
    BodyType,
    Country,
    KnowledgeBase,
    Named,
    Office,
    Person,
    Role,
    Seat,
    Word,
)
from communique.kb.who import held, people_named

__all__ = [
    "BodyType",
    "Country",
    "KnowledgeBase",
    "Named",
    "Office",
    "Person",
    "Role",
    "Seat",
    "Word",
    "complaints",
    "held",
    "knowledge_base",
    "people_named",
]
