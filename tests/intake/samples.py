"""Our own pages and articles in every format that is read, for the tests of them and for fuzzing."""

import csv
import gzip
import io
import json
from collections.abc import Sequence
from email.message import EmailMessage
from functools import cache
from xml.sax.saxutils import escape

from intake.shapes import pages
from intake.sheet import Made

MAILED = "Wed, 03 Apr 2024 00:30:00 +0200"
TEXT = (
    "Minister beraten in Riga\n\nDie Minister berieten am Mittwoch in Riga. Danach reisten sie ab.\n\n(AFP)\n"
)
ROWS = (
    {"title": "Minister beraten in Riga", "text": "Die Minister berieten am Mittwoch in Riga.", "url":
    "https://a.example/1",
     "date_publish": "2024-04-03T14:05:00+02:00", "language": "de"},
    {"title": "Ministers meet", "text": "The ministers met in Riga on Wednesday. They will meet again.",
    "url":
     "https://a.example/2", "date_publish": "2024-04-04", "language": "en"},
)  # fmt: skip


def feed(items: Sequence[str], *, head: str = "") -> bytes:
    """Give an RSS feed of some items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Küstenblatt</title>'
        f"<language>de</language>{head}{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    ).encode()


def full_item(title: str, paragraphs: Sequence[str]) -> str:
    """Give an item of a feed that holds its whole article."""
    content = escape("".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    return (
        f"<title>{title}</title><link>https://a.example/1</link><pubDate>{MAILED}</pubDate>"
        f"<description>Es geht um Fische.</description><content:encoded>{content}</content:encoded>"
    )


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Küstenblatt</title><entry>
<title type="html">Minister &lt;b&gt;beraten&lt;/b&gt; in Riga</title><link href="https://a.example/1"/>
<updated>2024-04-05T10:00:00Z</updated><published>2024-04-03T00:30:00+02:00</published>
<content type="html">&lt;p&gt;{ROWS[0]["text"]}&lt;/p&gt;</content></entry></feed>""".encode()


def jsonl(rows: Sequence[object] = ROWS) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def table(delimiter: str = ",") -> bytes:
    lines = io.StringIO()
    rows = csv.DictWriter(lines, list(ROWS[0]), delimiter=delimiter)
    rows.writeheader()
    rows.writerows(ROWS)
    return lines.getvalue().encode()


def mail(
    text: str | None = TEXT, page: str | None = None, *, subject: str = "Einladung zur Pressekonferenz"
) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = "Presse <presse@a.example>", "b@b.example", MAILED
    message["Subject"] = subject
    message["Message-ID"] = "<1@a.example>"
    if text is not None:
        message.set_content(text)
    if page is not None:
        if text is None:
            message.set_content(page, subtype="html")
        else:
            message.add_alternative(page, subtype="html")
    return message.as_bytes()


def mhtml(page: Made) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://a.example/saved"
    message["Subject"] = "x"
    message["Date"] = "Fri, 5 Apr 2024 10:00:00 -0000"
    message["MIME-Version"] = "1.0"
    message.set_content(page.data, "text", "html", cte="quoted-printable")
    message.make_related()
    return message.as_bytes()


def answer(url: str, body: bytes, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """Give a WARC record of an answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-04-05T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{len(body):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@cache
def made() -> tuple[Made, ...]:
    """Give all pages of our own making."""
    return tuple(pages())


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    """Give a name and bytes of each format, of pages all."""
    warc = b"".join(answer(f"https://a.example/{n}", page.data) for n, page in enumerate(made()[:3]))
    found = [(f"{page.language}-{page.name}.html", page.data) for page in made()]
    found += [
        ("story.txt", TEXT.encode()),
        ("story-1252.txt", TEXT.replace("berieten", "ließen über Grüße").encode("cp1252")),
        ("feed.xml", feed([full_item("Gipfel", [ROWS[0]["text"]]), "<title>Nur Titel</title>"])),
        ("feed.atom", ATOM),
        ("rows.jsonl", jsonl()),
        ("rows.csv", table()),
        ("rows.tsv", table("\t")),
        ("invitation.eml", mail()),
        ("release.eml", mail(None, made()[3].data.decode())),
        ("saved.mhtml", mhtml(made()[0])),
        ("crawl.warc", warc),
        ("crawl.warc.gz", gzip.compress(warc, mtime=0)),
        ("story.txt.gz", gzip.compress(TEXT.encode(), mtime=0)),
    ]
    return tuple(found)
