"""Personal pronouns: who "er", "ihn" and "sie" are."""

from collections.abc import Iterator

from communique.actors.antecedents import (
    again,
    crosses_quotation,
    in_sentence,
    is_in_subject,
    is_person,
    is_subject,
    may_act,
    mention_at,
    people_in,
    previous_sentence,
    sentences_before,
)
from communique.actors.pairs import pair_before
from communique.actors.scene import Draft, Scene
from communique.syntax.document import Token
from communique.syntax.tree import (
    ancestors,
    children,
    clause,
    conjuncts,
    finite,
    first_conjunct,
    is_infinitive,
    objects,
    subject,
)

SEVERAL = "p"
"""What a pronoun asks for that is of several in any case: "they"."""

OBJECTS = frozenset({"obj", "iobj", "obl"})


def pronoun(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "er" or "sie" is: the subject above it, or that of the sentence before, if the gender fits.

    Example: Emmanuel Macron landete am Abend in Berlin. Er blieb nur wenige Stunden.
    """
    gender = scene.lexicon.words["pronouns"].get(token.lower_)
    if gender in {None, SEVERAL} or token.pos_ != "PRON" or not token.dep_.startswith("nsubj"):
        return []
    if finite(token.head).morph.get("Number") == ["Plur"] or crosses_quotation(token):
        return []
    for antecedent in _subjects_before(scene, token, before):
        if is_person(scene, antecedent) and antecedent.gender in {gender, None}:
            return [again((token.i, token.i + 1), token.i, antecedent, [], rule="actors.pronoun")]
    return []


def itself(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide what "es" or "sie" is in what a body says: the body, where it is the subject above.

    Example: Das Außenministerium in Ankara erklärte, es werde die Vorwürfe prüfen.
    """
    if not token.dep_.startswith("nsubj"):
        return []
    predicate = clause(token)
    if predicate.relation not in {"ccomp", "advcl", "xcomp"} or crosses_quotation(token):
        return []
    above = mention_at(subject(clause(predicate.head)), before)
    if above is None or above.head >= token.i or is_person(scene, above) or above.acts_for is None:
        return []
    if not _fits_body(scene, token, scene.doc[above.head]):
        return []
    return [again((token.i, token.i + 1), token.i, above, [], rule="actors.itself")]


def _fits_body(scene: Scene, token: Token, noun: Token) -> bool:
    """Say whether a pronoun can mean a body: it is neuter, or has the grammatical gender of its noun."""
    if token.lower_ in scene.lexicon.words["back"]["itself"]:
        return True
    asked = scene.lexicon.words["pronouns"].get(token.lower_)
    genders = {"m": "Masc", "f": "Fem"}
    return bool(noun.pos_ == "NOUN" and noun.morph.get("Gender") == [genders.get(asked, "")])


def _subjects_before(scene: Scene, token: Token, before: list[Draft]) -> Iterator[Draft]:
    """Give the subjects that a pronoun may mean, the likeliest first."""
    start = token.sent.start
    for verb in ancestors(token.head):
        above = mention_at(subject(verb), before)
        if above is not None and above.head < token.i:
            yield above
    here = (draft for draft in before if draft.head >= start and is_subject(scene, draft))
    yield from (draft for draft in here if not _is_said(scene.doc[draft.head], token))
    for sentence in sentences_before(scene, token, most=2):
        inside = in_sentence(sentence, before)
        yield from (draft for draft in inside if is_subject(scene, draft))
        people = people_in(scene, inside)
        if people:
            yield from people.values() if len(people) == 1 else ()
            return


def _is_said(word: Token, pronoun: Token) -> bool:
    """Say whether a word stands in what the pronoun's verb says: "der Kreml lüge, sagte er"."""
    content, saying = clause(word), clause(pronoun)
    if content.relation in {"ccomp", "parataxis"}:
        return True
    return saying.relation == "parataxis" and not children(saying, "ccomp")


def they(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "sie" of several are: the coordinated subjects of the sentence before.

    Example: Emmanuel Macron und Olaf Scholz telefonierten lange. Sie sprachen über Syrien.
    """
    gender = scene.lexicon.words["pronouns"].get(token.lower_)
    if gender is None or not token.dep_.startswith("nsubj") or crosses_quotation(token):
        return []
    if gender != SEVERAL and finite(token.head).morph.get("Number") != ["Plur"]:
        return []
    previous = previous_sentence(scene, token)
    if previous is None:
        return []
    subjects = {
        word.i for word in previous if word.dep_.startswith("nsubj") and clause(word) == previous.root
    }
    rows = [conjuncts(scene.doc[i]) for i in subjects]
    members = {word.i for row in rows for word in row}
    group = {
        draft.entity: draft
        for draft in before
        if any(draft.start <= i < draft.end for i in members) and may_act(scene, draft)
    }
    people = list(group.values()) if len(group) > 1 else pair_before(scene, token, before)
    return [again((token.i, token.i + 1), token.i, one, [], rule="actors.they") for one in people]


def them(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "ihnen" are: those named side by side last, in the sentence before or before it in its own.

    Example: Emmanuel Macron und Olaf Scholz reisten nach Kiew. Wolodymyr Selenskyj dankte ihnen.
    """
    if token.lower_ not in scene.lexicon.words["back"]["them"] or token.pos_ != "PRON":
        return []
    if token.dep_.startswith("nsubj") or crosses_quotation(token):
        return []
    for sentence in (token.sent, previous_sentence(scene, token)):
        group = _side_by_side(scene, in_sentence(sentence, before)) if sentence is not None else []
        if group:
            return [again((token.i, token.i + 1), token.i, one, [], rule="actors.them") for one in group]
    return []


def _side_by_side(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Give the last people that some mentions name in one row."""
    for draft in reversed(drafts):
        row = {word.i for word in conjuncts(first_conjunct(scene.doc[draft.head]))}
        people = {d.entity: d for d in drafts if is_person(scene, d) and d.head in row}
        if len(people) > 1:
            return list(people.values())
    return []


def object_pronoun(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "ihn", "ihm" or "ihr" is: who acts in the clause above, else the one who fits before.

    Of several who fit the subject is taken; the others stay rivals, with a doubt if that decides nothing.

    Example: Emmanuel Macron reiste nach Moskau. Wladimir Putin weigerte sich, mit ihm zu sprechen.
    """
    gender = scene.lexicon.words["object_pronouns"].get(token.lower_)
    if gender is None or not _is_object(scene, token) or crosses_quotation(token):
        return []
    stressed = _stressed(scene, token, before)
    if stressed is not None:
        return [again((token.i, token.i + 1), token.i, stressed, [], rule="actors.object_pronoun")]
    fitting = _fitting_objects(scene, token, before, gender)
    subjects = [draft for draft in fitting if is_in_subject(scene, draft)]
    chosen = fitting if len(fitting) == 1 else subjects
    if len(chosen) == 1:
        return [_taken(scene, token, chosen[0], [draft for draft in fitting if draft is not chosen[0]])]
    return [_undecided(scene, token, fitting)] if fitting else []


def _stressed(scene: Scene, token: Token, before: list[Draft]) -> Draft | None:
    """Give whom a pronoun between commas repeats: "Salvini, lui, exige"."""
    i = token.i
    if i - 2 < token.sent.start or i + 1 >= token.sent.end:
        return None
    if (scene.doc[i - 1].text, scene.doc[i + 1].text) != (",", ","):
        return None
    found = mention_at(scene.doc[i - 2], [*before, *scene.here])
    return found if found is not None and is_person(scene, found) else None


def _is_object(scene: Scene, token: Token) -> bool:
    """Say whether a pronoun is an object: by its form, or by the tree where that form may be a subject's."""
    if token.pos_ != "PRON" or (token.text[:1].isupper() and token.i != token.sent.start):
        return False
    return token.lower_ in scene.lexicon.words["back"]["only_objects"] or token.relation in OBJECTS


def _fitting_objects(scene: Scene, token: Token, before: list[Draft], gender: str) -> list[Draft]:
    """Give whom an object may mean: those who fit in the nearest stretch where anybody does."""
    barred = _partners(scene, token, before)
    for stretch in _stretches(scene, token, before):
        people = [
            draft
            for entity, draft in people_in(scene, stretch).items()
            if entity not in barred and draft.gender in {gender, None}
        ]
        if people:
            return people
    return []


def _stretches(scene: Scene, token: Token, before: list[Draft]) -> Iterator[list[Draft]]:
    """Give where to look: subjects of the clauses above, the rest of the sentence, the sentence before."""
    predicate = clause(token)
    if not is_infinitive(predicate):
        above = [mention_at(subject(verb), before) for verb in ancestors(predicate)]
        yield [draft for draft in above if draft is not None and draft.head < token.i]
    yield in_sentence(token.sent, before)
    previous = previous_sentence(scene, token)
    if previous is not None:
        yield in_sentence(previous, before)


def _partners(scene: Scene, token: Token, before: list[Draft]) -> set[str]:
    """Give who stands beside the object in its own clause, or does what an infinitive says."""
    predicate = clause(token)
    drafts = [*before, *scene.here]
    barred = {draft.entity for draft in drafts if clause(scene.doc[draft.head]) == predicate}
    if predicate.head != predicate and _has_person_object(scene, clause(predicate.head), drafts):
        return barred
    doer = mention_at(subject(predicate), drafts)
    return barred if doer is None else {*barred, doer.entity}


def _has_person_object(scene: Scene, verb: Token, drafts: list[Draft]) -> bool:
    """Say whether a person is the object of a verb: an infinitive below it may be what that person does."""
    found = (mention_at(word, drafts) for word in objects(verb))
    return any(draft is not None and is_person(scene, draft) for draft in found)


def _taken(scene: Scene, token: Token, chosen: Draft, rivals: list[Draft]) -> Draft:
    """Take a pronoun for somebody; where others fit too, they stay rivals and a doubt says so."""
    rule = "actors.object_pronoun"
    draft = again((token.i, token.i + 1), token.i, chosen, rivals, rule=rule)
    if rivals:
        named = scene.entities[chosen.entity].name
        names = " or ".join(scene.entities[one.entity].name for one in rivals)
        words = f"“{token.text}” is taken for {named}; it may be {names}."
        scene.doubt("pronoun_unresolved", words, draft, rule=rule)
    return draft


def _undecided(scene: Scene, token: Token, fitting: list[Draft]) -> Draft:
    """Keep a pronoun that several fit as nobody, with those whom it could mean."""
    rule = "actors.object_pronoun"
    draft = Draft(
        start=token.i,
        end=token.i + 1,
        head=token.i,
        entity=scene.local(token.text, "person", at=token.i),
        via="coreference",
        rule=rule,
        rivals=tuple(one.entity for one in fitting),
    )
    names = " or ".join(scene.entities[one.entity].name for one in fitting)
    scene.doubt("pronoun_unresolved", f"“{token.text}” may be {names}.", draft, rule=rule)
    return draft
