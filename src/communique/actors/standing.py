"""Whether a state's or city's name stands where an actor stands, or is a mere place."""

from communique.actors.names import Hit
from communique.actors.scene import Scene
from communique.syntax.document import Token
from communique.syntax.tree import (
    ancestors,
    case_of,
    case_words,
    children,
    clause,
    finite,
    first_conjunct,
    is_passive,
    lemma,
)


def is_mere_place(scene: Scene, hit: Hit) -> bool:
    """Say whether a state or seat stands after a preposition of place, and is not the voice of something."""
    token = _head(scene, hit)
    words = _prepositions(scene, hit, token)
    if not words:
        return bool(scene.lexicon.frames["bare_genitive"]) and _is_of_city_noun(scene, hit.start, token)
    is_place = _is_place_word(scene, hit, token, words[0])
    return is_place and not _is_voice(scene, token, words[0]) and not _is_given(scene, token, words[0])


def _is_of_city_noun(scene: Scene, start: int, token: Token) -> bool:
    """Say whether a noun of place stands right before a name: "на территории Польши"."""
    if start == token.sent.start:
        return False
    return scene.doc[start - 1].text in scene.lexicon.words["place"]["city_nouns"]


def _is_place_word(scene: Scene, hit: Hit, token: Token, preposition: str) -> bool:
    """Say whether what follows a preposition here is a place: "in", "out of", "à" before a name alone."""
    place = scene.lexicon.words["place"]
    if _is_where(scene, token, preposition) or _is_left_for(scene, token, preposition):
        return True
    if preposition in scene.lexicon.frames["of"] and _is_bearing(scene, token):
        return True
    return preposition in place.get("city_prepositions", ()) and not _has_article(scene, hit)


def _is_where(scene: Scene, token: Token, preposition: str) -> bool:
    """Say whether a preposition tells where: by itself, or in some cases only ("на Украине", "с Кубы")."""
    place = scene.lexicon.words["place"]
    cases = place.get("cases", {}).get(preposition)
    case = None if token.is_upper else case_of(token)
    return preposition in place["prepositions"] if cases is None or case is None else case in cases


def _has_article(scene: Scene, hit: Hit) -> bool:
    """Say whether a state's name is used with an article."""
    return scene.words(hit.start, hit.end) in scene.lexicon.forms.articles


def _is_given(scene: Scene, token: Token, preposition: str) -> bool:
    """Say whether something is done to somebody: "a demandé à Moscou", "a promis aux États-Unis"."""
    addressing = scene.lexicon.words["addressing"]
    if preposition not in addressing.get("prepositions", ()):
        return False
    head = first_conjunct(token)
    return head.relation in {"obl", "iobj", "obj"} and lemma(head.head) in addressing["dative"]


def is_government(scene: Scene, hit: Hit) -> bool:
    """Say whether a capital stands where an actor stands: subject, addressee, party of talks, owner."""
    token = _head(scene, hit)
    before = scene.doc[hit.start - 1] if hit.start > token.sent.start else None
    if before is not None and before.text in scene.lexicon.words["place"]["city_nouns"]:
        return False
    words = _prepositions(scene, hit, token)
    if words:
        return _is_partner(scene, token, words[0])
    head = first_conjunct(token)
    if scene.lexicon.frames["bare_genitive"]:
        return _by_case(scene, hit, token, head)
    if _is_owner(scene, hit):
        return not _owns_place(scene, hit)
    return _is_agent(scene, head) or _is_addressed(scene, head)


def _by_case(scene: Scene, hit: Hit, token: Token, head: Token) -> bool:
    """Decide on a bare name by its case: a genitive owns, a dative gets, an instrumental does."""
    forms = {sense.genitive for sense in hit.senses if sense.kind == "capital"}
    case = case_of(token)
    hangs_on_noun = token.relation in {"nmod", "appos", "flat"} or head.relation == "nmod"
    if (forms == {True} and case not in {"Acc", "Dat"}) or (hangs_on_noun and case != "Nom"):
        return not _is_of_city_noun(scene, head.i, head)
    if case in {"Dat", "Ins", "Loc"} and head.relation != "nsubj":
        return True
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
    if i >= start and scene.doc[i].pos_ == "ADP" and scene.doc[i].relation != "compound":
        return [scene.doc[i].lower_]
    first = first_conjunct(token)
    if first != token and i >= start and (scene.doc[i].pos_ == "CCONJ" or scene.doc[i].text == ","):
        return case_words(first)
    return []


def _is_voice(scene: Scene, token: Token, preposition: str) -> bool:
    voice = scene.lexicon.words["voice"]
    if preposition in voice.get("within", ()) and _speaks_within(scene, token):
        return True
    if preposition not in voice["prepositions"]:
        return False
    before = [
        word.text for word in scene.doc[max(token.i - 6, token.sent.start) : token.i] if word.pos_ == "NOUN"
    ]
    adjacent = scene.doc[max(token.i - 2, token.sent.start)].lower_
    if (before and before[-1] in voice["nouns"]) or adjacent in voice["nouns"]:
        return True
    predicate = clause(token)
    if lemma(predicate) in voice["verbs"] and token.head == predicate:
        word = finite(predicate)
        if word.morph.get("Number") == ["Plur"] and not children(predicate, "nsubj", "csubj"):
            return True
    subjects = children(predicate, "nsubj", "expl")
    if any(child.lower_ in voice["anyone"] for child in subjects):
        return True
    return lemma(predicate) in voice["verbs"] and any(
        child.lower_ in voice["impersonal"] or child.text in voice["nouns"] for child in subjects
    )


def _speaks_within(scene: Scene, token: Token) -> bool:
    """Say whether those within speak: "в Кремле заявили", a verb of many that has no subject."""
    if case_of(token) not in {"Loc", None}:
        return False
    here = [
        word for word in (token, *ancestors(token)) if lemma(word) in scene.lexicon.words["voice"]["speaking"]
    ]
    verb = next((word for word in here if word.pos_ in {"VERB", "ADJ", "NOUN"}), None)
    if verb is None:
        return False
    number = finite(verb).morph.get("Number")
    doer = next(iter(children(verb, "nsubj", "csubj")), None)
    is_thing = doer is not None and doer.i > verb.i and doer.morph.get("Animacy") == ["Inan"]
    return number == ["Plur"] and (doer is None or is_thing)


def _is_partner(scene: Scene, token: Token, preposition: str) -> bool:
    words = scene.lexicon.words
    if _is_voice(scene, token, preposition) or _is_given(scene, token, preposition):
        return True
    if preposition in scene.lexicon.words["place"].get("city_prepositions", ()):
        return False
    if _is_where(scene, token, preposition) or _is_bearing(scene, token):
        return False
    if preposition in words["place"].get("cases", {}) and case_of(token) == "Ins":
        return True
    if _is_left_for(scene, token, preposition):
        return False
    if preposition in scene.lexicon.frames["of"] and _is_of_place(scene, token):
        return False
    if preposition in words["dealings"]["prepositions"]:
        around = [word.text for word in token.sent if word.pos_ == "NOUN" and abs(word.i - token.i) <= 12]
        return any(_names_dealing(word, words["dealings"]["nouns"]) for word in around)
    return True


def _is_left_for(scene: Scene, token: Token, preposition: str) -> bool:
    """Say whether somebody leaves for a place: "s'envole pour Pékin"."""
    leaving = scene.lexicon.words["place"].get("leaving")
    if leaving is None or preposition not in leaving["prepositions"]:
        return False
    return lemma(clause(token)) in leaving["verbs"]


def _is_of_place(scene: Scene, token: Token) -> bool:
    """Say whether a noun that lies in a city stands before "of" and the city: "am Flughafen von Kabul"."""
    before = [word for word in scene.doc[max(token.i - 4, token.sent.start) : token.i] if word.pos_ == "NOUN"]
    nouns = {*scene.lexicon.words["place"]["venue_nouns"], *scene.lexicon.words["place"]["city_nouns"]}
    return any(word.text in nouns or word.lemma_ in nouns for word in (*before[-1:], token.head))


def _is_bearing(scene: Scene, token: Token) -> bool:
    """Say whether a city only tells where something lies: "nördlich von Bagdad"."""
    i = token.i - 1
    while i > token.sent.start and scene.doc[i].pos_ == "DET":
        i -= 1
    before = scene.doc[max(i - 1, token.sent.start)]
    return (
        before.lower_ in scene.lexicon.words["place"]["prepositions"]
        or before.text in (scene.lexicon.words["place"]["bearings"])
    )


def _names_dealing(word: str, nouns: list[str]) -> bool:
    return word in nouns or any(word.endswith(noun.lower()) for noun in nouns)


def _is_owner(scene: Scene, hit: Hit) -> bool:
    """Say whether something of the city's follows or stands before: "Moskaus", "Moscow's"."""
    if hit.end < len(scene.doc) and scene.doc[hit.end].lower_ in scene.lexicon.frames["possessive"]:
        return True
    return any(sense.genitive for sense in hit.senses if sense.kind == "capital")


def _owns_place(scene: Scene, hit: Hit) -> bool:
    following = scene.doc[hit.end : min(hit.end + 3, len(scene.doc))]
    return any(word.text in scene.lexicon.words["place"]["venue_nouns"] for word in following)


def _is_agent(scene: Scene, head: Token) -> bool:
    """Say whether a word is the subject of an active verb that governments are subjects of."""
    if head.relation != "nsubj":
        return False
    verb = head.head
    if _disagrees(scene, head, verb):
        return lemma(verb) not in scene.lexicon.words["reaching"]["verbs"]
    if is_passive(verb):
        return _takes_persons(scene, verb) or lemma(verb) not in scene.lexicon.words["reaching"]["verbs"]
    if children(verb, "cop"):
        return not _names_city(scene, verb)
    return lemma(verb) not in scene.lexicon.words["place"]["verbs"]


def _names_city(scene: Scene, noun: Token) -> bool:
    """Say whether a noun says of something that it is a city: "ist die Hauptstadt"."""
    nouns = {*scene.lexicon.words["place"]["city_nouns"], *scene.lexicon.words["place"]["venue_nouns"]}
    return noun.text in nouns or noun.lemma_ in nouns


def _disagrees(scene: Scene, head: Token, verb: Token) -> bool:
    """Say whether a verb of many cannot have one city for its subject: "Киев обстреляли"."""
    if not scene.lexicon.frames["bare_genitive"] or verb.pos_ != "VERB" or children(head, "conj"):
        return False
    numbers = finite(verb).morph.get("Number"), head.morph.get("Number")
    return bool(numbers == (["Plur"], ["Sing"]))


def _is_addressed(scene: Scene, head: Token) -> bool:
    """Say whether a word is what a verb is done to or for, and no verb of places: "besuchte Kiew"."""
    if head.relation not in {"obj", "iobj"} and head.dep_ != "obl:arg":
        return False
    return (
        _takes_persons(scene, head.head) or lemma(head.head) not in scene.lexicon.words["reaching"]["verbs"]
    )


def _takes_persons(scene: Scene, verb: Token) -> bool:
    return lemma(verb) in scene.lexicon.words["addressing"]["verbs"]
