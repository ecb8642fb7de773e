"""Fits the coefficients of ``src/communique/stories/weights.toml``: ``make story-weights``.

Fitted on texts of our own (`stories.quality.fitted` in tests/): the same contacts told in several languages,
and the same people on other days. They are few, so that each is used several times:

- ``as they are``: pairs that are close in time;
- ``busy day``: articles of different topics, one moved to the day of the other, if they share two actors or
  look alike to the encoder: what else is in the papers when many write of the same states;
- ``another day``: two accounts of one story, one moved by one to three days: the same people meet again;
- ``printed later``: two accounts of one story, one printed a day or two later;
- ``undated``: pairs as they are, one of the two without a day of publication;
- ``no day told``: pairs as they are, one of the two without a day in its text;
- ``nobody known``: any of these, with vectors, as news of people and countries that we know none of.

With TREEBANKS, which the shipped coefficients were fitted with, half of the Parallel UD documents
(`stories.parallel`) teach what translations are of whose people and days nothing is known:

- ``translated``: a document in two languages;
- ``translated apart``: two documents that share two actors or look alike.

Logistic regression with a penalty on the squares, by Newton's method. Figures printed are of texts left out:
each topic in turn, and ``held.toml``.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from communique.stories.candidates import are_candidates
from communique.stories.features import NAMES, SENSE, features
from communique.stories.likeness import THRESHOLD, WEIGHTS
from communique.stories.profile import Profile
from stories.parallel import parallel
from stories.quality import Account, account_pairs, fitted, held, into_one_week, moved, scores

ATTRIBUTION = "Parallel UD treebanks (PUD) de, en, es, fr, ru, universaldependencies.org, CC BY-SA 3.0."

PENALTY = 0.3
SHARES = {
    "as they are": 1.0,
    "busy day": 1.0,
    "another day": 0.5,
    "printed later": 0.25,
    "undated": 0.25,
    "no day told": 0.25,
    "nobody known": 0.5,
    "translated": 1.0,
    "translated apart": 1.0,
}
"""Weight of a kind of pairs, all of them together, relative to that of the pairs as they are."""

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """Two articles, whether they tell one story, the topics they are of, and how the pair came about."""

    a: Profile
    b: Profile
    same: bool
    topics: frozenset[str]
    kind: str


def main() -> None:
    """Fit, print how well it goes on what was left out, and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=WEIGHTS)
    options.add_argument("--treebanks", type=Path, help="the folder with the Parallel UD treebanks")
    chosen = options.parse_args()
    lines = [
        "# Written by training/stories.py; see there what it was fitted on: accounts of our own",
        " only.\n" if chosen.treebanks is None else f", and translations:\n# {ATTRIBUTION}\n",
    ]
    for name, with_vectors in (("actors", False), ("vectors", True)):
        found = _fit_and_tell(chosen.treebanks, with_vectors=with_vectors)
        labels = ("bias", *NAMES, *(SENSE if with_vectors else ()))
        lines += [f"\n[{name}]\n"]
        lines += [f"{label} = {value:.3f}\n" for label, value in zip(labels, found, strict=True)]
    Path(chosen.out).write_text("".join(lines), "utf-8")


def _fit_and_tell(treebanks: Path | None, *, with_vectors: bool) -> Vector:
    accounts = fitted(with_vectors=with_vectors)
    own = list(examples(accounts, with_vectors=with_vectors))
    if with_vectors:
        own += [_of_nobody(example) for example in own]
    if treebanks is not None:
        own += _translated(_seen(parallel(treebanks, odd=False), with_vectors=with_vectors))
    _say(f"\n{'with' if with_vectors else 'without'} vectors: {len(own)} examples")
    weights = fit(own)
    _tell(
        "topics left out",
        accounts,
        lambda topics: fit([e for e in own if not e.topics & topics]),
        with_vectors=with_vectors,
    )
    for label, texts in _tests(with_vectors=with_vectors):
        _tell(label, texts, lambda _: weights, with_vectors=with_vectors)
    if treebanks is not None:
        texts = _seen(parallel(treebanks, odd=True), with_vectors=with_vectors)
        _tell("translations", texts, lambda _: weights, with_vectors=with_vectors)
    return weights


def _seen(accounts: Sequence[Account], *, with_vectors: bool) -> Sequence[Account]:
    if with_vectors:
        return accounts
    return [replace(each, profile=replace(each.profile, vector=None)) for each in accounts]


def _translated(accounts: Sequence[Account]) -> Iterator[Example]:
    for pair in account_pairs(accounts):
        if pair.is_across and are_candidates(pair.a.profile, pair.b.profile):
            kind = "translated" if pair.same else "translated apart"
            topics = frozenset((pair.a.topic, pair.b.topic))
            yield Example(pair.a.profile, pair.b.profile, pair.same, topics, kind)


def _tests(*, with_vectors: bool) -> Iterator[tuple[str, Sequence[Account]]]:
    texts = held(with_vectors=with_vectors)
    yield "held out", texts
    yield "held out, all in one week", into_one_week(texts)
    yield "held out, hard", held("hard", with_vectors=with_vectors)
    yield "blind", held("blind", with_vectors=with_vectors)
    if with_vectors:
        yield "held out, nobody known", [_stripped(account) for account in texts]


def _stripped(account: Account) -> Account:
    return replace(account, profile=replace(account.profile, people={}, countries={}))


def _tell(
    label: str,
    accounts: Sequence[Account],
    weights: Callable[[frozenset[str]], Vector],
    *,
    with_vectors: bool,
) -> None:
    """Print the scores of the candidates among some articles; others count as not found."""
    known: dict[frozenset[str], Vector] = {}
    pairs = [pair for pair in account_pairs(accounts) if not with_vectors or _have_vectors(pair.a, pair.b)]
    found = []
    for pair in pairs:
        topics = frozenset((pair.a.topic, pair.b.topic))
        if topics not in known:
            known[topics] = weights(topics)
        is_asked = are_candidates(pair.a.profile, pair.b.profile)
        row = features(pair.a.profile, pair.b.profile)
        found.append(float(chances(np.array([row]), known[topics])[0]) if is_asked else 0.0)
    told = "  ".join(f"{name} {value:.3f}" for name, value in scores(pairs, found, THRESHOLD).items())
    wrong = sum(value >= THRESHOLD and not pair.same for pair, value in zip(pairs, found, strict=True))
    _say(f"  {label:28}{len(pairs):6} pairs, {sum(p.same for p in pairs)} same; {told}; wrong {wrong}")


def examples(accounts: Sequence[Account], *, with_vectors: bool) -> Iterator[Example]:
    """Give the pairs to fit on, each kind of them."""
    for pair in account_pairs(accounts):
        example = Example(
            pair.a.profile,
            pair.b.profile,
            pair.same,
            frozenset((pair.a.topic, pair.b.topic)),
            "as they are",
        )
        if not with_vectors or _have_vectors(pair.a, pair.b):
            yield from (example, *_variants(example))
    for a, b in combinations(accounts, 2):
        if a.topic != b.topic and (not with_vectors or _have_vectors(a, b)):
            yield from _busy_day(a, b)


def _have_vectors(a: Account, b: Account) -> bool:
    return a.profile.vector is not None and b.profile.vector is not None


def _of_nobody(example: Example) -> Example:
    a, b = (replace(found, people={}, countries={}) for found in (example.a, example.b))
    return replace(example, a=a, b=b, kind="nobody known")


def _variants(example: Example) -> Iterator[Example]:
    yield replace(example, a=_undated(example.a), kind="undated")
    yield replace(example, b=_undated(example.b), kind="undated")
    yield replace(example, a=replace(example.a, days=(), newest=None), kind="no day told")
    yield replace(example, b=replace(example.b, days=(), newest=None), kind="no day told")
    if example.same:
        for days in (-3, -2, -1, 1, 2, 3):
            yield replace(example, b=moved(example.b, days), same=False, kind="another day")
        for days in (1, 2):
            later = moved(example.b, days).latest
            yield replace(example, b=replace(example.b, earliest=later, latest=later), kind="printed later")


def _undated(found: Profile) -> Profile:
    return replace(found, earliest=found.newest, latest=None)


def _busy_day(a: Account, b: Account) -> Iterator[Example]:
    if a.profile.newest is None or b.profile.newest is None:
        return
    days = (date.fromisoformat(a.profile.newest) - date.fromisoformat(b.profile.newest)).days
    other = moved(b.profile, days)
    if are_candidates(a.profile, other):
        yield Example(a.profile, other, same=False, topics=frozenset((a.topic, b.topic)), kind="busy day")


def fit(own: Sequence[Example]) -> Vector:
    """Fit bias and coefficients; each kind of examples has the weight that `SHARES` gives it."""
    table = np.array([features(e.a, e.b) for e in own])
    rows = np.column_stack([np.ones(len(table)), table])
    same = np.array([e.same for e in own], float)
    kinds = [e.kind for e in own]
    shares = np.array([SHARES[kind] * kinds.count("as they are") / kinds.count(kind) for kind in kinds])
    penalty = np.diag([1e-3, *[PENALTY] * table.shape[1]])
    found = np.zeros(rows.shape[1])
    for _ in range(40):
        chance = 1.0 / (1.0 + np.exp(-rows @ found))
        slope = rows.T @ (shares * (chance - same)) + penalty @ found
        found -= np.linalg.solve((rows.T * (shares * chance * (1 - chance))) @ rows + penalty, slope)
    return found


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - it reports as it goes


def chances(table: Vector, weights: Vector) -> Vector:
    """Give the probability of each row of features."""
    chance: Vector = 1.0 / (1.0 + np.exp(-weights[0] - table @ weights[1:]))
    return chance


if __name__ == "__main__":
    main()
