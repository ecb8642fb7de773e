"""The model card: what the shipped weights are, made of what, and how good."""

import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from training.fetch import TOKENIZER, WEIGHTS
from training.train import Progress, Recipe

HERE = Path(__file__).parent
LIBRARIES = ("torch", "onnx", "onnxruntime", "spacy", "numpy")


def write_card(
    path: Path, recipe: Recipe, progress: Progress, lost: Mapping[str, tuple[float, float]]
) -> None:
    """Write ``README.md`` beside the weights; ``lost`` is LAS trained and exported, a corpus each."""
    best = max(progress.scores, key=lambda row: row.get("mean", 0.0))
    text = TEMPLATE.format(
        layers=recipe.layers,
        rounds=f"{best['rounds']:.1f}",
        minutes=round(progress.seconds / 60),
        recipe="\n".join(f"| `{name}` | {getattr(recipe, name)} |" for name in recipe.__slots__),
        day=datetime.now(UTC).date().isoformat(),
        libraries=", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        corpora="\n".join(_corpora()),
        pretrained=f"{WEIGHTS.package} ({WEIGHTS.name}) and {TOKENIZER.package} ({TOKENIZER.name})",
        trees="\n".join(_trees(best, lost)),
        names="\n".join(_names(best)),
    )
    path.write_text(text, encoding="utf-8")


def _corpora() -> list[str]:
    table = tomllib.loads((HERE / "data.toml").read_text(encoding="utf-8"))
    return [f"| {row['source']} | {row['licence']} |" for row in (*table["treebank"], *table["names"])]


def _trees(best: dict[str, Any], lost: Mapping[str, tuple[float, float]]) -> list[str]:
    rows = {name: scores for name, scores in best.items() if name in lost}
    return [
        f"| {name} | {s['UPOS']:.1f} | {s['UAS']:.1f} | {s['LAS']:.1f}"
        f" | {lost[name][0]:.1f} → {lost[name][1]:.1f} |"
        for name, s in rows.items()
    ]


def _names(best: dict[str, Any]) -> list[str]:
    rows = {name: s for name, s in best.items() if name.endswith("_own")}
    return [
        f"| {n} | {s['PER']:.1f} | {s['LOC']:.1f} | {s['ORG']:.1f} | {s['names']:.1f} |"
        for n, s in rows.items()
    ]


TEMPLATE = """\
# The model: sentences, trees, tags and names in six languages
German, English, French, Spanish, Russian, Ukrainian. Made by `python -m training` in the project's `training/`;
this page is written by it.

| file | what |
|---|---|
| `embeddings.npy` | uint8 (pieces, 216): 12 blocks a row, each a float16 scale and 16 bytes with two 4-bit weights |
| `encoder.int8.onnx` | {layers} transformer layers and the heads, one window at a time. Inputs `emb` (1, T, 384) float32, `first`, `last` (N) int64: each word's first and last piece. Outputs `arc` (N, N + 1; column 0 the root), `upos`, `feats`, `lemma`, `names`, `starts` (N, …), and the halves of the relation scores: `halves` (N, relations, 97; the last column stands alone), `head` (N + 1, 96) |
| `styles.npy` | float16 (styles, 384): the vector of each treebank's conventions, added to every piece |
| `pieces.txt`, `pieces.npy` | XLM-R pieces, Latin and Cyrillic only, one a line, and float64 (pieces): the logarithms of their likelihoods |
| `labels.json` | the labels of each head, and the styles each language is read in |

## Made of
The first {layers} layers of multilingual-e5-small (MIT), from {pretrained}, trained on

| source | licence |
|---|---|
{corpora}

{rounds} rounds, {minutes} minutes, finished {day}, with {libraries}.

| setting | |
|---|---|
{recipe}

## Scores on the sentences held back from training
Gold words, relations with subtypes, averaged weights. They chose the round, so that the benchmark on the official
test parts (`make bench-syntax`) is the one to compare by. int8: LAS before and after the export.

| corpus | UPOS | UAS | LAS | int8 |
|---|---|---|---|---|
{trees}

Names, F1, on sentences of our own:

| corpus | PER | LOC | ORG | all |
|---|---|---|---|---|
{names}

## Licence
Weights: CC BY-SA 4.0 (`LICENSE.txt`), with attribution of the treebanks above and the MIT notice of
multilingual-e5-small (Microsoft Corporation).
"""
