"""Trained weights → the shipped files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.labels import Labels
from training.model import Model, Scores

INPUTS = ("emb", "mask", "first", "last")


class _Exported(nn.Module):
    """The network as it is shipped: piece vectors in, scores out."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, emb: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        return self.model.score(emb, mask, first, last)


def export(model: Model, labels: Labels, read_in: Mapping[str, Sequence[str]], out: Path) -> None:
    """Write ``encoder.int8.onnx``, ``relations.npy``, ``styles.npy`` and ``labels.json`` into a folder.

    ``read_in`` holds the styles of each language, whose mean it is read in. Weights take 7 bits: two products
    of 8 and 7 bits fit into 16, so that processors without VNNI clip nothing, and a text gets the same trees
    on every machine.
    """
    model.eval()
    full = out / "encoder.fp32.onnx"
    write_onnx(model, full)
    quantize_dynamic(
        full,
        out / "encoder.int8.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    np.save(out / "relations.npy", model.relations.detach().numpy().astype(np.float16))
    np.save(out / "styles.npy", model.styles.weight.detach().numpy().astype(np.float16))
    (out / "labels.json").write_text(
        json.dumps({**labels.as_json(), "read_in": read_in}, ensure_ascii=False, indent=0), encoding="utf-8"
    )
    full.unlink()


def write_onnx(model: Model, path: Path) -> None:
    """Write the network in float32, with free numbers of windows, pieces and words."""
    hidden = model.norm.weight.shape[0]
    example = (
        torch.randn(2, 9, hidden),
        torch.ones(2, 9, dtype=torch.bool),
        torch.tensor([[1, 2, 4], [1, 3, 5]]),
        torch.tensor([[1, 3, 5], [2, 4, 6]]),
    )
    axes = {
        "emb": {0: "B", 1: "T"},
        "mask": {0: "B", 1: "T"},
        "first": {0: "B", 1: "N"},
        "last": {0: "B", 1: "N"},
    }
    torch.onnx.export(
        _Exported(model),
        example,
        str(path),
        input_names=INPUTS,
        output_names=Scores._fields,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))
