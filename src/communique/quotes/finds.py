"""What a rule finds before it becomes a record, and the stretches of text it is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.quotes.lexicon import Lexicon
from communique.quotes.marks import MARKS, Marks
from communique.records import CueClass, QuoteType, Span, VoiceVia
from communique.syntax.document import Doc, Sentence, Token
from communique.syntax.tree import children

EDGE_MARKS = frozenset(",;:.–—-…/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A quote as a rule sees it. ``speaker`` and ``addressee`` are heads, their words in ``…_words``.

    ``relays``: the voice passes on what another says ("nach Angaben der Agentur"), whom later sentences mean.
    ``is_relayed``: another find with the same content passes this on ("zitierte die Agentur den Minister").
    """

    rule: str
    type: QuoteType
    content: tuple[Span, ...]
    cue: tuple[Token, ...] = ()
    lemma: str | None = None
    cue_class: CueClass = "say"
    frame: tuple[Token, ...] = ()
    speaker: Token | None = None
    speaker_words: tuple[Token, ...] = ()
    via: VoiceVia = "same_sentence"
    addressee: Token | None = None
    addressee_words: tuple[Token, ...] = ()
    medium: tuple[Token, ...] = ()
    relays: bool = False
    is_relayed: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with what rules ask of it; ``paragraph_start`` is the first token of its paragraph.

    ``tokens`` are the words and marks of the sentence without white space.
    ``asides`` are the words of frames that stand behind or amid what is said: nobody said them. ``stops`` are
    the first words of frames that end what was said before them ("…, adding that …").
    """

    doc: Doc
    sentence: Sentence
    tokens: Sequence[Token]
    marks: Marks
    words: Lexicon
    paragraph_start: int
    asides: frozenset[Token] = frozenset()
    stops: frozenset[int] = frozenset()

    @property
    def sentence_before(self) -> Sentence | None:
        """The sentence before this one in its paragraph."""
        start = self.sentence.start
        return self.doc[start - 1].sent if start > self.paragraph_start else None

    def before(self, token: Token) -> Token | None:
        """Give the word or mark before a token of the sentence."""
        return next(
            (
                self.doc[i]
                for i in range(token.i - 1, self.sentence.start - 1, -1)
                if not self.doc[i].is_space
            ),
            None,
        )

    def after(self, token: Token) -> Token | None:
        """Give the word or mark after a token of the sentence."""
        return next(
            (self.doc[i] for i in range(token.i + 1, self.sentence.end) if not self.doc[i].is_space), None
        )

    def region(self, token: Token) -> tuple[int, int]:
        """Give the token bounds in which a cue attributes: sentence, marks, semicolons or stops around it."""
        begin, end = self.sentence.start, self.sentence.end
        pair = self.marks.innermost(token.idx)
        for other in self.tokens:
            outside = pair is not None and not pair.holds(other.idx)
            mark = pair is not None and other.idx in {pair.span.start, pair.span.end - 1}
            cuts = other.text == ";" and self.marks.innermost(other.idx) is pair
            if other.i <= token.i and other.i in self.stops:
                begin = other.i
            elif other.i < token.i and (outside or mark or cuts):
                begin = other.i + 1
            if other.i > token.i and other.i in self.stops and not outside:
                end = other.i
                break
            if other.i > token.i and (outside or mark or cuts):
                end = other.i
                break
        return begin, end

    def is_opening(self, token: Token) -> bool:
        """Say whether a token is a mark that opens a pair."""
        return token.text in MARKS and self.marks.opened_at(token.idx) is not None

    def is_closing(self, token: Token) -> bool:
        """Say whether a token is a mark that closes a pair."""
        return token.text in MARKS and self.marks.closed_at(token.idx) is not None


def form(token: Token) -> str:
    """Give the form by which words are listed: lower case, with the straight apostrophe."""
    return token.lower_.replace("’", "'")


def fixed_form(token: Token) -> str:
    """Give a word with the fixed words behind it as one: "according to", "d'après"."""
    last = max((child.i for child in children(token, "fixed")), default=token.i)
    words = token.doc[token.i : last + 1]
    return words.text.lower().replace("’", "'")


def case_forms(noun: Token) -> set[str]:
    """Give the listed forms of a phrase's prepositions, or of a clause's behind one ("accused of lying")."""
    words = children(noun, "case", "mark")
    return {*map(fixed_form, words), *map(form, words)}


def pieces(scene: Scene, begin: int, end: int, *, without: Iterable[Token]) -> tuple[Span, ...]:
    """Give the stretches of a token range without some of its words, edges trimmed of punctuation."""
    gone = {token.i for token in without}
    runs: list[list[Token]] = [[]]
    for i in range(begin, end):
        token = scene.doc[i]
        if i in gone:
            runs.append([])
        elif not token.is_space:
            runs[-1].append(token)
    trimmed = (trim(scene, run) for run in runs)
    return tuple(span for span in trimmed if span is not None)


def trim(scene: Scene, run: Sequence[Token]) -> Span | None:
    """Cut punctuation and unpartnered marks off the edges of a run; of one without words nothing is left."""
    words = list(run)
    while words and _is_edge(scene, words[-1], words):
        words.pop()
    words.reverse()
    while words and _is_edge(scene, words[-1], words):
        words.pop()
    words.reverse()
    if not any(word.text[0].isalnum() for word in words):
        return None
    return Span(start=words[0].idx, end=words[-1].idx + len(words[-1]))


def _is_edge(scene: Scene, token: Token, run: Sequence[Token]) -> bool:
    if token.text in EDGE_MARKS or token.text in {"--", "..."}:
        return True
    if token.text not in MARKS:
        return False
    pair = scene.marks.opened_at(token.idx) or scene.marks.closed_at(token.idx)
    low, high = min(run[0].idx, run[-1].idx), max(run[0].idx, run[-1].idx)
    return pair is None or pair.span.start < low or pair.span.end > high + 1


def length(spans: Iterable[Span]) -> int:
    """Count the characters of some stretches."""
    return sum(span.end - span.start for span in spans)


def covers(spans: Iterable[Span], inner: Span) -> bool:
    """Say whether one of the stretches holds another whole."""
    return any(span.start <= inner.start and inner.end <= span.end for span in spans)


def overlaps(spans: Iterable[Span], other: Span) -> bool:
    """Say whether one of the stretches shares a character with another."""
    return any(span.start < other.end and other.start < span.end for span in spans)
