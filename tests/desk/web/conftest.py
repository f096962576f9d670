"""A desk on a small ledger made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from ledgers import Page, fill, sample, who

from communique.desk.web.app import create_app
from communique.desk.web.settings import Settings

PAIR = "/pairs/KAZ-UZB"
Ask = Callable[..., str]


def later() -> Page:
    """What was told a year after the sample: one promise kept, one without a term, more words, a spelling of a name."""
    return (
        Page(
            "2022-06-later",
            "Uzbekistan opened the trade house in Almaty on 1 June 2022. "
            "President Arman Serik met Minister Bobur Karim in Almaty on 2 June 2022. "
            "Kazakhstan will build a road to the <b>border</b>. "
            "Trade should grow, Armen Serik said. "
            "The road is a dream, the observer Petra Novak said. "
            "The two sides said that water is shared.",
            "2022-06-03",
            outlet="Foreign Ministry",
            url="https://www.mfa.gov.kz/news/1",
        )
        .add(
            "contacts",
            "President Arman Serik met Minister Bobur Karim in Almaty on 2 June 2022",
            kind="meeting",
            modality="held",
            date="2022-06-02",
            place="Almaty",
            participants=[who("Arman Serik", "President", "KAZ"), who("Bobur Karim", "Minister", "UZB")],
        )
        .add(
            "commitments",
            "Kazakhstan will build a road to the <b>border</b>",
            who="Kazakhstan",
            to="Uzbekistan",
            what="build a road to the <b>border</b>",
            strength="pledge",
            topics="transport",
        )
        .add("statements", "Trade should grow", speaker="Armen Serik", quote_type="indirect", topics="trade")
        .add("statements", "The road is a dream", speaker="Petra Novak", quote_type="direct", topics="transport")
        .add("statements", "water is shared", speaker="The two sides", quote_type="indirect")
        .add(
            "offices", "President Arman Serik", name="Armen Serik", role="President", country="KAZ", as_of="2022-06-03"
        )
    )


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample and a year more."""
    path = tmp_path_factory.mktemp("desk") / "ledger.db"
    fill(path, [*sample(), later()])
    return path


@pytest.fixture(scope="session")
def client(ledger: Path) -> Iterator[TestClient]:
    """Somebody who asks the desk."""
    with TestClient(create_app(Settings(ledger=ledger))) as made:
        yield made


@pytest.fixture
def page(client: TestClient) -> Ask:
    """Asks for a page of the pair as a browser does."""

    def ask(view: str, **asked: Any) -> str:
        answer = client.get(f"{PAIR}/{view}", params=asked, headers={"accept": "text/html"})
        assert answer.status_code == 200, answer.text
        return answer.text

    return ask


@pytest.fixture
def data(client: TestClient) -> Callable[..., Any]:
    """Asks for the JSON of a page of the pair."""

    def ask(view: str, **asked: Any) -> Any:
        answer = client.get(f"{PAIR}/{view}.json", params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return ask
