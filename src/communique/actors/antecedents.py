"""What rules that point back ask of the mentions before: who stands there, as what, and how near."""

from collections.abc import Callable, Iterator, Sequence

from communique.actors.scene import Draft, Scene
from communique.syntax.document import Sentence, Token
from communique.syntax.tree import MARKS, first_conjunct


def again(
    words: tuple[int, int], head: int, antecedent: Draft, rivals: Sequence[Draft], *, rule: str
) -> Draft:
    """Mention an antecedent once more, in the words of some tokens, with the rivals that they leave."""
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


def mention_at(token: Token | None, before: Sequence[Draft]) -> Draft | None:
    """Give the mention that a subject token belongs to."""
    if token is None:
        return None
    return next((draft for draft in reversed(before) if draft.start <= token.i < draft.end), None)


def definite_start(scene: Scene, token: Token) -> int | None:
    """Give the first word of a definite noun of one word: its article; in a language without any, itself."""
    articles = scene.lexicon.frames["articles"]
    if not articles:
        return int(token.i)
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if before in scene.lexicon.frames.get("contracted", ()):
        return int(token.i)
    return int(token.i) - 1 if before in articles else None


def is_subject(scene: Scene, draft: Draft) -> bool:
    """Say whether a mention is a subject, or who does it in the passive, by the tree."""
    words = scene.doc[draft.start : draft.end]
    return any(word.dep_.startswith("nsubj") or word.dep_ == "obl:agent" for word in words)


def is_in_subject(scene: Scene, draft: Draft) -> bool:
    """Say whether a mention is a subject or stands beside one: both of "Macron und Scholz reisten ab"."""
    head = first_conjunct(scene.doc[draft.head])
    return is_subject(scene, draft) or bool(head.dep_.startswith("nsubj"))


def is_person(scene: Scene, draft: Draft) -> bool:
    """Say whether a mention means a person."""
    entity = scene.entities.get(draft.entity)
    return entity is not None and entity.kind == "person"


def may_act(scene: Scene, draft: Draft) -> bool:
    """Say whether a mention can do something: a person, or whoever acts for somebody."""
    return is_person(scene, draft) or draft.acts_for is not None


def distinct_people(scene: Scene, before: Sequence[Draft], fits: Callable[[Draft], bool]) -> list[Draft]:
    """Give the last mention of each fitting person, the nearest first."""
    last: dict[str, Draft] = {}
    for draft in reversed(before):
        if is_person(scene, draft) and fits(draft):
            last.setdefault(draft.entity, draft)
    return list(last.values())


def previous_sentence(scene: Scene, token: Token) -> Sentence | None:
    """Give the sentence before, in the same paragraph or at the end of the one before."""
    return scene.previous.get(token.sent.start)


def crosses_quotation(token: Token) -> bool:
    """Say whether a quotation opens between the start of the sentence and the word."""
    marks = sum(word.text in MARKS for word in token.doc[token.sent.start : token.i])
    return marks % 2 == 1


def in_sentence(sentence: Sentence, before: Sequence[Draft]) -> list[Draft]:
    """Give the mentions that stand in a sentence, in text order."""
    return [draft for draft in before if sentence.start <= draft.head < sentence.end]


def people_in(scene: Scene, drafts: Sequence[Draft]) -> dict[str, Draft]:
    """Give the last mention of each person among some mentions, in the order of their first."""
    return {draft.entity: draft for draft in drafts if is_person(scene, draft)}


def sentences_before(scene: Scene, token: Token, *, most: int) -> Iterator[Sentence]:
    """Give the sentences before a word's, the nearest first, at most some many."""
    sentence: Sentence | None = token.sent
    for _ in range(most):
        sentence = scene.previous.get(sentence.start) if sentence is not None else None
        if sentence is None:
            return
        yield sentence
