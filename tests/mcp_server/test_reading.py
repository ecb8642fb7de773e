import pytest

from communique.errors import LanguageNotRead, NothingToRead, TooLarge, UsageError
from communique.mcp_server.making import ITSELF
from communique.mcp_server.reading import LONGEST, read_text

CALL = "Die deutsche Außenministerin rief am Montag ihren türkischen Amtskollegen an."


def test_a_text_is_read_with_its_words() -> None:
    found = read_text(f"{CALL} Sie sagte: „Wir bleiben im Gespräch.“", language="de", published="2024-04-04")
    (contact,) = found.contacts
    assert (contact.date, contact.channel, contact.stage) == ("2024-04-01", "phone", "done")
    assert CALL.removesuffix(".") in contact.told[0].words
    assert contact.told[0].voices == (ITSELF,)
    assert [quote.words for quote in found.quotes] == ["„Wir bleiben im Gespräch.“"]
    assert found.answer.startswith("Read, not kept: 1 contact, 1 quote, 0 claims, 0 doubts.")


def test_nothing_of_it_has_a_permalink() -> None:
    (contact,) = read_text(CALL, language="de").contacts
    assert (contact.permalink, contact.told[0].permalink, contact.told[0].article) == (None, None, None)


def test_a_claim_is_given_without_a_verdict() -> None:
    text = f"{CALL} Es war das erste Gespräch der beiden seit Oktober 2022."
    (claim,) = read_text(text, language="de", published="2024-04-04").claims
    assert (claim.says, claim.verdict) == ("first such contact since 2022-10", None)


def test_doubts_are_told() -> None:
    doubts = read_text(CALL).doubts
    assert any("“Montag” cannot be given its day" in words for words in doubts)


def test_many_records_are_cut() -> None:
    text = " ".join(f"{number} sagte er: „Es ist das Jahr {number}.“" for number in range(2000, 2030))
    found = read_text(f"{CALL} {text}", language="de")
    assert len(found.quotes) <= 20
    assert found.left_out > 0


@pytest.mark.parametrize(
    ("text", "published", "error"),
    [
        ("x" * (LONGEST + 1), None, TooLarge),
        ("ok", None, NothingToRead),
        (CALL, "yesterday", UsageError),
        (
            "Den norske statsministeren møtte sin svenske kollega i Oslo på onsdag ettermiddag.",
            None,
            LanguageNotRead,
        ),
    ],
    ids=["long", "none", "no day", "Norwegian"],
)
def test_what_cannot_be_read_is_an_error_in_our_words(
    text: str, published: str | None, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_text(text, published=published)
