"""Finds → records: ids, voices, fragments, dates, parents, doubts."""

from collections.abc import Sequence
from dataclasses import replace

from communique.actors import Actors
from communique.quotes.finds import Find, covers, form, length
from communique.quotes.hearsay import hedge_in
from communique.quotes.lexicon import Lexicon, lexicon
from communique.quotes.marks import Marks
from communique.quotes.pronouns import gender_of, subject_before
from communique.quotes.titles import is_title
from communique.records import (
    Cue,
    Date,
    Doubt,
    Evidence,
    Mention,
    Quote,
    QuoteType,
    Span,
    Voice,
    VoiceVia,
    record_id,
)
from communique.syntax import Parsed
from communique.syntax.document import Doc, Token
from communique.syntax.tree import PREDICATES, ancestors, children, finite, span_of

FARTHEST_PRONOUN = 600
"""Letters between a voice and the pronoun that means it; farther back another may be meant."""


def make_records(
    parsed: Parsed, marks: Marks, finds: Sequence[Find], dates: Sequence[Date], actors: Actors
) -> tuple[tuple[Quote, ...], tuple[Doubt, ...]]:
    """Make the records of all finds, in text order, and the doubts about them."""
    ordered = sorted(
        dict.fromkeys(finds),
        key=lambda find: (find.content[0].start, -length(find.content), _cue_start(find)),
    )
    voices = _Voices(lexicon(parsed.article.language), actors)
    quotes = [
        _quote(parsed, marks, find, dates, voices.within(_is_told(find, ordered, index)))
        for index, find in enumerate(ordered)
    ]
    linked = _with_parents(quotes, ordered)
    return tuple(linked), (*unpaired_mark(parsed, marks), *unnamed_speaker(parsed, linked))


def _is_told(find: Find, finds: Sequence[Find], index: int) -> bool:
    """Say whether the frame of a find stands in what somebody else says."""
    if not find.cue:
        return False
    around = finds[max(0, index - 40) : index + 40]
    return any(other is not find and covers(other.content, span_of(find.cue)) for other in around)


def _cue_start(find: Find) -> int:
    return find.cue[0].idx if find.cue else -1


def _quote(parsed: Parsed, marks: Marks, find: Find, dates: Sequence[Date], voices: "_Voices") -> Quote:
    kind, fragments = _type_and_fragments(parsed.doc, marks, find)
    cue = runs(find.cue)
    speaker = voices.speaker(find)
    told = voices.addressee(find)
    hedge = hedge_in(parsed.doc, find.content, lexicon(parsed.article.language))
    medium = span_of(find.medium) if find.medium else None
    return Quote(
        id=record_id(
            parsed.article.sha256,
            "quote",
            kind,
            *((s.start, s.end) for s in (*find.content, *cue)),
            *(["relayed"] if find.is_relayed else []),
        ),
        type=kind,
        spans=find.content,
        fragments=fragments,
        speaker=speaker,
        cue=Cue(spans=cue, lemma=find.lemma or find.cue[0].lemma_, cue_class=find.cue_class) if cue else None,
        addressee=told,
        medium=medium,
        said_on=_said_on(find, dates),
        hedge=span_of([hedge]) if hedge is not None else None,
        parent=None,
        evidence=_evidence(find, cue, speaker, told, medium),
        rule=find.rule,
    )


def runs(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """Give the stretches of neighbouring words among some tokens."""
    groups: list[list[Token]] = []
    for token in sorted(tokens, key=lambda word: word.i):
        if groups and token.i == groups[-1][-1].i + 1:
            groups[-1].append(token)
        else:
            groups.append([token])
    return tuple(span_of(group) for group in groups)


def _type_and_fragments(doc: Doc, marks: Marks, find: Find) -> tuple[QuoteType, tuple[Span, ...]]:
    if find.type == "direct":
        return "direct", ()
    pairs = (pair for span in find.content for pair in marks.within(span))
    inside = [pair.span for pair in pairs if not is_title(doc, pair)]
    outer = tuple(span for span in inside if not any(o != span and covers([o], span) for o in inside))
    return ("mixed" if outer and find.type == "indirect" else find.type), outer


def _said_on(find: Find, dates: Sequence[Date]) -> str | None:
    if find.type == "reported":
        return None
    frame = runs(find.frame)
    said = (date for date in dates if covers(frame, date.span))
    return next((date.id for date in said if not _dates_another_verb(date, find)), None)


def _dates_another_verb(date: Date, find: Find) -> bool:
    """Say whether a date hangs on a clause inside the frame: "Macron, who was in Kyiv in May, said …"."""
    words = [word for word in find.frame if date.span.start <= word.idx < date.span.end]
    above = (
        next((a for a in ancestors(word) if a in find.cue or a.pos_ in PREDICATES), None)
        for word in words[:1]
    )
    return any(verb is not None and verb not in find.cue and verb.dep_.startswith("acl") for verb in above)


def _evidence(
    find: Find, cue: tuple[Span, ...], speaker: Voice | None, told: Voice | None, medium: Span | None
) -> tuple[Evidence, ...]:
    found = [Evidence(of="frame", span=span) for span in runs(find.frame)]
    found += [Evidence(of="cue", span=span) for span in cue]
    found += [Evidence(of="speaker", span=span) for span in (speaker.spans if speaker else ())]
    found += [Evidence(of="addressee", span=span) for span in (told.spans if told else ())]
    found += [Evidence(of="medium", span=medium)] if medium is not None else []
    found += [Evidence(of="spans", span=span) for span in find.content]
    return tuple(sorted(found, key=lambda item: (item.span.start, -item.span.end, item.of)))


class _Voices:
    """Turns words into voices, and keeps the documents that spoke, for "heißt es in der Erklärung"."""

    def __init__(self, words: Lexicon, actors: Actors) -> None:
        self._words = words
        self._actors = actors
        self._bodies = {entity.id: entity.kind for entity in actors.entities}
        self._documents: dict[str, Mention] = {}
        self._last_body: Mention | None = None
        self._last_person: tuple[Token, Mention] | None = None
        self._pronouns: dict[int, Mention] = {}
        self._told = False

    def within(self, told: bool) -> "_Voices":  # noqa: FBT001
        """Say whether the next voice's frame stands in what somebody else says."""
        self._told = told
        return self

    def speaker(self, find: Find) -> Voice | None:
        """Give the speaker's voice; a document speaks for its author, named now or before."""
        head = find.speaker
        if head is None:
            return None
        mention = self._earlier_subject(find, head) or self._mention(head) or self._last_meant(find)
        if mention is not None:
            if head.pos_ == "PRON":
                self._pronouns[head.i] = mention
            self._remember(head, mention)
            document = head.lemma_ in self._words.documents and mention.via == "coreference"
            return self._voice(find.speaker_words, mention, "back_reference" if document else find.via)
        if head.lemma_ in self._words.documents:
            before = self._documents.get(head.lemma_) or self._last_body
            return self._voice(
                find.speaker_words, before, "back_reference" if before is not None else find.via
            )
        return self._voice(find.speaker_words, None, find.via)

    def addressee(self, find: Find) -> Voice | None:
        """Give the voice of whoever is spoken to; a mere place is where it was said."""
        mention = None if find.addressee is None else self._mention(find.addressee)
        if find.addressee is None or (mention is not None and self._is_place(mention)):
            return None
        return self._voice(find.addressee_words, mention, "same_sentence")

    def _remember(self, head: Token, mention: Mention) -> None:
        if self._bodies.get(mention.entity) == "person":
            self._last_person = head, mention
        if head.lemma_ in self._words.documents:
            self._documents[head.lemma_] = mention
        if self._bodies.get(mention.entity) in {"body", "organisation", "state"}:
            self._last_body = mention

    def _mention(self, head: Token) -> Mention | None:
        """Give the mention of a noun phrase: its head's, or the nearest below it ("words of | the envoy").

        A place below it is where they are and not who: "reporters in Bogota".
        """
        level = [head]
        while level:
            found = (self._actors.at(token) for token in level)
            named = (one for one in found if one is not None)
            mention = next((one for one in named if level == [head] or not self._is_place(one)), None)
            if mention is not None:
                return mention
            level = [child for token in level for child in children(token, "appos", "flat", "nmod", "det")]
        return None

    def _is_place(self, mention: Mention) -> bool:
        return self._bodies.get(mention.entity) == "place"

    def _earlier_subject(self, find: Find, head: Token) -> Mention | None:
        """Give whom "…, sagte er" means: the person who was the subject of the sentence before.

        Nobody in what is said can be meant: there the speaker is *er* or *ich*, and not a name.
        """
        if head.pos_ != "PRON":
            return None
        if head.i in self._pronouns:
            return self._pronouns[head.i]
        if self._told or not find.cue or head.i < find.cue[0].i:
            return None
        if find.content[0].start > head.idx or finite(head.head).morph.get("Number") == ["Plur"]:
            return None
        before = subject_before(head, find.content[0].start)
        mention = None if before is None else self._pronouns.get(before.i) or self._mention(before)
        if before is None or mention is None or self._bodies.get(mention.entity) != "person":
            return None
        return mention if self._fits(head, gender_of(before, mention)) else None

    def _last_meant(self, find: Find) -> Mention | None:
        """Give whom a speaking pronoun, or one that owns the words ("his words"), means: who spoke last."""
        last = self._last_person
        pronoun = next(
            (w for w in find.speaker_words if w.pos_ in {"PRON", "DET"} and self._fits(w, None)), None
        )
        if last is None or pronoun is None or self._told:
            return None
        head, mention = last
        near = 0 <= pronoun.idx - head.idx <= FARTHEST_PRONOUN
        return mention if near and self._fits(pronoun, gender_of(head, mention)) else None

    def _fits(self, pronoun: Token, gender: str | None) -> bool:
        genders = {"m": self._words.men, "f": self._words.women}
        return any(form(pronoun) in words for kind, words in genders.items() if gender in {kind, None})

    def _voice(self, words: Sequence[Token], mention: Mention | None, via: VoiceVia) -> Voice:
        is_pronoun = len(words) == 1 and words[0].i in self._pronouns and words[0].pos_ == "PRON"
        if mention is not None and (is_pronoun or mention.via == "coreference") and via == "same_sentence":
            via = "coreference"
        return Voice(
            spans=runs(words),
            mention=None if mention is None else mention.id,
            entity=None if mention is None else mention.entity,
            via=via,
        )


def _with_parents(quotes: Sequence[Quote], finds: Sequence[Find]) -> list[Quote]:
    """Give each quote the narrowest one around its frame; a parent is never the shorter, so no rings."""
    linked = []
    for index, quote in enumerate(quotes):
        around = [
            other
            for other in quotes[max(0, index - 40) : index + 40]
            if other is not quote and _is_around(other, quote, finds[index])
        ]
        parent = min(around, key=lambda other: length(other.spans), default=None)
        linked.append(replace(quote, parent=None if parent is None else parent.id))
    return linked


def _is_around(other: Quote, quote: Quote, find: Find) -> bool:
    if not covers(other.spans, _anchor(quote, find)):
        return False
    longer = length(other.spans) - length(quote.spans)
    same_words = longer == 0 and other.cue is not None and not covers(quote.spans, other.cue.spans[0])
    return longer > 0 or same_words


def _anchor(quote: Quote, find: Find) -> Span:
    return span_of(find.cue) if find.cue and not find.is_relayed else quote.spans[0]


def unpaired_mark(parsed: Parsed, marks: Marks) -> list[Doubt]:
    """Doubt the marks of a paragraph that have no partner, in one doubt a paragraph.

    Example: Die Ministerin sagte: „Wir reden weiter.
    """
    article = parsed.article
    found: list[Doubt] = []
    strays = list(marks.unpaired)
    reached = 0
    for part in article.parts:
        begin = reached
        while reached < len(strays) and strays[reached] < part.span.end:
            reached += 1
        inside = [Span(start=offset, end=offset + 1) for offset in strays[begin:reached]]
        if inside:
            found.append(_mark_doubt(article.sha256, article.text, inside))
    return found


def _mark_doubt(sha256: str, text: str, inside: Sequence[Span]) -> Doubt:
    first = inside[0]
    words = text[first.start : first.start + 30].split("\n", maxsplit=1)[0]
    return Doubt(
        id=record_id(sha256, "doubt", "quote_mark_unpaired", first.start),
        about=None,
        kind="quote_mark_unpaired",
        words=f"A quote mark has no partner in its paragraph: {words!r}. Where the words end is not known.",
        evidence=tuple(Evidence(of="mark", span=span) for span in inside[:10]),
        rule="quotes.unpaired_mark",
    )


def unnamed_speaker(parsed: Parsed, quotes: Sequence[Quote]) -> list[Doubt]:
    """Doubt each quote whose speaker is not said.

    Example: Warschau wird vorgeworfen, die Gespräche zu verzögern.
    """
    article = parsed.article
    return [
        Doubt(
            id=record_id(article.sha256, "doubt", "quote_speaker_unknown", quote.id),
            about=quote.id,
            kind="quote_speaker_unknown",
            words=f"The text names nobody who says this: {_shortened(article.text, quote.spans[0])!r}.",
            evidence=quote.evidence,
            rule="quotes.unnamed_speaker",
        )
        for quote in quotes
        if quote.speaker is None
    ]


def _shortened(text: str, span: Span) -> str:
    return text[span.start : min(span.end, span.start + 60)]
