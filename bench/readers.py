"""Readers who go from page to page of a desk, and somebody who decides while documents are stored."""

from __future__ import annotations

import asyncio
import json
import random
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bench.served import COMMUNIQUE, HEADER, WRITER, Program, busiest
from communique.desk.web.pages.catalogue import PAGES
from communique.ledger.queries import View
from communique.ledger.store import Store

THINK = (1.0, 3.0)  # seconds between two pages
REGISTERS = ("contacts", "agreements", "commitments", "figures")
BATCH = 5  # documents that are read at once
TIMEOUT = 60.0
HREF = re.compile(r'href="(/[^"#]*)')
PASSED = re.compile(r"^/static/|\.(csv|jsonl|json|pdf|docx|md|svg|html)(\?|$)|/export")
KINDS = [(page.name, re.compile(re.sub(r"\{\w+\}", "[^/]+", page.path) + r"(\?|$)")) for page in PAGES]


@dataclass
class Load:
    """What came of it: seconds by page, decisions as the desk confirmed them, and what went wrong."""

    pages: dict[str, list[float]] = field(default_factory=dict)
    decisions: list[float] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    stored: int = 0  # documents meanwhile
    cpu: float = 0.0  # seconds that the desk used

    @property
    def times(self) -> list[float]:
        """Of all pages."""
        return [one for times in self.pages.values() for one in times]


def kind_of(path: str) -> str:
    """The name of the page at a path; the catalogue's order decides as the desk's routes do."""
    return next((name for name, pattern in KINDS if pattern.match(path)), "other")


def links_of(text: str) -> list[str]:
    """Where a page leads within the desk."""
    found = (one.replace("&amp;", "&") for one in HREF.findall(text))
    return [one for one in found if not PASSED.search(one)]


async def _read(program: Program, load: Load, name: str, until: float) -> None:
    """One reader, until a moment."""
    chance = random.Random(name)  # noqa: S311 -- nothing secret
    headers = {HEADER: name, "accept": "text/html"}
    async with httpx.AsyncClient(base_url=program.home, headers=headers, timeout=TIMEOUT) as client:
        await asyncio.sleep(chance.uniform(0, THINK[1]))
        path = "/"
        while time.monotonic() < until:
            begun = time.monotonic()
            links: Sequence[str] = ()
            try:
                answer = await client.get(path)
            except httpx.HTTPError as error:
                load.wrong.append(f"{path}: {type(error).__name__}")
            else:
                load.pages.setdefault(kind_of(path), []).append(time.monotonic() - begun)
                if answer.status_code == 200:
                    links = links_of(answer.text)
                elif answer.status_code != 404:  # a record may have been joined to another meanwhile
                    load.wrong.append(f"{path}: {answer.status_code}")
            path = chance.choice(links) if links else "/"
            await asyncio.sleep(chance.uniform(*THINK))


async def _write(program: Program, load: Load, until: float) -> None:
    """Somebody who makes a judgement a second."""
    chance = random.Random(0)  # noqa: S311 -- nothing secret
    pair = await asyncio.to_thread(busiest, program)
    headers = {HEADER: WRITER, "accept": "application/json"}
    async with httpx.AsyncClient(base_url=program.home, headers=headers, timeout=TIMEOUT) as client:
        page = await client.get("/", headers={"accept": "text/html"})
        proof = re.search(r'data-proof="(\w+)"', page.text)
        client.headers["x-communique-proof"] = proof[1] if proof else ""
        keys: list[str] = []
        for register in REGISTERS:
            found = (await client.get(f"/pairs/{pair}/{register}.json?limit=200")).json()["records"]
            keys += [one["id"] for one in found]
        while time.monotonic() < until:
            begun = time.monotonic()
            await _decide(client, load, _decision(chance, keys, load))
            load.decisions.append(time.monotonic() - begun)
            await asyncio.sleep(max(0.0, 1 - (time.monotonic() - begun)))


def _decision(chance: random.Random, keys: Sequence[str], load: Load) -> dict[str, Any]:
    action = chance.choice(("accept", "accept", "note", "reject", "withdraw"))
    if action == "withdraw" and load.confirmed:
        return {"action": action, "key": load.confirmed[-1]}
    return {"action": action if action != "withdraw" else "accept", "key": chance.choice(keys), "note": "as it stands"}


async def _decide(client: httpx.AsyncClient, load: Load, decision: dict[str, Any]) -> None:
    try:
        answer = await client.post("/decisions", json=decision)
    except httpx.HTTPError as error:
        load.wrong.append(f"{decision['action']}: {type(error).__name__}")
        return
    if answer.status_code == 201:
        load.confirmed.append(answer.json()["id"])
    elif answer.status_code not in {404, 409}:  # rejected before, or withdrawn
        load.wrong.append(f"{decision['action']}: {answer.status_code} {answer.text[:120]}")


def _documents(folder: Path, examples: Path) -> list[list[Path]]:
    """New documents in parts, made of the examples."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for number, source in enumerate(sorted(examples.glob("*.txt"))):
        path = folder / f"{source.stem}-again.txt"
        path.write_text(
            f"{source.read_text(encoding='utf-8').rstrip()}\n\nThis is notice {number} of the archive.\n",
            encoding="utf-8",
        )
        made.append(path)
    return [made[at : at + BATCH] for at in range(0, len(made), BATCH)]


async def _store(load: Load, ledger: Path, parts: Sequence[Sequence[Path]], until: float) -> None:
    """`communique read` over and over, some documents at a time."""
    for part in parts:
        if time.monotonic() >= until:
            return
        words = ["read", *map(str, part), "--ledger", str(ledger), "--quiet"]
        process = await asyncio.create_subprocess_exec(
            *COMMUNIQUE, *words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        _, said = await process.communicate()
        if process.returncode:
            load.wrong.append(f"communique read: {said.decode(errors='replace')[-200:]}")
        load.stored += len(part)


async def _all(
    program: Program, load: Load, ledger: Path, parts: Sequence[Sequence[Path]], readers: int, seconds: float
) -> None:
    until = time.monotonic() + seconds
    people = [_read(program, load, f"reader-{number}", until) for number in range(readers)]
    await asyncio.gather(_write(program, load, until), _store(load, ledger, parts, until), *people)


def run_load(program: Program, ledger: Path, examples: Path, readers: int, seconds: float) -> Load:
    """Everybody at once for so many seconds."""
    load = Load()
    parts = _documents(ledger.parent / "new", examples)
    used = program.seconds()
    asyncio.run(_all(program, load, ledger, parts, readers, seconds))
    load.cpu = program.seconds() - used
    shown = {json.loads(line)["id"] for line in program.get("/judgements.jsonl").text.splitlines()}
    latest = {one["id"] for one in program.json("/judgements.json")["judgements"]}
    with Store.open(ledger) as store:
        kept = {one.id for one in View(store.engine).judgements()}
    load.lost = sorted(
        {one for one in load.confirmed if one not in shown or one not in kept} | (set(load.confirmed[-100:]) - latest)
    )
    return load
