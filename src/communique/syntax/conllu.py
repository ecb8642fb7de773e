"""Doc → CoNLL-U, the exchange format of Universal Dependencies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.languages import table
from communique.records import Language
from communique.syntax.document import Doc, Sentence, Token


@dataclass(frozen=True, slots=True)
class _Row:
    """A token with its words: itself, or a contraction's preposition and article."""

    token: Token
    forms: tuple[str, ...]
    lemmas: tuple[str, ...]


def as_conllu(doc: Doc, language: Language) -> str:
    """Write a doc as CoNLL-U; contractions (zum, du, del) become multiword tokens, as in treebanks.

    White space has no row; a name's BIO tag stands in the last column.
    """
    contractions = table(language, "syntax").get("contractions", {})
    blocks = (_block(sentence, contractions) for sentence in doc.sents)
    return "".join(f"{block}\n\n" for block in blocks if block)


def _block(sentence: Sentence, contractions: Mapping[str, Mapping[str, list[str]]]) -> str:
    rows = [_row(token, contractions) for token in sentence if not token.is_space]
    place, at = {}, 0
    for row in rows:
        place[row.token.i] = at + 1
        at += len(row.forms)
    lines = [f"# text = {' '.join(sentence.text.split())}"] if rows else []
    return "\n".join([*lines, *(line for row in rows for line in _lines(row, place))])


def _row(token: Token, contractions: Mapping[str, Mapping[str, list[str]]]) -> _Row:
    entry = contractions.get(token.lower_) if token.pos_ == "ADP" else None
    if entry is None:
        return _Row(token, (token.text,), (token.lemma_,))
    return _Row(token, tuple(entry["words"]), tuple(entry["lemmas"]))


def _lines(row: _Row, place: Mapping[int, int]) -> Iterator[str]:
    token, at = row.token, place[row.token.i]
    head = str(0 if token.head == token else place.get(token.head.i, 0))
    feats, last = str(token.morph) or "_", _last_column(token)
    if len(row.forms) == 1:
        yield _line(at, token.text, token.lemma_, token.pos_, "_", feats, head, token.dep_, "_", last)
        return
    yield _line(f"{at}-{at + 1}", token.text, *"_" * 7, last)
    yield _line(at, row.forms[0], row.lemmas[0], "ADP", "_", "_", head, token.dep_, "_", "_")
    yield _line(at + 1, row.forms[1], row.lemmas[1], "DET", "_", feats, head, "det", "_", "_")


def _last_column(token: Token) -> str:
    has_space = token.whitespace_ or (token.i + 1 < len(token.doc) and token.nbor().is_space)
    name = [f"Name={token.ent_iob_}-{token.ent_type_}"] if token.ent_type_ else []
    return "|".join([*name, *([] if has_space else ["SpaceAfter=No"])]) or "_"


def _line(*columns: str | int) -> str:
    return "\t".join(map(str, columns))
