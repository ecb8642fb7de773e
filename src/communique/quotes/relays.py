"""Rules of voices that another passes on: whom a paper quotes, on whom an agency relies."""

from collections.abc import Callable
from dataclasses import replace

from communique.quotes.finds import Find, Scene, case_forms
from communique.quotes.frames import Frame
from communique.quotes.voices import can_speak, name_words
from communique.syntax.document import Token
from communique.syntax.tree import NOMINALS, children

RelayRule = Callable[[Scene, Frame, Find], Find | None]


def quoted(scene: Scene, frame: Frame, find: Find) -> Find | None:
    """Decide that whom a verb of quoting has as its object said the words, and its subject passes them on.

    Example: „Das ist unser Land“, zitierte die Agentur Interfax den Außenminister.
    """
    if frame.entry.lemma not in scene.words.quoting:
        return None
    named = [*children(frame.verb, "obj", "nsubj:pass", "iobj"), *children(frame.verb, "nsubj")]
    speaker = next((word for word in named if word.pos_ in NOMINALS and word != find.speaker), None)
    return None if speaker is None else _relayed(find, "quoted", speaker, frame.cue, frame.entry.lemma)


def relied_on(scene: Scene, frame: Frame, find: Find) -> Find | None:
    """Decide that somebody else said what is told "unter Berufung auf" them.

    Example: Die Agentur meldete unter Berufung auf den Kreml, das Treffen sei abgesagt.
    """
    words = scene.words
    for noun in frame.words:
        if noun.lemma_ not in words.reliance or not case_forms(noun) & words.reliance_prepositions:
            continue
        for source in _after(frame, noun):
            if case_forms(source) & words.reliance_on and can_speak(scene, source):
                cue = (*children(noun, "case"), noun, *children(source, "case"))
                return _relayed(find, "relied_on", source, cue, noun.lemma_)
    return None


def _after(frame: Frame, noun: Token) -> list[Token]:
    """Give the phrases that hang on a noun, and the one that follows it wherever the tree hangs it."""
    behind = [
        word
        for word in frame.words
        if any(case.i == noun.i + 1 for case in children(word, "case")) and word.head != noun
    ]
    return [*children(noun, "nmod", "obl"), *behind]


def _relayed(find: Find, rule: str, speaker: Token, cue: tuple[Token, ...], lemma: str) -> Find:
    return replace(
        find,
        rule=f"quotes.{rule}/{lemma}",
        cue=cue,
        lemma=lemma,
        cue_class="say",
        speaker=speaker,
        speaker_words=name_words(speaker),
        via="same_sentence",
        addressee=None,
        addressee_words=(),
        is_relayed=find.speaker is not None,
    )


RULES_IN_ORDER: tuple[RelayRule, ...] = (quoted, relied_on)


def with_relayed(scene: Scene, frame: Frame, find: Find) -> list[Find]:
    """Give a find with the one it passes on; one that nobody passes on stands for itself."""
    inner = next(filter(None, (rule(scene, frame, find) for rule in RULES_IN_ORDER)), None)
    if inner is None:
        return [find]
    return [find, inner] if find.speaker is not None else [inner]
