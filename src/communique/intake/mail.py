"""Mail (.eml), as press offices send it; and MHTML, a saved page in the same dress."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import BinaryIO

from communique.errors import EmptyInput, TooLarge
from communique.intake.decode import Decoded, decode
from communique.intake.html import BETWEEN, page_source
from communique.intake.mail_day import mail_day
from communique.intake.source import MOST_PAGE_BYTES, Block, Item, Source, Stated, Told, all_bytes
from communique.intake.text import is_empty

MOST_HEADER_BYTES = 100_000
"""Of all headers of one part; taking longer ones apart takes the square of their length."""

BLANK_LINE = re.compile(rb"\r?\n\r?\n")
LONGEST_HEADER = 1_000
"""Characters of a header that are read."""

BROKEN_HEADER = (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError, HeaderParseError)
"""What the parts of a mail's header raise, where they are none."""


def read_mail(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a mail: its subject is the title, its plain text the article, else its page.

    The day of sending is no day of publication, but the article is no younger. Raises `EmptyInput`.
    """
    message = _message(stream, told)
    subject = " ".join(_header(message, "subject").split())
    stated = tuple(_stated(message, subject))
    plain, page = _part(message, "text/plain"), _part(message, "text/html")
    captured = told.captured or mail_day(_header(message, "date"))
    if plain is not None:
        decoded = decode(_payload(plain), _told(told, plain))
        if not is_empty(decoded.text):
            yield _source(decoded, subject, stated, captured, told)
            return
    if page is None:
        raise EmptyInput(f"{told.name} is a mail without text. Attachments are not read: save them as files.")
    source = page_source(_payload(page), _told(told, page), form="mail")
    yield _with(source, subject, stated, captured)


def read_mhtml(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a page that a browser saved as one file. Raises `EmptyInput` where there is no page in it."""
    message = _message(stream, told)
    page = _part(message, "text/html")
    if page is None:
        raise EmptyInput(f"{told.name} holds no page. Save it again, as a web page or as MHTML.")
    address = _header(message, "snapshot-content-location") or _header(page, "content-location")
    url = told.url or (address if address.startswith(("http://", "https://")) else None)
    source = page_source(_payload(page), _told(told, page, url=url), form="mhtml")
    yield _with(source, "", (), told.captured or mail_day(_header(message, "date")))


def _message(stream: BinaryIO, told: Told) -> Message:
    data = all_bytes(stream, told, MOST_PAGE_BYTES)
    if any(len(head) > MOST_HEADER_BYTES for head in _heads(data)):
        raise TooLarge(
            f"{told.name} has headers of more than {MOST_HEADER_BYTES // 1000} kB, which no mail has. "
            "The usual cause is a file that is no mail: name its format with --from."
        )
    return email.message_from_bytes(data)


def _heads(data: bytes) -> Iterator[bytes]:
    """Give what may be headers: the beginning, and what follows a boundary, up to a blank line."""
    for number, chunk in enumerate(BLANK_LINE.split(data)):
        boundary = chunk.rfind(b"\n--")
        if boundary >= 0:
            yield chunk[boundary:]
        elif number == 0 or chunk.startswith((b"--", b"Content-")):
            yield chunk


def _part(message: Message, kind: str) -> Message | None:
    """Give the first part of a kind that is no attachment."""
    for part in message.walk():
        try:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return part
        except BROKEN_HEADER:
            continue
    return None


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _told(told: Told, part: Message, *, url: str | None = None) -> Told:
    try:
        charset = part.get_content_charset()
    except BROKEN_HEADER:
        charset = None
    return replace(
        told,
        url=url or told.url,
        encoding=told.encoding or charset,
        is_caller=told.encoding is not None and told.is_caller,
    )


def _header(message: Message, name: str) -> str:
    value = str(message.get(name) or "")[:LONGEST_HEADER]
    try:
        return str(make_header(decode_header(value))).strip()
    except BROKEN_HEADER:
        return value.strip()


def _stated(message: Message, subject: str) -> Iterator[Stated]:
    if subject:
        yield Stated(field="title", value=subject, by="mail subject")
    sender = re.sub(r"\s*<[^>]*>", "", _header(message, "from")).strip(' "')
    if sender:
        yield Stated(field="author", value=sender, by="mail sender")


def _source(
    decoded: Decoded, subject: str, stated: tuple[Stated, ...], captured: str | None, told: Told
) -> Source:
    head = subject + BETWEEN if subject else ""
    blocks = (Block(start=0, end=len(subject), origin="field:title"),) if subject else ()
    body = Block(start=len(head), end=len(head) + len(decoded.text), origin="field:text")
    return Source(
        text=head + decoded.text,
        published=told.published,
        url=told.url,
        name=told.name,
        encoding=decoded.encoding,
        format="mail",
        captured=captured,
        blocks=(*blocks, body),
        stated=stated,
        notes=decoded.notes,
    )


def _with(source: Source, subject: str, stated: tuple[Stated, ...], captured: str | None) -> Source:
    """Put the subject above a mail's page, unless the page has a headline of its own."""
    has_title = not subject or any(block.kept_by == "title" for block in source.blocks)
    head = "" if has_title else subject + BETWEEN
    title = () if has_title else (Block(start=0, end=len(subject), origin="field:title"),)
    moved = (
        replace(block, start=block.start + len(head), end=block.end + len(head)) for block in source.blocks
    )
    shown = (
        one if one.block is None else replace(one, block=one.block + len(title)) for one in source.stated
    )
    return replace(
        source,
        text=head + source.text,
        captured=captured,
        blocks=(*title, *moved),
        stated=(*stated, *shown),
    )
