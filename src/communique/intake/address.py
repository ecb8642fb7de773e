"""Addresses of the web: fetched only where the user names them, and only what may be fetched.

http and https only; no address of a private network, checked where the name leads to and again at each
redirect, and the connection goes to the very address that was checked; limits on size, time and redirects;
robots.txt respected.
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from communique.errors import NotFetched, TooLarge
from communique.intake.mail_day import mail_day
from communique.intake.source import MOST_PAGE_BYTES

AGENT = "communique/0.1"
MOST_SECONDS = 30.0
"""For one address with all its redirects."""

MOST_REDIRECTS = 5
MOST_ROBOTS_BYTES = 500_000
"""As much of robots.txt as RFC 9309 asks crawlers to read."""

CHUNK = 65_536
MOVED = frozenset([301, 302, 303, 307, 308])
TRANSLATING = ipaddress.ip_network("64:ff9b::/96")
"""Addresses by which version 6 reaches those of version 4, private ones too."""

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: bytes, where they came from in the end, what the server says of them, its day."""

    data: bytes
    url: str
    kind: str
    encoding: str | None
    captured: str | None


class Fetcher:
    """Fetches pages, one run long: it asks each site's robots.txt once."""

    def __init__(self, *, allow_private: bool = False, resolve: Resolve | None = None) -> None:
        """``allow_private`` lets it fetch from one's own network; ``resolve`` gives a name's addresses."""
        self._allow_private, self._resolve = allow_private, resolve or _resolve
        self._robots: dict[str, RobotFileParser] = {}

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context()

    def fetch(self, url: str) -> Page:
        """Fetch one address. Raises `NotFetched`, and `TooLarge`."""
        deadline = time.monotonic() + MOST_SECONDS
        for _ in range(MOST_REDIRECTS + 1):
            target = checked(url)
            self._addresses(target)
            self._ask_robots(target, deadline)
            answer = self._get(target, deadline, MOST_PAGE_BYTES)
            if answer.status not in MOVED or not answer.location:
                return _page(answer, url)
            url = _joined(url, answer.location)
        raise NotFetched(
            f"{url} was not fetched: more than {MOST_REDIRECTS} redirects. Name its final address."
        )

    def _ask_robots(self, target: SplitResult, deadline: float) -> None:
        site = f"{target.scheme}://{target.netloc}"
        if site not in self._robots:
            self._robots[site] = self._read_robots(site, deadline)
        if not self._robots[site].can_fetch(AGENT, target.geturl()):
            raise NotFetched(
                f"{target.geturl()} was not fetched: the site's robots.txt asks programs not to. "
                "Save the page from your browser and name the file."
            )

    def _read_robots(self, site: str, deadline: float) -> RobotFileParser:
        """Read robots.txt as RFC 9309 says: none forbids nothing, a server in trouble forbids all."""
        rules, url = RobotFileParser(), f"{site}/robots.txt"
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._get(checked(url), deadline, MOST_ROBOTS_BYTES, is_cut=True)
            if answer.status in MOVED and answer.location:
                url = _joined(url, answer.location)
                continue
            if answer.status == http.client.OK:
                rules.parse(answer.data.decode("utf-8", "replace").splitlines())
            else:
                rules.parse(["User-agent: *", "Disallow: /"] if answer.status >= 500 else [])
            return rules
        rules.parse([])
        return rules

    def _get(self, target: SplitResult, deadline: float, most: int, *, is_cut: bool = False) -> "_Answer":
        host, port, addresses = self._addresses(target)
        connection = _Connection(host, port, addresses[0], self._tls if target.scheme == "https" else None)
        try:
            return connection.get(target, deadline, most, is_cut=is_cut)
        except (OSError, http.client.HTTPException, ValueError) as err:
            raise NotFetched(
                f"{target.geturl()} was not fetched: {str(err) or type(err).__name__}. Check the address "
                "and the network."
            ) from err
        finally:
            connection.close()

    def _addresses(self, target: SplitResult) -> tuple[str, int, list[str]]:
        """Resolve a name, and refuse it where any of its addresses is a private one."""
        host, port = str(target.hostname), target.port or (443 if target.scheme == "https" else 80)
        try:
            found = self._resolve(host, port)
        except (OSError, UnicodeError) as err:
            raise NotFetched(
                f"{target.geturl()} was not fetched: the name {host!r} leads nowhere ({err})."
            ) from err
        private = [address for address in found if not is_public(address)]
        if private and not self._allow_private:
            leads = "" if private[0] == host else f" leads to {private[0]}, which"
            raise NotFetched(
                f"{target.geturl()} was not fetched: {host}{leads} is an address of a private network. "
                "If you mean it, add --allow-private."
            )
        if not found:
            raise NotFetched(f"{target.geturl()} was not fetched: the name {host!r} leads nowhere.")
        return host, port, found


def _joined(url: str, location: str) -> str:
    """Give the address that a redirect leads to."""
    try:
        return urljoin(url, location)
    except ValueError as err:
        raise NotFetched(f"{url} was not fetched: it leads to {location!r}, which is no address.") from err


def checked(url: str) -> SplitResult:
    """Take an address apart. Raises `NotFetched` for what is none of the web, or holds a password."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as err:
        raise NotFetched(f"{url} is no address: {err}.") from err
    if parts.scheme not in {"http", "https"} or not host:
        raise NotFetched(
            f"{url} was not fetched: only addresses with http:// or https:// and a host's name are."
        )
    if parts.username is not None or parts.password is not None:
        raise NotFetched(f"{host} was not fetched: its address holds a user's name. Leave it out.")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return SplitResult(parts.scheme, parts.netloc, path, query, "")


def is_public(address: str) -> bool:
    """Say whether an address is one of the public internet, the one within it too where there is one.

    >>> [is_public(one) for one in ("93.184.215.14", "10.0.0.1", "::ffff:127.0.0.1", "169.254.1.1")]
    [True, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in (found, *_within(found)))


def _within(address: IPAddress) -> list[IPAddress]:
    """Give the addresses of version 4 that one of version 6 stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    teredo = address.teredo
    translated = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATING else None
    inner = (address.ipv4_mapped, address.sixtofour, teredo and teredo[1], translated)
    return [one for one in inner if one is not None]


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    data: bytes
    location: str | None
    kind: str
    encoding: str | None
    day: str | None


class _Connection(http.client.HTTPConnection):
    """A connection to the very address that was checked, under the name that was asked for."""

    def __init__(self, host: str, port: int, address: str, tls: ssl.SSLContext | None) -> None:
        super().__init__(host, port)
        self._address, self._tls = address, tls
        if tls is not None:
            self.default_port = 443

    def connect(self) -> None:
        sock = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = sock if self._tls is None else self._tls.wrap_socket(sock, server_hostname=self.host)

    def get(self, target: SplitResult, deadline: float, most: int, *, is_cut: bool) -> _Answer:
        """Ask for an address; read no more and no longer than the limits say."""
        self.timeout = _left(deadline)
        path = urlunsplit(("", "", target.path, target.query, ""))
        headers = {
            "User-Agent": AGENT,
            "Accept-Encoding": "identity",
            "Accept": "text/html,application/xml,*/*;q=0.5",
        }
        self.request("GET", path, headers=headers)
        response = self.getresponse()
        data = b""
        while response.status not in MOVED:
            if self.sock is not None:
                self.sock.settimeout(_left(deadline))
            chunk = response.read1(CHUNK)
            data += chunk
            if not chunk:
                break
            if len(data) > most and is_cut:
                data = data[:most]
                break
            if len(data) > most:
                raise TooLarge(
                    f"{target.geturl()} is larger than {most // 1_000_000} MB, more than any page."
                )
        date = response.msg.get("date")
        return _Answer(
            response.status,
            _plain(data, response, target, most),
            response.getheader("location"),
            response.msg.get_content_type(),
            response.msg.get_content_charset(),
            mail_day(date) if date else None,
        )


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError(f"no answer within {MOST_SECONDS:.0f} seconds")
    return left


def _plain(data: bytes, response: http.client.HTTPResponse, target: SplitResult, most: int) -> bytes:
    """Unpack what a server packed although it was not asked to."""
    packed = (response.getheader("content-encoding") or "identity").casefold()
    if packed in {"identity", ""} or response.status in MOVED or not data:
        return data
    if packed not in {"gzip", "x-gzip", "deflate"}:
        raise NotFetched(
            f"{target.geturl()} was not fetched: it is packed as {packed}, which nobody asked for."
        )
    import zlib  # noqa: PLC0415 - for servers that do not listen

    unpacked = zlib.decompressobj(47).decompress(data, most + 1)
    if len(unpacked) > most:
        raise TooLarge(f"{target.geturl()} swells to more than {most // 1_000_000} MB, more than any page.")
    return unpacked


def _page(answer: _Answer, url: str) -> Page:
    if answer.status != http.client.OK:
        reason = http.client.responses.get(answer.status, "no answer that is known")
        raise NotFetched(
            f"{url} was not fetched: the server answered {answer.status} ({reason}). Check the address."
        )
    return Page(answer.data, url, answer.kind, answer.encoding, answer.day)
