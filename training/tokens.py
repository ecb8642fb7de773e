"""spaCy's rules of where words end → ``languages/tokens.json`` and ``languages/<xx>/tokens.json``.

Run ``python -m training.tokens`` after a change of spaCy's language data. What is written means the same in
less: marks that stand in a row are one class, words of French that begin or end alike one pattern, letters
that no pattern tells apart one letter; and what all languages share stands once.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import spacy
from spacy.lang import char_classes
from spacy.lang.fr import punctuation
from spacy.lang.fr.tokenizer_exceptions import _regular_exp as french_words
from spacy.lang.tokenizer_exceptions import URL_PATTERN

from communique.languages import LANGUAGES
from communique.records import Language

FOLDER = Path(__file__).parent.parent / "src" / "communique" / "languages"
WIDTH = 110
EVERY = "".join(map(chr, range(sys.maxunicode + 1)))
LATIN = EVERY[:256]
"""Letters that are never written as others: most words of most texts are made of them."""

Rules = Mapping[str, str | Sequence[str] | Mapping[str, str]]
"""What stands in a file: patterns, lists of words, and classes of letters by their names."""
LISTS = ("words", "parts", "again")
CLASSES = {
    "letter": char_classes.ALPHA,
    "small": char_classes.ALPHA_LOWER,
    "capital": char_classes.ALPHA_UPPER,
    "accent": char_classes.COMBINING_DIACRITICS,
    "icon": char_classes.ICONS,
}
TEXTS = {
    "unit": char_classes.UNITS,
    "currency": char_classes.CURRENCY,
    "mark": char_classes.PUNCT,
    "quote": char_classes.CONCAT_QUOTES,
}
NAMED = sorted((CLASSES | TEXTS).items(), key=lambda item: -len(item[1]))
"""Parts of patterns that have a name in our files: the longest first, since some stand in others."""

HYPHEN, APOSTROPHE = f"[{punctuation.HYPHENS}]", f"[{punctuation.ELISION}]"
MORE = "[{small}]" + f"[{punctuation.HYPHENS}{{small}}{punctuation.ELISION}]*$"
STARTS = ("^[{letter}]+" + HYPHEN, "^")
ENDS = (
    HYPHEN + MORE,
    APOSTROPHE + MORE,
    HYPHEN + f"(?:l{APOSTROPHE})?" + "[{letter}]+$",
    "[{small}]+$",
    "[{small}]*$",
)
"""How the patterns of French words with hyphens and apostrophes begin and end."""


def main() -> None:
    """Write the files."""
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8")


def files() -> dict[str, str]:
    """Give the text of each file, by its name under ``languages/``."""
    shared, own = rules()
    patterns = "".join(text for each in own.values() for text in each.values() if isinstance(text, str))
    found = {f"{language}/tokens.json": _as_json(each) for language, each in own.items()}
    return {"tokens.json": _as_json({**_alphabet(patterns), **shared}), **found}


def rules() -> tuple[Rules, dict[Language, Rules]]:
    """Give the words that all languages share, and the patterns and other words of each."""
    lists = {language: _lists(language) for language in LANGUAGES}
    shared = {name: set.intersection(*(set(own[name]) for own in lists.values())) for name in LISTS}
    rest = {
        language: {name: [each for each in own[name] if each not in shared[name]] for name in LISTS}
        for language, own in lists.items()
    }
    own: dict[Language, Rules] = {
        language: {**_patterns(language), **rest[language]} for language in LANGUAGES
    }
    return {name: sorted(shared[name]) for name in LISTS}, own


def _patterns(language: Language) -> dict[str, str]:
    defaults = spacy.blank(language).Defaults
    patterns = {
        "prefix": _alternatives(defaults.prefixes),
        "suffix": _alternatives(defaults.suffixes),
        "infix": _alternatives(defaults.infixes),
    }
    return patterns | ({"whole": "|".join(_french())} if language == "fr" else {})


def _alternatives(patterns: Iterable[str]) -> str:
    """Make one pattern of several, of which the first that fits counts; single marks in a row are a class."""
    return "|".join(
        f"[{''.join(dict.fromkeys(run))}]" if are_marks else "|".join(map(_by_name, run))
        for are_marks, run in groupby(filter(str.strip, patterns), _is_mark)
    )


def _is_mark(pattern: str) -> bool:
    return bool(re.fullmatch(r"[^\\^.-]|\\[^\w\s]", pattern))


def _by_name(pattern: str) -> str:
    """Write names for the parts that have one."""
    for name, text in NAMED:
        pattern = pattern.replace(text, f"{{{name}}}")
    return pattern


def _french() -> Iterator[str]:
    """Join the patterns of French words that begin and end alike; upper and lower case are one in them."""
    middles: dict[tuple[str, str], list[str]] = {}
    for pattern in map(_by_name, french_words):
        start = next(start for start in STARTS if pattern.startswith(start))
        end = next(end for end in ENDS if pattern.endswith(end))
        middles.setdefault((start, end), []).append(pattern.removeprefix(start).removesuffix(end))
    for (start, end), words in middles.items():
        pattern = f"{start[1:]}(?i:{'|'.join(words)}){end[:-1]}"
        yield re.sub(r"\{(letter|small)\}", r"{any_\1}", pattern)


def _lists(language: Language) -> dict[str, list[str]]:
    """Give the words that no pattern cuts: whole ones, those of parts, what patterns alone make of them."""
    tokenizer = spacy.blank(language).tokenizer
    cuts = {word: [part[spacy.symbols.ORTH] for part in parts] for word, parts in tokenizer.rules.items()}
    return {
        "words": sorted(word for word, parts in cuts.items() if len(parts) == 1 and not word.isspace()),
        "parts": sorted(_line(parts) for parts in cuts.values() if len(parts) > 1),
        "again": sorted(_again(tokenizer, cuts)),
    }


def _again(tokenizer: spacy.tokenizer.Tokenizer, cuts: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give what patterns alone make of words: where they have done so, the parts become the word again."""
    by_patterns = spacy.tokenizer.Tokenizer(
        tokenizer.vocab,
        prefix_search=tokenizer.prefix_search,
        suffix_search=tokenizer.suffix_search,
        infix_finditer=tokenizer.infix_finditer,
        token_match=tokenizer.token_match,
        url_match=tokenizer.url_match,
    )
    finders = tokenizer.find_prefix, tokenizer.find_infix, tokenizer.find_suffix
    for word, parts in cuts.items():
        if " " in word or any(find(word) for find in finders):
            found = [token.text for token in by_patterns(word)]
            if len(found) > 1 or len(parts) > 1:
                yield _line(found)


def _line(parts: Sequence[str]) -> str:
    if any(" " in part for part in parts):
        sys.exit(f"{parts!r} are to be written with blanks between them, but one has a blank in it.")
    return " ".join(parts)


def _alphabet(patterns: str) -> Rules:
    """Give the classes that patterns name, in an alphabet where what no pattern tells apart is one letter.

    ``alike`` says from which character on all are written as which, but for Latin 1 and for those that stand
    in a pattern themselves (``kept``). Addresses are looked for in the text as it stands.
    """
    members = {name: _members(f"[{text}]") for name, text in CLASSES.items()}
    members |= {f"any_{name}": _members(f"(?i:[{CLASSES[name]}])") for name in ("letter", "small")}
    in_patterns = {*patterns, *"".join(TEXTS.values()), *LATIN}
    kept = _members(f"(?i:[{re.escape(''.join(in_patterns))}])") - {*LATIN}
    kinds = [tuple(letter in each for each in members.values()) for letter in EVERY]
    others = [letter for letter in EVERY[len(LATIN) :] if letter not in kept]
    stand_ins = {kinds[ord(letter)]: letter for letter in reversed(others)}
    starts = [len(LATIN), *(i for i in range(len(LATIN) + 1, len(EVERY)) if kinds[i] != kinds[i - 1])]
    alphabet = kept | {*LATIN} | {*stand_ins.values()}
    address = URL_PATTERN.removeprefix("^").removesuffix("$")
    return {
        "classes": {name: _ranges(each & alphabet) for name, each in members.items()} | TEXTS,
        "address": address.replace(CLASSES["small"], _ranges(members["small"])),
        "kept": "".join(sorted(kept)),
        "alike": {
            "from": "".join(EVERY[i] for i in starts),
            "as": "".join(stand_ins[kinds[i]] for i in starts),
        },
    }


def _members(pattern: str) -> set[str]:
    """Give the characters that a pattern of one character fits."""
    return set(re.findall(pattern, EVERY))


def _ranges(letters: set[str]) -> str:
    """Write characters as the insides of a class: a, b, c and x as "a-cx"."""
    found: list[str] = []
    for letter in sorted(letters):
        if found and ord(found[-1][-1]) == ord(letter) - 1:
            found[-1] = f"{found[-1][0]}-{letter}"
        else:
            found.append(letter)
    return "".join(found)


def _as_json(table: Rules) -> str:
    """Write rules as JSON, with as many words of a list in a line as go in."""
    return "{\n" + ",\n".join(f'"{name}": {_value(table[name])}' for name in table) + "\n}\n"


def _value(value: str | Sequence[str] | Mapping[str, str]) -> str:
    if isinstance(value, str):
        return _string(value)
    if isinstance(value, Mapping):
        return "{\n" + ",\n".join(f' "{name}": {_string(text)}' for name, text in value.items()) + "\n}"
    lines = [""]
    for word in map(_string, value):
        if len(lines[-1]) + len(word) > WIDTH:
            lines.append("")
        lines[-1] += f" {word},"
    return "[\n" + "\n".join(lines).removesuffix(",") + "\n]"


def _string(text: str) -> str:
    """Write what can be shown as it is, all else by number: unknown characters, accents on nothing."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


if __name__ == "__main__":
    main()
