"""What the pages say, in the language of whoever reads them: words, dates, lengths, names."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from communique.kb import knowledge_base
from communique.ledger.facts import FactKind
from communique.ledger.history import Asked, Dated, Pause
from communique.ledger.keys import AT
from communique.records import Date, HeldEvent, Party

Shown = Literal["en", "de", "fr"]
"""Languages that the pages speak, the first where nobody says which."""
SHOWN: tuple[Shown, ...] = get_args(Shown)

YEAR = 365.25
FEW_DAYS = 60
"""Days up to which a length is told in days."""
FEW_YEARS = 2
"""Years up to which it is told in months."""


PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
SEASON = re.compile(r"(\d{4})-(2[1-4])")
"""EDTF numbers seasons from 21, spring, to 24."""
LENGTH = re.compile(r"P(?P<clock>T?)(?P<number>X|\d+(?:\.\d+)?)(?P<unit>[YMDHS]|WE?|DE|CE)")
UNITS = {
    "Y": "year", "M": "month", "W": "week", "WE": "weekend", "D": "day", "DE": "decade", "CE": "century",
    "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
"""Units of TIMEX3 lengths, those of the clock with its T."""
WITHOUT_DAY = re.compile(r"(?:XXXX-WXX-(?P<weekday>[1-7]))?(?:T(?P<time>\d\d:\d\d|MO|MI|AF|EV|NI))?")
"""A weekday or a time of day in TIMEX3, or both, of a day that is not known."""
STATE = re.compile(r"\b[A-Z]{3}\b")
ON = ("in_year", "in_month", "on_day")
SINCE = ("since_year", "since_month", "since_day")
"""Patterns of a year, a month and a day in a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Interface:
    """The words of one language, for the templates."""

    language: Shown
    tables: Mapping[str, Mapping[str, Any]]

    def __call__(self, key: str, **values: object) -> str:
        """Say something, with values put in."""
        return str(self.tables["words"][key]).format(**values)

    def of(self, table: str, key: str | None) -> str:
        """Name a value: ``say.of("channel", "phone")``; what has no name stands as it is."""
        return str(self.tables[table].get(key or "", key or ""))

    def count(self, thing: str, number: float) -> str:
        """Count things: "1 report", "3 reports"."""
        one, several = self.tables["counts"][thing]
        return str(one if number in self.tables["numbers"]["one"] else several).format(n=self.number(number))

    def number(self, number: float) -> str:
        """Write a number, with a fraction as this language does."""
        return (
            f"{number:.1f}".replace(".", str(self.tables["numbers"]["decimal"]))
            if number % 1
            else f"{number:.0f}"
        )

    # ---------------------------------------------------------------------------------------------- time

    @lru_cache(maxsize=8192)  # noqa: B019 - one a language, as long as the pages are served
    def day(self, iso: str) -> str:
        """Write an ISO day, month or year: "Wednesday, 3 April 2024", "October 2022", "2022"."""
        dates = self.tables["dates"]
        parts = iso.split("-")
        if len(parts) == 1:
            return iso
        month = dates["months"][int(parts[1]) - 1]
        if len(parts) == 2:
            return str(dates["month"]).format(month=month, year=int(parts[0]))
        told = date.fromisoformat(iso)
        return str(dates["day"]).format(
            weekday=dates["weekdays"][told.weekday()],
            day=told.day if told.day > 1 else dates["first"],
            month=month,
            year=told.year,
        )

    def edtf(self, told: str | None) -> str:
        """Write an EDTF date in words: a day, month, season or year, or two; another as it stands."""
        if told is None:
            return self("day_unknown")
        ends = told.split("/")
        if season := SEASON.fullmatch(told):
            return f"{self.tables['dates']['seasons'][int(season[2]) - 21]} {season[1]}"
        return " – ".join(map(self.day, ends)) if all(map(_is_plain, ends)) else told

    def when(self, event: HeldEvent) -> str:
        """Say when an event was, as finely as it is known."""
        if event.edtf is not None and _is_plain(event.edtf):
            return self.day(event.edtf)
        return self.days(event)

    def on(self, event: HeldEvent) -> str:
        """Say when an event was, within a sentence: "on Wednesday, 3 April 2024", "in October 2022"."""
        if event.earliest is not None and event.earliest == event.latest:
            return self._at(event.earliest, ON)
        if event.edtf is not None and _is_plain(event.edtf):
            return self._at(event.edtf, ON)
        return self.days(event)

    def _at(self, iso: str, patterns: tuple[str, str, str]) -> str:
        """Put an ISO year, month or day into the pattern that is for it."""
        key, told = patterns[iso.count("-")], self.day(iso)
        return str(self.tables["dates"][key]).format(day=told, month=told, year=told)

    def days(self, told: Dated) -> str:
        """Say between which days something was."""
        first, last = told.earliest, told.latest
        if first is None:
            return self("day_unknown") if last is None else self("not_after", day=self.day(last))
        if last is None:
            return self("not_before", day=self.day(first))
        if first == last:
            return self.day(first)
        return self("between_days", first=self.day(first), last=self.day(last))

    def length(self, days: float) -> str:
        """Say how long some days are: "3 days", "17 months", "2.5 years"."""
        if days < FEW_DAYS:
            return self.count("day", round(days))
        if days < FEW_YEARS * YEAR:
            return self.count("month", round(days / YEAR * 12))
        return self.count("year", round(days / YEAR, 1))

    def dated(self, told: Date) -> str:
        """Write a date of an article: days, a length, a weekday, a time of day, past or future."""
        if told.edtf is not None:
            return self.edtf(told.edtf)
        if length := LENGTH.fullmatch(told.value):
            return self._lasting(length["number"], UNITS[length["clock"] + length["unit"]], told.mod)
        if known := WITHOUT_DAY.fullmatch(told.value):
            weekday = (
                self.tables["dates"]["weekdays"][int(known["weekday"]) - 1] if known["weekday"] else None
            )
            return ", ".join(filter(None, (weekday, known["time"] and self.of("part", known["time"]))))
        return self.of("reference", told.value)

    def _lasting(self, number: str, unit: str, mod: str | None) -> str:
        length = self.of("some", unit) if number == "X" else self.count(unit, float(number))
        return self.of("mod", mod).format(length=length) if mod in self.tables["mod"] else length

    def pause(self, pause: Pause) -> str:
        """Say how long a silence was, by what is known of its ends."""
        least, most = self.length(pause.at_least), self.length(pause.at_most)
        number, _, unit = least.partition(" ")
        if least != most and most.endswith(unit):
            least = number
        return most if least == most or most.startswith(f"{least} ") else f"{least} {self('to')} {most}"

    # ---------------------------------------------------------------------------------------------- acts

    def how(self, event: HeldEvent) -> str:
        """Say through which channel, where, and at which level a contact was."""
        channel = self.of("channel", event.channel or "unspecified")
        place = event.place if event.channel == "in_person" else None
        level = None if event.level == "unknown" else self.of("level", event.level)
        more = ", ".join(filter(None, (place, level)))
        return f"{channel} ({more})" if more else channel

    def what(self, event: HeldEvent) -> str:
        """Say what an event is: a contact by its channel, another act by its type."""
        if event.type == "CONSULT":
            return self.how(event)
        return self.of("type", event.type) + (f" ({self.of('mode', event.mode)})" if event.mode else "")

    def title(self, event: HeldEvent) -> str:
        """Name an event in a line: "Phone call: Sébastien Lecornu – Sergei Shoigu"."""
        what = (
            self.of("noun", event.channel or "unspecified") if event.type == "CONSULT" else self.what(event)
        )
        actors = ", ".join(self.party(party) for party in event.parties if party.side == "actor")
        others = ", ".join(self.party(party) for party in event.parties if party.side == "recipient")
        return f"{what}{self('colon')} {' → '.join(filter(None, (actors, others))) or self('no_parties')}"

    def claim(self, kind: str, edtf: str | None) -> str:
        """Say what is claimed of a contact: "first such contact since October 2022"."""
        if edtf is None or not _is_plain(edtf):
            return self.of("claim", kind)
        when = self._at(edtf, SINCE if kind == "first_since" else ON)
        return self.of("claim_dated", kind).format(when=when)

    @lru_cache(maxsize=8192)  # noqa: B019 - one a language, as long as the pages are served
    def about(self, kind: FactKind, about: str) -> str:
        """Say of whom or what a fact is: "accuses: France → Russia", or somebody's name."""
        if kind == "claim":
            return self.of("claim", about)
        if kind != "act":
            return self.name(about, about)
        act, _, sides = about.partition(" ")
        return f"{self.of('type', act)}{self('colon')} {STATE.sub(lambda found: self.state(found[0]), sides)}"

    @lru_cache(maxsize=8192)  # noqa: B019 - one a language, as long as the pages are served
    def name(self, key: str | None, told: str) -> str:
        """Name somebody as this language does, where the knowledge base knows; else as the articles do."""
        kb = knowledge_base()
        if key is None:
            return told
        if key in kb.people:
            return kb.people[key].name(self.language)
        office, at, state = key.partition(AT)
        if at and not key.startswith("~"):
            return f"{kb.name(office, self.language)} ({kb.name(state, self.language)})"
        state, dot, body = key.partition(".")
        if dot and state in kb.states:
            return f"{kb.name(f'.{body}', self.language)} ({kb.name(state, self.language)})"
        name = kb.name(key, self.language)
        return told if name == key else name

    def choice(self, asked: Asked) -> str:
        """Name one of several who have a name, with the state of one whom only articles know."""
        name = self.name(asked.key, asked.name)
        _, _, state = asked.key.partition(AT)
        return f"{name} ({self.state(state)})" if state and asked.key.startswith("~") else name

    @lru_cache(maxsize=8192)  # noqa: B019 - one a language, as long as the pages are served
    def office(self, role: str | None) -> str:
        """Name an office: "defence minister"."""
        return "" if role is None else knowledge_base().name(role, self.language)

    @lru_cache(maxsize=8192)  # noqa: B019 - one a language, as long as the pages are served
    def state(self, country: str | None) -> str:
        """Name a state."""
        return "" if country is None else knowledge_base().name(country, self.language)

    def party(self, party: Party) -> str:
        """Name a party."""
        return self.name(party.actor, party.name)

    def stands_for(self, party: Party) -> str:
        """Say for whom a party stands: "defence minister, France"; nothing that its name says already."""
        if party.kind == "state":
            return ""
        name = self.party(party)
        parts = (self.office(party.role), self.state(party.country))
        return ", ".join(part for part in parts if part not in name and part != party.country)

    def duties(self, party: Party) -> str:
        """Say what a party did in a contact: "visited, mediated"; nothing of one of whom that is not told."""
        return ", ".join(self.of("duty", duty) for duty in party.duties)


@cache
def interface(language: Shown) -> Interface:
    """Give the words of a language."""
    data = files("communique.web").joinpath("words", f"{language}.toml").read_text("utf-8")
    return Interface(language, tomllib.loads(data))


def wanted(chosen: str | None, accepted: str) -> Shown:
    """Choose a language: the one that was chosen, else the first accepted that the pages speak.

    >>> wanted("de", "en"), wanted(None, "uk, fr;q=0.8, en;q=0.9"), wanted(None, "*")
    ('de', 'en', 'en')
    """
    for known in SHOWN:
        if chosen == known:
            return known
    ranked = sorted(map(_ranked, accepted.split(",")), key=lambda one: -one[1])
    spoken = (known for tag, _ in ranked for known in SHOWN if tag == known)
    return next(spoken, SHOWN[0])


def _is_plain(edtf: str) -> bool:
    """Say whether an EDTF date is a day, month or year, exact and whole."""
    return PLAIN.fullmatch(edtf) is not None


def _ranked(part: str) -> tuple[str, float]:
    tag, _, rest = part.strip().partition(";")
    _, _, worth = rest.partition("q=")
    try:
        return tag.partition("-")[0].lower(), float(worth or 1)
    except ValueError:
        return tag, 0.0
