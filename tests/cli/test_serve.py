from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from ledgers import fill, sample

from communique.cli.main import run


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    fill(tmp_path / "l.db", sample())
    return tmp_path / "l.db"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_the_desk_answers_until_it_is_stopped(ledger: Path) -> None:
    port = free_port()
    command = [
        sys.executable,
        "-c",
        "from communique.cli.main import main; main()",
        "serve",
        "--ledger",
        str(ledger),
        "--port",
        str(port),
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=dict(os.environ)) as process:
        try:
            assert process.stderr is not None
            assert f"http://127.0.0.1:{port}" in process.stderr.readline()
            page = wait_for(f"http://127.0.0.1:{port}/")
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(20) in {0, 130, -signal.SIGINT}
    assert "<!DOCTYPE html>" in page


def wait_for(address: str) -> str:
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_others_may_not_reach_it_unless_they_say_who_they_are(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--ledger", str(ledger), "--host", "0.0.0.0"]) == 2
    assert "--token-file" in capsys.readouterr().err


def test_a_token_file_that_is_wrong_is_one_line(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people").write_text("Ana boss x", encoding="utf-8")
    assert run(["serve", "--ledger", str(ledger), "--token-file", str(tmp_path / "people")]) == 2
    assert "line 1" in capsys.readouterr().err


def test_a_ledger_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--ledger", str(tmp_path / "none.db")]) == 2
    assert "there is no ledger" in capsys.readouterr().err


def test_the_demo_needs_the_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", "--demo"]) == 2
    assert "examples" in capsys.readouterr().err
