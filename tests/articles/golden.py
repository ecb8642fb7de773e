"""The whole record of each example as text, so that a change of any field shows as a readable difference.

Run as a program (`make golden`) it writes `<id>.reading.json` anew. Read the difference before committing it.
Spans are written "start–end words", references by the words of the record they name, absent fields left out.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

import msgspec

from articles.articles import examples
from communique.records import Reading

NAMED = ("dates", "mentions", "quotes", "events", "claims")


def golden(reading: Reading) -> str:
    """Write a reading as text."""
    record: dict[str, Any] = msgspec.to_builtins(reading)
    text = record["article"].pop("text")
    names = {row["id"]: _name(row, kind[:-1], text) for kind in NAMED for row in record[kind]}
    names[record["article"]["id"]] = "article"
    shown = _shown(record, text, names)
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def _name(row: Mapping[str, Any], kind: str, text: str) -> str:
    span = row.get("span") or (row.get("spans") or [None])[0]
    if span is None:
        trigger = [e["span"] for e in row["evidence"] if e["of"] == "trigger"]
        span = (trigger or [e["span"] for e in row["evidence"]] or [None])[0]
    return f"{kind} {_words(span, text)}" if span else kind


def _words(span: Mapping[str, int], text: str) -> str:
    return f"{span['start']}–{span['end']} {text[span['start'] : span['end']]}"


def _shown(value: Any, text: str, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case {"start": int(), "end": int()}:
            return _words(value, text)
        case {"of": str(of), "span": span}:
            return f"{of}: {_words(span, text)}"
        case dict():
            kept = {
                key: _shown(field, text, names) for key, field in value.items() if not _is_dull(key, field)
            }
            return " · ".join(kept.values()) if set(kept) == {"span", "role", "reason"} else kept
        case list() | tuple():
            return [_shown(item, text, names) for item in value]
        case str():
            return names.get(value, value)
        case _:
            return value


def _is_dull(key: str, field: object) -> bool:
    """Ids are left out, those of entities excepted: they are the knowledge base's; so is what is absent."""
    return field is None or field == [] or (key == "id" and isinstance(field, str) and _is_hash(field))


def _is_hash(field: str) -> bool:
    return len(field) == 16 and set(field) <= set("0123456789abcdef")


def main() -> None:
    """Write all golden files anew."""
    for example in examples():
        example.golden.write_text(golden(example.read()), "utf-8")
        sys.stdout.write(f"written: {example.golden.name}\n")


if __name__ == "__main__":
    main()
