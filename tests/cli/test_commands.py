from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from ledgers import fill, sample

from communique.cli import output
from communique.cli.main import run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def communique(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    fill(tmp_path / "ledger.db", sample())
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def test_list_is_plain_on_a_pipe(communique: Run) -> None:
    code, out, _ = communique("list", "contacts")
    rows = [line.split("\t") for line in out.splitlines()]
    assert code == 0
    assert {len(row) for row in rows} == {6}
    assert [row[1:3] for row in rows] == [["2020-05-12", "held"], ["2021-06", "planned"], ["", "held"]]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("list", "contacts", "--between", "kazakhstan", "Uzbek"), 3),
        (("list", "contacts", "--between", "KEN", "NOR"), 0),
        (("list", "contacts", "--since", "2021"), 1),
        (("list", "contacts", "--until", "2020-12"), 1),
        (("list", "contacts", "--as-of", "2020-04-01"), 1),
        (("list", "figures", "--topic", "Trade"), 2),
        (("list", "documents"), 4),
        (("list", "rejected"), 0),
        (("search", "cement", "plant"), 1),
        (("export", "mentions"), 13),
        (("export", "mentions", "--as-of", "2020-04-01"), 4),
    ],
)
def test_lines(communique: Run, arguments: tuple[str, ...], lines: int) -> None:
    code, out, err = communique(*arguments)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == lines


def test_json_and_csv(communique: Run) -> None:
    records = json.loads(communique("list", "figures", "--json")[1])
    assert [record["fields"]["value"] for record in records] == [3e9, 3.3e9]
    rows = list(csv.DictReader(io.StringIO(communique("list", "agreements", "--csv")[1])))
    assert rows[0]["title"] == "memorandum on border trade zones"
    assert json.loads(rows[0]["parties"]) == ["KAZ", "UZB"]
    assert json.loads(communique("list", "documents", "--json")[1])[0]["name"] == "2020-03-plan"
    assert json.loads(communique("search", "cement", "--json")[1])[0]["sentence"] == 2
    assert json.loads(communique("list", "rejected", "--json")[1]) == []


def test_show_tells_every_mention_with_its_sentence(communique: Run) -> None:
    key = communique("list", "contacts", "--until", "2020")[1].split("\t")[0]
    code, out, _ = communique("show", key[2:10])
    assert code == 0
    assert "2020-03-plan, 2 March 2020 (given), s. 1" in out
    assert "Arman Serik visited Tashkent on 12 May 2020 and met Minister Bobur Karim." in out
    assert "one date within the other" in out
    assert "quality: fair (2 documents, 2 sources, no outlet known; " in out
    assert "  13 May 2020: held, 12 May 2020 [2020-05-visit, s. 1]" in out
    whole = json.loads(communique("show", key, "--json")[1])
    assert (whole["status"], whole["quality"]["mark"]) == ("held", "fair")
    assert [step["what"] for step in whole["history"]] == ["announced", "held"]
    assert whole["disagreements"] == []
    assert communique("show", f" {key.upper()}")[1] == out


@pytest.mark.parametrize("width", [50, 70, 200])
def test_a_terminal_breaks_no_date_and_no_id(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(output, "to_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    row = ("r:0123456789abcdef", "2023-03-21/2023-03-31", "the [visiting] premier said so " * 4)
    output.print_table(("id", "date", "what"), [row])
    lines = capsys.readouterr().out.splitlines()
    assert all(len(line) <= width for line in lines)
    assert all(any(cell in line for line in lines) for cell in (*row[:2], "[visiting]"))


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_brief_in_every_form(communique: Run, tmp_path: Path, form: str) -> None:
    code, out, _ = communique("brief", "KAZ", "uzbekistan", "--format", form)
    assert code == 0
    assert "Kazakhstan - Uzbekistan: briefing" in out or form == "json"
    communique("brief", "KAZ", "UZB", "--format", form, "--output", "brief.out")
    assert (tmp_path / "brief.out").read_text(encoding="utf-8") == out


def test_evaluate_measures_the_ledger_and_files(communique: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text(communique("export", "mentions")[1], encoding="utf-8")
    code, out, _ = communique("evaluate", "gold.jsonl")
    assert code == 0
    assert out.splitlines()[-1] == "macro F1 1.000\tmacro exact F1 1.000"
    (tmp_path / "less.jsonl").write_text("", encoding="utf-8")
    out = communique("evaluate", "gold.jsonl", "less.jsonl", "--misses", "2")[1]
    assert "macro F1 0.000" in out
    assert out.count("missed ") == 2
    assert json.loads(communique("evaluate", "gold.jsonl", "--json")[1])["macro_f1"] == 1.0


def test_check_exits_with_one_on_a_broken_citation(communique: Run, tmp_path: Path) -> None:
    assert communique("check")[:2] == (0, "")
    connection = sqlite3.connect(tmp_path / "ledger.db")
    connection.execute("UPDATE documents SET text = replace(text, 'cement', 'cemint')")
    connection.commit()
    connection.close()
    code, out, err = communique("check")
    assert code == 1
    assert all(line.startswith("broken citation\t") for line in out.splitlines())
    assert "broken citations" in err
    assert {one["kind"] for one in json.loads(communique("check", "--json")[1])} == {"broken citation"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("brief", "Kazakhstann", "UZB"), "did you mean Kazakhstan"),
        (("brief", "KAZ", "kazakh"), "two different states"),
        (("brief", "KAZ"), "Missing argument"),
        (("list", "contracts"), "contracts"),
        (("list", "contacts", "--since", "soon"), "is not a date such as"),
        (("list", "contacts", "--topic", "gossip"), "the topics are"),
        (("list", "contacts", "--ledger", "none.db"), "no ledger at none.db"),
        (("list", "contacts", "--ledger", "junk.db"), "not a ledger"),
        (("list", "documents", "--topic", "trade", "--since", "2020"), "--since and --topic cannot be used"),
        (("list", "rejected", "--between", "KAZ", "UZB"), "--between cannot be used"),
        (("list", "contacts", "--since", "2021", "--until", "2020"), "lies before --since"),
        (("brief", "KAZ", "UZB", "--output", "none/brief.txt"), "none/brief.txt: No such file"),
        (("show", "zzz"), "no record's id begins with"),
        (("evaluate", "bad.jsonl"), "bad.jsonl:1: not JSON"),
        (("evaluate", "missing.jsonl"), "does not exist"),
        (("frobnicate",), "No such command"),
        (("read",), "Missing argument"),
        (("read", "missing.txt"), "does not exist"),
        (("read", "junk.db", "--ledger", "junk.db"), "not a ledger"),
    ],
)
def test_an_error_is_one_line_and_exits_with_two(
    communique: Run, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    (tmp_path / "junk.db").write_text("no database " * 100, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text("{", encoding="utf-8")
    code, out, err = communique(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.startswith("communique: ")
    assert err.count("\n") == 1


def test_what_was_set_aside_is_listed_at_the_end(communique: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "c.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "b.txt").write_text("The two ministers met in Oslo on 3 May 2021.", encoding="utf-8")
    code, out, err = communique("read", "a.txt", "b.txt", "c.txt", "--ledger", "new.db")
    assert code == 0
    assert err.splitlines() == [f"set aside: {name}: empty (no characters)" for name in ("a.txt", "c.txt")]
    assert out.startswith("read 1 new documents; set aside 2;")


def test_without_arguments_the_help_is_shown(communique: Run) -> None:
    code, out, err = communique()
    assert (code, out) == (2, "")
    assert "evaluate" in err
    assert communique("--help")[0] == 0
    assert communique("--version")[1].startswith("communique")


def test_decisions_are_kept_listed_exported_and_imported(communique: Run, tmp_path: Path) -> None:
    key = communique("list", "agreements")[1].split("\t")[0]
    code, out, _ = communique("judge", "correct", key, "date", "2020-05-13", "--by", "Anna", "--note", "the text errs")
    assert (code, out.split("\t")[1].strip()) == (0, "correct by Anna")
    assert communique("list", "agreements")[1].split("\t")[1] == "2020-05-13"
    code, _, err = communique("judge", "correct", key, "date", "soon")
    assert (code, "no date such as" in err) == (2, True)
    assert "the text errs" in communique("judgements", "list")[1]
    assert communique("judgements", "export", "decisions.jsonl")[0] == 0
    assert json.loads((tmp_path / "decisions.jsonl").read_text())["name"] == "date"
    assert "0 new judgements of 1" in communique("judgements", "import", "decisions.jsonl")[1]
    row = json.loads((tmp_path / "decisions.jsonl").read_text())
    wrong: list[tuple[bytes, str]] = [
        (b'{"made": 1}', "not a judgement"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"[1, 2]", "not a judgement"),
        (json.dumps({**row, "targets": "abc"}).encode(), "targets"),
        (json.dumps({**row, "targets": [{**row["targets"][0], "start": "x"}]}).encode(), "start"),
        (json.dumps({**row, "targets": []}).encode(), "about nothing"),
        (json.dumps({**row, "made": "yesterday"}).encode(), "no moment"),
        (json.dumps({**row, "action": "merge"}).encode(), "other side"),
        (json.dumps({**row, "colour": "red"}).encode(), "colour"),
    ]
    for content, words in wrong:
        (tmp_path / "bad.jsonl").write_bytes(content)
        code, _, err = communique("judgements", "import", "bad.jsonl")
        assert (code, words in err, err.count("\n")) == (2, True, 1), err
    made = communique("judgements", "list")[1].split("\t")[0]
    assert communique("judge", "withdraw", made)[0] == 0
    assert communique("list", "agreements")[1].split("\t")[1] == "2020-05-12"


def test_review_asks_and_undoes(communique: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    count = len(json.loads(communique("review", "--json", "--by", "Anna")[1]))
    answers = io.StringIO("a\nu\nr\nwrong\nq\n")
    monkeypatch.setattr("sys.stdin", answers)
    code, out, err = communique("review", "--by", "Anna")
    assert (code, err) == (0, "")
    assert "withdrawn: j:" in out
    assert "1 decisions kept" in out
    assert len(json.loads(communique("review", "--json", "--by", "Anna")[1])) == count - 1
    assert "why: " in communique("review", "--list", "--limit", "1")[1]
    for key in communique("list", "figures")[1].split("\n")[:2]:
        communique("judge", "accept", key.split("\t")[0], "--by", "Anna")
        communique("judge", "reject", key.split("\t")[0], "--by", "Boris")
    assert communique("judgements", "agreement")[1].startswith("Anna\tBoris\t")


def test_changes_since_a_day_and_since_a_moment_of_reading(communique: Run) -> None:
    rows = json.loads(communique("changes", "--since", "2020-04", "--until", "2020-06", "--json")[1])
    assert {"status", "date", "new", "field"} == {row["change"] for row in rows}
    assert communique("changes", "--since", "2030-01-01")[1].count("\n") == 1  # the undated note alone
    assert len(communique("changes", "--since", "2025-01-01", "--read")[1].splitlines()) == 12
    assert communique("changes", "--since", "2027-01-01", "--read")[1] == ""
    assert communique("changes", "--since", "someday", "--read")[0] == 2
    for more in ((), ("--read",)):
        assert "lies before" in communique("changes", "--since", "2026-01-01", "--until", "2020-01-01", *more)[2]


def test_the_whole_ledger_is_exported(communique: Run) -> None:
    lines = [json.loads(line) for line in communique("export", "ledger")[1].splitlines()]
    assert [next(iter(line)) for line in lines] == ["document"] * 4 + ["record"] * 12


def test_a_record_as_it_was_told_by_a_day_and_known_at_a_moment(communique: Run) -> None:
    key = communique("list", "contacts")[1].split("\t")[0]
    assert "(held)" in communique("show", key)[1].splitlines()[0]
    assert "(planned)" in communique("show", key, "--as-of", "2020-04-01")[1].splitlines()[0]
    code, _, err = communique("show", key, "--as-of", "2019-01-01")
    assert (code, "nothing was told" in err) == (2, True)
    assert "(held)" in communique("show", key, "--known-at", "2026-06-01")[1].splitlines()[0]
    assert communique("show", key, "--known-at", "2025-06-01")[0] == 2
    assert communique("list", "contacts", "--known-at", "2025-06-01")[1] == ""
    assert communique("list", "contacts", "--known-at", "someday")[0] == 2


def test_outlets_are_listed_and_the_users_table_is_kept(communique: Run, tmp_path: Path) -> None:
    rows = [line.split("\t") for line in communique("outlets")[1].splitlines()]
    assert rows[0][:4] == ["Steppe Wire", "2", "", "unknown"]
    table = tmp_path / "mine.toml"
    table.write_text('"Steppe Wire" = ["KAZ", "state media"]\n', encoding="utf-8")
    assert communique("outlets", "--load", "mine.toml")[1].splitlines()[0].split("\t")[2:4] == ["KAZ", "state media"]
    assert json.loads(communique("outlets", "--json")[1])[0]["basis"] == "your table"
    table.write_text("Steppe Wire = KAZ", encoding="utf-8")
    code, _, err = communique("outlets", "--load", "mine.toml")
    assert (code, len(err.splitlines())) == (2, 1)
    table.write_bytes(b"\xff\xfe")
    assert communique("outlets", "--load", "mine.toml")[0] == 2
