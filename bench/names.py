"""How well and how fast names are compared: `python bench/names.py PAIRS.tsv`.

Columns of the file: name_a, name_b, lang_a, lang_b, same and perhaps kind; without a file our own pairs.
Time is processor time of one core: of the first round, in which every name is new, and of a second one.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path[0] = str(ROOT / "tests")  # instead of this folder, in which "names" is this file

from communique.names import THRESHOLD, likeness  # noqa: E402 - behind the path to what it measures with
from names.quality import OWN, Pair, likenesses, read_pairs, scores  # noqa: E402 - the same


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pairs", nargs="?", type=Path, default=OWN)
    pairs = read_pairs(options.parse_args().pairs)
    likeness("Boris Jelzin", "Борис Єльцин", "de", "uk")
    begin = process_time()
    found = likenesses(pairs)
    first = process_time() - begin
    begin = process_time()
    likenesses(pairs)
    second = process_time() - begin
    print(f"{len(pairs)} pairs, {sum(pair.same for pair in pairs)} of one person; threshold {THRESHOLD}")
    for label, value in scores(pairs, found).items():
        print(f"  {label:24}{value:8.4f}")
    print(f"  {'µs a pair, names new':24}{1e6 * first / len(pairs):8.1f}")
    print(f"  {'µs a pair, names seen':24}{1e6 * second / len(pairs):8.1f}")
    print_kinds(pairs, found)


def print_kinds(pairs: list[Pair], found: list[float]) -> None:
    """Print for each kind of pair how many are told rightly."""
    kinds: dict[tuple[str, bool], list[bool]] = defaultdict(list)
    for pair, value in zip(pairs, found, strict=True):
        kinds[pair.kind or "pairs", pair.same].append((value >= THRESHOLD) == pair.same)
    print(f"\n{'kind':32}{'same':>6}{'pairs':>7}{'right':>7}")
    for (kind, same), right in sorted(kinds.items()):
        print(f"{kind:32}{'yes' if same else 'no':>6}{len(right):7}{sum(right):7}")


if __name__ == "__main__":
    main()
