"""Words → expressions: which words say when. No anchor is used here.

A rule looks at one word, the trigger, and what follows; the first that fits wins and its words are used up.
"""

from communique.dates.found import Finds, Found, Shape
from communique.dates.shapes_calendar import (
    century,
    day_of_month,
    decade,
    iso_day,
    month,
    numeric_day,
    quarter,
    season,
    weekday,
    year,
    year_word,
)
from communique.dates.shapes_clock import clock, part_of_day
from communique.dates.shapes_length import every, frequency, length, long, measured_word, weekend
from communique.dates.shapes_relative import carried, deictic, edge, reference, shifted
from communique.dates.words import Line

SHAPES: tuple[Shape, ...] = (
    iso_day,
    numeric_day,
    day_of_month,
    century,
    quarter,
    decade,
    every,
    frequency,
    weekday,
    edge,
    shifted,
    carried,
    clock,
    year_word,
    month,
    season,
    deictic,
    reference,
    part_of_day,
    measured_word,
    long,
    weekend,
    length,
    year,
)
"""The rules in the order in which they are tried at each word."""


def find(line: Line) -> Finds:
    """Find the expressions of a sentence, in text order, none overlapping; linear in the number of words."""
    found: list[Found] = []
    i = 0
    while i < len(line):
        here = next((finds for shape in SHAPES if (finds := shape(line, i))), ()) if line.may_begin(i) else ()
        found += here
        i = here[-1].end if here else i + 1
    return tuple(found)
