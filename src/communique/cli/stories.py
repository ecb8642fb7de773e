"""The work of ``communique stories``: inputs in, stories out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import click
import msgspec

from communique.cli.output import emit
from communique.cli.phrasing import in_a_row, several
from communique.cli.reading import Job, read_all
from communique.errors import MissingExtra
from communique.records import Article, Reading
from communique.stories import (
    CopyIndex,
    Link,
    Story,
    StoryIndex,
    find_stories,
    fingerprint,
    profile,
    report,
    vector,
)


@dataclass(slots=True)
class _Found:
    """What is known of the articles read so far: what a story needs, not their readings."""

    copies: CopyIndex = field(default_factory=CopyIndex)
    accounts: StoryIndex = field(default_factory=StoryIndex)
    links: list[Link] = field(default_factory=list)
    articles: dict[str, Article] = field(default_factory=dict)

    def take(self, reading: Reading) -> None:
        """Link an article to those before it."""
        self.articles[reading.article.id] = reading.article
        self.links += self.copies.add(fingerprint(reading.article))
        self.links += self.accounts.add(profile(reading, vector=_vector(reading.article)))

    def stories(self) -> tuple[Story, ...]:
        """Group what was read."""
        return find_stories(map(report, self.articles.values()), self.links)


def run_stories(job: Job) -> int:
    """Read all inputs and print their stories; give the exit code. Raises `UsageError`."""
    found = _Found()
    code = read_all(job, found.take)
    stories = found.stories()
    if job.form == "jsonl":
        emit(b"".join(msgspec.json.encode(story) + b"\n" for story in stories))
        return code
    told = [story for story in stories if len(story.reports) > 1]
    for story in told:
        emit("\n".join((*_lines(story, found.articles), "")).encode() + b"\n")
    if not job.quiet:
        alone = len(stories) - len(told)
        click.echo(f"Stories of more than one report: {len(told)}; of one: {alone}.", err=True)
    return code


def _vector(article: Article) -> bytes | None:
    """Give an article's vector where the extra is installed."""
    try:
        return vector(article)
    except MissingExtra:
        return None


def _lines(story: Story, articles: dict[str, Article]) -> Iterator[str]:
    """Tell a story: its headline, how many speak, then each text with the articles that print it."""
    yield _headline(articles[story.representative])
    yield f"  {len(story.reports)} reports, {several(story.independent, 'independent source')}"
    for text in story.texts:
        for place, article in enumerate(text):
            yield f"  {'same text' if place else '-':>9} {_report(articles[article])}"
    for lent in story.lent:
        when = lent.earliest if lent.earliest == lent.latest else f"{lent.earliest} to {lent.latest}"
        yield f"  “{_headline(articles[lent.article])}” tells no day; its copies are of {when}"


def _report(article: Article) -> str:
    agency, day = " ".join(article.agency), article.published or "no day"
    return in_a_row(day, article.language, agency, _headline(article), article.url)


def _headline(article: Article) -> str:
    return article.title or article.text[:60].strip().replace("\n", " ")
