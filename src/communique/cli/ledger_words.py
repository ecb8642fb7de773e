"""What a ledger holds, in words for a terminal: each function gives lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from communique.cli.phrasing import CLAIMS, in_a_row, in_marks, role_words, several, weekday
from communique.kb import knowledge_base
from communique.ledger.accounts import Account, Cell, Comparison, Row
from communique.ledger.claims import ClaimCheck
from communique.ledger.corrections import Correction
from communique.ledger.history import LastContact, Rhythm, Searched, Told, pauses
from communique.ledger.rows import Checked, Held, Said
from communique.records import ArticleHead, ClaimReport, EventReport, HeldEvent, Party
from communique.store.inspect import Info

CHANNELS = {
    "phone": "by phone",
    "video": "by video",
    "in_person": "in person",
    "letter": "by letter",
    None: "channel not told",
    "unspecified": "channel not told",
}
YEAR = 365.25


def last_lines(answer: LastContact) -> Iterator[str]:
    """Answer when two sides last dealt with each other, and who says so."""
    yield f"{answer.a.name} – {answer.b.name}"
    before = f" before {answer.before}" if answer.before else ""
    level = f" at the level of {answer.level}" if answer.level else ""
    if answer.last is None:
        yield f"No contact{level} with a day is held{before}."
    else:
        yield f"Last contact{level}{before}: {when(answer.last.event)}, {_how(answer.last.event)}."
        yield from _told(answer.last)
    if answer.earlier is not None:
        pause = _pause_words(answer)
        yield f"Before that: {when(answer.earlier.event)}, {_how(answer.earlier.event)}{pause}."
        yield from _reports(answer.earlier)
    for told in answer.or_later:
        yield f"Maybe later: {when(told.event)}, {_how(told.event)}."
        yield from _reports(told)
    for told in answer.undated:
        yield f"Without a day: {_how(told.event)}."
        yield from _reports(told)
    if answer.next is not None:
        yield f"Planned: {when(answer.next.event)}, {answer.next.event.status}, {_how(answer.next.event)}."
        yield from _reports(answer.next)
    yield searched_words(answer.searched)


def searched_words(found: Searched) -> str:
    """Say what an answer rests on: silence of few articles says little."""
    if not found.articles:
        return "Nothing is held yet."
    articles = several(found.articles, "article")
    if found.earliest is None:
        return f"Searched: {articles}, none with a day of publication."
    return f"Searched: {articles}, published {found.earliest} to {found.latest}."


def _told(told: Told) -> Iterator[str]:
    event = told.event
    people = ", ".join(f"{party_name(party)}{_duties(party)}" for party in event.parties)
    yield f"  {people}"
    yield from _reports(told)
    for check in told.claims:
        yield from claim_lines(check)


def _reports(told: Told) -> Iterator[str]:
    yield f"  {counted(told.event)}"
    heads = {head.id: head for head in told.heads}
    for report in told.reports:
        yield from report_lines(report, heads[report.article])


def report_lines(report: EventReport, head: ArticleHead) -> Iterator[str]:
    """Give a report's words and whence they are."""
    yield f"    {in_marks(report.words)}"
    where = in_a_row(_chain(report.voices), head.published, head.language, head.url)
    yield f"      {where} [{report.id}]"


def _chain(voices: Sequence[str]) -> str:
    """Say through whom a thing is known, outermost first."""
    return " ← ".join(reversed(voices)) or "the article itself"


def claim_lines(check: ClaimCheck) -> Iterator[str]:
    """Say what is claimed of a contact, and what is held of it."""
    claim = check.claim
    yield f"  Said to be the {claimed(claim)}, by {_chain(claim.voices)}: {in_marks(claim.words)}"
    yield f"    {check.verdict.upper()}: {check.words}."


def claimed(claim: ClaimReport) -> str:
    """Say what is claimed: "first such contact since 2022-10"."""
    words = CLAIMS[claim.kind]
    if claim.kind == "first_since":
        return f"{words} {claim.edtf or 'a day that is not known'}"
    return f"{words} ({claim.edtf})" if claim.kind == "last" and claim.edtf else words


def counted(event: HeldEvent) -> str:
    """Count reports and those who speak for themselves apart."""
    reports, sources = several(event.reports, "report"), several(event.sources, "independent source")
    recalled = ", only recalled" if event.known == "recalled" else ""
    return f"{reports}, {sources}{recalled} [{event.id}]"


def when(event: HeldEvent | EventReport) -> str:
    """Say when an event was, as finely as it is known: "Wednesday 2024-04-03", "2022-10"."""
    if event.earliest is None and event.latest is None:
        return "day not told"
    if event.earliest == event.latest and event.earliest is not None:
        return f"{weekday(event.earliest)} {event.earliest}"
    if event.edtf and event.edtf[:4].isdigit() and "/" not in event.edtf:
        return event.edtf
    return f"{event.earliest or '…'} to {event.latest or '…'}"


def _how(event: HeldEvent) -> str:
    place = f", {event.place}" if event.place and event.channel == "in_person" else ""
    level = f" ({event.level})" if event.level != "unknown" else ""
    return f"{CHANNELS[event.channel]}{place}{level}"


def party_name(party: Party) -> str:
    """Name a party as it is called in English, with state and office."""
    kb = knowledge_base()
    person = kb.people.get(party.actor or "")
    name = party.name if person is None else person.name("en")
    if party.kind == "state" and party.country:
        return kb.name(party.country, "en")
    marks = ", ".join(part for part in (party.country, role_words(party.role)) if part)
    return f"{name} ({marks})" if marks else name


def _duties(party: Party) -> str:
    return f" [{', '.join(party.duties)}]" if party.duties else ""


def _pause_words(answer: LastContact) -> str:
    events = [told.event for told in (answer.earlier, answer.last) if told is not None]
    return "".join(f"; in between {days_words(one.at_least, one.at_most)}" for one in pauses(events))


def days_words(least: int, most: int) -> str:
    """Say how long a pause is: "17 to 18 months", "3 days"."""
    if least == most:
        return _length(least)
    one, other = _length(least), _length(most)
    number, _, unit = one.partition(" ")
    if other.endswith((unit, unit.rstrip("s"))):
        return other if one == other else f"{number} to {other}"
    return f"{one} to {other}"


def _length(days: int) -> str:
    if days < 60:
        return f"{days} day{'' if days == 1 else 's'}"
    if days < 2 * YEAR:
        return f"{round(days / YEAR * 12)} months"
    return f"{days / YEAR:.1f} years"


def between_lines(
    names: tuple[str, str], events: Sequence[Held], rhythm: Rhythm, found: Searched
) -> Iterator[str]:
    """List the contacts of two sides, the latest first, with how long they were silent in between."""
    yield f"{names[0]} – {names[1]}: {several(len(events), 'contact')} held."
    before = {pause.until: pause for pause in rhythm.pauses}
    for held in events:
        yield from held_lines(held)
        pause = before.get(held.event.id)
        if pause is not None and pause.at_most:
            yield f"  ┄ {days_words(pause.at_least, pause.at_most)}"
    yield from rhythm_lines(rhythm)
    yield searched_words(found)


def held_lines(held: Held) -> Iterator[str]:
    """Give an event in three lines: when and how, who, its words."""
    event = held.event
    act = "" if event.type == "CONSULT" else f"{event.type}{f' ({event.mode})' if event.mode else ''}, "
    status = "" if event.status in {"actual", "historical"} else f", {event.status.upper()}"
    how = _how(event) if event.type == "CONSULT" else ""
    yield f"{when(event)} · {act}{how}{status}".rstrip(" ,·")
    yield f"  {sides(event)}"
    yield f"  {counted(event)}"
    yield f"    {in_marks(held.report.words)}"


def sides(event: HeldEvent) -> str:
    """Name the parties: "A – B" where all are equal, "A → B" where one acts on another."""
    actors = [party_name(party) for party in event.parties if party.side == "actor"]
    recipients = [party_name(party) for party in event.parties if party.side == "recipient"]
    if not recipients:
        return " – ".join(actors) or "parties not named"
    return f"{', '.join(actors) or 'no one named'} → {', '.join(recipients)}"


def rhythm_lines(rhythm: Rhythm) -> Iterator[str]:
    """Say how often contacts follow each other."""
    if len(rhythm.by_year) > 1:
        yield f"By year: {', '.join(f'{year}: {count}' for year, count in rhythm.by_year)}."
    if rhythm.longest is not None and rhythm.median_days is not None and len(rhythm.pauses) > 1:
        longest = days_words(rhythm.longest.at_least, rhythm.longest.at_most)
        half = _length(round(rhythm.median_days))
        yield f"Half of the pauses are shorter than {half}; the longest was {longest}."


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Set accounts side by side: under each fact what each of them says, and which do not mention it."""
    event = found.event
    yield f"{when(event)} · {_how(event)}"
    yield f"  {sides(event)}"
    yield f"  {counted(event)}"
    heads = {head.id: head for head in found.heads}
    marks = [_letter(place) for place in range(len(found.accounts))]
    for mark, account in zip(marks, found.accounts, strict=True):
        yield f"{mark}  {account_words(account, heads)}"
    for (kind, about), rows in groupby(found.rows, key=lambda row: (row.kind, row.about)):
        yield ""
        listed = list(rows)
        differs = "  ≠ the accounts differ" if any(row.differs for row in listed) else ""
        yield f"{' of '.join(filter(None, (kind.upper(), about)))}{differs}"
        for row in listed:
            yield from _row_lines(row, marks, is_alone=len(listed) == 1)


def _row_lines(row: Row, marks: Sequence[str], *, is_alone: bool) -> Iterator[str]:
    """Give what each account says; where several things are listed, who is silent shows by itself."""
    for mark, cell in zip(marks, row.cells, strict=True):
        yield from _cell_lines(mark, cell)
    silent = [mark for mark, cell in zip(marks, row.cells, strict=True) if not cell.facts]
    if is_alone and silent:
        yield f"  not mentioned by {', '.join(silent)}"


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def account_words(account: Account, heads: Mapping[str, ArticleHead]) -> str:
    """Say whose account it is and where it is printed."""
    printed = "; ".join(_source(heads[article]) for article in account.articles)
    if account.side is None:
        return f"{printed}, in its own words"
    state = knowledge_base().name(account.side, "en")
    return f"{state}, on the word of {', '.join(account.voices)} ({printed})"


def _source(head: ArticleHead) -> str:
    told = (" ".join(head.agency) or head.title or head.id, head.published, head.language)
    return " ".join(part for part in told if part)


def _cell_lines(mark: str, cell: Cell) -> Iterator[str]:
    for fact in cell.facts:
        value = f"{fact.value}: " if fact.kind not in {"statement", "topic"} else ""
        otherwise = "otherwise, " if cell.saying == "said otherwise" else ""
        yield f"  {mark}  {otherwise}{value}{in_marks(fact.words)}"


def correction_lines(made: Iterable[Correction]) -> Iterator[str]:
    """List corrections, oldest first."""
    for one in made:
        change = f" {one.field} = {one.value}" if one.field else ""
        yield f"{one.at}  {one.verdict}{change} {one.about}, by {one.who}: {one.why} [{one.id}]"


def info_lines(found: Info) -> Iterator[str]:
    """Say what a ledger holds."""
    for name, count in found.counts.items():
        yield f"{name}s: {count}"
    yield searched_words(found.searched)
    yield f"tables: version {found.version}"


def said_lines(said: Said) -> Iterator[str]:
    """Give a quote: who to whom, the words, whence."""
    quote = said.quote
    addressee = f" → {quote.addressee}" if quote.addressee else ""
    country = f" ({quote.speaker_country})" if quote.speaker_country else ""
    cue = f", {quote.cue}" if quote.cue else ""
    yield f"{quote.speaker or 'someone unnamed'}{country}{addressee} ({quote.type}{cue})"
    yield f"  {in_marks(quote.words)}"
    voices, head = " ← ".join(reversed(quote.voices)), said.head
    yield f"    {in_a_row(voices, head.published, head.language, head.url)} [{quote.id}]"


def checked_lines(checked: Checked) -> Iterator[str]:
    """Give a claim: of whom, what, what is held of it."""
    claim = checked.check.claim
    yield " – ".join(party_name(party) for party in claim.between) or "of whom is not told"
    yield from claim_lines(checked.check)
    head = checked.head
    yield f"    {in_a_row(head.published, head.language, head.title, head.url)} [{claim.id}]"
