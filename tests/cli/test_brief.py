from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from desk.papers import hostile_ledger
from ledgers import fill, sample

from communique.cli import brief
from communique.cli.main import run
from communique.desk.forms import FORMS, form_of

Run = Callable[..., tuple[int, bytes, str]]
BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>", "json": b"{", "markdown": b"# Kaz"}


@pytest.fixture
def communique(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    fill(tmp_path / "ledger.db", sample())
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, bytes, str]:
        capfdbinary.readouterr()
        code = run(["brief", "KAZ", "UZB", *arguments])
        sys.stdout.flush()
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return call


@pytest.mark.parametrize("form", list(FORMS))
def test_a_pipe_and_a_file_hold_the_same(communique: Run, tmp_path: Path, form: str) -> None:
    code, out, err = communique("--format", form)
    assert (code, err) == (0, "")
    assert out.startswith(BEGINNINGS.get(form, b"Kazakhstan"))
    assert communique("--format", form, "--output", "made")[:2] == (0, b"")
    assert (tmp_path / "made").read_bytes() == out


@pytest.mark.parametrize("name", ["a.PDF", "a.docx", "a.html", "a.htm", "a.json", "a.md"])
def test_the_name_of_the_file_tells_the_form(communique: Run, tmp_path: Path, name: str) -> None:
    assert communique("--output", name)[0] == 0
    assert (tmp_path / name).read_bytes().startswith(BEGINNINGS[form_of(name).key])
    assert form_of("a.xyz").key == form_of("").key == "text"
    communique("--output", name, "--format", "text")
    assert (tmp_path / name).read_bytes().startswith(b"Kazakhstan")


def test_part_of_it_is_made_for_somebody(communique: Run) -> None:
    arguments = (
        "--section",
        "figures",
        "--section",
        "standing",
        "--topic",
        "Trade",
        "--prepared-by",
        "Anna",
        "--no-charts",
    )
    text = communique(*arguments)[1].decode()
    assert "Prepared by Anna" in text
    assert "Only: sections Standing of the relationship, Figures; topics Trade" in text
    assert "1. Standing of the relationship" in text
    assert "2. Figures" in text
    assert "3. " not in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--section", "gossip"), "no section is called 'gossip'; the sections are new, standing"),
        (("--section", "new"), "needs the day of the last briefing"),
        (("--topic", "gossip"), "the topics are"),
        (("--since", "2021", "--as-of", "2020"), "does not lie before"),
        (("--format", "rtf"), "'pdf', 'docx'"),
    ],
)
def test_what_is_asked_wrongly_is_named(communique: Run, arguments: tuple[str, ...], words: str) -> None:
    code, out, err = communique(*arguments)
    assert (code, out) == (2, b"")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_terminal_is_not_filled_with_bytes(communique: Run, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setattr(brief, "to_terminal", lambda: True)
    assert communique("--format", form) == (
        2,
        b"",
        f"communique: {form} is no text for a terminal; name a file with --output\n",
    )
    assert communique("--format", form, "--output", "made")[0] == 0


@pytest.mark.parametrize(("form", "package"), [("pdf", "typst"), ("docx", "docx")])
def test_a_missing_package_is_named_in_one_line(
    communique: Run, monkeypatch: pytest.MonkeyPatch, form: str, package: str
) -> None:
    for name in [one for one in sys.modules if one.startswith("communique.desk.word")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    code, out, err = communique("--format", form, "--output", "made")
    assert (code, out) == (2, b"")
    assert err.endswith("packages that are not installed: pip install 'communique[desk]'\n")
    assert err.count("\n") == 1
    assert not Path("made").exists()


@pytest.mark.parametrize("form", list(FORMS))
def test_two_runs_give_the_same_bytes(tmp_path: Path, form: str) -> None:
    ledger = hostile_ledger(tmp_path)
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-c", "from communique.cli.main import main; main()", "brief", "KAZ", "UZB"]
        command += ["--ledger", str(ledger), "--format", form, "--prepared-by", "Anna", "--since", "2021"]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
        done = subprocess.run(command, capture_output=True, check=True, timeout=120, env=environment)
        made.append(done.stdout)
    assert made[0] == made[1]
    assert len(made[0]) > 1000
