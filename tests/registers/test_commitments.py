from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Commitment, Strength


def told(one: Commitment) -> str:
    """Strength, who and due in one line: "pledge Norway 2025"."""
    return f"{one.strength} {one.who} {one.due}"


BOUND = [
    ("Norway pledged to supply ten generators to Moldova by 2025.", "pledge Norway 2025", "supply ten generators"),
    (
        "Egypt will deliver 500 megawatts of electricity to Jordan by the end of 2026.",
        "pledge Egypt 2026-12",
        "deliver",
    ),
    ("Portugal promised to open a cultural centre in Luanda, Angola.", "pledge Portugal None", "open cultural centre"),
    ("Kenya agreed to reopen the border post with Somalia in July 2024.", "pledge Kenya 2024-07", "reopen border post"),
    ("Latvia is ready to train Georgian customs officers.", "pledge Latvia None", "train Georgian customs officers"),
    ("Croatia committed itself to repairing the bridge to Serbia.", "pledge Croatia None", "repairing bridge"),
    ("Indonesia plans to buy six frigates from Italy.", "intent Indonesia None", "buy six frigates"),
    ("Ghana intends to raise cocoa exports to Morocco.", "intent Ghana None", "raise cocoa exports"),
    ("Cuba aims to send more sugar to Vietnam by 2028.", "intent Cuba 2028", "send more sugar"),
    ("Colombia proposed to create a joint patrol with Panama.", "proposal Colombia None", "create joint patrol"),
    ("Denmark offered to finance a wind farm in Lithuania.", "proposal Denmark None", "finance wind farm"),
    (
        "Ethiopia suggested creating a joint railway company with Djibouti.",
        "proposal Ethiopia None",
        "creating joint railway",
    ),
    ("Nepal asked India to lower transit fees.", "request Nepal None", "lower transit fees"),
    ("Peru urged Bolivia to tighten checks on fuel trucks.", "request Peru None", "tighten checks"),
    ("Oman called on Iran to release the vessel.", "request Oman None", "release vessel"),
    (
        "Slovenia is considering building a second reactor with Croatia.",
        "under_consideration Slovenia None",
        "building",
    ),
    (
        "Mongolia and Japan are studying a joint copper smelter.",
        "under_consideration Mongolia; Japan None",
        "joint copper smelter",
    ),
]

UNBOUND = [
    "Norway delivered ten generators to Moldova in 2023.",
    "Trade between Chile and Peru will grow.",
    "Serbia did not agree to close the crossing with Kosovo.",
    "President Petar Ilic of Serbia will meet the President of Hungary.",
]


@pytest.mark.parametrize(("text", "expected", "what"), BOUND)
def test_one_commitment_is_told(text: str, expected: str, what: str) -> None:
    commitments = found(Commitment, text)
    assert [told(one) for one in commitments] == [expected]
    assert set(what.split()) <= set(commitments[0].what.split())


@pytest.mark.parametrize("text", UNBOUND)
def test_no_commitment_is_told(text: str) -> None:
    assert [told(one) for one in found(Commitment, text)] == []


def test_the_other_side_is_whom_it_is_owed_to() -> None:
    (one,) = found(Commitment, "Norway pledged to supply ten generators to Moldova by 2025.")
    assert one.to == "Moldova"
    assert one.specific


def test_an_aim_without_measure_is_not_specific() -> None:
    (one,) = found(Commitment, "Ghana intends to deepen political dialogue with Morocco.")
    assert not one.specific


def test_a_condition_is_kept() -> None:
    (one,) = found(Commitment, "Italy will send engineers to Albania as soon as the funds are released.")
    assert (one.condition or "").startswith("as soon as the funds")


def test_we_in_a_quotation_is_the_speakers_state() -> None:
    text = (
        "Swedish Energy Minister Karin Lindholm met her Polish counterpart in Warsaw on Monday.\n"
        '"We will lend Poland four transformers," Lindholm said.'
    )
    commitments = found(Commitment, text)
    assert [told(one) for one in commitments] == ["pledge Sweden None"]
    assert commitments[0].speaker == "Karin Lindholm"
    assert commitments[0].to == "Poland"


ITSELF = [
    ("Kenya said it would lend Uganda 20 million dollars.", ["Kenya"]),
    ("Kenya welcomed the loan and said it would repay Uganda in ten years.", ["Kenya"]),
    ("Kenya's finance ministry said it would waive the debt of Uganda.", ["Kenya's finance ministry"]),
    ("Kenya and Uganda said they would build a joint pipeline.", ["Kenya; Uganda"]),
    ("Kenya said it would be wise for Uganda to build a dam.", []),
    ("Kenya said it would take years to build the pipeline to Uganda.", []),
]


@pytest.mark.parametrize(("text", "who"), ITSELF)
def test_it_is_who_says_so(text: str, who: list[str]) -> None:
    assert [one.who for one in found(Commitment, text)] == who


def test_the_two_sides_bind_both() -> None:
    text = "Officials of Laos and Cambodia met on Monday.\nThe two sides agreed to open a new crossing by 2027."
    (one,) = found(Commitment, text)
    assert set(one.who.split("; ")) == {"Laos", "Cambodia"}
    assert (one.strength, one.due) == ("pledge", "2027")


BOTH = "Norwegian Prime Minister Kari Berg and Icelandic Prime Minister Jon Olafsson met in Oslo on Monday.\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A joint working group on fishing is to be set up.", "joint working group on fishing is to be set up"),
        (
            "Norway will continue to support Iceland in the talks on fish, Berg assured her guest.",
            "continue to support Iceland in the talks on fish",
        ),
        (
            "The ministers tasked their officials with preparing a draft agreement by September.",
            "preparing a draft agreement by September",
        ),
        ("The accord commits the two governments to a joint patrol every two years.", "joint patrol"),
    ],
)
def test_further_ways_of_binding(text: str, what: str) -> None:
    assert [one.what for one in found(Commitment, BOTH + text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "The third session of the commission is to be held in Iceland next year.",
        "The dates of the visit are to be fixed through diplomatic channels.",
    ],
)
def test_occasions_to_come_are_no_commitments(text: str) -> None:
    assert found(Commitment, BOTH + text) == []


def test_what_they_parted_without_agreeing_on_binds_nobody() -> None:
    text = "Norway and Iceland wrapped up a two-day meeting without agreeing on fishing quotas for the next year."
    assert found(Commitment, text) == []


def test_money_that_is_committed_binds_its_giver() -> None:
    text = "The Norwegian government has committed 73 million pounds over four years to support schools in Iceland."
    assert [one.who for one in found(Commitment, text)] == ["Norway"]


def test_the_day_of_agreeing_is_no_deadline() -> None:
    text = "Norway and Iceland agreed on Wednesday to restore cooperation in defence."
    assert [one.due for one in found(Commitment, text)] == [None]


def test_each_deed_of_a_list_is_a_commitment() -> None:
    text = "Norway promised to lower the duties on fish, open a consulate in Iceland and lift the ban on lamb by 2026."
    assert [(one.what, one.due) for one in found(Commitment, text)] == [
        ("lower the duties on fish", None),
        ("open a consulate in Iceland", None),
        ("lift the ban on lamb by 2026", "2026"),
    ]


def test_verbs_that_share_their_object_are_one_deed() -> None:
    text = "Norway promised to deepen and widen cooperation with Iceland on fish."
    assert len(found(Commitment, text)) == 1


def test_the_government_is_that_of_the_minister_who_speaks() -> None:
    text = "Norwegian Finance Minister Kari Berg said the government would ensure that the money reached Iceland."
    assert [one.who for one in found(Commitment, text)] == ["Norway"]


NO_COMMITMENTS = [
    "Peru will benefit from the new line to Bolivia, the minister said.",
    "Economists said Chile would raise its tariffs on Peruvian goods.",
    "Peru will probably raise its tariffs on Chilean goods.",
    "Bolivia refused to commit itself to new gas deliveries to Argentina.",
    "Reports that Turkey will open the border with Armenia are untrue, the ministry said.",
    "The World Bank will not lend Kenya the money for the railway to Uganda.",
    "Kenyan President Amina Odhiambo, who is seeking re-election, met Ugandan President Joseph Okello.",
    "Kenya said it had no plans to withdraw its ambassador from Uganda.",
    "Kenya has no intention of closing the border with Uganda.",
    "Kenya denied that it would close the border with Uganda.",
    "The Kenyan minister received a courtesy call from the Ugandan High Commissioner to Kenya, Paul Mukasa.",
    "Kenya and Uganda agreed to hold another round of talks in May.",
    "Kenya will work closely with its Ugandan friends.",
    "Kenya has granted a permit for the dam to Uganda.",
    "Ugandan President Joseph Okello will return to Nairobi in June, Kenya said.",
    "Kenya asked Uganda to be the main guest at the fair.",
    "The leaders of Kenya and Uganda agreed that their interests run parallel.",
    '"I will say frankly that Uganda is a neighbour," Kenyan President Amina Odhiambo said.',
    "Kenya ordered buses from Uganda.",
    "The ambassador of Kenya expects the road to Uganda to bring jobs.",
]


@pytest.mark.parametrize("text", NO_COMMITMENTS)
def test_what_binds_nobody(text: str) -> None:
    assert [told(one) for one in found(Commitment, text)] == []


def test_a_work_planned_for_a_day_to_come_is_an_aim_of_both() -> None:
    (one,) = found(Commitment, "The construction of the Karuma Dam is planned for 2026, Turkey and Uganda said.")
    assert (one.strength, one.due) == (Strength.INTENT, "2026")
    assert one.what.startswith("construction of the Karuma Dam")


def test_what_is_aimed_at_does_not_befall() -> None:
    (one,) = found(Commitment, "Kenya plans to reach $3 billion in exports to Uganda by 2030.")
    assert (one.who, one.strength, one.due) == ("Kenya", Strength.INTENT, "2030")


def test_the_hope_that_something_be_done_is_a_request() -> None:
    text = "India expressed the hope that the detained fishermen would be released by Sri Lanka."
    (one,) = found(Commitment, text)
    assert (one.who, one.to, one.strength) == ("India", "Sri Lanka", Strength.REQUEST)


def test_a_company_by_name_is_bound_though_its_name_is_a_thing() -> None:
    (one,) = found(Commitment, "Russian Railways will help to raise speeds in India, the Indian ministry said.")
    assert one.who == "Russian Railways"


def test_both_are_bound_where_their_governments_are() -> None:
    text = "Kenyan and Ugandan ministers met. The governments will build a bridge over the Sio."
    assert [one.who for one in found(Commitment, text)] == ["Kenya; Uganda"]


def test_what_is_done_to_a_thing_names_the_thing() -> None:
    (one,) = found(
        Commitment, "Latvian President Edgars Rinkevics said that a rail line to Estonia would be opened by March 2026."
    )
    assert (one.who, one.due) == ("Latvia", "2026-03")
    assert {"rail", "line", "Estonia", "opened"} <= set(one.what.split())
    (other,) = found(
        Commitment, "The bridge to Estonia will be built by Latvia by 2030, Latvian Minister Kaspars Briskens said."
    )
    assert (other.who, other.due) == ("Latvia", "2030")
    assert "bridge" in other.what
    long = "All farms and mills in the hills and valleys of the south that wish to sell to Estonia will be credited by Latvia."
    assert all("credited" in one.what for one in found(Commitment, long))


def test_a_wish_that_says_who_is_meant_binds_nobody() -> None:
    assert not found(
        Commitment, "Latvia opened an office for all companies that want to come to the port from Estonia."
    )
    (one,) = found(Commitment, "Latvia, which wants to buy ten trains from Estonia, opened an office.")
    assert one.who == "Latvia"


WHO = [
    (
        "Everything possible will be done by the government of Latvia to help Estonia build the line.",
        "Latvia",
        "Estonia",
    ),
    (
        "The Estonian speaker said the government of Latvia was ready to finance a bridge to Estonia.",
        "Latvia",
        "Estonia",
    ),
    ("Estonia will get five patrol vessels from Latvia for its coast.", "Latvia", "Estonia"),
    (
        "Latvia and Estonia are at odds over fish. The government has asked Estonia to open the port by May.",
        "Latvia",
        "Estonia",
    ),
    ("Under the plan of Latvia and Estonia each side is to pull back its boats by June.", "Latvia; Estonia", None),
    ("RIGA (Leta): Latvia and Estonia agreed on Tuesday that a joint fund would be set up.", "Latvia; Estonia", None),
]


@pytest.mark.parametrize(("text", "who", "to"), WHO)
def test_the_state_behind_a_promise(text: str, who: str, to: str | None) -> None:
    assert {(one.who, one.to) for one in found(Commitment, text)} == {(who, to)}


@pytest.mark.parametrize(
    "text",
    [
        "Latvia will be represented at the session in Tallinn.",
        "Opening speeches will be given by the two ministers of Latvia.",
        "The Latvian president will address the parliament of Estonia.",
        "The next meeting of Latvia and Estonia was decided to hold in September.",
    ],
)
def test_attending_and_speaking_bind_nobody(text: str) -> None:
    assert not found(Commitment, text)


def test_who_is_bound_together_is_not_whom_it_is_promised() -> None:
    text = (
        "Presidents Otto Ramirez of Guatemala and Juan Orellana of Honduras agreed to set up a customs union by 2030."
    )
    assert [one.to for one in found(Commitment, text)] == [None]


def test_what_is_deemed_necessary_is_meant() -> None:
    text = "Kazakhstan and Hungary consider it necessary to increase the number of flights between them."
    assert [one.strength.value for one in found(Commitment, text)] == ["intent"]


def test_whom_somebody_met_is_not_bound_with_him() -> None:
    text = "President Daniel Mwangi of Kenya, who met President Paul Kimani of Rwanda in May, agreed to lend Rwanda $20 million."
    assert [one.to for one in found(Commitment, text)] == ["Rwanda"]


def test_what_one_certainly_will_is_promised() -> None:
    text = '"We will certainly open the bridge in March," Kenyan President Daniel Mwangi told Ugandan journalists.'
    assert [one.strength.value for one in found(Commitment, text)] == ["pledge"]
