"""Corrections by people, for whoever has shown the token."""

from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import FastAPI, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field

from communique.exports.permalinks import event_path, why_path
from communique.ledger.corrections import Correction
from communique.web.show import Show
from communique.web.site import TOKEN, Here, is_token

WHY = {
    "accept": "right, as read on the page",
    "reject": "wrong, as read on the page",
    "merge": "one event, as read on the page",
    "split": "of another event, as read on the page",
    "undo": "taken back",
}
"""Why, where nobody says so."""
SOMEBODY = "a reader of the pages"
DAY_IN_SECONDS = 86_400


class Said(BaseModel):
    """What somebody says of a record: which, the verdict, who says so and why.

    ``other`` is the event that is the same, by its id or its address.
    """

    about: str = Field(max_length=64)
    verdict: Literal["accept", "reject", "merge", "split", "undo"]
    other: str = Field(default="", max_length=300)
    who: str = Field(default="", max_length=100)
    why: str = Field(default="", max_length=500)


def add_editing(app: FastAPI) -> None:
    """Add the page that takes the token, and what takes corrections."""

    @app.get("/edit", include_in_schema=False, name="edit")
    def ask(request: Request) -> Response:
        return _form(request)

    @app.post("/edit", include_in_schema=False)
    def begin(request: Request, site: Here, token: Annotated[str, Form()] = "") -> Response:
        expected = site.settings.token
        if expected is None or not _is_from_here(request) or not is_token(token, expected):
            return _form(request, is_wrong=True, code=403)
        told = RedirectResponse("/", status_code=303)
        told.set_cookie(TOKEN, token, max_age=DAY_IN_SECONDS, samesite="strict", httponly=True)
        return told

    @app.post("/edit/end", include_in_schema=False)
    def end() -> Response:
        told = RedirectResponse("/edit", status_code=303)
        told.delete_cookie(TOKEN)
        return told

    @app.post("/judge", include_in_schema=False, name="judge")
    def judge(request: Request, site: Here, said: Annotated[Said, Form()]) -> Response:
        if not _is_from_here(request) or not site.may_edit(request):
            return _form(request, code=403)
        who = said.who.strip() or SOMEBODY
        made = site.ledger.correct(
            said.about,
            said.verdict,
            who=who,
            why=said.why.strip() or WHY[said.verdict],
            other=_event_named(said.other),
            only=said.verdict in {"accept", "reject"},
        )
        show: Show = request.app.state.show
        if request.headers.get("hx-request") == "true":
            return show.template(request, "judged.html", verdict=said.verdict, who=who, twins={})
        return RedirectResponse(_shown_then(made), status_code=303)


def _event_named(told: str) -> str | None:
    """Give the id of an event, of which the address is as good.

    >>> _event_named("http://127.0.0.1:8000/event/3cf22e2e0bc0bd31"), _event_named(" ")
    ('3cf22e2e0bc0bd31', None)
    """
    return urlsplit(told.strip()).path.rstrip("/").rpartition("/")[2] or None


def _shown_then(made: Correction) -> str:
    """Give the page on which one sees what a correction did."""
    return event_path(made.about) if made.verdict in {"merge", "split"} else why_path(made.about)


def _form(request: Request, *, is_wrong: bool = False, code: int = 200) -> Response:
    show: Show = request.app.state.show
    may = request.app.state.site.settings.token is not None
    return show.template(request, "edit.html", code, is_wrong=is_wrong, may=may, twins={})


def _is_from_here(request: Request) -> bool:
    """Say whether a page of ours sent a form: browsers name the origin of whatever changes something."""
    origin = request.headers.get("origin")
    if origin is None:
        return False
    told = urlsplit(origin)
    return told.scheme in {"http", "https"} and told.netloc == request.headers.get("host", "")
