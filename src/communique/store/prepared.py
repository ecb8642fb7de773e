"""A reading, made ready to be kept: all that can be computed before anybody else has to wait.

What is prepared is small and plain, so that one process can prepare what another writes.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from communique.errors import LedgerDamaged
from communique.ledger.reports import event_reports
from communique.ledger.said import claim_reports, quote_reports
from communique.records import ClaimReport, EventReport, Language, QuoteReport, Reading
from communique.schema import from_json, to_json
from communique.store.search import folded
from communique.stories import Fingerprint, Profile, fingerprint, keys, profile
from communique.stories.profile import ordinal

LEVEL = 3
"""How hard readings are packed: to a sixth, at twice the speed of the usual level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedQuote:
    """A quote as its table keeps it: ``day`` is that of its article, ``record`` the `QuoteReport` as JSON."""

    id: str
    speaker: str | None
    speaker_id: str | None
    day: int
    language: Language
    folded: str
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedClaim:
    """A claim as its table keeps it: ``day`` is that of its article, ``record`` the `ClaimReport` as JSON."""

    id: str
    kind: str
    day: int
    record: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Everything that the tables keep of a reading but the numbers, which a ledger gives.

    ``id`` to ``url`` are those of the article, ``reading`` and ``profile`` are packed.
    """

    id: str
    sha256: str
    language: Language
    title: str | None
    published: str | None
    agency: tuple[str, ...]
    url: str | None
    reading: bytes
    events: tuple[EventReport, ...]
    quotes: tuple[PreparedQuote, ...]
    claims: tuple[PreparedClaim, ...]
    fingerprint: Fingerprint
    keys: tuple[int, ...]
    profile: bytes


def prepare(reading: Reading) -> Prepared:
    """Make a reading ready: a pure function. Raises `InputError` for a text that JSON cannot carry."""
    article = reading.article
    print_ = fingerprint(article)
    return Prepared(
        id=article.id,
        sha256=article.sha256,
        language=article.language,
        title=article.title,
        published=article.published,
        agency=article.agency,
        url=article.url,
        reading=pack(reading),
        events=event_reports(reading),
        quotes=tuple(map(_quote, quote_reports(reading))),
        claims=tuple(map(_claim, claim_reports(reading))),
        fingerprint=print_,
        keys=keys(print_),
        profile=pack_profile(profile(reading)),
    )


def _quote(quote: QuoteReport) -> PreparedQuote:
    return PreparedQuote(
        id=quote.id,
        speaker=quote.speaker,
        speaker_id=quote.speaker_id,
        day=_day(quote.published),
        language=quote.language,
        folded=" ".join(folded(quote.words)),
        record=encode(quote),
    )


def _claim(claim: ClaimReport) -> PreparedClaim:
    return PreparedClaim(id=claim.id, kind=claim.kind, day=_day(claim.published), record=encode(claim))


def _day(published: str | None) -> int:
    return 0 if published is None else ordinal(published)


def to_message(some: Sequence[Prepared]) -> bytes:
    """Write what was prepared for another process: a tenth of the time that pickling takes."""
    return msgspec.msgpack.encode(some)


def from_message(message: bytes) -> list[Prepared]:
    """Give back what `to_message` wrote."""
    return msgspec.msgpack.decode(message, type=list[Prepared])


def pack(reading: Reading) -> bytes:
    """Write a reading as it is kept."""
    return zlib.compress(to_json(reading), LEVEL)


def unpack(packed: bytes, sha: str, where: str) -> Reading:
    """Give back a kept reading. Raises `LedgerDamaged` where it is not what was written."""
    try:
        reading = from_json(zlib.decompress(packed))
    except Exception as err:
        raise _damaged(where, str(err)) from err
    if sha256(reading.article.text.encode("utf-8", "surrogatepass")).hexdigest() != sha:
        raise _damaged(where, "its text is not the one that was added")
    return reading


def _damaged(where: str, words: str) -> LedgerDamaged:
    return LedgerDamaged(
        f"{where}: a kept article is damaged ({words}). Put back your last copy of the ledger, or add the "
        "article again with --again."
    )


def pack_profile(profile: Profile) -> bytes:
    """Write a profile as it is kept."""
    return zlib.compress(encode(profile), 1)


def unpack_profile(packed: bytes) -> Profile:
    """Give back a kept profile."""
    return msgspec.json.decode(zlib.decompress(packed), type=Profile)


def encode(record: object) -> bytes:
    """Write a record as it is kept in a column."""
    return msgspec.json.encode(record)
