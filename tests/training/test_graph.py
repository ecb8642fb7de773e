"""The graph of the shipped model: written around its weights, and computing what the network is."""

import math
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime

from training.graph import Array, encoder_graph, read_weights

SHIPPED = Path(str(files("communique") / "models" / "encoder.int8.onnx"))
CHANCE = np.random.default_rng(5)
Floats = npt.NDArray[np.float64]
WIDTH, INNER, ARC, RELATION, RELATIONS = 64, 96, 24, 12, 5
SIZES = {"upos": 4, "feats": 7, "lemma": 9, "names": 3, "starts": 1}


def test_the_shipped_graph_is_the_one_that_training_writes() -> None:
    assert encoder_graph(read_weights(SHIPPED)) == onnx.load(SHIPPED)


def test_the_shipped_weights_take_seven_bits() -> None:
    small = [array for array in read_weights(SHIPPED).values() if array.dtype == np.int8]
    assert len(small) > 50
    assert all(np.abs(array.astype(int)).max() <= 64 for array in small)


def test_the_graph_computes_the_network() -> None:
    weights = some_weights(layers=2)
    emb = CHANCE.normal(size=(1, 20, WIDTH)).astype(np.float32)
    first, last = np.arange(1, 13), np.minimum(np.arange(1, 13) + 1, 12)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(encoder_graph(weights).SerializeToString(), options)
    names = [output.name for output in session.get_outputs()]
    found = dict(zip(names, session.run(names, {"emb": emb, "first": first, "last": last}), strict=True))
    expected = network(weights, emb[0].astype(np.float64), first, last)
    assert {name: array.shape for name, array in found.items()} == {k: v.shape for k, v in expected.items()}
    for name, array in expected.items():
        assert np.abs(found[name] - array).mean() < 0.05 * array.std(), name


def some_weights(layers: int) -> dict[str, Array]:
    """Draw weights by chance."""
    found = {"positions": draw(30, WIDTH), "root": draw(1, WIDTH)}
    found |= {"arcs.weight": draw(ARC, ARC), "arcs.bias": draw(ARC)} | norm("norm")
    for layer in (f"layers.{i}" for i in range(layers)):
        for part in ("query", "key", "value", "out"):
            found |= product(f"{layer}.{part}", WIDTH, WIDTH)
        found |= product(f"{layer}.up", WIDTH, INNER) | product(f"{layer}.down", INNER, WIDTH)
        found |= norm(f"{layer}.norm") | norm(f"{layer}.norm_out")
    found["layers.0.shrink"] = np.exp(draw(INNER))
    found |= product("word.0", 2 * WIDTH, WIDTH)
    for name, size in SIZES.items():
        found |= product(name, WIDTH, size)
    for name, size in (("arc_dep", ARC), ("arc_head", ARC), ("rel_dep", RELATION), ("rel_head", RELATION)):
        found |= product(f"{name}.0", WIDTH, size)
    return found | product("relations", RELATION, RELATIONS * (RELATION + 1))


def draw(*shape: int) -> Array:
    return CHANCE.normal(size=shape).astype(np.float32)


def norm(name: str) -> dict[str, Array]:
    return {f"{name}.weight": np.exp(draw(WIDTH) / 4), f"{name}.bias": draw(WIDTH) / 4}


def product(name: str, inside: int, outside: int) -> dict[str, Array]:
    weights = CHANCE.integers(-64, 65, (inside, outside)).astype(np.int8)
    scale = np.exp(draw(outside) / 4) / (40 * math.sqrt(inside))
    return {f"{name}.weight": weights, f"{name}.scale": scale, f"{name}.bias": draw(outside) / 4}


def network(weights: dict[str, Array], emb: Floats, first: Array, last: Array) -> dict[str, Floats]:
    """Compute in float64, and plainly, what the graph computes."""

    def linear(x: Floats, name: str) -> Floats:
        return (
            x @ (weights[f"{name}.weight"] * weights[f"{name}.scale"].astype(float)) + weights[f"{name}.bias"]
        )

    def normed(x: Floats, name: str) -> Floats:
        even = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
        return even * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    x = normed(emb + weights["positions"][: len(emb)], "norm")
    for i in range(2):
        name = f"layers.{i}"
        heads = [linear(x, f"{name}.{part}").reshape(len(x), -1, 32) for part in ("query", "key", "value")]
        likeness = np.exp(np.einsum("thd,shd->hts", heads[0], heads[1]) / math.sqrt(32))
        attended = np.einsum("hts,shd->thd", likeness / likeness.sum(-1, keepdims=True), heads[2])
        x = normed(x + linear(attended.reshape(len(x), -1), f"{name}.out"), f"{name}.norm")
        inner = gelu(linear(x, f"{name}.up")) * weights.get(f"{name}.shrink", np.float32(1))
        x = normed(x + linear(inner, f"{name}.down"), f"{name}.norm_out")
    words = gelu(linear(np.concatenate([x[first], x[last]], 1), "word.0"))
    rooted = np.concatenate([weights["root"], words])
    arcs = gelu(linear(words, "arc_dep.0")) @ weights["arcs.weight"] + weights["arcs.bias"]
    halves = linear(gelu(linear(words, "rel_dep.0")), "relations")
    tags = {name: linear(words, name) for name in SIZES}
    return tags | {
        "starts": tags["starts"][:, 0],
        "arc": arcs @ gelu(linear(rooted, "arc_head.0")).T,
        "halves": halves.reshape(len(words), RELATIONS, RELATION + 1),
        "head": gelu(linear(rooted, "rel_head.0")),
    }


def gelu(x: Floats) -> Floats:
    erf = np.vectorize(math.erf)
    result: Floats = x * (1 + erf(x / math.sqrt(2))) / 2
    return result
