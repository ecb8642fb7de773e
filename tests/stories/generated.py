"""Copies as desks and sites make them, generated from our own articles: `copies`, `score`.

Every edit is drawn with a seed, so that each run makes the same copies.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from communique.article import read_article
from communique.records import Article, Language
from communique.stories import CopyIndex, Fingerprint, compare_copies, fingerprint

OWN = tuple(Path(__file__).parent.parent / step / "gold" for step in ("events", "quotes"))

AROUND: Mapping[Language, tuple[str, str]] = {
    "de": ("Startseite\nPolitik\nAnhören", "Teilen auf Facebook\nMehr zum Thema\nKommentar schreiben"),
    "en": ("Home\nWorld\nListen to this article", "Share on Facebook\nRelated articles\nLeave a Reply"),
    "fr": ("Accueil\nInternational\nÉcouter l'article", "Partager sur Facebook\nÀ lire aussi\nCommenter"),
    "es": ("Inicio\nInternacional\nEscuchar", "Compartir en Facebook\nNoticias relacionadas\nComentar"),
    "ru": ("Главная\nПолитика\nСлушать", "Поделиться\nЧитайте также\nОставить комментарий"),
    "uk": ("Головна\nПолітика\nСлухати", "Поділитися\nЧитайте також\nЗалишити коментар"),
}
"""Lines of the page around an article, some of them known to the article step, some not."""

LONGEST_HEADLINE = 18

Edit = Callable[[str, Language, random.Random], str]


def with_leftovers(text: str, language: Language, _: random.Random) -> str:
    """Put the lines of a page around it."""
    before, after = AROUND[language]
    return f"{before}\n\n{text}\n\n{after}\n"


def first_half(text: str, _: Language, __: random.Random) -> str:
    """Keep the first half of the words, to the end of a sentence."""
    words = len(text.split()) // 2
    ends = [match.end() for match in re.finditer(r"\w{3}[.!?][“”»\"’]*(?=\s|$)", text)]
    return text[: next((end for end in ends if len(text[:end].split()) >= words), len(text))]


def _changed(share: float) -> Edit:
    def edit(text: str, _: Language, chance: random.Random) -> str:
        words = sorted(set(re.findall(r"\w+", text)))
        return re.sub(
            r"\w+", lambda found: chance.choice(words) if chance.random() < share else found[0], text
        )

    return edit


def by_a_desk(text: str, _: Language, chance: random.Random) -> str:
    """Give it another headline, put its paragraphs in another order and cut one, as long as two stay."""
    told = [line for line in text.split("\n") if line.strip()]
    headline = [" ".join(sorted(told.pop(0).split()))] if len(told[0].split()) < LONGEST_HEADLINE else []
    chance.shuffle(told)
    return "\n\n".join((*headline, *(told[:-1] if len(told) > 2 else told)))


EDITS: Mapping[str, Edit] = {
    "leftovers added": with_leftovers,
    "first half only": first_half,
    "5 % of words changed": _changed(0.05),
    "15 % of words changed": _changed(0.15),
    "headline, order, one paragraph cut": by_a_desk,
}


@dataclass(frozen=True, slots=True)
class Original:
    """An article of ours, and its generated copies by the edit."""

    article: Article
    copies: Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class CopyScore:
    """How many copies of each kind were found, of how many; and falsely linked pairs, of how many."""

    found: Mapping[str, int]
    originals: int
    false: tuple[tuple[Fingerprint, Fingerprint], ...]
    pairs: int

    @property
    def recall(self) -> float:
        """The share of all copies that was found."""
        return sum(self.found.values()) / (len(self.found) * self.originals)


def own_texts() -> Iterator[tuple[Language, str]]:
    """Give the articles of ours that are marked for other steps: none is told twice in one language."""
    for folder in OWN:
        for path in sorted(folder.glob("*.toml")):
            if path.stem != "floors":
                language: Language = path.stem[:2]  # type: ignore[assignment]
                for row in tomllib.loads(path.read_text("utf-8"))["text"]:
                    yield language, row["text"].strip()


def originals(texts: Iterator[tuple[Language, str]]) -> Iterator[Original]:
    """Read texts and make the copies of each."""
    for i, (language, text) in enumerate(texts):
        copies = {name: edit(text, language, random.Random(i)) for name, edit in EDITS.items()}  # noqa: S311
        read = {name: read_article(copy, language=language)[0] for name, copy in copies.items()}
        yield Original(read_article(text, language=language)[0], read)


def score(made: Sequence[Original]) -> CopyScore:
    """Look each copy up among all originals, and compare originals and changed copies with those of others.

    A pair is false if its two texts come from different originals of one language.
    """
    index = CopyIndex(fingerprint(each.article) for each in made)
    found = {name: sum(_is_found(index, each, each.copies[name]) for each in made) for name in EDITS}
    prints = [[fingerprint(text) for text in (each.article, *_changed_copies(each))] for each in made]
    pairs = [
        (one, other)
        for a, b in combinations(range(len(made)), 2)
        if made[a].article.language == made[b].article.language
        for one, other in product(prints[a], prints[b])
    ]
    false = tuple(pair for pair in pairs if compare_copies(*pair) is not None)
    return CopyScore(found, len(made), false, len(pairs))


def _is_found(index: CopyIndex, original: Original, copy: Article) -> bool:
    """Say whether the original is found by a copy; an edit may also have changed nothing at all."""
    ids = {name for link in index.find(fingerprint(copy)) for name in (link.one, link.other)}
    return original.article.id in {*ids, copy.id}


def _changed_copies(original: Original) -> tuple[Article, ...]:
    return tuple(original.copies[name] for name in EDITS if "changed" in name)
