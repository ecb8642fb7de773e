"""Source → Article: which part each character plays, the agency, the publication date or why there is none."""

from communique.article.parts import read_article

__all__ = ["read_article"]
