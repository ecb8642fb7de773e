"""The exported model against the trained one: what int8 costs, on the sentences held back."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from communique.syntax.encoder import Encoder
from training.labels import Labels
from training.sentences import ROOT, Sentence

MOST_LOST = 0.3
"""Points of LAS that the export may cost."""


def exported_las(folder: Path, held: Mapping[str, Sequence[Sentence]], labels: Labels) -> dict[str, float]:
    """Score the exported model on gold words of each corpus with trees, in the corpus's own style."""
    encoder = Encoder(folder)
    return {
        style: _las(encoder, sentences, style)
        for style, sentences in held.items()
        if style in labels.styles and sentences[0].words[0].head is not None
    }


def _las(encoder: Encoder, sentences: Sequence[Sentence], style: str) -> float:
    count: Counter[str] = Counter()
    words = [[word.form for word in sentence.words] for sentence in sentences]
    for sentence, window in zip(sentences, encoder.in_style(words, style), strict=True):
        tags = window.tags(0, len(sentence.words))
        for i, word in enumerate(sentence.words):
            count["words"] += 1
            count["right"] += (
                tags.heads[i] == (i if word.head == ROOT else word.head) and tags.deprels[i] == word.deprel
            )
    return 100 * count["right"] / count["words"]
