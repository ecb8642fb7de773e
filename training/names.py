"""Name corpora → sentences: two-column BIO files, and our own sentences with names in brackets."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from communique.syntax.words import Words
from training.sentences import Sentence, Word, spans, with_names

Span = tuple[int, int, str]
"""A name's first word, the one behind its last, and its kind."""
BRACKETED = re.compile(r"\[(PER|LOC|ORG|MISC) ([^\[\]]+)\]")


def read_bio(path: Path, *, style: str, language: str) -> Iterator[Sentence]:
    """Read a file of ``word<TAB>tag`` rows, a blank line between sentences."""
    with path.open(encoding="utf-8") as file:
        for filled, lines in groupby(file, key=lambda line: bool(line.strip())):
            if filled:
                rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
                if rows:
                    words = tuple(Word(form=row[0], name=row[1]) for row in rows)
                    yield Sentence(words, style, language)


def read_bracketed(
    path: Path, *, style: str, language: str, split: Callable[[str], Words]
) -> Iterator[Sentence]:
    """Read our own sentences, one a line: "Der [ORG Kreml] lehnte ab."."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Sentence(tuple(_bracketed(line.strip(), split)), style, language)


def _bracketed(line: str, split: Callable[[str], Words]) -> Iterator[Word]:
    text, names = _unbracketed(line)
    words, spaces = split(text)
    tag_of_letter = _letters_of(text, names)
    for (begin, end), form, space in zip(spans(words), words, spaces, strict=True):
        if begin < end:
            tags = tag_of_letter[begin:end]
            label = next((tag for tag in tags if tag != "O"), "O")
            begins = label != "O" and (label[0] == "B" or begin == 0 or tag_of_letter[begin - 1] == "O")
            yield Word(
                form=form, space=space, name=f"{'B' if begins else 'I'}-{label[2:]}" if label != "O" else "O"
            )


def _unbracketed(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, names, at = "", [], 0
    for match in BRACKETED.finditer(line):
        text += line[at : match.start()]
        names.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        at = match.end()
    return text + line[at:], names


def _letters_of(text: str, names: list[tuple[int, int, str]]) -> list[str]:
    """Give each letter that is no white space its tag: B on a name's first, I on its others."""
    tags = ["O"] * len(text)
    for begin, end, kind in names:
        tags[begin:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - begin - 1)]
    return [tag for tag, letter in zip(tags, text, strict=True) if not letter.isspace()]


def carry_names(trees: list[Sentence], named: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Merge name tags into trees of the same text; give the trees and the named sentences left over."""
    by_letters = {sentence.letters: sentence for sentence in named}
    merged, used = [], set()
    for tree in trees:
        twin = by_letters.get(tree.letters)
        merged.append(_named(tree, twin) if twin else tree)
        if twin:
            used.add(tree.letters)
    return merged, [sentence for sentence in named if sentence.letters not in used]


def _named(tree: Sentence, twin: Sentence) -> Sentence:
    tags: list[str] = []
    for (begin, end), word in zip(spans([w.form for w in twin.words]), twin.words, strict=True):
        name = word.name or "O"
        rest = name if name == "O" else f"I-{name[2:]}"
        tags += [name, *[rest] * (end - begin - 1)]
    return with_names(tree, [tags[begin] for begin, _ in spans([w.form for w in tree.words])])


def name_spans(tags: Sequence[str]) -> set[Span]:
    """Give the names in BIO tags; an I without its B begins a name."""
    spans, begin, kind = set(), None, ""
    for i, tag in enumerate([*tags, "O"]):
        if begin is not None and (tag[0] != "I" or tag[2:] != kind):
            spans.add((begin, i, kind))
            begin = None
        if tag != "O" and begin is None:
            begin, kind = i, tag[2:]
    return spans
