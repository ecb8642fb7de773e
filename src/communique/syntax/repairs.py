"""Arcs that the words themselves refute, mended: each repair takes a sentence's tags and gives better ones.

Heads are indices within the sentence, the root's its own, as in `Tags`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from communique.syntax.encoder import Tags
from communique.syntax.moods import mood_reader
from communique.syntax.particles import rejoin_particles

Repair = Callable[[Sequence[str], Tags], Tags]
NOMINALS = frozenset({"NOUN", "PROPN"})
GENITIVE_ARTICLES = frozenset({"des", "der", "eines", "einer"})
PARTICIPLE_ENDING = re.compile("e?s?$")
CLOSING = frozenset({",", ";", "–", "—"})


def framed_attributes(_words: Sequence[str], tags: Tags) -> Tags:
    """Hang what stands between an article and its noun's attribute on the attribute.

    "den [vom Staat behaupteten] Angriff": the phrase belongs to the participle, whatever verb is near.
    """
    heads = list(tags.heads)
    for article, noun in enumerate(tags.heads):
        if tags.deprels[article] != "det" or noun <= article:
            continue
        attributes = [k for k in range(article + 1, noun) if heads[k] == noun and tags.deprels[k] == "amod"]
        for k in range(article + 1, noun):
            attribute = next((a for a in attributes if a > k), None)
            if attribute is not None and not article <= heads[k] <= noun:
                heads[k] = attribute
    return _with_heads(tags, heads)


def relative_clauses(words: Sequence[str], tags: Tags) -> Tags:
    """Hang a relative clause that the tree hangs on a verb on the noun before its comma."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, head in enumerate(tags.heads):
        if not deprels[i].startswith("acl") or head > i or tags.upos[head] not in {"VERB", "AUX"}:
            continue
        first = _first(i, tags.heads)
        opens = first + (words[first] in CLOSING)
        noun = first - 1
        if noun < 0 or tags.upos[noun] not in NOMINALS or not _relative(opens, tags):
            continue
        heads[i], deprels[i] = _first_of_name(noun, tags), "acl:relcl"
    return replace(_with_heads(tags, heads), deprels=deprels)


def relative_names(words: Sequence[str], tags: Tags) -> Tags:
    """Call a clause behind its noun that a relative pronoun opens a relative clause."""
    deprels = list(tags.deprels)
    for i, head in enumerate(tags.heads):
        if deprels[i] != "acl" or head > i:
            continue
        first = _first(i, tags.heads)
        opens = first + (words[first] in CLOSING)
        if opens < i and _relative(opens, tags):
            deprels[i] = "acl:relcl"
    return replace(tags, deprels=deprels)


def infinitives_of_verbs(_words: Sequence[str], tags: Tags) -> Tags:
    """Hang an open complement that the tree hangs on a noun in an adverbial on the verb above it.

    "Er versuchte es in einer Reihe von Anrufen, [ihn zu warnen]"; an object may govern an infinitive itself.
    """
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] != "xcomp" or tags.upos[head] not in NOMINALS or head > i:
            continue
        phrase = head
        while tags.deprels[phrase] == "nmod":
            phrase = tags.heads[phrase]
        verb = tags.heads[phrase]
        if tags.deprels[phrase] == "obl" and tags.upos[verb] == "VERB" and verb < i:
            heads[i] = verb
    return _with_heads(tags, heads)


def conjoined_datives(words: Sequence[str], tags: Tags) -> Tags:
    """Call "und [der Nato] vorgeworfen" a dative: who borrows a helper borrows its subject."""
    deprels, morphs = list(tags.deprels), [dict(morph) for morph in tags.morphs]
    for i, verb in enumerate(tags.heads):
        borrows = tags.deprels[verb] == "conj" and tags.morphs[verb].get("VerbForm") == "Part"
        if deprels[i] != "nsubj" or not borrows:
            continue
        if any(head == verb and deprels[k] in {"aux", "aux:pass"} for k, head in enumerate(tags.heads)):
            continue
        articles = [
            words[k].lower() for k, head in enumerate(tags.heads) if head == i and deprels[k] == "det"
        ]
        above = [k for k, head in enumerate(tags.heads) if head == tags.heads[verb]]
        if articles == ["der"] and {"nsubj", "aux"} <= {deprels[k] for k in above}:
            deprels[i], morphs[i]["Case"] = "iobj", "Dat"
    return replace(tags, deprels=deprels, morphs=morphs)


def indirect_objects(_words: Sequence[str], tags: Tags) -> Tags:
    """Hang an indirect object that the tree hangs on the object on the verb: "написав листа [Трампу]"."""
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        verb = tags.heads[head]
        if (tags.deprels[i], tags.deprels[head], tags.upos[verb]) == ("iobj", "obj", "VERB"):
            heads[i] = verb
    return _with_heads(tags, heads)


def helpers_of_participles(words: Sequence[str], tags: Tags) -> Tags:
    """Hang an auxiliary that the tree hangs on an adverbial of a participle's on the participle.

    "[Zuletzt] waren beide zusammengekommen": nobody is "zuletzt".
    """
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, head in enumerate(tags.heads):
        verb = tags.heads[head]
        is_helper = tags.upos[i] == "AUX" and deprels[i] in {"cop", "aux"} and head < i < verb
        is_adverbial = deprels[head] in {"advmod", "obl"} and not CLOSING & set(words[head:verb])
        is_finite = tags.morphs[verb].get("VerbForm") == "Fin"
        if is_helper and is_adverbial and tags.upos[verb] == "VERB" and not is_finite:
            heads[i], deprels[i] = verb, "aux"
    return replace(_with_heads(tags, heads), deprels=deprels)


def clauses_of_nouns(_words: Sequence[str], tags: Tags) -> Tags:
    """Call a verb with its subject that the tree sets beside a noun a clause of the noun.

    "Die Aussage, der Brief [sei angekommen]".
    """
    deprels = list(tags.deprels)
    with_subject = {h for h, d in zip(tags.heads, tags.deprels, strict=True) if d.startswith("nsubj")}
    for i, relation in enumerate(tags.deprels):
        if relation == "appos" and tags.upos[i] == "VERB" and i in with_subject:
            deprels[i] = "acl"
    return replace(tags, deprels=deprels)


def closing_adverbs(words: Sequence[str], tags: Tags) -> Tags:
    """Hang an adverb that closes a clause before its comma on that clause, not on the verb beyond it.

    "Ein Unglück sei es [nicht], sagte er."
    """
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] != "advmod" or head <= i + 1 or words[i + 1] not in CLOSING:
            continue
        report = _report_before(i, heads, tags.deprels)
        heads[i] = head if report is None else report
    return _with_heads(tags, heads)


def within_reports(words: Sequence[str], tags: Tags) -> Tags:
    """Keep a phrase that a comma closes within the report before it: "X will talk [to Y], Z said"."""
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] not in {"obl", "obj", "advmod"} or head <= i:
            continue
        last = i
        while last + 1 < head and _is_under(last + 1, i, tags.heads):
            last += 1
        report = _report_before(i, heads, tags.deprels)
        if report is not None and words[last + 1] in CLOSING and not CLOSING & set(words[report:i]):
            heads[i] = report
    return _with_heads(tags, heads)


def _report_before(word: int, heads: Sequence[int], deprels: Sequence[str]) -> int | None:
    """Give the clause before a word that hangs on the same verb as what is said or thought."""
    clauses = (i for i in range(word) if heads[i] == heads[word] and deprels[i] in {"ccomp", "parataxis"})
    return next(clauses, None)


def leading_genitives(words: Sequence[str], tags: Tags) -> Tags:
    """Hang a name in the genitive on the noun that it leads: "Russlands Krieg", "Lawrows neue Forderung"."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, word in enumerate(words[:-1]):
        if tags.upos[i] != "PROPN" or not word.endswith("s") or tags.morphs[i].get("Case") != "Gen":
            continue
        noun = i + 1
        while noun < len(words) - 1 and tags.upos[noun] == "ADJ":
            noun += 1
        has_article = _has_child(noun, "det", tags.heads, tags.deprels)
        if tags.upos[noun] != "NOUN" or has_article or heads[i] == noun or heads[noun] == i:
            continue
        if deprels[i] == "conj":
            for k in range(i):
                if heads[k] == i and deprels[k] in {"cc", "punct"}:
                    heads[k] = noun
        heads[i], deprels[i] = noun, "nmod"
    return replace(_with_heads(tags, heads), deprels=deprels)


def leading_prepositions(_words: Sequence[str], tags: Tags) -> Tags:
    """Give a preposition before a leading genitive to the noun: "mit Indiens [Premierminister]"."""
    heads = list(tags.heads)
    for i, owner in enumerate(tags.heads):
        noun = tags.heads[owner]
        led = tags.deprels[i] == "case" and owner == i + 1 and tags.morphs[owner].get("Case") == "Gen"
        if led and tags.deprels[owner] == "nmod" and noun > owner and tags.upos[owner] == "PROPN":
            heads[i] = noun
    return _with_heads(tags, heads)


def people_behind_places(_words: Sequence[str], tags: Tags) -> Tags:
    """Hang a person right behind a place on the verb that lacks one: "traf in Paris [Giorgia Meloni]"."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, place in enumerate(tags.heads):
        beside = deprels[i] in {"appos", "flat", "nmod"} and place < i
        if not beside or tags.names[i] != "B-PER" or not tags.names[i - 1].endswith("-LOC"):
            continue
        verb = heads[_first_of_name(place, tags)]
        if tags.upos[verb] != "VERB" or _has_child(i, "case", heads, deprels):
            continue
        own = {d.partition(":")[0] for h, d in zip(heads, deprels, strict=True) if h == verb}
        missing = next((slot for slot in ("nsubj", "obj") if slot not in own), None)
        if missing is not None:
            heads[i], deprels[i] = verb, missing
    return replace(_with_heads(tags, heads), deprels=deprels)


def lost_conjuncts(_words: Sequence[str], tags: Tags) -> Tags:
    """Join a noun with a conjunction of its own to the noun before it: "zwischen Israel und [der Hamas]"."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    for i, head in enumerate(tags.heads):
        if deprels[i] != "cc" or i == 0 or head < i or deprels[head] not in {"obj", "iobj", "obl"}:
            continue
        before = _first_of_name(i - 1, tags)
        joins = tags.upos[i - 1] in NOMINALS and tags.upos[head] in NOMINALS and heads[before] == heads[head]
        own = _has_child(head, "case", heads, deprels)
        if joins and not own and deprels[before] in {"obj", "iobj", "obl", "nsubj"}:
            heads[head], deprels[head] = before, "conj"
    return replace(_with_heads(tags, heads), deprels=deprels)


def following_genitives(words: Sequence[str], tags: Tags) -> Tags:
    """Hang a bare phrase that is no adverbial on the noun right before it: "Angaben der Agentur"."""
    heads, deprels = list(tags.heads), list(tags.deprels)
    led = {h for h, d in zip(tags.heads, tags.deprels, strict=True) if d == "case"}
    for i in range(2, len(words)):
        article = i - 1
        while article > 1 and tags.upos[article] == "ADJ":
            article -= 1
        is_bare = deprels[i] == "obl" and tags.upos[i] in NOMINALS and i not in led
        may_be_genitive = words[article].lower() in GENITIVE_ARTICLES and heads[article] == i
        if is_bare and may_be_genitive and tags.upos[article - 1] == "NOUN" and heads[i] != article - 1:
            heads[i], deprels[i] = article - 1, "nmod"
    return replace(_with_heads(tags, heads), deprels=deprels)


def near_conjuncts(_words: Sequence[str], tags: Tags) -> Tags:
    """Join a noun to the noun before its conjunction, when its arc crosses others or goes to a verb.

    "MTI, Ungarn und Serbien sollten": Serbien is joined to Ungarn, not to MTI.
    """
    heads, deprels = list(tags.heads), tags.deprels
    for i, head in enumerate(tags.heads):
        if i < 2 or deprels[i] != "conj" or tags.upos[i] not in NOMINALS:
            continue
        is_joined = deprels[i - 1] == "cc" and tags.upos[i - 2] in NOMINALS
        is_odd = tags.upos[head] == "VERB" or (head < i - 2 and _crosses(i, head, heads))
        if is_joined and is_odd:
            heads[i], heads[i - 1] = _first_of_name(i - 2, tags), i
    return _with_heads(tags, heads)


def coordinated_verbs(words: Sequence[str], tags: Tags) -> Tags:
    """Call a second main verb behind a comma a conjunct: "bestätigte den Kontakt, bestritt aber".

    It is finite, opens its clause, and has neither a subject nor a subordinator of its own.
    """
    deprels = list(tags.deprels)
    openers = {
        head
        for head, deprel in zip(tags.heads, tags.deprels, strict=True)
        if deprel in {"mark", "nsubj", "nsubj:pass", "csubj"}
    }
    for i, head in enumerate(tags.heads):
        is_main = tags.upos[i] == "VERB" and tags.morphs[i].get("Mood") == "Ind" and i not in openers
        if deprels[i] == "ccomp" and is_main and 0 < head < i - 1 and words[i - 1] == ",":
            deprels[i] = "conj"
    return replace(tags, deprels=deprels)


def coordinated_infinitives(_words: Sequence[str], tags: Tags) -> Tags:
    """Join an infinitive to the infinitive before it, not to the finite verb above both."""
    heads = list(tags.heads)
    infinitive = [morph.get("VerbForm") == "Inf" for morph in tags.morphs]
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] == "conj" and infinitive[i] and not infinitive[head]:
            twins = (k for k in range(i) if heads[k] == head and tags.deprels[k] == "xcomp" and infinitive[k])
            heads[i] = next(twins, head)
    return _with_heads(tags, heads)


def verbs_without_copula(words: Sequence[str], tags: Tags) -> Tags:
    """Call the finite helper of a verb an auxiliary, and the verb a participle if it has no form yet.

    A participle with a reflexive pronoun is a verb: "begegnet waren sich beide".
    """
    deprels, morphs, upos = list(tags.deprels), list(tags.morphs), list(tags.upos)
    for i, head in enumerate(tags.heads):
        is_participle = morphs[head].get("VerbForm") == "Part" or words[head].endswith(("t", "en"))
        if (
            is_participle
            and upos[head] == "ADJ"
            and tags.morphs[i].get("Reflex") == "Yes"
            and tags.upos[i] == "PRON"
        ):
            upos[head] = "VERB"
    for i, head in enumerate(tags.heads):
        if deprels[i] not in {"cop", "aux"} or upos[head] != "VERB" or head == i:
            continue
        deprels[i] = "aux"
        if "VerbForm" not in morphs[head] and "Mood" not in morphs[head] and "Mood" in tags.morphs[i]:
            morphs[head] = {**morphs[head], "VerbForm": "Part"}
    return replace(tags, deprels=deprels, morphs=morphs, upos=upos)


def opening_verbs(words: Sequence[str], tags: Tags) -> Tags:
    """Call what opens a condition a verb, though its capital made it a noun: "Griffe der Iran an, …"."""
    upos, deprels = list(tags.upos), list(tags.deprels)
    first = next((i for i, kind in enumerate(upos) if kind != "PUNCT"), 0)
    end = next((i for i, word in enumerate(words) if word in CLOSING), 0)
    own = [i for i, head in enumerate(tags.heads) if head == first]
    governs = any(deprels[i] == "obj" for i in own) or "compound:prt" in deprels[first:end]
    if upos[first] != "NOUN" or deprels[first] != "advcl" or not governs:
        return tags
    upos[first] = "VERB"
    owners = [i for i in own if deprels[i] == "nmod"]
    if owners and not any(deprels[i] == "nsubj" for i in own):
        deprels[owners[0]] = "nsubj"
    return replace(tags, upos=upos, deprels=deprels)


def particles_behind_verbs(_words: Sequence[str], tags: Tags) -> Tags:
    """Give a separated particle to the finite verb before it: "forderte ihn auf, sich zu stellen"."""
    heads = list(tags.heads)
    for i, head in enumerate(tags.heads):
        if tags.deprels[i] == "compound:prt" and head > i:
            finite = (
                k
                for k in range(i - 1, -1, -1)
                if tags.upos[k] == "VERB" and (tags.morphs[k].get("Mood") or tags.deprels[k] == "advcl")
            )
            heads[i] = next(finite, head)
    return _with_heads(tags, heads)


def agreeing_subjects(_words: Sequence[str], tags: Tags) -> Tags:
    """Let the object be the subject where only it agrees with the verb: "Kritiker warfen Scholz vor".

    Neither may show its case by an article, and a subject with a conjunct is plural whatever it looks like.
    """
    deprels = list(tags.deprels)
    parts: dict[int, list[int]] = {}
    for i, head in enumerate(tags.heads):
        if head != i:
            parts.setdefault(head, []).append(i)

    def is_bare(noun: int) -> bool:
        return not any(tags.deprels[k] in {"det", "case", "conj"} for k in parts.get(noun, ()))

    for verb, own in parts.items():
        number = tags.morphs[verb].get("Number") if tags.morphs[verb].get("Mood") else None
        subject = next((k for k in own if tags.deprels[k] == "nsubj" and is_bare(k)), None)
        fitting = [k for k in own if tags.deprels[k] == "obj" and is_bare(k) and _number(k, tags) == number]
        if subject is None or number is None or len(fitting) != 1 or _number(subject, tags) in {None, number}:
            continue
        if tags.upos[subject] in NOMINALS and tags.upos[fitting[0]] in NOMINALS:
            deprels[subject], deprels[fitting[0]] = "obj", "nsubj"
    return replace(tags, deprels=deprels)


def _number(i: int, tags: Tags) -> str | None:
    return tags.morphs[i].get("Number")


def colons_part(words: Sequence[str], tags: Tags) -> Tags:
    """Keep an adverbial on its side of a colon: "erklärte er in Kiew: Die Lage sei ernst"."""
    heads = list(tags.heads)
    for colon in (k for k, word in enumerate(words) if word == ":"):
        for i in range(colon):
            verb = next((k for k in range(i - 1, -1, -1) if tags.morphs[k].get("Mood")), None)
            if tags.deprels[i] in {"obl", "advmod"} and heads[i] > colon and verb is not None:
                heads[i] = verb
    return _with_heads(tags, heads)


def passives(words: Sequence[str], tags: Tags, *, listed: frozenset[str]) -> Tags:
    """Call a participle with one of these helpers a passive, and its subject a passive's: "fue recibido"."""
    deprels, upos = list(tags.deprels), list(tags.upos)
    for i, head in enumerate(tags.heads):
        is_helper = words[i].lower() in listed and tags.deprels[i] in {"aux", "cop"}
        if not is_helper or tags.morphs[head].get("VerbForm") != "Part" or head < i:
            continue
        deprels[i], upos[head] = "aux:pass", "VERB"
        for k, above in enumerate(tags.heads):
            if above == head and deprels[k] == "nsubj":
                deprels[k] = "nsubj:pass"
    return replace(tags, deprels=deprels, upos=upos)


def misread_nouns(words: Sequence[str], tags: Tags, *, listed: frozenset[str]) -> Tags:
    """Make a word that is always a noun the head of what it seemed to mark: "Зустріч президентів"."""
    heads, deprels, upos = list(tags.heads), list(tags.deprels), list(tags.upos)
    for i, head in enumerate(tags.heads):
        if words[i].lower() not in listed or upos[i] not in {"ADP", "ADV"}:
            continue
        upos[i] = "NOUN"
        if deprels[i] == "case" and head > i:
            heads[i] = i if heads[head] == head else heads[head]
            heads[head], deprels[i], deprels[head] = i, deprels[head], "nmod"
        if deprels[i] in {"obl", "advmod"}:
            is_told = any(above == heads[i] and deprels[k] == "nsubj" for k, above in enumerate(heads))
            deprels[i] = "obj" if is_told else "nsubj"
    return replace(_with_heads(tags, heads), deprels=deprels, upos=upos)


def perfects_with_be(words: Sequence[str], tags: Tags, *, listed: frozenset[str]) -> Tags:
    """Call the perfect of a verb that takes "be" active: "ils sont descendus", unless an agent is told."""
    deprels, upos, morphs = list(tags.deprels), list(tags.upos), [dict(morph) for morph in tags.morphs]
    for i, head in enumerate(tags.heads):
        helps = deprels[i] in {"aux:pass", "cop"}
        if not helps or PARTICIPLE_ENDING.sub("", words[head].lower()) not in listed:
            continue
        beside = [k for k, above in enumerate(tags.heads) if above == head]
        if any(deprels[k] in {"obl:agent", "aux"} for k in beside):
            continue
        deprels[i], upos[i], upos[head] = "aux", "AUX", "VERB"
        morphs[head].pop("Voice", None)
        morphs[head]["VerbForm"] = "Part"
        for k in beside:
            deprels[k] = deprels[k].removesuffix(":pass")
    return replace(tags, deprels=deprels, upos=upos, morphs=morphs)


def _crosses(i: int, head: int, heads: Sequence[int]) -> bool:
    low, high = min(i, head), max(i, head)
    return any(heads[k] == k or not low <= heads[k] <= high for k in range(low + 1, high))


def _first_of_name(i: int, tags: Tags) -> int:
    """Climb from a later part of a name to its first, on which the others hang."""
    while tags.deprels[i] == "flat" and tags.heads[i] != i:
        i = tags.heads[i]
    return i


def _first(i: int, heads: Sequence[int]) -> int:
    """Give the first word of a subtree, as far as it reaches to the left without a gap."""
    first = i
    while first > 0 and _is_under(first - 1, i, heads):
        first -= 1
    return first


def _has_child(word: int, relation: str, heads: Sequence[int], deprels: Sequence[str]) -> bool:
    """Say whether a word has a dependent by a relation."""
    return any(h == word and d == relation for h, d in zip(heads, deprels, strict=True))


def _is_under(k: int, top: int, heads: Sequence[int]) -> bool:
    """Say whether a word stands under another; heads that a repair tries out may go round in a circle."""
    for _ in heads:
        if k == top:
            return True
        k = heads[k]
    return k == top


def _relative(first: int, tags: Tags) -> bool:
    """Say whether a clause opens with a relative pronoun, behind a preposition or not."""
    opening = range(first, min(first + 2, len(tags.upos)))
    lead = next((k for k in opening if tags.upos[k] != "ADP"), None)
    return (
        lead is not None and tags.upos[lead] in {"PRON", "DET"} and tags.morphs[lead].get("PronType") != "Art"
    )


def _with_heads(tags: Tags, heads: list[int]) -> Tags:
    """Take new heads if they still make a tree."""
    if heads == tags.heads:
        return tags
    root = next(i for i, head in enumerate(heads) if head == i)
    is_tree = all(_is_under(k, root, heads) for k in range(len(heads)) if heads[k] != tags.heads[k])
    return replace(tags, heads=heads) if is_tree else tags


REPAIRS: dict[str, Repair] = {
    repair.__name__: repair
    for repair in (
        leading_genitives,
        leading_prepositions,
        people_behind_places,
        lost_conjuncts,
        following_genitives,
        framed_attributes,
        relative_clauses,
        relative_names,
        infinitives_of_verbs,
        conjoined_datives,
        indirect_objects,
        helpers_of_participles,
        clauses_of_nouns,
        closing_adverbs,
        within_reports,
        colons_part,
        opening_verbs,
        particles_behind_verbs,
        agreeing_subjects,
        near_conjuncts,
        coordinated_verbs,
        coordinated_infinitives,
        verbs_without_copula,
    )
}
"""By name, as a language's ``syntax.toml`` chooses them."""
LISTED: dict[str, Callable[..., Tags]] = {
    repair.__name__: repair for repair in (misread_nouns, passives, perfects_with_be)
}
"""Repairs of listed words; the language gives the list under the repair's own name."""


def repairs(settings: Mapping[str, Any]) -> Repair:
    """Make one repair of those that a language's settings name, in their order; moods and particles last."""
    particles = frozenset(settings.get("particles", ()))
    adverbs = frozenset(settings.get("no_particles", ()))
    mood = mood_reader(settings)
    chosen = [_chosen(name, settings) for name in settings.get("repairs", ())]

    def repaired(words: Sequence[str], tags: Tags) -> Tags:
        for repair in chosen:
            tags = repair(words, tags)
        tags = rejoin_particles(words, tags, particles=particles, adverbs=adverbs)
        return replace(tags, morphs=[*map(mood, words, tags.morphs)])

    return repaired


def _chosen(name: str, settings: Mapping[str, Any]) -> Repair:
    if name in LISTED:
        return partial(LISTED[name], listed=frozenset(settings[name]))
    return REPAIRS[name]
