"""The desk as a program of its own, as `communique serve` starts it, for measuring it from outside."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from communique.desk.web.pages.catalogue import PAGES

HEADER = "X-Person"  # in which people are named, as a reverse proxy would
WRITER = "writer"
PATIENCE = 120.0  # seconds until the desk must answer
WORDS = "trade"
COMMUNIQUE = (sys.executable, "-c", "from communique.cli.main import main; main()")


@dataclass(frozen=True, slots=True)
class Program:
    """A desk that answers at ``home``."""

    home: str
    process: psutil.Popen

    def get(self, path: str, **headers: str) -> httpx.Response:
        """What somebody is answered."""
        return httpx.get(f"{self.home}{path}", headers={HEADER: "somebody", **headers}, timeout=PATIENCE)

    def json(self, path: str) -> Any:
        """What programs are told."""
        return self.get(path).raise_for_status().json()

    def seconds(self) -> float:
        """Of the processor, that it used until now."""
        used = self.process.cpu_times()
        return float(used.user + used.system)


def copied(ledger: Path, target: Path) -> Path:
    """A copy of a ledger, also of one that another program has open."""
    with closing(sqlite3.connect(ledger)) as source, closing(sqlite3.connect(target)) as made:
        source.backup(made)
        made.execute("PRAGMA journal_mode = WAL")
    return target


@contextmanager
def started(ledger: Path) -> Iterator[Program]:
    """The desk on a ledger, which ends with the context. Raises TimeoutError."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["serve", "--ledger", str(ledger), "--port", str(port), "--proxy-header", HEADER, "--judge", WRITER]
    process = psutil.Popen([*COMMUNIQUE, *words], stderr=subprocess.DEVNULL)
    program = Program(f"http://127.0.0.1:{port}", process)
    try:
        _wait(program)
        yield program
    finally:
        process.terminate()
        process.wait()


def _wait(program: Program) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            httpx.get(f"{program.home}/robots.txt", timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the desk does not answer")


def busiest(program: Program) -> str:
    """The two states of most documents, as an address names them."""
    pairs = program.json("/pairs.json")["pairs"]
    return "-".join(max(pairs, key=lambda one: one["documents"])["states"])


def paths_of(program: Program) -> dict[str, str]:
    """A path of every page, by its name."""
    pair = busiest(program)
    record = program.json(f"/pairs/{pair}/contacts.json?limit=1")["records"][0]["id"]
    document = program.json(f"/records/{record}.json")["mentions"][0]["document"]["id"]
    fill = {"{pair}": pair, "{register}": "contacts", "{record}": record, "{document}": document}
    found = {}
    for page in PAGES:
        path = page.path
        for name, value in fill.items():
            path = path.replace(name, value)
        found[page.name] = f"{path}?q={WORDS}" if page.name == "search" else path
    return found
