"""The neural part: windows of words in, scores out. One small multilingual encoder serves every language.

Shapes: T word pieces, N words, H = 384. How it was made: ``training/``; its card: ``models/README.md``.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from communique.errors import BrokenInstallation
from communique.records import Language
from communique.syntax.mst import spanning_tree
from communique.syntax.names import best_names
from communique.syntax.pieces import Vocabulary, piece_finder
from communique.syntax.relations import best_relations

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

MODEL_FILES = (
    "encoder.int8.onnx",
    "embeddings.npy",
    "styles.npy",
    "pieces.txt",
    "pieces.npy",
    "labels.json",
)
AHEAD = 4
"""How many windows a thread may be ahead of who takes them: what bounds the memory."""
BLOCK = np.dtype([("scale", "<f2"), ("packed", "u1", 16)])
"""32 weights of a piece vector, of four bits each: first the low halves of the bytes, then the high ones."""
OUTPUTS = ("arc", "halves", "head", "upos", "feats", "lemma", "names", "starts")


@dataclass(frozen=True, slots=True)
class Tags:
    """What the encoder says of one sentence: parallel lists over its words.

    ``heads`` are word indices within the sentence, the root's its own; ``scripts`` are lemma edit scripts.
    """

    upos: list[str]
    morphs: list[dict[str, str]]
    scripts: list[str]
    heads: list[int]
    deprels: list[str]
    names: list[str]


class Window:
    """The scores of one window of running text; its sentences are read once their bounds are known.

    ``starts`` (N) tells how much each word looks like the first of a sentence: log-odds.
    """

    def __init__(self, encoder: "Encoder", scores: Sequence[Floats]) -> None:
        self._encoder = encoder
        self._arc, self._halves, self._head, upos, feats, lemma, self._names, self.starts = scores
        self._upos = [encoder.labels["upos"][k] for k in upos.argmax(-1)]
        self._scripts = [encoder.labels["lemma"][k] for k in lemma.argmax(-1)]
        self._morphs = encoder.morphs(feats)

    def tags(self, begin: int, end: int) -> Tags:
        """Read the sentence of the words from ``begin`` to ``end``, end exclusive; it must not be empty."""
        own = slice(begin, end)
        tree = spanning_tree(np.concatenate([self._arc[own, :1], self._arc[own, begin + 1 : end + 1]], 1))
        heads = [head - 1 if head else i for i, head in enumerate(tree)]
        places = [begin + head if head else 0 for head in tree]
        relations = relation_scores(self._halves[own], self._head[places])
        return Tags(
            upos=self._upos[own],
            morphs=self._morphs[own],
            scripts=self._scripts[own],
            heads=heads,
            deprels=best_relations(relations, heads, self._encoder.labels["deprel"], self._upos[own]),
            names=best_names(self._names[own], self._encoder.labels["names"]),
        )


class Encoder:
    """The encoder with its tables: one onnxruntime session, which any number of threads may share."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Load a model; ``threads`` windows are scored at a time. Raises `BrokenInstallation`."""
        missing = [name for name in MODEL_FILES if not (folder / name).is_file()]
        if missing:
            raise BrokenInstallation(
                f"the model in {folder} lacks {', '.join(missing)}. The package is damaged: install it again."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # The graph is written as it is to run (`training/graph.py`): optimising would slow it and the start.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._threads = threads
        self._rows = np.load(folder / "embeddings.npy", mmap_mode="r").view(BLOCK)
        self._styles: Floats = np.load(folder / "styles.npy").astype(np.float32)
        self._pieces = piece_finder(Vocabulary.read(folder))
        self.labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self._values = list(self.labels["feats"].items())
        self._columns = _side_by_side([len(values) for _, values in self._values])

    def __call__(self, windows: Iterable[Sequence[str]], *, language: Language) -> Iterator[Window]:
        """Score windows of words of a language, in their order; none may be empty.

        Windows go through one by one: int8 scales are set by all that is in a batch, so that a sentence's
        tags would depend on what it was batched with; and on a processor, a batch of windows is no faster.
        Threads change nothing but the time.
        """
        yield from self.in_style(windows, *self.labels["read_in"][language])

    def in_style(self, windows: Iterable[Sequence[str]], *styles: str) -> Iterator[Window]:
        """Score windows in the conventions of a treebank that it was trained on, or between several."""
        rows = [self.labels["styles"].index(style) for style in styles]
        score = partial(self._score, style=self._styles[rows].mean(0))
        if self._threads == 1:
            yield from map(score, windows)
            return
        waiting: deque[Future[Window]] = deque()
        with ThreadPoolExecutor(self._threads) as pool:
            for words in windows:
                waiting.append(pool.submit(score, words))
                if len(waiting) > AHEAD * self._threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def size(self, words: Sequence[str]) -> int:
        """Count the word pieces of some words."""
        return len(self._pieces(words)[0])

    def morphs(self, feats: Floats) -> list[dict[str, str]]:
        """Give the features of each word from their scores, which stand side by side."""
        chosen = feats[:, self._columns].argmax(-1)
        words, features = chosen.nonzero()
        morphs: list[dict[str, str]] = [{} for _ in feats]
        best = chosen[words, features].tolist()
        for word, i, k in zip(words.tolist(), features.tolist(), best, strict=True):
            feature, values = self._values[i]
            morphs[word][feature] = values[k]
        return morphs

    def _score(self, words: Sequence[str], *, style: Floats) -> Window:
        pieces, first, last = (np.array(row, np.int64) for row in self._pieces(words))
        emb = self._vectors(pieces) + style
        return Window(self, self._session.run(OUTPUTS, {"emb": emb[None], "first": first, "last": last}))

    def _vectors(self, ids: Ints) -> Floats:
        """Look up piece vectors (T, H)."""
        blocks = self._rows[ids]
        vectors = np.empty((*blocks.shape, 32), np.float32)
        vectors[..., :16] = blocks["packed"] & 15
        vectors[..., 16:] = blocks["packed"] >> 4
        vectors -= 8
        vectors *= blocks["scale"].astype(np.float32)[..., None]
        return vectors.reshape(len(ids), -1)


def relation_scores(halves: Floats, heads: Floats) -> Floats:
    """Score the relations (N, labels) of words to their heads (N, R); ``halves`` (N, labels, R + 1)."""
    scores: Floats = np.matmul(halves[..., :-1], heads[..., None])[..., 0] + halves[..., -1]
    return scores


def _side_by_side(sizes: Sequence[int]) -> Ints:
    """Give for groups of columns side by side a row each, all as wide; what a group lacks is its first again.

    >>> _side_by_side([2, 3])
    array([[0, 1, 0],
           [2, 3, 4]])
    """
    begins = np.cumsum([0, *sizes])[:-1, None]
    places = np.arange(max(sizes))
    return begins + np.where(places < np.array(sizes)[:, None], places, 0)


@cache
def shipped_encoder(threads: int = 1) -> Encoder:
    """Load the encoder that ships with the package, once a process."""
    with as_file(files("communique") / "models") as folder:
        return Encoder(folder, threads=threads)
