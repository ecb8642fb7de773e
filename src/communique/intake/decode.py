"""Bytes → text: by mark, by the caller's word, by what the page says, else by what fits, with a doubt."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.errors import NotText
from communique.intake.source import Note, Told

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer first where one begins with another. The mark itself stays: it is the text's first character."""

CANDIDATES = ["cp1252", "cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"]
"""In what our languages were written before UTF-8, the commonest first. Not cp1250, which has the letters of
German where cp1252 has them, and is taken for it."""

EXAMINED = 60_000
"""Bytes by which an encoding is told."""

MOST_DAMAGE = 0.002
"""Share of bytes that may be wrong in a text that is otherwise in the encoding it names: a few, not all."""

DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
DECLARED_WITHIN = 4096

WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
"""Browsers take these names for the wider encoding, and so did those who wrote the pages."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and the doubts about that."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, told: Told) -> Decoded:
    r"""Decode plain text: by its mark, else as the caller says, else as UTF-8, else as what fits.

    No character is lost or changed, newlines and the mark included. Raises `NotText` for bytes that are none,
    and where they are not in the encoding that the caller names.

    >>> decode("Größe\r\n".encode("cp1252"), Told()).text
    'Größe\r\n'
    """
    marked = marked_encoding(data)
    if marked or (told.encoding and told.is_caller):
        return Decoded(_strict(data, marked or str(told.encoding), told.name), marked or str(told.encoding))
    return _without_nul(_declared_or_found(data, told.encoding, told.name), told.name)


def decode_page(data: bytes, told: Told) -> Decoded:
    """Decode a page: by its mark, as the caller or the server says, as its head says, else as what fits.

    A NUL is shown as U+FFFD, as browsers do. Raises what `decode` raises.
    """
    marked = marked_encoding(data)
    if marked or (told.encoding and told.is_caller):
        encoding = marked or str(told.encoding)
        return _nul_shown(Decoded(_strict(data, encoding, told.name, may_hold_nul=True), encoding))
    return _nul_shown(_declared_or_found(data, told.encoding or declared_encoding(data), told.name))


def marked_encoding(data: bytes) -> str | None:
    """Give the encoding that a byte order mark names."""
    return next((known for mark, known in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def declared_encoding(data: bytes) -> str | None:
    """Give the encoding that a page's own head names.

    >>> declared_encoding(b'<html><meta charset="windows-1251">')
    'windows-1251'
    """
    found = DECLARED.search(data, 0, DECLARED_WITHIN)
    return None if found is None else (found[1] or found[2]).decode("ascii")


def _declared_or_found(data: bytes, declared: str | None, name: str) -> Decoded:
    """Decode as UTF-8 if that fits, which it does by no chance; else as declared or as what fits."""
    known = _known(declared)
    for encoding in dict.fromkeys(("utf-8", known or "utf-8")):
        try:
            return Decoded(data.decode(encoding), encoding, tuple(_contradicted(data, declared, encoding)))
        except UnicodeError:
            continue
    damaged = _damaged(data, known or "utf-8", name)
    return damaged or _found(data, declared, name)


def _contradicted(data: bytes, declared: str | None, encoding: str) -> Iterator[Note]:
    if declared and _known(declared) != encoding and not data.isascii():
        yield _note(
            "encoding_contradicted", f"The input names the encoding {declared}, but its bytes are {encoding}."
        )


def _damaged(data: bytes, encoding: str, name: str) -> Decoded | None:
    """Decode a text with a few wrong bytes, each shown as U+FFFD; with too many it is something else."""
    text = data.decode(encoding, "replace")
    wrong = text.count("\ufffd")
    letters = sum(byte > 0x7F for byte in data)
    if wrong > 1 + MOST_DAMAGE * len(data) or wrong * 4 > letters or _is_binary(data):
        return None
    words = f"{wrong} of {len(data)} bytes are no {encoding}; each is shown as \ufffd."
    return Decoded(text, encoding, (_note("encoding_damaged", f"{name}: {words}"),))


def _found(data: bytes, declared: str | None, name: str) -> Decoded:
    """Tell the encoding by what the letters look like. Raises `NotText`."""
    wrong = _first_wrong(data)
    if _is_binary(data):
        raise _binary(name, f"byte {data.index(0)} is NUL" if b"\0" in data else "most bytes are no letters")
    encoding = _likeliest(data)
    if encoding is None:
        raise NotText(
            f"{name} is no UTF-8 text: {wrong}, and no other encoding fits. If you know it, name it: "
            "--encoding cp1252."
        )
    said = f"names the encoding {declared}, which does not fit" if declared else "does not name its encoding"
    words = f"The input {said}, and it is no UTF-8 ({wrong}); it was read as {encoding}, which fits best."
    return Decoded(data.decode(encoding, "replace"), encoding, (_note("encoding_guessed", words),))


def _likeliest(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - needed for old texts only

    best = from_bytes(data[:EXAMINED], cp_isolation=CANDIDATES, enable_fallback=False).best()
    return None if best is None else best.encoding


def _is_binary(data: bytes) -> bool:
    """Say whether bytes are a program's own format: control characters where text has none."""
    head = data[:EXAMINED]
    controls = sum(head.count(code) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return b"\0" in head or controls > len(head) // 100


def _first_wrong(data: bytes) -> str:
    try:
        data.decode()
    except UnicodeDecodeError as err:
        return f"byte 0x{data[err.start]:02x} at offset {err.start}"
    return "its end"


def _known(encoding: str | None) -> str | None:
    """Give Python's name of an encoding, the wider one where the name is used loosely."""
    try:
        name = codecs.lookup(encoding or "").name
        is_text = codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - the only way
    except LookupError:
        return None
    return WIDER.get(name, name) if is_text else None


def _without_nul(decoded: Decoded, name: str) -> Decoded:
    if "\0" in decoded.text:
        raise _binary(name, f"character {decoded.text.index(chr(0))} is NUL")
    return decoded


def _nul_shown(decoded: Decoded) -> Decoded:
    return Decoded(decoded.text.replace("\0", "\ufffd"), decoded.encoding, decoded.notes)


def _strict(data: bytes, encoding: str, name: str, *, may_hold_nul: bool = False) -> str:
    try:
        text = data.decode(encoding)
    except LookupError as err:
        raise NotText(
            f"{encoding!r} is no encoding that is known. Common ones: utf-8, cp1252, latin-1, utf-16."
        ) from err
    except UnicodeError as err:
        offset = err.start if isinstance(err, UnicodeDecodeError) else 0
        byte = f"byte 0x{data[offset]:02x} at offset {offset}" if offset < len(data) else "its end"
        raise NotText(
            f"{name} is no {encoding} text: {byte}. Name its encoding with --encoding, or save it as UTF-8."
        ) from err
    if "\0" in text and not may_hold_nul:
        raise _binary(name, f"character {text.index(chr(0))} is NUL")
    return text


def _binary(name: str, what: str) -> NotText:
    return NotText(
        f"{name} is no text: {what}. The usual cause is a program's own format such as PDF or DOCX: "
        "save the article as plain text."
    )


def _note(kind: str, words: str) -> Note:
    return Note(kind=kind, words=words, rule="intake.decode")
