"""The network as onnxruntime runs it, written node by node around its weights.

`python -m training.graph FILE` writes the graph of a shipped file anew: a change here needs no training.

Shapes: T word pieces, N words, H = 384. The encoder opens the graph without optimising it: what stands here
is what runs, whatever the version of onnxruntime. Three things are as they are for a reason:

- `Add` and `LayerNormalization` stand apart: onnxruntime's fusion of the two is seven times as slow.
- Values are made int8 by a node of their own, once for all products that take them. The fused
  `DynamicQuantizeMatMul` does it in another way on ARM's with SME, which would give other trees there.
- Gelu is the exact one: the approximations are no faster.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

Array = npt.NDArray[Any]
Shape = Sequence[str | int]
Small = tuple[str, str, str]
"""Values as uint8, their scale, and what stands for 0: names of a graph."""
Weights = Mapping[str, Array]
"""Arrays by name. Of a product: ``.weight`` (in, out) int8, ``.scale`` (out) and ``.bias`` (out) float32."""

HEAD = 32
"""The width of an attention head."""
EPSILON = 1e-12
OPSETS = (helper.make_opsetid("", 23), helper.make_opsetid("com.microsoft", 1))
FORMAT = 11
"""The version of ONNX's file format: the first with operators of set 23."""
TAGS = ("upos", "feats", "lemma", "names")


class _Graph:
    """Nodes in the order in which they run, and the arrays that they take."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: dict[str, Array] = {}

    def node(self, kind: str, *inputs: str, out: str = "", **attributes: Any) -> str:  # noqa: ANN401 - as ONNX has them
        """Add a node with one result; give its name."""
        out = out or f"{kind}.{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    def weight(self, name: str) -> str:
        """Take an array of the weights into the graph."""
        return self.array(name, self.weights[name])

    def array(self, name: str, value: Any) -> str:  # noqa: ANN401 - whatever makes an array
        """Take an array into the graph."""
        self.arrays[name] = np.ascontiguousarray(value)
        return name

    def parts(self, name: str, *parts: str) -> list[str]:
        """Take several arrays of one name into the graph."""
        return [self.weight(f"{name}.{part}") for part in parts]

    def norm(self, x: str, name: str) -> str:
        """Centre and scale each row."""
        return self.node("LayerNormalization", x, *self.parts(name, "weight", "bias"), epsilon=EPSILON)

    def small(self, x: str) -> Small:
        """Make values uint8 by the least and the largest of them."""
        small = f"{x}.small", f"{x}.scale", f"{x}.zero"
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], small))
        return small

    def linear(self, small: Small, name: str, out: str = "") -> str:
        """Multiply small values with weights; the result is float32 again."""
        x, scale, zero = small
        weight, weight_scale, bias = self.parts(name, "weight", "scale", "bias")
        inputs = x, weight, scale, weight_scale, zero, "", bias
        return self.node("MatMulIntegerToFloat", *inputs, out=out, domain="com.microsoft")

    def gelu(self, small: Small, name: str, out: str = "") -> str:
        """Multiply small values with weights, and let through what is positive."""
        return self.node("Gelu", self.linear(small, name), out=out)


def encoder_graph(weights: Weights) -> onnx.ModelProto:
    """Write the network around its weights.

    Takes ``emb`` (1, T, H), vectors of the pieces with their style, and ``first`` and ``last`` (N), the first
    and the last piece of each word. Gives scores whose shapes the model card tells.
    """
    graph = _Graph(weights)
    x = _placed(graph)
    for i in range(sum(name.endswith(".down.weight") for name in weights)):
        x = _layer(graph, x, f"layers.{i}")
    words = _words(graph, x)
    small, rooted = graph.small(words), graph.small(graph.node("Concat", graph.weight("root"), words, axis=0))
    scores = _tags(graph, small) | _arcs(graph, small, rooted) | _relations(graph, small, rooted)
    emb, ends = [1, "T", weights["root"].shape[1]], ["N"]
    inputs = [_value("emb", emb), *(_value(end, ends, onnx.TensorProto.INT64) for end in ("first", "last"))]
    outputs = [_value(name, shape) for name, shape in scores.items()]
    arrays = [numpy_helper.from_array(array, name) for name, array in graph.arrays.items()]
    written = helper.make_graph(graph.nodes, "encoder", inputs, outputs, arrays)
    return helper.make_model(written, opset_imports=OPSETS, ir_version=FORMAT)


def _value(name: str, shape: Shape, kind: int = onnx.TensorProto.FLOAT) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, shape)


def _placed(graph: _Graph) -> str:
    """Add to each piece where it stands."""
    length = graph.node("Shape", "emb", start=1, end=2)
    begin = graph.array("begin", [0])
    positions = graph.node("Slice", graph.weight("positions"), begin, length, begin)
    return graph.norm(graph.node("Add", "emb", positions), "norm")


def _layer(graph: _Graph, x: str, name: str) -> str:
    """Attend and transform (1, T, H)."""
    small = graph.small(x)
    parts = [graph.linear(small, f"{name}.{part}") for part in ("query", "key", "value")]
    heads = graph.weights["root"].shape[-1] // HEAD
    attended = graph.node("Attention", *parts, q_num_heads=heads, kv_num_heads=heads)
    out = graph.linear(graph.small(attended), f"{name}.out")
    x = graph.norm(graph.node("Add", x, out), f"{name}.norm")
    inner = graph.gelu(graph.small(x), f"{name}.up")
    if f"{name}.shrink" in graph.weights:
        inner = graph.node("Mul", inner, graph.weight(f"{name}.shrink"))
    down = graph.linear(graph.small(inner), f"{name}.down")
    return graph.norm(graph.node("Add", x, down), f"{name}.norm_out")


def _words(graph: _Graph, x: str) -> str:
    """Make the vectors of words (N, H) of those of their first and last pieces."""
    pieces = graph.node("Squeeze", x, graph.array("window", [0]))
    ends = [graph.node("Gather", pieces, end) for end in ("first", "last")]
    return graph.gelu(graph.small(graph.node("Concat", *ends, axis=1)), "word.0")


def _tags(graph: _Graph, words: Small) -> dict[str, Shape]:
    """Score what each word is; give the outputs with their shapes, as the next two do."""
    for name in TAGS:
        graph.linear(words, name, out=name)
    graph.node("Squeeze", graph.linear(words, "starts"), graph.array("label", [1]), out="starts")
    sizes = {name: len(graph.weights[f"{name}.bias"]) for name in TAGS}
    return {"starts": ["N"], **{name: ["N", size] for name, size in sizes.items()}}


def _arcs(graph: _Graph, words: Small, rooted: Small) -> dict[str, Shape]:
    """Score each word as the head of each; the root stands before them."""
    dependents = graph.node("Gemm", graph.gelu(words, "arc_dep.0"), *graph.parts("arcs", "weight", "bias"))
    graph.node("Gemm", dependents, graph.gelu(rooted, "arc_head.0"), transB=1, out="arc")
    return {"arc": ["N", "N + 1"]}


def _relations(graph: _Graph, words: Small, rooted: Small) -> dict[str, Shape]:
    """Give the halves of the relation scores: of a word as dependent, for each relation, and as a head."""
    graph.gelu(rooted, "rel_head.0", out="head")
    halves = graph.linear(graph.small(graph.gelu(words, "rel_dep.0")), "relations")
    width = len(graph.weights["rel_head.0.bias"])
    graph.node("Reshape", halves, graph.array("pairs", [0, -1, width + 1]), out="halves")
    return {"halves": ["N", "relations", width + 1], "head": ["N + 1", width]}


def read_weights(path: Path) -> dict[str, Array]:
    """Read the arrays of a file that `encoder_graph` wrote, by their names."""
    return {array.name: numpy_helper.to_array(array) for array in onnx.load(path).graph.initializer}


def main(arguments: Sequence[str]) -> None:
    """Write the graphs of files anew, around the weights that they hold."""
    for path in map(Path, arguments):
        onnx.save(encoder_graph(read_weights(path)), path)


if __name__ == "__main__":
    main(sys.argv[1:])
