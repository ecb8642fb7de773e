"""Reading → rows of other projects' schemes: PLOVER types after reduction, CAMEO codes, dyads.

What a scheme cannot say is reduced here and nowhere else; the records stay whole.
"""

from communique.exports.cameo import CameoRow, cameo_rows
from communique.exports.plover import PloverRow, plover_rows

__all__ = ["CameoRow", "PloverRow", "cameo_rows", "plover_rows"]
