"""Pages that were given before, given again as long as nothing was written to the ledger."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.interface import wanted
from communique.web.site import LANGUAGE, TOKEN

ROOM = 48_000_000
"""Bytes of pages that are kept at most; the ones asked for longest ago go first."""
LARGEST = 1_000_000
"""Bytes of the largest page that is kept."""
NEVER = ("/static/", "/read", "/edit", "/judge", "/language")

Header = tuple[bytes, bytes]
Key = tuple[bytes, bytes, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was sent."""

    headers: tuple[Header, ...]
    body: bytes


class Cache:
    """Gives pages again while the ledger's ``state`` is the same, and knows those that a browser has (ETag).

    Whoever may correct sees every page made anew.
    """

    def __init__(self, app: ASGIApp, *, state: Callable[[], str], room: int = ROOM) -> None:
        self._app, self._state, self._room = app, state, room
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._of = ""
        self._taken = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from what is kept, or pass on and keep what is answered."""
        key = _key(scope)
        if key is None:
            await self._app(scope, receive, send)
            return
        state = self._state()
        if state != self._of:
            self._kept.clear()
            self._of, self._taken = state, 0
        tag = f'"{blake2b(repr((state, key)).encode(), digest_size=12).hexdigest()}"'.encode()
        marked = ((b"etag", tag), (b"cache-control", b"no-cache"))
        if dict(scope["headers"]).get(b"if-none-match") == tag:
            await _send(send, 304, marked, b"")
        elif key in self._kept:
            self._kept.move_to_end(key)
            await _send(send, 200, self._kept[key].headers, self._kept[key].body)
        else:
            await self._app(
                scope, receive, _Recorder(send, marked, lambda kept: self._keep(state, key, kept))
            )

    def _keep(self, state: str, key: Key, kept: Kept) -> None:
        if state != self._of or len(kept.body) > LARGEST or key in self._kept:
            return
        self._kept[key] = kept
        self._taken += len(kept.body)
        while self._taken > self._room:
            _, gone = self._kept.popitem(last=False)
            self._taken -= len(gone.body)


class _Recorder:
    """Sends a response on, and hands it over whole where it is one to be given again."""

    def __init__(self, send: Send, marked: tuple[Header, ...], keep: Callable[[Kept], None]) -> None:
        self._send, self._marked, self._keep = send, marked, keep
        self._headers: tuple[Header, ...] | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            self._headers = (*message["headers"], *self._marked)
            message = {**message, "headers": list(self._headers)}
        elif message["type"] == "http.response.body" and self._headers is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                self._keep(Kept(self._headers, bytes(self._body)))
        await self._send(message)


async def _send(send: Send, status: int, headers: tuple[Header, ...], body: bytes) -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


def _key(scope: Scope) -> Key | None:
    """Give under what a request's answer is kept: path, question, language; none where it is not."""
    if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(NEVER):
        return None
    headers = dict(scope["headers"])
    cookies = cookie_parser(headers.get(b"cookie", b"").decode("latin-1"))
    if TOKEN in cookies:
        return None
    language = wanted(cookies.get(LANGUAGE), headers.get(b"accept-language", b"").decode("latin-1"))
    return scope.get("raw_path", scope["path"].encode()), scope["query_string"], language
