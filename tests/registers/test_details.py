"""Fields beside the key ones: who signed and before whom, how long a visit lasts, with what a change is compared."""

from __future__ import annotations

import pytest
from readings import found

from communique.model.mentions import Agreement, Contact, Figure, Project


@pytest.mark.parametrize(
    ("text", "signed", "before", "place"),
    [
        (
            (
                "Foreign Ministers Jan Novak of Slovakia and Ivan Horvat of Croatia signed an agreement on transit in Zagreb "
                "on 3 May 2024 in the presence of Presidents Peter Kral and Luka Babic."
            ),
            ("Jan Novak", "Ivan Horvat"),
            ("Peter Kral", "Luka Babic"),
            "Zagreb",
        ),
        (
            "The memorandum on fisheries was signed by Namibian Fisheries Minister Anna Shilongo.",
            ("Anna Shilongo",),
            (),
            None,
        ),
        ("Chile and Peru signed a protocol on customs.", (), (), None),
    ],
)
def test_a_signing_names_its_people(
    text: str, signed: tuple[str, ...], before: tuple[str, ...], place: str | None
) -> None:
    (one,) = found(Agreement, text)
    assert (one.signatories, one.witnesses, one.place) == (signed, before, place)


def test_the_length_of_a_visit_is_a_duration() -> None:
    (one,) = found(Contact, "Ghanaian President Kofi Owusu paid a three-day state visit to Togo.")
    assert one.duration == "P3D"


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Trade between Oman and Kenya rose by 12 percent compared with 2021.", "2021"),
        ("Exports from Oman to Kenya fell by 3 percent.", None),
    ],
)
def test_a_change_keeps_what_it_is_compared_with(text: str, base: str | None) -> None:
    (one,) = found(Figure, text)
    assert one.base == base


def _people(text: str, number: int = 0) -> list[tuple[str | None, str | None]]:
    return [(one.name, one.country) for one in found(Contact, text)[number].participants]


def test_nobody_visits_the_own_country() -> None:
    text = "Zambian President Joseph Banda and Chinese President Lin Wei spoke.\nIn 2019 the President paid a state visit to China."
    assert _people(text) == [("Joseph Banda", "ZMB")]


def test_who_is_invited_is_the_visitor() -> None:
    text = "Indonesian Foreign Minister Sri Wulan extended an invitation to Peruvian Foreign Minister Ana Rojas to visit Indonesia."
    assert _people(text) == [("Ana Rojas", "PER")]


def test_a_house_is_no_place_where_its_city_is_named() -> None:
    text = "Peruvian Foreign Minister Ana Rojas met Indonesian Foreign Minister Sri Wulan at the building of the ministry in Jakarta on Friday."
    assert found(Contact, text)[0].place == "Jakarta"


def test_a_day_after_which_something_was_is_not_its_day() -> None:
    text = (
        "Peruvian President Ana Rojas arrived in Indonesia on Monday for her first visit after her election on May 28."
    )
    assert {one.date for one in found(Contact, text)} == {"2024-06-10"}


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        (
            "Trade between Norway and Iceland reached $172 million in 2022, witnessing a 22% increase to $140 million this year.",
            {"growth of Trade between Norway and Iceland", "Trade between Norway and Iceland"},
        ),
        ("Norway and Iceland will build a road. That is expected to cost around $6.7 billion.", {"cost"}),
    ],
)
def test_what_a_number_measures_is_named(text: str, indicators: set[str]) -> None:
    assert {one.indicator for one in found(Figure, text)} == indicators


def test_old_currencies_are_known_by_their_names() -> None:
    (one,) = found(Figure, "Norway lent Iceland two billion Deutsche Marks in 1995.")
    assert (one.value, one.unit) == (2e9, "DEM")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ugandan President Joseph Okello was due to see his Kenyan counterpart, Peter Mwangi, on Monday afternoon.",
            "planned meeting 2024-06-17",
        ),
        ("Ugandan President Joseph Okello spent Monday in Nairobi, Kenya.", "held visit 2024-06-10"),
        (
            "Kenyan President Peter Mwangi paid a courtesy call on Ugandan President Joseph Okello in Kampala on Friday.",
            "held meeting 2024-06-07",
        ),
        (
            "Ugandan President Joseph Okello was welcomed to State House by Kenyan President Peter Mwangi on Friday.",
            "held meeting 2024-06-07",
        ),
    ],
)
def test_ways_of_telling_that_two_met(text: str, told: str) -> None:
    assert [f"{one.modality} {one.kind} {one.date}" for one in found(Contact, text)] == [told]


def test_a_record_is_no_second_visit() -> None:
    text = "Indian Foreign Minister Asha Rao arrived in Mongolia on Tuesday, becoming the first Indian foreign minister to visit Mongolia in 42 years."
    assert len(found(Contact, text)) == 1


def test_a_visit_begins_on_the_day_from_which_it_starts() -> None:
    text = "On a trip to China starting from June 4 Zimbabwean President Tendai Moyo met farmers."
    assert "2024-06-04" in {one.date for one in found(Contact, text)}


def test_dollars_of_the_united_states_make_them_no_party() -> None:
    text = "India has offered Mongolia a line of credit of 1 billion US dollars for the construction of an oil refinery in Mongolia."
    assert {one.parties for one in found(Project, text)} == {("IND", "MNG")}
    assert {one.stage for one in found(Project, text)} == {"planned"}


def test_the_date_of_a_disaster_is_not_that_of_the_money() -> None:
    text = "Norway spent $73 million on districts of Iceland hit by the April 2015 earthquake."
    assert {one.period for one in found(Figure, text)} == {None}


def test_two_sides_that_are_known_need_no_third_of_the_text() -> None:
    text = (
        "Kenyan and Ugandan presidents Amos Otieno and Grace Nakato are meeting on Friday at the border. "
        "Tanzania mediates. Tanzanian President Juma Mrisho told Tanzania's parliament and Kenya's press so in Kenya."
    )
    meeting = next(one for one in found(Contact, text) if one.date == "2024-06-14")
    assert meeting.states == ("KEN", "UGA")
