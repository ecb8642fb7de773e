"""No figure on pages of our own making falls below its floor."""

import tomllib
from pathlib import Path

import pytest

from intake.quality import scores
from intake.samples import made

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("variation", FLOORS)
def test_no_figure_is_worse_than_its_floor(variation: str) -> None:
    found, floors = scores(variation), FLOORS[variation]
    worse = {
        name: (found.figures[name], floor)
        for name, floor in floors["at_least"].items()
        if found.figures[name] < floor
    }
    worse |= {
        name: (found.figures[name], most)
        for name, most in floors["at_most"].items()
        if found.figures[name] > most
    }
    assert not worse, "(found, floor) " + "\n".join([str(worse), *found.wrong])


def test_there_are_pages_enough() -> None:
    pages = made()
    assert len(pages) >= 60
    assert len({page.language for page in pages}) == 6
    assert len({page.name for page in pages}) >= 15
    assert sum(page.published is None for page in pages) >= 6, "pages without a day"


def test_what_a_page_is_made_of_is_in_it() -> None:
    for page in made():
        assert all(
            role in {"headline", "summary", "body", "byline", "agency", "leftover"} for _, role in page.shown
        )
        assert {"headline", "body", "leftover"} <= {role for _, role in page.shown}
