"""Annotation of one way to cut a text into words, carried over to another: a treebank's words to ours."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from communique.syntax.words import Words
from training.sentences import ROOT, Sentence, Word, spans

Split = Callable[[str], Words]


def realigned(sentence: Sentence, split: Split) -> Sentence | None:
    """Cut a sentence's text with ``split`` and carry its annotation over.

    Where several words become one, that one stands for the word whose head lies outside. Where one becomes
    several, the first with a letter or digit keeps the annotation and the others hang on it. ``None`` where
    words overlap in a way that neither covers.
    """
    ours, spaces = _visible(split(sentence.text))
    theirs = [word.form for word in sentence.words]
    if ours == theirs:
        return sentence
    groups = list(_groups(theirs, ours))
    place: dict[int, int] = {}
    for old, new in groups:
        if len(old) > 1 and len(new) > 1:
            return None
        for i in old:
            place[i] = next((k for k in new if any(map(str.isalnum, ours[k]))), new[0])
    words: list[Word] = []
    for old, new in groups:
        anchor = place[old[0]]
        outer = next((i for i in old if _head_of(sentence, i) not in old), old[0])
        for k in new:
            form, space = ours[k], spaces[k]
            if k == anchor:
                words.append(_kept(sentence, outer, place, form=form, space=space))
            else:
                words.append(_attached(sentence.words[outer], anchor, form=form, space=space))
    return replace(sentence, words=tuple(words)) if _is_tree(words) else None


def _visible(words: Words) -> tuple[list[str], list[bool]]:
    kept = [(word, space) for word, space in zip(*words, strict=True) if not word.isspace()]
    return [word for word, _ in kept], [space for _, space in kept]


def _groups(old: list[str], new: list[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Give the smallest runs of old and new words that cover the same letters."""
    first, second = list(spans(old)), list(spans(new))
    i = k = 0
    while i < len(first) and k < len(second):
        left, right = [i], [k]
        while first[left[-1]][1] != second[right[-1]][1]:
            if first[left[-1]][1] < second[right[-1]][1]:
                left.append(left[-1] + 1)
            else:
                right.append(right[-1] + 1)
        yield left, right
        i, k = left[-1] + 1, right[-1] + 1


def _head_of(sentence: Sentence, i: int) -> int | None:
    return sentence.words[i].head


def _kept(sentence: Sentence, i: int, place: dict[int, int], *, form: str, space: bool) -> Word:
    word = sentence.words[i]
    head = word.head if word.head in {None, ROOT} else place[word.head]
    lemma = word.lemma if form == word.form else form if word.upos in {"PROPN", "NUM"} else word.lemma
    return replace(word, form=form, space=space, head=head, lemma=lemma)


def _attached(word: Word, anchor: int, *, form: str, space: bool) -> Word:
    """Hang a part of a cut word on the part that carries the annotation."""
    is_mark = not any(map(str.isalnum, form))
    name = word.name if word.name in {None, "O"} else f"I-{word.name[2:]}"
    if word.head is None:
        return Word(form=form, space=space, name=name)
    return Word(
        form=form,
        space=space,
        lemma=form,
        upos="PUNCT" if is_mark else word.upos,
        head=anchor,
        deprel="punct" if is_mark else "flat",
        name=name,
    )


def _is_tree(words: list[Word]) -> bool:
    """Say whether every word reaches the one root."""
    heads = [word.head for word in words]
    if heads.count(ROOT) != 1:
        return all(head is None for head in heads)
    for start in range(len(heads)):
        node: int | None = start
        for _ in heads:
            if node is None or node == ROOT:
                break
            node = heads[node]
        if node != ROOT:
            return False
    return True
