"""The encoder's scores and what is read from them."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from communique.errors import BrokenInstallation
from communique.syntax.encoder import MODEL_FILES, Encoder, relation_scores, shipped_encoder

WORDS = ["Der", "Minister", "telefonierte", "am", "Mittwoch", "mit", "seinem", "Kollegen", "in", "Paris", "."]
CHANCE = np.random.default_rng(7)


def test_a_window_has_the_same_scores_whatever_came_before_it() -> None:
    encoder = shipped_encoder()
    (alone,) = encoder([WORDS], language="de")
    *_, after = encoder([["Paris"], WORDS * 5, WORDS], language="de")
    assert after.starts.tobytes() == alone.starts.tobytes()
    assert after.tags(0, len(WORDS)) == alone.tags(0, len(WORDS))


def test_a_word_has_the_features_that_score_best() -> None:
    encoder = shipped_encoder()
    scores = CHANCE.normal(size=(50, sum(map(len, encoder.labels["feats"].values())))).astype(np.float32)
    for word, morph in zip(scores, encoder.morphs(scores), strict=True):
        begin = 0
        for feature, values in encoder.labels["feats"].items():
            best = word[begin : begin + len(values)].argmax()
            assert morph.get(feature) == (values[best] if best else None)
            begin += len(values)


def test_a_relation_scores_by_both_of_its_words() -> None:
    halves, heads = CHANCE.normal(size=(5, 3, 9)), CHANCE.normal(size=(5, 8))
    expected = np.einsum("nkj,nj->nk", halves, np.concatenate([heads, np.ones((5, 1))], 1))
    found = relation_scores(halves.astype(np.float32), heads.astype(np.float32))
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-5)


def test_one_tree_of_a_sentence_spans_its_words() -> None:
    (window,) = shipped_encoder()([WORDS], language="de")
    tags = window.tags(0, len(WORDS))
    assert [WORDS[i] for i, head in enumerate(tags.heads) if head == i] == ["telefonierte"]
    assert tags.deprels[:3] == ["det", "nsubj", "root"]
    assert tags.names[9] == "B-LOC"


def test_a_model_without_a_file_is_refused_with_its_name(tmp_path: Path) -> None:
    for name in MODEL_FILES[1:]:
        (tmp_path / name).symlink_to(Path(str(files("communique") / "models" / name)))
    with pytest.raises(BrokenInstallation, match=rf"lacks {MODEL_FILES[0]}\. .*install it again"):
        Encoder(tmp_path)
