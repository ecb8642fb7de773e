"""States, cities and seats: a government, an actor, or a mere place."""

from spacy.tokens import Token

from communique.actors.names import Hit
from communique.actors.phrases import adjective_states
from communique.actors.scene import Draft, Scene, bare_name
from communique.syntax.tree import case_words, children, clause, first_conjunct, is_passive, lemma, relation


def state(scene: Scene, hit: Hit) -> Draft:
    """Decide that a state's name means the state as an actor.

    Example: Frankreich unterstützt die Ukraine mit Munition.
    """
    (iso3, *_) = hit.of("state")
    return _of_state(scene, hit, iso3, acts_for=iso3, rule="actors.state")


def state_place(scene: Scene, hit: Hit) -> Draft:
    """Decide that a state's name means a mere place, after a preposition of place.

    Example: In der Ukraine fiel der Strom aus.
    """
    (iso3, *_) = hit.of("state")
    return _of_state(scene, hit, iso3, acts_for=None, rule="actors.state_place")


def _of_state(scene: Scene, hit: Hit, iso3: str, *, acts_for: str | None, rule: str) -> Draft:
    scene.register(iso3)
    draft = bare_name(hit, iso3, rule=rule, acts_for=acts_for)
    draft.rivals = tuple(other for other in hit.of("state") if other != iso3)
    return draft


def metonym(scene: Scene, hit: Hit) -> Draft:
    """Decide that a capital's name means the government that sits there.

    Example: Paris forderte Teheran auf, die Gefangenen freizulassen.
    """
    readings = _city_readings(scene, hit)
    entity = readings[0]
    scene.register(entity)
    for rival in readings[1:]:
        scene.register(rival)
    home = entity.partition(".")[0]
    scene.register(home)
    draft = bare_name(hit, entity, rule="actors.metonym", via="metonym", acts_for=home)
    draft.rivals = tuple(readings[1:])
    return draft


def seat(scene: Scene, hit: Hit) -> Draft:
    """Decide that a building's name means who works there.

    Example: Der Kreml wies die Vorwürfe zurück.
    """
    (entity, *_) = hit.of("seat", "body")
    home = entity.partition(".")[0]
    scene.register(entity)
    scene.register(home)
    return bare_name(hit, entity, rule="actors.seat", via="metonym", acts_for=home)


def place(scene: Scene, hit: Hit) -> Draft:
    """Decide that a city's name means the place and nobody.

    Example: Die Gespräche begannen in Moskau.
    """
    capital = hit.of("capital")
    kb = scene.lexicon.kb
    name = next(iter(hit.of("place")), None) or _nominative(scene, hit)
    country = capital[0] if capital else kb.places.get(name)
    return bare_name(hit, scene.place(name, country), rule="actors.place")


def adjective(scene: Scene, token: Token) -> list[Draft]:
    """Decide which state an adjective means.

    Example: Ein russischer Angriff traf das Kraftwerk.
    """
    found = []
    for iso3 in adjective_states(token, token.sent, scene.lexicon):
        if token.text in scene.lexicon.city_adjectives:
            continue
        scene.register(iso3)
        found.append(
            Draft(
                start=token.i,
                end=token.i + 1,
                head=token.i,
                entity=iso3,
                via="adjective",
                rule="actors.adjective",
                acts_for=iso3,
            )
        )
    return found


def is_people(scene: Scene, token: Token) -> bool:
    """Say whether a word means a whole people: "die Russen", but not "drei Russen" or "die Russin"."""
    if token.text not in scene.lexicon.demonyms or token.i == token.sent.start:
        return False
    article = token.nbor(-1)
    return bool(article.morph.get("Definite") == ["Def"] and article.morph.get("Number") == ["Plur"])


def people_of(scene: Scene, token: Token) -> Draft:
    """Decide which state "die Russen" are: that state's people.

    Example: Die Franzosen sagten weitere Hilfe zu.
    """
    iso3 = scene.lexicon.demonyms[token.text][0]
    scene.register(iso3)
    return Draft(
        start=token.i,
        end=token.i + 1,
        head=token.i,
        entity=iso3,
        via="name",
        rule="actors.people_of",
        acts_for=iso3,
    )


def _nominative(scene: Scene, hit: Hit) -> str:
    """Give a city's name without the genitive's -s."""
    text = scene.words(hit.start, hit.end)
    bare = text.rstrip("'’")
    is_genitive = bare.endswith("s") and scene.lexicon.senses(bare[:-1]) == hit.senses
    return bare[:-1] if is_genitive else bare


def _city_readings(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Give whom a capital may stand for, the likeliest first; neighbours in the sentence decide."""
    name = _nominative(scene, hit)
    for city in scene.lexicon.kb.seats:
        if city.is_city and name in city.names:
            around = {token.text for token in scene.doc[hit.start].sent}
            near = [known for known, words in city.readings if around & set(words)]
            rest = [known for known, _ in city.readings if known not in near]
            return tuple(near) if len(near) == 1 else (*near, *rest)
    return tuple(f"{iso3}.government" for iso3 in hit.of("capital"))


# ------------------------------------------------------------------------------------- actor or mere place


def is_mere_place(scene: Scene, hit: Hit) -> bool:
    """Say whether a state or seat stands after a preposition of place, and is not the voice of something."""
    token = _head(scene, hit)
    words = _prepositions(scene, hit, token)
    if not words:
        return False
    place_words = scene.lexicon.words["place"]["prepositions"]
    return words[0] in place_words and not _is_voice(scene, token, words[0])


def is_government(scene: Scene, hit: Hit) -> bool:
    """Say whether a capital stands where an actor stands: subject, addressee, party of talks, owner."""
    token = _head(scene, hit)
    before = scene.doc[hit.start - 1] if hit.start > token.sent.start else None
    if before is not None and before.text in scene.lexicon.words["place"]["city_nouns"]:
        return False
    words = _prepositions(scene, hit, token)
    if words:
        return _is_partner(scene, token, words[0])
    if _is_owner(scene, hit):
        return not _owns_place(scene, hit)
    head = first_conjunct(token)
    return _is_agent(scene, head) or _is_addressed(scene, head)


def _head(scene: Scene, hit: Hit) -> Token:
    """Give the word of a name that the tree hangs on."""
    inside = range(hit.start, hit.end)
    return next((scene.doc[i] for i in inside if scene.doc[i].head.i not in inside), scene.doc[hit.start])


def _prepositions(scene: Scene, hit: Hit, token: Token) -> list[str]:
    """Give the preposition right before a name or, for a coordinated one, before the first of its row."""
    i = hit.start - 1
    start = token.sent.start
    while i >= start and scene.doc[i].pos_ in {"DET", "ADJ"}:
        i -= 1
    if i >= start and scene.doc[i].pos_ == "ADP" and relation(scene.doc[i]) != "compound":
        return [scene.doc[i].lower_]
    first = first_conjunct(token)
    if first != token and i >= start and (scene.doc[i].pos_ == "CCONJ" or scene.doc[i].text == ","):
        return case_words(first)
    return []


def _is_voice(scene: Scene, token: Token, preposition: str) -> bool:
    voice = scene.lexicon.words["voice"]
    if preposition not in voice["prepositions"]:
        return False
    before = [
        word.text for word in scene.doc[max(token.i - 4, token.sent.start) : token.i] if word.pos_ == "NOUN"
    ]
    if before and before[-1] in voice["nouns"]:
        return True
    predicate = clause(token)
    return lemma(predicate) in voice["verbs"] and any(
        child.lower_ == "es" for child in children(predicate, "nsubj", "expl")
    )


def _is_partner(scene: Scene, token: Token, preposition: str) -> bool:
    words = scene.lexicon.words
    if _is_voice(scene, token, preposition):
        return True
    if preposition in words["place"]["prepositions"] or _is_bearing(scene, token):
        return False
    if preposition in words["dealings"]["prepositions"]:
        around = [word.text for word in token.sent if word.pos_ == "NOUN" and abs(word.i - token.i) <= 12]
        return any(_names_dealing(word, words["dealings"]["nouns"]) for word in around)
    return True


def _is_bearing(scene: Scene, token: Token) -> bool:
    """Say whether a city only tells where something lies: "nördlich von Bagdad"."""
    before = scene.doc[max(token.i - 2, token.sent.start)]
    return (
        before.lower_ in scene.lexicon.words["place"]["prepositions"]
        or before.text in (scene.lexicon.words["place"]["bearings"])
    )


def _names_dealing(word: str, nouns: list[str]) -> bool:
    return word in nouns or any(word.endswith(noun.lower()) for noun in nouns)


def _is_owner(scene: Scene, hit: Hit) -> bool:
    text = scene.words(hit.start, hit.end)
    return text != _nominative(scene, hit)


def _owns_place(scene: Scene, hit: Hit) -> bool:
    following = scene.doc[hit.end : min(hit.end + 3, len(scene.doc))]
    return any(word.text in scene.lexicon.words["place"]["venue_nouns"] for word in following)


def _is_agent(scene: Scene, head: Token) -> bool:
    """Say whether a word is the subject of an active verb that governments are subjects of."""
    if relation(head) != "nsubj":
        return False
    verb = head.head
    if is_passive(verb):
        return _takes_persons(scene, verb)
    if children(verb, "cop"):
        return verb.pos_ in {"ADJ", "VERB", "ADV"}
    return lemma(verb) not in scene.lexicon.words["place"]["verbs"]


def _is_addressed(scene: Scene, head: Token) -> bool:
    return (relation(head) in {"obj", "iobj"} or head.dep_ == "obl:arg") and _takes_persons(scene, head.head)


def _takes_persons(scene: Scene, verb: Token) -> bool:
    return lemma(verb) in scene.lexicon.words["addressing"]["verbs"]
