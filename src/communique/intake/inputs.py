"""The door: files, folders, addresses, standard input come in, sources and faults go out."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError
from communique.intake.sniff import HEAD, format_by_content, format_by_name, format_of
from communique.intake.source import Fault, Format, Item, Read, Told
from communique.intake.stream import Meter, opened

if TYPE_CHECKING:
    from communique.intake.address import Fetcher

STDIN = "-"
READERS: Mapping[Format, tuple[str, str]] = {
    "text": ("text", "read_text"),
    "html": ("html", "read_html"),
    "mhtml": ("mail", "read_mhtml"),
    "feed": ("feed", "read_feed"),
    "jsonl": ("jsonl", "read_jsonl"),
    "csv": ("csv_rows", "read_csv"),
    "parquet": ("parquet", "read_parquet"),
    "warc": ("warc", "read_warc"),
    "mail": ("mail", "read_mail"),
}
"""One reader a format: its module and its name. A run that reads text loads none of the others."""

KINDS: Mapping[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "text/csv": "csv",
}
"""What a server says of the format, where the content leaves it open."""

PARTS_OF_PAGES = (
    "_files",
    "-files",
    "_file",
    "-Dateien",
    "_Dateien",
    "_fichiers",
    "_archivos",
    ".files",
    "_elem",
)
"""Ends of the folders in which browsers keep pictures and frames beside a page that they save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the user says of all inputs.

    ``fields`` map ours to those of a table. ``own`` are the files that the run itself writes: were they in a
    folder that it reads, each fault would be the next input.
    """

    form: Format | None = None
    published: str | None = None
    encoding: str | None = None
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    allow_private: bool = False
    own: frozenset[Path] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftAlone:
    """Files of a folder that no format claims, by their suffix: told, but no fault."""

    name: str
    suffixes: Mapping[str, int]

    @property
    def words(self) -> str:
        """The message."""
        kinds = ", ".join(f"{suffix} {number}" for suffix, number in sorted(self.suffixes.items()))
        return f"{self.name}: other kinds of files were left alone ({kinds})."


def read_inputs(
    names: Sequence[str],
    choices: Choices | None = None,
    *,
    stdin: BinaryIO | None = None,
    meter: Meter | None = None,
    fetcher: "Fetcher | None" = None,
) -> Iterator[Item | LeftAlone]:
    """Read all that a user named, in the order named; folders in that of their files' names.

    A name is a file, a folder, an address (http, https), or "-" for ``stdin``. What cannot be read is a
    `Fault`, and the rest goes on. ``meter`` is told how much there is and how much was read.
    """
    told = choices or Choices()
    counted = meter or Meter()
    counted.total = sum(_size(name) for name in names)
    for name in names:
        if name == STDIN:
            yield from _read_stream(stdin or BytesIO(), "standard input", told, counted)
        elif is_address(name):
            fetcher = fetcher or _fetcher(told)
            yield from _read_address(name, told, counted, fetcher)
        elif os.path.isdir(name):  # noqa: PTH112 - Path.is_dir() raises for a name that no file can have
            yield from _read_folder(Path(name), told, counted)
        else:
            yield from _read_file(name, told, counted)


def read_stream(
    stream: BinaryIO, told: Told, form: Format | None = None, meter: Meter | None = None
) -> Iterator[Item]:
    """Read an open stream of bytes in its format, found where it is not named.

    Raises `InputError` where nothing more of it can be read.
    """
    unpacked, head = opened(stream, told.name, meter or Meter())
    yield from _reader(form or format_of(head, told.name))(unpacked, told)


def _reader(form: Format) -> Read:
    module, name = READERS[form]
    reader: Read = getattr(import_module(f"communique.intake.{module}"), name)
    return reader


def is_address(name: str) -> bool:
    """Say whether an input's name is an address of the web."""
    return name.casefold().startswith(("http://", "https://"))


def _fetcher(choices: Choices) -> "Fetcher":
    from communique.intake.address import Fetcher  # noqa: PLC0415 - what speaks http and TLS, for addresses only

    return Fetcher(allow_private=choices.allow_private)


def _read_file(name: str, choices: Choices, meter: Meter) -> Iterator[Item]:
    try:
        with Path(name).open("rb") as stream:
            yield from _read_stream(stream, name, choices, meter)
    except FileNotFoundError:
        yield _fault(name, InputError(f"{name}: there is no such file. Check the name and the folder."))
    except PermissionError:
        yield _fault(name, InputError(f"{name} may not be read. Ask its owner for permission to read it."))
    except (OSError, ValueError) as err:
        yield _fault(name, InputError(f"{name} cannot be read: {err}."))


def _read_address(name: str, choices: Choices, meter: Meter, fetcher: "Fetcher") -> Iterator[Item]:
    try:
        page = fetcher.fetch(name)
    except InputError as err:
        yield _fault(name, err)
        return
    told = _told(name, choices)
    is_named = told.encoding is not None
    told = replace(
        told,
        url=page.url,
        encoding=told.encoding or page.encoding,
        is_caller=is_named,
        captured=page.captured,
    )
    form = choices.form or format_by_content(page.data[:HEAD]) or KINDS.get(page.kind)
    yield from _guarded(BytesIO(page.data), told, form, meter)


def _read_stream(stream: BinaryIO, name: str, choices: Choices, meter: Meter) -> Iterator[Item]:
    yield from _guarded(stream, _told(name, choices), choices.form, meter)


def _guarded(stream: BinaryIO, told: Told, form: Format | None, meter: Meter) -> Iterator[Item]:
    """Read a stream; whatever goes wrong in it costs what is left of it, not the other inputs."""
    try:
        yield from read_stream(stream, told, form, meter)
    except Exception as err:  # noqa: BLE001 - formats are read by others' libraries, and one input must not end a run
        yield _fault(told.name, err)


def _told(name: str, choices: Choices) -> Told:
    return Told(name=name, encoding=choices.encoding, published=choices.published, fields=choices.fields)


def _fault(name: str, err: Exception) -> Fault:
    return Fault(name=name, place=None, error=err)


def _read_folder(folder: Path, choices: Choices, meter: Meter) -> Iterator[Item | LeftAlone]:
    others: Counter[str] = Counter()
    is_found = False
    for path in list(files_of(folder)):
        if path.resolve() in choices.own:
            continue
        if choices.form is None and format_by_name(path.name) is None:
            others[path.suffix.casefold() or "no suffix"] += 1
            continue
        is_found = True
        yield from _read_file(str(path), choices, meter)
    if others:
        yield LeftAlone(name=str(folder), suffixes=dict(others))
    if not is_found:
        yield _fault(
            str(folder), InputError(f"{folder} holds no file that can be read. Name the files one by one.")
        )


def files_of(folder: Path) -> Iterator[Path]:
    """Give the files of a folder and below it, by name; not hidden ones, nor parts of saved pages."""
    for where, folders, names in os.walk(folder):
        stems = {Path(name).stem for name in names if format_by_name(name) == "html"}
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not _is_part(name, stems)
        )
        yield from (Path(where) / name for name in sorted(names) if not name.startswith("."))


def _is_part(name: str, stems: Iterable[str]) -> bool:
    return any(name == stem + end for stem in stems for end in PARTS_OF_PAGES)


def _size(name: str) -> int:
    """Give the bytes of an input, as far as they are known before it is read."""
    if name == STDIN or is_address(name):
        return 0
    path = Path(name)
    try:
        return sum(file.stat().st_size for file in (files_of(path) if path.is_dir() else [path]))
    except (OSError, ValueError):
        return 0
