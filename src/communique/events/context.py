"""What every part of the step looks things up in: one article's frozen inputs, indexed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.actors import Actors
from communique.events.lexicon import Lexicon, lexicon
from communique.events.times import Dated, place_dates
from communique.records import Date, Mention, Quote, Span
from communique.syntax import Parsed
from communique.syntax.document import Token


@dataclass(frozen=True, slots=True)
class Context:
    """One article with what the steps before found in it; made by `context_of`."""

    parsed: Parsed
    actors: Actors
    lexicon: Lexicon
    dates: Mapping[str, Date]
    mentions: Mapping[str, Mention]
    quotes: Mapping[str, Quote]
    _dated: Mapping[int, Sequence[Dated]]
    _quoted: Mapping[int, Sequence[Quote]]

    def dated(self, token: Token) -> Sequence[Dated]:
        """Give the dates in a word's sentence, in text order."""
        return self._dated.get(token.sent.start, ())

    def quotes_near(self, token: Token) -> Sequence[Quote]:
        """Give the quotes that stand in a word's paragraph, whole or in part, in text order."""
        return self._quoted.get(self.parsed.paragraph_at(token.idx), ())


def context_of(parsed: Parsed, dates: Sequence[Date], actors: Actors, quotes: Sequence[Quote]) -> Context:
    """Index an article's records by id, sentence and paragraph, so that no look-up takes the whole text."""
    by_sentence: defaultdict[int, list[Dated]] = defaultdict(list)
    for dated in place_dates(parsed, dates):
        by_sentence[dated.head.sent.start].append(dated)
    by_paragraph: defaultdict[int, list[Quote]] = defaultdict(list)
    for quote in quotes:
        for paragraph in _paragraphs(quote, parsed):
            by_paragraph[paragraph].append(quote)
    return Context(
        parsed=parsed,
        actors=actors,
        lexicon=lexicon(parsed.article.language),
        dates={date.id: date for date in dates},
        mentions={mention.id: mention for mention in actors.mentions},
        quotes={quote.id: quote for quote in quotes},
        _dated=by_sentence,
        _quoted=by_paragraph,
    )


def _paragraphs(quote: Quote, parsed: Parsed) -> list[int]:
    spans = [*quote.spans, *(quote.cue.spans if quote.cue is not None else ())]
    first = min(parsed.paragraph_at(span.start) for span in spans)
    last = max(parsed.paragraph_at(span.end - 1) for span in spans)
    return list(range(first, last + 1))


def passed_on_by(token: Token, quotes: Sequence[Quote]) -> Quote | None:
    """Give the shortest speech that a word stands in; a stand that somebody takes ("verurteilte") is none."""
    return innermost(token, [quote for quote in quotes if quote.type != "reported"])


def innermost(token: Token, quotes: Sequence[Quote]) -> Quote | None:
    """Give the shortest quote that a word stands in, if any."""
    around = [quote for quote in quotes if any(covers(span, token) for span in quote.spans)]
    return min(around, key=lambda quote: sum(span.end - span.start for span in quote.spans), default=None)


def covers(span: Span, token: Token) -> bool:
    """Say whether a word begins in a stretch of text."""
    return span.start <= int(token.idx) < span.end


def own_quote(token: Token, quotes: Sequence[Quote]) -> Quote | None:
    """Give the quote whose cue the trigger is: "verurteilte" both attributes and accuses."""
    return next((q for q in quotes if q.cue is not None and any(covers(s, token) for s in q.cue.spans)), None)
