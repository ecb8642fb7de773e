"""One contact, as each side and each text tells it: fact by fact said, said otherwise, or not mentioned.

What an article gives on somebody's word is his side's account, whichever articles print it; what it says
itself is its own. So an article that quotes Paris and Moscow tells of both accounts, and two that quote Paris
of one. What only one account has is the finding: "not mentioned" is a cell too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from communique.ledger.facts import KINDS, SINGLE, Fact, FactKind
from communique.records import ArticleHead, HeldEvent

Saying = Literal["said", "said otherwise", "not mentioned"]

ALIKE = 2
"""Names in common, beside those of the parties, from which two statements of one speaker are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Whose account: a side's, by its state, with all on whose word it is; or an article's own.

    ``articles`` are the ids of those that print it.
    """

    side: str | None
    voices: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one account says of a fact, with the facts it rests on."""

    saying: Saying
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One fact over all accounts, cells in their order; ``differs`` where two contradict each other."""

    kind: FactKind
    about: str
    cells: tuple[Cell, ...]
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An event, its accounts, and the facts they tell. ``heads`` are those of the accounts' articles."""

    event: HeldEvent
    accounts: tuple[Account, ...]
    heads: tuple[ArticleHead, ...]
    rows: tuple[Row, ...]


def compare(event: HeldEvent, told: Sequence[Fact], heads: Mapping[str, ArticleHead]) -> Comparison:
    """Set the accounts of an event side by side; ``told`` are the facts of one article a text."""
    facts = dict(_accounts(told))
    return Comparison(
        event=event,
        accounts=tuple(facts),
        heads=tuple(heads[article] for article in dict.fromkeys(fact.article for fact in told)),
        rows=tuple(_rows(facts)),
    )


def _accounts(told: Iterable[Fact]) -> Iterator[tuple[Account, list[Fact]]]:
    """Part facts by the side on whose word they are, those of nobody's by their article; sides come first."""
    parted: dict[tuple[bool, str], list[Fact]] = {}
    for fact in told:
        parted.setdefault((fact.side is None, fact.side or fact.article), []).append(fact)
    for _, some in sorted(parted.items(), key=lambda item: item[0][0]):
        yield (
            Account(
                side=some[0].side,
                voices=tuple(_voices(some)),
                articles=tuple(dict.fromkeys(fact.article for fact in some)),
            ),
            some,
        )


def _voices(some: Iterable[Fact]) -> Iterator[str]:
    """Give on whose word facts are, each once, under the first name that is used."""
    seen: set[str] = set()
    for fact in some:
        key = fact.voice_id or fact.voice
        if fact.side is not None and fact.voice and key and key not in seen:
            seen.add(key)
            yield fact.voice


def _rows(facts: Mapping[Account, Sequence[Fact]]) -> Iterator[Row]:
    every = [(account, fact) for account, some in facts.items() for fact in some]
    for kind in KINDS:
        of_kind = [(account, fact) for account, fact in every if fact.kind == kind]
        for group in _grouped(kind, of_kind):
            yield _row(kind, group, list(facts))


def _grouped(kind: FactKind, found: Sequence[tuple[Account, Fact]]) -> Iterator[list[tuple[Account, Fact]]]:
    """Put facts together that are of one thing."""
    if kind in SINGLE or kind == "act":
        by_about: dict[str, list[tuple[Account, Fact]]] = {}
        for account, fact in found:
            by_about.setdefault(_thing(fact), []).append((account, fact))
        yield from by_about.values()
        return
    groups: list[list[tuple[Account, Fact]]] = []
    for account, fact in found:
        home = next((group for group in groups if any(_are_alike(fact, other) for _, other in group)), None)
        if home is None:
            groups.append([(account, fact)])
        else:
            home.append((account, fact))
    yield from groups


def _thing(fact: Fact) -> str:
    return fact.value.partition(" ")[0] if fact.kind == "claim" else fact.about


def _are_alike(a: Fact, b: Fact) -> bool:
    """Say whether two statements are of one thing: by one speaker, with names or words in common."""
    if a.about != b.about:
        return False
    if len(a.names & b.names) >= ALIKE:
        return True
    one, other = _words(a), _words(b)
    return bool(one and other) and len(one & other) * 2 >= min(len(one), len(other))


def _words(fact: Fact) -> set[str]:
    return {word for word in fact.words.casefold().split() if len(word) > 4}


def _row(kind: FactKind, group: Sequence[tuple[Account, Fact]], accounts: Sequence[Account]) -> Row:
    values = {fact.value for _, fact in group}
    differs = (kind in SINGLE or kind == "act") and _contradict(kind, values)
    first = group[0][1].value
    return Row(
        kind=kind,
        about=_thing(group[0][1]),
        cells=tuple(
            _cell([fact for other, fact in group if other == account], first, differs=differs)
            for account in accounts
        ),
        differs=differs,
    )


def _contradict(kind: FactKind, values: set[str]) -> bool:
    """Say whether values exclude each other; a month holds its days, "in person" no call."""
    listed = sorted(values, key=len)
    if kind in {"date", "claim"}:
        return any(not other.startswith(one) for one, other in combinations(listed, 2))
    return len(listed) > 1


def _cell(found: Sequence[Fact], first: str, *, differs: bool) -> Cell:
    if not found:
        return Cell(saying="not mentioned", facts=())
    otherwise = differs and all(fact.value != first for fact in found)
    return Cell(saying="said otherwise" if otherwise else "said", facts=tuple(found))
