"""Who held an office before and after somebody: "sein Vorgänger", "her successor"."""

from communique.actors.antecedents import in_sentence, is_person, mention_at, previous_sentence
from communique.actors.scene import Draft, Scene
from communique.kb import Office, Person
from communique.syntax.document import Token
from communique.syntax.tree import ancestors, subject


def predecessor(scene: Scene, token: Token, before: list[Draft]) -> list[Draft]:
    """Decide who "sein Vorgänger" is: who held the subject's office before; so too a successor.

    Example: Boris Pistorius reiste nach Kiew. Seine Vorgängerin war nie dort.
    """
    way = way_of(scene, token)
    if way is None or token.i == token.sent.start or token.nbor(-1).morph.get("Poss") != ["Yes"]:
        return []
    if token.i + 1 < token.sent.end and token.nbor(1).pos_ == "PROPN":
        return []
    owner = _owner(scene, token, before)
    person = scene.lexicon.kb.people.get(owner.entity) if owner is not None else None
    term = _term_of(scene, owner, person) if owner is not None and person is not None else None
    found = _neighbour(scene, person, term, way) if person is not None and term is not None else None
    if found is None:
        return []
    scene.register(found.id)
    return [
        Draft(
            start=token.i - 1,
            end=token.i + 1,
            head=token.i,
            entity=found.id,
            via="coreference",
            rule="actors.predecessor",
            gender=found.gender,
        )
    ]


def way_of(scene: Scene, token: Token) -> int | None:
    """Give -1 for a word for a predecessor, 1 for a successor, nothing for others."""
    back = scene.lexicon.words["back"]
    if token.lower_ in back["predecessors"]:
        return -1
    return 1 if token.lower_ in back["successors"] else None


def _owner(scene: Scene, token: Token, before: list[Draft]) -> Draft | None:
    """Find whose predecessor it is: the subject above, else the last person with an office."""
    for verb in ancestors(token):
        found = mention_at(subject(verb), before)
        if found is not None and found.role and found.head < token.i:
            return found
    for sentence in (token.sent, previous_sentence(scene, token)):
        people = (
            [d for d in in_sentence(sentence, before) if d.role and is_person(scene, d)] if sentence else []
        )
        if people:
            return people[-1]
    return None


def _term_of(scene: Scene, owner: Draft, person: Person) -> Office | None:
    """Give the term in which somebody is spoken of."""
    terms = [office for office in person.offices if office.role == owner.role]
    covering = [office for office in terms if scene.day is None or office.covers(scene.day)]
    return covering[-1] if covering else None


def _neighbour(scene: Scene, person: Person, term: Office, way: int) -> Person | None:
    """Give who held an office right before or after a term; nobody where our list may have a gap there."""
    kb = scene.lexicon.kb
    terms = sorted(kb.posts.get((term.role, term.country), ()), key=lambda pair: pair[1].first)
    others = [pair for pair in terms if pair[0].id != person.id and not pair[1].acting]
    if way < 0:
        earlier = [pair for pair in others if pair[1].first < term.first]
        found = earlier[-1] if earlier else None
        is_next = found is not None and found[1].last >= _shifted(term.first)
    else:
        later = [pair for pair in others if pair[1].first > term.first]
        found = later[0] if later else None
        is_next = (
            found is not None and term.until is not None and found[1].first <= _shifted(term.last, ahead=True)
        )
    return found[0] if found is not None and is_next else None


def _shifted(day: str, *, ahead: bool = False) -> str:
    """Give about a quarter before or after an ISO day: a gap that a hand-over may take."""
    year, month = int(day[:4]), int(day[5:7]) + (3 if ahead else -3)
    if not 1 <= month <= 12:
        year, month = (year + 1, month - 12) if month > 12 else (year - 1, month + 12)
    return f"{year:04}-{month:02}{day[7:]}"
