"""Verb cues of a sentence: which verb attributes, in which frame, and where the frame stands."""

from dataclasses import dataclass

from spacy.tokens import Token

from communique.quotes.finds import Scene
from communique.quotes.lexicon import VerbCue
from communique.quotes.voices import cue_words, frame_words, near, speaking_subject
from communique.syntax.tree import PREDICATES, children, finite, lemma, relation, subject

DASHES = frozenset({",", "–", "—", "-", "--"})
ENDS = frozenset({".", "!", "?", "…", "...", ")"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb cue with its frame; ``is_aside``: it stands behind or amid what is said ("…, sagte Paris")."""

    verb: Token
    entry: VerbCue
    cue: tuple[Token, ...]
    words: tuple[Token, ...]
    speaker: Token | None
    is_aside: bool

    @property
    def last(self) -> Token:
        """The last word of the frame."""
        return self.words[-1]


def verb_frames(scene: Scene) -> list[Frame]:
    """Give the verb cues of a sentence in text order."""
    found = []
    for token in scene.sentence:
        entry = cue_entry(scene, token)
        if entry is not None and not _is_own_voice(scene, token):
            words = frame_words(scene, token, entry)
            if _is_unsaid(scene, token, entry):
                continue
            speaker = speaking_subject(token, scene.words)
            found.append(
                Frame(token, entry, cue_words(token, entry), words, speaker, _is_aside(scene, token, words))
            )
    return found


def cue_entry(scene: Scene, token: Token) -> VerbCue | None:
    """Look a verb up in the cue words: with its particle, the word it needs, the subject it needs."""
    if token.pos_ not in PREDICATES or not _is_predicate(token):
        return None
    for key in dict.fromkeys((lemma(token), token.lemma_)):
        for entry in scene.words.verbs.get(key, ()):
            if _fits(token, entry):
                return entry
    return None


def _is_unsaid(scene: Scene, verb: Token, entry: VerbCue) -> bool:
    """Say whether the saying itself is denied: "sagte nicht, dass"; *glaubt nicht* still gives a view."""
    negated = any(child.lower_ in scene.words.negations for child in verb.children)
    return negated and entry.cue_class in {"say", "announce", "confirm"}


def _is_own_voice(scene: Scene, verb: Token) -> bool:
    """Say whether a speaker speaks of himself or to somebody: "ich glaube, dass"."""
    own = subject(verb)
    return finite(verb).morph.get("Person") in (["1"], ["2"]) or (
        own is not None and own.lower_ in scene.words.own_voice
    )


def _is_predicate(token: Token) -> bool:
    """Say whether a verb speaks by itself: finite, or a participle with an auxiliary, no bare infinitive."""
    form = token.morph.get("VerbForm")
    if token.morph.get("Mood") or form == ["Fin"]:
        return True
    if relation(token) in {"aux", "amod"}:
        return False
    return finite(token) != token or bool(children(token, "aux")) or relation(token) == "conj"


def _fits(token: Token, entry: VerbCue) -> bool:
    if entry.needs is not None and all(word.lower_ != entry.needs for word in near(token)):
        return False
    if entry.subject is not None:
        own = subject(token) or next(iter(children(token, "expl")), None)
        return own is not None and bool(own.lower_ == entry.subject)
    return True


def _is_aside(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether a frame stands behind or amid what is said: verb first behind a comma, then its subject."""
    first = finite(verb)
    before = scene.before(first)
    own = next(iter(children(verb, "nsubj", "expl")), None)
    if before is None or own is None or own.i < first.i or words[0].i < first.i:
        return False
    if before.text not in DASHES and not scene.is_closing(before):
        return False
    return _ends_aside(scene, words[-1]) or _cuts_before_colon(scene, verb, words)


def _cuts_before_colon(scene: Scene, verb: Token, words: tuple[Token, ...]) -> bool:
    """Say whether an aside has a colon behind it, and its own complement before: "…, sagte er: …"."""
    after = scene.after(words[-1])
    if after is None or after.text != ":":
        return False
    said = [child for child in children(verb, "ccomp", "parataxis") if child.i < words[0].i]
    if relation(verb) == "parataxis" and verb.head.i < words[0].i:
        said.append(verb.head)
    return any(not children(child, "mark") for child in said)


def _ends_aside(scene: Scene, last: Token) -> bool:
    after = scene.after(last)
    if after is None or after.text in ENDS or scene.is_closing(after) or scene.is_opening(after):
        return True
    if after.text in DASHES or after.text == ";":
        follower = scene.after(after)
        return follower is None or follower.lower_ not in scene.words.that_words
    return bool(after.pos_ == "CCONJ")
