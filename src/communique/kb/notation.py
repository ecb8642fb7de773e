"""How names are written in the tables: spellings, parts that stand alone, marks for declension."""

import re
from itertools import product

from communique.kb.tables import Spelling

ALONE = re.compile(r"\[([^\]]*)\]")


def several(cell: str) -> tuple[str, ...]:
    """Part the names of a cell.

    >>> several("USA|Vereinigt+e Staaten")
    ('USA', 'Vereinigt+e Staaten')
    """
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def shown(name: str) -> str:
    """Give a name without its marks.

    >>> shown("Islamisch+er Staat*"), shown("США="), shown("OPEC+")
    ('Islamischer Staat', 'США', 'OPEC+')
    """
    return re.sub(r"\+(?=\w)|[*=]", "", name)


def pieces(name: str) -> list[tuple[tuple[str, ...], bool]]:
    """Part a person's name into stretches: the spellings of each and whether it can stand alone.

    >>> pieces("Sergej|Sergei [Schoigu]")
    [(('Sergej', 'Sergei'), False), (('Schoigu',), True)]
    """
    parts = [
        (several(text), position % 2 == 1) for position, text in enumerate(ALONE.split(name)) if text.strip()
    ]
    return [(spellings, alone) for spellings, alone in parts if spellings]


def spelling(cell: str) -> Spelling:
    """Read how a language writes a person.

    >>> spelling("Sergej|Sergei [Schoigu]; [Kim] Jong Un").whole
    ('Sergej Schoigu', 'Sergei Schoigu', 'Kim Jong Un')
    """
    whole: dict[str, None] = {}
    given: dict[str, None] = {}
    surname: dict[str, None] = {}
    for name in cell.split(";"):
        stretches = pieces(name)
        whole |= dict.fromkeys(map(joined, product(*(texts for texts, _ in stretches))))
        surname |= dict.fromkeys(text for texts, alone in stretches for text in texts if alone)
        if any(alone for _, alone in stretches):
            given |= dict.fromkeys(text for texts, alone in stretches for text in texts if not alone)
    parts = (dict.fromkeys(map(shown, texts)) for texts in (whole, given, surname))
    return Spelling(*map(tuple, parts))


def alone(cell: str) -> tuple[str, ...]:
    """Give the parts of a person's names that can stand alone, with their marks.

    >>> alone("[Ким=] Чен Ын; Сергей [Лавров]")
    ('Ким=', 'Лавров')
    """
    found = (text for name in cell.split(";") for texts, stands in pieces(name) if stands for text in texts)
    return tuple(dict.fromkeys(found))


def joined(parts: tuple[str, ...]) -> str:
    """Put the stretches of a name together; what ends in a hyphen or apostrophe takes no space.

    >>> joined(("al-", "Saud")), joined(("Olaf", "Scholz"))
    ('al-Saud', 'Olaf Scholz')
    """
    text = parts[0]
    for part in parts[1:]:
        text += part if text.endswith(("-", "'", "’")) else " " + part
    return text
