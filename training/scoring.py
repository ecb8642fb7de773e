"""Scores on annotated sentences: trees by words, names by spans, sentence starts."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from communique.syntax.mst import spanning_tree
from training.model import MASKED, Model, allowed_arcs
from training.names import name_spans
from training.windows import Coder, Window, batches, collate


@torch.no_grad()
def score(model: Model, found: Sequence[Window], coder: Coder) -> dict[str, float]:
    """Score windows in what is known, in percent: UPOS, UAS, LAS, lemma script; names and starts as F1."""
    model.eval()
    count: Counter[str] = Counter()
    for group in batches(found, None, pieces=4000):
        batch = collate(group, coder)
        scores = model(batch)
        arc = scores.arc.float().masked_fill(~allowed_arcs(batch.sentence), MASKED).numpy()
        heads = torch.zeros_like(batch.head)
        for b, window in enumerate(group):
            heads[b, : len(window.first)] = torch.tensor(trees(arc[b], window))
        relations = model.relation_scores(scores, heads).argmax(-1)
        known = batch.head >= 0
        right = (heads == batch.head) & known
        count["words"] += int(known.sum())
        count["UAS"] += int(right.sum())
        count["LAS"] += int((right & (relations == batch.deprel)).sum())
        count["UPOS"] += int((scores.upos.argmax(-1) == batch.upos)[known].sum())
        count["lemma"] += int((scores.lemma.argmax(-1) == batch.lemma)[known].sum())
        _count_starts(count, (scores.starts > 0).numpy(), batch.starts.numpy())
        _count_names(count, scores.names.argmax(-1).numpy(), batch.names.numpy(), coder.labels.names)
    model.train()
    return {name: round(value, 2) for name, value in _rates(count)}


def trees(arc: np.ndarray, window: Window) -> list[int]:
    """Give the heads of a window's words, as in `Batch`, sentence by sentence."""
    heads: list[int] = []
    for sentence in window.sentences:
        begin, end = len(heads), len(heads) + len(sentence.words)
        block = np.concatenate([arc[begin:end, :1], arc[begin:end, begin + 1 : end + 1]], 1)
        heads += [begin + head if head else 0 for head in spanning_tree(block)]
    return heads


def _count_starts(count: Counter[str], ours: np.ndarray, gold: np.ndarray) -> None:
    ours, gold = ours[:, 1:], gold[:, 1:]
    count["start hit"] += int((ours & (gold == 1)).sum())
    count["start sum"] += int((ours & (gold >= 0)).sum() + (gold == 1).sum())


def _count_names(count: Counter[str], ours: np.ndarray, gold: np.ndarray, labels: list[str]) -> None:
    for mine, theirs in zip(ours, gold, strict=True):
        known = theirs >= 0
        found = name_spans([labels[k] for k in mine[known]])
        wanted = name_spans([labels[k] for k in theirs[known]])
        for kind in ("PER", "LOC", "ORG"):
            a, b = ({s for s in spans if s[2] == kind} for spans in (found, wanted))
            count[f"{kind} hit"] += len(a & b)
            count[f"{kind} sum"] += len(a) + len(b)


def _rates(count: Counter[str]) -> Iterator[tuple[str, float]]:
    if count["words"]:
        for name in ("UPOS", "UAS", "LAS", "lemma"):
            yield name, 100 * count[name] / count["words"]
    if count["start sum"]:
        yield "starts", 200 * count["start hit"] / count["start sum"]
    kinds = [kind for kind in ("PER", "LOC", "ORG") if count[f"{kind} sum"]]
    for kind in kinds:
        yield kind, 200 * count[f"{kind} hit"] / count[f"{kind} sum"]
    if kinds:
        yield "names", 200 * sum(count[f"{k} hit"] for k in kinds) / sum(count[f"{k} sum"] for k in kinds)
