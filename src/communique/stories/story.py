"""Reports and links → stories: each told once, with all its reports, and how many of them are independent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.records import Article, Language, record_id
from communique.stories.clusters import Edge, clusters
from communique.stories.lent import LentDate, lent_dates
from communique.stories.link import ONE_TEXT, Link
from communique.stories.words import paragraphs

Text = tuple[str, ...]
"""The articles that print one text, by their ids."""

TOGETHER = 0.5
"""Mean score between two groups of reports from which they are one: half of them know each other well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as its story sees it. ``words`` counts those of summary and body."""

    article: str
    language: Language
    published: str | None
    agency: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One news, and all that report it.

    ``reports`` are ids of articles by day of publication, those without one last. ``texts`` groups them:
    copies and translations of one text stand together, the representative's first. ``independent`` counts the
    texts, those credited to one and the same agency alone as one: so many sources speak, however many print
    them. ``representative`` is the article to show: one with an agency's credit, if any, the earliest and
    fullest of them. ``links`` say why the reports are one story; ``lent`` what days they lend each other.
    """

    id: str
    reports: tuple[str, ...]
    texts: tuple[Text, ...]
    independent: int
    representative: str
    links: tuple[Link, ...]
    lent: tuple[LentDate, ...]


def report(article: Article) -> Report:
    """Take what a story needs of an article."""
    return Report(
        article=article.id,
        language=article.language,
        published=article.published,
        agency=article.agency,
        words=sum(len(told.words) for told in paragraphs(article)),
    )


def find_stories(
    reports: Iterable[Report], links: Iterable[Link], *, rejected: Collection[Edge] = ()
) -> tuple[Story, ...]:
    """Group reports into stories, by the earliest report.

    ``links`` may be of any method and come in any order; links to articles that are not among the reports do
    not count. A pair of articles in ``rejected`` never comes into one story, whatever links them and theirs:
    so a person undoes a link, and taking the pair out again brings it back. ``person`` links always join.

    Copies and translations are grouped first. These texts then make a story where the mean of the scores
    between them is at least `TOGETHER`: of a chain of follow-ups each is like the next, but the last is not
    like the first.
    """
    known = {each.article: each for each in reports}
    counted = tuple({each.id: each for each in links if _counts(each, known, rejected)}.values())
    texts = _texts(known, counted, rejected)
    groups = _grouped(texts, counted, rejected)
    place = {article: i for i, group in enumerate(groups) for text in group for article in text}
    within: list[list[Link]] = [[] for _ in groups]
    for each in counted:
        if place[each.one] == place[each.other]:
            within[place[each.one]].append(each)
    made = (_story(group, known, own) for group, own in zip(groups, within, strict=True))
    return tuple(sorted(made, key=lambda story: _turn(known[story.reports[0]])))


def independent(reports: Iterable[Report], links: Iterable[Link]) -> int:
    """Count how many of some articles speak for themselves: their texts, those of one agency alone as one."""
    known = {each.article: each for each in reports}
    texts = _texts(known, [each for each in links if _counts(each, known, ())], ())
    return _independent([[known[article] for article in text] for text in texts])


def _texts(
    known: Mapping[str, Report], links: Iterable[Link], rejected: Collection[Edge]
) -> tuple[Text, ...]:
    """Group articles that print one text."""
    one_text = _best((_edge(each), each) for each in links if each.method in ONE_TEXT)
    return clusters(known, one_text, least=TOGETHER, apart=rejected)


def _counts(found: Link, known: Collection[str], rejected: Collection[Edge]) -> bool:
    return found.one in known and found.other in known and _edge(found) not in rejected


def _grouped(
    texts: Sequence[Text], links: Collection[Link], rejected: Collection[Edge]
) -> tuple[tuple[Text, ...], ...]:
    """Group texts, each named by its first article, into stories."""
    name = {article: text[0] for text in texts for article in text}
    between = [(frozenset((name[each.one], name[each.other])), each) for each in links]
    between = [(edge, each) for edge, each in between if len(edge) > 1]
    groups = clusters(
        name.values(),
        _best(between),
        least=TOGETHER,
        joined={edge for edge, each in between if each.method == "person"},
        apart={frozenset(name.get(article, article) for article in pair) for pair in rejected},
    )
    members = {text[0]: text for text in texts}
    return tuple(tuple(members[text] for text in group) for group in groups)


def _story(group: Sequence[Text], known: Mapping[str, Report], links: Iterable[Link]) -> Story:
    members = sorted(article for text in group for article in text)
    shown = min(members, key=lambda article: _worth(known[article]))
    texts = [tuple(sorted(text, key=lambda article: _turn(known[article]))) for text in group]
    within = tuple(sorted(links, key=lambda each: each.id))
    return Story(
        id=record_id("", "story", *members),
        reports=tuple(sorted(members, key=lambda article: _turn(known[article]))),
        texts=tuple(sorted(texts, key=lambda text: (shown not in text, _turn(known[text[0]])))),
        independent=_independent([[known[article] for article in text] for text in texts]),
        representative=shown,
        links=within,
        lent=lent_dates({article: known[article].published for article in members}, within),
    )


def _independent(texts: Iterable[Iterable[Report]]) -> int:
    """Count texts, those that all their prints credit to one agency alone as one an agency."""
    alone = 0
    agencies: set[str] = set()
    for text in texts:
        credited = {agency for each in text for agency in each.agency}
        if len(credited) == 1:
            agencies |= credited
        else:
            alone += 1
    return alone + len(agencies)


def _turn(found: Report) -> tuple[bool, str, str]:
    return found.published is None, found.published or "", found.article


def _worth(found: Report) -> tuple[bool, tuple[bool, str], int, str]:
    """Sort by who should stand for a story: an agency's own, the earliest, the fullest."""
    return not found.agency, _turn(found)[:2], -found.words, found.article


def _best(links: Iterable[tuple[Edge, Link]]) -> Mapping[Edge, float]:
    scores: dict[Edge, float] = {}
    for edge, each in links:
        scores[edge] = max(each.score, scores.get(edge, 0.0))
    return scores


def _edge(found: Link) -> Edge:
    return frozenset((found.one, found.other))
