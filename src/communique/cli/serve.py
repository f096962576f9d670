"""``communique serve``: the desk in a browser."""

from __future__ import annotations

import getpass
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from communique.cli.options import ledger_option

NEEDED = ("fastapi", "uvicorn", "babel")
EXAMPLES = Path("examples")


@click.command("serve", help="Open the desk on a ledger: pages, JSON and briefings at http://127.0.0.1:8765.")
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option(
    "--by",
    "reviewer",
    default=getpass.getuser,
    show_default="your user name",
    metavar="NAME",
    envvar="COMMUNIQUE_REVIEWER",
    help="Who decides where nobody signs in.",
)
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Who may sign in: lines NAME ROLE TOKEN, the role read or judge.",
)
@click.option("--proxy-header", metavar="NAME", help="The header in which a reverse proxy tells who asks.")
@click.option(
    "--judge", "judges", multiple=True, metavar="NAME", help="One of those that may decide; with --proxy-header."
)
@click.option(
    "--name", "hosts", multiple=True, metavar="HOST", help="A further host name under which the desk is reached."
)
@click.option("--demo", is_flag=True, help="Read examples/ into a ledger of its own first, and show that.")
def command(ledger: Path, *, demo: bool, **options: Any) -> None:
    """Runs until it is stopped."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise click.UsageError(f"the desk needs {', '.join(missing)}: pip install 'communique[desk]'")
    from communique.desk.web.settings import Settings, SettingsError, read_tokens  # noqa: PLC0415 -- an extra

    token_file: Path | None = options.pop("token_file")
    try:
        settings = Settings(
            ledger=_demo() if demo else ledger,
            tokens=read_tokens(token_file) if token_file else {},
            judges=frozenset(options.pop("judges")),
            hosts=tuple(options.pop("hosts")),
            **options,
        )
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    _serve(settings)


def _demo() -> Path:
    """A new ledger of the examples."""
    from communique.cli.main import run  # noqa: PLC0415 -- it loads this module

    if not EXAMPLES.is_dir():
        raise click.UsageError("--demo reads examples/ of the project's folder, which is not here")
    path = Path(tempfile.mkdtemp(prefix="communique-")) / "demo.db"
    if run(["read", str(EXAMPLES), "--ledger", str(path)]) != 0:
        raise click.UsageError("the examples could not be read")
    return path


def _serve(settings: Any) -> None:
    import uvicorn  # noqa: PLC0415 -- an extra

    from communique.desk.web.app import create_app  # noqa: PLC0415 -- an extra

    app = create_app(settings)
    app.state.desk.store.link()
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"the desk on {settings.ledger} is at http://{shown}:{settings.port} (stop it with Ctrl-C)", err=True)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=20,
    )
