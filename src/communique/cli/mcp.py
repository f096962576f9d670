"""``communique mcp``: the ledger for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from communique import __version__
from communique.assistants.server import serve
from communique.cli.options import ledger_option


@click.command("mcp", help="Serve the ledger to an assistant by the Model Context Protocol, for reading alone.")
@ledger_option
def command(*, ledger: Path) -> None:
    """Speaks on standard input and output until the client hangs up."""
    serve(ledger, __version__)
