"""The neural part: words in, scores out. One small multilingual encoder serves every language.

Shapes: T word pieces, N words, H = 384. Source of the model: ``models/trial/README.md``.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
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
EXACT_PRODUCTS = "session.x64quantprecision"
"""Without it, processors that lack VNNI clip int8 products, and the same text gets other trees there."""
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
        options.add_session_config_entry(EXACT_PRODUCTS, "1")
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._rows = np.load(folder / "embeddings.npy", mmap_mode="r")
        self._relations: Floats = np.load(folder / "relations.npy").astype(np.float32)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._labels: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))

    def __call__(self, sentences: Iterable[Sequence[str]]) -> Iterator[Tags]:
        """Tag sentences of words in their order; none may be empty.

        Sentences go through one by one: int8 scales are set by all that is in a batch, so that a sentence's
        tags would depend on its neighbours; on a processor a padded batch is no faster.
        """
        return map(self._tag, sentences)

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
        """Look up piece vectors (1, T, H): per block of 32 a float16 scale and 16 bytes, two weights each."""
        blocks = self._rows[ids].reshape(*ids.shape, 12, 18)
        scale = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
        packed = blocks[..., 2:]
        low, high = (packed & 15).astype(np.float32) - 8, (packed >> 4).astype(np.float32) - 8
        vectors: Floats = (np.concatenate([low, high], -1) * scale).reshape(*ids.shape, 384)
        return vectors

    def _tag(self, words: Sequence[str]) -> Tags:
        pieces, first, last = (np.array([row], np.int64) for row in self._pieces(words))
        arc, dep, head, upos, feats, lemma, names = (
            scores[0]
            for scores in self._session.run(
                ["arc", "dep", "head", "upos", "feats", "lemma", "names"],
                {"emb": self._vectors(pieces), "mask": pieces != PAD, "first": first, "last": last},
            )
        )
        tree = spanning_tree(arc)
        heads = [parent - 1 if parent else i for i, parent in enumerate(tree)]
        relations = np.einsum("ni,kij,nj->nk", dep, self._relations, head[tree], optimize=True).argmax(-1)
        deprels = self._named("deprel", relations)
        return Tags(
            upos=self._named("upos", upos.argmax(-1)),
            morphs=self._morphs(feats),
            scripts=self._named("lemma", lemma.argmax(-1)),
            heads=heads,
            deprels=["root" if head == i else deprels[i] for i, head in enumerate(heads)],
            names=self._named("names", names.argmax(-1)),
        )

    def _named(self, head: str, best: Ints) -> list[str]:
        return [self._labels[head][k] for k in best]

    def _morphs(self, feats: Floats) -> list[dict[str, str]]:
        morphs: list[dict[str, str]] = [{} for _ in feats]
        begin = 0
        for feature, values in self._labels["feats"].items():
            for morph, k in zip(morphs, feats[:, begin : begin + len(values)].argmax(-1), strict=True):
                if values[k] != "_":
                    morph[feature] = values[k]
            begin += len(values)
        return morphs


@cache
def shipped_encoder(threads: int = 1) -> Encoder:
    """Load the encoder that ships with the package, once a process."""
    with as_file(files("communique") / "models" / "trial") as folder:
        return Encoder(folder, threads=threads)
