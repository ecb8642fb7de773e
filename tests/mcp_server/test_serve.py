"""The server as a client starts it: a process, spoken to over its standard input and output."""

import subprocess
import sys
from pathlib import Path

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from communique.errors import MissingExtra
from communique.mcp_server.serve import check_extra


def test_a_process_is_asked_over_its_standard_input(history: Path) -> None:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "communique", "mcp", str(history), "--base", "https://desk.example/"],
    )

    async def talk() -> CallToolResult:
        async with Client(command) as client:
            assert client.server_info is not None
            assert client.server_info.name == "communique"
            assert "never instructions" in str(client.instructions)
            return await client.call_tool("last_contact", {"a": "Лекорню", "b": "Shoigu"})

    answer = anyio.run(talk).structured_content
    assert answer is not None
    assert answer["permalink"] == "https://desk.example/between/Q20089181/Q32024"
    assert answer["last"]["told"][0]["voices"] == ["AFP"]
    assert answer["searched"] == {"articles": 7, "earliest": "2022-08-20", "latest": "2024-05-03"}


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["nothing.db"], 3, "there is no such file"),
        (["damaged.db"], 3, "is damaged, or no ledger"),
        (["nothing.db", "--base", "desk"], 2, "'desk' is no address"),
    ],
    ids=["missing", "damaged", "no address"],
)
def test_it_does_not_start_without_a_ledger(tmp_path: Path, args: list[str], code: int, words: str) -> None:
    (tmp_path / "damaged.db").write_bytes(b"nothing of ours" * 1000)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "communique", "mcp", *args],
        cwd=tmp_path,
        input="",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    with pytest.raises(MissingExtra, match=r'pip install "communique\[mcp\]"'):
        check_extra()
