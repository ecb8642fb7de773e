"""Readings made by hand: articles of few sentences on known people."""

from datetime import date

from communique.records import Channel, Level, Reading, Status
from store.generated import Act, Plan, Saying, When
from store.page import page
from store.world import Actor, Deed

FRANCE = Actor(id="FRA", kind="state", state="FRA")
RUSSIA = Actor(id="RUS", kind="state", state="RUS")
LECORNU = Actor(
    id="Q20089181", kind="person", state="FRA", role="minister.defence", body="FRA.ministry.defence"
)
SHOIGU = Actor(id="Q32024", kind="person", state="RUS", role="minister.defence", body="RUS.ministry.defence")
MACRON = Actor(id="Q3052772", kind="person", state="FRA", role="president", body="FRA.presidency")
PUTIN = Actor(id="Q7747", kind="person", state="RUS", role="president", body="RUS.presidency")


def contact(
    day: str,
    *sides: Actor,
    when: When = "day",
    status: Status = "actual",
    channel: Channel = "phone",
    level: Level = "ministers",
) -> Act:
    """Give a sentence that tells a contact, of Lecornu and Shoigu unless said otherwise."""
    one, other = sides or (LECORNU, SHOIGU)
    deed = Deed(
        type="CONSULT",
        status=status,
        day=date.fromisoformat(day),
        sides=(one, other),
        channel=channel,
        level=level,
    )
    return Act(deed=deed, status=status, when=when, words=("spoke with", "at length"))


def saying(speaker: Actor, words: str) -> Saying:
    """Give a sentence that says what somebody said."""
    return Saying(speaker=speaker, about=None, words=words, is_direct=True)


def article(
    key: str,
    published: str | None,
    *acts: Act,
    sayings: tuple[Saying, ...] = (),
    headline: str = "Ministers talk",
    agency: str = "AFP",
    since: str | None = None,
) -> Reading:
    """Give what is read in an article; its contact is the first since the month of ``since``."""
    return page(
        Plan(
            key=key,
            language="en",
            published=None if published is None else date.fromisoformat(published),
            agency=(agency,),
            url=f"https://news.example/{key}",
            headline=headline,
            acts=acts,
            sayings=sayings,
            since=None if since is None else date.fromisoformat(since),
        )
    )


HISTORY = (
    article("before", "2022-10-25", contact("2022-10-24"), headline="A call on grain"),
    article(
        "call",
        "2024-04-03",
        contact("2024-04-03"),
        sayings=(saying(LECORNU, "France condemns the attack near Moscow"),),
        headline="A first call in eighteen months",
        since="2022-10-24",
    ),
    article(
        "account",
        "2024-04-04",
        contact("2024-04-03"),
        sayings=(saying(SHOIGU, "Kyiv does nothing without its curators"),),
        headline="Moscow gives its account",
        agency="TASS",
    ),
    article("month", "2024-05-02", contact("2024-04-15", when="month", channel="in_person")),
    article(
        "undated", None, contact("2024-04-15", when="none", channel="video"), headline="By video, some day"
    ),
    article("plan", "2024-05-03", contact("2024-05-20", status="planned"), headline="They will talk again"),
    article("heads", "2022-08-20", contact("2022-08-19", MACRON, PUTIN, level="heads"), headline="The heads"),
)
"""What is told of the defence ministers of France and Russia, and once of those whom they serve."""
