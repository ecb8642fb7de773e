"""An event in one line: who with whom, through which channel, when."""

from collections.abc import Iterable

from communique.exports.text import one_line
from communique.records import HeldEvent, Party

AS_TOLD = frozenset({"actual", "historical", "ongoing"})
NOBODY = "somebody"


def title_of(event: HeldEvent) -> str:
    """Write an event in a line: "Olaf Scholz – Wladimir Putin, phone, 2024-03-29"."""
    words = [_who(event), _what(event), event.edtf or "undated"]
    if event.status not in AS_TOLD:
        words.append(event.status)
    return one_line(", ".join(words))


def _what(event: HeldEvent) -> str:
    if event.type != "CONSULT":
        return event.type.lower() + (f" ({event.mode})" if event.mode else "")
    channel = None if event.channel == "unspecified" else event.channel
    return (channel or event.mode or "contact").replace("_", " ")


def _who(event: HeldEvent) -> str:
    if event.type == "CONSULT":
        return _names(event.parties, " – ")
    actors = _names((party for party in event.parties if party.side == "actor"), " and ")
    recipients = [party for party in event.parties if party.side == "recipient"]
    return f"{actors} → {_names(recipients, ' and ')}" if recipients else actors


def _names(parties: Iterable[Party], between: str) -> str:
    return between.join(dict.fromkeys(party.name for party in parties)) or NOBODY
