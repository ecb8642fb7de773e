"""CoNLL-U → sentences of surface words, with the same labels in every language."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import conllu

from training.sentences import ROOT, Sentence, Word

SUBTYPES = frozenset(
    [
        "nsubj:pass",
        "csubj:pass",
        "aux:pass",
        "obl:agent",
        "acl:relcl",
        "compound:prt",
        "expl:pass",
        "expl:pv",
        "obl:arg",
    ]
)
"""The subtypes that rules ask for; every other relation is cut to its base."""
RENAMED = {"obl:pmod": "obl:arg", "iobj:agent": "obl:agent"}
CUT_ALIKE = frozenset({"en"})
"""Languages whose multiword tokens our tokeniser cuts as the treebanks do: "do" and "n't"."""
UNESCAPED = {"``": '"', "''": '"', "&#39;&#39;": '"'}
"""Quote marks that a treebank's makers wrote their own way; no text has them."""


def read_treebank(path: Path, *, style: str, language: str) -> Iterator[Sentence]:
    """Read a CoNLL-U file; sentences whose tree is broken are left out.

    A multiword token (zum, du, del) is one word, which takes the head outside and all features, but for
    `CUT_ALIKE`.
    """
    with path.open(encoding="utf-8") as file:
        for block in conllu.parse_incr(file):
            words = _surface_words(block, apart=language in CUT_ALIKE)
            if words:
                yield Sentence(tuple(words), style, language)


def relation(label: str) -> str:
    """Cut a relation to what the model tells apart.

    >>> relation("nsubj:pass"), relation("nmod:poss"), relation("obl:pmod")
    ('nsubj:pass', 'nmod', 'obl:arg')
    """
    label = RENAMED.get(label, label)
    return label if label in SUBTYPES else label.partition(":")[0]


def _surface_words(block: conllu.TokenList, *, apart: bool) -> list[Word]:
    groups = [group for found in _groups(block) for group in (_apart(*found) if apart else [found])]
    index = {row["id"]: k for k, (_, rows) in enumerate(groups) for row in rows}
    words = []
    for k, (token, rows) in enumerate(groups):
        outer = next((row for row in rows if index.get(row["head"]) != k), rows[0])
        head = ROOT if outer["head"] == 0 else index.get(outer["head"])
        if head is None or head == k:
            return []
        feats = {name: value for row in reversed(rows) for name, value in (row["feats"] or {}).items()}
        misc = token["misc"] or {}
        words.append(
            Word(
                form=UNESCAPED.get(token["form"], token["form"]),
                space=misc.get("SpaceAfter") != "No",
                lemma=token["form"] if outer["lemma"] == "_" else outer["lemma"],
                upos=outer["upos"],
                feats={**feats, **(outer["feats"] or {})},
                head=head,
                deprel="root" if head == ROOT else relation(outer["deprel"]),
                name=misc.get("Name", "O") if any("Name" in (row["misc"] or {}) for row in block) else None,
            )
        )
    return _with_relatives(words) if sum(word.head == ROOT for word in words) == 1 else []


def _with_relatives(words: list[Word]) -> list[Word]:
    """Tell relative clauses from other ``acl`` by their pronoun, where a treebank does not."""
    relative = set()
    for word in words:
        if word.feats.get("PronType") == "Rel" and word.head is not None and word.head >= 0:
            relative |= {word.head, words[word.head].head}
    return [
        replace(word, deprel="acl:relcl") if word.deprel == "acl" and i in relative else word
        for i, word in enumerate(words)
    ]


def _groups(block: conllu.TokenList) -> Iterator[tuple[conllu.Token, list[conllu.Token]]]:
    """Give each surface token with its syntactic words: itself, or those of a multiword token."""
    until = 0
    covering: tuple[conllu.Token, list[conllu.Token]] | None = None
    for row in block:
        match row["id"]:
            case int(number) if covering and number <= until:
                covering[1].append(row)
                if number == until:
                    yield covering
                    covering = None
            case int():
                yield row, [row]
            case (_, "-", int(last)):
                covering, until = (row, []), last


def _apart(token: conllu.Token, rows: list[conllu.Token]) -> list[tuple[conllu.Token, list[conllu.Token]]]:
    """Keep the words of a multiword token apart if they only stand side by side in it."""
    if len(rows) == 1 or "".join(row["form"] for row in rows) != token["form"]:
        return [(token, rows)]
    first = [(conllu.Token(row, misc={"SpaceAfter": "No"}), [row]) for row in rows[:-1]]
    return [*first, (conllu.Token(rows[-1], misc=token["misc"]), [rows[-1]])]
