"""WARC: the pages of a crawl; needs the extra [warc]."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

from communique.errors import InputError, MissingExtra, TooLarge
from communique.intake.feed import read_feed
from communique.intake.html import page_source
from communique.intake.source import MOST_PAGE_BYTES, Fault, Item, Told
from communique.intake.text import text_source

PAGES = frozenset(["text/html", "application/xhtml+xml"])
FEEDS = frozenset(["application/rss+xml", "application/atom+xml"])
KINDS = frozenset(["response", "resource", "conversion"])
PANIC = "PanicException"
"""What a fault inside fastwarc is called: no `Exception`, so that it would end the program."""


def read_warc(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read the pages, plain texts and feeds of an archive; pictures, scripts, failed answers are passed over.

    The day of capture is no day of publication, but the article is no younger.
    Raises `MissingExtra`, and `InputError` where the archive is damaged, after all that stands before.
    """
    records, bytes_ = 0, _Telling(stream)
    try:
        for record in _iterator(told)(bytes_):
            records += 1
            yield from _items(record, told)
    except (OSError, ValueError, EOFError) as err:
        raise _damaged(told, records, err) from err
    except BaseException as err:
        if type(err).__name__ != PANIC:
            raise
        raise _damaged(told, records, err) from err
    if bytes_.err is not None:
        raise bytes_.err
    if not records:
        raise InputError(f"{told.name} is no WARC, or has no record in it.")


def _damaged(told: Told, records: int, err: BaseException) -> InputError:
    return InputError(
        f"{told.name} is damaged behind record {records}: {str(err)[:200]}. What stands before was read. "
        "The usual cause is a download that was cut off."
    )


class _Telling:
    """A stream as fastwarc wants it: it asks for the place, and a stream's error would end the program."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._place = stream, 0
        self.err: InputError | None = None

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes; none behind an error, which is kept."""
        try:
            data = self._stream.read(size)
        except InputError as err:
            self.err, data = err, b""
        self._place += len(data)
        return data

    def tell(self) -> int:
        """Say how many bytes were given."""
        return self._place

    def seek(self, _offset: int, _whence: int = 0) -> int:
        """Refuse: there is no way back."""
        raise OSError("an archive is read from its beginning to its end")

    def close(self) -> None:
        """Leave the stream open, which is its owner's to close."""

    def seekable(self) -> bool:
        """Say that there is no way back."""
        return False


def _iterator(told: Told) -> Callable[[_Telling], Iterator[Any]]:
    try:
        from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - an extra
    except ImportError as err:
        raise MissingExtra(
            f'{told.name}: reading WARC needs the extra: pip install "communique[warc]".'
        ) from err
    return lambda stream: iter(ArchiveIterator(stream, parse_http=True, auto_decode="all"))


def _items(record: Any, told: Told) -> Iterator[Item]:  # noqa: ANN401 - fastwarc has no types
    """Give what one record holds for us."""
    if (record.headers.get("WARC-Type") or "").casefold() not in KINDS or not _is_answer(record):
        return
    kind = _content_type(record)
    if kind not in PAGES | FEEDS | {"text/plain"}:
        return
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    place = address or f"record at byte {record.stream_pos}"
    try:
        yield from _read(record, kind, _told(record, told, address), place)
    except InputError as err:
        yield Fault(name=told.name, place=place, error=err)


def _read(record: Any, kind: str, told: Told, place: str) -> Iterator[Item]:  # noqa: ANN401 - as above
    data = record.reader.read(MOST_PAGE_BYTES + 1)
    if len(data) > MOST_PAGE_BYTES:
        raise TooLarge(f"{place} is larger than {MOST_PAGE_BYTES // 1_000_000} MB, more than any article.")
    if kind in FEEDS:
        yield from read_feed(BytesIO(data), told)
    elif kind in PAGES:
        yield page_source(data, told)
    else:
        yield text_source(data, told)


def _told(record: Any, told: Told, address: str) -> Told:  # noqa: ANN401 - as above
    date = record.record_date
    is_web = address.startswith(("http://", "https://"))
    return replace(
        told,
        url=address if is_web else None,
        encoding=told.encoding or record.http_charset,
        is_caller=told.encoding is not None,
        captured=None if date is None else date.date().isoformat(),
    )


def _is_answer(record: Any) -> bool:  # noqa: ANN401 - as above
    headers = record.http_headers
    status = getattr(headers, "status_code", None) if headers is not None else None
    return status is None or status in {200, 203}


def _content_type(record: Any) -> str:  # noqa: ANN401 - as above
    kind = record.http_content_type or (record.headers.get("Content-Type") or "").partition(";")[0]
    return str(kind).strip().casefold()
