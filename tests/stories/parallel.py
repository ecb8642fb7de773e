"""News and encyclopaedia in five languages: the documents of the Parallel UD treebanks (PUD), CC BY-SA 3.0.

Translated by hand for the CoNLL 2017 shared task, without days of publication, and about people that hardly
any knowledge base knows. Those with an even number may be fitted on, those with an odd one are measured with.
Ukrainian is not among them.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from communique.records import Language
from communique.stories import profile, vector
from stories.quality import Account, read

LANGUAGES: tuple[Language, ...] = ("de", "en", "fr", "es", "ru")
FEWEST_SENTENCES = 3
"""A document of fewer is no article."""


def parallel(folder: Path, *, odd: bool) -> tuple[Account, ...]:
    """Read one half of the documents; ``folder`` holds ``<language>/pud.conllu`` at any depth."""
    return tuple(account for language in LANGUAGES for account in _accounts(folder, language, odd=odd))


def _accounts(folder: Path, language: Language, *, odd: bool) -> Iterator[Account]:
    for name, sentences in documents(next(folder.rglob(f"{language}/pud.conllu"))).items():
        if len(sentences) >= FEWEST_SENTENCES and int(name[1:]) % 2 == odd:
            reading = read(language, " ".join(sentences), None)
            yield Account(name, name, reading, profile(reading, vector=vector(reading.article)))


def documents(path: Path) -> dict[str, list[str]]:
    """Give the sentences of each document by its name, "n01001": what its sentences' names begin with."""
    found: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# sent_id = "):
            name = line.removeprefix("# sent_id = ")[:6]
        elif line.startswith("# text = "):
            found[name].append(line.removeprefix("# text = "))
    return found
