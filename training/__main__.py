"""From treebanks and name corpora to the shipped model: ``python -m training --help``."""

import argparse
import time
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from communique.syntax.pieces import Vocabulary, piece_finder
from training import corpora, labels
from training.card import write_card
from training.check import MOST_LOST, exported_las
from training.export import export
from training.fetch import TOKENIZER, WEIGHTS, fetch
from training.model import Batch, Model
from training.scoring import score
from training.smoothing import smooth
from training.train import Recipe, Trainer
from training.weights import BLOCK, Pretrained, cut_vocabulary, load, unpack
from training.windows import Coder, Window, collate

SHIPPED = Path(__file__).parent.parent / "src" / "communique" / "models"


def main() -> None:
    """Train, or go on training; then export, check and describe what came out."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(Recipe().seed)
    chosen = {
        name: getattr(options, name) for name in ("layers", "rounds", "pieces") if getattr(options, name)
    }
    trainer = prepare(options.treebanks, options.work, replace(Recipe(), **chosen), options.device)
    last = options.work / "last.pt"
    if last.exists():
        trainer.resume(last)
        _say(f"going on from round {trainer.progress.rounds:.2f}")
    until = time.monotonic() + options.minutes * 60 if options.minutes else None
    trainer.run(options.work, until=until, report=_say)
    if trainer.progress.rounds >= trainer.recipe.rounds:
        ship(trainer, options.work, options.out)


def prepare(treebanks: Path, work: Path, recipe: Recipe, device: str) -> Trainer:
    """Read weights and corpora, and write what is shipped beside the network: pieces and their rows."""
    work.mkdir(parents=True, exist_ok=True)
    weights = load(fetch(WEIGHTS, work))
    kept = cut_vocabulary(fetch(TOKENIZER, work), work)
    rows = weights.rows[kept]
    np.save(work / "embeddings.npy", rows)
    data = corpora.load(treebanks)
    found = labels.collect(data.sentences, {s.style for s in data.sentences})
    coder = Coder.make(found, piece_finder(Vocabulary.read(work)), data.silent)
    model = Model(weights, torch.from_numpy(_vectors(rows, weights)), found, layers=recipe.layers)
    _say(f"{sum(1 for _ in data.sentences)} sentences, {sum(len(s.words) for s in data.sentences)} words")
    return Trainer(model, data, coder, recipe, device=device)


def ship(trainer: Trainer, work: Path, out: Path) -> None:
    """Write the best round's model with its card; raises `RuntimeError` when the export costs too much."""
    out.mkdir(parents=True, exist_ok=True)
    best = torch.load(work / "best.pt", weights_only=False)
    trainer.average.load_state_dict({k: v.float() for k, v in best["weights"].items()}, strict=False)
    read_in = tomllib.loads((corpora.HERE / "data.toml").read_text(encoding="utf-8"))["read_in"]
    before = {name: _las(trainer, name) for name in trainer.data.held if name in trainer.coder.labels.styles}
    smooth(trainer.average, _calibration(trainer))
    export(trainer.average, trainer.coder.labels, read_in, out)
    for name in ("embeddings.npy", "pieces.txt", "pieces.npy"):
        (out / name).write_bytes((work / name).read_bytes())
    exported = exported_las(out, trainer.data.held, trainer.coder.labels)
    lost = {name: (before[name], las) for name, las in exported.items()}
    write_card(out / "README.md", trainer.recipe, trainer.progress, lost)
    cost = sum(before - after for before, after in lost.values()) / len(lost)
    _say(f"the export costs {cost:.2f} points of LAS: {lost}")
    if cost > MOST_LOST:
        raise RuntimeError(f"the exported model is {cost:.2f} points of LAS worse than the trained one.")


def _calibration(trainer: Trainer) -> Iterator[Batch]:
    """Give a few hundred sentences of the training data, evenly over all corpora."""
    sentences = list(trainer.data.sentences)
    for sentence in sentences[:: len(sentences) // 400]:
        yield collate([Window.make([sentence], trainer.coder)], trainer.coder)


def _las(trainer: Trainer, name: str) -> float:
    """Score the trained model as the exported one is scored: sentence by sentence."""
    return score(trainer.average, list(_singles(trainer, name)), trainer.coder)["LAS"]


def _singles(trainer: Trainer, name: str) -> Iterator[Window]:
    for sentence in trainer.data.held[name]:
        yield Window.make([sentence], trainer.coder)


def _vectors(rows: npt.NDArray[np.uint8], weights: Pretrained) -> npt.NDArray[np.float32]:
    return unpack(np.ascontiguousarray(rows).view(BLOCK).reshape(-1)).reshape(len(rows), weights.hidden)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - it reports as it goes


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--treebanks", type=Path, required=True, help="the folder that data.toml's paths lie in"
    )
    parser.add_argument(
        "--work", type=Path, required=True, help="where checkpoints go; a training there is resumed"
    )
    parser.add_argument(
        "--out", type=Path, default=SHIPPED, help="where the model goes when all rounds are done"
    )
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, help="stop after so long, to go on later")
    parser.add_argument("--layers", type=int)
    parser.add_argument("--rounds", type=float)
    parser.add_argument("--pieces", type=int, help="a batch holds so many word pieces")
    return parser.parse_args()


if __name__ == "__main__":
    main()
