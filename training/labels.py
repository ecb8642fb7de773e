"""The label sets of the heads, in the form of the shipped ``labels.json``."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from training.sentences import Sentence

FEATURES = [
    "Case",
    "Number",
    "Gender",
    "Person",
    "Mood",
    "Tense",
    "VerbForm",
    "Voice",
    "Degree",
    "PronType",
    "Polarity",
    "Poss",
    "Reflex",
    "Definite",
    "Aspect",
    "Animacy",
    "NumType",
]
NAME_TYPES = ("PER", "LOC", "ORG", "MISC")
RAREST_SCRIPT = 4
"""A lemma script seen less often is left to the dictionary."""


@dataclass(frozen=True, slots=True)
class Labels:
    """For each head its labels in the order of its scores; ``styles`` are rows of ``styles.npy``."""

    upos: list[str]
    deprel: list[str]
    feats: dict[str, list[str]]
    lemma: list[str]
    names: list[str]
    styles: list[str]

    def as_json(self) -> dict[str, object]:
        """Give what ``labels.json`` holds."""
        return asdict(self)


def collect(sentences: Iterable[Sentence], styles: Iterable[str]) -> Labels:
    """Collect the labels that occur in a corpus; names are BIO over `NAME_TYPES`."""
    upos, deprel = set(), set()
    feats: dict[str, Counter[str]] = {feature: Counter() for feature in FEATURES}
    scripts: Counter[str] = Counter()
    for sentence in sentences:
        for word in sentence.words:
            if word.upos is None or word.deprel is None or word.lemma is None:
                continue
            upos.add(word.upos)
            deprel.add(word.deprel)
            scripts[script(word.form, word.lemma)] += 1
            for feature in FEATURES:
                feats[feature].update([first_value(word.feats.get(feature, "_"))])
    return Labels(
        upos=sorted(upos),
        deprel=sorted(deprel),
        feats={f: ["_", *sorted(value for value in seen if value != "_")] for f, seen in feats.items()},
        lemma=[
            s for s, n in sorted(scripts.items(), key=lambda item: (-item[1], item[0])) if n >= RAREST_SCRIPT
        ],
        names=["O", *(f"{mark}-{kind}" for kind in NAME_TYPES for mark in "BI")],
        styles=sorted(styles),
    )


def first_value(value: str) -> str:
    """Keep the first of several values of a feature: "Masc,Neut" is Masc."""
    return value.partition(",")[0]


@lru_cache(maxsize=200_000)
def script(form: str, lemma: str) -> str:
    """Give the edit script that turns a form into its lemma; `communique.syntax.lemmas` applies it.

    >>> script("Ging", "gehen"), script("sagte", "sagen"), script("Sagte", "sagen")
    ('L3|ehen', '2|en', 'L2|en')
    """
    if form == lemma:
        return "="
    mark, stem = _cased(form, lemma)
    common = next(
        (k for k, (a, b) in enumerate(zip(stem, lemma, strict=False)) if a != b), min(len(stem), len(lemma))
    )
    if common == 0 and len(stem) > 1:
        return f"!{lemma}"
    return f"{mark}{len(stem) - common}|{lemma[common:]}"


def _cased(form: str, lemma: str) -> tuple[str, str]:
    """Give the case mark of a script and the form as it then stands."""
    lowered = form[:1].lower() + form[1:]
    if lemma.islower() and lowered != lowered.lower():
        return "A", form.lower()
    if lemma[:1].islower() and form[:1].isupper():
        return "L", lowered
    if lemma[:1].isupper() and form[:1].islower():
        return "U", form[:1].upper() + form[1:]
    return "", form
