"""Accessibility of a page: axe-core, run by the browser in the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from web.browser.chromium import Browser

AXE = Path(__file__).with_name("axe-core-4.14.1.min.js")
GRAVE = frozenset({"serious", "critical"})
COLOURS = ("color-contrast", "link-in-text-block")
"""What may be otherwise in the dark."""

RUN = """
    const [rules, done] = arguments;
    const asked = {resultTypes: ["violations"], preload: false, ...(rules ? {runOnly: rules} : {})};
    const failed = (error) => [{impact: "critical", id: String(error), nodes: []}];
    axe.run(asked).then((told) => done(told.violations), (error) => done(failed(error)));
"""


@contextmanager
def at_hand(browser: Browser) -> Iterator[None]:
    """Have axe-core in each page that is opened."""
    added = browser.command("Page.addScriptToEvaluateOnNewDocument", source=AXE.read_text("utf-8"))
    yield
    browser.command("Page.removeScriptToEvaluateOnNewDocument", **added)


def findings(browser: Browser) -> list[str]:
    """Give what is grave, light and dark: the rule, how the page is shown, and the elements."""
    found = _grave(browser, None, "light")
    browser.look(dark=True)
    found += _grave(browser, COLOURS, "dark")
    browser.look()
    return found


def _grave(browser: Browser, rules: tuple[str, ...] | None, how: str) -> list[str]:
    told = browser.driver.execute_async_script(RUN, rules)
    return [
        f"{one['id']}, {how}: {[node['html'][:120] for node in one['nodes'][:3]]}"
        for one in told
        if one["impact"] in GRAVE
    ]
