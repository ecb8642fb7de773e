"""Words that point back to somebody named before: pronouns, titles, counterparts, documents.

A word that two fit goes to the likelier one and keeps the other as a rival; one that nobody fits is left.
"""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from communique.actors import offices
from communique.actors.lexicon import Title
from communique.actors.people import expanded, find_holder
from communique.actors.phrases import Home, Phrase
from communique.actors.scene import Draft, Scene
from communique.syntax.tree import MARKS, ancestors, clause, conjuncts, finite, subject

REACH = 80
"""How many mentions back a word may point."""

NEAR = 8
"""Among how many mentions back another of the same office makes a title uncertain."""


def resolve_back(
    scene: Scene, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft], taken: set[int]
) -> list[Draft]:
    """Find what the words of a sentence that point back mean; ``drafts`` are those of the sentence so far."""
    found: list[Draft] = []
    heads = {phrase.head: phrase for phrase in phrases}
    for token in sentence:
        if token.i in taken or not (token.i in heads or _may_point_back(scene, token)):
            continue
        before = _before(scene, [*drafts, *found], token.i)
        new = _resolve(scene, token, heads.get(token.i), before)
        found += new
        for draft in new:
            taken.update(range(draft.start, draft.end))
    return found


def _may_point_back(scene: Scene, token: Token) -> bool:
    words = scene.lexicon.words
    back = words["back"]
    return (
        token.lower_ in words["pronouns"] or token.lower_ in back["both"] or token.text in back["documents"]
    )


def _before(scene: Scene, drafts: Sequence[Draft], i: int) -> list[Draft]:
    """Give the mentions before a word, the nearest last."""
    here = sorted((draft for draft in drafts if draft.head < i), key=lambda draft: draft.head)
    return [*scene.drafts[-REACH:], *here]


def _resolve(scene: Scene, token: Token, phrase: Phrase | None, before: list[Draft]) -> list[Draft]:
    if phrase is not None:
        rules = _PHRASE_RULES
        return next((found for rule in rules if (found := rule(scene, phrase, before))), [])
    return next((found for rule in _WORD_RULES if (found := rule(scene, token, before))), [])


# ------------------------------------------------------------------------------------------------- phrases


def counterpart(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "sein russischer Amtskollege" is: the same office as the subject's, of the state named.

    Example: Emmanuel Macron empfing seinen polnischen Amtskollegen Andrzej Duda.
    """
    if not phrase.is_counterpart:
        return []
    owner = _owner(scene, phrase, before)
    role = owner.role if owner is not None else None
    if role is None and not phrase.names:
        return []
    phrase.titles = (Title(role or "official", phrase.feminine, None, ()),)
    if not phrase.names and not phrase.homes:
        return []
    found = offices.role_phrase(scene, phrase)
    for draft in found:
        draft.rule = "actors.counterpart"
        draft.via = "name" if draft.name else "coreference"
        if role is None or (draft.entity.startswith("L:") and not phrase.homes):
            draft.role = draft.acts_for = None
            offices.hold_own(scene, draft)
    return found


def _owner(scene: Scene, phrase: Phrase, before: list[Draft]) -> Draft | None:
    """Find whose counterpart it is: the subject of the clause, else the last person with an office."""
    token = scene.doc[phrase.head]
    for verb in ancestors(token):
        found = _at(subject(verb), before)
        if found is not None and found.role:
            return found
    return next((draft for draft in reversed(before) if draft.role), None)


def title_again(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "der Minister" is: in a body's statement its head, else the last person of such an office.

    Example: Der polnische Außenminister Radosław Sikorski reiste nach Riga. Der Minister blieb zwei Tage.
    """
    if not phrase.titles or phrase.plural or not phrase.definite or phrase.names or phrase.homes:
        return []
    if _has_owner(scene, scene.doc[phrase.end - 1]):
        return []
    roles = expanded(scene.lexicon.kb, tuple(title.role for title in phrase.titles))
    head = _head_of_speaking_body(scene, phrase, before, roles)
    if head is not None:
        return [head]
    fitting = _distinct_people(scene, before, lambda draft: _fits_title(draft, phrase, roles))
    if not fitting:
        return []
    chosen = fitting[0]
    near = {draft.entity for draft in before[-NEAR:]}
    rivals = [rival for rival in fitting[1:] if rival.entity in near]
    return [_again((phrase.start, phrase.end), phrase.head, chosen, rivals, rule="actors.title_again")]


def _fits_title(draft: Draft, phrase: Phrase, roles: tuple[str, ...]) -> bool:
    return draft.role in roles and (not phrase.feminine or draft.gender in {"f", None})


def _head_of_speaking_body(
    scene: Scene, phrase: Phrase, before: list[Draft], roles: tuple[str, ...]
) -> Draft | None:
    """Take the head of the body whose statement the sentence quotes."""
    sentence = scene.doc[phrase.head].sent
    document = next(
        (word for word in sentence if word.text in scene.lexicon.words["back"]["documents"]), None
    )
    if document is None:
        return None
    issuer = _issuer(scene, before)
    home, _, kind = issuer.entity.partition(".") if issuer else ("", "", "")
    body = scene.lexicon.kb.bodies.get(kind)
    if issuer is None or body is None or body.head not in roles:
        return None
    holder = find_holder(scene, (body.head,), home, phrase)
    if holder is None or holder.entity is None:
        return None
    phrase.homes = [Home(home, phrase.head, phrase.head + 1)]
    draft = offices.held(scene, phrase, phrase.homes[0], holder)
    draft.via, draft.rule = "coreference", "actors.title_again"
    return draft


def titles_together(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "die Präsidenten" are: the last two persons of that office.

    Example: Emmanuel Macron und Wladimir Putin telefonierten lange. Die Präsidenten sprachen über Syrien.
    """
    if not phrase.titles or not phrase.plural or phrase.names or phrase.homes or not phrase.definite:
        return []
    if _has_owner(scene, scene.doc[phrase.end - 1]):
        return []
    roles = expanded(scene.lexicon.kb, tuple(title.role for title in phrase.titles))
    people = _distinct_people(scene, before, lambda draft: draft.role in roles)[:2]
    if scene.doc[phrase.start].lower_ in scene.lexicon.words["back"]["both"] and len(people) < 2:
        people = _pair_before(scene, scene.doc[phrase.head], before)
    if len(people) < 2:
        return []
    rule = "actors.titles_together"
    return [_again((phrase.start, phrase.end), phrase.head, one, [], rule=rule) for one in reversed(people)]


def sides(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "beide Seiten" are: the last two states that acted.

    Example: Frankreich und Polen unterzeichneten das Abkommen. Beide Seiten lobten die Gespräche.
    """
    if not phrase.bodies or phrase.bodies[0].type != "state" or phrase.homes:
        return []
    if scene.doc[phrase.start].lower_ not in scene.lexicon.words["back"]["both"]:
        return []
    states: dict[str, Draft] = {}
    for draft in reversed(before[-12:]):
        home = (draft.acts_for or "").partition(".")[0]
        if home in scene.lexicon.kb.countries:
            states.setdefault(home, draft)
    if len(states) < 2:
        return []
    for home in list(states)[:2]:
        scene.register(home)
    return [_plain(phrase, home, acts_for=home, rule="actors.sides") for home in reversed(list(states)[:2])]


def body_again(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide which body "das Außenministerium" is: the last of its kind.

    Example: Das türkische Außenministerium lehnte ab. Das Außenministerium nannte keinen Grund.
    """
    if not phrase.bodies or phrase.homes or not phrase.definite or phrase.bodies[0].type == "state":
        return []
    head = scene.doc[phrase.head]
    if phrase.plural or phrase.head - phrase.start != 1:
        return []
    if head.text in scene.lexicon.words["back"]["never_again"] or _has_owner(scene, head):
        return []
    kinds = {noun.type for noun in phrase.bodies}
    for draft in reversed(before):
        for known in (draft.entity, draft.acts_for or ""):
            home, _, kind = known.partition(".")
            if kind in kinds and home in scene.lexicon.kb.countries:
                scene.register(known)
                return [_plain(phrase, known, acts_for=home, rule="actors.body_again")]
    return []


def untold(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Keep "ein Sprecher" or "sein Sprecher" as a person of this article; the latter acts as his master does.

    Example: Ein Sprecher bestätigte den Termin.
    """
    if not phrase.titles or phrase.plural or phrase.titles[0].role == "leader":
        return []
    if not phrase.indefinite and phrase.possessive is None:
        return []
    words = scene.words(phrase.start, phrase.end)
    entity = scene.local(words, "person", at=phrase.start)
    return [
        Draft(
            start=phrase.start,
            end=phrase.end,
            head=phrase.head,
            entity=entity,
            via="role",
            rule="actors.untold",
            role=phrase.titles[0].role,
            acts_for=_whose(scene, phrase, before),
            gender="f" if phrase.feminine else "m",
        )
    ]


def _whose(scene: Scene, phrase: Phrase, before: list[Draft]) -> str | None:
    """Give for whom "sein Sprecher" acts: as the last person in office who was named just before."""
    if phrase.possessive is None:
        return None
    here = scene.doc[phrase.head].sent
    start = scene.previous[here.start].start if here.start in scene.previous else here.start
    masters = [draft for draft in before if draft.role and draft.acts_for and draft.head >= start]
    return masters[-1].acts_for if masters else None


_PhraseRule = Callable[[Scene, Phrase, list[Draft]], list[Draft]]
_PHRASE_RULES: tuple[_PhraseRule, ...] = (
    counterpart,
    title_again,
    titles_together,
    sides,
    body_again,
    untold,
)


# --------------------------------------------------------------------------------------------------- words


def pronoun(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "er" or "sie" is: the subject above it, or that of the sentence before, if the gender fits.

    Example: Emmanuel Macron landete am Abend in Berlin. Er blieb nur wenige Stunden.
    """
    gender = scene.lexicon.words["pronouns"].get(token.lower_)
    if gender is None or token.pos_ != "PRON" or not token.dep_.startswith("nsubj"):
        return []
    if finite(token.head).morph.get("Number") == ["Plur"] or _crosses_quotation(token):
        return []
    for antecedent in _subjects_before(scene, token, before):
        if _is_person(scene, antecedent) and antecedent.gender in {gender, None}:
            return [_again((token.i, token.i + 1), token.i, antecedent, [], rule="actors.pronoun")]
    return []


def _crosses_quotation(token: Token) -> bool:
    """Say whether a quotation opens between the start of the sentence and the word."""
    marks = sum(word.text in MARKS for word in token.doc[token.sent.start : token.i])
    return marks % 2 == 1


def _subjects_before(scene: Scene, token: Token, before: list[Draft]) -> Iterator[Draft]:
    """Give the subjects that a pronoun may mean, the likeliest first."""
    start = token.sent.start
    for verb in ancestors(token.head):
        above = _at(subject(verb), before)
        if above is not None and above.head < token.i:
            yield above
    yield from (draft for draft in before if draft.head >= start and _is_subject(scene, draft))
    previous = _previous_sentence(scene, token)
    if previous is not None:
        inside = [draft for draft in before if previous.start <= draft.head < previous.end]
        yield from (draft for draft in inside if _is_subject(scene, draft))
        people = {draft.entity for draft in inside if _is_person(scene, draft)}
        if len(people) == 1:
            yield from (draft for draft in inside if _is_person(scene, draft))


def _previous_sentence(scene: Scene, token: Token) -> Sentence | None:
    """Give the sentence before, in the same paragraph or at the end of the one before."""
    return scene.previous.get(token.sent.start)


def both(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "beide" are: the two persons, and no third, of the sentence before.

    Example: Emmanuel Macron traf Wladimir Putin in Moskau. Beide sprachen stundenlang.
    """
    if token.lower_ not in scene.lexicon.words["back"]["both"] or not token.dep_.startswith("nsubj"):
        return []
    people = _pair_before(scene, token, before)
    start = token.i - 1 if token.i > token.sent.start and token.nbor(-1).pos_ == "DET" else token.i
    return [_again((start, token.i + 1), token.i, one, [], rule="actors.both") for one in people]


def _pair_before(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Give the two persons of the sentence before, nobody if there are fewer or more."""
    previous = _previous_sentence(scene, token)
    if previous is None:
        return []
    inside = [draft for draft in before if previous.start <= draft.head < previous.end]
    people = {draft.entity: draft for draft in inside if _is_person(scene, draft)}
    return list(people.values()) if len(people) == 2 else []


def they(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "sie" of several are: the coordinated subjects of the sentence before.

    Example: Emmanuel Macron und Olaf Scholz telefonierten lange. Sie sprachen über Syrien.
    """
    if token.lower_ not in scene.lexicon.words["pronouns"] or not token.dep_.startswith("nsubj"):
        return []
    if finite(token.head).morph.get("Number") != ["Plur"] or _crosses_quotation(token):
        return []
    previous = _previous_sentence(scene, token)
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
        if any(draft.start <= i < draft.end for i in members) and _may_act(scene, draft)
    }
    if len(group) < 2:
        return []
    return [_again((token.i, token.i + 1), token.i, one, [], rule="actors.they") for one in group.values()]


def _may_act(scene: Scene, draft: Draft) -> bool:
    return _is_person(scene, draft) or draft.acts_for is not None


def document(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide for whom "die Erklärung" stands: the last body that issued one.

    Example: Das hieß es in einer Mitteilung des türkischen Außenministeriums. Die Erklärung war kurz.
    """
    words = scene.lexicon.words["back"]
    if token.text not in words["documents"] or token.i == token.sent.start:
        return []
    article = token.nbor(-1)
    if article.pos_ != "DET" or article.morph.get("Definite") != ["Def"] or _has_owner(scene, token):
        return []
    issuer = _issuer(scene, before)
    if issuer is None:
        return []
    draft = _again((token.i - 1, token.i + 1), token.i, issuer, [], rule="actors.document")
    draft.role = None
    return [draft]


def _has_owner(scene: Scene, token: Token) -> bool:
    """Say whether a genitive or another complement after the word tells whose it is."""
    if token.i + 1 >= token.sent.end:
        return False
    following = token.nbor(1)
    frames = scene.lexicon.words["frames"]
    owning = {*frames["genitive_articles"], *frames["of"]}
    return following.lower_ in owning or bool(following.pos_ == "PROPN")


def _issuer(scene: Scene, before: list[Draft]) -> Draft | None:
    """Find who issued the last statement: a body that stands right after such a word, else the last body."""
    nouns = scene.lexicon.words["back"]["documents"]
    bodies = [draft for draft in before if _can_issue(scene, draft)]
    for draft in reversed(bodies):
        if draft.start > 0 and any(
            word.text in nouns for word in scene.doc[max(draft.start - 2, 0) : draft.start]
        ):
            return draft
    return bodies[-1] if bodies else None


def _can_issue(scene: Scene, draft: Draft) -> bool:
    entity = scene.entities.get(draft.entity)
    return entity is not None and entity.kind in {"body", "organisation"} and draft.acts_for is not None


_WordRule = Callable[[Scene, Token, list[Draft]], list[Draft]]
_WORD_RULES: tuple[_WordRule, ...] = (pronoun, they, both, document)


# ------------------------------------------------------------------------------------------------- helpers


def _again(
    words: tuple[int, int], head: int, antecedent: Draft, rivals: Sequence[Draft], *, rule: str
) -> Draft:
    return Draft(
        start=words[0],
        end=words[1],
        head=head,
        entity=antecedent.entity,
        via="coreference",
        rule=rule,
        acts_for=antecedent.acts_for,
        role=antecedent.role,
        rivals=tuple(rival.entity for rival in rivals),
        gender=antecedent.gender,
        evidence=(("antecedent", antecedent.start, antecedent.end),),
    )


def _plain(phrase: Phrase, entity: str, *, acts_for: str, rule: str) -> Draft:
    return Draft(
        start=phrase.start,
        end=phrase.end,
        head=phrase.head,
        entity=entity,
        via="coreference",
        rule=rule,
        acts_for=acts_for,
    )


def _at(token: Token | None, before: Sequence[Draft]) -> Draft | None:
    """Give the mention that a subject token belongs to."""
    if token is None:
        return None
    return next((draft for draft in reversed(before) if draft.start <= token.i < draft.end), None)


def _is_subject(scene: Scene, draft: Draft) -> bool:
    return any(word.dep_.startswith("nsubj") for word in scene.doc[draft.start : draft.end])


def _is_person(scene: Scene, draft: Draft) -> bool:
    entity = scene.entities.get(draft.entity)
    return entity is not None and entity.kind == "person"


def _distinct_people(scene: Scene, before: Sequence[Draft], fits: Callable[[Draft], bool]) -> list[Draft]:
    """Give the last mention of each fitting person, the nearest first."""
    last: dict[str, Draft] = {}
    for draft in reversed(before):
        if _is_person(scene, draft) and fits(draft):
            last.setdefault(draft.entity, draft)
    return list(last.values())
