"""Which words fill the slots of a trigger: tree first, neighbourhood where the tree strays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from communique.events.lexicon import Lexicon
from communique.events.triggers import Trigger, plain, relative_carrier, unquantified
from communique.syntax import tree

AGENTS = ("von", "durch")
BYSTANDER = "bystander"
"""The slot of a subject that only speaks of the act ("warnt vor einer Invasion")."""

Slots = Mapping[str, tuple[Token, ...]]


def slots(trigger: Trigger, lexicon: Lexicon) -> Slots:
    """Give the heads of the phrases in each slot of a trigger, in text order."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    if trigger.is_noun:
        _noun_slots(trigger, lexicon, found)
    elif trigger.verb is not None:
        _verb_slots(trigger.verb, found, lexicon)
        _before_final_verb(trigger.verb, found)
    return {slot: tuple(sorted(set(tokens), key=lambda token: token.i)) for slot, tokens in found.items()}


def verb_slots(verb: Token, lexicon: Lexicon) -> Slots:
    """Give the heads of the phrases in each slot of a predicate."""
    found: defaultdict[str, list[Token]] = defaultdict(list)
    _verb_slots(verb, found, lexicon)
    return {slot: tuple(tokens) for slot, tokens in found.items()}


def _verb_slots(verb: Token, found: defaultdict[str, list[Token]], lexicon: Lexicon) -> None:
    subject, things = _by_case(verb, _subject(verb, lexicon), tree.objects(verb))
    passive = tree.is_passive(verb)
    if subject is not None:
        found["object" if passive else "subject"].append(subject)
    for thing in things:
        found["dative" if _is_dative(thing) else "object"].append(thing)
    for phrase in [*tree.children(verb, "obl", "nmod"), *_after_objects(verb)]:
        _add_phrase(phrase, found, passive=passive)
    found["xcomp"] += tree.children(verb, "xcomp", "ccomp")


def _before_final_verb(verb: Token, found: defaultdict[str, list[Token]]) -> None:
    """Take the phrase right before a verb at the clause's end ("… nach China gereist"), wherever it hangs."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    prepositions = tree.case_words(before) if before.pos_ in tree.NOMINALS else []
    if tree.finite(verb) == verb:
        return
    if prepositions and not found[plain(prepositions[0])]:
        found[plain(prepositions[0])].append(before)
    elif before.pos_ == "PROPN" and before.dep_ == "appos" and not found["object"]:
        found["object"].append(before)


def _subject(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the subject; under "auffordern" an infinitive's subject is the one who is asked."""
    head = verb.head
    if (
        tree.relation(verb) in {"xcomp", "ccomp"}
        and tree.is_infinitive(verb)
        and not tree.children(verb, "nsubj")
    ):
        asked = lexicon.embedding.get(tree.lemma(head)) == "requested" and tree.objects(head)
        if asked:
            return asked[0]
    return tree.subject(verb)


def _by_case(verb: Token, subject: Token | None, things: list[Token]) -> tuple[Token | None, list[Token]]:
    """Turn "den Botschafter bestellte Polen ein" round: an article in -n or -m is no subject's."""
    if subject is not None and not _is_oblique(subject):
        return subject, things
    everybody = [*([subject] if subject is not None else ()), *things]
    named = [thing for thing in everybody if not _is_oblique(thing)]
    if len(everybody) < 2 or len(named) != 1 or tree.is_infinitive(verb):
        return subject, things
    return named[0], [thing for thing in everybody if thing != named[0]]


def _is_oblique(noun: Token) -> bool:
    return any(child.pos_ == "DET" and child.lower_.endswith(("n", "m")) for child in noun.children)


def _is_dative(thing: Token) -> bool:
    """Tell a dative object; "den" may be accusative, so that only -m and -r overrule the tree's "obj"."""
    if thing.dep_ != "obj":
        return tree.case_of(thing) in {"Dat", None}
    articles = [child.lower_ for child in thing.children if child.pos_ == "DET"]
    return tree.case_of(thing) == "Dat" and any(article.endswith(("m", "r")) for article in articles)


def _after_objects(verb: Token) -> Iterable[Token]:
    """Give prepositional phrases that hang on the verb's objects: "traf X in Y" is read either way."""
    for thing in tree.objects(verb):
        yield from (phrase for phrase in tree.children(thing, "nmod") if tree.case_words(phrase))


def _add_phrase(phrase: Token, found: defaultdict[str, list[Token]], *, passive: bool = False) -> None:
    prepositions = tree.case_words(phrase)
    if not prepositions:
        if phrase.dep_ in {"obl:arg", "iobj"} or tree.case_of(phrase) == "Dat":
            found["dative"].append(phrase)
        return
    preposition = plain(prepositions[0])
    found[preposition].append(phrase)
    if passive and preposition in AGENTS:
        found["subject"].append(phrase)


def _noun_slots(trigger: Trigger, lexicon: Lexicon, found: defaultdict[str, list[Token]]) -> None:
    noun = trigger.token
    found["subject"] += tree.children(noun, "nsubj")
    for word in dict.fromkeys((noun, unquantified(noun, lexicon))):
        _inside(word, found)
    _neighbours(noun, found)
    if trigger.carrier is not None and trigger.verb is not None:
        _carried(
            trigger.verb, noun, found, lexicon, subject="subject" if trigger.carrier.takes_part else BYSTANDER
        )
    relative = relative_carrier(noun, lexicon)
    if relative is not None:
        _carried(relative, noun, found, lexicon, subject="subject")


def _inside(noun: Token, found: defaultdict[str, list[Token]]) -> None:
    """Collect genitives, possessives, adjectives, prepositional phrases, and the agents of participles."""
    for child in noun.children:
        base = tree.relation(child)
        if base in {"nmod", "obl"} and tree.case_words(child):
            _add_phrase(child, found)
            _nested(child, found)
        elif base in {"nmod", "appos", "flat"} and _is_genitive(child):
            found["genitive"].append(child)
            _nested(child, found)
        elif base == "det" and child.morph.get("Poss") == ["Yes"]:
            found["possessive"].append(child)
        elif base == "amod":
            found["adjective"] += tree.conjuncts(child)
            for inner in tree.children(child, "nmod", "obl"):
                by = any(plain(word) in AGENTS for word in tree.case_words(inner))
                found["agent"].append(inner) if by else _add_phrase(inner, found)


def _nested(argument: Token, found: defaultdict[str, list[Token]]) -> None:
    """Take phrases that hang on an argument but may be the noun's: "Besuch des Präsidenten in Peking"."""
    for child in tree.children(argument, "nmod"):
        prepositions = tree.case_words(child)
        free = prepositions and prepositions[0] not in AGENTS and not found[plain(prepositions[0])]
        if free and not any(word.pos_ == "CCONJ" for word in child.doc[argument.i : child.i]):
            _add_phrase(child, found)


def _is_genitive(word: Token) -> bool:
    """Tell "Angriff Moskaus" from a word that the parser only hung there: names may carry no case."""
    case = tree.case_of(word)
    name = [word, *tree.children(word, "flat")] if word.pos_ == "PROPN" else []
    declined = bool(name) and (case != "Acc" or name[-1].text.endswith(("s", "'", "’")))
    return not tree.children(word, "cc") and (case == "Gen" or declined)


def _neighbours(noun: Token, found: defaultdict[str, list[Token]]) -> None:
    """Take the phrase right behind the noun and the word right before it, wherever they hang."""
    doc = noun.doc
    if noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ == "ADP":
        head = doc[noun.i + 1].head
        slot = plain(doc[noun.i + 1].lower_)
        if head.i > noun.i and head.pos_ in tree.NOMINALS and not found[slot]:
            found[slot].append(head)
    before = doc[noun.i - 1] if noun.i > noun.sent.start else None
    if before is None:
        return
    if before.pos_ == "ADJ" and not found["adjective"]:
        found["adjective"].append(before)
    if before.pos_ == "PROPN" and before.morph.get("Case") == ["Gen"] and before not in found["genitive"]:
        found["genitive"].append(before)


def _carried(
    verb: Token, noun: Token, found: defaultdict[str, list[Token]], lexicon: Lexicon, *, subject: str
) -> None:
    """Add what the carrying verb says of the noun's act: its subject, its other objects and phrases."""
    own: defaultdict[str, list[Token]] = defaultdict(list)
    _verb_slots(verb, own, lexicon)
    if not own["subject"]:
        own["subject"] = own["object"]
    own["dative"] += [thing for thing in own["object"] if thing.pos_ == "PROPN"]
    for slot, tokens in own.items():
        others = [token for token in tokens if noun not in (token, *token.subtree) and token.tag_ != "PRELS"]
        if slot not in {"object", "xcomp"}:
            name = subject if slot == "subject" else slot
            found[name] += [token for token in others if token not in found[name]]
