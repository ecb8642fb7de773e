"""The server, spoken to in the protocol within one process."""

import json
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp_types import CallToolResult, TextContent, Tool

from communique.mcp_server.wiring import QUOTATIONS, wired
from communique.store import Ledger, open_ledger
from store.told import HISTORY

BASE = "http://desk.example"
NAMES = {
    "last_contact", "who_said", "events_between", "compare_accounts", "evidence", "read_text", "ledger_info",
}  # fmt: skip


def spoken(ledger: Ledger, speak: Callable[[Client], Awaitable[Any]]) -> Any:  # noqa: ANN401
    """Give what a client gets to hear."""

    async def talk() -> Any:  # noqa: ANN401
        async with Client(wired(ledger, BASE)) as client:
            return await speak(client)

    return anyio.run(talk)


def called(ledger: Ledger, tool: str, **given: object) -> CallToolResult:
    """Call a tool."""
    result: CallToolResult = spoken(ledger, lambda client: client.call_tool(tool, given))
    return result


def text_of(result: CallToolResult) -> str:
    (block,) = result.content
    assert isinstance(block, TextContent)
    return block.text


@pytest.fixture(scope="module")
def tools(ledger: Ledger) -> dict[str, Tool]:
    listed = spoken(ledger, lambda client: client.list_tools())
    return {tool.name: tool for tool in listed.tools}


def test_the_tools_are_few_and_read_only(tools: dict[str, Tool]) -> None:
    assert set(tools) == NAMES
    for tool in tools.values():
        assert tool.annotations is not None
        assert (tool.annotations.read_only_hint, tool.annotations.destructive_hint) == (True, False)


def test_each_tool_says_that_words_are_quotations(tools: dict[str, Tool]) -> None:
    assert all(str(tool.description).endswith(QUOTATIONS) for tool in tools.values())
    assert all(tool.output_schema for tool in tools.values())


def test_each_tool_is_described(tools: dict[str, Tool]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")
    for tool in tools.values():
        taken = [
            name if name in tool.input_schema.get("required", ()) else f"{name}?"
            for name in tool.input_schema["properties"]
        ]
        assert f"| `{tool.name}({', '.join(taken)})` |" in page


def test_an_answer_is_data_and_readable_text(ledger: Ledger) -> None:
    result = called(ledger, "last_contact", a="Lecornu", b="Shoigu")
    assert result.structured_content is not None
    assert result.structured_content["last"]["when"] == "Wednesday 2024-04-03"
    assert json.loads(text_of(result)) == result.structured_content


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("who_said", {"speaker": "Shoigu"}),
        ("events_between", {"a": "FRA", "b": "RUS", "limit": 3}),
        ("compare_accounts", {"event": "none"}),
        ("evidence", {"id": "none"}),
        ("read_text", {"text": "The ministers met in Paris on Wednesday.", "language": "en"}),
        ("ledger_info", {}),
    ],
)
def test_each_tool_answers(ledger: Ledger, tool: str, given: dict[str, object]) -> None:
    result = called(ledger, tool, **given)
    assert not result.is_error
    assert result.structured_content is not None
    assert result.structured_content["answer"]


def test_a_name_that_nobody_has_is_an_answer(ledger: Ledger) -> None:
    result = called(ledger, "last_contact", a="Qwertz", b="France")
    assert not result.is_error
    assert result.structured_content is not None
    assert result.structured_content["outcome"] == "ask again"


def test_wrong_use_is_an_error_in_our_words(ledger: Ledger) -> None:
    result = called(ledger, "who_said", since="soon")
    assert result.is_error
    assert "'soon' is no day. Write it as year-month-day" in text_of(result)


def test_more_than_twenty_rows_are_not_given(ledger: Ledger) -> None:
    assert called(ledger, "who_said", limit=21).is_error


def test_a_damaged_ledger_is_an_error_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        list(ledger.add_all(HISTORY))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update reading set data = x'00'")
    with open_ledger(path, create=False) as ledger:
        result = called(ledger, "who_said")
    assert result.is_error
    assert "is damaged" in text_of(result)
