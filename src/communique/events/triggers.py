"""Which words may tell of an act, and how a noun among them hangs in its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.events.lexicon import Carrier, Entry, Lexicon, verb_names
from communique.syntax import tree
from communique.syntax.document import Sentence, Token

OCCASION = "occasion"
"""The slot of a noun that only says when something was done: "au cours d'un entretien"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that an entry knows, and its place in the sentence.

    ``verb`` is the predicate of the clause; ``carrier`` says that it carries a noun's act; ``slot`` is how
    the noun hangs on it: ``subject``, ``object``, ``dative``, a preposition, or the relation's own name.
    """

    token: Token
    entry: Entry
    verb: Token | None
    carrier: Carrier | None
    slot: str

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells the act."""
        return self.entry.pos == "NOUN"


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> Iterator[Trigger]:
    """Give the words of a sentence that the lexicon knows, in text order."""
    for token in sentence:
        yield from verb(token, lexicon)
        yield from noun(token, lexicon)


def verb(token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    """Find an act that a verb tells; a separated particle is rejoined.

    Example: Der türkische Präsident rief am Montag seinen ukrainischen Amtskollegen an.
    """
    predicate = token.pos_ == "ADJ" and bool(tree.children(token, "cop"))
    if predicate or token.pos_ in tree.PREDICATES or token.morph.get("VerbForm") == ["Part"]:
        for entry in lexicon.verb(token):
            yield Trigger(token, entry, token, None, "verb")


def noun(token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    """Find an act that a noun tells, by the last part of a compound, alone or carried by a verb.

    Example: Joe Biden führte am Montag ein Krisengespräch mit Emmanuel Macron.
    """
    if token.pos_ not in {"NOUN", "PROPN"} or _is_part_of_name(token):
        return
    for entry in lexicon.noun(token):
        outer = unquantified(token, lexicon)
        slot, above = slot_of(outer, lexicon)
        slot = OCCASION if outer.lemma_.lower() in lexicon.words["occasions"] else slot
        is_aside = described(token) is not None
        carrier = carrier_of(above, slot, lexicon) if above is not None and not is_aside else None
        if carrier is not None and _is_where(outer, slot, carrier, lexicon):
            carrier = None
        weak = carrier is None or (carrier.effect == "done" and carrier.takes_part)
        carrying = participle_carrier(token, lexicon) if carrier is None else None
        carrying = carrying or (relative_carrier(token, lexicon) if weak and slot == "object" else None)
        if carrying is not None:
            slot, above = "object", carrying
            carrier = carrier_of(carrying, slot, lexicon)
        yield Trigger(token, entry, above, carrier, slot)


def described(noun: Token) -> Token | None:
    """Give whom a noun with its preposition only describes: "Selenskyj zu Besuch in Berlin".

    The tree hangs it on the name, or, between commas behind a subject, on the verb.
    """
    head = noun.head
    if not tree.case_words(noun):
        return None
    if noun.relation in {"nmod", "appos"} and noun.i > head.i and not tree.case_words(head):
        names = [head, *tree.children(head, "appos", "flat")]
        return head if any(name.pos_ == "PROPN" and name.i <= noun.i for name in names) else None
    comma = noun.left_edge.i - (0 if noun.left_edge.is_punct else 1)
    if noun.relation != "obl" or noun.i > head.i or comma < 1 or noun.doc[comma].text != ",":
        return None
    subject, before = tree.subject(head), noun.doc[comma - 1]
    return subject if subject is not None and subject in (before, *tree.ancestors(before)) else None


def _is_where(noun: Token, slot: str, carrier: Carrier, lexicon: Lexicon) -> bool:
    """Tell "auf einem Treffen nicht geeinigt" from "auf ein Treffen geeinigt": a dative says where."""
    if slot not in lexicon.words["two_way"] or carrier.effect == "done":
        return False
    fused = any(word.lower_ in lexicon.fused for word in tree.children(noun, "case"))
    articles = (word.lower_ for word in tree.children(noun, "det"))
    return fused or any(article.endswith(lexicon.grammar.dative_endings) for article in articles)


def _is_part_of_name(token: Token) -> bool:
    """Say whether a noun stands inside a longer name ("Kontakt" in a title, "Rotes Kreuz").

    What begins with a nation's adjective is a name to the encoder, but no title: "russische Invasion".
    """
    if token.ent_type_ not in {"PER", "ORG"} or token.ent_iob_ != "I":
        return False
    first = token
    while first.ent_iob_ == "I":
        first = first.nbor(-1)
    return bool(first.text[0].isupper())


def unquantified(noun: Token, lexicon: Lexicon) -> Token:
    """Climb from "Telefonaten" to "Reihe" in "eine Reihe von Telefonaten", from "визита" to "во время"."""
    head: Token = noun.head
    if head.lemma_.lower() in lexicon.words["occasions"] and head.i < noun.i and noun.pos_ == "NOUN":
        return head
    if noun.relation == "nmod" and head.lemma_.lower() in lexicon.words["series"]:
        return head
    return noun


def slot_of(noun: Token, lexicon: Lexicon) -> tuple[str, Token | None]:
    """Say how a noun hangs on the predicate above it, and name that predicate."""
    first = tree.first_conjunct(noun)
    own = tree.case_words(noun)
    if first != noun and own and own != tree.case_words(first):
        return lexicon.plain(own[0]), tree.clause(noun)
    head, base = first.head, first.relation
    if head == first:
        return "root", first
    if base == "appos":
        return slot_of(head, lexicon)
    if base == "nsubj":
        return ("object" if first.dep_ == "nsubj:pass" or tree.is_passive(head) else "subject"), head
    if base in {"obj", "ccomp", "xcomp"}:
        return "object", head
    prepositions = tree.case_words(first)
    if prepositions:
        return lexicon.plain(prepositions[0]), head
    if base in {"iobj", "obl"} or (base == "nmod" and head.pos_ in tree.PREDICATES):
        return ("dative" if tree.case_of(first) == "Dat" else "object"), head
    return base, head


def is_accepted(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Say whether what a noun offers is taken up: "accepted an invitation"."""
    if trigger.verb is None or not trigger.is_noun or trigger.entry.status != "offered":
        return False
    return bool(set(verb_names(trigger.verb)) & lexicon.words["accepting"])


def outer_slot(trigger: Trigger, lexicon: Lexicon) -> tuple[str, Token | None]:
    """Say how a noun hangs on the clause outside, where a participle below it carries its act.

    "Dans un [courrier envoyé à Kim], Trump a renoncé": ``dans``, and the verb is "renoncé".
    """
    if trigger.verb is not None and trigger.verb.head == trigger.token:
        return slot_of(trigger.token, lexicon)
    return trigger.slot, trigger.verb


def carrier_of(verb: Token, slot: str, lexicon: Lexicon) -> Carrier | None:
    """Give the carrier that a verb is for a noun in one of its slots, if it is one."""
    for name in dict.fromkeys((*verb_names(verb), verb.lemma_.casefold(), verb.lower_)):
        for carrier in lexicon.carriers.get(name, ()):
            if slot in carrier.slots:
                return carrier
    return None


def participle_carrier(noun: Token, lexicon: Lexicon) -> Token | None:
    """Give the participle behind a noun that carries its act: "talks held in Geneva"."""
    for verb in tree.children(noun, "acl"):
        if (
            verb.dep_ == "acl"
            and tree.is_participle(verb)
            and carrier_of(verb, "object", lexicon) is not None
        ):
            return verb
    return None


def relative_carrier(noun: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb of a relative clause that carries the noun's act ("den Krieg, den X begonnen hat")."""
    clauses = tree.children(noun, "acl")
    relatives = (
        verb
        for verb in clauses
        if verb.dep_ == "acl:relcl" or not (tree.is_participle(verb) or tree.children(verb, "mark"))
    )
    below = (word for verb in relatives for word in (verb, *tree.children(verb, "xcomp")))
    return next((verb for verb in below if carrier_of(verb, "object", lexicon) is not None), None)


def is_definite(noun: Token, lexicon: Lexicon) -> bool:
    """Say whether the text takes the noun as known: "das", "dieses", "sein", "im"; "of the", "у этой"."""
    determiners = tree.children(noun, "det")
    if any(word.morph.get("Poss") == ["Yes"] for word in (*determiners, *tree.children(noun, "nmod"))):
        return True
    known = lexicon.words["definite"]
    return any(word.lower_ in known for word in (*determiners, *tree.children(noun, "case", "amod")))
