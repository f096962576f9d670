from __future__ import annotations

from pathlib import Path

import pytest
from desk.web.desks import PAIR, Desktop, made

from communique.desk.web.deciding_routes import ours
from communique.desk.web.guard import Rates
from communique.desk.web.settings import Limits, Person, Role, Settings, SettingsError, read_tokens

TOKENS = {
    "a-secret-to-read-with": Person("reader", Role.READ),
    "a-secret-to-judge-with": Person("judge", Role.JUDGE),
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return made(tmp_path / "l.db")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_on_this_machine_nobody_signs_in(tmp_path: Path, host: str) -> None:
    assert not Settings(ledger=tmp_path / "l.db", host=host).guarded


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "desk.example"])
def test_any_other_address_demands_that_people_say_who_they_are(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="can be reached by others"):
        Settings(ledger=tmp_path / "l.db", host=host)
    assert Settings(ledger=tmp_path / "l.db", host=host, tokens=TOKENS).guarded


def test_tokens_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "people"
    file.write_text("# who\n\nAna judge 0123456789abcdef\nBo read fedcba9876543210\n", encoding="utf-8")
    assert read_tokens(file) == {
        "0123456789abcdef": Person("Ana", Role.JUDGE),
        "fedcba9876543210": Person("Bo", Role.READ),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ana judge short",
        "Ana boss 0123456789abcdef",
        "Ana 0123456789abcdef",
        "A read 0123456789abcdef\nB read 0123456789abcdef",
    ],
)
def test_a_file_of_tokens_that_is_wrong_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "people"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        read_tokens(file)


def test_without_a_token_nothing_is_shown(ledger: Path) -> None:
    desk = Desktop(ledger, tokens=TOKENS)
    for path in ("/", f"/pairs/{PAIR}", "/pairs.json", "/review", "/judgements.json", "/search?q=trade"):
        answer = desk.get(path)
        assert answer.status_code == 401
        assert "Bekova" not in answer.text
    assert 'name="token"' in desk.get("/").text
    assert desk.get("/pairs.json", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_a_token_lets_read_and_only_a_judge_decide(ledger: Path) -> None:
    desk = Desktop(ledger, tokens=TOKENS)
    reader = {"authorization": "Bearer a-secret-to-read-with"}
    judge = {"authorization": "Bearer a-secret-to-judge-with"}
    rows = desk.get(f"/pairs/{PAIR}/contacts.json", headers=reader).json()["records"]
    decision = {"action": "accept", "key": rows[0]["id"]}
    assert desk.client.post("/decisions", json=decision, headers=reader).status_code == 403
    made = desk.client.post("/decisions", json=decision, headers=judge)
    assert made.status_code == 201
    assert made.json()["by"] == "judge"


def test_signing_in_gives_a_session_that_needs_its_proof(ledger: Path) -> None:
    desk = Desktop(ledger, tokens=TOKENS)
    wrong = desk.client.post("/sign-in", data={"token": "guess"})
    assert wrong.status_code == 401
    answer = desk.client.post(
        "/sign-in", data={"token": "a-secret-to-judge-with", "back": "//evil.example"}, follow_redirects=False
    )
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].casefold()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secret" not in cookie
    record = desk.first("contacts")
    assert desk.client.post("/decisions", json={"action": "accept", "key": record}).status_code == 403
    assert desk.decide({"action": "accept", "key": record}).status_code == 201
    desk.client.cookies.clear()
    desk.client.cookies.set("communique", "made.up.cookie")
    assert desk.get("/").status_code == 401


def test_a_reverse_proxy_tells_who_asks(ledger: Path) -> None:
    desk = Desktop(ledger, proxy_header="X-Remote-User", judges=frozenset({"ana"}))
    assert desk.get("/pairs.json").status_code == 401
    assert desk.get("/pairs.json", headers={"x-remote-user": "bo"}).status_code == 200
    assert "bo" in desk.get("/", headers={"x-remote-user": "bo"}).text
    assert desk.client.post("/decisions", json={}, headers={"x-remote-user": "bo"}).status_code in {403, 422}


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"x-communique-proof": "wrong"},
        {"x-communique-proof": ""},
    ],
    ids=str,
)
def test_another_site_cannot_decide(ledger: Path, headers: dict[str, str]) -> None:
    desk = Desktop(ledger)
    record = desk.first("contacts")
    assert desk.decide({"action": "reject", "key": record}, **headers).status_code == 403
    form = {"action": "reject", "key": record, "proof": desk.proof(), "back": "/"}
    if "x-communique-proof" not in headers:
        assert desk.client.post("/decide", data=form, headers=headers).status_code == 403
    assert desk.json("/judgements.json")["judgements"] == []


def test_a_name_that_leads_here_from_elsewhere_is_turned_away(ledger: Path) -> None:
    desk = Desktop(ledger)
    assert desk.get("/", headers={"host": "rebound.example"}).status_code == 421
    assert Desktop(ledger, hosts=("desk.example",)).get("/", headers={"host": "desk.example:443"}).status_code == 200


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "", "/a\nb"]
)
def test_one_is_sent_back_to_this_desk_alone(path: str) -> None:
    assert ours(path) == "/"
    assert ours("/records/r:1?x=2#s3") == "/records/r:1?x=2"


def test_every_answer_carries_its_protection(ledger: Path) -> None:
    desk = Desktop(ledger)
    for path in ("/", "/pairs.json", "/static/desk.css", "/nothing", "/records/r:zzz"):
        headers = desk.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_sizes_and_rates_are_held(ledger: Path) -> None:
    desk = Desktop(ledger, limits=Limits(body=500, address=300, minute=60))
    assert desk.get("/search", params={"q": "x" * 400}).status_code == 400
    assert desk.client.post("/decisions", content=b"x" * 600).status_code == 413
    codes = [desk.get("/rejected.json").status_code for _ in range(30)]
    assert codes[0] == 200
    assert codes[-1] == 429


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    rates = Rates(60, lambda: now[0])
    assert [rates.take("a") for _ in range(21)] == [True] * 20 + [False]
    assert rates.take("b")
    now[0] = 2.0
    assert [rates.take("a") for _ in range(3)] == [True, True, False]


def test_what_takes_too_long_is_broken_off(ledger: Path) -> None:
    desk = Desktop(ledger, limits=Limits(seconds=-1.0))
    desk.app.state.desk.store.engine.dispose()
    from communique.desk.web import desk as module  # noqa: PLC0415 -- the number of steps is set for this test

    before, module.STEPS = module.STEPS, 1
    try:
        answer = desk.get(f"/pairs/{PAIR}/contacts.json")
    finally:
        module.STEPS = before
    assert answer.status_code == 503
    assert "too long" in answer.json()["detail"]


def test_behind_a_reverse_proxy_each_person_has_a_rate_of_their_own(ledger: Path) -> None:
    desk = Desktop(ledger, proxy_header="X-Remote-User", limits=Limits(minute=60))
    codes = [desk.get("/rejected.json", headers={"x-remote-user": "bo"}).status_code for _ in range(30)]
    assert codes[-1] == 429
    assert desk.get("/rejected.json", headers={"x-remote-user": "ana"}).status_code == 200


def test_browsers_tell_our_own_forms_from_those_of_others(ledger: Path) -> None:
    # With "no-referrer" they would call the origin of every form "null".
    assert Desktop(ledger).get("/").headers["referrer-policy"] == "same-origin"
