"""Shapes that name a point of the calendar: days, months, seasons, quarters, years, decades."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from communique.dates.found import Finds, Found, one
from communique.dates.value import Value
from communique.dates.words import Line

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?")
_DECADE = re.compile(r"(1\d|20)?(\d)0er[ns]?")
_TWO_DIGITS = re.compile(r"\d\d")
_LONGEST_ROW = 12
_SHORT_MONTHS = frozenset({4, 6, 9, 11})


def iso_day(line: Line, i: int) -> Finds:
    """Read a day in digits, year first.

    Example: Die Absage trägt das Datum 2024-03-11 und eine Unterschrift.
    """
    year = line.year(i)
    if year is None or line.text(i + 1) != "-" or line.text(i + 3) != "-":
        return ()
    month, day = line.text(i + 2), line.text(i + 4)
    if not (_TWO_DIGITS.fullmatch(month) and _TWO_DIGITS.fullmatch(day)):
        return ()
    value = _day(int(day), int(month), year)
    return one(iso_day, i, i + 5, value) if value else ()


def numeric_day(line: Line, i: int) -> Finds:
    """Read a day in digits, day first; one without its year only behind an article or preposition.

    Example: Der Vertrag wurde am 11.03.2024 unterzeichnet.
    """
    found = _NUMERIC.fullmatch(line.text(i))
    if found is None:
        return _spaced_numeric_day(line, i)
    year = int(found[3]) if found[3] else None
    if year is None and not (_is_led(line, i) or line.sense(i - 1, "weekday")):
        return ()
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    value = _day(int(found[1]), int(found[2]), year)
    return one(numeric_day, i, i + 1, value) if value else ()


def _spaced_numeric_day(line: Line, i: int) -> Finds:
    day, month, year = line.day(i), line.day(i + 1), line.year(i + 2)
    value = _day(day, month, year) if day and month and year else None
    return one(numeric_day, i, i + 3, value) if value else ()


def _is_led(line: Line, i: int) -> bool:
    lists = ("contractions", "determiners", "since", "until", "range_words", "list_words")
    return any(line.is_in(i - 1, name) for name in lists)


def _day(day: int, month: int, year: int | None) -> Value | None:
    longest = 29 if month == 2 else 30 if month in _SHORT_MONTHS else 31
    if not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    return Value(unit="D", year=year, month=month, day=day)


def day_of_month(line: Line, i: int) -> Finds:
    """Read days with their month, and the year if it stands there; days before it in a row share both.

    Example: Die Gespräche am 28., 29. und 30. Mai 2024 finden in Genf statt.
    """
    days, end = _row_of_days(line, i)
    month = line.sense(end, "month")
    if not days or month is None:
        return ()
    number = month.fields["month"]
    shared, after = year_tail(line, end + 1, Value(unit="D", month=number))
    rows = [(at, replace(shared, day=day), after if at == days[-1][0] else at + 1) for at, day in days]
    return tuple(
        Found(begin=at, end=stop, value=value, rule="dates.day_of_month", head=end)
        for at, value, stop in rows
        if _day(value.day or 0, number, None)
    )


def _row_of_days(line: Line, i: int) -> tuple[list[tuple[int, int]], int]:
    """Read "28., 29. und 30." or "3. bis 5.": the days with their places, and where the row ends."""
    days: list[tuple[int, int]] = []
    while (day := line.day(i)) is not None and len(days) < _LONGEST_ROW:
        days.append((i, day))
        i += 1
        joined = line.is_in(i, "list_words") or line.is_in(i, "range_words")
        led = line.is_in(i + 1, "contractions") or line.is_in(i + 1, "determiners")
        following = i + 2 if led else i + 1
        if not joined or line.day(following) is None:
            break
        i = following
    return days, i


def weekday(line: Line, i: int) -> Finds:
    """Read a day of the week, its date where one follows, and a part of the day.

    Example: Am Mittwochabend trafen die Gäste in Ankara ein.
    """
    sense = line.sense(i, "weekday")
    if sense is None or _is_name(line, i):
        return ()
    value = Value(type="TIME" if "part" in sense.fields else "DATE", **sense.fields)
    dated = _date_after(line, i + 1)
    if dated is not None:
        exact = replace(dated.value, weekday=value.weekday, part=value.part, type=value.type)
        return one(weekday, i, dated.end, exact, entry=sense.entry)
    value, end = with_part(line, i + 1, value)
    return one(weekday, i, end, value, entry=sense.entry)


def _date_after(line: Line, i: int) -> Found | None:
    """Find the date that stands with a weekday: ", dem 3. April"."""
    if line.text(i) == ",":
        i += 1
    if line.is_in(i, "determiners"):
        i += 1
    finds = next((finds for shape in (numeric_day, iso_day, day_of_month) if (finds := shape(line, i))), ())
    return finds[0] if len(finds) == 1 else None


def with_part(line: Line, i: int, value: Value) -> tuple[Value, int]:
    """Take in a part of the day that stands right behind: "gestern Abend", "heute früh"."""
    word = line.text(i)
    part = line.sense(i, "part") or line.sense(i, "habit")
    if part is None and word:
        part = line.lexicon.look_up(word.capitalize(), "part", begins=False)
    if part is None or value.part is not None:
        return value, i
    return replace(value, part=part.fields["part"], type="TIME"), i + 1


def _is_name(line: Line, i: int) -> bool:
    """Say whether a month or weekday is somebody's name here."""
    led = line.is_in(i - 1, "contractions") or line.is_in(i - 1, "determiners")
    return line.words[i].token.ent_type_ == "PER" and not led


def month(line: Line, i: int) -> Finds:
    """Read a month, with its year where one follows.

    Example: Der Botschafter kehrte im Oktober 2022 nach Kiew zurück.
    """
    sense = line.sense(i, "month")
    if sense is None or _is_name(line, i):
        return ()
    value, end = year_tail(line, i + 1, Value(**sense.fields))
    if value.year is None and value.offset is None:
        value = _with_borrowed_year(line, i + 1, value)
    return one(month, i, end, value, entry=sense.entry)


def _with_borrowed_year(line: Line, i: int, value: Value) -> Value:
    """Take the year of the month after: "im März und April 2023"."""
    joined = line.is_in(i, "list_words") or line.is_in(i, "range_words")
    if joined and line.sense(i + 1, "month") and (year := line.year(i + 2)):
        return replace(value, year=year)
    return value


def year_tail(line: Line, i: int, value: Value) -> tuple[Value, int]:
    """Take in the year that follows: "2022", "des Jahres 2022", "vorigen Jahres", "des Vorjahres"."""
    if (year := line.year(i)) is not None:
        return replace(value, year=year), i + 1
    at = i + 1 if line.is_in(i, "determiners") else i
    named = year_word(line, at)
    if named:
        return replace(value, year=named[0].value.year), named[0].end
    fields = _relative_year(line, at)
    return (replace(value, **fields[0]), fields[1]) if fields else (value, i)


def _relative_year(line: Line, i: int) -> tuple[Mapping[str, Any], int] | None:
    """Read "vorigen Jahres", "Vorjahres", and "Jahres" behind its article."""
    before = line.sense(i, "carried")
    if before is not None and before.fields["unit"] == "Y":
        return {"offset": before.fields["offset"], "offset_unit": "Y", "base": "previous"}, i + 1
    shift = line.sense(i, "shift") or line.sense(i, "carried_shift")
    unit = line.sense(i + 1 if shift else i, "unit")
    if unit is None or unit.many or unit.fields["unit"] != "Y":
        return None
    if shift is not None:
        base = "previous" if shift.kind == "carried_shift" else "dct"
        return {"offset": shift.fields["offset"], "offset_unit": "Y", "base": base}, i + 2
    if not line.is_in(i - 1, "determiners"):
        return None
    return {"offset": "+0", "offset_unit": "Y", "base": "previous"}, i + 1


def season(line: Line, i: int) -> Finds:
    """Read a season, with its year where one follows.

    Example: Seit dem Herbst 2021 haben die Nachbarn nicht gesprochen.
    """
    sense = line.sense(i, "season")
    if sense is None:
        return ()
    value, end = year_tail(line, i + 1, Value(**sense.fields))
    if end == i + 1 and not line.is_in(i - 1, "season_prepositions"):
        return ()
    return one(season, i, end, value, entry=sense.entry)


def quarter(line: Line, i: int) -> Finds:
    """Read a quarter or half of a year.

    Example: Im dritten Quartal 2009 wurde kein Brief gewechselt.
    """
    ordinal = line.sense(i, "ordinal")
    nth = line.day(i) or (int(ordinal.number) if ordinal else None)
    is_half = line.is_in(i + 1, "ordinal_halves")
    if nth is None or not (is_half or line.is_in(i + 1, "ordinal_units")) or nth > (2 if is_half else 4):
        return ()
    value = Value(unit="HY", half=nth) if is_half else Value(unit="Q", quarter=nth)
    value, end = year_tail(line, i + 2, value)
    return one(quarter, i, end, value, head=i + 1)


def decade(line: Line, i: int) -> Finds:
    """Read a decade, in digits or in words.

    Example: In den 1990er Jahren unterhielt das Land dort eine Botschaft.
    """
    spoken, found = line.sense(i, "decade"), _DECADE.fullmatch(line.text(i))
    noun = i + 2 if line.text(i + 1) == "-" else i + 1
    unit = line.sense(noun, "unit")
    if not (spoken or found) or unit is None or unit.fields["unit"] != "Y" or not unit.many:
        return ()
    tens = int(spoken.number) if spoken else int(found[2]) if found else 0
    century = int(found[1]) if found and found[1] else 19 if tens > 2 else 20
    return one(decade, i, noun + 1, Value(unit="DE", decade=century * 10 + tens), head=noun)


def century(line: Line, i: int) -> Finds:
    """Read a century.

    Example: Die Grenze stammt aus dem 19. Jahrhundert.
    """
    nth = line.day(i)
    if nth is None or not line.is_in(i + 1, "century_words"):
        return ()
    return one(century, i, i + 2, Value(unit="CE", century=nth - 1), head=i + 1)


def year_word(line: Line, i: int) -> Finds:
    """Read a year that is called one.

    Example: Das Abkommen stammt aus dem Jahr 2015.
    """
    sense, year = line.sense(i, "unit"), line.year(i + 1)
    if sense is None or sense.fields["unit"] != "Y" or year is None:
        return ()
    return one(year_word, i, i + 2, Value(unit="Y", year=year))


def year(line: Line, i: int) -> Finds:
    """Read four digits as a year where they count nothing and number nothing; "2022/23" are two years.

    Example: Der Staatschef versuchte 2022 mehrmals, den Nachbarn zu warnen.
    """
    said = line.year(i)
    if said is None or _is_part_of_name(line, i) or _counts_or_numbers(line, i):
        return ()
    first = one(year, i, i + 1, Value(unit="Y", year=said))
    second = line.text(i + 2)
    if line.text(i + 1) == "/" and _TWO_DIGITS.fullmatch(second) and int(second) == (said + 1) % 100:
        return first + one(year, i + 2, i + 3, Value(unit="Y", year=said + 1))
    return first


def _is_part_of_name(line: Line, i: int) -> bool:
    """Say whether the digits hang on a name or a word: "X-2000", "2000-Mann-Lager"."""
    before, after = line.text(i - 1), line.text(i + 1)
    hangs = line.touches(i) and line.year(i - 2) is None and (before == "-" or before[-1:].isalnum())
    leads = line.touches(i + 1) and line.touches(i + 2) and after == "-" and line.year(i + 2) is None
    return hangs or leads


def _counts_or_numbers(line: Line, i: int) -> bool:
    """Say whether four digits are an amount, or the number of something."""
    if any(line.is_in(i - 1, name) for name in ("counted_before", "numbered_nouns", "currencies")):
        return True
    if line.is_in(i + 1, "currencies") or line.number(i + 1) or line.text(i - 1).isdigit():
        return True
    if line.is_in(i + 1, "range_words") and line.text(i + 2).isdigit() and line.year(i + 2) is None:
        return line.text(i + 1) != "/"
    if line.is_in(i - 1, "year_prepositions"):
        return _counts_noun(line, i, must_be_told=True)
    relation = line.words[i].token.dep_.partition(":")[0]
    is_argument = relation in {"nsubj", "obj", "iobj"}
    if _in_range_of_years(line, i):
        return _counts_noun(line, i, must_be_told=False)
    return not 1900 <= (line.year(i) or 0) <= 2100 or is_argument or _counts_noun(line, i, must_be_told=False)


def _in_range_of_years(line: Line, i: int) -> bool:
    """Say whether another year stands beside, with no more than a dash between: "1648–1806"."""
    behind = line.is_in(i + 1, "range_words") and line.touches(i + 1) and line.year(i + 2) is not None
    before = line.is_in(i - 1, "range_words") and line.touches(i) and line.year(i - 2) is not None
    return behind or before


def _counts_noun(line: Line, i: int, *, must_be_told: bool) -> bool:
    """Say whether the number counts the noun after it: by the tree, or by mere position."""
    token, after = line.words[i].token, line.words[i + 1].token if i + 1 < len(line) else None
    if after is None or after.pos_ not in {"NOUN", "ADJ"}:
        return False
    told = token.dep_ == "nummod" and token.head.i > token.i
    return told or (after.pos_ == "NOUN" and not must_be_told)
