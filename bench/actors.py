"""How well and how fast actors are found: `make bench-actors`, with ``PAIRS=file`` the name pairs too.

Linking, metonyms and coreference are counted on our own marked texts (tests/actors/gold): those we looked at
while we wrote rules, and those we did not (``_blind``). Speed is that of the step alone, trees given, in
processor time of one core; a look-up is one word asked for in the knowledge base.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

from actors.quality import GOLD, Score, score_file, texts
from communique.actors import find_actors
from communique.actors.lexicon import lexicon
from communique.actors.names import spelt, word_ends
from communique.dates import find_dates
from communique.intake import Source
from communique.kb.load import compiled_file
from communique.languages import LANGUAGES
from communique.reader import Reader, parser
from communique.records import Date, Language
from communique.syntax import Parsed

ROUNDS = 5
"""How often each speed is measured; the best is told, since machines are noisy."""
MEASURED = ("precision", "recall", "acts_for", "metonym", "coreference", "description", "unnamed")
LOAD = """
from pathlib import Path
from time import perf_counter
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before, begin = resident(), perf_counter()
from communique.kb import forms, knowledge_base
kb = knowledge_base()
for language in ("de", "en", "fr", "es", "ru", "uk"):
    forms(language)
print(perf_counter() - begin, resident() - before)
"""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pairs", type=Path, help="name pairs: name_a, name_b, lang_a, lang_b, same")
    chosen = options.parse_args()
    print_scores()
    print_speed()
    print_load()
    if chosen.pairs:
        subprocess.run([sys.executable, "bench/names.py", str(chosen.pairs)], check=True)  # noqa: S603 (ours)


def print_scores() -> None:
    """Print a line a file and one for each language and kind of file."""
    print(f"{'texts':18}" + "".join(f"{name:>18}" for name in MEASURED))
    sums: dict[str, Score] = {}
    for path in sorted(GOLD.glob("*.toml")):
        if path.stem == "floors":
            continue
        found = score_file(path)
        print(line(path.stem, found))
        sums.setdefault("blind" if "blind" in path.stem else "looked at", Score()).add(found)
    for name, found in sums.items():
        print(line(f"all {name}", found))


def line(name: str, found: Score) -> str:
    """Give a score as a line of shares and counts."""
    cells = [f"{found.share(one):.3f} ({found.right[one]}/{found.all[one]})" for one in MEASURED]
    return f"{name:18}" + "".join(f"{cell:>18}" for cell in cells)


def print_speed() -> None:
    """Print sentences a second of the step, and microseconds a look-up."""
    for language in LANGUAGES:
        parsed = parses(language)
        if not parsed:
            continue
        dated = [(one, find_dates(one)[0]) for one in parsed]
        for one, dates in dated:
            find_actors(one, dates)
        spent = min(timed(dated) for _ in range(ROUNDS))
        sentences = sum(len(list(one.sentences)) for one in parsed)
        print(f"{language}: {sentences / spent:7.0f} sentences a second, {lookup(parsed):5.1f} µs a look-up")


def timed(dated: Sequence[tuple[Parsed, tuple[Date, ...]]]) -> float:
    """Give the seconds of one core that the step takes for some articles."""
    begin = process_time()
    for one, dates in dated:
        find_actors(one, dates)
    return process_time() - begin


def parses(language: Language) -> list[Parsed]:
    """Give the trees of a language's marked texts."""
    found = [text for path in sorted(GOLD.glob(f"{language}*.toml")) for text in texts(path)]
    reader = Reader(language)
    sources = [Source(text=text.text, published=text.published, url=None) for text in found]
    return [parser(language)(reader.article(source)[0]) for source in sources]


def lookup(parsed: Sequence[Parsed]) -> float:
    """Give the microseconds that one word takes to be looked up as the start of a name."""
    words, known = 0, lexicon(parsed[0].article.language)
    begin = process_time()
    for one in parsed:
        text = spelt(one.doc)
        for sentence in one.sentences:
            ends = word_ends(sentence)
            for token in sentence:
                known.names_at(text, token.idx, ends.keys())
                words += 1
    return 1e6 * (process_time() - begin) / words


def print_load() -> None:
    """Print what opening the knowledge base takes in a new process."""
    begin = perf_counter()
    out = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True)  # noqa: S603
    seconds, megabytes = (float(value) for value in out.stdout.split())
    size = compiled_file().stat().st_size / 1e6
    print(f"knowledge base: {seconds:.2f} s to open, {megabytes:.0f} MB of memory, {size:.1f} MB on disk")
    print(f"(its process took {perf_counter() - begin:.2f} s)")


if __name__ == "__main__":
    main()
