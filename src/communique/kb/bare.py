"""Names as they are compared: small, without accents, marks and hyphens."""

import re
import unicodedata

ACCENTS = re.compile("[\u0300-\u036f]+")
"""What is left of an accent when letters are taken apart."""


def bare(name: str) -> str:
    """Write a name small, without accents, marks and hyphens.

    >>> bare("Recep Tayyip Erdoğan"), bare("Jean-Yves Le Drian")
    ('recep tayyip erdogan', 'jean yves le drian')
    """
    parts = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    letters = ACCENTS.sub("", parts)
    return " ".join(letters.casefold().replace("-", " ").replace("'", " ").replace("’", " ").split())
