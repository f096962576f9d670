from __future__ import annotations

import pytest
from readings import reading


def people(text: str) -> list[str]:
    """Each person once in order: "name role country"."""
    found = [f"{one.name} | {one.role} | {one.country}" for one in reading(text).people]
    return list(dict.fromkeys(found))


PEOPLE = [
    (
        "Norwegian Foreign Minister Ingrid Halvorsen met Iceland's Prime Minister Gunnar Jonsson.",
        ["Ingrid Halvorsen | Foreign Minister | NOR", "Gunnar Jonsson | Prime Minister | ISL"],
    ),
    (
        "Ingrid Halvorsen, Norway's foreign minister, flew to Iceland.",
        ["Ingrid Halvorsen | foreign minister | NOR"],
    ),
    (
        "President Daniel Mwangi of Kenya spoke in Uganda.",
        ["Daniel Mwangi | President | KEN"],
    ),
    (
        "The foreign minister of Kenya, Dr Grace Wanjiru, spoke in Uganda.",
        ["Grace Wanjiru | foreign minister | KEN"],
    ),
    (
        "The Chilean president and the Peruvian prime minister spoke.",
        ["None | president | CHL", "None | prime minister | PER"],
    ),
    (
        "Swedish Defence Minister Erik Dahl met his Danish counterpart Mette Holm.",
        ["Erik Dahl | Defence Minister | SWE", "Mette Holm | Defence Minister | DNK"],
    ),
    (
        "Vietnamese Prime Minister Nguyen Van Hung received Cuban envoy Luis Herrera.",
        ["Nguyen Van Hung | Prime Minister | VNM", "Luis Herrera | envoy | CUB"],
    ),
    (
        "Saudi Crown Prince Faisal bin Turki Al Saud visited Oman.",
        ["Faisal bin Turki Al Saud | Crown Prince | SAU"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_persons_have_name_role_and_country(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_a_surname_stands_for_the_person() -> None:
    text = "Norwegian Foreign Minister Ingrid Halvorsen arrived in Iceland.\nHalvorsen left on Friday."
    made = reading(text)
    assert [one.name for one in made.people] == ["Ingrid Halvorsen", "Ingrid Halvorsen"]
    assert [one.span.of(made.text) for one in made.people][1] == "Halvorsen"
    assert made.people[1].country == "NOR"


def test_a_family_name_that_stands_first_stands_for_the_person() -> None:
    text = "South Korean President Park Ji-hoon arrived in Indonesia.\nPark left on Friday."
    assert [one.name for one in reading(text).people] == ["Park Ji-hoon", "Park Ji-hoon"]


def test_titles_of_stories_name_nobody() -> None:
    assert reading("# Norwegian Foreign Minister Ingrid Halvorsen in Iceland").people == ()


def test_spans_hold_what_they_say() -> None:
    made = reading("Norwegian Foreign Minister Ingrid Halvorsen met Iceland's Prime Minister Gunnar Jonsson.")
    first = made.people[0]
    assert first.name_span is not None
    assert first.role_span is not None
    assert first.name_span.of(made.text) == "Ingrid Halvorsen"
    assert first.role_span.of(made.text) == "Foreign Minister"
    assert first.span.covers(first.name_span)


def test_an_organisation_is_kept() -> None:
    (one,) = reading("Pavel Horak, director of the Czech Chamber of Commerce, spoke in Austria.").people
    assert one.organisation == "Czech Chamber of Commerce"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Norwegian External Affairs Minister (EAM) K Halvorsen spoke.", "K Halvorsen", "External Affairs Minister"),
        (
            "Norway's Permanent Secretary, Ministry of Foreign and Diaspora Affairs, Ingrid Halvorsen spoke.",
            "Ingrid Halvorsen",
            "Permanent Secretary",
        ),
        (
            (
                "Norwegian Foreign Minister Ingrid Halvorsen and Danish Prime Minister Lars Holm came.\n"
                "Halvorsen also met her Icelandic counterpart, Gunnar Jonsson."
            ),
            "Gunnar Jonsson",
            "Foreign Minister",
        ),
    ],
)
def test_offices_that_stand_apart_from_the_name(text: str, name: str, role: str) -> None:
    assert {one.role for one in reading(text).people if one.name == name} == {role}


def test_a_ministry_is_no_person() -> None:
    text = "She works at the Ministry of Foreign and Diaspora Affairs in Kenya."
    assert [one.name for one in reading(text).people if one.name] == []


def test_fields_of_an_office_are_no_names() -> None:
    text = "The delegation met with Manuel Nunes, Angola's Minister of State for Economic Coordination, in Luanda."
    assert [(one.name, one.role) for one in reading(text).people if one.name] == [
        ("Manuel Nunes", "Minister of State for Economic Coordination")
    ]


HYPHENS = [
    (
        "Egyptian President Hassan el-Nouri met Libya's premier, Omar Zaid. El-Nouri thanked Zaid.",
        "El-Nouri",
        "Hassan el-Nouri",
    ),
    (
        "Cuban President Mario López-Vega met Peru's envoy, Ana Ruiz. López-Vega thanked Ruiz.",
        "López-Vega",
        "Mario López-Vega",
    ),
    (
        "Iranian Foreign Minister Reza Amir-Hosseini met Iraq's premier, Ali Karim. Amir-Hosseini thanked Karim.",
        "Amir-Hosseini",
        "Reza Amir-Hosseini",
    ),
]


@pytest.mark.parametrize(("text", "told", "name"), HYPHENS)
def test_a_surname_with_a_hyphen_stands_for_the_person(text: str, told: str, name: str) -> None:
    last = [one for one in reading(text).people if one.span.of(text) == told]
    assert [one.name for one in last] == [name]


def test_the_name_of_an_office_ends_where_its_field_does() -> None:
    text = "Chad's Secretary of State for the National Gendarmerie, Idriss Moussa, met Niger's Issa Garba on Monday."
    assert "Idriss Moussa | Secretary of State for the National Gendarmerie | TCD" in people(text)


def test_two_offices_before_a_comma_are_of_one_person() -> None:
    text = "The Vice-Prime Minister and Minister of Transport of Chad, Idriss Moussa, said so. "
    assert {line.split(" | ")[0] for line in people(text)} == {"Idriss Moussa"}


def test_a_newly_appointed_ambassador_is_an_ambassador() -> None:
    assert (
        people("The newly appointed ambassador of Chad to Niger, Idriss Moussa, met him.")[0].split(" | ")[1]
        == "ambassador"
    )


def test_a_spokesman_who_says_so_is_nobody_else() -> None:
    text = "Kenyan President Daniel Mwangi met Uganda's leader Joseph Okello, a spokesman said on Tuesday."
    assert "Joseph Okello | leader | UGA" in people(text)
    assert "None | spokesman | None" in people(text)


def test_what_stands_in_a_place_is_no_person() -> None:
    assert people("The plan was raised at the meeting of Thailand and Myanmar in Prachuap Khiri Khan in April.") == []


def test_the_head_of_a_states_diplomacy_is_its_foreign_minister() -> None:
    text = "Mario Ruiz, head of Spanish diplomacy, met his Moroccan counterpart, Omar Zaid."
    assert people(text) == ["Mario Ruiz | head of Spanish diplomacy | ESP", "Omar Zaid | foreign minister | MAR"]


def test_what_stands_before_a_comma_is_no_part_of_an_office() -> None:
    text = "They met at a recent conference, Deputy Transport Minister Mary Kamau of Kenya said."
    assert people(text) == ["Mary Kamau | Deputy Transport Minister | KEN"]


def test_leaders_called_by_their_state_alone() -> None:
    text = (
        "China's Xi Jinping and Uganda's Joseph Okello spoke by video link. Turkey's Erdogan met Kenya's Equity Bank."
    )
    assert people(text) == ["Xi Jinping | None | CHN", "Joseph Okello | None | UGA", "Erdogan | None | TUR"]


def test_who_is_trusted_in_is_a_person() -> None:
    assert "Vladimir Putin | None | RUS" in people("The two expressed their trust in Vladimir Putin after talks.")


def test_a_counterpart_beside_somebody_holds_that_office() -> None:
    text = (
        "Chilean President Ana Ruiz spoke after Chile's Deputy Foreign Minister Luis Vega and his Bolivian counterpart "
        "Mario Quispe met."
    )
    assert people(text)[-1] == "Mario Quispe | Deputy Foreign Minister | BOL"


def test_leaders_are_known_by_their_whole_names() -> None:
    told = "In New York, Sheikh Hasina held meetings with the prime ministers of Nepal and Bhutan."
    assert "Sheikh Hasina | None | BGD" in people(told)
    assert not [one for one in people("They met at the Indira Gandhi Airport.") if "Gandhi" in one]


def test_each_of_two_presidents_is_of_the_state_before_the_name() -> None:
    assert people("The meeting of the Presidents of Kyrgyzstan Ruslan Asanov and Mongolia Bat Dorj was short.") == [
        "Ruslan Asanov | president | KGZ",
        "Bat Dorj | president | MNG",
    ]
