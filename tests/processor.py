"""Is this a processor on which the floors and goldens were measured?

The encoder's products of integers are exact everywhere, but its sums of fractions are rounded as each
processor's fastest instructions do it. Where that decides between two heads of a word that are equally
likely, one record in hundreds comes out otherwise. `is_as_measured` compares the bits of some scores with
those here.
"""

from functools import cache
from hashlib import blake2b

from communique.syntax.encoder import shipped_encoder

PROBE = (
    "Die Verteidigungsminister Frankreichs und Russlands haben am Mittwoch miteinander telefoniert , teilte "
    "das Ministerium in Paris mit , das von einem seltenen Gespräch über die Lage in der Ukraine sprach ."
)
MEASURED = frozenset({"c302d2701e97f67c"})
"""The bits of the processors on which floors and goldens were measured."""

SLACK = 0.03
"""Shares by which a score may fall below its floor on another processor: two or three items of a hundred."""


@cache
def bits() -> str:
    """Give a hash of the encoder's scores for a probe, to the last bit."""
    (window,) = shipped_encoder()([PROBE.split()], language="de")
    return blake2b(window.starts.tobytes(), digest_size=8).hexdigest()


def is_as_measured() -> bool:
    """Say whether this processor rounds like one on which floors and goldens were measured."""
    return bits() in MEASURED


def slack() -> float:
    """Give by how much a share may lie below its floor here."""
    return 0.0 if is_as_measured() else SLACK
