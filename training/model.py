"""The network: the first layers of multilingual-e5-small, and word heads for trees, tags and names.

Shapes: B windows, T word pieces, N words, H = 384. Biaffine parsing after Dozat and Manning (2017).
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own habit

from training.labels import Labels
from training.weights import Pretrained

ARC, RELATION = 256, 96
MASKED = -1e4


class Batch(NamedTuple):
    """Padded windows of words. Where nothing is known, targets are -100.

    ``ids`` (B, T) are rows of the embedding table, ``mask`` (B, T) is true on pieces, ``style`` (B) rows of
    the style table; ``first`` and ``last`` (B, N) are each word's first and last piece, ``sentence`` (B, N)
    the number of its sentence in the window, -1 on padding. ``head`` (B, N) is 0 for the root, else the
    word's place in the window from one; ``feats`` (B, N, features).
    """

    ids: Tensor
    mask: Tensor
    style: Tensor
    first: Tensor
    last: Tensor
    sentence: Tensor
    upos: Tensor
    feats: Tensor
    lemma: Tensor
    head: Tensor
    deprel: Tensor
    names: Tensor
    starts: Tensor


class Scores(NamedTuple):
    """What the heads give: ``arc`` (B, N, N + 1; column 0 the root), the halves of the relation scores."""

    arc: Tensor
    dep: Tensor
    head: Tensor
    upos: Tensor
    feats: Tensor
    lemma: Tensor
    names: Tensor
    starts: Tensor


class Layer(nn.Module):
    """One transformer layer. Plain attention: on a CPU its backward pass is faster than the fused one."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, epsilon)
        self.up = nn.Linear(hidden, inner)
        self.down = nn.Linear(inner, hidden)
        self.norm_out = nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(0.1)
        self.shrink: Tensor | None = None
        """Factors (inner) for what goes down, which the weights undo: see `training.smoothing`."""

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attend and transform ``x`` (B, T, H) where ``mask`` (B, 1, 1, T)."""
        batch, length, hidden = x.shape
        size = hidden // self.heads
        query, key, value = self.qkv(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        weights = (query @ key.transpose(-1, -2)) * size**-0.5
        weights = weights.masked_fill(~mask, MASKED).softmax(-1).to(value.dtype)
        attended = (weights @ value).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm(x + self.drop(self.out(attended)))
        inner = F.gelu(self.up(x))
        if self.shrink is not None:
            inner = inner * self.shrink
        return self.norm_out(x + self.drop(self.down(inner)))


class Model(nn.Module):
    """Encoder and heads. The embedding table stays as it came: it is shipped in its 4 bits."""

    def __init__(self, pretrained: Pretrained, rows: Tensor, labels: Labels, *, layers: int) -> None:
        super().__init__()
        hidden = pretrained.hidden
        self.embeddings = nn.Embedding.from_pretrained(rows, freeze=True)
        self.styles = nn.Embedding(len(labels.styles), hidden)
        nn.init.normal_(self.styles.weight, 0, 0.02)
        self.positions = nn.Parameter(_positions(pretrained))
        self.norm = nn.LayerNorm(hidden, pretrained.epsilon)
        self.norm.weight.data = torch.tensor(pretrained.tensors["emb.ln.w"])
        self.norm.bias.data = torch.tensor(pretrained.tensors["emb.ln.b"])
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(_layer(pretrained, i) for i in range(layers))
        self.word = nn.Sequential(nn.Linear(2 * hidden, hidden), nn.GELU(), nn.Dropout(0.2))
        self.root = nn.Parameter(torch.randn(hidden) * 0.05)
        self.arc_head, self.arc_dep = _projection(hidden, ARC), _projection(hidden, ARC)
        self.rel_head, self.rel_dep = _projection(hidden, RELATION), _projection(hidden, RELATION)
        self.arcs = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.relations = nn.Parameter(torch.randn(len(labels.deprel), RELATION + 1, RELATION + 1) * 0.02)
        self.upos = nn.Linear(hidden, len(labels.upos))
        self.feats = nn.Linear(hidden, sum(map(len, labels.feats.values())))
        self.lemma = nn.Linear(hidden, len(labels.lemma))
        self.names = nn.Linear(hidden, len(labels.names))
        self.starts = nn.Linear(hidden, 1)

    def forward(self, batch: Batch) -> Scores:
        """Score a batch of windows."""
        vectors = self.embeddings(batch.ids) + self.styles(batch.style)[:, None]
        return self.score(vectors, batch.mask, batch.first, batch.last)

    def score(self, vectors: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        """Score windows whose piece vectors (B, T, H), with their style, are given: what is exported."""
        x = self.drop(self.norm(vectors + self.positions[: vectors.shape[1]]))
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        words = self.word(torch.cat([_at(x, first), _at(x, last)], -1))
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
        arc = torch.einsum(
            "bdi,ij,bhj->bdh",
            _with_one(self.arc_dep(words)),
            self.arcs.to(words.dtype),
            self.arc_head(rooted),
        )
        return Scores(
            arc,
            _with_one(self.rel_dep(words)),
            _with_one(self.rel_head(rooted)),
            self.upos(words),
            self.feats(words),
            self.lemma(words),
            self.names(words),
            self.starts(words).squeeze(-1),
        )

    def relation_scores(self, scores: Scores, heads: Tensor) -> Tensor:
        """Give (B, N, relations) for heads (B, N) as in `Batch`."""
        chosen = _at(scores.head, heads)
        return torch.einsum("bni,kij,bnj->bnk", scores.dep, self.relations.to(chosen.dtype), chosen)


def _at(x: Tensor, places: Tensor) -> Tensor:
    return torch.gather(x, 1, places[..., None].expand(-1, -1, x.shape[2]))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _projection(hidden: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(hidden, size), nn.GELU(), nn.Dropout(0.25))


def _positions(pretrained: Pretrained) -> Tensor:
    """Join positions and the one token type, which are only ever added."""
    tensors, hidden = pretrained.tensors, pretrained.hidden
    return torch.tensor(tensors["emb.pos"].reshape(-1, hidden) + tensors["emb.type"].reshape(-1, hidden)[:1])


def _layer(pretrained: Pretrained, i: int) -> Layer:
    hidden, inner = pretrained.hidden, pretrained.inner
    layer = Layer(hidden, pretrained.heads, inner, pretrained.epsilon)

    def own(name: str, *shape: int) -> Tensor:
        return torch.tensor(pretrained.tensors[f"l{i}.{name}"]).reshape(shape or (-1,))

    layer.qkv.weight.data = torch.cat([own(f"{part}.w", hidden, hidden) for part in "qkv"])
    layer.qkv.bias.data = torch.cat([own(f"{part}.b") for part in "qkv"])
    layer.out.weight.data, layer.out.bias.data = own("ao.w", hidden, hidden), own("ao.b")
    layer.norm.weight.data, layer.norm.bias.data = own("aln.w"), own("aln.b")
    layer.up.weight.data, layer.up.bias.data = own("fi.w", inner, hidden), own("fi.b")
    layer.down.weight.data, layer.down.bias.data = own("fo.w", hidden, inner), own("fo.b")
    layer.norm_out.weight.data, layer.norm_out.bias.data = own("oln.w"), own("oln.b")
    return layer


def loss(model: Model, batch: Batch, *, feature_sizes: list[int]) -> Tensor:
    """Sum the weighted losses of all heads; a target of -100 costs nothing."""
    scores = model(batch)
    arc = scores.arc.float().masked_fill(~allowed_arcs(batch.sentence), MASKED)
    relation = model.relation_scores(scores, batch.head.clamp(min=0))
    total = _cross_entropy(arc, batch.head) + _cross_entropy(relation, batch.deprel)
    total = (
        total
        + 0.5 * _cross_entropy(scores.upos, batch.upos)
        + 0.4 * _cross_entropy(scores.lemma, batch.lemma)
    )
    for i, part in enumerate(scores.feats.split(feature_sizes, -1)):
        total = total + 0.12 * _cross_entropy(part, batch.feats[..., i])
    known = batch.starts >= 0
    starts = F.binary_cross_entropy_with_logits(
        scores.starts.float(), batch.starts.clamp(min=0).float(), reduction="none"
    )
    total = total + 0.5 * (starts * known).sum() / known.sum().clamp(min=1)
    return total + _cross_entropy(scores.names, batch.names)


def allowed_arcs(sentence: Tensor) -> Tensor:
    """Say which heads (B, N, N + 1) a word may have: the root, and the words of its sentence."""
    same = sentence[:, :, None] == sentence[:, None, :]
    return torch.cat([torch.ones_like(same[..., :1]), same], -1)


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    flat, wanted = scores.float().flatten(0, -2), targets.flatten()
    total = F.cross_entropy(flat, wanted, ignore_index=-100, reduction="sum")
    return total / (wanted >= 0).sum().clamp(min=1)
