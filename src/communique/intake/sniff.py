"""Which format bytes are in: by what they begin with where that is unmistakable, else by the file's name."""

import re
from collections.abc import Mapping

from communique.intake.decode import marked_encoding
from communique.intake.source import Format

HEAD = 4096
"""Bytes by which a format is told."""

GZIP = b"\x1f\x8b"

SUFFIXES: Mapping[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".eml": "mail",
}
"""What a file's name says; ``.gz`` may follow."""

FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*|<\?[^>]*>\s*|<!DOCTYPE rss[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
PAGE = re.compile(
    r""
    r"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ROW = re.compile(r'\s*(?:\[\s*)?\{\s*"')
HEADER = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
MAIL = re.compile(r"(?im)^(?:MIME-Version|Received|Message-ID|Return-Path|Delivered-To):")
SAVED = re.compile(r"(?im)^Content-Type:\s*multipart/related|^Snapshot-Content-Location:")


def format_of(head: bytes, name: str) -> Format:
    """Tell the format of an input by its first bytes and its name; what nobody knows is plain text.

    >>> format_of(b"<!DOCTYPE html><title>Gipfel</title>", "page.txt"), format_of(b"Gipfel in Riga", "-")
    ('html', 'text')
    """
    by_content = format_by_content(head)
    by_name = format_by_name(name)
    if by_content in {"jsonl", "mail"} and by_name == "text":
        return "text"
    return by_content or by_name or "text"


def format_by_name(name: str) -> Format | None:
    """Give the format that a file's name says.

    >>> format_by_name("crawl.warc.gz"), format_by_name("photo.jpg")
    ('warc', None)
    """
    folded = name.casefold().removesuffix(".gz")
    return next((form for suffix, form in SUFFIXES.items() if folded.endswith(suffix)), None)


def format_by_content(head: bytes) -> Format | None:
    """Give the format that the first bytes show beyond doubt."""
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    text = head.decode(marked_encoding(head) or "utf-8", "ignore").removeprefix("\ufeff")
    if FEED.match(text):
        return "feed"
    if PAGE.match(text):
        return "html"
    if HEADER.match(text) and MAIL.search(text):
        return "mhtml" if SAVED.search(text) else "mail"
    return "jsonl" if ROW.match(text) else None
