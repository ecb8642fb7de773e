"""What the `kb` commands do: compile the knowledge base, say what is wrong with it and what it covers."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from communique.errors import KnowledgeBaseError
from communique.kb.check import complaints
from communique.kb.compile import build as compile_to
from communique.kb.load import SHIPPED
from communique.kb.sources import Tables, read_tables
from communique.kb.tables import Office, by_post
from communique.kb.wikidata import answer, proposals, query, terms


def build(target: Path | None, overlays: Sequence[Path]) -> Iterator[str]:
    """Compile the tables and give a line on what came of it. Raises `KnowledgeBaseError`."""
    with as_file(files("communique.kb")) as folder:
        path = target or folder / SHIPPED
        compile_to(path, overlays)
    yield f"{path}: {path.stat().st_size / 1e6:.1f} MB"


def check(overlays: Sequence[Path]) -> Iterator[str]:
    """Give what the tables cover. Raises `KnowledgeBaseError` with all that is wrong with them."""
    tables = read_tables(overlays)
    found = complaints(tables)
    if found:
        raise KnowledgeBaseError("\n".join((*found, f"{len(found)} things are wrong.")))
    yield from coverage(tables)


def wikidata(source: str | None, role: str, since: str) -> Iterator[str]:
    """Give what an answer of Wikidata proposes for an office, or, without a source, the query to ask.

    Raises `KnowledgeBaseError` for a source that gives no answer.
    """
    asked = query(role, since)
    if source is None:
        yield asked
        return
    found = list(terms(answer(source, asked)))
    proposed = list(proposals(read_tables(), found))
    yield from proposed
    yield f"# {len(found)} terms read, {len(proposed)} proposals. Nothing was written."


TOP: tuple[tuple[str, ...], ...] = (
    ("president", "monarch", "supreme_leader", "head_of_state"),
    ("head_of_government",),
    ("minister.foreign",),
    ("minister.defence",),
)


def gaps(since: str) -> Iterator[str]:
    """Give the times for which a state's top offices have no holder in our tables, a line each."""
    tables = read_tables()
    posts = by_post(tables.people.values())
    for iso3, state in sorted(tables.states.items()):
        for roles in TOP:
            terms = [office for role in roles for _, office in posts.get((role, iso3), ())]
            if terms and state.kind == "state":
                yield from (f"{iso3} {roles[0]}: {gap}" for gap in _uncovered(terms, since, tables.as_of))


def _uncovered(terms: Sequence[Office], since: str, until: str) -> Iterator[str]:
    """Give the stretches between two days that no term may cover; hand-overs of a day are none."""
    reached = since
    for office in sorted(terms, key=lambda office: office.first):
        if (date.fromisoformat(office.first) - date.fromisoformat(reached)).days > 1:
            yield f"{reached} to {office.first}"
        reached = max(reached, min(_calendar(office.last), until))
    end = min(max(office.as_of for office in terms), until)
    if reached < end:
        yield f"{reached} to {end}"


def _calendar(day: str) -> str:
    """Give the last day of a month for what counts every month as 31 days long."""
    year, month, of_month = (int(part) for part in day.split("-"))
    return f"{day[:8]}{min(of_month, monthrange(year, month)[1]):02}"


def coverage(tables: Tables) -> Iterator[str]:
    """Give what the tables cover, a line each."""
    people = tables.people.values()
    terms = [office for person in people for office in person.offices]
    sourced = sum(1 for office in terms if office.source)
    yield f"{len(tables.states)} states and territories, {len(tables.named)} organisations, groups and media"
    yield f"{len(people)} people with {len(terms)} terms of office, {sourced} of them with a source"
    homes = {office.country for office in terms if office.country in tables.states}
    yield f"offices of {len(homes)} states; the newest are as of {tables.as_of}"
