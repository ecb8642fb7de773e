"""Where names stand: those of the knowledge base, and those that only the encoder sees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.actors.lexicon import Lexicon
from communique.kb import Sense
from communique.syntax.document import Doc, Sentence

LIKELY_NAME = frozenset({"PROPN", "NOUN", "X", "ADJ"})
SMALL = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "PART", "NUM"})
SWALLOWED = frozenset({"surname", "capital", "place", "state"})
"""Meanings that a word loses inside a longer name of a person: Jordan Bardella, Paris Hilton."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name: tokens ``start`` to ``end`` (exclusive), its meanings, and the encoder's type where it saw it.

    No meanings: a name that only this article knows.
    """

    start: int
    end: int
    senses: tuple[Sense, ...]
    label: str

    def of(self, *kinds: str) -> tuple[str, ...]:
        """Give the ids among the meanings of these kinds."""
        return tuple(dict.fromkeys(sense.id for sense in self.senses if sense.kind in kinds))


def find_names(sentence: Sentence, seen: Sequence[Sentence], lexicon: Lexicon) -> list[Hit]:
    """Find the names of a sentence, in text order, none overlapping; the longest known form wins.

    ``seen`` are the names that the encoder saw in it.
    """
    known = list(_known(sentence, lexicon))
    others = _unknown(seen, lexicon, known)
    kept = [hit for hit in known if not any(o.start <= hit.start and hit.end <= o.end for o in others)]
    return sorted([*kept, *others], key=lambda hit: hit.start)


def _known(sentence: Sentence, lexicon: Lexicon) -> Iterator[Hit]:
    doc, i = sentence.doc, sentence.start
    text, ends = spelt(doc), word_ends(sentence)
    while i < sentence.end:
        found = lexicon.names_at(text, doc[i].idx, ends.keys())
        if found is None:
            i += 1
            continue
        stop = ends[found[0]]
        hit = _with_surname(doc, Hit(i, stop, found[1], doc[i].ent_type_), sentence.end)
        stop = hit.end
        if not _is_other_word(doc, hit, lexicon):
            yield hit
        i = stop


def _with_surname(doc: Doc, hit: Hit, end: int) -> Hit:
    """Take what is a surname elsewhere and a given name here for another person's: "Paul Keating"."""
    if not all(sense.kind == "surname" for sense in hit.senses) or hit.end >= end:
        return hit
    following = doc[hit.end]
    is_more = following.dep_ == "flat" and following.head.i == hit.start and following.pos_ == "PROPN"
    if not is_more or not following.text.istitle() or following.ent_type_ != "PER":
        return hit
    return Hit(hit.start, hit.end + 1, (), "PER")


def _is_other_word(doc: Doc, hit: Hit, lexicon: Lexicon) -> bool:
    """Say whether a surname is another word here: a small one ("Les présidents"), a people's ("Danish")."""
    if hit.label == "PER" or not all(sense.kind == "surname" for sense in hit.senses):
        return False
    text = doc[hit.start].text
    is_people = lexicon.states_of(text) or lexicon.states_of(text, "demonym")
    return doc[hit.start].pos_ in SMALL or bool(is_people)


def spelt(doc: Doc) -> str:
    """Give the text with one kind of apostrophe and space, letter by letter as long as before."""
    return _spelt(doc.text)


@lru_cache(2)
def _spelt(text: str) -> str:
    return text.translate(SPELLING)


SPELLING = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\n": " ", "\u2010": "-", "\u2011": "-"})


def word_ends(sentence: Sentence) -> dict[int, int]:
    """Give the offset after each word of a sentence, with the place of the word after it."""
    return {token.idx + len(token): token.i + 1 for token in sentence}


def _unknown(seen: Sequence[Sentence], lexicon: Lexicon, known: Sequence[Hit]) -> list[Hit]:
    """Give the encoder's names that the knowledge base does not know, or knows only a part of."""
    starts = {hit.start: hit for hit in known}
    taken = {i: hit for hit in known for i in range(hit.start, hit.end)}
    found = []
    for name in seen:
        start, end = _trimmed(name, lexicon, starts)
        if start >= end or not _could_be_name(name.doc, start, end, lexicon):
            continue
        if _is_deed_of_a_nation(name.doc, name.start, start, lexicon):
            continue
        inside = {taken[i] for i in range(start, end) if i in taken}
        if not inside or _is_other_person(name, start, end, inside, lexicon):
            found.append(Hit(start, end, (), name.label_))
    return found


def _trimmed(name: Sentence, lexicon: Lexicon, starts: dict[int, Hit]) -> tuple[int, int]:
    """Take titles, articles and possessive states off the left edge of a name, marks off both."""
    start, end, doc = name.start, name.end, name.doc
    while start < end:
        hit = starts.get(start)
        if hit is not None and hit.of("state", "capital") and hit.end < end and doc[start].text.endswith("s"):
            start = hit.end
        elif _is_beside_names(doc[start].text, lexicon):
            start += 1
        else:
            break
    while end > start and not doc[end - 1].text[0].isalnum():
        end -= 1
    return start, end


def _is_beside_names(text: str, lexicon: Lexicon) -> bool:
    """Say whether a word stands before names and is no part of them: "Minister", "Mr.", a mark."""
    return not text[0].isalnum() or text in lexicon.words.get("courtesies", ()) or _is_no_name(text, lexicon)


def _is_deed_of_a_nation(doc: Doc, whole: int, start: int, lexicon: Lexicon) -> bool:
    """Say whether what is left of a name behind its national adjective is a common noun: "Invasion"."""
    return start > whole and bool(lexicon.states_of(doc[start - 1].text)) and doc[start].pos_ == "NOUN"


def _is_no_name(text: str, lexicon: Lexicon) -> bool:
    is_adjective = bool(lexicon.states_of(text)) and (lexicon.capital_peoples or not text.istitle())
    return is_adjective or lexicon.noun_at(text, 0, {len(text)}) is not None


def _could_be_name(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    words = doc[start:end]
    lead = words[0]
    return (
        lead.pos_ in LIKELY_NAME
        and any(word.text[0].isupper() for word in words)
        and not any(word.is_space for word in words)
        and not all(word.lower_ in lexicon.never or word.is_digit for word in words)
        and not (len(words) == 1 and lead.text in lexicon.epithets)
        and all(
            any(letter.isalpha() for letter in word.text) or word.is_punct or word.is_digit for word in words
        )
    )


def _is_other_person(name: Sentence, start: int, end: int, inside: set[Hit], lexicon: Lexicon) -> bool:
    """Say whether a longer name of a person only shares words with what we know: Viktoria Putin."""
    if name.label_ != "PER" or any(hit.start < start or hit.end > end for hit in inside):
        return False
    if sum(hit.end - hit.start for hit in inside) == end - start:
        return False
    return all(_is_swallowed(name.doc, start, hit, lexicon) for hit in inside)


def _is_swallowed(doc: Doc, start: int, hit: Hit, lexicon: Lexicon) -> bool:
    if not all(sense.kind in SWALLOWED for sense in hit.senses):
        return False
    given = [doc[i].text for i in range(start, hit.start)]
    people = hit.of("surname")
    return not (
        given
        and any(
            _sounds_alike(given[0], lexicon.kb.people[i].spelling(lexicon.language).given) for i in people
        )
    )


def _sounds_alike(given: str, spellings: Sequence[str]) -> bool:
    """Say whether a given name is one of these in another spelling: they share most letters in order.

    >>> _sounds_alike("Volodymir", ["Wolodymyr"]), _sounds_alike("Viktoria", ["Wladimir"])
    (True, False)
    """
    if len(given.strip(".")) == 1:
        return any(spelling[:1] == given[:1] for spelling in spellings)
    return any(_likeness(given.lower(), spelling.lower()) >= 0.7 for spelling in spellings)


def _likeness(one: str, other: str) -> float:
    """Give twice the length of the longest common subsequence over the sum of lengths: 0 to 1."""
    row = [0] * (len(other) + 1)
    for letter in one:
        diagonal = 0
        for j, against in enumerate(other, 1):
            diagonal, row[j] = row[j], diagonal + 1 if letter == against else max(row[j], row[j - 1])
    return 2 * row[-1] / max(len(one) + len(other), 1)


def is_person_name(hit: Hit) -> bool:
    """Say whether a name can be a person's."""
    return bool(hit.of("person", "surname")) or (not hit.senses and hit.label == "PER")
