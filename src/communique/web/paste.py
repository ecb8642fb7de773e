"""A text that a reader pastes: read, shown, and forgotten; with what was held of its contacts before."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import FastAPI, Form, Request
from fastapi.responses import RedirectResponse, Response

from communique.errors import CommuniqueError, NothingKnown, NotOne
from communique.languages import LANGUAGES
from communique.ledger.history import LastContact
from communique.ledger.reports import event_reports
from communique.records import EventReport, Language, Reading
from communique.web.cards import beside_reading
from communique.web.interface import SHOWN
from communique.web.show import Show
from communique.web.site import LANGUAGE, Here, Site

MOST = 12
"""Contacts of a pasted text of which what is held is looked up."""
YEAR_IN_SECONDS = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """A contact that a text tells, and what was held of its two sides before."""

    report: EventReport
    answer: LastContact


def add_pasting(app: FastAPI) -> None:
    """Add the page that takes a text, and the choice of a language."""

    @app.get("/read", include_in_schema=False, name="read")
    def ask(request: Request) -> Response:
        return _form(request)

    @app.post("/read", include_in_schema=False)
    async def read(
        request: Request,
        site: Here,
        text: Annotated[str, Form()] = "",
        published: Annotated[str, Form()] = "",
        language: Annotated[str, Form()] = "",
    ) -> Response:
        limit = site.settings.longest_text
        if not text.strip():
            return _form(request, "read_empty", 422)
        if len(text) > limit:
            return _form(request, "read_too_long", 413, text=text[:limit], limit=limit)
        told = partial(_read, request, site, text, published=_day(published), language=_language(language))
        return await to_thread.run_sync(told, limiter=site.reading)

    @app.post("/language", include_in_schema=False)
    def choose(language: Annotated[str, Form()], back: Annotated[str, Form()] = "/") -> Response:
        is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
        told = RedirectResponse(back if is_ours else "/", status_code=303)
        if language in SHOWN:
            told.set_cookie(LANGUAGE, language, max_age=YEAR_IN_SECONDS, samesite="lax", httponly=True)
        return told


def _read(
    request: Request, site: Site, text: str, *, published: str | None, language: Language | None
) -> Response:
    if not site.may_read():
        return _form(request, "read_too_many", 429, text=text)
    try:
        reading = site.read(text, published=published, language=language)
    except CommuniqueError as err:
        return _form(request, None, 422, text=text, told=str(err))
    show: Show = request.app.state.show
    return show.template(
        request,
        "reading.html",
        reading=reading,
        laid_out=beside_reading(reading),
        before=held_before(site, reading),
        twins={},
    )


def _form(request: Request, key: str | None = None, code: int = 200, **values: Any) -> Response:  # noqa: ANN401
    show: Show = request.app.state.show
    told = {"text": "", "limit": 0, "told": "", **values}
    return show.template(request, "read.html", code, key=key, read=LANGUAGES, twins={}, **told)


def held_before(site: Site, reading: Reading) -> list[Before]:
    """Say what is held of the sides of each contact that a reading tells, before the day of its article."""
    found: dict[frozenset[str], Before] = {}
    for report in event_reports(reading):
        pair = _pair(report)
        if (
            report.type == "CONSULT"
            and pair is not None
            and frozenset(pair) not in found
            and len(found) < MOST
        ):
            try:
                answer = site.ledger.last_contact(*pair, before=report.earliest or reading.article.published)
            except (NothingKnown, NotOne):
                continue
            found[frozenset(pair)] = Before(report=report, answer=answer)
    return list(found.values())


def _pair(report: EventReport) -> tuple[str, str] | None:
    """Give the keys of the first two sides that are of different states."""
    known = [party for party in report.parties if party.actor or party.country]
    for place, one in enumerate(known):
        for other in known[place + 1 :]:
            if one.country != other.country:
                return one.actor or one.country or "", other.actor or other.country or ""
    return None


def _day(told: str) -> str | None:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return None


def _language(told: str) -> Language | None:
    return next((one for one in LANGUAGES if one == told), None)
