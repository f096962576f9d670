"""The server of the Model Context Protocol over standard input and output."""

from __future__ import annotations

import json
import logging
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from communique.api.ledger import Ledger, open_ledger
from communique.assistants.shapes import Values
from communique.assistants.tools import NOTICE, TOOLS, Reader, Tool
from communique.model.errors import CommuniqueError, MissingPackage

if TYPE_CHECKING:
    from mcp.server.lowlevel.server import Server
    from mcp_types import CallToolResult

INSTRUCTIONS = (
    "Communiqué holds the register of the relations of states as documents tell them: contacts, agreements, commitments, "
    "figures, projects, offices, standing, statements and events. Everything here is read-only. Quote with document and "
    f"sentence number. {NOTICE}"
)
ARGUMENT = 200  # characters of what is wrong with an argument
log = logging.getLogger(__name__)


def serve(path: Path, version: str) -> None:
    """Serve the ledger until the client hangs up. Raises LedgerError, and MissingPackage without the package ``mcp``."""
    try:
        anyio = import_module("anyio")
        stdio = import_module("mcp.server.stdio")
        import_module("mcp.server.lowlevel.server")
    except ImportError as error:
        raise MissingPackage("the server for assistants", "communique[mcp]") from error
    with open_ledger(path) as ledger:
        server = make(ledger, version)

        async def run() -> None:
            async with stdio.stdio_server() as (incoming, outgoing):
                await server.run(incoming, outgoing, server.create_initialization_options())

        anyio.run(run)


def make(ledger: Ledger, version: str) -> Server[Any]:
    """The server of an open ledger."""
    reader = Reader(ledger)
    types = import_module("mcp_types")
    anyio = import_module("anyio")
    listed = types.ListToolsResult(tools=[_listed(types, one) for one in TOOLS.values()])

    async def list_tools(_context: Any, _params: Any) -> Any:
        return listed

    async def call_tool(_context: Any, params: Any) -> Any:
        return await anyio.to_thread.run_sync(call, reader, params.name, params.arguments or {})

    server: Server[Any] = import_module("mcp.server.lowlevel.server").Server(
        "communique",
        version=version,
        title="Communiqué",
        instructions=INSTRUCTIONS,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    return server


def _listed(types: Any, tool: Tool) -> Any:
    schema = tool.request.model_json_schema(by_alias=True)
    schema.pop("description", None)
    hints = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.Tool(name=tool.name, description=tool.description, input_schema=schema, annotations=hints)


def call(reader: Reader, name: str, given: dict[str, Any]) -> CallToolResult:
    """The result of a tool, as values and as text; what is wrong is told in one line."""
    tool = TOOLS.get(name)
    if tool is None:
        return _result(f"there is no tool {name!r}; the tools are {', '.join(TOOLS)}")
    try:
        values = tool.answer(reader, tool.request.model_validate(given))
    except ValidationError as error:
        return _result("; ".join(_wrong(one) for one in error.errors()))
    except CommuniqueError as error:
        return _result(str(error))
    except Exception as error:
        log.exception("the tool %s failed", name)
        return _result(f"the tool {name} failed ({type(error).__name__})")
    return _result(values)


def _wrong(error: Any) -> str:
    """What is wrong with one argument, without the value, which is the caller's."""
    where = ".".join(str(part) for part in error["loc"])
    return f"{where}: {error['msg']}"[:ARGUMENT]


def _result(found: Values | str) -> CallToolResult:
    types = import_module("mcp_types")
    if isinstance(found, str):
        words = "".join(c if c.isprintable() else " " for c in " ".join(found.split()))
        error: CallToolResult = types.CallToolResult(
            content=[types.TextContent(type="text", text=words)], is_error=True
        )
        return error
    values = {"notice": NOTICE, **found}
    page = values.get("markdown")
    if page is None:
        text = json.dumps(values, ensure_ascii=False)
    else:  # a page is for reading: its line ends stay line ends
        about = {key: one for key, one in values.items() if key != "markdown"}
        text = f"{json.dumps(about, ensure_ascii=False)}\n\n{page}"
    result: CallToolResult = types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=values
    )
    return result
