"""Desks for tests: a small ledger in our own words behind a client that speaks as a browser does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from ledgers import READER, Page

from communique.desk.web.app import create_app
from communique.desk.web.settings import Limits, Settings
from communique.ledger.store import Store

PAIR = "KAZ-UZB"
BROWSER = {"accept": "text/html,application/xhtml+xml"}


def pages() -> list[Page]:
    first = Page(
        "2019-04-plan",
        "President Aru Bekova will visit Tashkent on 14 May 2019. Kazakhstan will build a school in Shymkent by 2020. "
        "Trade reached 3 billion dollars in 2018.",
        "2019-04-10",
        outlet="Steppe Courier",
        url="https://steppe-courier.example/plan",
    )
    first.add(
        "contacts",
        "President Aru Bekova will visit Tashkent on 14 May 2019",
        kind="visit",
        modality="planned",
        date="2019-05-14",
        place="Tashkent",
        participants=[{"name": "Aru Bekova", "role": "President", "country": "KAZ"}],
    )
    first.add(
        "commitments",
        "Kazakhstan will build a school in Shymkent by 2020",
        who="Kazakhstan",
        what="build a school in Shymkent",
        strength="pledge",
        to="Uzbekistan",
        due="2020",
        topics="education",
    )
    first.add("figures", "Trade reached 3 billion dollars", indicator="trade", value=3e9, unit="USD", period="2018")
    second = Page(
        "2019-05-held",
        "Aru Bekova visited Tashkent on 14 May 2019. A treaty on borders was signed there. Trade stood at 3.4 billion dollars in 2018.",
        "2019-05-15",
        outlet="Oasis News",
        url="https://oasis-news.example/held",
    )
    second.add(
        "contacts",
        "Aru Bekova visited Tashkent on 14 May 2019",
        kind="visit",
        modality="held",
        date="2019-05-14",
        place="Tashkent",
        participants=[{"name": "Aru Bekova", "role": "President", "country": "KAZ"}],
    )
    second.add(
        "agreements",
        "A treaty on borders was signed",
        title="treaty on borders",
        kind="treaty",
        stage="signed",
        date="2019-05-14",
        parties=["KAZ", "UZB"],
    )
    second.add(
        "figures", "Trade stood at 3.4 billion dollars", indicator="trade", value=3.4e9, unit="USD", period="2018"
    )
    return [first, second]


def made(path: Path, *more: Page) -> Path:
    with Store.open(path, create=True) as store:
        for page in (*pages(), *more):
            store.add(page.read(), READER)
        store.link()
    return path


class Desktop:
    """A client of a desk, with what a page of it would know."""

    def __init__(self, ledger: Path, **settings: Any) -> None:
        limits = settings.pop("limits", Limits(minute=100_000, unseen=0))
        self.app = create_app(Settings(ledger=ledger, limits=limits, **settings))
        self.client = TestClient(self.app, headers=BROWSER)

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, **options)

    def json(self, path: str) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def first(self, register: str) -> str:
        return self.ids(register)[0]

    def ids(self, register: str) -> list[str]:
        return [str(one["id"]) for one in self.json(f"/pairs/{PAIR}/{register}.json")["records"]]

    def proof(self) -> str:
        found = re.search(r'data-proof="(\w*)"', self.get("/").text)
        assert found is not None
        return found.group(1)

    def decide(self, decision: dict[str, Any], **headers: str) -> Any:
        return self.client.post("/decisions", json=decision, headers={"x-communique-proof": self.proof(), **headers})
