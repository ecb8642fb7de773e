"""Archives of the web: pages with their addresses and days of capture, damaged ones up to the damage."""

import io

import pytest

from communique.errors import InputError
from communique.intake import Fault, Source, Told
from communique.intake.warc import read_warc
from communique.reader import Reader
from intake.samples import answer, feed, full_item, made

pytest.importorskip("fastwarc")


def read(data: bytes) -> list[Source | Fault]:
    return list(read_warc(io.BytesIO(data), Told(name="a.warc")))


def test_pages_texts_and_feeds_are_read_and_the_rest_is_passed_over() -> None:
    page = made()[0].data
    found = read(
        answer("https://a.example/1", page)
        + answer("https://a.example/p.png", b"\x89PNG", kind="image/png")
        + answer("https://a.example/gone", page, status="404 Not Found")
        + answer("https://a.example/2", "Die Größe.".encode("cp1252"), kind="text/plain; charset=iso-8859-1")
        + answer(
            "https://a.example/feed",
            feed([full_item("Gipfel", ["Die Minister kamen."])]),
            kind="application/rss+xml",
        )
    )
    assert [(s.format, s.url) for s in found if isinstance(s, Source)] == [
        ("html", "https://a.example/1"),
        ("text", "https://a.example/2"),
        ("feed", "https://a.example/1"),
    ]


def test_the_day_of_capture_is_the_latest_possible_and_never_the_day_itself() -> None:
    (source,) = read(
        answer("https://a.example/1", b"<h1>Gipfel</h1><p>Die Minister berieten am Mittwoch in Riga.</p>")
    )
    assert isinstance(source, Source)
    assert source.captured == "2024-04-05"
    article, doubts = Reader().article(source)
    assert article.published is None
    assert "It was there on 2024-04-05" in doubts[0].words


def test_a_bad_page_costs_only_itself() -> None:
    good = answer("https://a.example/2", b"<p>Die Minister kamen.</p>")
    fault, source = read(answer("https://a.example/1", b"<script></script>") + good)
    assert isinstance(fault, Fault)
    assert fault.words.startswith("a.warc, https://a.example/1: is a page without any visible text")
    assert isinstance(source, Source)


def test_an_archive_that_was_cut_off_is_read_up_to_there() -> None:
    whole = b"".join(answer(f"https://a.example/{n}", made()[n].data) for n in range(3))
    found: list[Source | Fault] = []
    try:
        for item in read_warc(io.BytesIO(whole[: len(whole) - 2000]), Told(name="a.warc")):
            found.append(item)  # noqa: PERF402 - the reader may stop in between
    except InputError as err:
        assert "damaged behind record" in str(err)  # noqa: PT017 - either is right: a cut page, or a cut archive
    assert len(found) >= 2


@pytest.mark.parametrize("data", [b"", b"no archive at all"])
def test_what_is_no_archive_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"no WARC|damaged"):
        read(data)
