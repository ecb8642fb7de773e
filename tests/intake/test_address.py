"""Addresses: only of the web, none of a private network, within limits, and as robots.txt allows."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from communique.errors import NotFetched, TooLarge
from communique.intake import Choices, Fault, Source, read_inputs
from communique.intake import address as module
from communique.intake.address import Fetcher, checked, is_public

PAGE = (
    "<meta charset=utf-8><h1>Gipfel in Riga</h1><p>Die Minister berieten am Mittwoch in Größe.</p>".encode()
)
Answers = dict[str, tuple[int, dict[str, str], bytes]]


@contextmanager
def site(answers: Answers) -> Iterator[str]:
    """Run a site on this machine that gives these answers, and 404 for the rest."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(allow_private=True)


def moved(to: str) -> tuple[int, dict[str, str], bytes]:
    return 302, {"Location": to}, b""


def test_a_page_is_fetched_with_its_encoding_and_day(fetcher: Fetcher) -> None:
    headers = {"Content-Type": "text/html; charset=utf-8"}
    with site({"/a?b=c d": (200, headers, PAGE), "/a?b=c%20d": (200, headers, PAGE)}) as home:
        page = fetcher.fetch(f"{home}/a?b=c d#top")
    assert (page.data, page.encoding) == (PAGE, "utf-8")
    assert page.captured is not None


def test_a_redirect_is_followed_and_the_final_address_kept(fetcher: Fetcher) -> None:
    with site({"/a": moved("/b"), "/b": (200, {}, PAGE)}) as home:
        assert fetcher.fetch(f"{home}/a").url == f"{home}/b"


def test_redirects_without_end_are_refused(fetcher: Fetcher) -> None:
    with site({"/a": moved("/a")}) as home, pytest.raises(NotFetched, match="more than 5 redirects"):
        fetcher.fetch(f"{home}/a")


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1", "127.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "::1",
        "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "0.0.0.0",  # noqa: S104 - to be refused
    ],
)  # fmt: skip
def test_an_address_of_a_private_network_is_refused(address: str) -> None:
    assert not is_public(address)
    fetcher = Fetcher(resolve=lambda *_: ["93.184.215.14", address])
    with pytest.raises(NotFetched, match=r"private network.*--allow-private"):
        fetcher.fetch("https://news.example/a")


def test_a_redirect_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    with (
        site({"/a": moved("http://10.0.0.1/secret"), "/robots.txt": (404, {}, b"")}) as home,
        pytest.raises(NotFetched, match=r"10\.0\.0\.1 is an address of a private network"),
    ):
        Fetcher().fetch(f"{home}/a")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://news.example/a", "//user:word@news.example/", "http://[::1"]
)
def test_a_redirect_out_of_the_web_is_refused(fetcher: Fetcher, to: str) -> None:
    with site({"/a": moved(to)}) as home, pytest.raises(NotFetched):
        fetcher.fetch(f"{home}/a")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example",
        "http://",
        "https://user:word@news.example/",
        "http://news.example:x/",
        "http://[1/",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(NotFetched):
        checked(url)


def test_the_connection_goes_to_the_address_that_was_checked(fetcher: Fetcher) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    with site({"/a": (200, {}, PAGE)}) as home:
        url = home.replace("127.0.0.1", "news.example")
        assert Fetcher(allow_private=True, resolve=resolve).fetch(f"{url}/a").data == PAGE
    assert set(asked) == {"news.example"}


def test_robots_are_respected(fetcher: Fetcher) -> None:
    robots = b"User-agent: *\nDisallow: /private/\n"
    with site(
        {"/robots.txt": (200, {}, robots), "/private/a": (200, {}, PAGE), "/b": (200, {}, PAGE)}
    ) as home:
        assert fetcher.fetch(f"{home}/b").data == PAGE
        with pytest.raises(NotFetched, match=r"robots\.txt asks programs not to"):
            fetcher.fetch(f"{home}/private/a")


def test_a_site_whose_robots_are_in_trouble_is_left_alone(fetcher: Fetcher) -> None:
    with (
        site({"/robots.txt": (503, {}, b""), "/a": (200, {}, PAGE)}) as home,
        pytest.raises(NotFetched, match="robots"),
    ):
        fetcher.fetch(f"{home}/a")


def test_a_giant_is_refused(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PAGE_BYTES", 100_000)
    packed = gzip.compress(b"x" * 10_000_000)
    with site({"/a": (200, {}, b"x" * 300_000), "/b": (200, {"Content-Encoding": "gzip"}, packed)}) as home:
        with pytest.raises(TooLarge, match="is larger than"):
            fetcher.fetch(f"{home}/a")
        with pytest.raises(TooLarge, match="swells"):
            fetcher.fetch(f"{home}/b")


def test_a_server_that_packs_unasked_is_understood(fetcher: Fetcher) -> None:
    with site({"/a": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE))}) as home:
        assert fetcher.fetch(f"{home}/a").data == PAGE


def test_a_server_that_does_not_answer_in_time_is_given_up(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SECONDS", 0.0)
    with site({"/a": (200, {}, PAGE)}) as home, pytest.raises(NotFetched, match="no answer within"):
        fetcher.fetch(f"{home}/a")


def test_another_answer_than_the_page_is_told(fetcher: Fetcher) -> None:
    with site({}) as home, pytest.raises(NotFetched, match=r"answered 404 \(Not Found\)"):
        fetcher.fetch(f"{home}/a")


def test_a_name_that_leads_nowhere_is_told() -> None:
    def resolve(*_: object) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(NotFetched, match="leads nowhere"):
        Fetcher(resolve=resolve).fetch("https://news.example/")


def test_an_address_among_the_inputs_is_read_like_a_file(fetcher: Fetcher) -> None:
    with site({"/a": (200, {"Content-Type": "text/html"}, PAGE)}) as home:
        source, fault = read_inputs([f"{home}/a", f"{home}/none"], Choices(), fetcher=fetcher)
    assert isinstance(source, Source)
    assert (source.url, source.format) == (f"{home}/a", "html")
    assert isinstance(fault, Fault)
    assert "404" in fault.words
