"""The page on assistants lists the tools as they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

from communique.assistants import requests, shapes, tools

PAGE = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text(encoding="utf-8")


def test_the_tools_and_their_arguments_are_those_of_the_page() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", PAGE, re.MULTILINE)
    told = {name: re.findall(r"`(\w+)`", arguments) for name, arguments in rows}
    assert told.keys() == tools.TOOLS.keys()
    for name, one in tools.TOOLS.items():
        assert sorted(told[name]) == sorted(one.request.model_json_schema(by_alias=True)["properties"])


def test_the_bounds_are_those_of_the_page() -> None:
    for number in (requests.LIMIT, shapes.MOST, tools.PART, tools.SENTENCES, tools.TEXT, tools.WHOLE):
        assert f"{number:,}" in PAGE


def test_the_settings_of_a_client_are_json() -> None:
    (block,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert json.loads(block)["mcpServers"]["communique"]["args"][0] == "mcp"
