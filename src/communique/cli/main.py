"""The command line: the group of commands, and how errors leave it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

import click

from communique import __version__
from communique.model.errors import CommuniqueError

# Each command lives in a module of its own, which is imported when the command is called.
COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "read": "communique.cli.read",
        "list": "communique.cli.listing",
        "show": "communique.cli.show",
        "brief": "communique.cli.brief",
        "search": "communique.cli.search",
        "check": "communique.cli.check",
        "changes": "communique.cli.changes",
        "review": "communique.cli.review",
        "judge": "communique.cli.judge",
        "judgements": "communique.cli.judgements",
        "outlets": "communique.cli.outlets",
        "serve": "communique.cli.serve",
        "export": "communique.cli.export",
        "evaluate": "communique.cli.evaluate",
        "mcp": "communique.cli.mcp",
    }
)


class Commands(click.Group):
    """The group, which loads a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the list."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, None for an unknown one."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = import_module(module).command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="communique")
def cli() -> None:
    """Keep the register of the relations of two states, every line cited."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and exit: 0 done, 1 a check failed, 2 wrong arguments or files."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; an error is one line on standard error."""
    # One BLAS thread: the parser's matrices are small, and on a busy machine threads that wait for each other cost four
    # fifths of its speed. It must stand before NumPy is first loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        done = cli.main(list(arguments) if arguments is not None else None, "communique", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return 2
    except click.ClickException as error:
        click.echo(f"communique: {_one_line(error.format_message())}", err=True)
        return 2 if isinstance(error, click.UsageError) else error.exit_code
    except CommuniqueError as error:
        click.echo(f"communique: {_one_line(str(error))}", err=True)
        return 2
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"communique: {_one_line(where + (error.strerror or str(error)))}", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("communique: stopped; what was read is kept", err=True)
        return 130
    return done if isinstance(done, int) else 0


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
