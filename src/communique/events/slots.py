"""Which words fill the slots of a trigger: tree first, neighbourhood where the tree strays.

Slots are the same in every language: ``subject``, ``object``, ``dative``, ``instrumental``, ``genitive`` (a
noun that owns: "Angriff Moskaus", "Macron's call", "визит Путина"), ``compound`` ("US-China talks"),
``possessive`` ("his visit"), ``adjective``, ``agent``, ``xcomp``, or a preposition, its article taken out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from communique.events.lexicon import Lexicon
from communique.events.triggers import (
    Trigger,
    described,
    participle_carrier,
    relative_carrier,
    unquantified,
)
from communique.syntax import tree
from communique.syntax.document import Token

BYSTANDER = "bystander"
"""The slot of a subject that only speaks of the act ("warnt vor einer Invasion")."""

CONTROLLING = frozenset({"REQUEST", "ACCUSE", "SUPPORT"})
"""Acts whose recipient is the one who acts in the infinitive below: "accused Iran of breaking the truce"."""
SUBCLAUSES = frozenset({"ccomp", "advcl", "acl", "parataxis"})
"""Clauses that, in languages that may drop it, share the subject of the clause above."""

Slots = Mapping[str, tuple[Token, ...]]
_Found = defaultdict[str, list[Token]]


def slots(trigger: Trigger, lexicon: Lexicon) -> Slots:
    """Give the heads of the phrases in each slot of a trigger, in text order."""
    found: _Found = defaultdict(list)
    if trigger.is_noun:
        _noun_slots(trigger, lexicon, found)
    elif trigger.verb is not None:
        _verb_slots(trigger.verb, found, lexicon)
        _before_final_verb(trigger.verb, found, lexicon)
    return {
        slot: tuple(sorted(set(tokens) - {trigger.token}, key=lambda token: token.i))
        for slot, tokens in found.items()
    }


def verb_slots(verb: Token, lexicon: Lexicon) -> Slots:
    """Give the heads of the phrases in each slot of a predicate."""
    found: _Found = defaultdict(list)
    _verb_slots(verb, found, lexicon)
    return {slot: tuple(tokens) for slot, tokens in found.items()}


def _verb_slots(verb: Token, found: _Found, lexicon: Lexicon) -> None:
    subject, things = _by_case(verb, _subject(verb, lexicon), tree.objects(verb), lexicon)
    passive = tree.is_passive(verb) or _is_passive_participle(verb)
    if subject is not None:
        found["object" if passive else "subject"].append(_meant(subject, lexicon))
    for thing in things:
        _add_object(_meant(thing, lexicon), thing, found, lexicon, passive=passive)
    for phrase in [*tree.children(verb, "obl", "nmod"), *_after_objects(verb, lexicon)]:
        _add_phrase(phrase, found, lexicon, passive=passive)
    for below in tree.children(verb, "xcomp", "ccomp"):
        named = below.pos_ == "PROPN" or (below.pos_ == "NOUN" and bool(tree.children(below, "det")))
        is_thing = named and not tree.children(below, "cop") and not things
        found["object" if is_thing else "xcomp"].append(below)
    found["advmod"] += tree.children(verb, "advmod")
    if not found["object"] and lexicon.words["object_marks"]:
        found["object"] += _stray_object(verb, lexicon)
    found["xcomp"] += [clause for clause in tree.children(verb, "advcl") if tree.is_infinitive(clause)]


def _add_object(meant: Token, thing: Token, found: _Found, lexicon: Lexicon, *, passive: bool) -> None:
    """Put an object into its slot: by its preposition, by its case, else as a plain object."""
    prepositions = tree.case_words(thing)
    marked = [lexicon.plain(word) for word in prepositions]
    if passive and set(marked) & lexicon.words["agents"]:
        found["subject"].append(meant)
    elif prepositions and thing.dep_ != "obj" and marked[0] not in lexicon.words["object_marks"]:
        _add_phrase(thing, found, lexicon, passive=passive)
    elif tree.case_of(thing) == "Ins":
        found["subject" if passive else "instrumental"].append(meant)
    else:
        found["dative" if _is_dative(thing, lexicon) else "object"].append(meant)
        if prepositions:
            found[marked[0]].append(meant)


def _stray_object(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Give a marked object that the tree hung on a place between: "mataron en la vereda X a dos personas"."""
    marks = lexicon.words["object_marks"]
    for word in verb.subtree:
        marked = word.i > verb.i and word.relation == "nmod" and set(tree.case_words(word)) & marks
        if marked and word.pos_ in tree.NOMINALS:
            between = (above for above in tree.ancestors(word) if above.pos_ in tree.PREDICATES)
            if next(between, None) == verb:
                return [word]
    return []


def _is_passive_participle(verb: Token) -> bool:
    """Say whether a participle tells what is done to the noun it hangs on: "talks held in Geneva"."""
    past = verb.morph.get("Tense") == ["Past"] or verb.morph.get("Voice") == ["Pass"]
    return verb.dep_ == "acl" and tree.is_participle(verb) and past


def _before_final_verb(verb: Token, found: _Found, lexicon: Lexicon) -> None:
    """Take the phrase right before a verb at the clause's end ("… nach China gereist"), wherever it hangs."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    prepositions = tree.case_words(before) if before.pos_ in tree.NOMINALS else []
    if tree.finite(verb) == verb or not lexicon.grammar.verb_last:
        return
    if prepositions and not found[lexicon.plain(prepositions[0])]:
        found[lexicon.plain(prepositions[0])].append(before)
    elif before.pos_ == "PROPN" and before.dep_ == "appos" and not found["object"]:
        found["object"].append(before)


def _subject(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give the subject: its own, the noun a participle hangs on, or whom a demand asks to act."""
    head = verb.head
    if tree.children(verb, "nsubj"):
        return tree.subject(verb)
    if verb.dep_ == "acl" and tree.is_participle(verb):
        return head
    if verb.relation == "amod" and is_gerund(verb) and head.head != head:
        return _asked(tree.clause(head), lexicon)
    if verb.relation in {"xcomp", "ccomp", "advcl"} and (tree.is_infinitive(verb) or is_gerund(verb)):
        asked = _asked(head, lexicon)
        if asked is not None and asked.i < verb.i:
            return asked
        if verb.relation == "advcl":
            return tree.subject(head)
    if verb.relation == "advcl" and (is_gerund(verb) or tree.is_participle(verb)):
        return tree.subject(verb.head)
    own = tree.subject(verb)
    dropped = own is None and lexicon.grammar.drops_subject and verb.relation in SUBCLAUSES
    return tree.subject(tree.clause(head)) if dropped else own


def is_gerund(verb: Token) -> bool:
    """Say whether a verb is a gerund: "ruled out sending", "accused Iran of having killed"."""
    group = [verb, *tree.auxiliaries(verb)]
    having = any(word.morph.get("VerbForm") in (["Ger"], ["Part"]) for word in group[1:])
    return verb.morph.get("VerbForm") == ["Ger"] or (having and not any(map(tree.is_finite, group)))


def _asked(verb: Token, lexicon: Lexicon) -> Token | None:
    """Give whom a verb asks or accuses to act: "forderte Serbien auf", "called on Israel"."""
    asks = any(lexicon.embedding.get(name) == "requested" for name in (tree.lemma(verb), verb.lemma_))
    if not asks and not any(entry.type in CONTROLLING for entry in lexicon.verb(verb)):
        return None
    if tree.is_passive(verb):
        return tree.subject(verb)
    objects = tree.objects(verb)
    if objects:
        return objects[0]
    phrases = tree.children(verb, "obl", "nmod")
    asked = lexicon.words["asked_with"]
    return next((phrase for phrase in phrases if set(tree.case_words(phrase)) & asked), None)


def _meant(word: Token, lexicon: Lexicon) -> Token:
    """Give the noun that a relative pronoun stands for or a quantity counts, else the word itself."""
    if word.lemma_.lower() in lexicon.words["quantities"]:
        counted = [child for child in tree.children(word, "nmod", "obl") if child.pos_ in tree.NOMINALS]
        return counted[0] if counted else word
    if word.pos_ not in {"PRON", "DET"} or not (
        word.morph.get("PronType") == ["Rel"] or word.lower_ in lexicon.words["relatives"]
    ):
        return word
    verb = next((above for above in tree.ancestors(word) if above.dep_.startswith("acl")), None)
    return word if verb is None else verb.head


def _by_case(
    verb: Token, subject: Token | None, things: list[Token], lexicon: Lexicon
) -> tuple[Token | None, list[Token]]:
    """Turn "den Botschafter bestellte Polen ein" round: an article in -n or -m is no subject's."""
    if subject is not None and not _is_oblique(subject, lexicon):
        return subject, things
    everybody = [*([subject] if subject is not None else ()), *things]
    named = [thing for thing in everybody if not _is_oblique(thing, lexicon)]
    if len(everybody) < 2 or len(named) != 1 or tree.is_infinitive(verb):
        return subject, things
    return named[0], [thing for thing in everybody if thing != named[0]]


def _is_oblique(noun: Token, lexicon: Lexicon) -> bool:
    ends = lexicon.grammar.oblique_endings
    articles = (
        child.lower_
        for child in noun.children
        if child.pos_ == "DET" and "Card" not in child.morph.get("NumType")
    )
    return bool(ends) and any(article.endswith(ends) for article in articles)


def _is_dative(thing: Token, lexicon: Lexicon) -> bool:
    """Tell a dative object; "den" may be accusative, so that only sure articles overrule the tree's "obj"."""
    if thing.dep_ != "obj":
        return tree.case_of(thing) in {"Dat", "Loc", None}
    articles = [child.lower_ for child in thing.children if child.pos_ == "DET"]
    ends = lexicon.grammar.dative_endings
    return tree.case_of(thing) == "Dat" and any(article.endswith(ends) for article in articles if ends)


def _after_objects(verb: Token, lexicon: Lexicon) -> Iterable[Token]:
    """Give prepositional phrases that hang on an object or channel: "traf X in Y", "par téléphone avec Y"."""
    channels = [word for word in tree.children(verb, "obl") if word.lower_ in lexicon.channels]
    for thing in (*tree.objects(verb), *channels):
        yield from (phrase for phrase in tree.children(thing, "nmod") if tree.case_words(phrase))


def _add_phrase(phrase: Token, found: _Found, lexicon: Lexicon, *, passive: bool = False) -> None:
    prepositions = tree.case_words(phrase)
    meant = _meant(phrase, lexicon)
    if not prepositions:
        case = tree.case_of(phrase)
        if case == "Ins":
            found["subject" if passive else "instrumental"].append(meant)
        elif phrase.dep_ in {"obl:arg", "iobj"} or case == "Dat":
            found["dative"].append(meant)
        return
    preposition = lexicon.plain(prepositions[0])
    found[preposition].append(meant)
    if (passive and preposition in lexicon.words["agents"]) or phrase.dep_ == "obl:agent":
        found["subject"].append(meant)


def _noun_slots(trigger: Trigger, lexicon: Lexicon, found: _Found) -> None:
    noun = trigger.token
    found["subject"] += tree.children(noun, "nsubj")
    whom = described(noun)
    found["subject"] += [whom] if whom is not None else []
    for word in dict.fromkeys((noun, unquantified(noun, lexicon))):
        _inside(word, found, lexicon)
    _neighbours(noun, found, lexicon)
    found["case"] += tree.children(noun, "case")
    if trigger.carrier is not None and trigger.verb is not None:
        _carried(
            trigger.verb, noun, found, lexicon, subject="subject" if trigger.carrier.takes_part else BYSTANDER
        )
    for clause in (relative_carrier(noun, lexicon), participle_carrier(noun, lexicon)):
        if clause is not None and clause != trigger.verb:
            _carried(clause, noun, found, lexicon, subject="subject")


def _inside(noun: Token, found: _Found, lexicon: Lexicon) -> None:
    """Collect genitives, possessives, adjectives, prepositional phrases, and the agents of participles."""
    for child in noun.children:
        base = child.relation
        prepositions = tree.case_words(child)
        if base in {"det", "nmod"} and child.morph.get("Poss") == ["Yes"]:
            found["possessive"].append(child)
        elif prepositions and prepositions[0] in lexicon.words["owning_marks"]:
            found["genitive"].append(child)
        elif base in {"nmod", "obl"} and prepositions:
            _add_phrase(child, found, lexicon)
            _nested(child, found, lexicon)
        elif base == "compound":
            found["compound"].append(child)
        elif base in {"nmod", "appos", "flat"} and _is_genitive(child):
            found["genitive"].append(child)
            _nested(child, found, lexicon)
        elif base == "nmod" and tree.case_of(child) in {"Dat", "Ins"}:
            found["dative" if tree.case_of(child) == "Dat" else "agent"].append(child)
            _nested(child, found, lexicon)
        elif base == "amod":
            found["adjective"] += tree.conjuncts(child)
            for inner in tree.children(child, "nmod", "obl"):
                by = any(lexicon.plain(word) in lexicon.words["agents"] for word in tree.case_words(inner))
                found["agent"].append(inner) if by else _add_phrase(inner, found, lexicon)


def _nested(argument: Token, found: _Found, lexicon: Lexicon) -> None:
    """Take phrases that hang on an argument but may be the noun's: "Besuch des Präsidenten in Peking"."""
    for child in tree.children(argument, "nmod"):
        prepositions = [lexicon.plain(word) for word in tree.case_words(child)]
        free = (
            prepositions
            and prepositions[0] not in lexicon.words["agents"] | lexicon.words["owning"]
            and not found[prepositions[0]]
        )
        if free and not any(word.pos_ == "CCONJ" for word in child.doc[argument.i : child.i]):
            _add_phrase(child, found, lexicon)


def _is_genitive(word: Token) -> bool:
    """Tell "Angriff Moskaus" from a word that the parser only hung there: names may carry no case."""
    case = tree.case_of(word)
    name = [word, *tree.children(word, "flat")] if word.pos_ == "PROPN" else []
    marked = bool(name) and name[-1].text.endswith(("s", "'", "’"))
    declined = bool(name) and (case != "Acc" or marked)
    animate = case == "Acc" and word.morph.get("Animacy") == ["Anim"] and word.relation == "nmod"
    ends = marked and word.head.i == word.i - 1
    return not tree.children(word, "cc") and (
        animate or case == "Gen" or (declined and (ends or case not in {"Dat", "Ins"}))
    )


def _neighbours(noun: Token, found: _Found, lexicon: Lexicon) -> None:
    """Take the phrase right behind the noun and the word right before it, wherever they hang."""
    doc = noun.doc
    if noun.i + 1 < len(doc) and doc[noun.i + 1].pos_ == "ADP":
        head = doc[noun.i + 1].head
        slot = lexicon.plain(doc[noun.i + 1].lower_)
        if head.i > noun.i and head.pos_ in tree.NOMINALS and not found[slot]:
            found[slot].append(head)
    before = doc[noun.i - 1] if noun.i > noun.sent.start else None
    if before is None:
        return
    if before.pos_ == "ADJ" and not found["adjective"]:
        found["adjective"].append(before)
    if before.pos_ == "PROPN" and before.morph.get("Case") == ["Gen"] and before not in found["genitive"]:
        found["genitive"].append(before)


def _carried(verb: Token, noun: Token, found: _Found, lexicon: Lexicon, *, subject: str) -> None:
    """Add what the carrying verb says of the noun's act: its subject, its other objects and phrases."""
    own: _Found = defaultdict(list)
    _verb_slots(verb, own, lexicon)
    if not own["subject"]:
        own["subject"] = own["object"]
    own["dative"] += [thing for thing in own["object"] if thing.pos_ == "PROPN"]
    for slot, tokens in own.items():
        others = [token for token in tokens if noun not in (token, *token.subtree)]
        if slot not in {"object", "xcomp"}:
            name = subject if slot == "subject" else slot
            found[name] += [token for token in others if token not in found[name]]
