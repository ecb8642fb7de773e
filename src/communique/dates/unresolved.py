"""A value as a short string, free of any anchor, and back: what `Date.unresolved` holds.

The core reads like TIMEX3 (``XXXX-WXX-3``), an offset stands before it (``-1Y:XXXX-03``), what else was said
follows after semicolons, and the expression it leans on after ``@``: ``+0Y;START;previous@2022``.
"""

import re
from typing import Any, get_args

from communique.dates.value import Base, Lean, Unit, Value, calendar, clock
from communique.records import Mod

_UNITS = "|".join(sorted(get_args(Unit), key=len, reverse=True))
_CORE = re.compile(
    rf"""(?:(?P<offset>[+-](?:\d+|X))(?P<offset_unit>{_UNITS}):?)?
    (?:P(?P<in_day>T?)(?P<amount>X|\d+(?:\.\d+)?)(?P<length>{_UNITS}|H)
     |(?P<reference>[A-Z]+_REF)
     |(?P<year>\d{{4}}|XXXX)
      (?:-H(?P<half>\d|X)|-Q(?P<quarter>\d|X)|-(?P<season>SP|SU|FA|WI)
        |-W(?P<week>\d\d|XX)(?P<weekend>-WE)?(?:-(?P<weekday>\d))?
        |-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?
     |(?P<decade>\d{{3}}|XXX)|(?P<century>\d\d|XX))?
    (?:T(?:(?P<hour>\d\d):(?P<minute>\d\d)|(?P<part>MO|MI|AF|EV|NI)))?""",
    re.VERBOSE,
)
_NUMBERS = (
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "week",
    "weekday",
    "month",
    "day",
    "hour",
    "minute",
)


def written(value: Value) -> str:
    """Write a value.

    >>> written(Value(unit="D", weekday=5, lean="future"))
    'XXXX-WXX-5;future'
    """
    flags = [
        value.mod,
        value.lean,
        "strict" if value.strict else None,
        "set" if value.type == "SET" else None,
        value.base if value.base != "dct" else None,
        f"weekday{value.weekday}" if value.weekday is not None and _is_told_beside(value) else None,
    ]
    own = ";".join([_core(value), *filter(None, flags)])
    return own if value.anchor is None else f"{own}@{written(value.anchor)}"


def _is_told_beside(value: Value) -> bool:
    """Say whether a weekday stands beside what names the day: "Mittwoch, 3. April", "morgen, Freitag"."""
    return value.day is not None or (value.unit == "D" and value.offset_unit == "D")


def _core(value: Value) -> str:
    if value.reference is not None:
        return value.reference
    if value.amount is not None:
        unit = value.unit or "D"
        return f"P{unit[0]}{value.amount}{unit[1]}" if unit[0] == "T" else f"P{value.amount}{unit}"
    if value.offset is None:
        return calendar(value) + clock(value)
    bare = value.unit == value.offset_unit
    offset = f"{value.offset}{value.offset_unit}"
    return offset + ("" if bare else f":{calendar(value)}") + clock(value)


def read(text: str) -> Value:
    """Read a value back; raises `ValueError` for what `written` never wrote.

    >>> read("XXXX-WXX-5;future") == Value(unit="D", weekday=5, lean="future")
    True
    """
    value: Value | None = None
    for part in reversed(text.split("@")):
        value = _read_one(part, value)
    if value is None:
        raise ValueError(f"{text!r} is no unresolved date")
    return value


def _read_one(text: str, anchor: Value | None) -> Value:
    core, *flags = text.split(";")
    found = _CORE.fullmatch(core)
    if not core or found is None:
        raise ValueError(f"{text!r} is no unresolved date")
    fields: dict[str, Any] = {name: found[name] for name in ("offset", "offset_unit", "amount", "reference")}
    fields |= {name: int(found[name]) for name in _NUMBERS if (found[name] or "X").isdigit()}
    fields |= {"season": found["season"], "part": found["part"], "unit": _unit(found)}
    for flag in flags:
        fields |= _flag(flag)
    kind = "TIME" if found["hour"] or found["part"] else "DURATION" if found["amount"] else "DATE"
    return Value(**{"type": kind, "anchor": anchor, **fields})


def _flag(flag: str) -> dict[str, Any]:
    if flag in get_args(Mod):
        return {"mod": flag}
    if flag in get_args(Lean):
        return {"lean": flag}
    if flag.startswith("weekday"):
        return {"weekday": int(flag.removeprefix("weekday"))}
    if flag in get_args(Base):
        return {"base": flag}
    known: dict[str, dict[str, Any]] = {"strict": {"strict": True}, "set": {"type": "SET"}}
    if flag not in known:
        raise ValueError(f"{flag!r} is no part of an unresolved date")
    return known[flag]


def _unit(found: re.Match[str]) -> str | None:
    if found["amount"]:
        return f"T{found['length']}" if found["in_day"] else found["length"]
    shapes = {
        "half": "HY", "quarter": "Q", "season": "S", "weekend": "WE", "weekday": "D", "day": "D", "week": "W",
        "month": "M", "year": "Y", "decade": "DE", "century": "CE", "offset_unit": found["offset_unit"],
    }  # fmt: skip
    return next((unit for name, unit in shapes.items() if found[name]), None)
