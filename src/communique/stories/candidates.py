"""Which two accounts are worth a comparison: of one week, with two actors in common or alike in sense."""

from communique.stories.profile import Profile, may_be_of_one_day
from communique.stories.vectors import cosine

FEWEST_ACTORS = 2
COSINE = 0.5
"""Of 1,000 wrong pairs of parallel sentences one reaches .38, of wrong pairs of articles few reach .5."""


def are_candidates(a: Profile, b: Profile) -> bool:
    """Say whether two articles may tell one story at all."""
    return may_be_of_one_day(a, b) and (len(a.actors & b.actors) >= FEWEST_ACTORS or look_alike(a, b))


def look_alike(a: Profile, b: Profile) -> bool:
    """Say whether the encoder, where it knows both languages, sees a likeness."""
    return a.vector is not None and b.vector is not None and cosine(a.vector, b.vector) >= COSINE
