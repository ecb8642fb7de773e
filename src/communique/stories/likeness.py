"""How likely two accounts tell one story: a logistic score over what they have in common."""

import tomllib
from functools import cache
from math import exp
from pathlib import Path

from communique.errors import BrokenInstallation
from communique.stories.features import NAMES, features
from communique.stories.profile import Profile

WEIGHTS = Path(__file__).parent / "weights.toml"

THRESHOLD = 0.5


def likelihood(a: Profile, b: Profile) -> float:
    """Give the probability that two articles tell the same news of the same day: 0 to 1.

    Fitted on articles of our own (``training/stories.py``), with one set of coefficients for two articles
    that have vectors and one for the others. Raises `BrokenInstallation` where they cannot be read.
    """
    found = features(a, b)
    bias, *weights = _weights("vectors" if len(found) > len(NAMES) else "actors")
    return 1.0 / (1.0 + exp(-bias - sum(w * value for w, value in zip(weights, found, strict=True))))


@cache
def _weights(name: str) -> tuple[float, ...]:
    try:
        table = tomllib.loads(WEIGHTS.read_text("utf-8"))[name]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as err:
        raise BrokenInstallation(
            f"stories/{WEIGHTS.name} cannot be read ({err}). The package is damaged: install it again."
        ) from err
    return tuple(float(value) for value in table.values())
