"""How well sentences, trees and names are found: `make bench-syntax TREEBANKS=…`.

Measures what ``bench/syntax.toml`` lists, on one core: with our own words and sentences by the scorer of the
CoNLL 2018 shared task, and on gold words and sentences. Needs the extra `bench`, and the treebanks.
"""

import argparse
import io
import resource
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from time import process_time
from typing import Any

import conllu
from udtools import udeval

from communique.records import Language
from communique.syntax import load
from communique.syntax.conllu import as_conllu
from communique.syntax.encoder import Tags, shipped_encoder
from training.names import name_spans, read_bio
from training.sentences import ROOT, Sentence
from training.treebanks import read_treebank

HERE = Path(__file__).parent
RAW = ("Words", "Sentences", "UPOS", "Lemmas", "UAS", "LAS")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("treebanks", type=Path, help="the folder with test/ and names/")
    options.add_argument("--only", help="one language")
    chosen = options.parse_args()
    table = tomllib.loads((HERE / "syntax.toml").read_text(encoding="utf-8"))
    seconds = words = 0.0
    print(f"{'':22}{'own words and sentences':44}gold words")
    print(f"{'':22}{''.join(f'{name[:6]:>7}' for name in RAW)}  {'UPOS':>7}{'UAS':>7}{'LAS':>7}{'goal':>6}")
    for row in table["treebank"]:
        if chosen.only in {None, row["language"]}:
            own, used, count = score_raw(chosen.treebanks / row["file"], row["language"])
            gold = score_gold(chosen.treebanks / row["file"], row["language"])
            seconds, words = seconds + used, words + count
            numbers = "".join(f"{own[name]:7.1f}" for name in RAW)
            print(
                f"{row['file']:22}{numbers}  {''.join(f'{v:7.1f}' for v in gold)}{row.get('goal', ''):>6}",
                flush=True,
            )
    for row in table["names"]:
        if chosen.only in {None, row["language"]}:
            scores = score_names(chosen.treebanks / row["file"], row["language"], row.get("skip", 0))
            print(
                f"{row['file']:36}{'  '.join(f'{k} {v:.1f}' for k, v in scores.items())}  goal {row['goal']}"
            )
    print(f"{words / seconds:.0f} words a second of one core, text to Doc")
    print(
        f"{model_size() / 1e6:.1f} MB of model,"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most in memory"
    )


def score_raw(path: Path, language: Language) -> tuple[dict[str, float], float, int]:
    """Parse a treebank's running text; give CoNLL 2018 scores, processor seconds and words."""
    gold = path.read_text(encoding="utf-8")
    text = running_text(gold)
    nlp = load(language)
    nlp("Kyiv.")
    begin = process_time()
    doc = nlp(text)
    used = process_time() - begin
    found = udeval.evaluate(_loaded(_single_line(gold)), _loaded(as_conllu(doc, language)))
    return {name: 100 * found[name].f1 for name in RAW}, used, sum(not token.is_space for token in doc)


def running_text(gold: str) -> str:
    """Join a treebank's sentences to the text they come from; a line break where a paragraph begins."""
    text = ""
    for block in conllu.parse_incr(io.StringIO(gold)):
        if text and any(mark.startswith(("newpar", "newdoc")) for mark in block.metadata):
            text = text.rstrip() + "\n\n"
        text += block.metadata["text"] + " " * _has_space(block)
    return text.strip() + "\n"


def _has_space(block: conllu.TokenList) -> bool:
    """Say whether a blank follows a sentence: what its last token tells."""
    rows = [row for row in block if isinstance(row["id"], int) or row["id"][1] == "-"]
    covered = isinstance(rows[-1]["id"], int) and any(
        not isinstance(row["id"], int) and row["id"][2] == rows[-1]["id"] for row in rows
    )
    last = next(row for row in reversed(rows) if not covered or not isinstance(row["id"], int))
    return (last["misc"] or {}).get("SpaceAfter") != "No"


def score_gold(path: Path, language: Language) -> tuple[float, float, float]:
    """Parse gold words, sentence by sentence; give UPOS, UAS and LAS (universal relations) in percent."""
    count: Counter[str] = Counter()
    sentences = list(read_treebank(path, style="", language=language))
    for sentence, tags in zip(sentences, _tagged(sentences, language), strict=True):
        for i, word in enumerate(sentence.words):
            head = i if word.head == ROOT else word.head
            right = tags.heads[i] == head
            count["words"] += 1
            count["UPOS"] += tags.upos[i] == word.upos
            count["UAS"] += right
            count["LAS"] += right and _base(tags.deprels[i]) == _base(word.deprel or "")
    upos, uas, las = (100 * count[name] / count["words"] for name in ("UPOS", "UAS", "LAS"))
    return upos, uas, las


def score_names(path: Path, language: Language, skip: int) -> dict[str, float]:
    """Find names in gold words; give F1 per type and over PER, LOC and ORG, in percent."""
    hits: Counter[str] = Counter()
    both: Counter[str] = Counter()
    sentences = list(read_bio(path, style="", language=language))[skip:]
    for sentence, tags in zip(sentences, _tagged(sentences, language), strict=True):
        found, wanted = name_spans(tags.names), name_spans([word.name or "O" for word in sentence.words])
        for kind in ("PER", "LOC", "ORG"):
            a, b = ({s for s in spans if s[2] == kind} for spans in (found, wanted))
            for key in (kind, "names"):
                hits[key] += len(a & b)
                both[key] += len(a) + len(b)
    return {key: 200 * hits[key] / both[key] for key in ("PER", "LOC", "ORG", "names")}


def model_size() -> int:
    """Count the bytes of the shipped model."""
    folder = files("communique") / "models"
    return sum(path.stat().st_size for path in Path(str(folder)).rglob("*") if path.is_file())


def _tagged(sentences: Sequence[Sentence], language: Language) -> Iterator[Tags]:
    words = [[word.form for word in sentence.words] for sentence in sentences]
    for window, own in zip(shipped_encoder()(words, language=language), words, strict=True):
        yield window.tags(0, len(own))


def _base(relation: str) -> str:
    return relation.partition(":")[0]


def _loaded(text: str) -> Any:  # noqa: ANN401 - udtools keeps its classes to itself
    return udeval.load_conllu(io.StringIO(text), "", {})


def _single_line(gold: str) -> str:
    """Leave out empty nodes and what the scorer does not take: nothing else."""
    return gold if gold.endswith("\n\n") else gold.rstrip("\n") + "\n\n"


if __name__ == "__main__":
    main()
