"""What docs/stories.md shows is run."""

import re
from pathlib import Path

from stories.quality import read
from stories.wire import COPY, ORIGINAL, OWN_WORDS

PAGE = Path(__file__).parents[2] / "docs" / "stories.md"


def test_the_example_of_the_page_runs() -> None:
    (code,) = re.findall(r"```py\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    days = ("2025-01-16", None, "2025-01-16")
    readings = [read("de", text, day) for text, day in zip((ORIGINAL, COPY, OWN_WORDS), days, strict=True)]
    names = {"readings": readings}
    exec(code, names)  # noqa: S102 - our own page
    (story,) = names["stories"]
    assert [len(text) for text in story.texts] == [2, 1]  # type: ignore[attr-defined]
    assert story.independent == 2  # type: ignore[attr-defined]
    assert [lent.earliest for lent in story.lent] == ["2025-01-16"]  # type: ignore[attr-defined]
