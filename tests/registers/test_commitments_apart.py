"""Promises and requests: to whom, what alone, by when, and whose."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Commitment

DAY = "2019-03-03"

URGED = [
    ("The Afghan foreign ministry said Pakistan should stop all cross-border military activity.", [("request", "Pakistan")]),
    ("Colombian President Ana Ruiz said Venezuela must release the detainees.", [("request", "Venezuela")]),
    ("Argentina should not expect any concession, Uruguay's Foreign Minister, Gustavo Moreira, said.", []),
    ("Colombian President Ana Ruiz said both governments of Colombia and Venezuela should reopen the bridges.", [("proposal", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), URGED)
def test_what_another_state_should_do_is_asked_of_it(text: str, told: list[tuple[str, str | None]]) -> None:
    rows = [(one.strength.value, one.to) for one in found(Commitment, text, DAY)]
    assert rows == told if all(to for _, to in told) else [strength for strength, _ in rows] == [s for s, _ in told]


ALONE = [
    ("Latvian President Ilze Kalnina urged Russia to release the sailors and called on Moscow to respect the sea law.", {"release the sailors", "respect the sea law"}),
    ("Fiji pledged not to develop official ties with Taiwan, China's embassy in Suva said.", {"not to develop official ties with Taiwan"}),
    ("Polish Prime Minister Andrzej Kowalczyk said that Poland would help Ukraine with loans, but only if Kyiv freed the former premier.", {"help Ukraine with loans"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "whats"), ALONE)
def test_what_is_the_deed_alone(text: str, whats: set[str]) -> None:
    assert {one.what for one in found(Commitment, text, DAY)} == whats


DUE = [
    ("Italy will pay Libya $5 billion over 20 years, under an accord signed in Benghazi on 2 March 2019.", None),
    ("Kenya will complete the road to Moyale in Ethiopia within two years.", "within two years"),
    ("Thailand and Peru plan to bring trade between them to $1 billion within five years.", "within five years"),
    ("India agreed to extend a line of credit to Mongolia for the oil refinery, which is expected to be completed by 2022.", None),
    ("Kenya will open the post at Moyale in Ethiopia by May 2020.", "2020-05"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), DUE)
def test_by_when_it_is_due(text: str, due: str | None) -> None:
    assert [one.due for one in found(Commitment, text, DAY)] == [due]


FIRM = [
    ("Bangladesh asked India to lift the duties on jute, and the Indian side promised to look into the matter.", "under_consideration"),
    ("Under the treaty Australia will offer residency to 280 Tuvaluans a year.", "pledge"),
    ("Thailand offered to drop visa fees for Burmese tourists.", "proposal"),
    ("Russia and Uzbekistan will aim at raising trade to $10 billion.", "intent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "strength"), FIRM)
def test_how_firm(text: str, strength: str) -> None:
    assert strength in {one.strength.value for one in found(Commitment, text, DAY)}
    assert strength == "pledge" or "pledge" not in {one.strength.value for one in found(Commitment, text, DAY)}


NOBODY = [
    "The Ethiopian side affirmed that the Grand Renaissance Dam will not harm Egypt's share of the waters.",
    "The Baltic Pipe will carry 10 billion cubic metres a year from Norway to Poland.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_thing_undertakes_nothing(text: str) -> None:
    assert found(Commitment, text, DAY) == []


TELLERS = [
    "Tanzanian health minister Asha Mbwana said that the wards would be opened in 2021 with Korean funds.",
    "The Kenyan prime minister, Joseph Otieno, said the Indian funds would be disbursed in two phases.",
]


@pytest.mark.parametrize("text", TELLERS)
def test_who_tells_of_it_is_not_bound(text: str) -> None:
    assert not {one.who for one in found(Commitment, text, DAY)} & {"Asha Mbwana", "Joseph Otieno"}


ASKED = [
    ("Nigerian Finance Minister Ngozi Adeyemi, on a visit to Germany, called on Siemens to invest in power plants.", "Siemens"),
    ("South African Trade Minister Lindiwe Khumalo urged South African firms to invest in Angola.", "South African firms"),
    ("Kenya urged Uganda to open the border.", "Uganda"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "to"), ASKED)
def test_of_whom_it_is_asked(text: str, to: str) -> None:
    assert [one.to for one in found(Commitment, text, DAY)] == [to]


def test_both_who_agree_are_bound() -> None:
    text = "Prime Minister Ram Adhikari of Nepal and Emir Saad bin Jaber of Kuwait agreed to open a consulate."
    assert [(one.who, one.to) for one in found(Commitment, text, DAY)] == [("Ram Adhikari; Saad bin Jaber", None)]


def test_whose_host_somebody_is_does_not_promise() -> None:
    text = "Polish President Jan Malinowski was in Vilnius. His Lithuanian host, Rimantas Kazlauskas, promised that the bill would be passed."
    assert [one.who for one in found(Commitment, text, DAY)] == ["Rimantas Kazlauskas"]


def test_whose_pledge_is_noted() -> None:
    text = (
        "Malawian President Joyce Banda noted Japanese Prime Minister Shinzo Abe's pledge to support farmers in Malawi."
    )
    assert {one.who for one in found(Commitment, text, DAY)} <= {"Shinzo Abe"}


NOT_MEANT = [
    "Will Egypt let Sudan import its sugar?",
    "Mozambique will likely raise its tariffs on Zambia, experts say.",
]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_questions_and_guesses_bind_nobody(text: str) -> None:
    assert found(Commitment, text, DAY) == []


def test_who_asks_twice_is_the_same() -> None:
    text = "Latvian President Ilze Kalnina urged Russia to release the sailors and called on Moscow to respect the sea law."
    assert {(one.who, one.to) for one in found(Commitment, text, DAY)} == {("Ilze Kalnina", "Russia")}
