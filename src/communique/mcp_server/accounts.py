"""One event, as each side and each article tells it."""

from collections.abc import Mapping

from communique.cli.phrasing import several
from communique.errors import NothingKnown
from communique.exports.permalinks import article_path
from communique.ledger.accounts import Account, Comparison, Row
from communique.ledger.history import Searched, Told
from communique.mcp_server.answers import AccountRow, AccountsAnswer, FactRow, FactSaid, ask_again
from communique.mcp_server.making import ITSELF
from communique.mcp_server.telling import MOST, Telling
from communique.mcp_server.wording import searched_words
from communique.records import ArticleHead
from communique.store import Ledger


def compare_accounts(ledger: Ledger, base: str, event: str) -> AccountsAnswer:
    """Set side by side what each source tells of an event, by its id. Raises `LedgerError`."""
    try:
        found, told = ledger.compare(event), ledger.record(event)
    except NothingKnown as err:
        return ask_again(AccountsAnswer, ledger, err)
    telling, searched = Telling(ledger, base), ledger.searched()
    accounts = found.accounts[:MOST]
    rows = sorted(found.rows, key=lambda row: not row.differs)
    heads = {head.id: head for head in found.heads}
    return AccountsAnswer(
        outcome="held",
        answer=_answer(found, searched),
        searched=searched,
        event=telling.told(told) if isinstance(told, Told) else None,
        accounts=tuple(_account(place, one, heads, telling) for place, one in enumerate(accounts)),
        accounts_left_out=len(found.accounts[MOST:]),
        facts=tuple(_fact(row, heads, telling) for row in rows[:MOST]),
        facts_left_out=len(rows[MOST:]),
    )


def _answer(found: Comparison, searched: Searched) -> str:
    """Count what is told, in our own words."""
    differ = [row.kind for row in found.rows if row.differs]
    named = ", ".join(dict.fromkeys(differ))
    words = (
        f"The accounts differ in: {named}." if differ else "The accounts contradict each other in nothing."
    )
    counts = f"{several(len(found.accounts), 'account')}, {several(len(found.rows), 'fact')}."
    return f"{counts} {words} What one does not mention it does not deny. {searched_words(searched)}"


def _account(place: int, account: Account, heads: Mapping[str, ArticleHead], telling: Telling) -> AccountRow:
    return AccountRow(
        account=_mark(place),
        side=account.side,
        voices=account.voices or (ITSELF,),
        articles=tuple(telling.article(heads[one], "") for one in account.articles[:MOST]),
    )


def _mark(place: int) -> str:
    """Name an account by a letter: there are fewer than the alphabet has."""
    return chr(ord("A") + place)


def _fact(row: Row, heads: Mapping[str, ArticleHead], telling: Telling) -> FactRow:
    cells = [(_mark(place), cell) for place, cell in enumerate(row.cells[:MOST])]
    facts = [(mark, cell, fact) for mark, cell in cells for fact in cell.facts]
    return FactRow(
        fact=row.kind,
        about=row.about,
        differs=row.differs,
        said=tuple(
            FactSaid(
                account=mark,
                saying=cell.saying,
                value=fact.value,
                words=fact.words,
                language=heads[fact.article].language,
                voice=fact.voice or ITSELF,
                permalink=telling.link(article_path(fact.article)),
            )
            for mark, cell, fact in facts[:MOST]
        ),
        said_left_out=len(facts[MOST:]),
        not_mentioned_by=tuple(mark for mark, cell in cells if not cell.facts),
    )
