"""A page arrives: all that it shows stands in the text, and what is article is told from what is not."""

import pytest

from communique.errors import EmptyInput, TooLarge
from communique.intake.html import page_source
from communique.intake.source import Source, Told
from communique.reader import Reader

PARAGRAPHS = (
    "<p>Die Minister berieten am Mittwoch in Riga über die Fischerei in der Ostsee.</p>"
    "<p>Sie gingen nach fünf Stunden ohne eine gemeinsame Erklärung wieder auseinander.</p>"
)


def page(markup: str, **told: str) -> Source:
    return page_source(markup.encode(), Told(**told))  # type: ignore[arg-type]


def texts(markup: str) -> list[str]:
    source = page(markup)
    return [source.text[block.start : block.end] for block in source.blocks]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>Die  Minister\n\tkommen.", ["Die Minister kommen."]),
        ("<p>Ab <b>heu</b>te<i> neu</i>.", ["Ab heute neu."]),
        ("<p>eins<br>zwei<br/><br>drei", ["eins", "zwei", "drei"]),
        ("<div>davor<p>drin</p>danach</div>", ["davor", "drin", "danach"]),
        ("<ul><li>eins<li>zwei</ul>", ["eins", "zwei"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<pre>eins\n  zwei</pre>", ["eins\n  zwei"]),
        ("<p>3\u00a0&euro; &amp; mehr&shy;</p>", ["3\u00a0€ & mehr\u00ad"]),
        ("<h1><span>Ostsee</span>\n<span>Minister beraten</span></h1>", ["Ostsee", "Minister beraten"]),
        ("<h1>Die <span>kleine</span> <span>Ostsee</span></h1>", ["Die kleine Ostsee"]),
        ("<p>a\0b\x01c", ["a\ufffdb\x01c"]),
        ("<p>x</p>Text ohne Tag", ["x", "Text ohne Tag"]),
        ("nur Text", ["nur Text"]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_a_page_shows_stands_in_blocks(markup: str, shown: list[str]) -> None:
    assert texts(markup) == shown


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<template><p>x</p></template>",
        "<p hidden>x</p>",
        "<div style='color:red; display: none'><p>x</p></div>",
        "<!-- x -->",
        "<svg><title>x</title></svg>",
        "<iframe>x</iframe>",
        "<input type=hidden value=x>",
    ],
)
def test_what_a_page_does_not_show_is_left_out_and_what_follows_is_not(hidden: str) -> None:
    assert texts(f"<p>davor</p>{hidden}<p>danach</p>") == ["davor", "danach"]


def test_a_block_that_nobody_keeps_is_a_leftover_with_that_reason() -> None:
    source = page(f"<div>Unser Blatt</div><h1>Gipfel in Riga</h1>{PARAGRAPHS}")
    article, _ = Reader("de").article(source)
    assert [(part.role, part.reason) for part in article.parts if part.role != "blank"] == [
        ("leftover", "article.dropped_by_extractor"),
        ("headline", "article.stated_headline"),
        ("body", "article.paragraph"),
        ("body", "article.paragraph"),
    ]


def test_a_page_without_an_article_is_read_whole_and_doubted() -> None:
    source = page("<div>Gipfel in Riga</div><div>Heute</div>")
    assert [block.kept_by for block in source.blocks] == ["all", "all"]
    assert [note.kind for note in source.notes] == ["no_article_found"]


@pytest.mark.parametrize("depth", [300, 3000, 100_000])
def test_tags_nested_beyond_reason_are_refused(depth: int) -> None:
    with pytest.raises(TooLarge, match="255 deep"):
        page("<div>" * depth + "x")


def test_a_page_cut_into_too_many_tags_is_refused() -> None:
    with pytest.raises(TooLarge, match="60,000 tags"):
        page("<p>x" * 70_000)


@pytest.mark.parametrize("markup", ["", "<html></html>", "<script>x</script>", "<p> \n</p>"])
def test_a_page_that_shows_nothing_is_empty(markup: str) -> None:
    with pytest.raises(EmptyInput, match="page without any"):
        page(markup)


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ('<meta charset="windows-1251"><p>Рига'.encode("cp1251"), None, "Рига"),
        (
            '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1"><p>€'.encode("cp1252"),
            None,
            "€",
        ),
        ("<p>Größe".encode("cp1252"), "iso-8859-1", "Größe"),
        ("\ufeff<p>Größe".encode("utf-16"), None, "Größe"),
        ("<meta charset=utf-8><p>Größe und Maße".encode("cp1252"), None, "Größe und Maße"),
        ("<p>Größe".encode(), "koi8-r", "Größe"),
    ],
    ids=["meta", "http-equiv", "server", "mark", "wrong meta", "wrong server"],
)
def test_the_encoding_is_found(data: bytes, encoding: str | None, text: str) -> None:
    source = page_source(data, Told(encoding=encoding, is_caller=False))
    assert source.text == text


def test_a_page_in_another_encoding_than_it_says_is_read_with_a_doubt() -> None:
    source = page_source(f"<meta charset=ascii><p>Größe{PARAGRAPHS}".encode(), Told())
    assert source.text.startswith("Größe")
    assert [note.kind for note in source.notes] == ["encoding_contradicted"]


def test_a_few_wrong_bytes_are_shown_and_doubted() -> None:
    data = ("<meta charset=utf-8><p>" + "Größe, Maß und Länge. " * 50).encode() + b"\xff"
    source = page_source(data, Told())
    assert source.text.endswith("\ufffd")
    assert source.notes[0].kind == "encoding_damaged"


def stated(head: str, field: str) -> list[tuple[str, str]]:
    source = page(f"<html lang='de'><head>{head}</head><body><h1>Gipfel in Riga</h1>{PARAGRAPHS}")
    return [(one.value, one.by) for one in source.stated if one.field == field]


OWN = '{"@type": "NewsArticle", "headline": "Gipfel in Riga", "datePublished": "2024-04-03"}'
OTHER = '{"@type": "NewsArticle", "headline": "Anderes", "datePublished": "2024-01-01"}'


def node(*articles: str) -> str:
    return f'<script type="application/ld+json">[{", ".join(articles)}]</script>'


@pytest.mark.parametrize(
    ("head", "days"),
    [
        (
            "<meta property='article:published_time' content='2024-04-03'>",
            [("2024-04-03", "meta article:published_time")],
        ),
        (node(OWN), [("2024-04-03", "JSON-LD")]),
        (node(OTHER, OWN), [("2024-04-03", "JSON-LD")]),
        (node(OTHER, OTHER.replace("Anderes", "Weiteres")), []),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', []),
        ("<meta property='article:modified_time' content='2024-04-05'>", []),
    ],
    ids=["meta", "json", "json of several", "json of others", "broken json", "modified"],
)
def test_the_day_that_a_page_states_is_that_of_its_own_article(
    head: str, days: list[tuple[str, str]]
) -> None:
    assert stated(head, "published") == days


def test_a_page_states_title_language_and_address() -> None:
    source = page(
        "<html lang=de><title>Gipfel  in Riga</title><link rel=canonical href='https://a.example/1'><p>x"
    )
    assert [(one.field, one.value) for one in source.stated] == [
        ("title", "Gipfel in Riga"),
        ("language", "de"),
    ]
    assert source.url == "https://a.example/1"


def test_the_address_that_the_caller_names_goes_before_the_pages_own() -> None:
    assert (
        page("<link rel=canonical href='https://a.example/1'><p>x", url="https://b.example").url
        == "https://b.example"
    )


def test_reading_a_page_twice_gives_the_same() -> None:
    markup = f"<nav>Politik</nav><h1>Gipfel in Riga</h1>{PARAGRAPHS}"
    assert page(markup) == page(markup)
