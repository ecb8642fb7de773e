"""Rules of noun cues: "die Forderung des Präsidenten, die Truppen abzuziehen"."""

from communique.quotes.clauses import leads
from communique.quotes.finds import Find, Scene, case_forms, form, pieces
from communique.quotes.frames import DASHES
from communique.quotes.voices import is_relative, name_words
from communique.syntax.document import Token
from communique.syntax.tree import (
    case_words,
    children,
    is_infinitive,
    is_subjunctive,
    phrase,
    subject,
)

CLAUSES = frozenset({"acl", "ccomp", "advcl", "parataxis", "xcomp"})


def statement_noun(scene: Scene, token: Token) -> Find | None:
    """Decide that the clause behind a noun of saying was said, by its genitive or its verb's subject.

    Example: Die Forderung des Präsidenten, die Truppen abzuziehen, blieb ohne Antwort.
    """
    entry = scene.words.statements.get(token.lemma_)
    if entry is None or token.pos_ != "NOUN":
        return None
    behind = _clause_of(scene, token)
    if behind is None:
        return None
    first, last = behind
    speaker = _author(token, scene)
    words = tuple(word for word in phrase(token) if word.i < first.i)
    return Find(
        rule=f"quotes.statement_noun/{entry.lemma}",
        type="indirect",
        content=pieces(scene, first.i, last.i + 1, without=scene.asides),
        cue=(token,),
        lemma=entry.lemma,
        cue_class=entry.cue_class,
        frame=words,
        speaker=speaker,
        speaker_words=() if speaker is None else name_words(speaker),
    )


def _clause_of(scene: Scene, noun: Token) -> tuple[Token, Token] | None:
    """Give the first and last word of the clause that a noun takes: dass, zu-infinitive or Konjunktiv I."""
    hung = _hung_clause(scene, noun)
    if hung is not None or not scene.words.clause_comma:
        return hung
    clausal = {word for child in noun.children if child.relation in CLAUSES for word in child.subtree}
    last = max((word.i for word in phrase(noun) if word not in clausal), default=noun.i)
    comma = scene.after(scene.doc[last])
    first = scene.after(comma) if comma is not None and comma.text in {*DASHES, ":"} else None
    if first is None or comma is None:
        return None
    for head in (child for child in noun.children if child.relation in CLAUSES):
        words = sorted(head.subtree, key=lambda word: word.i)
        content = [word for word in words if word.i > comma.i and not word.is_space]
        fits = (
            form(first) in scene.words.that_words or is_infinitive(head) or is_subjunctive(head, tense="Pres")
        )
        if content and content[0].i <= first.i + 1 and fits and "Rel" not in first.morph.get("PronType"):
            return first, content[-1]
    return None


def _hung_clause(scene: Scene, noun: Token) -> tuple[Token, Token] | None:
    """Give the clause that the tree hangs on a noun: an infinitive, or one that needs no comma before it."""
    for head in (child for child in noun.children if child.relation in CLAUSES and child.i > noun.i):
        words = [word for word in head.subtree if word.i > noun.i and not word.is_punct and not word.is_space]
        while words and leads(scene, words):
            words.pop(0)
        is_clause = form(words[0]) in scene.words.that_words if words else False
        opens = bool(words) and (is_infinitive(head) or (is_clause and not scene.words.clause_comma))
        if opens and not is_relative(words[0], scene.words):
            return words[0], words[-1]
    return None


def _author(noun: Token, scene: Scene) -> Token | None:
    """Give whose statement it is: the genitive or *von* phrase, else the subject of its verb."""
    for child in children(noun, "nmod"):
        genitive = child.morph.get("Case") == ["Gen"] and not case_words(child)
        if (
            genitive
            or case_forms(child) & (scene.words.by_words | scene.words.of_words)
            or (child.pos_ == "PROPN" and not case_words(child))
        ):
            return child
    owner = next((child for child in children(noun, "det") if child.morph.get("Poss") == ["Yes"]), None)
    if owner is not None:
        return owner
    own = subject(noun.head) if noun.relation in {"obj", "obl"} else None
    return None if own is None or form(own) in scene.words.voiceless else own
