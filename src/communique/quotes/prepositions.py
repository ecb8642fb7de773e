"""Rules of cues without a verb of their own: "nach Angaben von X", "laut X", "so X", "wie X mitteilte"."""

from collections.abc import Callable

from communique.quotes.asides import content_around
from communique.quotes.finds import Find, Scene, fixed_form, form, pieces
from communique.quotes.frames import DASHES, cue_entry
from communique.quotes.lexicon import Lexicon
from communique.quotes.nouns import statement_noun
from communique.quotes.voices import is_relative, name_words, speaking_subject
from communique.records import Span
from communique.syntax.document import Token
from communique.syntax.tree import NOMINALS, PREDICATES, children, clause

STOPS = frozenset(",.:;!?–—")


def source_phrase(scene: Scene, token: Token) -> Find | None:
    """Decide that a clause is somebody's word by "nach Angaben von X", "laut X" or "X zufolge".

    Example: Nach Angaben des Ministeriums wurden drei Menschen verletzt.
    """
    head = _source_head(scene, token)
    if head is None:
        return None
    cue = (token, *children(token, "fixed"))
    words = tuple(sorted({*cue, *name_words(head)}, key=lambda word: word.i))
    noun = scene.words.source(head.lemma_)
    speaker = _antecedent(scene, head, token) if is_relative(head, scene.words) else head
    if speaker is None:
        return None
    entry = noun.lemma if noun is not None else fixed_form(token)
    return Find(
        rule=f"quotes.source_phrase/{entry}",
        type="indirect",
        content=_clause_without(scene, token, head, words),
        cue=cue,
        lemma=fixed_form(token),
        cue_class="say" if noun is None else noun.cue_class,
        frame=words,
        speaker=speaker,
        speaker_words=name_words(speaker),
        relays=True,
    )


def _antecedent(scene: Scene, relative: Token, token: Token) -> Token | None:
    """Give the noun that a relative pronoun stands for: the tree's, else the one before the comma."""
    verb = clause(relative)
    if verb.relation == "acl" and verb.head.pos_ in NOMINALS:
        return verb.head
    before = scene.before(token)
    noun = None if before is None or before.text != "," else scene.before(before)
    return noun if noun is not None and noun.pos_ in NOMINALS else None


def _source_head(scene: Scene, token: Token) -> Token | None:
    """Give the head of the noun phrase that a cue preposition or postposition governs."""
    words, head = scene.words, token.head
    if head.pos_ not in NOMINALS or token.relation not in {"case", "advmod", "amod", "mark"}:
        return None
    lower = fixed_form(token)
    if lower not in words.prepositions | words.bare_prepositions | words.postpositions:
        return None
    if token.pos_ not in {"ADP", "ADV", "ADJ", "SCONJ"} and not children(token, "fixed"):
        return None
    if lower in words.bare_prepositions and head.i > token.i:
        return head if form(head) not in words.voiceless else None
    if is_relative(head, words) and lower in words.prepositions:
        antecedent = _antecedent(scene, head, token)
        return head if antecedent is not None and _is_saying_noun(antecedent, words) else None
    if lower in words.postpositions - words.prepositions and head.i < token.i:
        return head
    if words.source(head.lemma_) is not None and lower in words.prepositions | words.postpositions:
        return head
    return None


def _is_saying_noun(noun: Token, words: Lexicon) -> bool:
    """Say whether a noun is one of saying or a document: "Angaben", "Bericht"."""
    known = words.statements.keys() | words.documents
    return noun.lemma_ in known or words.source(noun.lemma_) is not None


def _clause_without(scene: Scene, token: Token, head: Token, words: tuple[Token, ...]) -> tuple[Span, ...]:
    begin, end = scene.region(token)
    predicate = clause(head)
    if predicate.relation in {"acl", "advcl", "ccomp", "csubj"} and predicate != head:
        inside = [token.i for token in predicate.subtree if begin <= token.i < end]
        if inside and inside[0] <= words[0].i <= inside[-1]:
            begin, end = inside[0], inside[-1] + 1
    return pieces(scene, begin, end, without=words)


def according_to(scene: Scene, token: Token) -> Find | None:
    """Decide that a statement is somebody's word by "…, so X" at the edge of a clause.

    Example: Die Lage sei ernst, so der Botschafter.
    """
    words = _according_words(scene, token)
    if words is None:
        return None
    named = [word for word in words if word.pos_ in NOMINALS or _is_name(word)]
    head = next((word for word in named if word.head not in words), next(iter(named), None))
    if head is None or set(head.morph.get("Case")) & {"Dat", "Acc", "Gen"}:
        return None
    kind, content = content_around(scene, head, words)
    return Find(
        rule=f"quotes.according_to/{form(token)}",
        type=kind,
        content=content,
        cue=(token,),
        lemma=form(token),
        frame=words,
        speaker=head,
        speaker_words=(head,)
        if _is_name(head)
        else tuple(word for word in name_words(head) if word.pos_ != "ADV"),
    )


def _according_words(scene: Scene, token: Token) -> tuple[Token, ...] | None:
    """Give "so X" up to the next comma or stop, if it is a noun phrase at the edge of a clause."""
    if form(token) not in scene.words.according:
        return None
    before = scene.before(token)
    if before is None or (before.text not in DASHES and not scene.is_closing(before)):
        return None
    words = [token]
    for i in range(token.i + 1, scene.sentence.end):
        other = scene.doc[i]
        if other.text in STOPS or scene.is_opening(other) or scene.is_closing(other):
            break
        if not other.is_space:
            words.append(other)
    verbs = any(
        _is_verb(word) or (word.pos_ in {"CCONJ", "SCONJ"} and word.i == token.i + 1) for word in words
    )
    openers = {"DET", "PROPN", "NOUN", "ADJ", "PRON", "ADV"}
    opens = len(words) > 1 and (words[1].pos_ in openers or _is_name(words[1]))
    return tuple(words) if opens and not verbs else None


def _is_verb(word: Token) -> bool:
    return word.pos_ in PREDICATES and not _is_name(word)


def _is_name(word: Token) -> bool:
    """Say whether the tagger took a name for a verb: "so Blinken". No verb inside has a capital."""
    return word.pos_ in PREDICATES and word.text[0].isupper() and not word.is_sent_start


def as_told(scene: Scene, token: Token) -> Find | None:
    """Decide that a sentence is somebody's word by "wie X mitteilte".

    Example: Der Gipfel wird verschoben, wie das Außenministerium mitteilte.
    """
    found = as_told_words(scene, token)
    if found is None:
        return None
    verb, words = found
    entry = cue_entry(scene, verb)
    speaker = speaking_subject(verb, scene.words)
    if entry is None:
        return None
    begin, end = scene.region(token)
    content = pieces(scene, begin, end, without={*words, *scene.asides})
    return Find(
        rule=f"quotes.as_told/{entry.lemma}",
        type="indirect",
        content=content,
        cue=(token, verb),
        lemma=entry.lemma,
        cue_class=entry.cue_class,
        frame=words,
        speaker=speaker,
        speaker_words=() if speaker is None else name_words(speaker),
    )


def as_told_words(scene: Scene, token: Token) -> tuple[Token, tuple[Token, ...]] | None:
    """Give the verb and the words of "wie X mitteilte", if that is what begins here."""
    verb = token.head
    if form(token) not in scene.words.as_words or verb.i <= token.i or verb.pos_ not in PREDICATES:
        return None
    before = scene.before(token)
    if before is not None and before.text not in DASHES and not scene.is_opening(before):
        return None
    if (
        verb.relation not in {"acl", "advcl", "parataxis", "ccomp", "root", "conj"}
        or cue_entry(scene, verb) is None
    ):
        return None
    last = max([verb.i, *(child.i for child in verb.children if child.pos_ == "AUX"), _own_end(verb)])
    words = tuple(word for word in scene.doc[token.i : last + 1] if not word.is_space)
    return (verb, words) if not any(word.text in {":", ";"} for word in words) else None


def _own_end(verb: Token) -> int:
    """Give the last word that belongs to a verb itself, up to the next comma or mark."""
    inside = {word.i for child in verb.children for word in child.subtree}
    last: int = verb.i
    while last + 1 in inside and not verb.doc[last + 1].is_punct:
        last += 1
    return last


WordRule = Callable[[Scene, Token], Find | None]
RULES_IN_ORDER: tuple[WordRule, ...] = (source_phrase, according_to, as_told, statement_noun)


def find_words(scene: Scene) -> list[Find]:
    """Try the rules on every word of a sentence."""
    found = []
    for token in scene.tokens:
        find = next(filter(None, (rule(scene, token) for rule in RULES_IN_ORDER)), None)
        if find is not None and find.content:
            found.append(find)
    return found


def aside_words(scene: Scene) -> list[Token]:
    """Give the words of "so X" and "wie X mitteilte" in a sentence: no part of anybody's statement."""
    found: list[Token] = []
    for token in scene.tokens:
        found += _according_words(scene, token) or ()
        told = as_told_words(scene, token)
        found += told[1] if told is not None else ()
    return found
