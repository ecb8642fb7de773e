"""The pages say the same in every language, and every phrase they ask for is there."""

import ast
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any, get_args

import pytest
from babel.dates import get_day_names, get_month_names
from jinja2 import Environment, nodes

import communique
from communique.languages import LANGUAGES
from communique.ledger.claims import Verdict
from communique.ledger.facts import FactKind
from communique.records import Channel, ClaimKind, Date, Duty, EventType, Level, Mod, QuoteType, Span, Status
from communique.records import Verdict as JudgedAs
from communique.stories.link import Method
from communique.web.interface import SHOWN, UNITS, Interface, Shown, interface

WEB = Path(communique.__file__).parent / "web"
CODE = tuple(sorted(WEB.rglob("*.py")))
TEMPLATES = tuple(sorted((WEB / "templates").glob("*.html")))

PHRASES = {language: dict(interface(language).tables) for language in SHOWN}
ENGLISH, *OTHERS = SHOWN
others = pytest.mark.parametrize("language", OTHERS)
every = pytest.mark.parametrize("language", SHOWN)

AS_IN_ENGLISH = {
    "words.name",
    "words.between_title",
    "words.open_end",
    "words.colon",
    "numbers.one",
    "dates.month",
    "dates.first",
}
"""What no language says otherwise: a name, a sign, a form without words."""
ALIKE: dict[str, set[str]] = {
    "de": {"words.feed"},
    "fr": {
        "words.contacts",
        "words.count",
        "words.contact",
        "words.date",
        "words.source",
        "noun.unspecified",
        "type.CONSULT",
    },
}
"""Words that two languages share."""

PARTS_OF_TIME = {"START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"}
"""What is said of days and never of how long something is."""

VALUES: dict[str, tuple[str, ...]] = {
    "channel": get_args(Channel),
    "noun": get_args(Channel),
    "level": get_args(Level),
    "status": get_args(Status),
    "duty": get_args(Duty),
    "type": get_args(EventType),
    "claim": get_args(ClaimKind),
    "claim_dated": get_args(ClaimKind),
    "quote": get_args(QuoteType),
    "verdict": get_args(JudgedAs),
    "some": tuple(UNITS.values()),
    "mod": tuple(mod for mod in get_args(Mod) if mod not in PARTS_OF_TIME),
    "reference": ("PAST_REF", "PRESENT_REF", "FUTURE_REF"),
    "part": ("MO", "MI", "AF", "EV", "NI"),
    "kind": get_args(FactKind),
    "language": LANGUAGES,
}
"""Tables that name the values of a record, and those values."""

COMPOSED = {
    "verdict_": {verdict.partition(" ")[0] for verdict in get_args(Verdict)},
    "method_": set(get_args(Method)),
}
"""Beginnings of keys that a template ends with a value."""
HANDED_ON = {"_form", "_told", "_hinted"}
"""Functions that are given a key, for a template to say."""
NEVER_COUNTED = {"decade", "century"}
"""Units that a length has only where it is not told how many."""
LISTED = {"contacts", "other_acts"}
"""Keys that a template goes through."""


def leaves(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, table in tables.items():
        for key, told in table.items():
            yield f"{name}.{key}", " | ".join(map(str, told)) if isinstance(told, list) else str(told)


def placeholders(told: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(told) if name)


@others
def test_every_language_has_the_same_tables_and_keys_in_the_same_order(language: Shown) -> None:
    assert list(dict(leaves(PHRASES[language]))) == list(dict(leaves(PHRASES[ENGLISH])))


@others
def test_every_placeholder_stands_in_every_language(language: Shown) -> None:
    told = dict(leaves(PHRASES[language]))
    for key, english in leaves(PHRASES[ENGLISH]):
        if not key.startswith("counts."):
            assert placeholders(told[key]) == placeholders(english), key


@every
def test_counts_have_two_forms_and_the_second_has_the_number(language: Shown) -> None:
    for one, several in PHRASES[language]["counts"].values():
        assert placeholders(one) in ([], ["n"])
        assert placeholders(several) == ["n"]


@others
def test_no_phrase_was_left_in_english(language: Shown) -> None:
    told = dict(leaves(PHRASES[language]))
    same = {key for key, english in leaves(PHRASES[ENGLISH]) if told[key] == english}
    assert same - AS_IN_ENGLISH == ALIKE[language]


@every
def test_months_and_weekdays_are_named_as_in_cldr(language: Shown) -> None:
    dates = PHRASES[language]["dates"]
    months, days = (named("wide", locale=language) for named in (get_month_names, get_day_names))
    assert dates["months"] == [months[month] for month in range(1, 13)]
    assert dates["weekdays"] == [days[day] for day in range(7)]


@every
def test_what_the_records_may_say_has_a_name(language: Shown) -> None:
    for table, values in VALUES.items():
        assert sorted(PHRASES[language][table]) == sorted(values), table


def test_every_mode_of_an_act_has_a_name() -> None:
    acts = {
        row["act"]
        for language in LANGUAGES
        for rows in tomllib.loads(
            files("communique.languages").joinpath(language, "events.toml").read_text("utf-8")
        ).values()
        if isinstance(rows, list)
        for row in rows
        if "act" in row
    }
    modes = {mode for kind, _, mode in (act.partition("/") for act in acts) if mode and kind != "CONSULT"}
    assert sorted(PHRASES[ENGLISH]["mode"]) == sorted(modes)


# ------------------------------------------------------------------------------------- what is asked for


def given(asked: nodes.Node) -> Iterator[str]:
    """Give the keys that an expression of a template may have; a beginning ends with ``*``."""
    match asked:
        case nodes.Const():
            yield str(asked.value)
        case nodes.CondExpr():
            for branch in (asked.expr1, asked.expr2):
                if branch is not None:
                    yield from given(branch)
        case nodes.Getitem(node=nodes.Dict() as known):
            for pair in known.items:
                yield from given(pair.value)
        case nodes.Concat():
            yield from (f"{begin}*" for begin in given(asked.nodes[0]))


def asked_of_templates() -> Iterator[tuple[str, str]]:
    """Give what templates ask for: the table, and the key; of tables of values the table alone."""
    for path in TEMPLATES:
        for call in Environment(autoescape=True).parse(path.read_text("utf-8")).find_all(nodes.Call):
            match call.node:
                case nodes.Name(name="say"):
                    yield from (("words", key) for key in given(call.args[0]))
                case nodes.Getattr(node=nodes.Name(name="say"), attr="count"):
                    yield from (("counts", key) for key in given(call.args[0]))
                case nodes.Getattr(node=nodes.Name(name="say"), attr="of"):
                    yield from ((table, "") for table in given(call.args[0]))


def asked_of_code() -> Iterator[tuple[str, str]]:
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="self"), args=[ast.Constant(value=str(key)), *_]):
                    yield "words", key
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="self"), attr="count" | "of" as way),
                    args=[ast.Constant(value=str(key)), *_],
                ):
                    yield ("counts", key) if way == "count" else (key, "")
                case ast.Call(func=ast.Name(id=name), args=args) if name in HANDED_ON:
                    yield from (("words", key) for arg in args for key in handed_on(arg))


def handed_on(arg: ast.expr) -> Iterator[str]:
    for node in ast.walk(arg):
        if isinstance(node, ast.Constant) and re.match("problem_|read_|search_", str(node.value)):
            yield str(node.value)


def asked() -> set[tuple[str, str]]:
    counted = (("counts", unit) for unit in UNITS.values() if unit not in NEVER_COUNTED)
    found = {*asked_of_templates(), *asked_of_code(), *(("words", key) for key in LISTED), *counted}
    begun = {key for _, key in found if key.endswith("_*")}
    assert begun == {f"{begin}*" for begin in COMPOSED}
    composed = {("words", begin + end) for begin, ends in COMPOSED.items() for end in ends}
    return {one for one in found if one[1] not in begun} | composed


def test_every_phrase_that_is_asked_for_is_there() -> None:
    for table, key in asked():
        assert table in PHRASES[ENGLISH], table
        assert not key or key in PHRASES[ENGLISH][table], f"{table}.{key}"


def test_no_phrase_is_left_over() -> None:
    found = asked()
    for table in ("words", "counts"):
        assert PHRASES[ENGLISH][table].keys() - {key for name, key in found if name == table} == set()
    tables = {name for name, _ in found} | {"words", "counts", "numbers", "dates"}
    assert PHRASES[ENGLISH].keys() == tables


def test_no_form_of_a_date_or_number_is_left_over() -> None:
    tree = ast.parse((WEB / "interface.py").read_text("utf-8"))
    used = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    for table in ("dates", "numbers"):
        assert PHRASES[ENGLISH][table].keys() - used == set()


# ------------------------------------------------------------------------------------- how it is written


@every
def test_quote_marks_are_those_of_the_language_and_come_in_pairs(language: Shown) -> None:
    begin, end = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«", "»")}[language]
    for key, told in leaves(PHRASES[language]):
        marks = re.findall(r"[\"“”„«»]", told)
        assert marks == [begin, end] * (len(marks) // 2), key


@every
def test_apostrophes_are_curly_and_nothing_is_blank_at_an_end(language: Shown) -> None:
    for key, told in leaves(PHRASES[language]):
        assert "'" not in told, key
        assert told.strip(" ") == told, key
        assert "  " not in told, key


def test_french_has_spaces_that_do_not_break_before_high_marks() -> None:
    for key, told in leaves(PHRASES["fr"]):
        assert re.search(r"(?<!\u202f)[;?!»]|(?<!\u00a0)(?::(?!\w)|%)|«(?!\u202f)", told) is None, key


@pytest.mark.parametrize(
    ("language", "first", "third"),
    [
        ("en", "Wednesday, 1 May 2024", "Friday, 3 May 2024"),
        ("de", "Mittwoch, 1. Mai 2024", "Freitag, 3. Mai 2024"),
        ("fr", "mercredi 1er mai 2024", "vendredi 3 mai 2024"),
    ],
)
def test_days_are_written_as_the_language_does(language: Shown, first: str, third: str) -> None:
    say = interface(language)
    assert (say.day("2024-05-01"), say.day("2024-05-03")) == (first, third)
    assert say.edtf("2024-05-01/2024-05-03") == f"{first} – {third}"


@pytest.mark.parametrize(
    ("language", "claims"),
    [
        (
            "en",
            (
                "first such contact since Friday, 2 December 2022",
                "first such contact since October 2022",
                "last such contact in 2022",
            ),
        ),
        (
            "de",
            (
                "erster derartiger Kontakt seit Freitag, 2. Dezember 2022",
                "erster derartiger Kontakt seit Oktober 2022",
                "letzter derartiger Kontakt im Jahr 2022",
            ),
        ),
        (
            "fr",
            (
                "premier contact de ce type depuis le vendredi 2 décembre 2022",
                "premier contact de ce type depuis octobre 2022",
                "dernier contact de ce type en 2022",
            ),
        ),
    ],
)
def test_a_claim_reads_well_with_a_day_a_month_and_a_year(language: Shown, claims: tuple[str, ...]) -> None:
    say = interface(language)
    asked = (("first_since", "2022-12-02"), ("first_since", "2022-10"), ("last", "2022"))
    assert tuple(say.claim(kind, edtf) for kind, edtf in asked) == claims
    assert say.claim("last", None) == say.claim("last", "XXXX-12") == say.of("claim", "last")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("0 contacts", "1 contact", "2 contacts", "2.5 years")),
        ("de", ("0 Kontakte", "1 Kontakt", "2 Kontakte", "2,5 Jahre")),
        ("fr", ("0 contact", "1 contact", "2 contacts", "2,5 ans")),
    ],
)
def test_none_one_and_several_are_counted_as_the_language_does(
    language: Shown, told: tuple[str, ...]
) -> None:
    say: Interface = interface(language)
    assert (*(say.count("contact", number) for number in range(3)), say.length(2.5 * 365.25)) == told


@pytest.mark.parametrize(
    ("edtf", "told"),
    [
        ("2024-21", "printemps 2024"),
        ("2024-24", "hiver 2024"),
        ("2024-02/2024-03", "février 2024 – mars 2024"),
        ("2024-04-01", "lundi 1er avril 2024"),
        ("2024-37", "2024-37"),
        ("2022-10~", "2022-10~"),
        ("../2024", "../2024"),
        (None, interface("fr")("day_unknown")),
    ],
)
def test_whatever_date_is_held_can_be_written(edtf: str | None, told: str) -> None:
    assert interface("fr").edtf(edtf) == told


def _date(value: str, mod: Mod | None = None) -> Date:
    return Date(
        id="d",
        span=Span(start=0, end=1),
        type="DURATION",
        value=value,
        mod=mod,
        edtf=None,
        earliest=None,
        latest=None,
        relation=None,
        anchor="none",
        certainty="certain",
        unresolved=value,
        evidence=(),
        rule="",
    )


@pytest.mark.parametrize(
    ("value", "mod", "told"),
    [
        ("PT1H", "APPROX", ("about 1 hour", "etwa 1 Stunde", "environ 1 heure")),
        ("P3D", None, ("3 days", "3 Tage", "3 jours")),
        ("PT2.5H", None, ("2.5 hours", "2,5 Stunden", "2,5 heures")),
        ("P6M", "MORE_THAN", ("more than 6 months", "mehr als 6 Monate", "plus de 6 mois")),
        ("PXY", None, ("some years", "einige Jahre", "quelques années")),
        ("PXDE", "START", ("some decades", "einige Jahrzehnte", "quelques décennies")),
        ("PAST_REF", None, ("some time ago", "vor einiger Zeit", "il y a quelque temps")),
        ("XXXX-WXX-4", None, ("Thursday", "Donnerstag", "jeudi")),
        ("XXXX-WXX-3TEV", None, ("Wednesday, in the evening", "Mittwoch, am Abend", "mercredi, le soir")),
        ("T17:30", None, ("17:30",) * 3),
        ("XXXX-H1", None, ("XXXX-H1",) * 3),
    ],
)
def test_a_length_or_a_time_without_a_day_is_told_in_words(
    value: str, mod: Mod | None, told: tuple[str, ...]
) -> None:
    assert tuple(interface(language).dated(_date(value, mod)) for language in SHOWN) == told
