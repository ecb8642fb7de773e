"""How well and how fast copies and accounts of one story are found: `make bench-stories`.

Copies are generated from our own articles (`stories.generated` in tests/), accounts are ours in six languages
(`stories.quality`). ``--gold`` names a folder with ``wikinews_de_*.jsonl``: some 850 news, measured with in
the same way. Two of its articles may be copies indeed, or tell one story: such pairs are printed,
to be judged by eye.

``--treebanks`` names a folder with the Parallel UD treebanks, whose documents are translations of one
another: the half that nothing was fitted on is measured with.

Speed is processor time of one core. Of copies it is that of the whole way from bytes: decoding, language, the
article's parts, its fingerprint, the index.
"""

import argparse
import json
import resource
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from time import process_time

import numpy as np

from communique.article import read_article
from communique.intake import identify_language, read_bytes
from communique.reader import Reader
from communique.records import Article, Language, Reading
from communique.stories import CopyIndex, Fingerprint, Link, StoryIndex, fingerprint, profile, vector
from stories.generated import originals, own_texts, score
from stories.parallel import parallel
from stories.quality import SETS, Account, account_pairs, held, measured

MANY = 100_000
"""Articles that the index of copies is filled with, to see that it stays fast: generated fingerprints."""

SHOWN = 15
"""Links on others' news that are printed."""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, help="the folder with the news of others")
    options.add_argument("--treebanks", type=Path, help="the folder with the Parallel UD treebanks")
    chosen = options.parse_args()
    gold: Path | None = chosen.gold
    print_copies("our own articles", list(own_texts()))
    if gold is not None:
        print_copies("Wikinews", [("de", text) for _, text in wikinews(gold)])
    print_speed(list(own_texts()))
    print_accounts()
    if chosen.treebanks is not None:
        print_scores("Parallel UD, vectors", parallel(chosen.treebanks, odd=True))
    if gold is not None:
        print_links([(day, text) for day, text in wikinews(gold)])


def wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    """Give day and text of each article."""
    for path in sorted(folder.rglob("wikinews_de_*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            yield row["date"], row["text"]


def print_copies(label: str, texts: Sequence[tuple[Language, str]]) -> None:
    """Print how many of the generated copies are found, and which different articles are linked."""
    found = score(list(originals(iter(texts))))
    print(f"\nCopies generated from {found.originals} articles ({label})")
    for name, count in found.found.items():
        print(f"  {name:40}{count / found.originals:8.3f}")
    print(f"  {'all':40}{found.recall:8.3f}")
    print(f"  linked falsely: {len(found.false)} of {found.pairs} pairs of different articles")
    for one, other in found.false[:SHOWN]:
        print(f"    {one.article} {other.article}")


def print_speed(texts: Sequence[tuple[Language, str]]) -> None:
    """Print articles a second of each step on the way to copies, and of an index that holds many."""
    sources = [text.encode() for _, text in texts]
    words = sum(len(text.split()) for _, text in texts) / len(texts)
    identify_language(texts[0][1])
    print(f"\nArticles a second of one core ({len(texts)} articles of {words:.0f} words)")
    begin = process_time()
    decoded = [read_bytes(data).text for data in sources]
    spent = [_told("decoding", begin, len(texts))]
    begin = process_time()
    languages = [identify_language(text) for text in decoded]
    spent.append(_told("language", begin, len(texts)))
    begin = process_time()
    articles = [read_article(text, language=lang)[0] for text, lang in zip(decoded, languages, strict=True)]
    spent.append(_told("parts of the article", begin, len(texts)))
    begin = process_time()
    index = CopyIndex()
    for article in articles:
        index.add(fingerprint(article))
    spent.append(_told("copies", begin, len(texts)))
    print(f"  {'all of it':40}{len(texts) / sum(spent):8.0f}")
    print_many(articles)


def print_many(articles: Sequence[Article]) -> None:
    """Print how fast the index of copies is once it holds many articles, and what an article takes there."""
    prints = [fingerprint(article) for article in articles]
    index = CopyIndex()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for i in range(MANY):
        index.add(_shifted(prints[i % len(prints)], i))
    held_in = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MANY
    begin = process_time()
    for each in prints:
        index.find(each)
    _told(f"copies among {MANY}", begin, len(prints))
    print(f"  {'kB an article held':40}{held_in:8.1f}")


def print_accounts() -> None:
    """Print the scores of accounts in several languages, with vectors and without, and how fast they are."""
    print("\nAccounts of one story")
    for name, accounts in SETS.items():
        for label, with_vectors in (("vectors", True), ("actors only", False)):
            print_scores(f"{name}, {label}", accounts(with_vectors))
    readings = [each.reading for each in held(with_vectors=False)]
    vector(readings[0].article)
    begin = process_time()
    packed = [vector(reading.article) for reading in readings]
    _told("vectors", begin, sum(each is not None for each in packed))
    begin = process_time()
    index = StoryIndex()
    for reading in readings:
        index.add(profile(reading))
    _told("profiles and links, readings given", begin, len(readings))


def print_scores(label: str, accounts: Sequence[Account]) -> None:
    """Print how well the stories of some accounts are told apart."""
    pairs = account_pairs(accounts)
    told = "  ".join(f"{key} {value:.3f}" for key, value in measured(accounts).items())
    print(f"  {label:32}{len(pairs):7} pairs, {sum(pair.same for pair in pairs):4} same:  {told}")


def print_links(texts: Sequence[tuple[str, str]]) -> None:
    """Print how many accounts are linked in news of others, and some of the pairs."""
    reader = Reader("de")
    readings: dict[str, Reading] = {}
    index = StoryIndex()
    links: list[Link] = []
    for day, text in texts:
        reading = reader(text, published=day)
        readings[reading.article.id] = reading
        links += index.add(profile(reading, vector=vector(reading.article)))
    print(f"\nLinked in {len(texts)} articles of Wikinews: {len(links)} pairs, for example")
    for link in sorted(links, key=lambda each: each.id)[:SHOWN]:
        openings = (readings[name].article.text[:60].replace("\n", " ") for name in (link.one, link.other))
        print(f"  {link.score:.2f} {' | '.join(openings)}")


def _shifted(found: Fingerprint, by: int) -> Fingerprint:
    """Make another article of the same length, which shares shingles with the rest by chance only."""
    moved = np.sort(found.shingles ^ np.uint32((by * 2_654_435_761) % 2**32))
    name = f"{by:032x}"
    body = blake2b(name.encode(), digest_size=16).hexdigest()
    return Fingerprint(article=name, body=body, packed=moved.astype("<u4").tobytes(), paragraphs=())


def _told(label: str, begin: float, count: int) -> float:
    spent = process_time() - begin
    print(f"  {label:40}{count / spent:8.0f}")
    return spent


if __name__ == "__main__":
    main()
