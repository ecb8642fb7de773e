"""Mails and saved pages in their dress: the text, the page, the day of sending as the latest possible."""

import io

import pytest

from communique.errors import EmptyInput, TooLarge
from communique.intake import Source, Told
from communique.intake.mail import read_mail, read_mhtml
from communique.reader import Reader
from intake.samples import TEXT, made, mail, mhtml

PAGE = "<html><h1>Gipfel in Riga</h1><p>Die Minister berieten am Mittwoch in Riga über Fische.</p></html>"


def read(data: bytes) -> Source:
    (source,) = read_mail(io.BytesIO(data), Told(name="a.eml"))
    assert isinstance(source, Source)
    return source


def test_subject_and_plain_text_are_the_article() -> None:
    source = read(mail())
    assert source.text == f"Einladung zur Pressekonferenz\n\n{TEXT}"
    article, _ = Reader().article(source)
    assert (article.title, article.language, article.agency) == (
        "Einladung zur Pressekonferenz",
        "de",
        ("AFP",),
    )


def test_the_day_of_sending_is_no_day_of_publication_but_its_latest() -> None:
    article, doubts = Reader().article(read(mail()))
    assert article.published is None
    (words,) = [doubt.words for doubt in doubts if doubt.kind == "published_unknown"]
    assert words.endswith("none was given. It was there on 2024-04-03, so it is no later.")


def test_the_plain_text_goes_before_the_page_beside_it() -> None:
    assert read(mail(TEXT, PAGE)).text == read(mail(TEXT)).text


def test_a_page_alone_is_read_under_its_own_headline_else_the_subject() -> None:
    assert read(mail(None, PAGE)).text.startswith("Gipfel in Riga\n\nDie Minister")
    without = PAGE.replace("<h1>Gipfel in Riga</h1>", "")
    source = read(mail(None, without))
    assert source.text.startswith("Einladung zur Pressekonferenz\n\nDie Minister")
    assert Reader().article(source)[0].title == "Einladung zur Pressekonferenz"


@pytest.mark.parametrize(
    "data",
    [b"Subject: x\n\n", b"Content-Type: image/png\n\nx", b"Content-Type: text/plain; charset=klingon\n\n \n"],
)
def test_a_mail_without_text_is_told(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="mail without text"):
        read(data)


def test_headers_that_take_for_ever_to_take_apart_are_refused_or_passed_over() -> None:
    head = b"From: " + b'"a ' * 20_000 + b"\nSubject: Gipfel\nMIME-Version: 1.0\n\n" + TEXT.encode()
    assert read(head).text.startswith("Gipfel")
    with pytest.raises(TooLarge, match="headers of more than 100 kB"):
        read(b"Content-Type: multipart/mixed" + b';"' * 200_000 + b"\n\nx")


def test_a_saved_page_knows_where_it_is_from() -> None:
    page = made()[0]
    (source,) = read_mhtml(io.BytesIO(mhtml(page)), Told(name="a.mhtml"))
    assert isinstance(source, Source)
    assert (source.url, source.captured, source.format) == ("https://a.example/saved", "2024-04-05", "mhtml")
    assert all(text in source.text for text, _ in page.shown)


def test_a_saved_file_without_a_page_is_told() -> None:
    with pytest.raises(EmptyInput, match="holds no page"):
        list(read_mhtml(io.BytesIO(b"MIME-Version: 1.0\n\nx"), Told(name="a.mhtml")))
