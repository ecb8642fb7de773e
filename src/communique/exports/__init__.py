"""Records → files and rows of other projects' schemes: `FORMATS` has those of a ledger's tables.

What a scheme cannot say is reduced here and nowhere else; the records stay whole.
"""

from communique.exports.atom import Feed, atom_text
from communique.exports.cameo import CameoRow, cameo_rows
from communique.exports.formats import FORMATS, Form, form_of
from communique.exports.plover import PloverRow, plover_rows

__all__ = [
    "FORMATS",
    "CameoRow",
    "Feed",
    "Form",
    "PloverRow",
    "atom_text",
    "cameo_rows",
    "form_of",
    "plover_rows",
]
