"""Why an event is in the record: its rule with the rule's sentence, its words, what was ruled out, doubts."""

from collections.abc import Iterator

from communique.languages import table
from communique.records import Event, Reading, Span


def why(reading: Reading, event: str) -> str:
    r"""Explain an event of a reading, given its id, in plain English, a line each.

    Raises `KeyError` where the reading has no such event.

    >>> from communique import Reader
    >>> reading = Reader("en")("Iran did not attack Israel.")
    >>> print("\n".join(why(reading, reading.events[0].id).splitlines()[:5]))
    rule: events.verb/attack (“Iran attacked Israel.”)
    trigger: “attack”
    actor: “Iran”
    recipient: “Israel”
    status: “not”
    """
    found = next((one for one in reading.events if one.id == event), None)
    if found is None:
        raise KeyError(event)
    return "\n".join(lines_of(reading, found))


def lines_of(reading: Reading, event: Event) -> Iterator[str]:
    """Give the lines of `why`."""
    example = example_of(reading, event.rule)
    yield f"rule: {event.rule} (“{example}”)" if example else f"rule: {event.rule}"
    for field in dict.fromkeys(item.of for item in event.evidence):
        words = dict.fromkeys(_words(reading, item.span) for item in event.evidence if item.of == field)
        yield f"{field}: {', '.join(words)}"
    for item in event.ruled_out:
        yield f"ruled out as {item.of}: {_words(reading, item.span)}, {item.reason}"
    yield from (f"doubt: {doubt.words}" for doubt in reading.doubts if doubt.about == event.id)


def example_of(reading: Reading, rule: str) -> str | None:
    """Give the sentence of the table's entry that a rule names."""
    kind, _, name = rule.removeprefix("events.").partition("/")
    rows = table(reading.article.language, "events").get(kind, ())
    return next((row["example"] for row in rows if row.get("name", row["lemma"]) == name), None)


def _words(reading: Reading, span: Span) -> str:
    return f"“{' '.join(reading.text(span).split())}”"
