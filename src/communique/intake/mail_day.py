"""Days as mail, feeds and servers write them (RFC 5322)."""

from datetime import date


def mail_day(written: str) -> str | None:
    """Give the day of a date line in ISO 8601, in the line's own zone; None where it is no such date.

    >>> mail_day("Wed, 03 Apr 2024 00:30:00 +0200"), mail_day("yesterday")
    ('2024-04-03', None)

    A year with too many digits is no date either:

    >>> mail_day("Mon, 3 Apr 99999999999999999999 00:00:00") is None
    True
    """
    from email.utils import parsedate  # noqa: PLC0415 - sockets and all, for days that are written so only

    try:
        parsed = parsedate(written)
        return None if parsed is None else date(*parsed[:3]).isoformat()
    except (ValueError, TypeError, AttributeError, LookupError, OverflowError):
        return None
