"""The training loop: mixed batches over languages and corpora, averaged weights, the best round kept."""

import json
import random
import time
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch

from training.corpora import Data
from training.labels import Labels
from training.model import Batch, Model, loss
from training.scoring import score
from training.windows import Coder, Window, batches, collate, varied, windows

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train: ``pieces`` a batch, learning rates at their height, the share of longer windows."""

    layers: int = 8
    rounds: float = 12.0
    pieces: int = 2000
    encoder_rate: float = 2e-4
    head_rate: float = 1.2e-3
    warm_up: float = 0.03
    joined: float = 0.35
    averaging: float = 0.998
    seed: int = 1
    score_every: float = 1.0


@dataclass(slots=True)
class Progress:
    """Where a training stands; saved with every checkpoint."""

    rounds: float = 0.0
    steps: int = 0
    seconds: float = 0.0
    best: float = 0.0
    scores: list[dict[str, Any]] = field(default_factory=list)


class Trainer:
    """Trains a model, round after round; ``save`` and ``resume`` keep all that is needed to go on."""

    def __init__(
        self, model: Model, data: Data, coder: Coder, recipe: Recipe, *, device: str = "cpu"
    ) -> None:
        self.model = model.to(device)
        self.average = deepcopy(self.model).requires_grad_(requires_grad=False)
        self.data, self.coder, self.recipe, self.device = data, coder, recipe, device
        self.chance = random.Random(recipe.seed)  # noqa: S311 - no secret
        self.progress = Progress()
        self.sizes = [len(values) for values in coder.labels.feats.values()]
        encoder = [*model.layers.parameters(), model.positions, *model.norm.parameters()]
        known = {id(parameter) for parameter in encoder}
        heads = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
        self.optimizer = torch.optim.AdamW(
            [
                {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
                {"params": heads, "lr": recipe.head_rate},
            ],
            betas=(0.9, 0.98),
            fused=True,
        )
        self.rates = [group["lr"] for group in self.optimizer.param_groups]

    def run(self, out: Path, *, until: float | None, report: Report) -> None:
        """Train up to the recipe's rounds or a moment (`time.monotonic` seconds); save after each scoring."""
        next_scores = self.progress.rounds + self.recipe.score_every
        started = time.monotonic() - self.progress.seconds
        while self.progress.rounds < self.recipe.rounds:
            made = list(self._round())
            total, shown, began = sum(len(batch) for batch in made), 0.0, self.progress.rounds
            done = 0
            for i, group in enumerate(made, 1):
                shown += self._step(collate(group, self.coder))
                done += len(group)
                self.progress.rounds = began + done / total
                self.progress.seconds = time.monotonic() - started
                if i % 100 == 0:
                    report(
                        f"round {self.progress.rounds:.2f} step {self.progress.steps}"
                        f" {self.progress.seconds / 60:.1f} min loss {shown / 100:.3f}"
                    )
                    shown = 0.0
                is_late = until is not None and time.monotonic() > until
                if (
                    self.progress.rounds >= next_scores
                    or is_late
                    or self.progress.rounds >= self.recipe.rounds
                ):
                    self._keep(out, report)
                    next_scores += self.recipe.score_every
                if is_late or self.progress.rounds >= self.recipe.rounds:
                    return

    def _round(self) -> Iterator[list[Window]]:
        found: list[Window] = []
        for sentences in self.data.round(self.chance):
            changed = [varied(sentence, self.chance) for sentence in sentences]
            found += windows(changed, self.coder, self.chance, joined=self.recipe.joined)
        return batches(found, self.chance, pieces=self.recipe.pieces)

    def _step(self, batch: Batch) -> float:
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * self._pace()
        batch = Batch(*(column.to(self.device) for column in batch))
        with torch.autocast(self.device, dtype=torch.bfloat16):
            cost = loss(self.model, batch, feature_sizes=self.sizes)
        cost.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.progress.steps += 1
        keep = min(self.recipe.averaging, (1 + self.progress.steps) / (10 + self.progress.steps))
        with torch.no_grad():
            mine = [p for p in self.average.parameters() if p.dtype.is_floating_point]
            theirs = list(self.model.parameters())
            pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if b.requires_grad]
            torch._foreach_lerp_([a for a, _ in pairs], [b.detach() for _, b in pairs], 1 - keep)
        return float(cost.detach())

    def _pace(self) -> float:
        """Rise over the warm-up, then fall to nothing."""
        done = self.progress.rounds / self.recipe.rounds
        return max(0.01, min(done / self.recipe.warm_up, (1 - done) / (1 - self.recipe.warm_up)))

    def _keep(self, out: Path, report: Report) -> None:
        scores = {name: self.scores(name) for name in sorted(self.data.held)}
        las = [s["LAS"] for s in scores.values() if "LAS" in s]
        names = [s["names"] for s in scores.values() if "names" in s]
        mean = sum(las) / len(las) + 0.2 * sum(names) / max(1, len(names))
        self.progress.scores.append({"rounds": self.progress.rounds, "mean": mean, **scores})
        for name, values in scores.items():
            report(f"  {name}: {json.dumps(values)}")
        report(f"  mean LAS {sum(las) / len(las):.2f}, names {sum(names) / max(1, len(names)):.2f}")
        if mean > self.progress.best:
            self.progress.best = mean
            save_weights(self.average, self.coder.labels, self.recipe, out / "best.pt")
        self.save(out / "last.pt")

    def scores(self, name: str) -> dict[str, float]:
        """Score the averaged weights on the sentences held back from a corpus."""
        chance = random.Random(7)  # noqa: S311
        return score(
            self.average, list(windows(self.data.held[name], self.coder, chance, joined=0.5)), self.coder
        )

    def save(self, path: Path) -> None:
        """Write all that is needed to go on."""
        state = {
            "model": trained(self.model),
            "average": trained(self.average),
            "optimizer": self.optimizer.state_dict(),
            "progress": self.progress,
            "chance": self.chance.getstate(),
            "labels": self.coder.labels,
        }
        torch.save(state, path.with_suffix(".tmp"))
        path.with_suffix(".tmp").replace(path)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of one's own."""
        state = torch.load(path, weights_only=False, map_location=self.device)
        self.model.load_state_dict(state["model"], strict=False)
        self.average.load_state_dict(state["average"], strict=False)
        self.optimizer.load_state_dict(state["optimizer"])
        self.progress = state["progress"]
        self.chance.setstate(state["chance"])


def trained(model: Model) -> dict[str, torch.Tensor]:
    """Give the weights that training changes: all but the embedding table."""
    return {name: value for name, value in model.state_dict().items() if not name.startswith("embeddings")}


def save_weights(model: Model, labels: Labels, recipe: Recipe, path: Path) -> None:
    """Write what the export needs."""
    weights = {name: value.half() for name, value in trained(model).items()}
    torch.save({"weights": weights, "labels": labels, "recipe": recipe}, path)
