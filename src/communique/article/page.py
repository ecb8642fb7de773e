"""What the rules of this step ask of a text: its blocks, and how each looks among the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from communique.article.agencies import credit_at_end
from communique.article.blocks import Block, find_blocks
from communique.article.words import LONGEST_LABEL, WORD, Group, Wording, fold
from communique.records import Role

HEAD = 40
"""Blocks from the top in which the head of a page must end."""

FOLDED = 1000
"""Characters of a block that word lists look at."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of a block; ``entry`` names the group of the word list that was the reason."""

    role: Role
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A text in blocks. The tuples run parallel: ``lines`` are the blocks folded, ``words`` their words."""

    wording: Wording
    blocks: tuple[Block, ...]
    lines: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    is_sentence: tuple[bool, ...]
    sentences: int
    sentences_before: tuple[int, ...]
    first_seen: Mapping[str, int]

    def is_head(self, i: int) -> bool:
        """Say whether a block stands where headline, summary and credits do."""
        return self.sentences_before[i] < 3 and i < HEAD

    def is_tail(self, i: int) -> bool:
        """Say whether no full sentence follows a block."""
        return self.sentences > 0 and self.sentences_before[i] == self.sentences

    def is_label_like(self, i: int) -> bool:
        """Say whether a block is too short and too unfinished to be a sentence."""
        return not self.is_sentence[i] and len(self.words[i]) <= LONGEST_LABEL

    def groups(self, name: str) -> tuple[Group, ...]:
        """Give the entries of a word list; a language may lack it."""
        return self.wording.groups.get(name, ())


Rule = Callable[[Page, int], Verdict | None]


def page_of(text: str, wording: Wording) -> Page:
    """Cut a text into blocks and look at each once."""
    blocks = find_blocks(text, wording.function_words)
    flags = tuple(wording.is_sentence(_without_credit(block.text, wording)) for block in blocks)
    lines = tuple(fold(block.text[:FOLDED]) for block in blocks)
    return Page(
        wording,
        blocks,
        lines=lines,
        words=tuple(tuple(WORD.findall(block.text[:FOLDED])) for block in blocks),
        is_sentence=flags,
        sentences=sum(flags),
        sentences_before=tuple(accumulate(flags, initial=0))[:-1],
        first_seen={line: i for i, line in reversed(list(enumerate(lines)))},
    )


def _without_credit(text: str, wording: Wording) -> str:
    credit = credit_at_end(text, wording)
    return text if credit is None else text[: credit.start].rstrip()


def listed(page: Page, i: int, name: str, role: Role = "leftover") -> Verdict | None:
    """Ask a word list: short lines may be any of its forms, longer ones must hold its telling words."""
    line = page.lines[i]
    for group in page.groups(name):
        if group.is_within(line) or (page.is_label_like(i) and group.matches(line)):
            return Verdict(role, group.entry)
    return None


def made_of(page: Page, i: int, name: str) -> Group | None:
    """Give the first group of a list whose words, with numbers, are all that a block is made of."""
    words = {word.casefold() for word in page.words[i] if not word.isdigit()}
    fitting = (group for group in page.groups(name) if group.words and words <= group.words)
    return next(fitting, None) if words and page.is_label_like(i) else None
