"""How well and how fast quotes are found: `make bench-quotes`, with ``GOLD=folder`` on Wikinews too.

Our own marked texts are scored by `quotes.quality` (tests/quotes): those we looked at while we wrote rules,
and those we did not (``_blind``). ``--gold`` names a folder with ``wikinews_de_*.jsonl`` and
``score_quotes.py``, the measure of GermEval 2023 task 2: a quote is paired with one by its words, and the
share of words is averaged over all pairs. Speed is that of the step alone, trees, dates and actors given, in
processor time of one core.
"""

import argparse
import importlib.util
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

from actors.quality import Score
from communique.actors import Actors, find_actors
from communique.dates import find_dates
from communique.intake import Source
from communique.quotes import find_quotes
from communique.reader import Reader, parser
from communique.records import Date, Language, Quote, Span
from communique.syntax import Parsed
from quotes.quality import GOLD, score_file, share_of

ROUNDS = 3
"""How often speed is measured; the best is told, since machines are noisy."""
MEASURED = (
    "precision", "recall", "direct_precision", "type", "speaker", "entity", "cue", "class",
    "addressee_precision", "addressee_recall", "chain",
)  # fmt: skip
DIPLOMACY = re.compile(
    "Außenminist|Staatspräsident|Premierminister|Ministerpräsident|Verteidigungsminist|Botschafter|Truppen|Militär|"
    "Soldaten|Gipfel|UN-Sicherheitsrat|NATO|Vereinten Nationen|Kreml|Außenpolit"
)
TYPES = {
    "direct": "Direct",
    "indirect": "Indirect",
    "mixed": "Indirect",
    "reported": "Reported",
    "konjunktiv": "IndirectFreeIndirect",
}
UNCUED = frozenset({"reported", "konjunktiv"})
"""Types that the annotation gives neither cue nor frame."""
FEWEST_WORDS = 3
"""Shorter stretches in marks within a quote are rarely annotated as quotes of their own."""
CALLING = "quotes.marked_words/"
"""Words in marks behind a verb of calling ("nannte es „einen Fehler“") are annotated alone."""

Annotation = dict[str, Any]
Pair = tuple[Any, Any, float]
"""An annotated quote, our own, and the words they share of all that either has, 0 to 1."""
Read = tuple[Parsed, tuple[Date, ...], Actors]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, help="the folder with wikinews_de_*.jsonl and score_quotes.py")
    chosen = options.parse_args()
    print_own()
    if chosen.gold is None:
        return
    scorer = module_of(chosen.gold / "score_quotes.py")
    for part in ("train", "dev"):
        lines = (chosen.gold / f"wikinews_de_{part}.jsonl").read_text(encoding="utf-8").splitlines()
        print_wikinews(part, [json.loads(line) for line in lines], scorer)


def print_own() -> None:
    """Print the scores of our own texts, a line a file."""
    print(f"{'our own texts':14}" + "".join(f"{name.replace('_', ' '):>20}" for name in MEASURED))
    for path in sorted(GOLD.glob("*.toml")):
        if path.stem != "floors":
            print(_line(path.stem, score_file(path)), flush=True)


def _line(name: str, found: Score) -> str:
    cells = (f"{found.share(one):.3f} ({found.right[one]}/{found.all[one]})" for one in MEASURED)
    return f"{name:14}" + "".join(f"{cell:>20}" for cell in cells)


def print_wikinews(part: str, documents: Sequence[Mapping[str, Any]], scorer: ModuleType) -> None:
    """Print precision, recall and F1 of a part of Wikinews and of the diplomacy in it, and the speed."""
    read = [_read("de", document) for document in documents]
    found = [find_quotes(*one)[0] for one in read]
    scored = [_scored(d, quotes, scorer) for d, quotes in zip(documents, found, strict=True)]
    print(f"\nWikinews de, {part}: {len(documents)} articles, {len(read) / _seconds(read):.0f} a second")
    print_scores("all", scored, scorer)
    about = [row for d, row in zip(documents, scored, strict=True) if DIPLOMACY.search(d["text"])]
    print_scores(f"diplomacy ({len(about)})", about, scorer)


def print_scores(name: str, scored: Sequence[Any], scorer: ModuleType) -> None:
    """Print Message and Joint; of direct quotes alike by .8 the precision, of those by .5 the speakers."""
    cells = []
    for kind, values in scorer.run(scored, scorer.ROLES).items():
        if kind in {"Message", "Joint"}:
            cells.append(f"{kind} P {values[0]:.3f} R {values[1]:.3f} F1 {values[2]:.3f}")
    pairs = [pair for golds, owns in scored for pair in _pairs_of(golds, owns, scorer)]
    told = sum(own["type"] == "Direct" for _, owns in scored for own in owns)
    direct = sum(own["type"] == "Direct" and share >= 0.8 for _, own, share in pairs) / max(1, told)
    voices = [
        (gold["speaker"], own["speaker"]) for gold, own, share in pairs if share >= 0.5 and gold["speaker"]
    ]
    speaker = sum(bool(gold & own) for gold, own in voices) / max(1, len(voices))
    print(f"  {name:18}{'   '.join(cells)}   direct P {direct:.3f}   speaker overlap {speaker:.3f}")


def _pairs_of(
    golds: Sequence[Any], owns: Sequence[Any], scorer: ModuleType
) -> Iterator[tuple[Any, Any, float]]:
    """Pair annotated and own quotes one to one, as alike as can be."""
    alike = [[share_of(gold["quote"], own["quote"]) for own in owns] for gold in golds]
    if golds and owns:
        for i, j in zip(*scorer.linear_sum_assignment(alike, maximize=True), strict=True):
            yield golds[i], owns[j], alike[i][j]


def _scored(document: Mapping[str, Any], quotes: Sequence[Quote], scorer: ModuleType) -> Any:  # noqa: ANN401
    offsets = scorer.toks(document)
    own = [scorer.group(row, offsets) for row in annotation(document["text"], quotes)]
    return [scorer.group(row, offsets) for row in document["quotes"]], own


def _read(language: Language, document: Mapping[str, Any]) -> Read:
    article, _ = Reader(language).article(Source(text=document["text"], published=document["date"], url=None))
    parsed = parser(language)(article)
    dates, _ = find_dates(parsed)
    return parsed, dates, find_actors(parsed, dates)


def _seconds(read: Sequence[Read]) -> float:
    spent = []
    for _ in range(ROUNDS):
        begin = process_time()
        for one in read:
            find_quotes(*one)
        spent.append(process_time() - begin)
    return min(spent)


def annotation(text: str, quotes: Sequence[Quote]) -> list[Annotation]:
    """Give quotes in the shape and by the conventions of the German news quotation annotation."""
    return [row for quote in quotes for row in _rows(text, quote)]


def _rows(text: str, quote: Quote) -> Iterator[Annotation]:
    roles = {
        "speaker": _pairs(quote.speaker.spans if quote.speaker else ()),
        "cue": _pairs(quote.cue.spans if quote.cue else ()),
        "frame": _pairs(item.span for item in quote.evidence if item.of == "frame"),
        "addressee": _pairs(quote.addressee.spans if quote.addressee else ()),
    }
    if quote.rule.startswith(CALLING):
        yield from ({"type": "Direct", "quote": _pairs([words]), **roles} for words in quote.fragments)
        return
    if quote.type in UNCUED:
        roles |= {"cue": [], "frame": []}
    is_hearsay = quote.type == "konjunktiv" and quote.hedge is not None
    yield {
        "type": "FreeIndirect" if is_hearsay else TYPES[quote.type],
        "quote": _pairs(quote.spans),
        **roles,
    }
    for fragment in quote.fragments:
        if len(text[fragment.start : fragment.end].split()) >= FEWEST_WORDS:
            yield {"type": "Direct", "quote": _pairs([fragment]), **roles, "addressee": []}


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def module_of(path: Path) -> ModuleType:
    """Load a scorer that lies beside its gold. Raises `FileNotFoundError`."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
