"""How far a project is: what is only talked of, wanted or asked is not under construction."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Project

STAGES = [
    ("The ministers of Laos and Thailand discussed the construction of a fifth friendship bridge at Bueng Kan.", "discussed"),
    ("Ghana asked India to finance the construction of a railway from Tema to Mpakadan.", "proposed"),
    ("Japan will help Laos build the Sekong bridge.", "planned"),
    ("Japan is helping Laos to build the Sekong bridge.", "under construction"),
    ("China built the Nairobi-Thika highway in Kenya.", "completed"),
    ("The Garissa solar plant in Kenya was built by China in 2018.", "completed"),
    ("The Garissa solar plant in Kenya is being built by China.", "under construction"),
    ("China is building the Garissa solar plant in Kenya.", "under construction"),
    ("China is interested in building the Lamu deep-sea port in Kenya.", "proposed"),
    ("Chile suggested that the two countries should build the Arica-Tacna railway with Peru.", "proposed"),
    ("Serbia hopes that Russia will start construction of the Valjevo-Vrbnica railway next year.", "planned"),
    ("The ministers of Kenya and Uganda stressed the importance of completing the Busia motorway.", "proposed"),
    ("Kenya and Uganda agreed on the construction of the Busia motorway.", "agreed"),
    ("Kenya and Uganda began the construction of the Busia motorway.", "under construction"),
    ("The construction of the Busia motorway between Kenya and Uganda continues.", "under construction"),
    ("The Laos-China railway is 60 percent complete, Laos said.", "under construction"),
    ("China handed over the Gwadar hospital to Pakistan on Friday.", "delivered"),
    ("India agreed to extend a Line of Credit of USD 236 million to Mongolia for the Sainshand oil refinery.", "financed"),
    ("Kenya wants to modernise the Busia border crossing with Uganda.", "proposed"),
    ("Uganda called for the rehabilitation of the Tororo-Gulu railway with Kenya.", "proposed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stage"), STAGES)
def test_the_stage_is_what_is_told(text: str, stage: str) -> None:
    assert [one.stage for one in found(Project, text, "2024-06-12")] == [stage]


SECTORS = [
    ("Work on the Pakistan-Uzbekistan railway project has begun.", "transport"),
    ("The Rooppur nuclear power plant in Bangladesh is being built by Russia.", "energy"),
    ("The Tirana metro project of Albania and Turkey was launched on Monday.", "transport"),
    ("Kenya and Uganda launched the Eldoret-Kampala crude oil pipeline project.", "energy"),
    ("Kenya and Uganda launched the Busia water supply project.", "water"),
    ("Russia is building the Almaty car plant in Kazakhstan.", "industry"),
]


@pytest.mark.parametrize(("text", "sector"), SECTORS)
def test_the_sector_is_what_it_is_for(text: str, sector: str) -> None:
    assert [one.sector for one in found(Project, text, "2024-06-12")] == [sector]


def test_a_sum_is_of_the_project_beside_it() -> None:
    text = "India is funding the Kabul parliament building, a $290 million dam at Salma and a road to the Zaranj border in Afghanistan."
    sums = {one.name: one.amount for one in found(Project, text, "2024-06-12")}
    assert {name: amount for name, amount in sums.items() if amount} == {
        name: "USD 290 million" for name in sums if "dam" in name
    }
    assert any("dam" in name for name in sums)


def test_work_on_a_project_with_its_cost_before_it() -> None:
    text = "Work on the $2.2-billion Dasu hydropower project of Pakistan and China began in October."
    assert [(one.name, one.stage, one.amount) for one in found(Project, text, "2024-06-12")] == [
        ("Dasu hydropower project of Pakistan and China", "under construction", "USD 2.2 billion")
    ]
