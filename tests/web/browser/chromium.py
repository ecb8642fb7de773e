"""A real browser for tests: Debian's Chromium and its driver, without a window."""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

MISSING = "no Chromium with its driver here, so no page is opened: apt-get install chromium chromium-driver"
SWITCHES = (
    "headless=new",
    "lang=en",
    "hide-scrollbars",
    "disable-gpu",
    "disable-dev-shm-usage",
    "disable-extensions",
    "disable-background-networking",
)
PATIENCE = 20
"""Seconds in which a page has to do what is waited for."""


def programs() -> tuple[str, str] | None:
    """Give the browser and its driver, if both are here."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


class Browser:
    """A browser and what tests do with it; paths are those of the pages that it was last sent to."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver
        self.base = ""

    # ------------------------------------------------------------------------------------------ going

    def begin(self, base: str) -> None:
        """Begin anew at an address: nothing remembered, nothing emulated, nothing logged."""
        self.base = base
        self.command("Network.clearBrowserCookies")
        self.command("Storage.clearDataForOrigin", origin=base, storageTypes="all")
        self.scripts(on=True)
        self.look()
        self.complaints()
        self.requested()

    def go(self, path: str = "/") -> None:
        """Open a page."""
        self.driver.get(self.base + path)

    @property
    def path(self) -> str:
        """Where it is now, without the host."""
        return self.driver.current_url.removeprefix(self.base)

    # ---------------------------------------------------------------------------------------- finding

    def one(self, selector: str) -> WebElement:
        """Give the first element of a CSS selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """Give all elements of a CSS selector."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def is_seen(self, element: WebElement) -> bool:
        """Say whether an element is on the screen, not above or below it."""
        script = (
            "const at = arguments[0].getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight"
        )
        return bool(self.driver.execute_script(script, element))

    @property
    def text(self) -> str:
        """What the page's main part says."""
        return self.one("main").text

    @property
    def focused(self) -> WebElement:
        """What has the focus."""
        return self.driver.switch_to.active_element

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever a script gives
        """Evaluate an expression of JavaScript."""
        return self.driver.execute_script(f"return {expression}")

    # ------------------------------------------------------------------------------------------ doing

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.focused.send_keys(key)

    def type(self, selector: str, words: str) -> None:
        """Type into a field, over what stands there."""
        self.one(selector).send_keys(Keys.CONTROL, "a", Keys.NULL, words)

    def follow(self, element: WebElement | str) -> None:
        """Click on what leads to another page, or its selector, and wait until it is there."""
        before = self.one("html")
        (self.one(element) if isinstance(element, str) else element).click()
        self.until_left(before)

    def until_left(self, before: WebElement) -> None:
        """Wait until a page has made room for another."""
        self.until(lambda: self.one("html") != before and self.value("document.readyState") == "complete")

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.02).until(lambda _: holds())

    # ---------------------------------------------------------------------------------------- emulating

    def command(self, name: str, **values: object) -> dict[str, Any]:
        """Send a command of the DevTools protocol."""
        answer: dict[str, Any] = self.driver.execute_cdp_cmd(name, values)
        return answer

    def scripts(self, *, on: bool) -> None:
        """Switch the scripts of pages on or off."""
        self.command("Emulation.setScriptExecutionDisabled", value=not on)

    def look(self, *, dark: bool = False, width: int = 1280, height: int = 900) -> None:
        """Show pages light or dark, so wide."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        still = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.command("Emulation.setEmulatedMedia", media="", features=[scheme, still])
        self.command(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    # ------------------------------------------------------------------------------------------- logs

    def complaints(self) -> list[str]:
        """Give what the browser complained of since it was last asked: scripts, policy, what is missing."""
        return [str(entry["message"]) for entry in self._log("browser")]

    def requested(self) -> list[str]:
        """Give the addresses that pages asked for since it was last asked, data: left out."""
        told = (json.loads(entry["message"])["message"] for entry in self._log("performance"))
        sent = (one["params"]["request"] for one in told if one["method"] == "Network.requestWillBeSent")
        return [one["url"] for one in sent if urlsplit(one["url"]).scheme not in {"data", "about", "blob"}]

    def _log(self, kind: str) -> list[dict[str, Any]]:
        told: list[dict[str, Any]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call] # selenium's
        return told


@contextmanager
def browser() -> Iterator[Browser]:
    """Run a browser. Raises `FileNotFoundError` where there is none."""
    found = programs()
    if found is None:
        raise FileNotFoundError(MISSING)
    options = ChromeOptions()
    options.binary_location = found[0]
    for switch in SWITCHES:
        options.add_argument(f"--{switch}")
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")
    options.add_experimental_option("prefs", {"intl.accept_languages": "en"})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options, ChromeService(found[1]))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
