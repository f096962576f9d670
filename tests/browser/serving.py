"""A desk on a real port, in a thread of the tests."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn

from communique.desk.web.app import create_app
from communique.desk.web.pages.catalogue import PAGES
from communique.desk.web.settings import Limits, Settings


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that answers at ``home``, of that ledger."""

    home: str
    ledger: Path

    def json(self, path: str) -> Any:
        """What programs are told at a path."""
        answer = httpx.get(f"{self.home}{path}", timeout=30)
        assert answer.status_code == 200, f"{path}: {answer.text[:300]}"
        return answer.json()

    def first(self, pair: str, register: str) -> str:
        """The id of a record."""
        return str(self.json(f"/pairs/{pair}/{register}.json?limit=1")["records"][0]["id"])

    def addresses(self, pair: str, words: str, *, register: str = "contacts") -> dict[str, str]:
        """A path of every page of the catalogue, by the page's name; ``words`` are searched for."""
        record = self.first(pair, register)
        document = self.json(f"/records/{record}.json")["mentions"][0]["document"]["id"]
        fill = {"{pair}": pair, "{register}": register, "{record}": record, "{document}": document}
        paths = {page.name: page.path for page in PAGES}
        for name, value in fill.items():
            paths = {key: path.replace(name, value) for key, path in paths.items()}
        paths["search"] += f"?q={words}"
        unknown = [path for path in paths.values() if "{" in path]
        assert not unknown, f"nothing is known to put into {unknown}"
        return paths


@contextmanager
def served(ledger: Path, **settings: Any) -> Iterator[Served]:
    """The desk of a ledger, which stops with the context."""
    # A socket that listens already makes callers wait until the server takes them.
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    app = create_app(Settings(ledger=ledger, port=port, limits=Limits(minute=100_000), **settings))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False, timeout_graceful_shutdown=5))
    thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{port}", ledger)
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        door.close()
