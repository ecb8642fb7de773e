"""Words that point back to somebody named before: pronouns, titles, counterparts, documents.

A word that two fit goes to the likelier one and keeps the other as a rival; one that nobody fits is left.
"""

from collections.abc import Callable, Sequence

from communique.actors import offices
from communique.actors.antecedents import again, distinct_people, mention_at
from communique.actors.epithets import epithet, is_epithet
from communique.actors.ground import Home, Phrase
from communique.actors.lexicon import Title
from communique.actors.nationals import group_again, is_national, national
from communique.actors.owners import body_of_subject, country_again, latter, own_body, own_office
from communique.actors.pairs import both, count_of, pair_before
from communique.actors.people import expanded, find_holder
from communique.actors.pronouns import itself, object_pronoun, pronoun, them, they
from communique.actors.scene import Draft, Scene
from communique.actors.terms import predecessor
from communique.syntax.document import Sentence, Token
from communique.syntax.tree import ancestors, case_of, case_words, subject

REACH = 80
"""How many mentions back a word may point."""

NEAR = 8
"""Among how many mentions back another of the same office makes a title uncertain."""


def resolve_back(
    scene: Scene, sentence: Sentence, phrases: list[Phrase], drafts: list[Draft], taken: set[int]
) -> list[Draft]:
    """Find what the words of a sentence that point back mean; ``drafts`` are those of the sentence so far."""
    found: list[Draft] = []
    scene.here = drafts
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
    return (
        token.lower_ in scene.lexicon.pointing
        or token.text in scene.lexicon.words["back"]["documents"]
        or is_national(scene, token)
        or is_epithet(scene, token)
    )


def _before(scene: Scene, drafts: Sequence[Draft], i: int) -> list[Draft]:
    """Give the mentions before a word, the nearest last."""
    here = sorted((draft for draft in drafts if draft.head < i), key=lambda draft: draft.head)
    return [*scene.drafts[-REACH:], *here]


def _resolve(scene: Scene, token: Token, phrase: Phrase | None, before: list[Draft]) -> list[Draft]:
    if phrase is not None:
        is_bare = not phrase.names and not phrase.homes and is_epithet(scene, token)
        described = epithet(scene, token, before) if is_bare else []
        return described or _resolve_phrase(scene, phrase, before)
    return next((found for rule in _WORD_RULES if (found := rule(scene, token, before))), [])


def _resolve_phrase(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    return next((found for rule in _PHRASE_RULES if (found := rule(scene, phrase, before))), [])


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
        return _other_of_two(scene, phrase, owner, before)
    found = offices.role_phrase(scene, phrase)
    for draft in found:
        draft.rule = "actors.counterpart"
        draft.via = "name" if draft.name else "coreference"
        if role is None or (draft.entity.startswith("L:") and not phrase.homes):
            draft.role = draft.acts_for = None
            offices.hold_own(scene, draft)
    return found


def _other_of_two(scene: Scene, phrase: Phrase, owner: Draft | None, before: list[Draft]) -> list[Draft]:
    """Take for "sein Gegenüber" the other of that office who was named last; all others for several."""
    if owner is None:
        return []
    roles = expanded(scene.lexicon.kb, (owner.role or "",))
    near = before if phrase.plural else before[-NEAR:]
    others = distinct_people(scene, near, lambda draft: draft.role in roles and draft.entity != owner.entity)
    chosen = others[:2] if phrase.plural else others[:1]
    span = (phrase.start, phrase.end)
    return [again(span, phrase.head, one, [], rule="actors.counterpart") for one in reversed(chosen)]


def _owner(scene: Scene, phrase: Phrase, before: list[Draft]) -> Draft | None:
    """Find whose counterpart it is: the subject of the clause, else the last person with an office."""
    token = scene.doc[phrase.head]
    for verb in ancestors(token):
        found = mention_at(subject(verb), before)
        if found is not None and found.role:
            return found
    return next((draft for draft in reversed(before) if draft.role), None)


def title_again(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "der Minister" is: in a body's statement its head, else the last person of such an office.

    Example: Der polnische Außenminister Radosław Sikorski reiste nach Riga. Der Minister blieb zwei Tage.
    """
    if not phrase.titles or phrase.plural or not phrase.definite or phrase.names or phrase.homes:
        return []
    if phrase.former or phrase.coming:
        return []
    if _has_owner(scene, scene.doc[phrase.end - 1]) or _is_said_of_somebody(scene, phrase):
        return []
    roles = expanded(scene.lexicon.kb, tuple(title.role for title in phrase.titles))
    head = _head_of_speaking_body(scene, phrase, before, roles)
    if head is not None:
        return [head]
    fitting = distinct_people(scene, before, lambda draft: _fits_title(scene, draft, phrase))
    if not fitting:
        return []
    chosen = fitting[0]
    near = {draft.entity for draft in before[-NEAR:]}
    rivals = [rival for rival in fitting[1:] if rival.entity in near]
    return [again((phrase.start, phrase.end), phrase.head, chosen, rivals, rule="actors.title_again")]


def _is_said_of_somebody(scene: Scene, phrase: Phrase) -> bool:
    """Say whether an office without article is only what somebody is: "стал президентом", "пост премьера"."""
    if scene.lexicon.frames["articles"]:
        return False
    token = scene.doc[phrase.head]
    has_preposition = bool(case_words(token))
    is_predicate = token.relation in {"root", "xcomp", "nmod", "appos", "flat"}
    return not has_preposition and (is_predicate or case_of(token) == "Ins")


def _fits_title(scene: Scene, draft: Draft, phrase: Phrase) -> bool:
    """Say whether somebody has the office of a title, or one that it may mean where nobody holds its own."""
    if draft.role is None or (phrase.feminine and draft.gender not in {"f", None}):
        return False
    kb, home = scene.lexicon.kb, (draft.acts_for or "").partition(".")[0]
    for title in phrase.titles:
        if draft.role == title.role:
            return True
        if draft.role in kb.includes(title.role) and not kb.posts.get((title.role, home)):
            return True
    return False


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
    counted = [count_of(scene, word) for word in scene.doc[phrase.start : phrase.head]]
    said = next((count for count in counted if count), None)
    people = distinct_people(scene, before, lambda draft: draft.role in roles)[: said or 2]
    if said is not None and len(people) < said:
        people = pair_before(scene, scene.doc[phrase.head], before, count=said)
    if len(people) < (said or 2):
        return []
    rule = "actors.titles_together"
    return [again((phrase.start, phrase.end), phrase.head, one, [], rule=rule) for one in reversed(people)]


def sides(scene: Scene, phrase: Phrase, before: list[Draft]) -> list[Draft]:
    """Decide who "beide Seiten" are: the last two states that acted.

    Example: Frankreich und Polen unterzeichneten das Abkommen. Beide Seiten lobten die Gespräche.
    """
    if not phrase.bodies or phrase.bodies[0].type != "state" or phrase.homes:
        return []
    both = scene.lexicon.words["back"]["both"]
    if not any(word.lower_ in both for word in scene.doc[phrase.start : phrase.head]):
        return []
    states: dict[str, Draft] = {}
    for draft in reversed(before[-12:]):
        home = (draft.acts_for or "").partition(".")[0]
        if home in scene.lexicon.kb.states:
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
    if phrase.plural or phrase.first - phrase.start > 1 or phrase.end != phrase.last:
        return []
    if head.text in scene.lexicon.words["back"]["never_again"] or _has_owner(scene, head):
        return []
    kinds = {noun.type for noun in phrase.bodies}
    named = [draft.entity for draft in reversed(before)]
    acted_for = [draft.acts_for or "" for draft in reversed(before) if draft.role != "ambassador"]
    for known in (*named, *acted_for):
        home, _, kind = known.partition(".")
        if _is_of_kind(kind, kinds) and home in scene.lexicon.kb.states:
            scene.register(known)
            return [_plain(phrase, known, acts_for=home, rule="actors.body_again")]
    return []


def _is_of_kind(kind: str, kinds: set[str]) -> bool:
    """Say whether a kind of body is among some; a ministry may be any."""
    return kind in kinds or ("ministry" in kinds and kind.startswith("ministry."))


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
    own_body,
    own_office,
    body_again,
    body_of_subject,
    untold,
)


# --------------------------------------------------------------------------------------------------- words


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
    draft = again((token.i - 1, token.i + 1), token.i, issuer, [], rule="actors.document")
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
_WORD_RULES: tuple[_WordRule, ...] = (
    itself,
    pronoun,
    they,
    object_pronoun,
    them,
    latter,
    both,
    country_again,
    group_again,
    predecessor,
    national,
    epithet,
    document,
)


# ------------------------------------------------------------------------------------------------- helpers


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
