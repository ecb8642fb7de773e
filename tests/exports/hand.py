"""Records made by hand, and text that was written to break a file."""

from dataclasses import replace

from hypothesis import strategies as st

from communique.ledger.claims import ClaimCheck
from communique.ledger.rows import Checked, Held, Said
from communique.records import (
    ArticleHead,
    ClaimReport,
    EntityKind,
    EventReport,
    HeldEvent,
    Party,
    QuoteReport,
    Side,
    Span,
)

HOSTILE = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.sampled_from(
        (
            "=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "\r=1", 'say "no", twice', "a\r\nb", "a|b", "a\tb",
            "\x00", "\ud800", "\udfff\ud800", "\ufffe", "]]>", "<script>", "&amp;", "TY  - NEWS\r\nER  - ",
            "\x85x\u2028y", " … ", "-,&#", "'", "\\|", "",
        )
    ),
)  # fmt: skip


def party(
    name: str = "Olaf Scholz",
    actor: str | None = "Q61053",
    *,
    kind: EntityKind = "person",
    country: str | None = "DEU",
    role: str | None = "head_of_government",
    side: Side = "actor",
) -> Party:
    return Party(
        actor=actor, name=name, kind=kind, country=country, role=role, body=None, side=side, duties=()
    )


EVENT = HeldEvent(
    id="00000000000000e1",
    type="CONSULT",
    mode="phone",
    status="actual",
    channel="phone",
    level="heads",
    count="one",
    known="reported",
    parties=(party(), party("Wladimir Putin", "Q7747", country="RUS", role="president")),
    place="Berlin",
    edtf="2022-10",
    earliest="2022-10-01",
    latest="2022-10-31",
    dated_by=None,
    members=("00000000000000e1",),
    articles=("00000000000000a1",),
    reports=1,
    sources=1,
    reasons=(),
    judged=None,
)
REPORT = EventReport(
    id=EVENT.id,
    article="00000000000000a1",
    language="de",
    published="2024-04-04",
    type="CONSULT",
    mode="phone",
    status="actual",
    channel="phone",
    level="heads",
    count="one",
    parties=EVENT.parties,
    place="Berlin",
    place_country="DEU",
    edtf="2022-10",
    earliest="2022-10-01",
    latest="2022-10-31",
    voices=("dpa",),
    words="telefonierten",
    span=Span(start=0, end=13),
)
HEAD = ArticleHead(
    id="00000000000000a1",
    title="Ein Gespräch",
    language="de",
    published="2024-04-04",
    agency=("dpa",),
    url="https://example.org/1",
    sha256="0" * 64,
    added="2024-04-05T10:00:00Z",
)
QUOTE = QuoteReport(
    id="00000000000000b1",
    article=HEAD.id,
    language="de",
    published="2024-04-04",
    type="direct",
    speaker="Olaf Scholz",
    speaker_id="Q61053",
    speaker_for=None,
    speaker_country="DEU",
    addressee=None,
    addressee_id=None,
    cue="sagen",
    cue_class="say",
    said_on=None,
    voices=(),
    words="Wir reden.",
    span=Span(start=0, end=10),
)
CLAIM = ClaimReport(
    id="00000000000000c1",
    article=HEAD.id,
    language="de",
    published="2024-04-04",
    kind="last",
    between=EVENT.parties,
    level="heads",
    event=EVENT.id,
    edtf=None,
    earliest=None,
    latest=None,
    is_approximate=False,
    voices=(),
    words="zuletzt",
    span=Span(start=0, end=7),
)


def held(event: HeldEvent = EVENT, report: EventReport = REPORT, head: ArticleHead = HEAD) -> Held:
    return Held(event=event, report=report, head=head)


def hostile_held(words: str) -> Held:
    """Give an event in which every text that comes out of an article is one text."""
    parties = (party(words, None, country=None, role=None), party(words, None, side="recipient"))
    return held(
        replace(EVENT, parties=parties, place=words),
        replace(REPORT, words=words, voices=(words,), place=words),
        replace(HEAD, title=words, agency=(words,), url=f"https://example.org/{words}"),
    )


def hostile_said(words: str) -> Said:
    return Said(
        quote=replace(QUOTE, speaker=words, words=words, cue=words),
        head=replace(HEAD, title=words, url=words),
    )


def hostile_checked(words: str) -> Checked:
    claim = replace(CLAIM, words=words, voices=(words,), between=(party(words, None),))
    check = ClaimCheck(
        claim=claim, verdict="nothing held", words=words, agreeing=(), against=(), open=(), days={}
    )
    return Checked(check=check, head=replace(HEAD, title=words))
