"""States, cities and seats: a government, an actor, or a mere place."""

from communique.actors.ground import adjective_states
from communique.actors.names import Hit
from communique.actors.scene import Draft, Scene, bare_name
from communique.syntax.document import Token


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
    name = next(iter(hit.of("place")), None) or _nominative(scene, hit)
    country = capital[0] if capital else scene.lexicon.forms.places.get(name)
    return bare_name(hit, scene.place(name, country), rule="actors.place")


def adjective(scene: Scene, token: Token, ends: dict[int, int]) -> list[Draft]:
    """Decide which state an adjective means.

    Example: Ein russischer Angriff traf das Kraftwerk.
    """
    found = []
    end, states = adjective_states(token, token.sent, scene.lexicon, ends) or (token.i + 1, ())
    for iso3 in states:
        if token.text in scene.lexicon.city_adjectives:
            continue
        scene.register(iso3)
        found.append(
            Draft(
                start=token.i,
                end=end,
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
    if not scene.lexicon.states_of(token.text, "demonym"):
        return False
    if token.i == token.sent.start:
        return bool(scene.lexicon.frames["bare_peoples"]) and token.morph.get("Number") == ["Plur"]
    article = token.nbor(-1)
    if article.pos_ == "NUM" or any(child.pos_ == "NUM" for child in token.children):
        return False
    if article.pos_ != "DET":
        return bool(scene.lexicon.frames["bare_peoples"]) and token.morph.get("Number") == ["Plur"]
    numbers = {number for word in (article, token) for number in word.morph.get("Number")}
    return article.morph.get("Definite") == ["Def"] and "Plur" in numbers


def people_of(scene: Scene, token: Token) -> Draft:
    """Decide which state "die Russen" are: that state's people.

    Example: Die Franzosen sagten weitere Hilfe zu.
    """
    iso3 = scene.lexicon.states_of(token.text, "demonym")[0]
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
    """Give a city's name in the nominative."""
    capital = next((sense.home for sense in hit.senses if sense.kind == "capital"), None)
    return capital or scene.words(hit.start, hit.end).rstrip("'’")


def _city_readings(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """Give whom a capital may stand for, the likeliest first; neighbours in the sentence decide."""
    name = _nominative(scene, hit)
    for city in scene.lexicon.kb.cities[scene.lexicon.language]:
        if name == city.name:
            around = f" {scene.doc[hit.start].sent.text} "
            near = [
                known for known, words in city.readings if any(_stands_in(word, around) for word in words)
            ]
            rest = [known for known, _ in city.readings if known not in near]
            return tuple(near) if len(near) == 1 else (*near, *rest)
    return tuple(f"{iso3}.government" for iso3 in hit.of("capital"))


def _stands_in(word: str, text: str) -> bool:
    """Say whether a word or words stand in a text, whole."""
    start = text.find(word)
    while start >= 0:
        if not text[start - 1].isalnum() and not text[start + len(word)].isalnum():
            return True
        start = text.find(word, start + 1)
    return False
