"""The knowledge base: states, offices and who held them when, bodies, groups, media and seats, as data.

The tables are written and kept by hand: facts in ``data/``, what things are called with each language; see
docs/knowledge-base.md. `communique.kb.compile` checks them and makes one SQLite file of them;
`knowledge_base` reads the facts from it, `forms` finds a language's names in text.
"""

from communique.kb.forms import Entry, Forms, Sense, SenseKind
from communique.kb.load import forms, knowledge_base, sounding_like
from communique.kb.tables import BodyType, City, KnowledgeBase, Named, Office, Person, Role, State
from communique.kb.who import held, people_named, people_sounding

__all__ = [
    "BodyType",
    "City",
    "Entry",
    "Forms",
    "KnowledgeBase",
    "Named",
    "Office",
    "Person",
    "Role",
    "Sense",
    "SenseKind",
    "State",
    "forms",
    "held",
    "knowledge_base",
    "people_named",
    "people_sounding",
    "sounding_like",
]
