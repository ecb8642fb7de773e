"""Which two accounts are worth a comparison: of one week, with two actors in common or alike in sense."""

from communique.stories.features import nearness
from communique.stories.profile import Profile, may_be_of_one_day

FEWEST_ACTORS = 2
COSINE = 0.5
"""Of the wrong pairs of parallel documents one in a thousand reaches it."""


def are_candidates(a: Profile, b: Profile) -> bool:
    """Say whether two articles may tell one story at all."""
    return may_be_of_one_day(a, b) and (len(a.actors & b.actors) >= FEWEST_ACTORS or look_alike(a, b))


def look_alike(a: Profile, b: Profile) -> bool:
    """Say whether the encoder sees a likeness, where it was asked."""
    near = nearness(a, b)
    return near is not None and near >= COSINE
