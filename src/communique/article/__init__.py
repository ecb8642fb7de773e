"""Source → Article: which part each character plays, the agency, the publication date or why there is none.

In the examples of this step's rules ¶ stands for an empty line.
"""

from collections.abc import Callable, Mapping

from communique.article.credits import CREDITS, closing_credit, dateline
from communique.article.foreign import foreign_passage
from communique.article.leftovers import LEFTOVERS
from communique.article.parts import read_article, read_source, white_space
from communique.article.published import publication_day
from communique.article.structure import STRUCTURE

__all__ = ["RULES", "read_article", "read_source"]

_SPLITS: tuple[Callable[..., object], ...] = (
    dateline,
    closing_credit,
    white_space,
    publication_day,
    foreign_passage,
)
RULES: Mapping[str, Callable[..., object]] = {
    f"article.{rule.__name__}": rule for rule in (*CREDITS, *LEFTOVERS, *STRUCTURE, *_SPLITS)
}
"""Every rule of this step by the id that parts and doubts carry, without a word list's entry."""
