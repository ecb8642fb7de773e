"""Separable verbs: the particle that closes a clause belongs to the verb before it."""

from collections.abc import Sequence
from dataclasses import replace

from communique.syntax.encoder import Tags

LOOSE = frozenset({"advmod", "case", "mark", "obl", "dep", "xcomp"})
"""Relations that the encoder gives a particle it does not recognise."""


def rejoin_particles(
    words: Sequence[str], tags: Tags, *, particles: frozenset[str], adverbs: frozenset[str]
) -> Tags:
    """Call a particle ``compound:prt`` when it stands behind its verb at the end of the clause.

    "rief den Minister an." is anrufen; "kam an Land" and "heißt es weiter" stay as they are. ``adverbs`` are
    none: "sprachen miteinander".
    """
    deprels = [
        "advmod" if deprel == "compound:prt" and word.lower() in adverbs else deprel
        for word, deprel in zip(words, tags.deprels, strict=True)
    ]
    leaves = set(range(len(words))).difference(head for i, head in enumerate(tags.heads) if i != head)
    for k, word in enumerate(words):
        head = tags.heads[k]
        follows_verb = head < k and tags.upos[head] in {"VERB", "AUX"}
        if (
            word.lower() in particles
            and k in leaves
            and deprels[k] in LOOSE
            and follows_verb
            and _closes(k, tags)
        ):
            deprels[k] = "compound:prt"
    return replace(tags, deprels=deprels)


def _closes(k: int, tags: Tags) -> bool:
    """Say whether a clause ends behind word ``k``: a mark or a conjunction follows, or nothing."""
    return k + 1 == len(tags.upos) or tags.upos[k + 1] in {"PUNCT", "CCONJ"}
