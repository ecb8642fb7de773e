"""Pictures of the pages, to look at: ``PYTHONPATH=tests python -m web.browser.screens FOLDER``.

Each page light, 1280 wide; those that are read most also dark, and on a telephone; in ``readme`` those that
stand in docs/screens, each of a size.
"""

import sys
from base64 import b64decode
from pathlib import Path
from tempfile import TemporaryDirectory

from web.browser.chromium import Browser, browser
from web.browser.pages import pages
from web.browser.served import examples_ledger, served

CLOSER = ("article", "between")
"""Pages that are looked at in the dark and on a telephone."""
WIDE, TELEPHONE = 1280, 400
README = (
    ("front", "front", "body"),
    ("between", "between", "body"),
    ("article", "evidence", "body"),
    ("event", "event", "#accounts"),
)
"""A picture, the page that it is of, and with what on it the picture begins."""
README_SIZE = 1100, 820
MARGIN = 12


def picture(opened: Browser, path: Path, top: float = 0, height: int | None = None) -> None:
    """Save a stretch of a page, the whole of it where no height is given."""
    high = height or opened.value("document.documentElement.scrollHeight")
    clip = {"x": 0, "y": top, "width": opened.value("innerWidth"), "height": high, "scale": 1}
    taken = opened.command("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
    path.write_bytes(b64decode(taken["data"]))


def every(opened: Browser, known: dict[str, str], folder: Path) -> None:
    """Save pictures of all pages."""
    for name, path in known.items():
        opened.look(width=WIDE)
        opened.go(path)
        picture(opened, folder / f"{name}.png")
        if name in CLOSER:
            opened.look(width=WIDE, dark=True)
            picture(opened, folder / f"{name}-dark.png")
            opened.look(width=TELEPHONE)
            picture(opened, folder / f"{name}-{TELEPHONE}.png")


def readme(opened: Browser, known: dict[str, str], folder: Path) -> None:
    """Save the pictures of `README.md`."""
    width, height = README_SIZE
    opened.look(width=width)
    for name, page, begin in README:
        opened.go(known[page])
        top = opened.value(f"document.querySelector('{begin}').getBoundingClientRect().top + scrollY")
        picture(opened, folder / f"{name}.png", max(0, top - MARGIN), height)


def main(folder: Path) -> None:
    """Save all pictures."""
    (folder / "readme").mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        ledger = examples_ledger(Path(made))
        known = pages(ledger)
        with served(ledger) as base, browser() as opened:
            opened.begin(base)
            every(opened, known, folder)
            readme(opened, known, folder / "readme")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
