"""What the rules of this step ask of a text: its blocks, and how each looks among the others."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from communique.article.agencies import credit_at_end
from communique.article.blocks import Block, blocks_of
from communique.article.words import COUNT, LONGEST_LABEL, WORD, Group, Wording, fold
from communique.intake.source import Source
from communique.records import Role

HEAD = 40
"""Blocks from the top in which the head of a page must end."""

NEARBY = "nearby"
"""Who keeps a block that only stands where the article's author, agency and day may be named."""

FOOT = ("copyright", "ad", "cookie_notice", "comment_form", "source_note")
"""Word lists of what stands at the foot of a page, in full sentences too."""

FOLDED = 1000
"""Characters of a block that word lists look at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a block; ``entry`` names the group of the word list that was the reason."""

    role: Role
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text in blocks, and what each looks like.

    The tuples run parallel: ``lines`` are the blocks folded, ``bare`` these without a count at their end,
    ``words`` their words. Sentences are counted among the blocks that are kept for the article. ``top`` is
    where the article begins.
    """

    wording: Wording
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    bare: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    is_sentence: tuple[bool, ...]
    sentences: int
    sentences_before: tuple[int, ...]
    first_seen: Mapping[str, int]
    top: int

    def is_head(self, i: int) -> bool:
        """Say whether a block stands where headline, summary and credits do."""
        return self.sentences_before[i] < 3 and i < self.top + HEAD

    def is_kept(self, i: int) -> bool:
        """Say whether a block is taken for the article by its format, and not only stands near to it."""
        return self.blocks[i].kept_by not in {None, NEARBY}

    def is_field(self, i: int, *names: str) -> bool:
        """Say whether a block is one of some fields, such as the title of a feed's entry."""
        return self.blocks[i].origin.removeprefix("field:") in names and self.blocks[i].origin.startswith(
            "field:"
        )

    def is_tail(self, i: int) -> bool:
        """Say whether no full sentence follows a block."""
        return self.sentences > 0 and self.sentences_before[i] >= self.sentences

    def is_label_like(self, i: int) -> bool:
        """Say whether a block is too short and too unfinished to be a sentence."""
        return not self.is_sentence[i] and len(self.words[i]) <= LONGEST_LABEL

    def groups(self, name: str) -> tuple[Group, ...]:
        """Give the entries of a word list; a language may lack it."""
        return self.wording.groups.get(name, ())


Rule = Callable[[Page, int], Verdict | None]


def page_of(source: Source, wording: Wording) -> Page:
    """Cut a text into blocks and look at each once."""
    blocks = blocks_of(source, wording.function_words)
    flags = tuple(wording.is_sentence(_without_credit(block.text, wording)) for block in blocks)
    told = tuple(
        flag and block.kept_by not in {None, NEARBY} for flag, block in zip(flags, blocks, strict=True)
    )
    lines = tuple(fold(block.text[:FOLDED]) for block in blocks)
    article = [i for i, block in enumerate(blocks) if block.kept_by is not None]
    page = Page(
        wording,
        blocks,
        lines=lines,
        bare=tuple(COUNT.sub("", line) for line in lines),
        words=tuple(tuple(WORD.findall(block.text[:FOLDED])) for block in blocks),
        is_sentence=flags,
        sentences=sum(told),
        sentences_before=tuple(accumulate(told, initial=0))[:-1],
        first_seen={lines[i]: i for i in reversed(article)},
        top=article[0] if article else 0,
    )
    return replace(page, sentences=sum(told[: _last_told(page, told) + 1]))


def _last_told(page: Page, told: Sequence[bool]) -> int:
    """Give the last sentence of the article: below it a page may claim its rights in full sentences."""
    sentences = [i for i, flag in enumerate(told) if flag]
    while sentences and any(listed(page, sentences[-1], name) for name in FOOT):
        sentences.pop()
    return sentences[-1] if sentences else -1


def _without_credit(text: str, wording: Wording) -> str:
    credit = credit_at_end(text, wording)
    return text if credit is None else text[: credit.start].rstrip()


def listed(page: Page, i: int, name: str, role: Role = "leftover") -> Verdict | None:
    """Ask a word list: short lines may be any of its forms, longer ones must hold its telling words."""
    line, is_label_like = page.lines[i], page.is_label_like(i)
    for group in page.groups(name):
        if group.is_within(line) or (is_label_like and group.matches(line, page.bare[i])):
            return Verdict(role, group.entry)
    return None


def made_of(page: Page, i: int, name: str) -> Group | None:
    """Give the first group of a list whose words, with numbers, are all that a block is made of."""
    words = {word.casefold() for word in page.words[i] if not word.isdigit()}
    fitting = (group for group in page.groups(name) if group.words and words <= group.words)
    return next(fitting, None) if words and page.is_label_like(i) else None
