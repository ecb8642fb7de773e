"""A record and a template → a page in the language of whoever reads it."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from communique.kb import knowledge_base
from communique.ledger.history import Asked
from communique.web.interface import SHOWN, Shown, interface, wanted
from communique.web.page import Page
from communique.web.site import LANGUAGE, Site
from communique.web.templates import environment

TYPES = {
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "atom": "application/atom+xml",
}
"""The twins of a page, by the ending of their path, with their media types."""


class Show:
    """The templates, ready, and the names that they show."""

    def __init__(self) -> None:
        knowledge_base()
        made = environment()
        self._templates = {name: made.get_template(name) for name in made.list_templates()}

    def page(self, request: Request, page: Page, found: object) -> Response:
        """Show a page's record, and name its twins."""
        twins = {ending: _twin(request, page, ending) for ending in TYPES}
        told = self.template(request, f"{page.name}.html", found=found, twins=twins, **page.shown(found))
        told.headers["Link"] = ", ".join(
            f'<{path}>; rel="alternate"; type="{TYPES[ending]}"' for ending, path in twins.items()
        )
        return told

    def template(self, request: Request, name: str, status: int = 200, **values: Any) -> Response:  # noqa: ANN401
        """Show a template."""
        site: Site = request.app.state.site
        language = language_of(request)
        text = self._templates[name].render(
            say=interface(language),
            languages=SHOWN,
            types=TYPES,
            here=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            path=request.url.path,
            asked=dict(request.query_params),
            may_edit=site.may_edit(request),
            **values,
        )
        told = HTMLResponse(text, status_code=status)
        told.headers["Content-Language"] = language
        told.headers["Vary"] = "Cookie, Accept-Language"
        return told

    def problem(
        self, request: Request, code: int, key: str | None, words: str, several: Sequence[Asked]
    ) -> Response:
        """Show what failed, and whom a name may mean where several have it."""
        told = {"key": key, "words": words, "code": code, "several": several}
        return self.template(request, "problem.html", code, twins={}, **told)


def language_of(request: Request) -> Shown:
    """Give the language of a page: the one that was chosen, else one that the browser asks for."""
    return wanted(request.cookies.get(LANGUAGE), request.headers.get("accept-language", ""))


def _twin(request: Request, page: Page, ending: str) -> str:
    path = (
        "/front"
        if page.path == "/"
        else request.scope.get("raw_path", request.url.path.encode()).decode("ascii")
    )
    query = f"?{urlencode(list(request.query_params.multi_items()))}" if request.query_params else ""
    return f"{path}.{ending}{query}"
