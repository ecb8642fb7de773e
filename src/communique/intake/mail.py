"""Mail (.eml), as press offices send it; and MHTML, a saved page in the same dress."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.policy import default
from typing import BinaryIO

from communique.errors import EmptyInput
from communique.intake.decode import Decoded, decode
from communique.intake.html import BETWEEN, page_source
from communique.intake.source import MOST_PAGE_BYTES, Block, Item, Source, Stated, Told, all_bytes
from communique.intake.text import is_empty

BROKEN_HEADER = (ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError)
"""What the parts of a mail's header raise, where they are none."""


def read_mail(stream: BinaryIO, told: Told) -> Iterator[Item]:
    """Read a mail: its subject is the title, its plain text the article, else its page.

    The day of sending is no day of publication, but the article is no younger. Raises `EmptyInput`.
    """
    message = _message(stream, told)
    subject = " ".join(_header(message, "subject").split())
    stated = tuple(_stated(message, subject))
    plain, page = _part(message, "text/plain"), _part(message, "text/html")
    captured = told.captured or _day(message)
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
    yield _with(source, "", (), told.captured or _day(message))


def _message(stream: BinaryIO, told: Told) -> EmailMessage:
    return email.message_from_bytes(all_bytes(stream, told, MOST_PAGE_BYTES), policy=default)


def _part(message: EmailMessage, kind: str) -> MIMEPart | None:
    """Give the first part of a kind that is no attachment."""
    for part in message.walk():
        try:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                return part
        except BROKEN_HEADER:
            continue
    return None


def _payload(part: MIMEPart) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _told(told: Told, part: MIMEPart, *, url: str | None = None) -> Told:
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


def _header(message: MIMEPart, name: str) -> str:
    try:
        return str(message.get(name) or "").strip()
    except BROKEN_HEADER:
        return ""


def _day(message: EmailMessage) -> str | None:
    """Give the day of sending, in its own zone."""
    try:
        sent = getattr(message.get("date"), "datetime", None)
    except BROKEN_HEADER:
        return None
    return None if sent is None else str(sent.date().isoformat())


def _stated(message: EmailMessage, subject: str) -> Iterator[Stated]:
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
