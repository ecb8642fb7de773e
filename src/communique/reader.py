"""Text → Reading: the one place that strings the steps together."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from communique.actors import find_actors
from communique.article import read_source
from communique.dates import find_dates
from communique.errors import LanguageNotRead, UsageError
from communique.events import find_events
from communique.intake import Source, identify_language
from communique.languages import LANGUAGES
from communique.quotes import find_quotes
from communique.records import Article, Doubt, Language, Mention, Reading
from communique.syntax import Parsed, Parser
from communique.syntax.encoder import shipped_encoder

CHUNK = 16
"""Articles handed to a worker at once: enough to make the hand-over cheap beside the reading."""


class Reader:
    """Reads articles. Make one and keep it: it loads the model when first used.

    >>> reader = Reader("de")
    >>> reading = reader("Die Minister telefonierten am Mittwoch.", published="2024-04-04")
    >>> reading.dates[0].value
    '2024-04-03'
    """

    def __init__(self, language: str | None = None) -> None:
        """Read one language, or, unnamed, find out per article. Raises `LanguageNotRead`."""
        self._language = None if language is None else _known(language)

    def __call__(self, text: str, *, published: str | None = None, url: str | None = None) -> Reading:
        """Read one article.

        ``published`` is its ISO day, or nothing: dates that need it then stay unresolved. Raises `UsageError`
        for a day that is none, `LanguageNotRead`, and `NothingToRead` for a text without an article in it.
        """
        (reading,) = self.pipe([Source(text=text, published=published, url=url)])
        return reading

    def pipe(self, sources: Iterable[Source], *, workers: int = 1) -> Iterator[Reading]:
        """Read many articles, in their order; with ``workers`` > 1 in that many processes.

        Raises what `__call__` raises, at the article in question.
        """
        if workers == 1:
            yield from map(self._read, sources)
            return
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - for many articles only
        from multiprocessing import get_context  # noqa: PLC0415 - the same

        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from pool.map(self._read, sources, chunksize=CHUNK)

    def _read(self, source: Source) -> Reading:
        article, doubts = self.article(source)
        return read_parsed(parser(article.language)(article), doubts)

    def article(self, source: Source) -> tuple[Article, tuple[Doubt, ...]]:
        """Take the first step only: what each character of the text is for."""
        if source.published is not None:
            iso_day(source.published)
        return read_source(source, language=self._language or _language_of(source))


def read_parsed(parsed: Parsed, doubts: tuple[Doubt, ...] = ()) -> Reading:
    """Take the steps after syntax: a pure function of the parsed article."""
    dates, date_doubts = find_dates(parsed)
    actors = find_actors(parsed, dates)
    quotes, quote_doubts = find_quotes(parsed, dates, actors)
    found = find_events(parsed, dates, actors, quotes)
    return Reading(
        article=parsed.article,
        dates=dates,
        entities=(*actors.entities, *found.entities),
        mentions=in_text_order((*actors.mentions, *found.mentions)),
        quotes=quotes,
        events=found.events,
        claims=found.claims,
        doubts=(*doubts, *date_doubts, *actors.doubts, *quote_doubts, *found.doubts),
    )


def in_text_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort mentions by where they begin, longer ones first."""
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)))


@cache
def parser(language: Language) -> Parser:
    """Load a language's parser, once a process."""
    return Parser(language, shipped_encoder())


def _language_of(source: Source) -> Language:
    """Find the language of a source's article, not of the page around it; if unsure, as the page says.

    Text with nothing but a page's leftovers has none, and says so.
    Raises `LanguageNotRead`, or `NothingToRead` where only leftovers stand.
    """
    kept = [
        source.text[block.start : block.end]
        for block in source.blocks
        if block.kept_by not in {None, "nearby"}
    ]
    text = "\n".join(kept) or source.text
    try:
        return identify_language(text)
    except LanguageNotRead as err:
        for language in LANGUAGES:
            read_source(source, language=language)
        stated = {one.value[:2].lower() for one in source.said("language")}
        for language in LANGUAGES:
            if language in stated and not err.is_sure:
                return language
        raise


def iso_day(text: str) -> str:
    """Check that a text is an ISO 8601 day; raises `UsageError`.

    >>> iso_day("2024-04-03")
    '2024-04-03'
    """
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as err:
        raise UsageError(f"{text!r} is no day. Write it as year-month-day: 2024-04-03.") from err


def _known(language: str) -> Language:
    for known in LANGUAGES:
        if language == known:
            return known
    raise LanguageNotRead(f"the language {language!r} is not read yet. Read are: {', '.join(LANGUAGES)}.")
