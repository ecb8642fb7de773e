"""Short texts of any language taken apart, for the tests of its article.toml. ¶ is an empty line."""

from communique.article import read_article
from communique.errors import BrokenInstallation
from communique.languages import LANGUAGES, table
from communique.records import Language


def _has_words(language: Language) -> bool:
    try:
        return bool(table(language, "article"))
    except BrokenInstallation:
        return False


WITH_WORDS: tuple[Language, ...] = tuple(language for language in LANGUAGES if _has_words(language))
"""The languages whose articles can be taken apart."""


def parts(language: Language, text: str) -> list[tuple[str, str, str]]:
    """Give role, rule and words of each part but the blanks."""
    text = text.replace(" ¶ ", "\n\n")
    article, _ = read_article(text, language=language)
    shown = [part for part in article.parts if part.role != "blank"]
    return [(p.role, p.reason.removeprefix("article."), text[p.span.start : p.span.end]) for p in shown]


def roles(language: Language, text: str) -> list[tuple[str, str]]:
    """Give role and words of each part but the blanks."""
    return [(role, words) for role, _, words in parts(language, text)]


def agencies(language: Language, text: str) -> tuple[str, ...]:
    return read_article(text.replace(" ¶ ", "\n\n"), language=language)[0].agency


def published(language: Language, text: str) -> tuple[str | None, str]:
    """Give the day of publication and, where there is none or one against it, the doubt's words."""
    article, doubts = read_article(text.replace(" ¶ ", "\n\n"), language=language)
    return article.published, " ".join(doubt.words for doubt in doubts if doubt.kind.startswith("published"))


def split(language: Language, text: str) -> tuple[str, str]:
    """Give what is not body, and what is."""
    found = roles(language, text)
    return (
        " ".join(words for role, words in found if role != "body"),
        " ".join(words for role, words in found if role == "body"),
    )
