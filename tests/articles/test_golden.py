from difflib import unified_diff

import pytest

from articles.articles import Example, examples
from articles.golden import golden
from processor import is_as_measured


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.id)
def test_the_record_of_an_example_is_unchanged(example: Example) -> None:
    expected = example.golden.read_text("utf-8") if example.golden.exists() else ""
    found = golden(example.read())
    difference = "\n".join(
        unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=2)
    )
    if difference and not is_as_measured():
        pytest.skip("this processor rounds otherwise than the one on which the goldens were written")
    if difference:
        pytest.fail(f"{difference}\n\nIf the new record is the better one: make golden", pytrace=False)
