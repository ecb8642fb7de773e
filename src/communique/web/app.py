"""The pages, hung under their paths, each with its twins; what guards them; what is said when it fails."""

import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Annotated, Any

import msgspec
from anyio import to_thread
from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from communique import __version__
from communique.errors import (
    CommuniqueError,
    InputError,
    LedgerError,
    MissingExtra,
    NothingKnown,
    NotOne,
    UsageError,
)
from communique.exports import FORMATS
from communique.exports.atom import Feed, atom_text
from communique.ledger.history import Asked
from communique.store import Ledger
from communique.web.cache import Cache
from communique.web.edit import add_editing
from communique.web.guard import Guard
from communique.web.interface import interface
from communique.web.page import Page
from communique.web.pages.article import ARTICLE
from communique.web.pages.between import BETWEEN
from communique.web.pages.day import DAY
from communique.web.pages.event import EVENT
from communique.web.pages.front import FRONT
from communique.web.pages.network import NETWORK
from communique.web.pages.quality import QUALITY
from communique.web.pages.search import SEARCH
from communique.web.pages.story import STORY
from communique.web.pages.who import WHO
from communique.web.pages.why import WHY
from communique.web.paste import add_pasting
from communique.web.several import meant
from communique.web.show import TYPES, Show, language_of
from communique.web.site import Moved, Settings, Site

PAGES: tuple[Page, ...] = (
    FRONT, SEARCH, BETWEEN, WHO, EVENT, ARTICLE, STORY, DAY, NETWORK, WHY, QUALITY,
)  # fmt: skip
ROWS = ("jsonl", "csv", "parquet")
"""The forms of rows that each page has."""
Answer = Callable[[], object]
"""What a page asks, ready to be answered."""
STATIC = Path(__file__).parent / "static"
log = logging.getLogger("communique.web")


def make_app(ledger: Ledger, settings: Settings | None = None) -> FastAPI:
    """Make the application over a ledger, which stays open as long as it runs."""
    app = FastAPI(
        title="Communiqué",
        version=__version__,
        summary="Who dealt with whom, when they last had, and who says so.",
        description=(
            "Each page has twins: its path with .json gives the whole answer, .jsonl, .csv and .parquet its "
            "rows, .atom a feed. Every record names the exact words it rests on."
        ),
        lifespan=_few_at_once,
        docs_url=None,
        redoc_url=None,
    )
    site = Site(ledger=ledger, settings=settings or Settings())
    app.state.site = site
    app.state.show = Show()
    for page in PAGES:
        _add_page(app, page)
    for page in PAGES:
        _add_twins(app, page)
    _add_words_for_programs(app)
    add_pasting(app)
    add_editing(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    _add_words_for_failures(app)
    app.add_middleware(Cache, state=ledger.state)
    app.add_middleware(Guard, hosts=site.settings.hosts, longest=4 * site.settings.longest_text + 20_000)
    return app


AT_ONCE = 2
"""Pages that a process makes at a time: one, and another that need not wait for a long one."""


@asynccontextmanager
async def _few_at_once(_: FastAPI) -> AsyncIterator[None]:
    to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def _asked(page: Page) -> Callable[..., Any]:
    """Take what is asked of a page, to be answered by the thread that makes it: to change threads costs."""

    async def asked(**given: object) -> Callable[[], object]:
        return partial(page.ask, **given)

    asked.__signature__ = signature(page.ask)  # type: ignore[attr-defined] # by which FastAPI knows what to give
    return asked


class _NoEnding(Convertor[str]):
    """A part of a page's path, not of a twin's: so pages can stand before twins, and are found at once."""

    regex = "[^/]+" + "".join(rf"(?<!\.{ending})" for ending in TYPES)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("no_ending", _NoEnding())


def _add_page(app: FastAPI, page: Page) -> None:
    def html(request: Request, answer: Annotated[Answer, Depends(_asked(page))]) -> Response:
        show: Show = request.app.state.show
        return show.page(request, page, answer())

    path = page.path.replace("}", ":no_ending}")
    app.get(path, include_in_schema=False, response_class=HTMLResponse, name=page.name)(html)


def _add_twins(app: FastAPI, page: Page) -> None:
    path = "/front" if page.path == "/" else page.path

    def hang(ending: str, answer: Callable[..., Response], summary: str, told: dict[str, Any]) -> None:
        app.get(
            f"{path}.{ending}",
            response_model=None,
            tags=[page.name],
            name=f"{page.name}_{ending}",
            summary=summary,
            description=page.ask.__doc__,
            responses={200: told},
        )(answer)

    def whole(answer: Annotated[Answer, Depends(_asked(page))]) -> Response:
        return Response(msgspec.json.encode(answer()), media_type="application/json")

    def feed(request: Request, answer: Annotated[Answer, Depends(_asked(page))]) -> Response:
        said = Feed(id=f"urn:communique:{request.url.path}", title=f"Communiqué {request.url.path}")
        pieces = atom_text(page.feed(answer()), said)
        return Response("".join(pieces), media_type=TYPES["atom"])

    hang("json", whole, f"The whole answer: {page.record.__name__}", {"model": page.record})
    for ending in ROWS:
        hang(ending, _rows(page, ending), f"Its rows as {ending}", {"content": {TYPES[ending]: {}}})
    hang("atom", feed, "Its events as a feed", {"content": {TYPES["atom"]: {}}})


def _add_words_for_programs(app: FastAPI) -> None:
    @app.get("/api", include_in_schema=False, name="api")
    def api(request: Request) -> Response:
        show: Show = request.app.state.show
        base = str(request.base_url).rstrip("/")
        return show.template(request, "api.html", pages=PAGES, base=base, twins={})


def _rows(page: Page, ending: str) -> Callable[..., Response]:
    def rows(answer: Annotated[Answer, Depends(_asked(page))]) -> Response:
        listed = page.rows(answer())
        pieces: Iterable[str | bytes] = FORMATS[ending].write(listed.table, listed)
        written = b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
        return Response(written, media_type=TYPES[ending])

    return rows


# --------------------------------------------------------------------------------------------- failures

CODES: tuple[tuple[type[Exception], int], ...] = (
    (NothingKnown, 404),
    (NotOne, 300),
    (UsageError, 400),
    (InputError, 422),
    (MissingExtra, 501),
    (LedgerError, 503),
)


def _add_words_for_failures(app: FastAPI) -> None:
    @app.exception_handler(Moved)
    def moved(request: Request, err: Moved) -> Response:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{err.path}{_ending(request)}{query}", status_code=307)

    @app.exception_handler(CommuniqueError)
    def ours(request: Request, err: CommuniqueError) -> Response:
        code = next((code for kind, code in CODES if isinstance(err, kind)), 500)
        if code in {500, 503}:
            log.error("%s", err)
            return _told(request, code, "problem_ledger")
        several = meant(request.app.state.site.ledger, err) if isinstance(err, NotOne) else ()
        return _told(request, code, None, str(err), several)

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, err: RequestValidationError) -> Response:
        words = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in err.errors())
        return _told(request, 422, None, words)

    @app.exception_handler(HTTPException)
    def gone(request: Request, err: HTTPException) -> Response:
        return _told(
            request, err.status_code, "problem_gone" if err.status_code == 404 else None, str(err.detail)
        )

    @app.exception_handler(Exception)
    def inside(request: Request, err: Exception) -> Response:
        log.error("%s", request.url.path, exc_info=err)
        return _told(request, 500, "problem_inside")


def _told(
    request: Request, code: int, key: str | None, words: str = "", several: Sequence[Asked] = ()
) -> Response:
    """Say what failed: on a page in the reader's language, to programs as RFC 9457 wants it."""
    show: Show = request.app.state.show
    if _ending(request):
        told = {"title": words or interface(language_of(request))(key or "problem"), "status": code}
        return Response(msgspec.json.encode(told), status_code=code, media_type="application/problem+json")
    return show.problem(request, code, key, words, several)


def _ending(request: Request) -> str:
    """Give the ending of the twin that is asked for, with its dot; nothing of a page."""
    return next((f".{one}" for one in TYPES if request.url.path.endswith(f".{one}")), "")
