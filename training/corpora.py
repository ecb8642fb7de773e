"""The table of sources, read: what to train on, and what to choose by."""

import random
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from communique.languages import LANGUAGES
from communique.records import Language
from communique.syntax.words import Words, word_splitter
from training.alignment import realigned
from training.names import carry_names, read_bio, read_bracketed
from training.sentences import Sentence
from training.treebanks import read_treebank

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences to train on, and how often a round reads them."""

    sentences: list[Sentence]
    weight: float
    both_styles: bool = False
    """Whether half of the sentences are read in the style of their language."""


@dataclass(frozen=True, slots=True)
class Data:
    """All corpora, the sentences held back for choosing, and what the table says beside them."""

    corpora: list[Corpus]
    held: dict[str, list[Sentence]]
    default: dict[str, str]
    silent: dict[str, frozenset[str]]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences to train on."""
        for corpus in self.corpora:
            yield from corpus.sentences

    def round(self, chance: random.Random) -> Iterator[list[Sentence]]:
        """Give one round's sentences, a list a corpus: whole readings, and a part drawn at random."""
        for corpus in self.corpora:
            whole, part = divmod(corpus.weight, 1.0)
            for share in [1.0] * int(whole) + [part] * (part > 0):
                begin = chance.randrange(len(corpus.sentences))
                turned = corpus.sentences[begin:] + corpus.sentences[:begin]
                taken = turned[: round(share * len(turned))]
                yield [self._styled(s, chance) for s in taken] if corpus.both_styles else taken

    def _styled(self, sentence: Sentence, chance: random.Random) -> Sentence:
        default = self.default[sentence.language]
        return replace(sentence, style=default) if chance.random() < 0.5 else sentence


@cache
def splitter(language: Language) -> Callable[[str], Words]:
    """Make a language's word splitter once."""
    return word_splitter(language)


def load(folder: Path) -> Data:
    """Read all that ``data.toml`` lists from a folder of treebanks; raises `FileNotFoundError`."""
    table = tomllib.loads((HERE / "data.toml").read_text(encoding="utf-8"))
    named = list(_named(table, folder))
    trees: list[tuple[dict[str, Any], list[Sentence]]] = []
    for row in table["treebank"]:
        language = row["file"].split("/")[1]
        read = list(read_treebank(folder / row["file"], style=row["style"], language=language))
        found = [ours for s in read if (ours := realigned(s, splitter(language)))]
        trees.append((row, found))
    silent = _silent(trees)
    corpora: list[Corpus] = []
    held: dict[str, list[Sentence]] = {}
    for row, found in trees:
        merged = found
        for i, (name_row, names) in enumerate(named):
            if not name_row.get("own") and names and names[0].language == found[0].language:
                merged, rest = carry_names(merged, names)
                named[i] = (name_row, rest)
        corpora += _divided(row, merged, held)
    for row, found in named:
        if found:
            corpora += _divided(row, found, held)
    return Data(corpora, held, table["default"], silent)


def _named(table: dict[str, Any], folder: Path) -> Iterator[tuple[dict[str, Any], list[Sentence]]]:
    for row in table["names"]:
        if row.get("own"):
            for language in LANGUAGES:
                path = HERE / row["file"].format(language=language)
                style = table["default"][language]
                split = splitter(language)
                yield row, list(read_bracketed(path, style=style, language=language, split=split))
        else:
            found = list(read_bio(folder / row["file"], style=row["style"], language=row["language"]))
            yield row, found[: row.get("first")]


def _divided(row: dict[str, Any], found: list[Sentence], held: dict[str, list[Sentence]]) -> list[Corpus]:
    hold = row.get("hold", 0)
    if hold:
        key = found[0].style if "style" in row else f"{found[0].language}_own"
        held[key] = found[-hold:]
        found = found[:-hold]
    return [Corpus(found, row["weight"], both_styles=row.get("style") == "de_germeval")]


def _silent(trees: Sequence[tuple[dict[str, Any], list[Sentence]]]) -> dict[str, frozenset[str]]:
    """Give for each style the features that others of its language write and it does not, or not always."""
    written: dict[str, set[str]] = {}
    spoken: dict[str, set[str]] = {}
    for row, found in trees:
        features = {feature for sentence in found for word in sentence.words for feature in word.feats}
        written.setdefault(row["style"], set()).update(features)
        spoken.setdefault(found[0].language, set()).update(features)
    return {
        row["style"]: frozenset(spoken[found[0].language] - written[row["style"]])
        | frozenset(row.get("partial", ()))
        for row, found in trees
    }
