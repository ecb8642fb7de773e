"""Arcs that the words themselves refute, mended: each repair takes a sentence's tags and gives better ones.

Heads are indices within the sentence, the root's its own, as in `Tags`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from communique.syntax.encoder import Tags
from communique.syntax.moods import mood_reader
from communique.syntax.particles import rejoin_particles

Repair = Callable[[Sequence[str], Tags], Tags]
NOMINALS = frozenset({"NOUN", "PROPN"})
CLOSING = frozenset({",", ";", "–", "—"})


def repairs(settings: Mapping[str, Any]) -> Repair:
    """Make one repair of all that a language's settings call for, in the order in which they help each other."""
    particles = frozenset(settings.get("particles", ()))
    mood = mood_reader(settings)
    chosen: list[Repair] = [framed_attributes, relative_clauses]
    if settings.get("genitive_names_lead"):
        chosen.append(leading_genitives)

    def repaired(words: Sequence[str], tags: Tags) -> Tags:
        for repair in chosen:
            tags = repair(words, tags)
        tags = rejoin_particles(words, tags, particles=particles)
        return projective_marks(words, replace(tags, morphs=[*map(mood, words, tags.morphs)]))

    return repaired


def framed_attributes(_words: Sequence[str], tags: Tags) -> Tags:
    """Hang what stands between an article and its noun's attribute on the attribute.

    "den [vom Staat behaupteten] Angriff": the phrase belongs to the participle, whatever verb is near.
    """
    heads = list(tags.heads)
    for article, noun in enumerate(tags.heads):
        if tags.deprels[article] != "det" or noun <= article:
            continue
        attributes = [k for k in range(article + 1, noun) if heads[k] == noun and tags.deprels[k] == "amod"]
        for k in range(article + 1, noun):
            attribute = next((a for a in attributes if a > k), None)
            if attribute is not None and not article <= heads[k] <= noun:
                heads[k] = attribute
    return _with_heads(tags, heads)


def relative_clauses(words: Sequence[str], tags: Tags) -> Tags:
    """Hang a relative clause that the tree hangs on a verb on the noun before its comma."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, head in enumerate(tags.heads):
        if not deprels[i].startswith("acl") or head > i or tags.upos[head] not in {"VERB", "AUX"}:
            continue
        first = _first(i, tags.heads)
        opens = first + (words[first] in CLOSING)
        noun = first - 1
        if noun < 0 or tags.upos[noun] not in NOMINALS or not _relative(opens, tags):
            continue
        while deprels[noun] == "flat":
            noun = heads[noun]
        heads[i], deprels[i] = noun, "acl:relcl"
    return replace(_with_heads(tags, heads), deprels=deprels)


def leading_genitives(words: Sequence[str], tags: Tags) -> Tags:
    """Hang a name in the genitive on the noun that it leads: "Russlands Krieg", "Lawrows neue Forderung"."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, word in enumerate(words[:-1]):
        if tags.upos[i] != "PROPN" or not word.endswith("s") or tags.morphs[i].get("Case") != "Gen":
            continue
        noun = i + 1
        while noun < len(words) - 1 and tags.upos[noun] == "ADJ":
            noun += 1
        has_article = any(h == noun and d == "det" for h, d in zip(tags.heads, tags.deprels, strict=True))
        if tags.upos[noun] != "NOUN" or has_article or heads[i] == noun or heads[noun] == i:
            continue
        if deprels[i] == "conj":
            for k in range(i):
                if heads[k] == i and deprels[k] in {"cc", "punct"}:
                    heads[k] = noun
        heads[i], deprels[i] = noun, "nmod"
    return replace(_with_heads(tags, heads), deprels=deprels)


def projective_marks(_words: Sequence[str], tags: Tags) -> Tags:
    """Let no mark's arc cross another: it hangs as high as it takes (the rule of Universal Dependencies)."""
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] != "punct":
            continue
        above = head
        while _crosses(i, above, heads) and heads[above] != above:
            above = heads[above]
        heads[i] = above
    return replace(tags, heads=heads)


def _crosses(i: int, head: int, heads: Sequence[int]) -> bool:
    low, high = min(i, head), max(i, head)
    return any(heads[k] == k or not low <= heads[k] <= high for k in range(low + 1, high))


def _first(i: int, heads: Sequence[int]) -> int:
    """Give the first word of a subtree, as far as it reaches to the left without a gap."""
    first = i
    while first > 0 and _is_under(first - 1, i, heads):
        first -= 1
    return first


def _is_under(k: int, top: int, heads: Sequence[int]) -> bool:
    while k != top:
        if heads[k] == k:
            return False
        k = heads[k]
    return True


def _relative(first: int, tags: Tags) -> bool:
    """Say whether a clause opens with a relative pronoun, behind a preposition or not."""
    opening = range(first, min(first + 2, len(tags.upos)))
    lead = next((k for k in opening if tags.upos[k] != "ADP"), None)
    return (
        lead is not None and tags.upos[lead] in {"PRON", "DET"} and tags.morphs[lead].get("PronType") != "Art"
    )


def _with_heads(tags: Tags, heads: list[int]) -> Tags:
    """Take new heads if they still make a tree."""
    root = next(i for i, head in enumerate(heads) if head == i)
    is_tree = all(_is_under(k, root, heads) for k in range(len(heads)) if heads[k] != tags.heads[k])
    return replace(tags, heads=heads) if is_tree else tags
