"""Are two spellings one person's name? Compared by sound, over scripts and the spelling of six languages.

`likeness` gives 0 to 1; from `THRESHOLD` up two names are called one. `same_key` is the strict answer, nearly
always right where it says yes. `keys` are for an index: two spellings of a name share one, as a rule. An
unknown language is ``None``: all ways to spell are tried. Two people may have one name: who is meant, others
say.

>>> likeness("Michail Gorbatschow", "Горбачёв, Михаил Сергеевич", "de", "ru") >= THRESHOLD
True
>>> same_key("Boris Jelzin", "Борис Ельцин", "de", "ru")
True
"""

from communique.names.compare import THRESHOLD, likeness, same_key
from communique.names.keys import key, keys

__all__ = ["THRESHOLD", "key", "keys", "likeness", "same_key"]
