"""The neural part: words in, scores out. One small multilingual encoder serves every language.

Shapes: B sentences, T word pieces, N words, H = 384. Source of the model: ``models/trial/README.md``.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from communique.errors import BrokenInstallation
from communique.syntax.mst import spanning_tree

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
MOST_PIECES = 510
"""The encoder's positions, less one each for begin and end."""
BATCH_PIECES = 4096
"""How many pieces, padding included, go through the encoder at once: bounds memory at some 300 MB."""
MODEL_FILES = ("encoder.int8.onnx", "embeddings.npy", "relations.npy", "tokenizer.json", "labels.json")


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


class Encoder:
    """The trial encoder with its tables. Thread-safe once made; ``threads`` is onnxruntime's."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        missing = [name for name in MODEL_FILES if not (folder / name).is_file()]
        if missing:
            raise BrokenInstallation(
                f"the model in {folder} lacks {', '.join(missing)}. The package is damaged: install it again."
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._rows = np.load(folder / "embeddings.npy", mmap_mode="r")
        self._relations: Floats = np.load(folder / "relations.npy").astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[Tags]:
        """Tag sentences of words; the order is kept. A sentence may be long, but never empty."""
        pieces = [self._pieces(words) for words in sentences]
        by_length = sorted(range(len(pieces)), key=lambda i: len(pieces[i][0]))
        tags: dict[int, Tags] = {}
        for batch in _batches(by_length, [len(ids) for ids, _, _ in pieces]):
            tags.update(zip(batch, self._tag([pieces[i] for i in batch]), strict=True))
        return [tags[i] for i in range(len(pieces))]

    def _pieces(self, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
        """Give piece ids with begin and end, and each word's first and last piece."""
        most = max(1, min(12, MOST_PIECES // max(1, len(words))))
        ids, first, last = [BEGIN], [], []
        for encoding in self._tokenizer.encode_batch(list(words), add_special_tokens=False):
            first.append(len(ids))
            ids += encoding.ids[:most] or [UNKNOWN]
            last.append(len(ids) - 1)
        return [*ids, END], first, last

    def _vectors(self, ids: Ints) -> Floats:
        """Look up piece vectors (B, T, H): per block of 32 a float16 scale and 16 bytes, two weights each."""
        blocks = self._rows[ids].reshape(*ids.shape, 12, 18)
        scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
        packed = blocks[..., 2:]
        low, high = (packed & 15).astype(np.float32) - 8, (packed >> 4).astype(np.float32) - 8
        vectors: Floats = (np.concatenate([low, high], -1) * scale).reshape(*ids.shape, 384)
        return vectors

    def _tag(self, batch: list[tuple[list[int], list[int], list[int]]]) -> list[Tags]:
        width, words = max(len(ids) for ids, _, _ in batch), max(len(first) for _, first, _ in batch)
        ids = np.full((len(batch), width), PAD, np.int64)
        first, last = np.zeros((2, len(batch), words), np.int64)
        for row, (piece_ids, firsts, lasts) in enumerate(batch):
            ids[row, : len(piece_ids)] = piece_ids
            first[row, : len(firsts)], last[row, : len(lasts)] = firsts, lasts
        scores = self._session.run(
            ["arc", "dep", "head", "upos", "feats", "lemma", "names"],
            {"emb": self._vectors(ids), "mask": ids != PAD, "first": first, "last": last},
        )
        return [
            self._decode(len(firsts), *(score[row] for score in scores))
            for row, (_, firsts, _) in enumerate(batch)
        ]

    def _decode(  # noqa: PLR0913, PLR0917 (the encoder has seven outputs)
        self,
        n: int,
        arc: Floats,
        dep: Floats,
        head: Floats,
        upos: Floats,
        feats: Floats,
        lemma: Floats,
        names: Floats,
    ) -> Tags:
        tree = spanning_tree(arc[:n, : n + 1])
        relation = np.einsum("ni,kij,nj->nk", dep[:n], self._relations, head[tree], optimize=True)
        deprels = [self._labels["deprel"][k] for k in relation.argmax(-1)]
        heads = [parent - 1 if parent else i for i, parent in enumerate(tree)]
        return Tags(
            upos=[self._labels["upos"][k] for k in upos[:n].argmax(-1)],
            morphs=self._morphs(feats[:n]),
            scripts=[self._labels["lemma"][k] for k in lemma[:n].argmax(-1)],
            heads=heads,
            deprels=[
                "root" if head == i else rel for i, (head, rel) in enumerate(zip(heads, deprels, strict=True))
            ],
            names=[self._labels["names"][k] for k in names[:n].argmax(-1)],
        )

    def _morphs(self, feats: Floats) -> list[dict[str, str]]:
        morphs: list[dict[str, str]] = [{} for _ in feats]
        begin = 0
        for feature, values in self._labels["feats"].items():
            for morph, k in zip(morphs, feats[:, begin : begin + len(values)].argmax(-1), strict=True):
                if values[k] != "_":
                    morph[feature] = values[k]
            begin += len(values)
        return morphs


def _batches(order: list[int], lengths: list[int]) -> list[list[int]]:
    """Cut indices sorted by length into batches of at most `BATCH_PIECES` padded pieces.

    >>> _batches([0, 1, 2], [2000, 2000, 3000])
    [[0, 1], [2]]
    """
    batches: list[list[int]] = []
    for i in order:
        if batches and (len(batches[-1]) + 1) * lengths[i] <= BATCH_PIECES:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


@cache
def shipped_encoder(threads: int = 1) -> Encoder:
    """Load the encoder that ships with the package, once a process."""
    with as_file(files("communique") / "models" / "trial") as folder:
        return Encoder(folder, threads=threads)
