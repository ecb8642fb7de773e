"""A reading, made ready to be kept: all that can be computed before anybody else has to wait."""

import zlib
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from communique.errors import LedgerDamaged
from communique.ledger.reports import event_reports
from communique.ledger.said import claim_reports, quote_reports
from communique.records import ClaimReport, EventReport, QuoteReport, Reading
from communique.schema import from_json, to_json
from communique.stories import Fingerprint, Profile, fingerprint, keys, profile

LEVEL = 3
"""How hard readings are packed: to a sixth, at twice the speed of the usual level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A reading and everything that the tables keep of it."""

    reading: Reading
    packed: bytes
    events: tuple[EventReport, ...]
    quotes: tuple[QuoteReport, ...]
    claims: tuple[ClaimReport, ...]
    fingerprint: Fingerprint
    keys: tuple[int, ...]
    profile: Profile

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id


def prepare(reading: Reading) -> Prepared:
    """Make a reading ready: a pure function. Raises `InputError` for a text that JSON cannot carry."""
    print_ = fingerprint(reading.article)
    return Prepared(
        reading=reading,
        packed=pack(reading),
        events=event_reports(reading),
        quotes=quote_reports(reading),
        claims=claim_reports(reading),
        fingerprint=print_,
        keys=keys(print_),
        profile=profile(reading),
    )


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


def encode(record: object) -> bytes:
    """Write a record as it is kept in a column."""
    return msgspec.json.encode(record)
