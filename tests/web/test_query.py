import pytest

from communique.web.query import Query, parsed


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", Query()),
        ("Minsk", Query(words="Minsk")),
        ('"dem Abkommen" Minsk', Query(words='"dem Abkommen" Minsk')),
        ('who:"Le Drian" to:Lawrow', Query(who="Le Drian", to="Lawrow")),
        ("about:grain about:Odesa", Query(about="grain Odesa")),
        ('about:"grain deal"', Query(about='"grain deal"')),
        ("from:2024 until:2024", Query(since="2024-01-01", until="2024-12-31")),
        ("from:2024-02 until:2024-02", Query(since="2024-02-01", until="2024-02-29")),
        ("from:2024-02-03 until:2023-12", Query(since="2024-02-03", until="2023-12-31")),
        ("kind:PHONE lang:DE", Query(kind="phone", language="de")),
        ("who: Macron", Query(who="Macron")),
        ('who:"open', Query(who="open")),
    ],
)
def test_fields_and_words_are_told_apart(typed: str, query: Query) -> None:
    assert parsed(typed) == query


@pytest.mark.parametrize(
    "typed", ["a:b:c", '"', ":", "::", "who:\x00", "from:0000-00-00", "until:9999", "é" * 300]
)
def test_whatever_is_typed_is_no_error(typed: str) -> None:
    assert isinstance(parsed(typed), Query)
