"""Whom a speaking pronoun may mean: the subject of the sentence before, if the gender fits."""

from communique.kb import knowledge_base
from communique.records import Mention
from communique.syntax.document import Token
from communique.syntax.tree import subject

GENDERS = {"Masc": "m", "Fem": "f"}


def subject_before(pronoun: Token, said: int) -> Token | None:
    """Give the subject of the last sentence before a pronoun's and before what it says (an offset)."""
    start = int(pronoun.sent.start) - 1
    while start >= 0 and (pronoun.doc[start].is_space or pronoun.doc[start].idx >= said):
        start -= 1
    return None if start < 0 else subject(pronoun.doc[start].sent.root)


def gender_of(head: Token, mention: Mention) -> str | None:
    """Give ``m`` or ``f``: as known of the person, else by the noun; a name alone says nothing."""
    person = knowledge_base().people.get(mention.entity)
    if person is not None:
        return person.gender
    gender = head.morph.get("Gender") if head.pos_ == "NOUN" else []
    return GENDERS.get(gender[0]) if gender else None
