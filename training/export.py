"""Trained weights → the shipped files."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from training.graph import Array, encoder_graph
from training.labels import Labels
from training.model import Layer, Model

LARGEST = 64
"""The largest of a column's weights as int8, of 127 that there are.

Two products of 8 and 7 bits fit into 16: so processors without VNNI clip nothing, and a text gets the same
trees on every machine.
"""


def export(model: Model, labels: Labels, read_in: Mapping[str, Sequence[str]], out: Path) -> None:
    """Write ``encoder.int8.onnx``, ``styles.npy`` and ``labels.json`` into a folder.

    ``read_in`` holds the styles of each language, whose mean it is read in.
    """
    graph = encoder_graph(arrays(model))
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, out / "encoder.int8.onnx")
    np.save(out / "styles.npy", _plain(model.styles.weight).astype(np.float16))
    (out / "labels.json").write_text(
        json.dumps({**labels.as_json(), "read_in": read_in}, ensure_ascii=False, indent=0), encoding="utf-8"
    )


@torch.no_grad()
def arrays(model: Model) -> dict[str, Array]:
    """Give the weights of the network by the names that its graph knows them by, products as int8."""
    found = {"positions": _plain(model.positions), "root": _plain(model.root)[None]}
    for name, module in model.named_modules():
        if isinstance(module, nn.LayerNorm):
            found |= {f"{name}.weight": _plain(module.weight), f"{name}.bias": _plain(module.bias)}
        elif isinstance(module, nn.Linear) and name.endswith("qkv"):
            parts = zip(module.weight.chunk(3), module.bias.chunk(3), strict=True)
            for part, (weight, bias) in zip(("query", "key", "value"), parts, strict=True):
                found |= _product(name.removesuffix("qkv") + part, weight.T, bias)
        elif isinstance(module, nn.Linear):
            found |= _product(name, module.weight.T, module.bias)
        elif isinstance(module, Layer) and module.shrink is not None:
            found[f"{name}.shrink"] = _plain(module.shrink)
    found |= {"arcs.weight": _plain(model.arcs[:-1]), "arcs.bias": _plain(model.arcs[-1])}
    dependents = model.relations.transpose(0, 1).flatten(1)
    return found | _product("relations", dependents[:-1], dependents[-1])


def _product(name: str, weight: Tensor, bias: Tensor) -> dict[str, Array]:
    """Make a product's weights (in, out) int8; each column has a scale of its own."""
    scale = weight.abs().amax(0).clamp(min=1e-30) / LARGEST
    small = (weight / scale).round().to(torch.int8)
    return {f"{name}.weight": _plain(small), f"{name}.scale": _plain(scale), f"{name}.bias": _plain(bias)}


def _plain(tensor: Tensor) -> Array:
    array: Array = tensor.detach().cpu().numpy()
    return array
