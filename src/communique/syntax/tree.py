"""Questions that rules ask of a Universal Dependencies tree, so that each is answered in one place.

The parser errs; functions that can ask
a second witness (case, agreement, position) do.
"""

from collections.abc import Iterable, Iterator

from communique.records import Span
from communique.syntax.document import Token

CLAUSE_RELATIONS = frozenset({"root", "ccomp", "csubj", "advcl", "acl", "parataxis", "xcomp"})
PREDICATES = frozenset({"VERB", "AUX"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})
MODALS = frozenset({"können", "müssen", "sollen", "wollen", "dürfen", "mögen"})
MARKS = frozenset("„“”\"»«›‹‚‘’'")


def span_of(tokens: Iterable[Token]) -> Span:
    """Give the stretch from the first to the last of some tokens, which must not be none.

    Edges of white space and of stray punctuation are the caller's business.
    """
    ordered = sorted(tokens, key=lambda token: token.i)
    return Span(start=ordered[0].idx, end=ordered[-1].idx + len(ordered[-1]))


def children(token: Token, *relations: str) -> list[Token]:
    """Give the children with one of these relations (subtypes included), in text order."""
    below = token.children
    if not below:
        return []
    return [child for child in below if child.relation in relations or child.dep_ in relations]


def lemma(token: Token) -> str:
    """Give the lemma with its separated particle: "teilte … mit" is mitteilen.

    The particle is the ``compound:prt`` child.
    """
    apart, base = particle(token), token.lemma_
    return base if apart is None or base.startswith(apart.lower_) else apart.lower_ + base


def particle(token: Token) -> Token | None:
    """Give the separated particle of a verb, if there is one."""
    return next((child for child in token.children if child.dep_ == "compound:prt"), None)


def auxiliaries(verb: Token) -> list[Token]:
    """Give the auxiliaries, modals and copulas of a predicate, in text order."""
    return children(verb, "aux", "cop")


def is_finite(word: Token) -> bool:
    """Say whether a word carries a mood or is called finite; not all treebanks give both."""
    return bool(word.morph.get("Mood")) or word.morph.get("VerbForm") == ["Fin"]


def finite(verb: Token) -> Token:
    """Give the word that carries tense and mood: the first finite auxiliary, else the verb itself."""
    group = [word for word in auxiliaries(verb) if word.morph.get("VerbForm") != ["Inf"]]
    inflected = [word for word in group if word.morph.get("Person") or is_finite(word)]
    return (inflected or [verb])[0]


def is_subjunctive(verb: Token, *, tense: str | None = None) -> bool:
    """Say whether the predicate stands in Konjunktiv I (``Pres``), II (``Past``) or, unasked, either."""
    word = finite(verb)
    return word.morph.get("Mood") == ["Sub"] and (tense is None or word.morph.get("Tense") == [tense])


def is_passive(verb: Token) -> bool:
    """Say whether the tree calls the predicate passive: by its auxiliary, else by its subject."""
    if is_participle(verb) and verb.dep_ != "amod":
        agent = any(child.dep_ == "obl:agent" for child in verb.children)
        if agent or verb.morph.get("Voice") == ["Pass"]:
            return True
    return bool(children(verb, "aux:pass")) or (
        bool(children(verb, "nsubj:pass")) and not any(child.dep_ == "aux" for child in verb.children)
    )


def conjuncts(token: Token) -> list[Token]:
    """Give the token and what is coordinated with it, or with the name behind it, in text order."""
    found = [token]
    names = [name for name in children(token, "appos") if name.pos_ == "PROPN" and name.i == token.i + 1]
    for part in (token, *children(token, "flat"), *names):
        for child in children(part, "conj"):
            found += conjuncts(child) if _robbed(child) is None else []
    return sorted(found, key=lambda word: word.i)


def _robbed(word: Token) -> Token | None:
    """Give the verb whose subject the parser hung on a noun: C of "If A attacked B, C would condemn A"."""
    last = max((child.i for child in children(word, "flat")), default=word.i)
    before = word.doc[word.i - 1] if word.i > word.sent.start else None
    after = word.doc[last + 1] if last + 1 < word.sent.end else None
    if (
        before is None
        or before.text != ","
        or after is None
        or children(word, "cc")
        or word.pos_ not in NOMINALS
    ):
        return None
    verb = after.head if after.relation == "aux" else after
    alone = verb.pos_ in PREDICATES and not children(verb, "nsubj")
    clauses = alone and is_finite(after) and clause(word) != verb
    return verb if clauses and verb.relation != "conj" else None


def first_conjunct(token: Token) -> Token:
    """Climb from a coordinated word to the first of its row."""
    while token.relation == "conj" and token.head != token:
        token = token.head
    return token


def clause(token: Token) -> Token:
    """Give the predicate of the clause that a token stands in, the token itself if it is one."""
    while token.head != token and not _heads_clause(token):
        token = token.head
    return token


def _heads_clause(token: Token) -> bool:
    base = token.relation
    if base == "conj":
        return token.pos_ in PREDICATES or bool(children(token, "nsubj", "cop", "aux"))
    return base in CLAUSE_RELATIONS and (
        base != "acl" or token.dep_ == "acl:relcl" or token.pos_ in PREDICATES
    )


def subject(verb: Token) -> Token | None:
    """Give the subject of a predicate: its own, a first conjunct's, or that of a controlling verb."""
    own = children(verb, "nsubj")
    if own:
        return own[0]
    first = min([verb.i, *(word.i for word in auxiliaries(verb))])
    name = verb.doc[first - 1] if first > verb.sent.start else verb
    name = name.head if name.relation == "flat" else name
    if name.relation == "conj" and _robbed(name) == verb:
        return name
    if verb.head == verb:
        return None
    if verb.relation == "conj" or (verb.relation == "parataxis" and verb.head.i < verb.i):
        return subject(verb.head)
    if verb.dep_ == "acl" and is_infinitive(verb):
        return subject(clause(verb.head))
    if verb.relation == "xcomp" and verb.head.pos_ == "NOUN":
        return subject(clause(verb.head))
    if verb.relation == "xcomp" or (verb.relation in {"advcl", "ccomp"} and is_infinitive(verb)):
        return subject(verb.head)
    return None


def objects(verb: Token) -> list[Token]:
    """Give the accusative and dative objects, in text order."""
    return children(verb, "obj", "iobj", "obl:arg")


def is_infinitive(verb: Token) -> bool:
    """Say whether a predicate is an infinitive ("gehen", "d'avoir dit") without a finite word of its own."""
    with_zu = any(child.lower_ == "zu" and child.pos_ == "PART" for child in verb.children)
    inside = (
        verb.morph.get("VerbForm") == ["Inf"]
        or with_zu
        or ("zu" in verb.lower_[1:-3] and verb.lower_ != verb.lemma_)
        or any(word.morph.get("VerbForm") == ["Inf"] for word in auxiliaries(verb))
    )
    return inside and finite(verb) == verb


def is_participle(verb: Token) -> bool:
    """Say whether a predicate is a bare participle ("held in Geneva"), without a finite word of its own."""
    return bool(verb.morph.get("VerbForm") == ["Part"]) and finite(verb) == verb


def case_of(noun: Token) -> str | None:
    """Give the case of a noun phrase: what its determiners and adjectives show, else the noun's own."""
    inflected = (
        child for child in noun.children if child.pos_ in {"DET", "ADJ"} and child.relation != "conj"
    )
    for word in (*inflected, noun):
        for case in word.morph.get("Case"):
            return str(case)
    return None


def case_words(token: Token) -> list[str]:
    """Give the prepositions (and postpositions) of a noun phrase, lower case: ``["mit"]``."""
    return [child.lower_ for child in children(token, "case")]


def phrase(head: Token) -> list[Token]:
    """Give the words of a noun phrase without preposition, relative clauses and later conjuncts."""
    kept = [head]
    for child in head.children:
        if child.relation in {
            "case",
            "punct",
            "conj",
            "cc",
            "acl",
            "advcl",
            "parataxis",
            "mark",
            "cop",
            "nsubj",
            "ccomp",
        }:
            continue
        kept += list(child.subtree)
    kept = sorted((word for word in kept if not word.is_space), key=lambda word: word.i)
    return _contiguous(kept, head)


def _contiguous(tokens: list[Token], head: Token) -> list[Token]:
    """Keep the run of neighbouring words around the head, so that a stray attachment costs only itself."""
    run = [head]
    for token in (t for t in tokens if t.i > head.i):
        if token.i - run[-1].i <= 1 or all(
            w.is_space or w.is_punct for w in head.doc[run[-1].i + 1 : token.i]
        ):
            run.append(token)
        else:
            break
    for token in reversed([t for t in tokens if t.i < head.i]):
        if run[0].i - token.i <= 1 or all(w.is_space or w.is_punct for w in head.doc[token.i + 1 : run[0].i]):
            run.insert(0, token)
        else:
            break
    return run


def last_of(head: Token) -> int:
    """Give the index of the last word of a subtree, and of the marks right behind it.

    The parser hangs commas anywhere: one that stands apart from the other words does not count.
    """
    own = {word.i for word in head.subtree}
    last: int = max(
        (word.i for word in head.subtree if not word.is_punct and not word.is_space), default=head.i
    )
    while last + 1 in own:
        last += 1
    return last


def ancestors(token: Token) -> Iterator[Token]:
    """Give the heads above a token, nearest first."""
    while token.head != token:
        token = token.head
        yield token
