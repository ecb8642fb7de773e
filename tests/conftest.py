"""What many tests share: one reader a session, and a look at the words behind a record."""

from collections.abc import Callable

import pytest
from hypothesis import settings

from communique import Reader
from communique.intake import Source
from communique.languages import LANGUAGES
from communique.reader import parser
from communique.records import Language, Reading
from communique.syntax import Parsed

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
"""A busy machine is no failure: properties are judged by what they find, not by how long they take."""


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Read German text, published on Thursday 2024-04-04 unless said otherwise."""
    reader = Reader("de")

    def read(text: str, published: str | None = "2024-04-04") -> Reading:
        return reader(text, published=published)

    return read


@pytest.fixture(scope="session")
def readers() -> dict[Language, Reader]:
    """Readers of all languages, for text without a day of publication."""
    return {language: Reader(language) for language in LANGUAGES}


@pytest.fixture(scope="session")
def parse() -> Callable[..., Parsed]:
    """Parse text, German and published on Thursday 2024-04-04 unless said otherwise."""

    def parse(text: str, published: str | None = "2024-04-04", language: Language = "de") -> Parsed:
        article, _ = Reader(language).article(Source(text=text, published=published))
        return parser(language)(article)

    return parse
