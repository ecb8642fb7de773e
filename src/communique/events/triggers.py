"""Which words may tell of an act, and how a noun among them hangs in its sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from communique.events.lexicon import Carrier, Entry, Lexicon
from communique.syntax import tree

FUSED = {
    "zum": "zu",
    "zur": "zu",
    "im": "in",
    "ins": "in",
    "am": "an",
    "beim": "bei",
    "vom": "von",
    "ans": "an",
}
DEFINITE_STARTS = ("der", "die", "das", "des", "dem", "den", "dies", "jen")


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
    if token.pos_ in {"VERB", "AUX"}:
        for entry in lexicon.verb(tree.lemma(token)):
            yield Trigger(token, entry, token, None, "verb")


def noun(token: Token, lexicon: Lexicon) -> Iterator[Trigger]:
    """Find an act that a noun tells, by the last part of a compound, alone or carried by a verb.

    Example: Joe Biden führte am Montag ein Krisengespräch mit Emmanuel Macron.
    """
    if token.pos_ not in {"NOUN", "PROPN"}:
        return
    entry = lexicon.noun(token.lemma_)
    if entry is not None and not _is_part_of_name(token):
        slot, above = slot_of(unquantified(token, lexicon))
        yield Trigger(
            token, entry, above, carrier_of(above, slot, lexicon) if above is not None else None, slot
        )


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
    """Climb from "Telefonaten" to "Reihe" in "eine Reihe von Telefonaten"."""
    head: Token = noun.head
    if tree.relation(noun) == "nmod" and head.lemma_.lower() in lexicon.words["series"]:
        return head
    return noun


def slot_of(noun: Token) -> tuple[str, Token | None]:
    """Say how a noun hangs on the predicate above it, and name that predicate."""
    first = tree.first_conjunct(noun)
    own = tree.case_words(noun)
    if first != noun and own and own != tree.case_words(first):
        return plain(own[0]), tree.clause(noun)
    head, base = first.head, tree.relation(first)
    if head == first:
        return "root", first
    if base == "appos":
        return slot_of(head)
    if base == "nsubj":
        return ("object" if first.dep_ == "nsubj:pass" or tree.is_passive(head) else "subject"), head
    if base in {"obj", "ccomp", "xcomp"}:
        return "object", head
    prepositions = tree.case_words(first)
    if prepositions:
        return plain(prepositions[0]), head
    if base in {"iobj", "obl"}:
        return ("dative" if tree.case_of(first) == "Dat" else "object"), head
    return base, head


def carrier_of(verb: Token, slot: str, lexicon: Lexicon) -> Carrier | None:
    """Give the carrier that a verb is for a noun in one of its slots, if it is one."""
    for name in dict.fromkeys((tree.lemma(verb), verb.lemma_, verb.lower_)):
        for carrier in lexicon.carriers.get(name, ()):
            if slot in carrier.slots:
                return carrier
    return None


def plain(preposition: str) -> str:
    """Take the article out of a fused preposition: "zum" is zu."""
    return FUSED.get(preposition, preposition)


def relative_carrier(noun: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb of a relative clause that carries the noun's act ("den Krieg, den X begonnen hat")."""
    relatives = (verb for verb in noun.children if verb.dep_ == "acl:relcl")
    return next((verb for verb in relatives if tree.lemma(verb) in lexicon.carriers), None)


def is_definite(noun: Token) -> bool:
    """Say whether the text takes the noun as known: "das", "dieses", "sein", "im"."""
    determiners = tree.children(noun, "det")
    if any(det.morph.get("Poss") == ["Yes"] for det in determiners):
        return True
    fused = any(case.lower_ in FUSED for case in tree.children(noun, "case"))
    known = any(det.lower_.startswith(DEFINITE_STARTS) for det in determiners)
    return fused or known
