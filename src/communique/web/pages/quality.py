"""How well texts are read: the floors below which no change may bring the scores."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.ledger.rows import Column, Rows, Table
from communique.web.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """A floor: of which part, in which language (none for all), of which measure, in points of 100."""

    part: str
    language: str | None
    measure: str
    floor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """All floors."""

    floors: tuple[Floor, ...]


FLOORS: Table[Floor] = Table(
    "floors",
    "A floor below which no change may bring a score.",
    (
        Column("part", "string", "Of what.", lambda one: one.part),
        Column("language", "string", "In which language; none for all.", lambda one: one.language),
        Column("measure", "string", "What is measured.", lambda one: one.measure),
        Column("floor", "string", "The floor, points of 100.", lambda one: f"{one.floor:g}"),
    ),
)


def quality() -> Quality:
    """Give the floors that are kept of each part and language."""
    return Quality(floors=_floors())


@cache
def _floors() -> tuple[Floor, ...]:
    data = files("communique.web").joinpath("floors.toml").read_text("utf-8")
    return tuple(
        Floor(part=row["part"], language=row.get("language"), measure=row["measure"], floor=row["floor"])
        for row in tomllib.loads(data)["floor"]
    )


QUALITY = Page(
    name="quality",
    path="/quality",
    ask=quality,
    record=Quality,
    rows=lambda found: Rows(FLOORS, found.floors),
    feed=lambda _: (),
)
