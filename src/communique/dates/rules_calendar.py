"""Rules that name a point of the calendar: days, months, seasons, quarters, years, decades."""

from dataclasses import replace

from communique.dates.found import Finds, one, row, valued, within_year
from communique.dates.match import Hit
from communique.dates.value import Value
from communique.dates.words import Line
from communique.syntax.tree import PREDICATES

_SHORT_MONTHS = frozenset({4, 6, 9, 11})
_PIVOT = 70
"""Two digits below it are years of this century."""


def iso_day(line: Line, hit: Hit) -> Finds:
    """Read a day in digits, year first.

    Example: Die Absage trägt das Datum 2024-03-11 und eine Unterschrift.
    """
    month, day = (int(capture.number) for capture in hit.all("nn"))
    return one(line, hit, _day(day, month, hit.fields["year"]))


def numeric_day(line: Line, hit: Hit) -> Finds:
    """Read a day in digits.

    Example: Der Vertrag wurde am 11.03.2024 unterzeichnet.
    """
    said = hit.fields
    year = said.get("year")
    if year is not None and year < 100:
        year += 2000 if year < _PIVOT else 1900
    return one(line, hit, _day(said["day"], said["month"], year))


def _day(day: int, month: int, year: int | None) -> Value | None:
    longest = 29 if month == 2 else 30 if month in _SHORT_MONTHS else 31
    if not (1 <= month <= 12 and 1 <= day <= longest):
        return None
    return Value(unit="D", year=year, month=month, day=day)


def day_of_month(line: Line, hit: Hit) -> Finds:
    """Read days with their month, and the year if it stands there; days in a row share both.

    Example: Die Gespräche am 28., 29. und 30. Mai 2024 finden in Genf statt.
    """
    days, month = hit.get("days"), hit.fields.get("month")
    if days is None or _names_a_place(line, hit.begin):
        return ()
    if days.end == hit.end and len(days.members) > 1 and _counts_noun(line, hit.end - 1, must_be_told=False):
        return ()
    numbers = [member.fields["day"] for member in days.members]
    if any(_day(number, month or 1, None) is None for number in numbers):
        return ()
    year = hit.get("of_year")
    return row(
        line,
        hit,
        days.members,
        tuple(within_year(Value(unit="D", month=month, day=number), year) for number in numbers),
    )


def _names_a_place(line: Line, i: int) -> bool:
    """Say whether a street or square is called after the day: "Straße des 17. Juni"."""
    return any(line.is_in(k, "named_after_days") for k in (i - 1, i - 2))


def weekday(line: Line, hit: Hit) -> Finds:
    """Read a day of the week, and its date where one follows.

    Example: Am Mittwoch, dem 3. April, trafen die Gäste in Ankara ein.
    """
    if _is_name(line, hit.begin):
        return ()
    value = valued(hit.fields)
    dated = hit.get("date")
    if dated is None or dated.value is None:
        return one(line, hit, value)
    return one(line, hit, replace(dated.value, weekday=value.weekday, part=value.part, type=value.type))


def _is_name(line: Line, i: int) -> bool:
    """Say whether a month or weekday is a name here ("8-Mai"), a verb or an adjective ("лютий опір")."""
    token = line.words[i].token
    if line.touches(i) and line.text(i - 1) == "-" and line.text(i - 2).isdigit():
        return True
    if token.pos_ in PREDICATES:
        return True
    if token.pos_ == "ADJ" and token.dep_ == "amod" and token.head.i > token.i and line.year(i + 1) is None:
        return True
    led = any(line.is_in(i - 1, name) for name in ("contractions", "determiners", "year_prepositions"))
    return bool(token.ent_type_ == "PER") and not led


def _is_capital_name(line: Line, i: int) -> bool:
    """Say whether a capital makes a name of a month that the language writes small: "vers Mars"."""
    word = line.words[i]
    is_capital = word.text.istitle() and not word.begins and not line.lexicon.capitals_tell
    return (
        is_capital and not line.text(i - 1).isdigit() and line.year(i + 1) is None and line.key(i + 1) != "de"
    )


def month(line: Line, hit: Hit) -> Finds:
    """Read months, with their year where one follows.

    Example: Der Botschafter kehrte im Oktober 2022 nach Kiew zurück.
    """
    months, year = hit.get("months"), hit.get("of_year")
    is_name = _is_name(line, hit.begin) or _is_capital_name(line, hit.begin)
    if months is None or is_name or _names_a_place(line, hit.begin - 1):
        return ()
    values = tuple(within_year(valued(member.fields), year) for member in months.members)
    return row(line, hit, months.members, values)


def of_year(line: Line, hit: Hit) -> Finds:
    """Read the year that something belongs to: "2022", "des Jahres 2022", "vorigen Jahres", "des Vorjahres".

    Example: Im Oktober vorigen Jahres kehrte der Botschafter zurück.
    """
    if "year" in hit.fields:
        return one(line, hit, Value(unit="Y", year=hit.fields["year"]))
    before, shift = hit.get("carried"), hit.get("shift", "carried_shift")
    if before is not None:
        if before.fields["unit"] != "Y":
            return ()
        return one(line, hit, valued({**before.fields, "base": "recent"}))
    if hit.get("unit") is None or hit.fields["unit"] != "Y":
        return ()
    offset = shift.fields["offset"] if shift else "+0"
    base = "dct" if shift is not None and shift.name == "shift" else "recent"
    return one(line, hit, valued({"unit": "Y", "offset": offset, "offset_unit": "Y", "base": base}))


def season(line: Line, hit: Hit) -> Finds:
    """Read a season, with its year where one follows; of a winter over two years, the first.

    Example: Seit dem Herbst 2021 haben die Nachbarn nicht gesprochen.
    """
    return one(line, hit, within_year(Value(unit="S", season=hit.fields["season"]), hit.get("of_year")))


def holiday(line: Line, hit: Hit) -> Finds:
    """Read a holiday that has its fixed day.

    Example: Zu Weihnachten 2022 schwiegen die Waffen nicht.
    """
    return one(line, hit, within_year(valued(hit.fields), hit.get("of_year")))


def quarter(line: Line, hit: Hit) -> Finds:
    """Read a quarter or half of a year.

    Example: Im dritten Quartal 2009 wurde kein Brief gewechselt.
    """
    nth, is_half = _nth(hit), hit.get("ordinal_halves") is not None
    if nth is None or not 1 <= nth <= (2 if is_half else 4):
        return ()
    value = Value(unit="HY", half=nth) if is_half else Value(unit="Q", quarter=nth)
    return one(line, hit, within_year(value, hit.get("of_year")))


def _nth(hit: Hit) -> int | None:
    """Give the rank that an ordinal says, in digits, words or Roman numerals."""
    rank = hit.get("day", "ordinal", "number", "nn", "roman")
    return int(rank.number) if rank else None


def decade(line: Line, hit: Hit) -> Finds:
    """Read a decade, in digits or in words.

    Example: In den 1990er Jahren unterhielt das Land dort eine Botschaft.
    """
    spoken = hit.get("decade")
    tens = int(spoken.number) if spoken else hit.fields["tens"]
    said = None if spoken else hit.fields.get("century")
    centuries = said or (19 if tens > 2 else 20)
    return one(line, hit, Value(unit="DE", decade=centuries * 10 + tens))


def century(line: Line, hit: Hit) -> Finds:
    """Read a century.

    Example: Die Grenze stammt aus dem 19. Jahrhundert.
    """
    nth = _nth(hit)
    return one(line, hit, Value(unit="CE", century=nth - 1)) if nth else ()


def year_word(line: Line, hit: Hit) -> Finds:
    """Read a year that is called one.

    Example: Das Abkommen stammt aus dem Jahr 2015.
    """
    years = hit.get("years")
    if years is None:
        return one(line, hit, Value(unit="Y", year=hit.fields["year"]))
    values = tuple(Value(unit="Y", year=member.fields["year"]) for member in years.members)
    return row(line, hit, years.members, values)


def year_pair(line: Line, hit: Hit) -> Finds:
    """Read "2022/23" and "2014–16" as two years.

    Example: Der Haushalt 2022/23 sieht dafür nichts vor.
    """
    first, second = hit.get("year"), hit.get("nn")
    if first is None or second is None:
        return ()
    said: int = first.fields["year"]
    after = said // 100 * 100 + int(second.number)
    if not (after == said + 1 or (after > said and line.text(first.end) != "/" and line.touches(first.end))):
        return ()
    return row(line, hit, (first, second), (Value(unit="Y", year=said), Value(unit="Y", year=after)))


def year(line: Line, hit: Hit) -> Finds:
    """Read four digits as a year where they count nothing and number nothing.

    Example: Der Staatschef versuchte 2022 mehrmals, den Nachbarn zu warnen.
    """
    if _is_part_of_name(line, hit.begin) or _counts_or_numbers(line, hit.begin):
        return ()
    return one(line, hit, Value(unit="Y", year=hit.fields["year"]))


def _is_part_of_name(line: Line, i: int) -> bool:
    """Say whether the digits hang on a name or a word: "X-2000", "2000-Mann-Lager"."""
    before, after = line.text(i - 1), line.text(i + 1)
    hangs = line.touches(i) and line.year(i - 2) is None and (before == "-" or before[-1:].isalnum())
    leads = line.touches(i + 1) and line.touches(i + 2) and after == "-" and line.year(i + 2) is None
    return hangs or (leads and not line.text(i + 2).isdigit())


def _counts_or_numbers(line: Line, i: int) -> bool:
    """Say whether four digits are an amount, or the number of something."""
    if any(line.ended(i - 1, name) for name in ("counted_before", "numbered_nouns", "currencies")):
        return True
    behind = line.text(i + 1)
    if line.is_in(i + 1, "currencies") or behind.isdigit() or line.sense(i + 1, "number"):
        return True
    if line.text(i - 1).isdigit() or (line.is_in(i - 1, "range_words") and line.text(i - 3).isdigit()):
        return True
    if line.is_in(i + 1, "range_words") and line.text(i + 2).isdigit() and line.year(i + 2) is None:
        return behind != "/" and not _is_short_year(line, i)
    if line.ended(i - 1, "year_prepositions"):
        return _counts_noun(line, i, must_be_told=True)
    relation = line.words[i].token.dep_.partition(":")[0]
    is_argument = relation in {"nsubj", "obj", "iobj"}
    if _in_range_of_years(line, i):
        return _counts_noun(line, i, must_be_told=False)
    return not 1900 <= (line.year(i) or 0) <= 2100 or is_argument or _counts_noun(line, i, must_be_told=False)


def _is_short_year(line: Line, i: int) -> bool:
    """Say whether a range ends in a shortened year: "2014–16"."""
    short, said = line.text(i + 2), line.year(i) or 0
    return line.touches(i + 1) and len(short) == 2 and int(short) > said % 100


def _in_range_of_years(line: Line, i: int) -> bool:
    """Say whether another year stands beside, with no more than a dash between: "1648–1806"."""
    behind = line.is_in(i + 1, "range_words") and line.touches(i + 1) and line.year(i + 2) is not None
    before = line.is_in(i - 1, "range_words") and line.touches(i) and line.year(i - 2) is not None
    return behind or before


def _counts_noun(line: Line, i: int, *, must_be_told: bool) -> bool:
    """Say whether a number counts the noun after it: by the tree, or by mere position."""
    token, after = line.words[i].token, line.words[i + 1].token if i + 1 < len(line) else None
    if after is None or after.pos_ not in {"NOUN", "ADJ"}:
        return False
    told = token.dep_ == "nummod" and token.head.i > token.i
    if line.lexicon.years_before_nouns:
        return bool(after.pos_ == "NOUN" and after.morph.get("Number") == ["Plur"])
    return told or (after.pos_ == "NOUN" and not must_be_told)
