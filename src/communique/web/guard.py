"""What stands before every page: whom it answers, how much it takes, what a browser may do with it."""

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with none at all, our own forms would come from nowhere
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
"""Nothing of another host is loaded, no inline script runs, no other site frames a page or learns of it."""


class Guard:
    """Refuses requests under a foreign name, or too large, before anything reads them.

    A page of another site can make a browser ask under that site's name (DNS rebinding); so a request counts
    only under one of ``hosts``. ``longest`` are the bytes of a body at most.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], longest: int) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._longest = longest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request that is allowed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if "*" not in self._hosts and _name(headers.get(b"host", b"").decode("latin-1")) not in self._hosts:
            await _refused(send, 421, "This is not the name under which these pages answer.")
            return
        if int(headers.get(b"content-length", b"0") or 0) > self._longest:
            await _refused(send, 413, "That is too long.")
            return
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._longest:
                return {"type": "http.disconnect"}
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
            await send(message)

        await self._app(scope, bounded, guarded)


def _name(host: str) -> str:
    """Give a host without its port.

    >>> _name("127.0.0.1:8000"), _name("[::1]:8000"), _name("localhost")
    ('127.0.0.1', '[::1]', 'localhost')
    """
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.rpartition(":")[0] if ":" in host else host


async def _refused(send: Send, code: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": code, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})
