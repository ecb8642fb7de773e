"""How well and how fast inputs become articles: `make bench-intake`, with ``TREEBANKS=…`` languages too.

Pages of our own making are scored as the quality gate does; sentences of Universal Dependencies treebanks
tell whether languages are known. Speed is that of intake, language and the article step together, in
processor time of one core.
"""

import argparse
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from xml.sax.saxutils import escape

from communique.intake import Source, Told, read_stream
from communique.intake.language import likeliest_language
from communique.languages import LANGUAGES
from communique.reader import Reader
from intake.quality import scores
from intake.samples import feed, full_item, jsonl, made, mail
from intake.varied import VARIATIONS

GOALS = {
    "characters": "100",
    "precision": "≥ 98",
    "recall": "≥ 95",
    "body flagged": "≤ 0.2",
    "roles": "",
    "day wrong": "≤ 1",
    "day missed": "",
    "language": "",
}
SENTENCE = re.compile(r"[.!?…][\"“”»«’')]*$")
ADDRESS = re.compile(r"@|https?:|www\.")
SECONDS = 3.0
"""How long each format is read."""


def pages() -> Iterator[str]:
    """Score the pages of our own making."""
    found = scores()
    count = found.count
    made_of = f"{count['leftovers']} leftovers, {count['body']} characters of text"
    yield f"{count['pages']} pages of our own making, {made_of}"
    for name, figure in found.figures.items():
        yield (
            f"  {name:14}{figure:9.3f} %   goal {GOALS[name]}"
            if GOALS[name]
            else f"  {name:14}{figure:9.3f} %"
        )
    yield from (f"  wrong: {line}" for line in found.wrong)
    yield ""
    yield "the same pages in other clothes: precision, recall, body flagged, day wrong, day missed"
    for name in VARIATIONS:
        figures = scores(name).figures
        shown = ("precision", "recall", "body flagged", "day wrong", "day missed")
        yield f"  {name:14}" + "".join(f"{figures[one]:9.2f}" for one in shown)


def languages(treebanks: Path) -> Iterator[str]:
    """Score sentences, whole and cut to five words, of each treebank."""
    total: Counter[str] = Counter()
    for path in sorted(treebanks.rglob("*.conllu")):
        language = next((part for part in path.parts if part in LANGUAGES), None)
        if language is None:
            continue
        count = _count(path, language)
        total += count
        name = f"{language} {path.parent.parent.name}/{path.stem}"
        yield _line(name, count)
    if total["all"]:
        yield _line("all of them", total)


def _line(name: str, count: Counter[str]) -> str:
    whole, cut = (count[f"{kind}right"] / max(count[kind.strip() or "all"], 1) for kind in ("", "five "))
    return f"  {name:28}{whole:8.4f}{cut:8.4f}"


def _count(path: Path, language: str) -> Counter[str]:
    count: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = line.removeprefix("# text = ").strip()
            if not line.startswith("# text = ") or not _is_sentence(text):
                continue
            count["all"] += 1
            count["right"] += likeliest_language(text) == (language, True)
            count["five"] += 1
            count["five right"] += likeliest_language(" ".join(text.split()[:5]))[0] == language
    return count


def _is_sentence(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= 5 and SENTENCE.search(text) is not None and ADDRESS.search(text) is None


def speed() -> Iterator[str]:
    """Time each format, the reader warm."""
    articles = [
        [text for text, role in page.shown if role in {"headline", "body"}]
        for page in made()
        if page.name == "printed"
    ] * 4
    texts = ["\n\n".join(paragraphs) for paragraphs in articles]
    rows = [{"title": paragraphs[0], "text": text} for paragraphs, text in zip(articles, texts, strict=True)]
    items = [
        full_item(escape(paragraphs[0]), [escape(one) for one in paragraphs[1:]]) for paragraphs in articles
    ]
    inputs: dict[str, Sequence[tuple[str, bytes]]] = {
        "plain text": [("a.txt", text.encode()) for text in texts],
        "jsonl": [("a.jsonl", jsonl(rows))],
        "feed": [("a.xml", feed(items))],
        "mail": [("a.eml", mail(text)) for text in texts],
        "page": [("a.html", page.data) for page in made()],
    }
    words = sum(len(text.split()) for text in texts) / len(texts)
    pages_ = sum(len(page.data) for page in made()) / len(made())
    yield f"articles a second of one core ({words:.0f} words; pages of {pages_ / 1000:.1f} kB)   goal ≥ 500"
    yield from (f"  {name:14}{_rate(found):9.0f}" for name, found in inputs.items())


def _rate(inputs: Sequence[tuple[str, bytes]]) -> float:
    reader = Reader()
    _read_all(inputs, reader)
    read, started = 0, process_time()
    while process_time() - started < SECONDS:
        read += _read_all(inputs, reader)
    return read / (process_time() - started)


def _read_all(inputs: Sequence[tuple[str, bytes]], reader: Reader) -> int:
    read = 0
    for name, data in inputs:
        for item in read_stream(io.BytesIO(data), Told(name=name)):
            if isinstance(item, Source):
                reader.article(item)
                read += 1
    return read


def main() -> None:
    """Print all figures, or with ``--json`` those of the pages for a program."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--treebanks", type=Path)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    if chosen.json:
        print(json.dumps(scores().figures))
        return
    for line in pages():
        print(line)
    print()
    for line in speed():
        print(line)
    print()
    if chosen.treebanks is None:
        print(
            "language of sentences: not measured. Name treebanks: make bench-intake TREEBANKS=/path/to/them"
        )
        return
    print("language, sentences of five words and more, whole and cut to five   goal ≥ .999 on news")
    for line in languages(chosen.treebanks):
        print(line)


if __name__ == "__main__":
    main()
