"""Paragraphs in another language than their article: a quoted statement, a translation below the original."""

from collections.abc import Sequence

from communique.article.words import WORD, Wording
from communique.intake.language import RUSSIAN, UKRAINIAN, language_name, likeliest_language
from communique.records import READABLE, Doubt, Evidence, Language, Part, Passage, record_id

LEAST_WORDS = 8
"""Fewer words do not tell a language, least of all names."""

LEAST_SMALL = 4
"""Words with a small initial: a list of names has none, and sounds like many languages."""

OWN_SHARE = 0.3
"""Share of the language's own function words from which on a paragraph need not be asked."""

RULE = "article.foreign_passage"


def foreign_passage(
    text: str, parts: Sequence[Part], language: Language, wording: Wording, sha256: str
) -> tuple[tuple[Passage, ...], tuple[Doubt, ...]]:
    """Find the paragraphs that are in another language, and doubt that they were read well.

    Example: Die Minister berieten in Riga. ¶ The ministers will meet again in autumn, officials said on
       Wednesday.
    """
    found = []
    for part in parts:
        if part.role in READABLE:
            other = _other_language(text[part.span.start : part.span.end], language, wording)
            if other:
                found.append(Passage(span=part.span, language=other))
    return tuple(found), tuple(_doubt(passage, language, sha256) for passage in found)


def _other_language(paragraph: str, language: Language, wording: Wording) -> str | None:
    words = WORD.findall(paragraph)
    small = sum(word[0].islower() for word in words)
    if len(words) < LEAST_WORDS or small < LEAST_SMALL or _is_own(paragraph, words, language, wording):
        return None
    other, is_sure = likeliest_language(paragraph)
    return other if is_sure and other != language else None


def _is_own(paragraph: str, words: Sequence[str], language: Language, wording: Wording) -> bool:
    """Say whether function words show the article's language, and no letter of its neighbour's is there."""
    neighbour = {"ru": UKRAINIAN, "uk": RUSSIAN}.get(language)
    if neighbour is not None and neighbour.search(paragraph):
        return False
    own = sum(word.lower() in wording.function_words for word in words)
    return own >= OWN_SHARE * len(words)


def _doubt(passage: Passage, language: Language, sha256: str) -> Doubt:
    name, own = language_name(passage.language), language_name(language)
    return Doubt(
        id=record_id(sha256, "doubt", "other_language", passage.span),
        about=None,
        kind="other_language",
        words=f"This paragraph seems to be in {name}; it was read as {own}, like the rest.",
        evidence=(Evidence(of="language", span=passage.span),),
        rule=RULE,
    )
