"""The turns of an interview or transcript, which need no quote marks: "Reporter: …", "Durov: …"."""

from collections import Counter
from collections.abc import Iterator, Sequence

from communique.quotes.finds import Find
from communique.quotes.lexicon import Lexicon
from communique.quotes.marks import Marks
from communique.syntax import Parsed
from communique.syntax.document import Sentence, Token
from communique.syntax.tree import span_of

LONGEST_NAME = 6
FEWEST_TURNS = 2
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT"})


def turn(parsed: Parsed, marks: Marks, words: Lexicon) -> list[Find]:
    """Decide that paragraphs that open with a name and a colon are turns, each said by whom it names.

    One such paragraph alone is a headline, and titles that are no persons' are a list's.

    Example: Reporterin: Werden Sie verhandeln? ¶ Lawrow: Wir sind dazu bereit. ¶ Reporterin: Wann?
    """
    found = [find for sentences in parsed.paragraphs for find in _turn_of(sentences, marks)]
    names = Counter(find.speaker_words[-1].text for find in found)
    speak = sum(_can_speak(find, words) or names[find.speaker_words[-1].text] > 1 for find in found)
    return found if len(found) >= FEWEST_TURNS and 2 * speak > len(found) else []


def _can_speak(find: Find, words: Lexicon) -> bool:
    title = find.speaker_words
    return any(word.ent_type_ == "PER" or words.is_speaker_noun(word.lemma_) for word in title)


def _turn_of(sentences: Sequence[Sentence], marks: Marks) -> Iterator[Find]:
    words = [token for sentence in sentences for token in sentence if not token.is_space]
    colon = next((at for at, word in enumerate(words[: LONGEST_NAME + 1]) if word.text == ":"), None)
    if not colon or colon == len(words) - 1 or marks.opened_at(words[colon + 1].idx) is not None:
        return
    title, said = words[:colon], words[colon + 1 :]
    head = _head(title)
    if head is not None and all(
        (word.pos_ in NAMING and word.text.isalpha()) or word.is_punct for word in title
    ):
        yield Find(
            rule="quotes.turn",
            type="direct",
            content=(span_of(said),),
            frame=tuple(title),
            speaker=head,
            speaker_words=tuple(title),
        )


def _head(title: Sequence[Token]) -> Token | None:
    """Give the word of a title that names: its root, with a capital."""
    roots = [word for word in title if word.head == word or word.head not in title]
    named = [word for word in (*roots, *title) if word.pos_ in {"PROPN", "NOUN"} and word.text[0].isupper()]
    return named[0] if named else None
