"""A text's words with their annotation, column by column: what documents are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.syntax.encoder import Tags

Bounds = tuple[int, int]
"""The first word of a sentence and the one behind its last."""


@dataclass(slots=True)
class Columns:
    """Parallel lists over the words of a text, white space included. Heads are places in the text."""

    words: list[str]
    spaces: list[bool]
    pos: list[str]
    morphs: list[str]
    lemmas: list[str]
    heads: list[int]
    deps: list[str]
    names: list[str]
    starts: list[bool]

    @classmethod
    def of(cls, words: list[str], spaces: list[bool]) -> "Columns":
        """Make the columns of words that nothing is known of: each its own root."""
        n = len(words)
        pos = ["SPACE" if word.isspace() else "X" for word in words]
        return cls(
            words, spaces, pos, [""] * n, list(words), list(range(n)), ["root"] * n, ["O"] * n, [True] * n
        )

    def leave_unread(self, begin: int, end: int) -> None:
        """Make one row, without annotation, of words that are not to be read."""
        for i in range(begin + 1, end):
            self.heads[i], self.deps[i], self.starts[i] = begin, "dep", False

    def annotate(self, bounds: Bounds, visible: Sequence[int], tags: Tags, lemmas: Sequence[str]) -> None:
        """Write a sentence's tags; ``visible`` are the places of its words that are no white space."""
        begin, end = bounds
        for i in range(begin, end):
            self.starts[i] = i == begin
        for k, i in enumerate(visible):
            self.pos[i] = tags.upos[k]
            self.morphs[i] = _joined(tags.morphs[k])
            self.lemmas[i] = lemmas[k]
            self.heads[i] = visible[tags.heads[k]]
            self.deps[i] = tags.deprels[k]
            self.names[i] = tags.names[k]
        read = set(visible)
        for i in range(begin, end):
            if i not in read:
                self._attach_space(i, head=visible[0] if i < visible[0] else i - 1, starts=i == begin)

    def join(self, bounds: Bounds, root: int) -> None:
        """Hang a sentence on a word before it, as more of the same sentence."""
        begin, end = bounds
        for i in range(begin, end):
            if self.heads[i] == i:
                self.heads[i], self.deps[i] = root, "parataxis"
        self.starts[begin] = False

    def root(self, bounds: Bounds) -> int:
        """Give the place of a sentence's root."""
        return next(i for i in range(*bounds) if self.heads[i] == i)

    def _attach_space(self, i: int, *, head: int, starts: bool) -> None:
        """Hang white space, which no parser sees, on its neighbour; inside a name it belongs to the name."""
        name = self.names[i - 1] if not starts else "O"
        inside = name != "O" and i + 1 < len(self.names) and self.names[i + 1] == f"I-{name[2:]}"
        self.pos[i], self.heads[i], self.deps[i] = "SPACE", head, "dep"
        self.names[i] = f"I-{name[2:]}" if inside else "O"


def _joined(morph: Mapping[str, str]) -> str:
    return "|".join(f"{name}={morph[name]}" for name in sorted(morph))
