"""Articles by the thousand, made of our examples: other names, other days, the same for the same number."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ENOUGH = 370
"""Words from which on an article counts as a long one."""

LATIN = (
    "Scholz",
    "Lecornu",
    "Macron",
    "Blinken",
    "Gabriel",
    "Horne",
    "Baerbock",
    "Erdogan",
    "Biden",
    "Netanjahu",
)
CYRILLIC = ("Шойгу", "Лекорню", "Макрон")
STARTS = ("Al", "Bren", "Dor", "Fel", "Gar", "Hol", "Kem", "Lin", "Mar", "Nor", "Pell", "Ros", "Tam", "Ver")
ENDS = ("berg", "dan", "ert", "feld", "gren", "ino", "kamp", "lund", "mann", "rath", "sen", "wick")
BEGINNINGS = ("Аль", "Брен", "Гор", "Дем", "Кор", "Лин", "Мар", "Нор", "Пет", "Рос", "Тар")
ENDINGS = ("анов", "енко", "ерин", "ин", "овский", "унов")
FIRST = date(2014, 1, 1)


def articles(count: int, *, long: bool = False) -> Iterator[dict[str, str]]:
    """Make articles with text, day and address; ``long`` ones have some 400 words, else some 190."""
    return (article(number, long=long) for number in range(count))


def article(number: int, *, long: bool = False) -> dict[str, str]:
    """Make the article of a number."""
    texts = examples()
    text = texts[number % len(texts)]
    pieces = [varied(text, number)]
    while long and sum(len(piece.split()) for piece in pieces) < ENOUGH:
        further = varied(text, number + len(pieces) * len(texts))
        pieces.append(further.partition("\n\n")[2])
    day = FIRST + timedelta(days=number % 4000)
    return {
        "text": "\n\n".join(pieces),
        "published": day.isoformat(),
        "url": f"https://news.example/{number}",
    }


def varied(text: str, number: int) -> str:
    """Give a text with other people in it and other days."""
    latin = [one + other for one, other in product(STARTS, ENDS)]
    cyrillic = [one + other for one, other in product(BEGINNINGS, ENDINGS)]
    for k, name in enumerate(LATIN):
        text = text.replace(name, latin[(number + 31 * k) % len(latin)] if (number + k) % 3 else name)
    for k, name in enumerate(CYRILLIC):
        text = text.replace(name, cyrillic[(number + 13 * k) % len(cyrillic)] if (number + k) % 3 else name)
    text = re.sub(r"\b20[12]\d\b", lambda year: str(2014 + (int(year[0]) + number) % 12), text)
    return re.sub(r"\b\d{1,2}(?=\.? [^\W\d]+ 20\d\d)", lambda day: str(1 + (int(day[0]) + number) % 28), text)


def write(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    """Write articles as JSON lines."""
    with path.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return path


@cache
def examples() -> tuple[str, ...]:
    """Read the examples."""
    return tuple(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt")))
